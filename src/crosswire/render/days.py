"""The days of a story in order: which reports came on each, and what they tell of it.

A reader sees who told it first, what is of yesterday, and what is still to come. Days long before the story stand among the
background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.records.statements import Meeting
from crosswire.records.stories import Claim
from crosswire.render.citing import Citing, shortened
from crosswire.render.shown import Line, ShownDay

# Days shown, of more those on which most reports came or of which most tell; lines told of one day.
_MOST, _LINES = 12, 2
# Meetings of which the line says all; that one is called off, or only proposed, a claim must say.
_SET = frozenset({"scheduled", "planned"})
# Report, start and end of a passage.
_Place = tuple[str, int, int]


def shown_days(
    claims: Sequence[Claim], meetings: Sequence[tuple[Meeting, Line]], citing: Citing
) -> tuple[ShownDay, ...]:
    """The days on which reports came, or of which ``claims`` tell, or of ``meetings`` (each with its line); none where there is
    one. A claim that tells a meeting of its day is not told beside it."""
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
    in_meetings: dict[date, set[_Place]] = defaultdict(set)
    for meeting, line in meetings:
        if on := _day(meeting.date):
            set_for[on].append(replace(line, refs=line.refs[:1], more=(), note=""))
            if meeting.status in _SET:
                in_meetings[on].update((p.report, p.start, p.end) for p in meeting.evidence)
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
            lines=(*set_for[day], *_lines(told[day], in_meetings[day], citing))[:_LINES],
        )
        for day in kept
    )


def _lines(claims: Iterable[Claim], above: Container[_Place], citing: Citing) -> list[Line]:
    """Those that most reports tell, in the order of the account, but for such as tell what stands ``above`` by its passages."""
    others = [c for c in claims if not any(m.counts and (m.report, m.start, m.end) in above for m in c.mentions)]
    ordered = sorted(others, key=lambda c: -len(c.reports))
    return [Line(text=c.gist, refs=citing.line(c).refs[:1]) for c in ordered[:_LINES]]


def _day(said: str | None) -> date | None:
    """The day of a date that is no month, no year and no week."""
    try:
        return date.fromisoformat(said[:10]) if said and len(said) >= len("2023-03-02") and "W" not in said else None
    except ValueError:
        return None
