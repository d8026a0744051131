"""What one report tells as coming and another as done. A helper of stage 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.reconcile.claims.evidence import Difference, Evidence, clause
from crosswire.reconcile.claims.sayings import text_of
from crosswire.records.statements import Statement

# Characters before a verb in which its auxiliaries stand.
_AUXILIARIES = 40
_BEFORE_VERB = re.compile(
    r"(?:\b(?:will|would|shall|is|are|was|were|to|has|have|had|be|been|not|due|set|scheduled|expected|planned|plans?"
    r"|planning|going|about|also|now|soon)\s+){1,6}$",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b|['’]d\b", re.IGNORECASE)
_FUTURE = frozenset({"future"})
_PAST = frozenset({"past"})


def tenses(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One report tells as coming what another tells as done."""
    for early, late in ((left, right), (right, left)):
        if not (_coming(early) and _done(late, evidence)) and not _came_true(early, late):
            continue
        before, after = evidence.published.get(early.report), evidence.published.get(late.report)
        if before and after and before > after:
            verdict, detail = "contradiction", "the later report tells it as still to come"
        else:
            verdict, detail = "update", "still to come in one report, done in the other"
        same = early.predicate == late.predicate
        # "Would" is often only the past tense of reported speech.
        if early.attribution and not same and _WOULD.search(evidence.once(text_of, early)):
            continue
        values = (clause(early, _verb(early, evidence), "coming"), clause(late, _verb(late, evidence), "done"))
        sure = 0.6 if same else 0.35
        yield Difference(kind="tense", slot="tense", verdict=verdict, values=values, detail=detail, certainty=sure)


def may_come(statement: Statement) -> bool:
    """May it be told as coming, or as what would be the case?"""
    return _coming(statement) or statement.modality == "conditional"


def _came_true(early: Statement, late: Statement) -> bool:
    """Is what would be the case in one report the case in the other, by the same words?"""
    return (
        early.modality == "conditional" and late.modality == "none" and late.tense in ("present", "past")
        and late.status in ("actual", "reported") and " " in early.predicate and early.predicate == late.predicate
    )  # fmt: skip


def _verb(statement: Statement, evidence: Evidence) -> str:
    """The verb with its auxiliaries as they stand ("are scheduled to meet")."""
    text, at = evidence.text[statement.report], statement.predicate_at
    before = text[max(statement.start, at.start - _AUXILIARIES) : at.start]
    found = _BEFORE_VERB.search(before)
    return " ".join(((found.group() if found else "") + text[at.start : at.end]).split())


def _coming(statement: Statement) -> bool:
    return (statement.tense in _FUTURE or statement.modality == "intended") and statement.status != "hypothetical"


def _done(statement: Statement, evidence: Evidence) -> bool:
    if statement.modality != "none" or statement.status not in ("actual", "reported"):
        return False
    at = statement.predicate_at
    # "Speaking at the same time": a clause that goes with what is done.
    going = statement.tense == "none" and evidence.text[statement.report][at.start : at.end].endswith("ing")
    return statement.tense in _PAST or going
