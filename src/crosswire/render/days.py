"""The days of a story in order: which reports came on each, and what they tell of it.

A reader sees who told it first, what is of yesterday, and what is still to come. Days long before the story stand among the
background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.records.stories import Claim
from crosswire.render.citing import Citing, shortened
from crosswire.render.shown import Line, ShownDay

# Days shown, of more those on which most reports came or of which most tell; lines told of one day.
_MOST, _LINES = 12, 2


def shown_days(claims: Sequence[Claim], meetings: Sequence[tuple[str, Line]], citing: Citing) -> tuple[ShownDay, ...]:
    """The days on which reports came, or of which ``claims`` tell, or of ``meetings`` (day and line); none where there is one."""
    event = citing.account.date.day
    came: dict[date, list[str]] = defaultdict(list)
    for report, day in citing.published.items():
        came[day].append(citing.outlets[report])
    told: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        of = _day(claim.date)
        if of and not (claim.dated and claim.dated.basis == "saying"):
            told[of].append(claim)
    set_for: dict[date, list[Line]] = defaultdict(list)
    for said, line in meetings:
        if on := _day(said):
            set_for[on].append(replace(line, refs=line.refs[:1], more=(), note=""))
    weight = {
        day: len(came[day]) + max([len(c.reports) for c in told[day]], default=0) + len(set_for[day]) + (day == event)
        for day in {*came, *told, *set_for}
    }
    kept = sorted(sorted(weight, key=lambda day: (-weight[day], day))[:_MOST])
    if len(kept) < 2:
        return ()
    return tuple(
        ShownDay(
            day=f"{day:%A} {day}",
            note="the day of the event" if day == event else "",
            outlets=shortened(came[day]),
            lines=(*set_for[day], *_lines(told[day], citing))[:_LINES],
        )
        for day in kept
    )


def _lines(claims: Iterable[Claim], citing: Citing) -> list[Line]:
    """Those that most reports tell, in the order of the account."""
    ordered = sorted(claims, key=lambda c: -len(c.reports))
    return [Line(text=c.gist, refs=citing.line(c).refs[:1]) for c in ordered[:_LINES]]


def _day(said: str | None) -> date | None:
    """The day of a date that is no month, no year and no week."""
    try:
        return date.fromisoformat(said[:10]) if said and len(said) >= len("2023-03-02") and "W" not in said else None
    except ValueError:
        return None
