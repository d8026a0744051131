"""What one section tells whole is told by another in a few words that lead there.

A threat that stands in short stands among the threats as well, and with who says so: read whole three times it hides what is
new. Nothing is left out: each line keeps its place in each list, with its first references.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.render.repeated import joined, words_of
from crosswire.render.shown import Difference, Differences, Line, Section

# Words: a line of so many is told again, of a longer one its first words.
_SHORT, _FIRST = 12, 9


class Once:
    """Remembers where each line stands whole."""

    def __init__(self) -> None:
        self._whole: dict[str, tuple[str, str]] = {}

    def placed(self, section: Section, under: str = "", part: int = 0) -> Section:
        """``section`` with its lines placed, those that stand whole in an earlier one cut; ``under`` is what it is called if not
        by its title, ``part`` tells sections of one key apart. (For sections that are shown to their end.)"""
        name = f"{section.key}-{part}" if part else section.key
        title = under or section.title.split(",")[0]
        lines = tuple(self._line(line, f"{name}-{n}", title) for n, line in enumerate(section.lines, 1))
        return replace(section, lines=lines)

    def cut(self, line: Line) -> Line:
        """``line`` in a few words if it stands whole somewhere."""
        place, title = self._whole.get(words_of(line.text), ("", ""))
        return (
            replace(line, text=in_few_words(line.text), note="", more=(), above=place, under=title) if place else line
        )

    def _line(self, line: Line, place: str, title: str) -> Line:
        known = words_of(line.text)
        if known in self._whole:
            return self.cut(line)
        self._whole[known] = (place, title)
        return replace(line, place=place)

    def headed(self, groups: Iterable[Differences]) -> tuple[Differences, ...]:
        """Differences whose headings are cut where they stand whole, in a line or above an earlier difference."""
        seen: set[str] = set()
        return tuple([replace(g, entries=tuple([self._heading(d, seen) for d in g.entries])) for g in groups])

    def _heading(self, d: Difference, seen: set[str]) -> Difference:
        known = words_of(d.about)
        place, _ = self._whole.get(known, ("", ""))
        told = bool(place) or known in seen
        seen.add(known)
        return replace(d, about=in_few_words(d.about), above=place) if told else d


def whole(sections: Iterable[Section]) -> tuple[Line, ...]:
    """The lines that ``sections`` tell whole."""
    return tuple([line for section in sections for line in section.lines if not line.above])


def taken_in(lead: Sequence[Line], lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of ``lead`` with the references of those of ``lines`` that have the same words, and the other lines."""
    first = [words_of(line.text) for line in lead]
    told, rest = dict[str, Line](), list[Line]()
    for line in lines:
        if (known := words_of(line.text)) in first:
            told[known] = line
        else:
            rest.append(line)
    both = [joined([line, told[known]]) if known in told else line for known, line in zip(first, lead, strict=True)]
    return tuple(both), tuple(rest)


def in_few_words(text: str) -> str:
    """The first words of a long ``text``."""
    words = text.split()
    return text if len(words) <= _SHORT else f"{' '.join(words[:_FIRST])} …"
