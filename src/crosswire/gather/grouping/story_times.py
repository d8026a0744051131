"""When the happening of a text was, as its first sentences say: the weekdays they name, and the first time they tell.

Two calls of one week share people and words; what their reports do not share is "on Thursday" and "on Sunday". The first
weekday or date in a lead is mostly that of the happening; later ones are of what came before or is to come. Years are
rarely said, and not read.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from crosswire.lexicon.calendar import calendar
from crosswire.records.text import Document

# Characters of the lead that are searched for weekdays, and for the time of the happening.
_LEAD, _FIRST = 600, 450


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``weekdays`` has a bit for each that the lead names. ``weekday`` (1..7, 0: none) and ``date`` (32 times the month
    plus the day, 0: none) are those of the first time that it tells: "Thursday", "Sunday, January 2", "on 4 April"."""

    weekdays: int = 0
    weekday: int = 0
    date: int = 0


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    weekday: re.Pattern[str]
    after: re.Pattern[str]
    on: re.Pattern[str]


def told_times(document: Document) -> Told:
    """The times that the first sentences of a document tell; only the weekdays if its day is known."""
    lead, patterns, days = _lead(document), _patterns(), calendar().weekdays
    if document.published:
        found = {days[name.lower()] for name in patterns.weekday.findall(lead)}
        return Told(weekdays=sum(1 << (day - 1) for day in found)) if found else NOTHING_TOLD
    weekdays = weekday = date = 0
    begin = _FIRST
    for match in patterns.weekday.finditer(lead):
        day = days[match.group().lower()]
        weekdays |= 1 << (day - 1)
        if not weekday and match.start() < begin:
            weekday, begin = day, match.start()
        if day == weekday and not date:
            date = _date(patterns.after.match(lead, match.end()))
    on = patterns.on.search(lead, 0, begin)  # a date before the first weekday, which then is another time
    return Told(weekdays=weekdays, date=_date(on)) if on else Told(weekdays=weekdays, weekday=weekday, date=date)


def _lead(document: Document) -> str:
    parts, left = [], _LEAD
    for span in document.body:
        parts.append(document.article.text[span.start : min(span.end, span.start + left)])
        left -= span.end - span.start
        if left <= 0:
            break
    return "\n".join(parts)


def _date(match: re.Match[str] | None) -> int:
    if match is None:
        return 0
    month, day, day_before, month_after = match.groups()
    number = int(day or day_before)
    return 32 * calendar().months[(month or month_after).lower()] + number if 0 < number < 32 else 0


@functools.cache
def _patterns() -> _Patterns:
    months = "|".join(sorted((word.capitalize() for word in calendar().months), key=len, reverse=True))
    date = rf"(?:({months})\.? (\d\d?)|(\d\d?) ({months}))\b"
    weekdays = "|".join(word.capitalize() for word in calendar().weekdays if word.endswith("day"))
    return _Patterns(
        # Without a boundary before, which would make the search slow; no word has such a capital inside.
        weekday=re.compile(rf"(?:{weekdays})\b"),
        after=re.compile(rf" ?[,(]? ?{date}"),
        on=re.compile(rf"\bon {date}"),
    )
