"""Stretches of time anchored: seasons, quarters, decades, centuries and "the past three weeks"; see timex_anchor.py."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from crosswire.extract.timex.timex_context import Anchored, Context, Focus, day_of_writing, last_told
from crosswire.extract.timex.timex_words import Reading

# Months after its end from which this year's season is the last one: in September "last summer" may be that of the year before.
_LONG_OVER = 4
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def season(reading: Reading, context: Context) -> Anchored:
    name = reading.season or "SU"
    first, last = _SEASON_MONTHS[name]
    year = reading.year
    base = last_told(context) if context.narrative or not reading.deictic else day_of_writing(context)
    if year is None and base is not None:
        year = base.year + (reading.step or 0)
        if reading.step == -1 and reading.deictic and first < last <= (base.month or 0) - _LONG_OVER:
            year += 1  # "last spring", said in the autumn
        if not reading.step and not context.narrative and base.month is not None:
            year -= context.tense != "future" and first > base.month
            year += context.tense == "future" and last < base.month and name != "WI"
    if year is None:
        return Anchored(value=f"XXXX-{name}", anchored=False)
    end_year = year + (last < first)
    return Anchored(
        value=f"{year:04}-{name}", earliest=date(year, first, 1),
        latest=date(end_year, last, monthrange(end_year, last)[1]), because="a season of the year told of",
        focus=Focus(year=year) if reading.year is not None else None,
    )  # fmt: skip


def decade(reading: Reading, _context: Context) -> Anchored:
    assert reading.year is not None
    return Anchored(
        value=reading.value,
        earliest=date(reading.year, 1, 1),
        latest=date(reading.year + 9, 12, 31),
        because="a decade",
    )


def century(reading: Reading, _context: Context) -> Anchored:
    if reading.year is None:
        return Anchored(value=reading.value, because="before our era")
    first = max(reading.year, 1)
    return Anchored(
        value=reading.value, earliest=date(first, 1, 1), latest=date(reading.year + 99, 12, 31), because="a century"
    )


def quarter(reading: Reading, context: Context) -> Anchored:
    """A quarter without a year: the last one begun before the report, or the next by the future tense."""
    assert reading.month is not None
    base = last_told(context)
    year = reading.year
    if year is None:
        if base is None:
            return Anchored(value=f"XXXX-Q{reading.month // 3 + 1}", anchored=False)
        here = base.month or 12
        year = base.year - (reading.month > here and context.tense != "future")
    last = reading.month + 2
    return Anchored(
        value=f"{year:04}-Q{reading.month // 3 + 1}", earliest=date(year, reading.month, 1),
        latest=date(year, last, monthrange(year, last)[1]), because="a quarter", focus=Focus(year=year),
    )  # fmt: skip


def span(reading: Reading, context: Context) -> Anchored:
    """ "The past three weeks": a duration whose bounds are known."""
    found = Anchored(value=reading.value, because="counted from the day of the report")
    if context.narrative or context.written is None or not reading.step or reading.amount is None:
        return found
    days = {"D": 1, "W": 7, "MO": 31, "Y": 366, "DE": 3660}.get(reading.unit or "")
    if days is None:
        return found
    other = context.written + timedelta(days=int(days * reading.amount) * reading.step)
    return replace(found, earliest=min(other, context.written), latest=max(other, context.written))
