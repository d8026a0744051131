"""Helper of clean: which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.gather.residue.lines import Line, fold, stems
from crosswire.gather.residue.marks import is_byline

# Lines: a given title is looked for among so many first lines (menus of a page stand above it).
_FAR = 400
# Share of a given title that a line must hold to be it; the rest is the name of the site.
_NEAR = 0.5
# Lines: without a title, the headline is looked for among so many first lines that are no residue.
_TOP = 12
# Words: the shortest and the longest headline.
_HEADLINE = (2, 30)
# Content words shared with the story from which a second line is the headline, not a deck below it.
_SITE_NAME = 4
# What stands between the steps of a menu's path, and characters of a last step that is a headline.
_SEPARATOR = re.compile(r"\s[|>»›/→]\s")
_STEP = 15


def find_headline(
    lines: Sequence[Line], marked: set[int], outside: set[int], title: str | None, story: set[str]
) -> int | None:
    """Index of the headline, or None.

    ``marked`` are the indices of lines known as residue, ``outside`` of those outside the article of a
    web page, ``story`` are the content words of the story. The headline is the line that is the given
    title, else the first line above the story that shares a content word with it. A line that ends in
    a later one is the path of menus that leads to it.
    """
    titled = _titled(lines, fold(title or ""))
    if titled is not None:
        return titled
    candidates: list[int] = []
    top = _top(lines, marked | outside)
    for place, index in enumerate(top):
        line = lines[index]
        if not _HEADLINE[0] <= line.words <= _HEADLINE[1] or (place and is_byline(line)):
            continue
        if any(leads_to(line, lines[later]) for later in top[place + 1 :]):
            continue
        if not story or stems(line.text) & story:
            candidates.append(index)
    return _likelier([(index, len(stems(lines[index].text) & story)) for index in candidates[:2]])


def _titled(lines: Sequence[Line], wanted: str) -> int | None:
    """The line that is the title, or that the title holds beside the name of the site."""
    if not wanted:
        return None
    near = None
    for index, line in enumerate(lines[:_FAR]):
        if line.words > _HEADLINE[1]:
            continue
        folded = fold(line.text)
        if folded == wanted:
            return index
        if near is None and line.words > _HEADLINE[0] and len(folded) > len(wanted) * _NEAR and folded in wanted:
            near = index
    return near


def _likelier(candidates: list[tuple[int, int]]) -> int | None:
    """The first of (index, shared words), unless it shares a single word and the next far more: then
    it is the name of the site."""
    if len(candidates) == 2 and candidates[0][1] <= 1 and candidates[1][1] >= _SITE_NAME:
        return candidates[1][0]
    return candidates[0][0] if candidates else None


def leads_to(line: Line, headline: Line) -> bool:
    """Is ``line`` a path of menus that ends in ``headline``, stuck to it or after a separator?"""
    last = _SEPARATOR.split(line.text)[-1]
    if last != line.text and len(last) >= _STEP and fold(headline.text).startswith(fold(last)):
        return True  # "Home | World | Ministers agree", perhaps cut short
    if len(line.text) <= len(headline.text) or not line.text.endswith(headline.text):
        return False
    path = line.text[: -len(headline.text)]
    return path[-1].isalnum() or path.rstrip()[-1:] in tuple("/>»›|→")


def _top(lines: Sequence[Line], marked: set[int]) -> list[int]:
    """Unmarked lines up to the first paragraph (with it, if nothing stands before it)."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if index in marked:
            continue
        if (line.prose and found) or len(found) == _TOP:
            break
        found.append(index)
    return found
