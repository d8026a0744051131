"""Twins: documents that carry the same sentences, however different their page furniture.

Reprints of one wire tell nothing new. Each set of twins is read once, through the twin that knows its
date of publication (the earliest such); what is found there is afterwards shown at its place in every
other twin (``reconcile/twins.py``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crosswire.records.text import ParsedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """``report`` carries the sentences of ``of``; ``starts`` are those of the sentences in each."""

    report: str
    of: str
    starts: tuple[int, ...]
    of_starts: tuple[int, ...]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The place in ``report`` of the characters [start, end) of ``of``."""
        first = max(0, bisect_right(self.of_starts, start) - 1)
        last = max(first, bisect_right(self.of_starts, max(start, end - 1)) - 1)
        return start + self.starts[first] - self.of_starts[first], end + self.starts[last] - self.of_starts[last]


def fold_twins(parsed: Sequence[ParsedDocument]) -> tuple[tuple[ParsedDocument, ...], tuple[Twin, ...]]:
    """Return the documents to read, in order, and for each of the others whose twin it is."""
    sets: dict[tuple[object, ...], list[ParsedDocument]] = {}
    for one in parsed:
        key = tuple((s.parse.text, s.headline) for s in one.sentences) or (one.document.article.id,)
        sets.setdefault(key, []).append(one)
    read = {_reader(twins).document.article.id for twins in sets.values()}
    pairs = [(one, _reader(twins)) for twins in sets.values() for one in twins]
    return (
        tuple(one for one in parsed if one.document.article.id in read),
        tuple(_twin(one, reader) for one, reader in pairs if one is not reader),
    )


def _reader(twins: Sequence[ParsedDocument]) -> ParsedDocument:
    return min(twins, key=lambda one: one.document.published or date.max)


def _twin(one: ParsedDocument, reader: ParsedDocument) -> Twin:
    return Twin(
        report=one.document.article.id,
        of=reader.document.article.id,
        starts=tuple(s.start for s in one.sentences),
        of_starts=tuple(s.start for s in reader.sentences),
    )
