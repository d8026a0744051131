"""Looking up who is meant in a stretch of a report.

The entities of a story carry their mentions as spans. Stages that hold a stretch of text (a speaker, a
subject, an object) ask here which entities are meant in it, most specific first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.records.names import Entity, Mention

# A name says most about who is meant, a bare adjective ("Russian") least.
_FORMS = {"name": 0, "nominal": 1, "metonym": 1, "pronoun": 2, "adjective": 3}


_Found = list[tuple[int, int, str, Mention]]


class _Memory:
    """The mentions of the last story, by report: each report asks for its own, and one pass serves all."""

    last: tuple[Sequence[Entity], Mapping[str, _Found]] = ((), {})


def _by_report(entities: Sequence[Entity]) -> Mapping[str, _Found]:
    """Return (start, end, entity id, mention) of every mention, by report, in order."""
    known, by_report = _Memory.last
    if entities is known:
        return by_report
    found: dict[str, _Found] = defaultdict(list)
    for entity in entities:
        for m in entity.mentions:
            found[m.report].append((m.start, m.end, entity.id, m))
    for mentions in found.values():
        mentions.sort(key=lambda item: item[:3])
    if isinstance(entities, tuple):  # a list might change
        _Memory.last = (entities, found)
    return found


class SpanIndex:
    """The mentions of all entities in one report, ordered by place.

    ``report`` is the id of the report; mentions in other reports are left out. A lookup costs the
    logarithm of the number of mentions plus what it returns (and the longest mention).
    """

    def __init__(self, entities: Sequence[Entity], report: str) -> None:
        found = _by_report(entities).get(report, [])
        self._found = found
        self._starts = [item[0] for item in found]
        self._longest = max((end - start for start, end, *_ in found), default=0)

    def mentions(self, start: int, end: int) -> list[tuple[str, Mention]]:
        """Return (entity id, mention) of every mention that shares a character with [start, end), in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [(entity, m) for s, e, entity, m in self._found[first:last] if e > start and s < end]

    def ids(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the entities in [start, end), most specific first.

        Mentions that lie inside the stretch go before those that only overlap it; then a name before a
        pronoun and an adjective last; then the one that ends last ("Orlov's adviser Ana Reyes": Reyes)
        and covers most.
        """
        hits = self.mentions(start, end)
        return tuple(dict.fromkeys(entity for entity, _ in sorted(hits, key=lambda hit: self._rank(hit, start, end))))

    def head(self, start: int, end: int, at: int) -> str | None:
        """Return the entity whose mention covers the character ``at`` (the head word) most closely, or None."""
        hits = [(m.end - m.start, entity) for entity, m in self.mentions(at, at + 1) if m.start >= start - 1]
        inside = [hit for hit in hits if hit[0] <= end - start + 1]
        return min(inside or hits)[1] if hits else None

    @staticmethod
    def _rank(hit: tuple[str, Mention], start: int, end: int) -> tuple[bool, int, int, int]:
        _, m = hit
        outside = m.start < start or m.end > end
        return outside, _FORMS.get(m.form, 2), -m.end, m.start - m.end
