"""What ties two clauses to one thing, or parts them: who did it, what was done, and when. A helper of stage 10."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

from crosswire.lexicon.comparison import comparison
from crosswire.reconcile.claims.evidence import Evidence, doers
from crosswire.reconcile.differences.days import Days, are_disjoint, spans
from crosswire.reconcile.differences.people import is_telling
from crosswire.records.statements import Statement

# Time between two reports after which a number may have changed, and of a stretch of days that is told as one time.
_LATER = timedelta(days=2)


def of_others(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Do two clauses name other doers, of whom none stands for another?"""
    ours, theirs = ([e for e in doers(s) if evidence.is_power(e)] for s in (left, right))
    return evidence.are_apart(ours, theirs)


def same_doers(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Does a doer of one clause stand for one of the other?"""
    return bool(evidence.kin(doers(left)) & evidence.kin(doers(right)))


def same_act(left: Statement, right: Statement) -> bool:
    """Have two clauses one verb that tells what was done, other than dying, which is told of every deed?"""
    verb = left.predicate
    return verb == right.predicate and is_telling(verb) and verb not in comparison().casualties


def at_other_times(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Are two clauses of two days: by the days of their sentences, or by those of the reports?"""
    ours, theirs = (_days(s, evidence) for s in (left, right))
    if are_disjoint(ours, theirs):
        return True
    # What both date to the same days is of one time, however far apart the reports are.
    if not all(are_disjoint([a], [b]) for a, b in product(_short(ours), _short(theirs))):
        return False
    first, second = (evidence.published.get(s.report) for s in (left, right))
    if first and second and abs(first - second) > _LATER:
        return True
    # What happened after a report it cannot have told.
    return _is_after(ours, second) or _is_after(theirs, first)


def _short(days: Sequence[Days]) -> list[Days]:
    return [(first, last) for first, last in days if last - first <= _LATER]


def _is_after(days: Sequence[Days], published: date | None) -> bool:
    return bool(days) and published is not None and all(first > published for first, _ in days)


def _days(statement: Statement, evidence: Evidence) -> list[Days]:
    return [days for s in sentence(statement, evidence) for days in spans(s)]


def sentence(statement: Statement, evidence: Evidence) -> tuple[Statement, ...]:
    """The statements of the sentence."""
    return evidence.by_sentence.get((statement.report, statement.sentence), (statement,))
