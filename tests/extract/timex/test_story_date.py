"""The day of a story: reports dated by another zone, and reports of the day itself."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents import document

from crosswire.extract.times import find_times, solve_date
from crosswire.extract.timex import story_date
from crosswire.records.statements import StoryDate
from crosswire.text.parse import Parser

# A Saturday.
SATURDAY = date(2016, 5, 14)


def solved(parser: Parser, *reports: tuple[str, date | None]) -> date | None:
    return told(parser, *reports).day


def told(parser: Parser, *reports: tuple[str, date | None]) -> StoryDate:
    parsed = parser.parse([document(text, str(n), published) for n, (text, published) in enumerate(reports)])
    return solve_date(parsed, [find_times(one) for one in parsed])


def test_reports_dated_the_day_before_a_local_day(parser: Parser) -> None:
    """A western feed dates what happened on an eastern Sunday by its own Saturday."""
    told = [
        "A bridge in Narvia collapsed on Sunday, officials said.",
        "The bridge in Narvia fell early Sunday. Divers searched the river.",
        "Divers searched a river in Narvia after the collapse of a bridge on Sunday.",
    ]
    assert solved(parser, *((text, SATURDAY) for text in told)) == date(2016, 5, 15)


def test_a_day_that_few_words_tell_of_stays_behind(parser: Parser) -> None:
    """A Sunday beside other days is the one before."""
    text = (
        "A bridge in Narvia collapsed on Saturday. The bridge fell in the morning of Saturday. "
        "Engineers had looked at the bridge on Sunday, the mayor of Narvia said on Saturday."
    )
    assert solved(parser, (text, SATURDAY)) == SATURDAY


@pytest.mark.parametrize(
    "text",
    [
        "The premier will meet the envoy in Tarsk today. The premier spoke with students on Friday.",
        "The presidents will sit down later Saturday in Tarsk. They gave speeches to students on Friday.",
    ],
)
def test_what_is_to_come_on_the_day_of_the_report(parser: Parser, text: str) -> None:
    assert solved(parser, (text, SATURDAY)) == SATURDAY


def test_an_hour_of_the_next_day(parser: Parser) -> None:
    """A Friday's "early Saturday" is the next day by local time, and so is its hour."""
    text = (
        "A bridge in Narvia collapsed early Saturday, officials said. The bridge fell at about 5:40 a.m. local time. "
        "Divers spoke of a mild river on Thursday. The mayor had spoken on Friday."
    )
    assert solved(parser, (text, date(2016, 5, 13))) == SATURDAY


def test_a_report_of_today_with_many_years(parser: Parser) -> None:
    text = (
        "The premier landed today in Tarsk. He had fought in 1967 and 1973. The pact of 1993 was broken in 2000. "
        "The envoy left in 2003. Another came in 2006 and went in 2009. On Feb. 7 they met."
    )
    assert solved(parser, (text, SATURDAY)) == SATURDAY


# Announced on Saturday for Monday.
AHEAD = "The premier of Narvia will open the port of Tarsk on Monday. The port was shut for years, he said Saturday."


def test_what_was_announced_and_then_held(parser: Parser) -> None:
    """The day that reports look ahead to is the event's, once another tells of it."""
    after = "Guests praised the port of Tarsk, which the premier of Narvia had opened on Monday."
    assert solved(parser, (AHEAD, SATURDAY), (AHEAD, SATURDAY), (after, None)) == date(2016, 5, 16)


def test_what_was_only_announced(parser: Parser) -> None:
    assert solved(parser, (AHEAD, SATURDAY), (AHEAD.replace("years", "months"), SATURDAY)) == SATURDAY


def test_a_day_that_all_name_beside_their_own_news(parser: Parser) -> None:
    """Those who write of what followed name their own day more often, but name the event's, too."""
    first = "Rebels in Narvia took the port of Tarsk on Friday."
    after = "The rebels in Narvia had taken the port of Tarsk on Friday."
    fleet = f"The fleet sailed for Tarsk on Saturday. The fleet was slow on Saturday. {after}"
    banks = f"Banks in Narvia shut on Saturday. Queues were long on Saturday. {after}"
    reports = (
        (first, date(2016, 5, 13)),
        (fleet, SATURDAY),
        (banks, SATURDAY),
        (fleet.replace("sailed", "left"), SATURDAY),
    )
    assert solved(parser, *reports) == date(2016, 5, 13)


TOOK = "Rebels took the port of Tarsk on Friday. The port fell on Friday morning, said the mayor."
FLED = "The mayor of Tarsk fled on Friday, when rebels took the port. Rebels held the port on Friday."


def test_reports_of_one_day_are_of_one_event(parser: Parser) -> None:
    assert told(parser, (TOOK, SATURDAY), (FLED, date(2016, 5, 13))).probability > 0.9


def test_reports_of_different_days_are_hardly_of_one_event(parser: Parser) -> None:
    met = "The mayor of Tarsk met the rebels on Tuesday. The talks about the port ended on Tuesday."
    sold = "The port of Tarsk was sold on Sunday. The mayor, a baker, drew up the deed on Sunday."
    days = ((TOOK, SATURDAY), (met, date(2016, 5, 18)), (sold, date(2016, 5, 22)))
    assert told(parser, *days).probability < 0.3
    assert told(parser, *days[:2]).probability < 0.6


def test_a_weekday_without_a_week_says_little(parser: Parser) -> None:
    """A portrait that dates nothing, and a report without a date that names a weekday."""
    portrait = "The mayor of Tarsk, a baker and a poet, likes the port. Rebels like his bread."
    assert told(parser, (portrait, SATURDAY), ("Rebels took the port of Tarsk on Tuesday.", None)).probability < 0.9


def test_of_thousands_of_dates_each_day_is_held_against_the_heaviest(
    monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    months = ("March", "May", "June", "July", "August", "October", "December")
    days = [f"{month} {day}, {year}" for year in range(2001, 2018) for month in months for day in range(1, 29)]
    lines = [f"The bridge in Narvia was shut on {', '.join(days[n : n + 40])}." for n in range(0, len(days), 40)]
    held = list[int]()
    score = story_date._score
    monkeypatch.setattr(story_date, "_score", lambda *given: held.append(len(given[2])) or score(*given))
    solved(parser, (" ".join(lines), None))
    assert max(held) == 1_000
