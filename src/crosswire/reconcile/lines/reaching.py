"""How far a clause goes on in its sentence: to a pause, to its object, to the verb of its last words. A helper of stage 10."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.lines.finishing import with_marks
from crosswire.reconcile.lines.holding import REACH, held_from
from crosswire.records.statements import Statement

# Characters behind the verb with which a clause ends: a quotation mark and a comma.
_MARKS = 2
# A verb that shares its object with another one ("welcomed and used the plan").
_SHARED = re.compile(r",?\s+(?:and|or)\s+")
_PAUSE = re.compile(r"[,;:—](?=\s)|\s(?:--|[–-])\s")
# Characters before a cut in which the subject that it leaves without a verb starts.
_NEAR_END = 100
# Words: a line this long is none.
_ENDLESS = 60
# A clause goes on where its text is followed by one of these rather than by a pause or another clause.
_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|or\b|while\b|as\b|after\b|before\b|because\b|although\b|when\b|if\b|since\b)\w|\s+[“\"]"
)
# What is still to come is told with the condition that follows it: without it, it would be a promise that nobody gave.
_CONDITION = re.compile(
    r",?\s+(?:[–—-]+\s*)?(?:but\s+|only\s+)*(?:if|unless|until|once|when|provided|as long as|so long as|on condition)\b",
    re.IGNORECASE,
)
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


class Shown(NamedTuple):
    """The clause as it is told, its number of words, whether it still leaves a subject without its verb, where its text
    ends in the report, and whether it goes on to the verb of another clause."""

    text: str
    words: int
    cut: bool
    end: int
    grown: bool


def extended(statement: Statement, evidence: Evidence) -> Shown:
    """The clause up to the next pause of its sentence, where its text breaks off in the middle ("has scheduled a")."""
    near = evidence.table(sentences)[statement.report, statement.sentence]
    text, start, end = evidence.text[statement.report], evidence.once(held_from, statement), statement.end
    condition = _CONDITION.match(text, end, near.end) if is_to_come(statement) else None
    if condition or _GOES_ON.match(text, end, near.end):
        end = paused(condition.end() if condition else end, near, text)
    end = with_object(statement, end, near, text)
    # "Officials said that recent reforms" says nothing without the verb that the reforms are the subject of.
    while (cut := cut_off(start, end, near)) is not None:
        end = cut.end
    grown = end > statement.end and near.takes_in(statement, end)
    end += text.startswith("?", end)
    start, end = with_marks(text, start, end)
    found = text[start:end].split()
    leaves = len(found) > _ENDLESS
    if leaves:
        end = statement.end
        found = text[start:end].split()
        leaves = cut_off(start, end, near) is not None
    return Shown(" ".join(found), len(found), leaves, end, grown)


def is_to_come(statement: Statement) -> bool:
    """Does it tell what would, will or may be?"""
    return statement.tense == "future" or statement.status in ("future", "hypothetical") or statement.modality != "none"
