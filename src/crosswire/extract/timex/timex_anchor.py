"""From a reading to a date: the reading anchored to the day of writing, or to the date last told of.

A report counts "Thursday", "last week" and "June" from the day it was written, by the tense of the
verb; a narrative counts them from its previous date. "Two days later" and "that year" count from
the previous date in both. What has nothing to count from keeps a relative value with X for what is
not known. Values follow TIMEX3.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crosswire.extract.timex.timex_context import (
    Anchored,
    Context,
    Focus,
    day_of_writing,
    in_month,
    in_week,
    in_year,
    last_told,
    on_day,
    unknown,
)
from crosswire.extract.timex.timex_periods import century, decade, quarter, season, span
from crosswire.extract.timex.timex_words import Reading

# Months: in a narrative, a month this much before the last one told of belongs to the next year.
_BACKWARD = 10
# Days: a date without a year that lies no farther ahead is meant even in the past tense ("the talks of
# January 10 were announced" in December), because the one before would be told with its year.
_SOON = 60
_SUNDAY = 7
# Days: a weekday so long ago is told of as "last Tuesday"; a Monday's bare "Tuesday" is the next day, of a report that was
# brought up to date or dated by a zone to the west (34 of 38 in 339 reports drawn at random).
_NEARLY_A_WEEK = 6
_RECURRING = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def anchor(reading: Reading, context: Context) -> Anchored:
    """Anchor ``reading`` in ``context``; impossible dates come back unanchored."""
    try:
        return _KINDS[reading.kind](reading, context)
    except (ValueError, OverflowError):
        return Anchored(value=reading.value or "XXXX-XX-XX", anchored=False, because="no such date")


def _fixed(reading: Reading, _context: Context) -> Anchored:
    """Durations, sets and references: the words say it all."""
    return Anchored(value=reading.value, because="said in words")


def _set(reading: Reading, context: Context) -> Anchored:
    """A period; histories are marked up with the date pattern that recurs instead, as in TIMEX2."""
    value = _RECURRING.get(reading.value, reading.value) if context.narrative else reading.value
    return Anchored(value=value, because="said in words")


def _focus(reading: Reading, context: Context) -> Anchored:
    """ "At the same time": the date last told of, as it stands."""
    base = context.focus
    if base is None:
        return Anchored(value="XXXX-XX-XX", anchored=False)
    if base.day and base.month:
        return on_day(base.start, reading, "the date told of before")
    found = in_month(base.year, base.month, "") if base.month else in_year(base.year, "")
    return replace(found, because="the date told of before")


def _day(reading: Reading, context: Context) -> Anchored:
    if reading.month is None:
        return _day_of_month(reading, context)
    assert reading.day is not None
    if reading.year is not None:
        return on_day(date(reading.year, reading.month, reading.day), reading, "a full date")
    year, why = _year_for(reading.month, reading.day, context)
    if year is None:
        return Anchored(value=f"XXXX-{reading.month:02}-{reading.day:02}{reading.part}", anchored=False)
    return on_day(date(year, reading.month, reading.day), reading, why)


def _day_of_month(reading: Reading, context: Context) -> Anchored:
    """ "On the 20th": the month last told of."""
    base = last_told(context)
    if base is None or reading.day is None or base.month is None:
        return Anchored(value=f"XXXX-XX-{reading.day or 0:02}", anchored=False)
    return on_day(date(base.year, base.month, reading.day), reading, "in the month told of before")


def _year_for(month: int, day: int | None, context: Context) -> tuple[int | None, str]:
    """The year of a month or day without one."""
    if not context.narrative and context.written is not None:
        return _year_near(month, day, context.written, context.tense)
    focus = context.focus
    if focus is None:
        return None, ""
    if focus.month is not None and focus.month - month >= _BACKWARD and context.narrative:
        return focus.year + 1, "after the date told of before"
    return (focus.year, "in the year told of before") if context.narrative else (None, "")


def _year_near(month: int, day: int | None, written: date, tense: str | None) -> tuple[int, str]:
    """The year that puts a day before the writing (past), after it (future) or nearest to it."""
    here = (month, day or written.day)
    now = (written.month, written.day)
    ahead = (month * 31 + (day or 15) - written.month * 31 - written.day) % 372
    if day and 0 < ahead <= _SOON:
        return written.year + (here < now), "nearer than the one before the report"
    if day and ahead >= 372 - _SOON:
        return written.year - (here > now), "nearer than the one after the report"
    if tense == "future":
        return written.year + (here < now), "the next one after the report, by the future tense"
    if tense == "past":
        return written.year - (here > now), "the last one before the report, by the past tense"
    months = (month - written.month) % 12
    if months <= 3:
        return written.year + (month < written.month), "the one nearest to the report"
    return written.year - (month > written.month), "the last one before the report"


def _month(reading: Reading, context: Context) -> Anchored:
    assert reading.month is not None
    month = reading.month
    if reading.year is not None:
        return in_month(reading.year, month, "a full date")
    base = last_told(context) if not reading.deictic else day_of_writing(context)
    if reading.step is not None and base is not None:
        if reading.unit == "Y":
            return in_month(base.year + reading.step, month, "counted in years")
        here = base.month or 1
        if reading.step < 0:
            return in_month(base.year - (month >= here), month, "the last one")
        return in_month(base.year + (month <= here if reading.step else 0), month, "the next one")
    year, why = _year_for(month, None, context)
    return in_month(year, month, why) if year is not None else Anchored(value=f"XXXX-{month:02}", anchored=False)


def _year(reading: Reading, context: Context) -> Anchored:
    if reading.bc:
        return Anchored(value=reading.value, because="before our era")
    assert reading.year is not None
    if reading.value == "YY":
        base = last_told(context) or Focus(year=2000)
        year = base.year // 100 * 100 + reading.year
        year -= 100 if year > base.year + 20 else 0
        return in_year(year, "the century told of before")
    found = in_year(reading.year, "a full year")
    return replace(found, value=reading.value) if reading.value else found


def _weekday(reading: Reading, context: Context) -> Anchored:
    assert reading.weekday is not None
    base = last_told(context, "D") if context.narrative or (reading.step is not None and not reading.deictic) else None
    start = base.start if base and base.day else (context.written if not context.narrative else None)
    if start is None:
        return Anchored(value=f"XXXX-WXX-{reading.weekday}{reading.part}", anchored=False)
    back = (start.isoweekday() - reading.weekday) % 7
    if reading.step == 1:
        return on_day(start + timedelta(days=7 - back), reading, "the next one")
    if reading.step == -1:
        return on_day(start - timedelta(days=back or 7), reading, "the last one")
    if context.tense == "future" or context.narrative or (reading.step == 0 and context.tense != "past"):
        return on_day(start + timedelta(days=(7 - back) % 7), reading, "the next one, by the future tense")
    if reading.step is None and back == _NEARLY_A_WEEK:
        return on_day(start + timedelta(days=1), reading, "the next day: six days behind it would be the last one")
    if context.tense is None and back > 4:
        return on_day(start + timedelta(days=7 - back), reading, "the nearest one")
    return on_day(start - timedelta(days=back), reading, "the last one before the report, by the past tense")


def _weekend(reading: Reading, context: Context) -> Anchored:
    """The weekend of the step, else the last or the next by tense; a weekend that has begun is this one.

    "The weekend" of a report is counted from its own day, whatever day was told of before.
    """
    base = day_of_writing(context) if reading.deictic else last_told(context, "D")
    if base is None or base.day is None:
        return Anchored(value="XXXX-WXX-WE", anchored=False)
    step = reading.step
    if step is None or (step == 0 and reading.deictic):
        step = -1 if context.tense != "future" and base.start.isoweekday() < 6 else 0
        step = 0 if reading.step == 0 and base.start.isoweekday() > 4 else step
    return in_week(base.start + timedelta(weeks=step), "WE", "the weekend of the report, by the tense")


def _shift(reading: Reading, context: Context) -> Anchored:
    assert reading.step is not None
    assert reading.unit is not None
    if reading.amount is None:
        return Anchored(value="PAST_REF" if reading.step < 0 else "FUTURE_REF", because="how long is not said")
    base = day_of_writing(context) if reading.deictic else last_told(context, reading.unit)
    if reading.event:
        base = context.event or (base if context.narrative else None)
    if base is None:
        return Anchored(value=unknown(reading.unit), anchored=False)
    why = f"{reading.amount:g} {reading.unit} {'before' if reading.step < 0 else 'after'} {base.start}"
    return _moved(base, reading.unit, int(reading.step * reading.amount), reading, why)


def _step(reading: Reading, context: Context) -> Anchored:
    assert reading.step is not None
    assert reading.unit is not None
    today = reading.amount == 0 and context.tense == "future"  # "will meet later in the day"
    base = day_of_writing(context) if reading.deictic or today else last_told(context, reading.unit)
    if base is None:
        return Anchored(value=unknown(reading.unit), anchored=False)
    steps = reading.step
    if reading.unit == "W" and reading.deictic and not context.narrative and base.start.isoweekday() == _SUNDAY:
        # On a Sunday "last week" is the one that ends, and what comes "this week" is in the one that begins.
        steps += steps < 0 or (steps == 0 and context.tense == "future")
    return _moved(base, reading.unit, steps, reading, "counted from the date told of")


def _moved(base: Focus, unit: str, steps: int, reading: Reading, why: str) -> Anchored:
    """``base`` moved by ``steps`` units, as a value of that unit's size."""
    if unit in ("S", "M", "H"):
        return on_day(base.start, reading, why) if base.day else Anchored(value="XXXX-XX-XX", anchored=False)
    if unit == "D":
        if base.day is None:
            return Anchored(
                value=f"{base.year:04}-{base.month:02}-XX" if base.month else f"{base.year:04}-XX-XX", anchored=False
            )
        return on_day(base.start + timedelta(days=steps), reading, why)
    if unit in ("W", "WE"):
        return in_week(base.start + timedelta(weeks=steps), unit, why)
    if unit in ("MO", "Q"):
        months = base.year * 12 + (base.month or 1) - 1 + steps * (3 if unit == "Q" else 1)
        if base.month is None:
            return Anchored(value=f"{base.year:04}-XX", anchored=False)
        return in_month(months // 12, months % 12 + 1, why)
    if unit == "Y":
        return in_year(base.year + steps, why)
    years = {"DE": 10, "CE": 100, "ML": 1000}[unit]
    first = base.year // years * years + steps * years
    digits = {"DE": 3, "CE": 2, "ML": 1}[unit]
    return Anchored(
        value=f"{first:04}"[:digits],
        earliest=date(max(first, 1), 1, 1),
        latest=date(first + years - 1, 12, 31),
        because=why,
    )


def _deictic(reading: Reading, context: Context) -> Anchored:
    offset = int(reading.amount or 0)
    if context.narrative or context.written is None:
        return Anchored(value="XXXX-XX-XX" + reading.part, anchored=False)
    return on_day(context.written + timedelta(days=offset), reading, "counted from the day of the report")


def _part(reading: Reading, context: Context) -> Anchored:
    """A time of day: of the day last told of, moved by the step."""
    base = day_of_writing(context) if reading.deictic else last_told(context, "D")
    if base is None or base.day is None:
        year = f"{base.year:04}" if base else "XXXX"
        month = f"{base.month:02}" if base and base.month else "XX"
        return Anchored(value=f"{year}-{month}-XX{reading.part}", anchored=False)
    return on_day(base.start + timedelta(days=reading.step or 0), reading, "on the day told of")


_KINDS = {
    "day": _day,
    "month": _month,
    "year": _year,
    "season": season,
    "decade": decade,
    "century": century,
    "weekday": _weekday,
    "weekend": _weekend,
    "quarter": quarter,
    "shift": _shift,
    "step": _step,
    "deictic": _deictic,
    "part": _part,
    "span": span,
    "duration": _fixed,
    "set": _set,
    "ref": _fixed,
    "focus": _focus,
}
