"""Day by day: when each report came, and what is told of each day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.render.accounts import EVIL, account

from crosswire.records.stories import Account, Reconstruction
from crosswire.records.text import Document
from crosswire.render.html import to_html
from crosswire.render.markdown import to_markdown
from crosswire.render.support import first_published
from crosswire.render.view import view


def published(*days: str | None) -> Account:
    told = account()
    documents: list[Document] = [
        replace(d, published=date.fromisoformat(day) if day else None)
        for d, day in zip(told.documents, days, strict=True)
    ]
    return replace(told, documents=tuple(documents))


def test_reports_events_and_meetings_stand_under_their_days() -> None:
    days = view(published("2023-03-03", "2023-03-02")).days
    assert [(d.day, d.note, d.outlets, len(d.lines)) for d in days] == [
        ("Thursday 2023-03-02", "the day of the event", f"{EVIL} R2", 1),
        ("Friday 2023-03-03", "", f"{EVIL} R1", 0),
        ("Tuesday 2023-03-14", "", "", 1),
    ]
    assert days[2].lines[0].text.startswith("Vienna · ")


@pytest.mark.parametrize(
    ("why", "day", "status", "changed", "shown"),
    [
        ("it tells the meeting", "2023-03-14", "scheduled", {}, 1),
        ("it tells a plan", "2023-03-14", "planned", {}, 1),
        ("that it is off the meeting does not say", "2023-03-14", "cancelled", {}, 2),
        ("it is of another day", "2023-03-15", "scheduled", {}, 2),
        ("it only touches on the meeting", "2023-03-14", "scheduled", {"counts": False}, 2),
        ("it is of another passage", "2023-03-14", "scheduled", {"start": 6}, 2),
    ],
)
def test_a_claim_that_tells_a_meeting_of_its_day_is_not_told_beside_it(
    why: str, day: str, status: str, changed: dict[str, Any], shown: int
) -> None:
    told = published("2023-03-02", "2023-03-02")
    (claim,), (meeting,) = told.claims, told.meetings
    first, second = claim.mentions
    claim = replace(claim, date=day, mentions=(replace(first, **changed), second))
    days = view(replace(told, claims=(claim,), meetings=(replace(meeting, status=status),))).days
    lines = [line.text for one in days[1:] for line in one.lines]
    assert len(lines) == shown, why
    assert lines[0].startswith("Vienna · "), why


def test_a_meeting_does_not_say_the_day_that_it_stands_under() -> None:
    found = Reconstruction(accounts=(published("2023-03-03", "2023-03-02"),), problems=())
    assert to_markdown(found).partition("## Day by day")[2].partition("## ")[0].count("2023-03-14") == 1
    assert to_html(found).partition("Day by day")[2].partition("</ol>")[0].count("2023-03-14") == 1


def test_one_day_alone_is_no_list_and_months_are_no_days() -> None:
    told = replace(published("2023-03-02", "2023-03-02"), meetings=())
    (claim,) = told.claims
    for said in ("2023-03", "2023", "2023-W10-4", "2023-99-99", "", None, "2023-03-02T10:00"):
        assert view(replace(told, claims=(replace(claim, date=said),))).days == (), said


def test_many_days_are_cut_to_those_that_most_tell_of() -> None:
    told = published("2023-03-02", None)
    (claim,) = told.claims
    claims = [
        replace(claim, id=f"C{n}", date=date.fromordinal(date(2023, 3, 2).toordinal() + n).isoformat())
        for n in range(-2, 500)
    ]
    days = view(replace(told, claims=tuple(claims))).days
    assert len(days) == 12
    assert [d.note for d in days].count("the day of the event") == 1


def test_days_are_escaped() -> None:
    found = Reconstruction(accounts=(published("2023-03-03", "2023-03-02"),), problems=())
    page, text = to_html(found), to_markdown(found)
    assert "Day by day" in page
    assert "## Day by day" in text
    assert "<script>alert" not in page
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({}, ""),
        ({"R1": date(2023, 3, 2)}, "published 2023-03-02"),
        ({"R1": date(2023, 3, 2), "R2": date(2023, 3, 2)}, "published 2023-03-02"),
        ({"R1": date(2023, 3, 3), "R2": date(2023, 3, 2)}, "first published 2023-03-02 (B), then 2023-03-03 (A)"),
    ],
)
def test_who_tells_a_line_first(days: dict[str, date], said: str) -> None:
    (claim,) = account().claims
    assert first_published(claim, {"R1": "A", "R2": "B"}, days) == said


def test_who_only_perhaps_tells_it_is_not_called_the_first() -> None:
    (claim,) = account().claims
    first, second = claim.mentions
    doubtful = replace(claim, mentions=(first, replace(second, counts=False, probability=0.6)))
    days = {"R1": date(2023, 3, 3), "R2": date(2023, 3, 2)}
    assert first_published(doubtful, {"R1": "A", "R2": "B"}, days) == "published 2023-03-03"
