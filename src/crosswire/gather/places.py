"""Helper of clean: rules that know residue by its place among the other lines.

Before the first paragraph of the story stand the headline, decks, bylines and menus; after its last
one forms and lists; between, teasers and captions. What is kept there must look like the story:
share content words with it, or end like a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crosswire.gather.lines import Line, fold, names, stems
from crosswire.gather.marks import is_byline
from crosswire.records.text import Residue

# Lines: the headline is looked for among so many first lines.
_TOP = 12
# Words: the shortest and the longest headline.
_HEADLINE = (3, 30)
# Words: after the story, a line without a full stop that is shorter than this is no cut-off paragraph.
_TAIL = 12
# Share of the prose, in characters, that must stand before a comment form for all after it to be comments.
_COMMENTS_AFTER = 0.5
_BULLET = re.compile(r"^[•⦁·▪●►*]\s")


def find_headline(lines: Sequence[Line], marked: set[int], title: str | None) -> int | None:
    """Index of the headline: the line that is the given title, else the line before the first
    paragraph that shares most content words with the prose. None where no line qualifies."""
    top = _top(lines, marked)
    wanted = fold(title or "")
    for index in top:
        if wanted and fold(lines[index].text) == wanted:
            return index
    story = stems(" ".join(line.text for line in lines if line.prose)[:20_000])
    best, best_score = None, 0
    for index in top:
        line = lines[index]
        if not _HEADLINE[0] <= line.words <= _HEADLINE[1] or is_byline(line):
            continue
        score = len(stems(line.text) & story)
        if score > best_score:
            best, best_score = index, score
    return best


def _top(lines: Sequence[Line], marked: set[int]) -> list[int]:
    """Unmarked lines up to the first paragraph (with it, if nothing stands before it)."""
    found: list[int] = []
    for index, line in enumerate(lines[:_TOP]):
        if index in marked:
            continue
        if line.prose and found:
            break
        found.append(index)
    return found


def marks_by_place(lines: Sequence[Line], marked: set[int], headline: int | None) -> list[Residue]:
    """Residue that only its place gives away. ``marked`` are the indices of lines already known."""
    prose = [index for index, line in enumerate(lines) if line.prose and index not in marked and index != headline]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    story = stems(" ".join(lines[index].text for index in prose)[:50_000])
    found = []
    for index, line in enumerate(lines):
        if index in marked or index == headline:
            continue
        if index < first:
            mark = _before(line, story, lines[headline] if headline is not None else None)
        elif index > last:
            mark = _after(line)
        else:
            mark = None if line.prose else _between(lines, index, prose)
        if mark is not None:
            found.append(mark)
    return found + _repeated(lines, marked, headline)


def _before(line: Line, story: set[str], headline: Line | None) -> Residue | None:
    if is_byline(line):
        return line.mark("byline", "names alone above the story")
    if (
        headline is not None
        and fold(line.text) != fold(headline.text)
        and fold(line.text).endswith(fold(headline.text))
    ):
        return line.mark("navigation", "a path of sections that ends in the headline")
    if not line.ended and not stems(line.text) & story:
        return line.mark("navigation", "above the story, shares no content word with it")
    return None


def _after(line: Line) -> Residue | None:
    if line.ended or line.words >= _TAIL:
        return None
    return line.mark("navigation", "after the last paragraph, not a sentence")


def _between(lines: Sequence[Line], index: int, prose: Sequence[int]) -> Residue | None:
    line = lines[index]
    letters = [c for c in line.text if c.isalpha()]
    if line.words >= 5 and len(letters) > 20 and all(c.isupper() for c in letters):
        return line.mark("teaser", "a headline in capitals between paragraphs")
    alone = not (_bulleted(lines, index - 1) or _bulleted(lines, index + 1))
    if _bulleted(lines, index) and alone and line.words >= 4 and not line.text.endswith("."):
        return line.mark("teaser", "a single bullet between paragraphs, not a statement")
    own = names(line.text)
    if line.words >= 5 and not line.ended and len(own) >= 3 and len(own) * 2 >= line.words:
        rest = names(" ".join(lines[i].text for i in prose)[:50_000])
        if not own & rest:
            return line.mark("teaser", "names nobody whom the story names")
    return None


def _bulleted(lines: Sequence[Line], index: int) -> bool:
    return 0 <= index < len(lines) and bool(_BULLET.match(lines[index].text))


def _repeated(lines: Sequence[Line], marked: set[int], headline: int | None) -> list[Residue]:
    """Short lines that stand there twice: the text behind a picture and its caption, or the headline again."""
    counts = Counter(fold(line.text) for line in lines if not line.prose and line.words >= 4)
    title = fold(lines[headline].text) if headline is not None else ""
    return [
        line.mark("caption", "the same line twice: a picture's description and its caption")
        for index, line in enumerate(lines)
        if index not in marked and not line.prose and line.words >= 4 and counts[fold(line.text)] > 1
        and fold(line.text) != title and index != headline
    ]  # fmt: skip


def comments_from(lines: Sequence[Line], marks: Sequence[Residue]) -> int | None:
    """Offset from which the page holds readers' comments, or None."""
    total = sum(line.end - line.start for line in lines if line.prose)
    for mark in marks:
        if mark.kind == "comment":
            before = sum(line.end - line.start for line in lines if line.prose and line.end <= mark.start)
            if before >= total * _COMMENTS_AFTER:
                return mark.start
    return None
