"""TIMEX3 values as calendar days, months and years."""

from __future__ import annotations

import re
from datetime import date

# A year, a month or a day at the start of a TIMEX3 value; seasons and hours are cut off.
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d])")
# A week or a weekend.
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
# Characters of a whole day: "2031-05-14".
_WHOLE = 10


def calendar_value(value: str) -> str:
    """A TIMEX3 value as a year, a month or a day: a week by the month that holds all its days, else by their year;
    empty where it is none of these."""
    if found := _WEEK.match(value):
        year, week, end = int(found.group(1)), int(found.group(2)), found.group(3)
        try:
            first, last = (date.fromisocalendar(year, week, day).isoformat() for day in (6 if end else 1, 7))
        except ValueError:
            return ""
        return next((first[:n] for n in (7, 4) if first[:n] == last[:n]), "")
    known = _DAY.match(value)
    return known.group() if known else ""


def is_day(value: str) -> bool:
    """Is it a whole day, not only a month or a year?"""
    return len(value) == _WHOLE
