"""Constraints on the day of a story: each says how well a day fits one thing that a report says."""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

# How likely the main event lies so many days before publication (negative: the feed dates by another zone).
_LAG = {-1: 0.35, 0: 1.0, 1: 0.75, 2: 0.3, 3: 0.15, 4: 0.08, 5: 0.05, 6: 0.05, 7: 0.03}
# Days within which dates named without a year mostly lie, behind and ahead.
_NEAR = 60.0
# Dates with their year that lie behind, by their length in days: how far the side on which they lie counts by
# itself, and the days over which the rest falls off. A bare year is mostly background, however long ago.
_BEHIND = ((0, 0.0, 60.0), (31, 0.5, 365.0), (10_000_000, 0.75, 1500.0))
_DAYS = {"D": 1, "W": 7, "M": 30.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """``fits`` gives 0..1 for a day; ``reason`` completes "2 reports: ..."."""

    report: str
    weight: float
    reason: str
    fits: Callable[[date], float]


def published_near(report: str, published: date, *, weight: float) -> Constraint:
    """The event lies on the day of publication or the few days before it."""
    return Constraint(
        report=report,
        weight=weight,
        reason=f"published on {published}",
        fits=lambda day: _LAG.get((published - day).days, 0.0),
    )


def yearless_ahead(report: str, month: int, day: int) -> Constraint:
    """A date without a year that is told in the future lies soon after."""

    def fits(candidate: date) -> float:
        gap = _gap_ahead(candidate, month, day)
        return math.exp(-gap / _NEAR) if gap is not None and gap > 0 else 0.0

    return Constraint(report=report, weight=1.0, reason=f"{month_name[month]} {day} lies ahead", fits=fits)


def yearless_behind(report: str, month: int, day: int) -> Constraint:
    """A date without a year that is told in the past lies shortly before, or is the day itself."""

    def fits(candidate: date) -> float:
        gap = _gap_behind(candidate, month, day)
        return math.exp(-gap / _NEAR) if gap is not None else 0.0

    return Constraint(report=report, weight=0.7, reason=f"{month_name[month]} {day} lies behind", fits=fits)


def month_ahead(report: str, month: int, text: str) -> Constraint:
    """A bare month told in the future is not the month of the event; it comes within a few."""

    def fits(candidate: date) -> float:
        gap = (month - candidate.month) % 12
        return 0.0 if gap == 0 else 1.0 if gap <= 3 else 0.5

    return Constraint(report=report, weight=0.5, reason=f"{text} is a month ahead", fits=fits)


def month_behind(report: str, month: int, text: str) -> Constraint:
    """A bare month told in the past is not the month of the event."""

    def fits(candidate: date) -> float:
        gap = (candidate.month - month) % 12
        return 0.0 if gap == 0 else 1.0

    return Constraint(report=report, weight=0.25, reason=f"{text} is a month behind", fits=fits)


def before_full_date(report: str, earliest: date, text: str) -> Constraint:
    """The event lies before a date with its year that is told in the future, by a year or two mostly."""

    def fits(candidate: date) -> float:
        gap = (earliest - candidate).days
        return 0.4 + 0.6 * math.exp(-gap / 270) if gap > 0 else 0.0

    return Constraint(report=report, weight=1.0, reason=f"{text} lies ahead", fits=fits)


def after_full_date(report: str, earliest: date, latest: date, text: str) -> Constraint:
    """The event lies after a date with its year that is told in the past; the nearer the date, the more it says.

    A bare year is told of the years before: in the same year one says "this year" or names the month.
    """
    days = (latest - earliest).days
    sure, near = next(row[1:] for row in _BEHIND if days <= row[0])

    def fits(candidate: date) -> float:
        gap = (candidate - (latest if days > 31 else earliest)).days
        if gap < 0:
            return 0.0
        return sure + (1 - sure) * math.exp(-gap / near)

    return Constraint(report=report, weight=1.0, reason=f"{text} lies behind", fits=fits)


def interval(report: str, duration: str, behind: frozenset[tuple[int, int]], text: str) -> Constraint:
    """The event lies ``duration`` after one of the dates ``behind`` (month, day)."""
    number, unit = re.match(r"P(\d+)([DWM])", duration).groups()  # type: ignore[union-attr]
    days = int(number) * _DAYS[unit]
    since = " or ".join(f"{month_name[month]} {day}" for month, day in sorted(behind)[:3])
    bound = bool(re.search(r"less|under|within|fewer", text, re.I)) or unit == "M"
    floor = bool(re.search(r"more|over", text, re.I))

    def fits(candidate: date) -> float:
        best = 0.0
        for month, day in behind:
            gap = _gap_behind(candidate, month, day)
            if not gap:
                continue
            if bound and gap <= days:
                off = 0.4 * (days - gap) / days  # "within a month" is mostly said of more than half of one
            elif floor and gap < days:
                off = 2 * (days - gap) / days
            else:
                off = abs(gap - days) / days
            best = max(best, math.exp(-((off / 0.2) ** 2)))
        return best

    return Constraint(report=report, weight=0.7, reason=f'"{text}" fits the time since {since}', fits=fits)


def _gap_ahead(candidate: date, month: int, day: int) -> int | None:
    return next(
        (g for y in (0, 1) if (g := _days_to(candidate, candidate.year + y, month, day)) is not None and g >= 0), None
    )


def _gap_behind(candidate: date, month: int, day: int) -> int | None:
    return next(
        (-g for y in (0, -1) if (g := _days_to(candidate, candidate.year + y, month, day)) is not None and g <= 0), None
    )


def _days_to(candidate: date, year: int, month: int, day: int) -> int | None:
    other = _ordinal(year, month, day)
    return None if other is None else other - candidate.toordinal()


@cache
def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except (ValueError, OverflowError):
        return None
