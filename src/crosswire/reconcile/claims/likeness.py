"""How alike the sentences of a story are. A helper of stage 10."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from crosswire.matching.wording import stems
from crosswire.records.statements import Statement

Place = tuple[str, int]


class Likeness:
    """The cosine of the stems of two sentences, rare stems weighing more.

    Learnt from the sentences of one story, which are given by report and number.
    """

    def __init__(self, sentences: Mapping[Place, Sequence[Statement]]) -> None:
        self._stems = {
            place: stems(dict.fromkeys([w for s in together for w in (*s.lemmas, s.predicate)]))
            for place, together in sentences.items()
        }
        held: dict[str, int] = defaultdict(int)
        for own in self._stems.values():
            for w in own:
                held[w] += 1
        self._weight = {w: log(1 + len(self._stems) / n) ** 2 for w, n in held.items()}
        self._norm = {place: sqrt(self._sum(own)) for place, own in self._stems.items()}

    def __call__(self, ours: Place, theirs: Place) -> float:
        """How alike two sentences are, 0..1."""
        norm = self._norm[ours] * self._norm[theirs]
        return self._sum(self._stems[ours] & self._stems[theirs]) / norm if norm else 0.0

    def _sum(self, stems: Iterable[str]) -> float:
        return sum(map(self._weight.__getitem__, stems))
