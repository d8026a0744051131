"""Finding quotations by their marks, paragraph by paragraph.

Marks may be typographic or straight, doubled or single, lost or unbalanced. A quotation that runs over
several paragraphs opens each of them again and closes once. A single mark quotes only where it stands at
the edge of a word and is closed in the same paragraph, since it is an apostrophe elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from crosswire.records.text import Span

_OPENERS = "“„«"
_CLOSERS = "”»"
_STRAIGHT = '"‟″'
# Doubled marks that may close a quotation.
CLOSING = _CLOSERS + _STRAIGHT
_MARKS = re.compile(r"[“”„«»\"‟″]|''|``")
# Characters: an unclosed quotation is not believed beyond this; scraped text loses marks.
_LONGEST_UNCLOSED = 400
# Characters: a quotation in single marks is short ("'grave mistake'", mostly in headlines).
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=[\w$£€“\"])([^‘’'\n]{0,240}(?:[’'](?=\w)[^‘’'\n]{0,240}){0,6})(?<=[\w.,!?…%])[’'](?!\w)"
)


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the quotations in ``text`` within ``paragraphs`` (ranges in order), marks included."""
    found: list[Span] = []
    ranges = list(paragraphs)
    for number, (start, end) in enumerate(ranges):
        after = ranges[number + 1][0] if number + 1 < len(ranges) else None
        goes_on = after is not None and text[after] in _OPENERS + _STRAIGHT
        doubled = _doubled(text, start, end, goes_on=goes_on)
        found += doubled
        starts = [span.start for span in doubled]
        for match in _SINGLE.finditer(text, start, end):
            before = bisect_left(starts, match.end()) - 1  # the last that begins before the end of this one
            if before < 0 or doubled[before].end <= match.start():
                found.append(Span(start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def inner(text: str, span: Span) -> Span:
    """The quotation ``span`` without its marks and the space inside them."""
    start, end = span.start, span.end
    while start < end and text[start] in "“„«\"‟″‘'`»” ":
        start += 1
    while end > start and text[end - 1] in "”»\"‟″’'`“ ":
        end -= 1
    return Span(start=start, end=end)


def _doubled(text: str, start: int, end: int, *, goes_on: bool) -> list[Span]:
    found = []
    opened: int | None = None
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened is None:
            if _opens(text, start, at, match.end(), end, mark):
                opened = at
        elif _closes(text, start, at, match.end(), end, mark):
            found.append(Span(start=opened, end=match.end()))
            opened = None
        elif mark in _OPENERS or mark in _STRAIGHT or mark == "``":  # a second opening: the first was never closed
            found.append(Span(start=opened, end=_stop(text, opened, at)))
            opened = at
    if opened is not None:
        found.append(Span(start=opened, end=end if goes_on else _stop(text, opened, end)))
    return [span for span in found if span.end - span.start > 2]


def _opens(text: str, start: int, at: int, after: int, end: int, mark: str) -> bool:
    if mark in _OPENERS or mark == "``":
        return True
    if mark in _CLOSERS or mark == "''" or after >= end:
        return False
    before = text[at - 1] if at > start else " "
    return not (before.isalnum() and text[after].isspace())


def _closes(text: str, start: int, at: int, after: int, end: int, mark: str) -> bool:
    if mark in _CLOSERS or mark == "''":
        return True
    if mark in _OPENERS or mark == "``":
        return False
    spaced_before = at > start and text[at - 1].isspace()
    spaced_after = after >= end or not text[after].isalnum()
    return spaced_after or not spaced_before


def _stop(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation is taken to end: at the end of its sentence."""
    limit = min(limit, start + _LONGEST_UNCLOSED)
    match = re.compile(r"[.!?…](?=\s|[A-Z])").search(text, start + 3, limit)
    return match.end() if match else len(text[:limit].rstrip())


# What a line has in square brackets, with the blank that parts it from the words before it, or behind it.
_ADDED = re.compile(r"^\[[^\[\]]*\]\s?|\s?\[[^\[\]]*\]")


def said_in(line: str) -> str:
    """What the line of a claim tells, without whose words they are and without what was added to it."""
    return without_speaker(without_added(line))


def without_added(line: str) -> str:
    """The line without what it has in square brackets: who is meant."""
    return _ADDED.sub("", line) if "[" in line else line


def without_speaker(line: str) -> str:
    """What the line of a claim tells, without whose words they are ("Ana Reyes: “We are ready.”")."""
    return line.partition(": “")[2] or line
