"""When what a claim tells was done. A helper of stage 10.

The times of the passage that the line is taken from go before those of other passages. A time that only tells apart
which thing is meant ("the 2016 election", "last week's raid"), or since or until when something holds, is not that of
the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as calendar_day

from crosswire.reconcile.evidence import Evidence
from crosswire.records.statements import Statement, TimeExpression

# A year, a month or a day at the start of a TIMEX3 value; seasons and hours are cut off.
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d])")
# A week or a weekend.
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
# What stands before a time that bounds a stretch.
_BOUND = re.compile(
    r"\b(?:since|until|till|before|after|by|from|through|than|ahead of|prior to|following)\s+(?:\w+\s+)?$", re.I
)
# What stands before and behind a time that belongs to a noun. Characters looked at on either side.
_OWNER = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|my|your|that|previous|earlier)|['’]s|s['’])\s+$", re.I)
_OWNED = re.compile(
    r"\s+(?!(?:and|or|to|in|on|at|by|for|with|that|when|after|before|as|of|from|but|was|were|is|are|had|has|have)\b)[A-Za-z]"
)
_AROUND = 24
# An hour names its day by a name, a number or a pointing word: "overnight" may be any.
_NAMES_DAY = re.compile(r"[A-Z\d]|\b(?:this|to)")


def date_of(
    taken: Sequence[Statement], members: Sequence[Statement], evidence: Evidence, day: str | None
) -> str | None:
    """The commonest date of the clauses that the line is ``taken`` from, else of all ``members``; the precise and the
    story's own ``day`` first."""
    for told in (taken, members):
        days = [d for s in told for t in s.times if _is_own(t, s, evidence) and (d := _calendar(t.value))]
        if days:
            return max(days, key=lambda d: (days.count(d), len(d), d == day, d))
    return None


def _is_own(time: TimeExpression, statement: Statement, evidence: Evidence) -> bool:
    """Is it when what the clause tells was done?"""
    if time.type not in ("DATE", "TIME") or not time.anchored:
        return False
    text = evidence.text[time.report]
    before, behind = text[max(0, time.start - _AROUND) : time.start], text[time.end : time.end + _AROUND]
    if _BOUND.search(before) or (time.type == "TIME" and not _NAMES_DAY.search(time.text)):
        return False
    if statement.kind == "nominal":
        return True
    return not (behind.startswith(("'s", "’s", "s'", "s’")) or (_OWNER.search(before) and _OWNED.match(behind)))


def _calendar(value: str) -> str:
    """A TIMEX3 value as a year, a month or a day: a week by the month that holds all its days, else by their year;
    empty where it is none of these."""
    if found := _WEEK.match(value):
        year, week, end = int(found.group(1)), int(found.group(2)), found.group(3)
        try:
            first, last = (calendar_day.fromisocalendar(year, week, day).isoformat() for day in (6 if end else 1, 7))
        except ValueError:
            return ""
        return next((first[:n] for n in (7, 4) if first[:n] == last[:n]), "")
    known = _DAY.match(value)
    return known.group() if known else ""
