"""Meetings to come, in invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.meetings import find_meetings
from crosswire.pipeline import Reading, read
from crosswire.records.statements import Meeting
from crosswire.text.parse import Parser

from .reading import document, reading

DAY = date(2021, 3, 3)  # a Wednesday
LEAD = "Germany expelled two Serbian diplomats on Wednesday. "
# (sentence, day, status, participants, medium)
SET = [
    ("The leaders of France and Italy will meet in Rome on Friday.", "2021-03-05", "scheduled", {"France", "Italy"}, None),
    ("Talks between Germany and Serbia are scheduled for March 10.", "2021-03-10", "scheduled", {"Germany", "Serbia"}, None),
    ("Representatives of Norway and Sweden plan to meet on March 8.", "2021-03-08", "scheduled", {"Norway", "Sweden"}, None),
    ("Negotiations between Iran and NATO are to follow on March 12.", "2021-03-12", "scheduled", {"Iran", "NATO"}, None),
    ("Emmanuel Macron will speak with Joe Biden by phone on Sunday.", "2021-03-07", "scheduled",
     {"Emmanuel Macron", "Joe Biden"}, "telephone"),
    ("A meeting between Japan and India was postponed.", None, "postponed", {"Japan", "India"}, None),
    ("Brazil cancelled its talks with Chile.", None, "cancelled", {"Brazil", "Chile"}, None),
    ("Egypt agreed to hold talks with Israel.", None, "planned", {"Egypt", "Israel"}, None),
    ("Trade will come up when Emmanuel Macron meets Joe Biden Friday.", "2021-03-05", "scheduled",
     {"Emmanuel Macron", "Joe Biden"}, None),
    ("The foreign ministers of Peru and Chile plan to meet.", None, "planned", {"Peru", "Chile"}, None),
    ("Emmanuel Macron left Paris for Tokyo to meet Joe Biden.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron is to travel to Tokyo to meet Joe Biden.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron will fly to Tokyo for talks with Joe Biden.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron said he planned to speak with Joe Biden soon.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron cancelled a visit to Turkey, while NATO will hold a vote on Friday.", None, "cancelled",
     {"Emmanuel Macron", "Turkey"}, None),
]  # fmt: skip
NOT_SET = [
    "The leaders of France and Italy met in Rome on Monday.",
    "Germany and Serbia held talks last week.",
    "Iran will not meet the Americans.",
    "If Norway and Sweden meet, prices may fall.",
    "France will talk to voters about taxes.",
    "Emmanuel Macron flew to Tokyo to meet Joe Biden.",
    "Emmanuel Macron told of the night when he had left Paris to meet Joe Biden.",
]


def found_in(parser: Parser, *texts: str) -> tuple[tuple[Meeting, ...], dict[str, str]]:
    r = reading(parser, *texts, published=DAY)
    return find_meetings(r.statements, r.entities, r.date, r.parsed), {e.id: e.name for e in r.entities}


@pytest.mark.parametrize(("text", "day", "status", "parties", "medium"), SET, ids=[c[0][:40] for c in SET])
def test_set(text: str, day: str | None, status: str, parties: set[str], medium: str | None, parser: Parser) -> None:
    meetings, names = found_in(parser, LEAD + text)
    assert len(meetings) == 1
    (one,) = meetings
    assert (one.date, one.status, one.medium) == (day, status, medium)
    assert parties <= {names[p] for p in one.participants}
    assert one.evidence
    assert one.evidence[0].text in LEAD + text


@pytest.mark.parametrize("text", NOT_SET)
def test_not_set(text: str, parser: Parser) -> None:
    assert found_in(parser, LEAD + text)[0] == ()


def test_part_of_day_is_a_word(parser: Parser) -> None:
    meetings, _ = found_in(parser, LEAD + "The leaders of France and Italy will meet on Friday afternoon.")
    assert [m.time for m in meetings] == ["afternoon"]


def test_reports_of_one_meeting_are_joined(parser: Parser) -> None:
    meetings, _ = found_in(
        parser,
        LEAD + "The leaders of France and Italy will meet in Rome on Friday.",
        LEAD + "A meeting between Italy and France is planned for March 5.",
        LEAD + "Talks between France and Italy on fishing are set for April.",
    )
    assert [m.date for m in meetings] == ["2021-03-05", "2021-04"]
    assert {e.report for e in meetings[0].evidence} == {"r0", "r1"}
    assert "Rome" in (meetings[0].place or "")


@pytest.mark.parametrize(
    ("text", "day", "status", "place"),
    [
        ("NATO ambassadors are to meet Friday afternoon in Brussels.", "2021-03-05", "scheduled", "Brussels"),
        ("The Italian president will travel to Geneva on Friday for talks with French officials.", "2021-03-05", "scheduled", "Geneva"),
        ("The Italian president flies to Geneva on Friday to meet the French president.", "2021-03-05", "scheduled", "Geneva"),
    ],
)  # fmt: skip
def test_where_one_goes_and_bodies_that_meet(text: str, day: str, status: str, place: str, parser: Parser) -> None:
    meetings, _ = found_in(parser, LEAD + text)
    assert [(m.date, m.status, m.place) for m in meetings] == [(day, status, place)]


def test_meeting_that_falls_with_a_journey(parser: Parser) -> None:
    meetings, _ = found_in(
        parser,
        LEAD
        + "The Italian president called off his trip to Paris, where he had been due to meet the French president on Friday.",
    )
    assert {m.status for m in meetings} <= {"cancelled"}


@pytest.mark.parametrize(
    ("text", "day", "status", "parties"),
    [
        ("Emmanuel Macron arrives in Lima on Friday.", "2021-03-05", "scheduled", {"Emmanuel Macron", "Peru"}),
        ("Emmanuel Macron and Joe Biden agreed. The Macron-Biden talks are scheduled for Friday.", "2021-03-05", "scheduled",
         {"Emmanuel Macron", "Joe Biden"}),
        ("Emmanuel Macron will fly to Lima on Friday.", "2021-03-05", "scheduled", {"Emmanuel Macron", "Peru"}),
        ("Chile requested a meeting of the UN Security Council on Monday.", "2021-03-08", "proposed",
         {"Chile", "UN Security Council"}),
    ],
)  # fmt: skip
def test_journeys_and_meetings_asked_for(text: str, day: str, status: str, parties: set[str], parser: Parser) -> None:
    meetings, names = found_in(parser, LEAD + "Peru protested. " + text)
    assert [(m.date, m.status) for m in meetings] == [(day, status)]
    assert parties <= {names[p] for p in meetings[0].participants}


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron will fly to Marseille on Friday.",  # at home
        "Reporters asked whether Joe Biden would even speak with Emmanuel Macron.",
    ],
)
def test_no_meeting(text: str, parser: Parser) -> None:
    assert found_in(parser, LEAD + "France protested. " + text)[0] == ()


def test_day_that_was_over_at_publication(parser: Parser) -> None:
    """The second report came out two days after the story's day: its Thursday lies between the two."""
    early, late = (
        LEAD + LEAD,
        "At a NATO meeting Thursday, Joe Biden praised Germany.",
    )
    first = reading(parser, early, early, published=DAY)
    both = pages(parser, [(early, DAY), (early, DAY), (late, date(2021, 3, 6))])
    assert first.date.day == both.date.day == DAY
    assert find_meetings(both.statements, both.entities, both.date, both.parsed) == ()


def test_meeting_called_off_is_the_one_set_for_that_weekday(parser: Parser) -> None:
    """After the day "had been planned for Friday" looks ahead to the wrong week; the report before it knows."""
    before = LEAD + "The leaders of France and Italy will meet on Friday."
    after = "France called off the meeting with Italy, which had been planned for Friday."
    found = pages(parser, [(before, DAY), (LEAD, DAY), (after, date(2021, 3, 6))])
    meetings = find_meetings(found.statements, found.entities, found.date, found.parsed)
    assert [(m.date, m.status) for m in meetings] == [("2021-03-05", "cancelled")]


def pages(parser: Parser, texts: list[tuple[str, date]]) -> Reading:
    """Reports with their own days of publication."""
    return read([document(text, f"r{i}", day) for i, (text, day) in enumerate(texts)], parser)
