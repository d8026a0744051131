"""Do two time expressions mean the same time? Bounds decide; without them, the TIMEX3 values."""

from __future__ import annotations

import re

from crosswire.records.statements import TimeExpression
from crosswire.records.stories import Score

# Days: a day told as the day before or after is often the same night, or another time zone.
_SLACK = 1


def compare_times(a: TimeExpression, b: TimeExpression) -> Score:
    """Compare two expressions, best anchored ones.

    The value is 1 for the same time, 0.7 where one time contains the other, 0.5 where they can be
    reconciled or cannot be told apart, 0.2 for neighbouring days, 0 for a contradiction. Durations
    are the same, close (within a fifth) or different.
    """
    value, detail = _compare(a, b)
    return Score(name="time", value=value, detail=detail, left=a.value, right=b.value)


def _compare(a: TimeExpression, b: TimeExpression) -> tuple[float, str]:
    if "DURATION" in (a.type, b.type) or "SET" in (a.type, b.type):
        return _durations(a, b) if a.type == b.type else (0.5, "different kinds of time")
    if a.earliest and a.latest and b.earliest and b.latest:
        if (a.earliest, a.latest) == (b.earliest, b.latest):
            return _hours(a, b)
        if a.earliest <= b.earliest <= b.latest <= a.latest or b.earliest <= a.earliest <= a.latest <= b.latest:
            return 0.7, "one time within the other"
        if a.earliest <= b.latest and b.earliest <= a.latest:
            return 0.5, "overlapping times"
        gap = max((b.earliest - a.latest).days, (a.earliest - b.latest).days)
        return (0.2, "neighbouring days") if gap <= _SLACK else (0.0, f"{gap} days apart")
    return _values(a, b)


def _hours(a: TimeExpression, b: TimeExpression) -> tuple[float, str]:
    """Same day: do the times of day differ?"""
    hours = [re.search(r"T(\d\d:\d\d)", x.value) for x in (a, b)]
    if hours[0] and hours[1] and hours[0].group(1) != hours[1].group(1):
        return 0.5, "same day, different hours"
    return 1.0, "same time"


def _values(a: TimeExpression, b: TimeExpression) -> tuple[float, str]:
    """Relative values: every place that both state must agree."""
    if a.value == b.value:
        return (0.5, "the same reference") if a.value.endswith("_REF") else (0.9, "the same words of time")
    for weekday, day in ((a, b), (b, a)):
        named = re.match(r"XXXX-WXX-([1-7])", weekday.value)
        if named and day.earliest and day.earliest == day.latest:
            same = day.earliest.isoweekday() == int(named.group(1))
            return (0.7, "a day of that weekday") if same else (0.0, "another weekday")
    if a.value.endswith("_REF") or b.value.endswith("_REF") or ("W" in a.value) != ("W" in b.value):
        return 0.5, "not comparable"
    pairs = list(zip(a.value.split("T")[0].split("-"), b.value.split("T")[0].split("-"), strict=False))
    stated = [(x, y) for x, y in pairs if "X" not in x and "X" not in y]
    if not stated:
        return 0.5, "not comparable"
    return (0.7, "compatible") if all(x == y for x, y in stated) else (0.0, "different dates")


def _durations(a: TimeExpression, b: TimeExpression) -> tuple[float, str]:
    left, right = length(a.value), length(b.value)
    if left is None or right is None:
        return (0.7, "the same words of length") if a.value == b.value else (0.5, "no exact length")
    if left == right:
        return 1.0, "same length"
    off = abs(left - right) / max(left, right)
    return (0.7, "about the same length") if off <= 0.2 else (0.0, "different lengths")


# Minutes a unit; months and years on average.
_MINUTES = {
    "S": 1 / 60,
    "M": 1,
    "H": 60,
    "D": 1440,
    "W": 10080,
    "MO": 43830,
    "Q": 131490,
    "Y": 525960,
    "DE": 5259600,
    "CE": 52596000,
}


def length(value: str) -> float | None:
    """Minutes that a TIMEX3 period lasts, or None where it does not say ("PXW")."""
    found = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|WE|[SMHDWQY])", value)
    if not found:
        return None
    clock, amount, unit = found.groups()
    if unit == "WE":
        return float(amount) * 2880
    return float(amount) * _MINUTES["MO" if unit == "M" and not clock else unit]
