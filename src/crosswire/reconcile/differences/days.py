"""Differences in dates and places between two statements of one claim. A helper of stage 10.

What is missing on one side is no difference: a report need not tell everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from crosswire.reconcile.claims.evidence import Difference, Evidence, Value
from crosswire.reconcile.claims.sayings import matter
from crosswire.records.statements import Argument, Statement, TimeExpression

# Days: dates that lie this close may be one moment in two time zones.
_ZONES = 1
# A first and a last day.
Days = tuple[date, date]


def dates(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Dates of the two clauses that do not overlap, or that are told to another precision."""
    if not left.times or not right.times:
        return
    if not are_disjoint(spans(left), spans(right)):
        return
    a, b = min(product(dated(left), dated(right)), key=lambda pair: _apart(*pair))
    # "Today" in two reports of one quotation: the days of the reports differ, not what they tell.
    if a.text.lower() == b.text.lower():
        return
    apart = _apart(a, b)
    # Two clauses with other verbs date two things, or tell of one so loosely that their dates may differ.
    shared = (evidence.once(matter, left) & evidence.once(matter, right)) - {left.predicate}
    sure = 0.5 if left.predicate == right.predicate and shared else 0.3 if left.predicate == right.predicate else 0.15
    values = (_when(left, a), _when(right, b))
    if apart <= timedelta(days=_ZONES):
        yield Difference(
            kind="date", slot="date", verdict="compatible", values=values, certainty=sure,
            detail=f"{a.value} against {b.value}, one right after the other" if _is_long(a) or _is_long(b)
            else "a day apart, which the time zone or the hour of the report may explain",
        )  # fmt: skip
    else:
        yield Difference(
            kind="date", slot="date", verdict="contradiction", values=values, certainty=sure,
            detail=f"{a.value} against {b.value}",
        )  # fmt: skip


def places(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Places (in, at, near) of the two clauses with no place in common."""
    if left.predicate != right.predicate:
        return
    ours, theirs = _placed(left, evidence), _placed(right, evidence)
    if not ours or not theirs:
        return
    kin_a, kin_b = evidence.kin([v.key for v in ours]), evidence.kin([v.key for v in theirs])  # type: ignore[misc]
    if not kin_a & kin_b:
        yield Difference(
            kind="place", slot="place", verdict="contradiction", values=(ours[0], theirs[0]), certainty=0.35,
            detail=f"{ours[0].value} against {theirs[0].value}",
        )  # fmt: skip


def of_other_days(left: Statement, right: Statement) -> bool:
    """Are two clauses dated to days that lie apart, hence tell of two happenings?"""
    ours, theirs = dated(left), dated(right)
    return bool(ours and theirs) and all(_apart(a, b) > timedelta(days=_ZONES) for a, b in product(ours, theirs))


def dated(statement: Statement) -> list[TimeExpression]:
    """The dates in a clause of which the days are known."""
    return [t for t in statement.times if t.type == "DATE" and t.earliest and t.latest]


def spans(statement: Statement) -> list[Days]:
    """The first and the last day of each such date."""
    return [(t.earliest, t.latest) for t in dated(statement) if t.earliest and t.latest]


def are_disjoint(ours: Sequence[Days], theirs: Sequence[Days]) -> bool:
    """Are days told on both sides, and none on both?"""
    return bool(ours and theirs) and all(a[1] < b[0] or b[1] < a[0] for a, b in product(ours, theirs))


def _apart(a: TimeExpression, b: TimeExpression) -> timedelta:
    first: date = max(a.earliest or date.min, b.earliest or date.min)
    last: date = min(a.latest or date.max, b.latest or date.max)
    return max(timedelta(0), first - last)


def _is_long(time: TimeExpression) -> bool:
    """Is it more than a day: a week, a month, a year?"""
    return time.earliest != time.latest


def _when(statement: Statement, time: TimeExpression) -> Value:
    return Value(
        statement=statement.id, report=time.report, start=time.start, end=time.end, value=time.text,
        key=(time.earliest, time.latest),
    )  # fmt: skip


def may_be_placed(statement: Statement) -> bool:
    """Has it a participant that may be a place?"""
    return any(map(_is_at, statement.arguments))


def _is_at(argument: Argument) -> bool:
    return argument.role == "oblique" and argument.marker in ("in", "at", "near")


def _placed(statement: Statement, evidence: Evidence) -> list[Value]:
    found = []
    for argument in statement.arguments:
        if _is_at(argument):
            for one in argument.phrase.entities:
                known = evidence.entities.get(one)
                # "In exchange for three Cubans" names no place, though a state stands in it.
                if known and known.kind in ("place", "state") and argument.head.lower() in evidence.heads.get(one, ()):
                    p = argument.phrase
                    found.append(
                        Value(statement=statement.id, report=p.report, start=p.start, end=p.end, value=p.text, key=one)
                    )
    return found
