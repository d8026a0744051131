"""Helper of clean: captions without a credit, known by what stands around them.

Where a page's paragraphs end in stops, a line between them that does not is a caption if it tells in the present what
a picture shows, says again what a paragraph says, or stands beside another caption. Lost stops alone prove nothing:
items of lists, lead-ins and cut paragraphs have none either. Limit: captions that end in a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crosswire.gather.residue.lines import Line, stems
from crosswire.lexicon.residue import residue_phrases
from crosswire.records.text import Residue

# Paragraphs, and the share of them that ends in a stop, from which a line without one stands out.
_PARAGRAPHS, _ENDED = 6, 0.75
# Words of a caption; a shorter line is a crosshead, a longer one a paragraph that lost its stop.
_WORDS = (9, 45)
# Content words, and the share of them that one paragraph holds, from which a line says the same again.
_CONTENT, _SAME = 6, 0.8
# Lines looked at in one report; the rest of a longer list is no captions.
_MOST = 60
# What a caption without a credit does not hold: quotations, posts, lead-ins, several questions.
_OTHER = re.compile(r"[\"“”@?#]|https?:|\b(?:said|says|told|tweeted)\b|^[•⦁·▪●►*–—-]")


def picture_lines(lines: Sequence[Line], marks: Iterable[Residue], headline: int | None) -> list[Residue]:
    """Captions among the ``lines`` that ``marks`` do not cover, the headline apart."""
    marks = list(marks)
    whole = {(mark.start, mark.end) for mark in marks}
    touched = {mark.start for mark in marks}
    known = {i for i, line in enumerate(lines) if (line.start, line.end) in whole}
    prose = [i for i, line in enumerate(lines) if line.prose and i not in known and i != headline]
    told = [i for i in prose if lines[i].ended]
    if len(prose) < _PARAGRAPHS or len(told) < len(prose) * _ENDED:
        return []
    maybe = [i for i in range(told[0] + 1, len(lines)) if i not in known and i != headline and _unended(lines[i])]
    cut = {i - 1 for i in range(1, len(lines)) if lines[i].text[0].islower()}  # sentences that go on in the next line
    maybe = [i for i in maybe if lines[i].start not in touched and i not in cut][:_MOST]
    found = _shown(lines, maybe, told)
    # Beside "Image caption: …" stand lists too: whoever labels some captions labels all.
    captions = {(m.start, m.end) for m in marks if m.kind == "caption" and not _apart(m)}
    beside = {i for i, line in enumerate(lines) if (line.start, line.end) in captions} | set(found)
    for i in (*maybe, *reversed(maybe)):
        if i not in beside and (i - 1 in beside or i + 1 in beside):
            beside.add(i)
            found[i] = "without a stop beside a caption"
    return [lines[i].mark("caption", because) for i, because in found.items()]


def _apart(mark: Residue) -> bool:
    """Does the caption ``mark`` say nothing of the lines beside it? Labels stand above lists, names beside anything."""
    return mark.because.startswith("starts with") or "alone between" in mark.because


def _unended(line: Line) -> bool:
    first, last = line.text[0], line.text[-1]
    return (
        not line.ended
        and _WORDS[0] <= line.words <= _WORDS[1]
        and (first.isupper() or first.isdigit())
        and last.isalnum()
        and not _OTHER.search(line.text)
    )


def _shown(lines: Sequence[Line], maybe: Sequence[int], told: Sequence[int]) -> dict[int, str]:
    """Lines that are captions by what they say, with the reason."""
    found = {i: "tells without a stop what a picture shows" for i in maybe if _scene(lines[i])}
    paragraphs = [stems(lines[i].text) for i in told] if len(found) < len(maybe) else []
    for i in maybe:
        own = stems(lines[i].text) if i not in found else set()
        if len(own) >= _CONTENT and any(len(own & other) >= len(own) * _SAME for other in paragraphs):
            found[i] = "says again without a stop what a paragraph says: a caption or a pulled quotation"
    return found


def _scene(line: Line) -> bool:
    return residue_phrases().scene.search(line.text) is not None
