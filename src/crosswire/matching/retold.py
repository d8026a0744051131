"""Sentences that two texts have in common though they were built anew.

Each sentence of one text is laid beside the sentence of the other that is most alike, and the words that stand in
both in the same order are counted: most of them in a sentence carried over, a half in one retold, a quarter in
two sentences that happen to tell of the same people. Words inside quotation marks do not count, because
two reporters may quote the same speech.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from crosswire.matching.order import Told
from crosswire.text.wordrow import Numbers, WordRow, numbers_of

# Words of its own (outside quotation marks) that a sentence needs to be compared.
_OWN = 6
# Share of a sentence's words found in its partner from which it was carried over, and from which it was retold.
CARRIED, RETOLD = 0.75, 0.4
# Words that every report has.
_COMMON = frozenset(
    "the a an of to in and that for is on with was as at by it from has he had be are his its have were will not they "
    "who said after been but their this which or she her would about more when one two s mr were into over out up "
    "also told says say there than no if new him i we you".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How much of one text the other tells: ``words`` and ``content`` are the mean shares (0..1) of the words, and of
    those that are neither names nor common, of its sentences that the likest sentence of the other holds in order;
    ``carried`` and ``retold`` the shares of its words in sentences carried over and retold; ``sentences`` counts
    those carried over."""

    words: float
    content: float
    carried: float
    retold: float
    sentences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence: its own words and all its words, and the same without names and common words."""

    own: list[int]
    own_content: list[int]
    every: list[int]
    every_content: list[int]


def side(mine: Sequence[Line], theirs: Sequence[Line], partners: Sequence[int]) -> Side:
    """Measure one text beside another by their sentences; ``partners[i]`` is the number of the sentence of the other
    that is most like sentence i, or -1."""
    found = [
        (len(line.own), *_common(line, theirs[partner] if partner >= 0 else None))
        for line, partner in zip(mine, partners, strict=True)
        if len(line.own) >= _OWN
    ]
    total = sum(size for size, _, _ in found) or 1
    return Side(
        words=sum(size * words for size, words, _ in found) / total,
        content=sum(size * content for size, _, content in found) / total,
        carried=sum(size for size, words, _ in found if words >= CARRIED) / total,
        retold=sum(size for size, words, _ in found if RETOLD <= words < CARRIED) / total,
        sentences=sum(words >= CARRIED for _, words, _ in found),
    )


def _common(line: Line, partner: Line | None) -> tuple[float, float]:
    """The shares of a sentence's own words, and of its own content words, that its partner holds in order."""
    if partner is None:
        return 0.0, 0.0
    words = LCSseq.similarity(line.own, partner.every) / len(line.own)
    content = LCSseq.similarity(line.own_content, partner.every_content) / max(1, len(line.own_content))
    return float(words), float(content)


def lines(row: WordRow, told: Sequence[Told]) -> list[Line]:
    """The sentences ``told`` of a text with the words ``row``, ready to be laid beside others."""
    return list(_each(row, told))


def _each(row: WordRow, told: Sequence[Told]) -> Iterator[Line]:
    content = row.plain & ~np.isin(row.numbers, _common_words())
    first = np.searchsorted(row.starts, [sentence.span.start for sentence in told])
    after = np.searchsorted(row.starts, [sentence.span.end for sentence in told])
    for i, j in zip(first.tolist(), after.tolist(), strict=True):
        numbers, own, kept = row.numbers[i:j], ~row.quoted[i:j], content[i:j]
        yield Line(
            own=numbers[own].tolist(),
            own_content=numbers[own & kept].tolist(),
            every=numbers.tolist(),
            every_content=numbers[kept].tolist(),
        )


@functools.cache
def _common_words() -> Numbers:
    return numbers_of(sorted(_COMMON))
