"""Helper of clean: notes about who wrote the story, below it or as its first paragraph.

"Ana Brodt is senior editor of Ferry News.": somebody whom the story itself does not name, with what he does. A note
may be too short for a paragraph ("Lea Marn is editor of Ferry News.") or lack its stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.gather.residue.lines import Line
from crosswire.lexicon.authors import author_words
from crosswire.records.text import Residue

# Lines: so many last ones may be notes about the author, of so many words at least.
_NOTES, _SHORTEST = 3, 5


def author_notes(lines: Sequence[Line], prose: Sequence[int], marked: set[int], headline: int | None) -> list[Residue]:
    """Notes among the ``lines``, of which ``prose`` are paragraphs of the story and ``marked`` known residue."""
    if len(prose) <= _NOTES:
        return []
    words = author_words()
    last = [i for i in range(prose[-1] - _NOTES, len(lines)) if i not in marked and lines[i].words >= _SHORTEST]
    above = [
        i
        for i in prose[:_NOTES]
        if words.above.search(lines[i].text) or (i == prose[0] and words.first.match(lines[i].text))
    ]
    found = []
    for i in sorted({*above, *prose[-_NOTES:], *last[-_NOTES:]} - {headline}):
        match = words.note.match(lines[i].text) or words.signed.match(lines[i].text)
        if match is not None and not _named(match["name"] or "", i, lines, prose):
            found.append(lines[i].mark("credit", "says who the author is, below the story or above it"))
    return found


def _named(name: str, note: int, lines: Sequence[Line], prose: Sequence[int]) -> bool:
    """Does another paragraph name whom the ``note`` is about? Other notes begin with the same name."""
    surname = name.split(" ")[-1]
    return bool(surname) and any(
        surname in lines[i].text for i in prose if i != note and not lines[i].text.startswith(name)
    )
