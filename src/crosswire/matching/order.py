"""Facts that two reports tell, sentence by sentence, and the order in which they tell them.

A rewrite and a machine translation keep what their wire says and mostly in which order, though no
run of letters survives. Each sentence is a bag of weighted words; sentences that are each other's
best match are paired; the longest chain of pairs in the same order of both reports is what is
common to their telling. Reports of one event that know nothing of each other pair few sentences, and
those in any order.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crosswire.records.text import Span
from crosswire.text.tfidf import Ids, Weights

# Cosine from which two sentences may tell the same fact; below it they share a name or two.
ALIKE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence: where it stands, its distinct words by number, and the rarity of each."""

    span: Span
    ids: Ids
    rarity: Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``pairs`` are (left, right) indices of paired sentences in order of the left; ``chain`` is the length
    of the longest run of them in the order of both; ``left`` and ``right`` are the shares (0..1) of each
    report's word rarity that its paired sentences have in common with their partner; ``of_left[i]`` is the
    right sentence most like left sentence i, paired or not, and ``of_right`` the reverse (-1: none shares a word)."""

    pairs: tuple[tuple[int, int], ...]
    chain: int
    left: float
    right: float
    of_left: tuple[int, ...] = ()
    of_right: tuple[int, ...] = ()


def common_order(left: Sequence[Told], right: Sequence[Told]) -> Order:
    """Pair the sentences of two reports and measure what the pairs have in common."""
    if not left or not right:
        none = (-1,)
        return Order(pairs=(), chain=0, left=0.0, right=0.0, of_left=none * len(left), of_right=none * len(right))
    first, second = _matrices(left, right)
    common = first @ second.T
    lengths = np.sqrt((first**2).sum(axis=1))[:, None] * np.sqrt((second**2).sum(axis=1))[None, :]
    cosines = np.divide(common, lengths, out=np.zeros_like(common), where=lengths > 0)
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    pairs = tuple((i, int(j)) for i, j in enumerate(best) if back[j] == i and cosines[i, j] >= ALIKE)
    shared = sum(float(common[i, j]) for i, j in pairs)
    return Order(
        pairs=pairs,
        chain=longest_rise([j for _, j in pairs]),
        left=shared / (float((first**2).sum()) or 1.0),
        right=shared / (float((second**2).sum()) or 1.0),
        of_left=tuple(np.where(cosines.max(axis=1) > 0, best, -1).tolist()),
        of_right=tuple(np.where(cosines.max(axis=0) > 0, back, -1).tolist()),
    )


def _matrices(left: Sequence[Told], right: Sequence[Told]) -> tuple[Weights, Weights]:
    """Sentences by words that occur on both sides (others add to the length alone, in a column of their own)."""
    known = np.intersect1d(np.concatenate([t.ids for t in left]), np.concatenate([t.ids for t in right]))
    return _matrix(left, known, 0), _matrix(right, known, 1)


def _matrix(sentences: Sequence[Told], known: Ids, side: int) -> Weights:
    """Square roots of rarities, so that their product is a word's rarity; sorted ``known`` gives the columns."""
    matrix = np.zeros((len(sentences), len(known) + 2), dtype=np.float32)
    ids = np.concatenate([told.ids for told in sentences])
    rarity = np.concatenate([told.rarity for told in sentences])
    row = np.repeat(np.arange(len(sentences)), [len(told.ids) for told in sentences])
    column = np.searchsorted(known, ids)
    shared = np.isin(ids, known)
    matrix[row[shared], column[shared]] = np.sqrt(rarity[shared])
    rest = np.bincount(row[~shared], weights=rarity[~shared], minlength=len(sentences))
    matrix[:, len(known) + side] = np.sqrt(rest)
    return matrix


def longest_rise(values: Sequence[int]) -> int:
    """Length of the longest strictly increasing subsequence (patience sorting)."""
    tops: list[int] = []
    for value in values:
        at = bisect.bisect_left(tops, value)
        if at == len(tops):
            tops.append(value)
        else:
            tops[at] = value
    return len(tops)
