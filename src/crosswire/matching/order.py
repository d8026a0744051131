"""Facts that two reports tell, sentence by sentence, and the order in which they tell them.

A rewrite and a machine translation keep what their wire says and mostly in which order, though no
run of letters survives. Each sentence is a bag of weighted words; sentences that are each other's
best match are paired; the longest chain of pairs in the same order of both reports is what is
common to their telling. Reports of one event that know nothing of each other pair few sentences, and
those in any order.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.records.text import Span

# Cosine from which two sentences may tell the same fact; below it they share a name or two.
ALIKE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence: where it stands, and the rarity of each of its words."""

    span: Span
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``pairs`` are (left, right) indices of paired sentences in order of the left; ``chain`` is the length
    of the longest run of them in the order of both; ``left`` and ``right`` are the shares (0..1) of each
    report's word rarity that its paired sentences have in common with their partner."""

    pairs: tuple[tuple[int, int], ...]
    chain: int
    left: float
    right: float


def common_order(left: Sequence[Told], right: Sequence[Told], *, alike: float = ALIKE) -> Order:
    """Pair the sentences of two reports and measure what the pairs have in common."""
    if not left or not right:
        return Order(pairs=(), chain=0, left=0.0, right=0.0)
    first, second = _matrices(left, right)
    # Square roots of rarities are summed in the product, so that a common word counts its rarity once.
    common = first @ second.T
    lengths = np.sqrt((first**2).sum(axis=1))[:, None] * np.sqrt((second**2).sum(axis=1))[None, :]
    cosines = np.divide(common, lengths, out=np.zeros_like(common), where=lengths > 0)
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    pairs = tuple((i, int(j)) for i, j in enumerate(best) if back[j] == i and cosines[i, j] >= alike)
    shared = sum(float(common[i, j]) for i, j in pairs)
    return Order(
        pairs=pairs,
        chain=_longest_rise([j for _, j in pairs]),
        left=shared / (float((first**2).sum()) or 1.0),
        right=shared / (float((second**2).sum()) or 1.0),
    )


def _matrices(left: Sequence[Told], right: Sequence[Told]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Sentences by words that occur on both sides (others add to the length alone, in a column of their own)."""
    known = {word for told in left for word in told.words} & {word for told in right for word in told.words}
    column = {word: number for number, word in enumerate(sorted(known))}
    return _matrix(left, column, 0), _matrix(right, column, 1)


def _matrix(sentences: Sequence[Told], column: Mapping[str, int], side: int) -> npt.NDArray[np.float32]:
    matrix = np.zeros((len(sentences), len(column) + 2), dtype=np.float32)
    for row, told in enumerate(sentences):
        rest = 0.0
        for word, rarity in told.words.items():
            at = column.get(word)
            if at is None:
                rest += rarity
            else:
                matrix[row, at] = rarity**0.5
        matrix[row, len(column) + side] = rest**0.5
    return matrix


def _longest_rise(values: Sequence[int]) -> int:
    """Length of the longest strictly increasing subsequence (patience sorting)."""
    tops: list[int] = []
    for value in values:
        at = bisect.bisect_left(tops, value)
        if at == len(tops):
            tops.append(value)
        else:
            tops[at] = value
    return len(tops)
