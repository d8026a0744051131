"""Words that two texts share in runs: how much of each was carried over, and what was changed in between.

A run of four words that stands in both texts was carried over; reports that know nothing of each other share a few
such runs (titles, quotations), copies little else. What stands between carried runs is what an editor, a typist or a
paraphrasing program has changed: letters, whole words, or whole passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from rapidfuzz.distance import Indel, LCSseq

from crosswire.matching.flags import held, share
from crosswire.records.text import Span
from crosswire.text.wordrow import RUN, Flags, Numbers, WordRow

# Words of a run that two reporters seldom share, and that they hardly ever do.
_LONG, _LONGER = 6, 9
# Words of a text that are aligned one by one: the cost grows with the product of both lengths, over 64.
_ALIGNED = 4000
# Words of a text that say whether it was reworded all through.
_ENOUGH = 800
# Changes that are looked at; the first few hundred say what kind they are.
_MOST_CHANGES = 300
# Words of one change that may be a rewording; longer ones are passages cut or added.
_PHRASE = 15
_FIGURE = re.compile(r"\d")
# Likeness of letters (0..1) from which two different words are one word misspelt, or in two spellings.
SPELLING = 0.6
# Unchanged words before and after a rewording, together: it is the sentence that goes on, not another one.
_CONTEXT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Shares (0..1) of two texts that stand in the other in runs of words: ``left`` and ``right`` of all words,
    ``left_own`` and ``right_own`` of the words outside quotation marks; ``own`` is the number of the latter that
    either text has at least. ``left_long``, ``right_long`` and ``left_longer``, ``right_longer`` are the shares of the
    words outside quotation marks that stand in runs of at least 6 and 9 words, ``longest`` is the number of words of the
    longest run. ``fewer`` and ``more`` are the numbers of words outside quotation marks of the text that has fewer of them
    and of the other."""

    left: float
    right: float
    left_own: float
    right_own: float
    own: int
    left_long: float = 0.0
    right_long: float = 0.0
    left_longer: float = 0.0
    right_longer: float = 0.0
    longest: int = 0
    fewer: int = 0
    more: int = 0

    @property
    def least(self) -> float:
        """The share of the text that has less in common."""
        return min(self.left, self.right)

    @property
    def most_own(self) -> float:
        """The share of the reporter's own words of the text that has more in common."""
        return max(self.left_own, self.right_own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of words in which two texts that go alike before and after it differ; an empty span marks where the
    other text has more."""

    left: Span
    right: Span


def carried(left: WordRow, right: WordRow) -> Carried:
    """Measure what two texts share in runs of words."""
    on_left, on_right = _stretches(left, right), _stretches(right, left)
    own_left, own_right = on_left[~left.quoted], on_right[~right.quoted]
    return Carried(
        left=share(on_left >= RUN),
        right=share(on_right >= RUN),
        left_own=share(own_left >= RUN),
        right_own=share(own_right >= RUN),
        own=min(int((own_left >= RUN).sum()), int((own_right >= RUN).sum())),
        left_long=share(own_left >= _LONG),
        right_long=share(own_right >= _LONG),
        left_longer=share(own_left >= _LONGER),
        right_longer=share(own_right >= _LONGER),
        longest=min(int(own_left.max(initial=0)), int(own_right.max(initial=0))),
        fewer=min(len(own_left), len(own_right)),
        more=max(len(own_left), len(own_right)),
    )


def _covered(row: WordRow, other: WordRow) -> Flags:
    """Which words stand in a run that the other text has too."""
    return _stretches(row, other) >= RUN


def _stretches(row: WordRow, other: WordRow) -> Numbers:
    """For each word, the number of words of the longest stretch around it all of whose runs the other text has too."""
    lengths = np.zeros(len(row.numbers), np.int64)
    found = held(row.runs, np.sort(other.runs))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], found, [False]))))
    for start, end in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
        words = slice(start, end + RUN - 1)
        lengths[words] = np.maximum(lengths[words], end + RUN - 1 - start)
    return lengths


def edits(left: WordRow, right: WordRow) -> list[Edit]:
    """What differs between two texts that mostly go alike, in order; longer texts are compared as far as
    ``_ALIGNED`` words. What stands elsewhere in the other text was moved, and is not told."""
    a, b = left.numbers[:_ALIGNED].tolist(), right.numbers[:_ALIGNED].tolist()
    on_left, on_right = _covered(left, right), _covered(right, left)
    found: list[Edit] = []
    for i, j, k, m in _changes(a, b):
        moved = (on_left[i:j].all() and j > i) or (on_right[k:m].all() and m > k)
        if not moved or (j > i and m > k and j - i < RUN and m - k < RUN):
            found.append(Edit(left=_span(left, i, j), right=_span(right, k, m)))
    return found


def _changes(a: list[int], b: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of words that differ: those of ``a``, then those of ``b``."""
    equal = [op for op in LCSseq.opcodes(a, b) if op.tag == "equal"]
    ends = [(0, 0), *((op.src_end, op.dest_end) for op in equal)]
    starts = [*((op.src_start, op.dest_start) for op in equal), (len(a), len(b))]
    for (i, k), (j, m) in zip(ends, starts, strict=True):
        if j > i or m > k:
            yield i, j, k, m


def _span(row: WordRow, first: int, after: int) -> Span:
    """The characters of words ``first`` to ``after``; for none, the empty place before the next word."""
    if first < after:
        return Span(start=int(row.starts[first]), end=int(row.ends[after - 1]))
    at = int(row.starts[first]) if first < len(row.starts) else int(row.ends[-1]) if len(row.ends) else 0
    return Span(start=at, end=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the words of two texts that mostly go alike differ.

    ``kept`` is the share (0..1) of the text that keeps more which stands in the other word for word in order;
    ``reworded`` counts phrases put for others, ``longer`` how many words more the longer side of them has;
    ``misspelt`` counts words that differ in letters; ``cut`` counts passages that only one text has, and ``loose`` is the
    share (0..1) of both texts' words in them. ``even`` is the length of the shorter text as a share of the longer's.
    """

    kept: float
    reworded: int
    longer: int
    misspelt: int
    cut: int
    loose: float
    even: float = 1.0


def wording(left: WordRow, right: WordRow, texts: tuple[str, str]) -> Wording:
    """Say how two texts (``left`` and ``right``, with their originals) differ in words."""
    a, b = left.numbers[:_ENOUGH].tolist(), right.numbers[:_ENOUGH].tolist()
    changes = list(_changes(a, b))
    same = len(a) - sum(j - i for i, j, _, _ in changes)
    reworded = misspelt = cut = loose = 0
    one, other = 0, 0
    bounds = [(0, 0), *((j, m) for _, j, _, m in changes)]
    nexts = [*((i, k) for i, _, k, _ in changes[1:]), (len(a), len(b))]
    for (i, j, k, m), (last, _), (following, _) in islice(zip(changes, bounds, nexts, strict=False), _MOST_CHANGES):
        if i == j or k == m or j - i > _PHRASE or m - k > _PHRASE:
            cut, loose = cut + 1, loose + j - i + m - k
            continue
        phrases = texts[0][_slice(left, i, j)].lower(), texts[1][_slice(right, k, m)].lower()
        if Indel.normalized_similarity(*phrases) >= SPELLING:
            misspelt += 1
        elif i - last + following - j >= _CONTEXT and _words_alone(phrases):
            reworded += 1
            one, other = one + j - i, other + m - k
    shortest = min(len(a), len(b))
    return Wording(
        kept=same / shortest if shortest else 0.0,
        reworded=reworded,
        longer=abs(one - other),
        misspelt=misspelt,
        cut=cut,
        loose=loose / max(1, len(a) + len(b)),
        even=min(len(left.numbers), len(right.numbers)) / max(1, len(left.numbers), len(right.numbers)),
    )


def _slice(row: WordRow, first: int, after: int) -> slice:
    return slice(int(row.starts[first]), int(row.ends[after - 1]))


def _words_alone(phrases: tuple[str, str]) -> bool:
    """Whether two phrases hold no figure: figures and dates are corrected, not reworded."""
    return not _FIGURE.search(phrases[0]) and not _FIGURE.search(phrases[1])
