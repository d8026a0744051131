"""Whether the reports of a story tell of one event at all, as far as what they say of its day can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crosswire.extract.timex.date_votes import AHEAD, BEHIND, Told, share

# The mean support of a day by its reports up to which there is no one event (each tells its own), and from which there
# is one: half of what they tell of days is told of this one, and the rest of those around it.
_NONE = 0.2
_SURE = 0.5
# A report that dates nothing supports the days before it so far, the farther back the less; one without a date of
# publication may tell of that weekday in any week.
_SILENT = 0.5
_FADES = (1.0, 1.0, 0.8, 0.6)
_LONG = 0.4
_ANY_WEEK = 0.75


def one_event(told: Sequence[Told], day: date) -> float:
    """How likely it is that the reports tell of one event, if it was on ``day``; 0 to 1.

    Reports of an affair that goes on for weeks, views and portraits each name other days, or none.
    """
    if not told:
        return 0.0
    dated = any(one.published for one in told)
    mean = sum(_support(one, day, dated) for one in told) / len(told)
    return min(1.0, max(0.0, (mean - _NONE) / (_SURE - _NONE)))


def _support(told: Told, day: date, dated: bool) -> float:
    """How far one report tells of the day; a report without its date among others with theirs less surely."""
    weight = min(1.0, told.weight)
    telling = weight * share(told, day)
    if told.published is None:
        return telling * (_ANY_WEEK if dated else 1.0)
    lag = (told.published - day).days
    if not -AHEAD <= lag < BEHIND:
        return 0.0
    near = _SILENT if lag < 0 else _FADES[lag] if lag < len(_FADES) else _LONG
    return telling + (1.0 - weight) * _SILENT * near
