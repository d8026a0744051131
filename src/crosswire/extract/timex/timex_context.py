"""What a time expression is counted from, and the values it may get; see timex_anchor.py."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.extract.timex.timex_words import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The date last told of; month and day may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def start(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression may be counted from.

    ``written`` is the day of writing (None where unknown), ``focus`` the date last told of, ``day``
    the last one that was told to the day, ``event`` the day that the same sentence tells next,
    ``narrative`` tells that the text is a history rather than a report.
    """

    written: date | None
    focus: Focus | None
    day: Focus | None = None
    event: Focus | None = None
    tense: str | None = None
    narrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A value with its bounds, why, and the date it puts in focus (None: it leaves the focus alone)."""

    value: str
    earliest: date | None = None
    latest: date | None = None
    because: str = ""
    focus: Focus | None = None
    anchored: bool = True


def on_day(day: date, reading: Reading, why: str) -> Anchored:
    value = f"{day:%Y-%m-%d}" if day.year >= 1000 else f"{day.year:04}-{day.month:02}-{day.day:02}"
    return Anchored(
        value=value + reading.part, earliest=day, latest=day, because=why,
        focus=Focus(year=day.year, month=day.month, day=day.day),
    )  # fmt: skip


def in_month(year: int, month: int, why: str) -> Anchored:
    last = monthrange(year, month)[1]
    return Anchored(
        value=f"{year:04}-{month:02}", earliest=date(year, month, 1), latest=date(year, month, last), because=why,
        focus=Focus(year=year, month=month),
    )  # fmt: skip


def in_year(year: int, why: str) -> Anchored:
    return Anchored(
        value=f"{year:04}", earliest=date(year, 1, 1), latest=date(year, 12, 31), because=why, focus=Focus(year=year)
    )


def in_week(day: date, unit: str, why: str) -> Anchored:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    first = monday + timedelta(days=5) if unit == "WE" else monday
    return Anchored(
        value=f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else ""), earliest=first,
        latest=monday + timedelta(days=6), because=why,
    )  # fmt: skip


def last_told(context: Context, unit: str = "Y") -> Focus | None:
    """What "later" and "that" count from: the date last told of, else the day of writing."""
    if not context.narrative and unit in ("D", "W", "WE", "H", "M", "S"):
        return context.day or _written(context)
    return context.focus or (None if context.narrative else _written(context))


def day_of_writing(context: Context) -> Focus | None:
    return context.focus if context.narrative else _written(context)


def _written(context: Context) -> Focus | None:
    day = context.written
    return Focus(year=day.year, month=day.month, day=day.day) if day else None


def unknown(unit: str) -> str:
    return {"Y": "XXXX", "MO": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "DE": "XXX", "CE": "XX"}.get(
        unit, "XXXX-XX-XX"
    )
