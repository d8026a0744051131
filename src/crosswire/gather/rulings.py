"""Between stages 2 and 3: what a user says of lineages goes before what was found.

Where he says that two reports are one line, they are, whatever was found. Where he says that they are not, no chain of
derivations joins them: derivations are taken from the surest to the least sure, and one that would
join them is set down as same-event. Each that he made or unmade says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.gather.copies.lineages import BY_USER, RELATED
from crosswire.records.stories import Derivation, Ruling


def follow_rulings(derivations: Sequence[Derivation], rulings: Sequence[Ruling]) -> tuple[Derivation, ...]:
    """The derivations as the user's rulings on lineages leave them, in their order; those that he adds come last."""
    told = [ruling for ruling in rulings if ruling.of == "lineage"]
    if not told:
        return tuple(derivations)
    lines = _Lines([(r.report, r.other) for r in told if not r.same])
    made = {frozenset((r.report, r.other)): r for r in told if r.same}
    for ruling in made.values():
        lines.join(ruling.report, ruling.other)
    kept: dict[int, Derivation] = {}
    for place in sorted(range(len(derivations)), key=lambda n: (-derivations[n].score, n)):
        one = derivations[place]
        pair = made.pop(frozenset((one.report, one.of)), None)
        if pair is not None:
            verdict = one.verdict if one.verdict in RELATED else "rewrite"
            kept[place] = replace(one, verdict=verdict, score=1.0, because=f"{BY_USER} ({pair.where}); {one.because}")
        elif one.verdict in RELATED and not lines.join(one.report, one.of):
            kept[place] = replace(one, verdict="same-event", because=f"{BY_USER} to be apart; {one.because}")
        else:
            kept[place] = one
    added = (
        Derivation(
            report=r.other, of=r.report, verdict="rewrite", score=1.0, directed=False, because=f"{BY_USER} ({r.where})"
        )
        for r in made.values()
    )
    return (*(kept[place] for place in sorted(kept)), *added)


class _Lines:
    """Reports joined to lines, some of which must stay apart (union-find that carries who may not be met)."""

    def __init__(self, apart: Sequence[tuple[str, str]]) -> None:
        self._head: dict[str, str] = {}
        self._never: dict[str, set[str]] = {}
        for one, other in apart:
            self._never.setdefault(one, set()).add(other)
            self._never.setdefault(other, set()).add(one)

    def join(self, one: str, other: str) -> bool:
        """Join the lines of two reports; False where they must stay apart."""
        a, b = self._find(one), self._find(other)
        if a == b:
            return True
        if any(self._find(report) == b for report in self._never.get(a, ())):
            return False
        self._head[b] = a
        self._never.setdefault(a, set()).update(self._never.pop(b, ()))
        return True

    def _find(self, report: str) -> str:
        while (head := self._head.get(report, report)) != report:
            report = head
        return report
