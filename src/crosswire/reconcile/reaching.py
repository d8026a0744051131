"""How far a clause goes on in its sentence: to a pause, to its object, to the verb of its last words. A helper of stage 10."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosswire.reconcile.evidence import Evidence
from crosswire.reconcile.holding import REACH
from crosswire.records.statements import Statement

# Characters behind the verb with which a clause ends: a quotation mark and a comma.
_MARKS = 2
# A verb that shares its object with another one ("welcomed and used the plan").
_SHARED = re.compile(r",?\s+(?:and|or)\s+")
_PAUSE = re.compile(r"[,;:—](?=\s)|\s(?:--|[–-])\s")
# Characters before a cut in which the subject that it leaves without a verb starts.
_NEAR_END = 100
# Characters between two clauses of which the second begins with its subject.
_BESIDE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The clauses of a sentence, each with where its subjects start; from the first clause's start to the last one's end."""

    start: int
    end: int
    clauses: tuple[tuple[Statement, tuple[int, ...]], ...]

    def playing(self, start: int, end: int) -> set[int]:
        """Where the participants start of the clauses whose finite verb stands between ``start`` and ``end``."""
        return {a.phrase.start for s, _ in self._told(start, end) for a in s.arguments}

    def takes_in(self, clause: Statement, end: int) -> bool:
        """Does another clause, which ``clause`` stands in or opens, have its finite verb between its end and ``end``?"""
        subjects = [at for _, own in self._told(clause.end, end) for at in own]
        return any(at < clause.start or 0 <= at - clause.end <= _BESIDE for at in subjects)

    def _told(self, start: int, end: int) -> list[tuple[Statement, tuple[int, ...]]]:
        """The clauses whose finite verb stands between ``start`` and ``end``."""
        return [(s, at) for s, at in self.clauses if s.tense != "none" and start <= s.predicate_at.start < end]


def sentences(evidence: Evidence) -> dict[tuple[str, int], Sentence]:
    """Every sentence by report and number."""
    return {
        place: Sentence(
            start=min([s.start for s in together]),
            end=max([s.end for s in together]),
            clauses=tuple([(s, tuple([a.phrase.start for a in s.arguments if a.role == "subject"])) for s in together]),
        )
        for place, together in evidence.by_sentence.items()
    }


def with_object(statement: Statement, end: int, near: Sentence, text: str) -> int:
    """The end of the clause, with what its last word asks for: an object shared with the next verb ("welcomed | and used
    the plan"), or what it was or said ("the answer was, | “We wait.”")."""
    if end - statement.predicate_at.end > _MARKS or end >= near.end or statement.passive:
        return end
    if statement.predicate == "be":
        return near.end
    joint = _SHARED.match(text, end, near.end)
    if joint is None or any(a.role in ("object", "complement") for a in statement.arguments):
        return end
    beside = [s.end for s, _ in near.clauses if s.start <= joint.end() <= s.predicate_at.start < s.end]
    return max([end, *beside])


def paused(start: int, near: Sentence, text: str) -> int:
    """Where the sentence next pauses from ``start`` on, but not within a list ("a measure of legal, civil and fiscal freedom")."""
    for pause in _PAUSE.finditer(text, start, near.end):
        phrases = (a.phrase for s, _ in near.clauses for a in s.arguments)
        if not any(p.start < pause.start() < p.end <= p.start + REACH for p in phrases):
            return pause.start()
    return near.end


def cut_off(start: int, end: int, near: Sentence) -> Statement | None:
    """The clause whose subject stands between ``start`` and ``end`` with no other part to play, its verb after."""
    first = max(start, end - _NEAR_END)
    for s, subjects in near.clauses:
        if s.end > end and s.kind == "verbal" and s.predicate_at.start >= end:
            heads = [at for at in subjects if first <= at < end]
            if heads and not near.playing(start, end).issuperset(heads):
                return s
    return None
