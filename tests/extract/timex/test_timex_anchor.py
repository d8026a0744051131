"""What the expressions of a report are counted from: its own day, by the words, the weekday and the tense."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.times import find_times
from crosswire.records.statements import TimeExpression
from crosswire.records.text import Article, Document, Span
from crosswire.text.parse import Parser

SUNDAY = date(2016, 5, 15)
MONDAY = date(2016, 5, 16)
THURSDAY = date(2016, 5, 19)
OCTOBER = date(2016, 10, 12)


def find(parser: Parser, text: str, published: date) -> tuple[TimeExpression, ...]:
    article = Article(id="r", path="r", text=text, published=published)
    body = (Span(start=0, end=len(text)),)
    return find_times(parser.parse([Document(article=article, body=body, residue=(), published=published)])[0])


def value(parser: Parser, text: str, words: str, published: date) -> str:
    return next(t.value for t in find(parser, text, published) if t.text == words)


YEARS = "The dam broke in 1996. Others broke in 2001 and 2004. In 2008 a new one was planned. Work began in 2011. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The mayor spoke of it last week.", "last week", "2016-W19"),
        ("A third dam will be built this year.", "this year", "2016"),
        ("On Tuesday a crack was found.", "Tuesday", "2016-05-17"),
        ("The mayor has looked at it since last spring.", "last spring", "2015-SP"),
    ],
)
def test_a_report_that_tells_much_of_the_past_is_no_history(
    parser: Parser, text: str, words: str, expected: str
) -> None:
    assert value(parser, YEARS + text, words, THURSDAY) == expected


def test_a_history_may_say_to_this_day(parser: Parser) -> None:
    text = YEARS + "The wall stands to this day. By June the lake was dry."
    assert value(parser, text, "June", THURSDAY) == "2011-06"


@pytest.mark.parametrize(
    ("text", "words", "published", "expected"),
    [
        # Weekends count from the report.
        ("The envoys will meet on May 28. Over the weekend, the two spoke.", "the weekend", MONDAY, "2016-W19-WE"),
        ("The envoys met this past weekend.", "this past weekend", SUNDAY, "2016-W19-WE"),
        ("The envoys met this past weekend.", "this past weekend", MONDAY, "2016-W19-WE"),
        ("The envoys met last weekend.", "last weekend", SUNDAY, "2016-W18-WE"),
        ("The envoys will meet at the weekend.", "the weekend", MONDAY, "2016-W20-WE"),
        # A Sunday ends a week.
        ("The premier resigned last week.", "last week", SUNDAY, "2016-W19"),
        ("The premier resigned last week.", "last week", MONDAY, "2016-W19"),
        ("The premier will resign this week.", "this week", SUNDAY, "2016-W20"),
        ("The premier resigned this week.", "this week", SUNDAY, "2016-W19"),
        ("The premier will resign next week.", "next week", SUNDAY, "2016-W20"),
        # In autumn, last spring is of this year.
        ("The treaty was signed last spring.", "last spring", OCTOBER, "2016-SP"),
        ("The treaty was signed last summer.", "last summer", OCTOBER, "2015-SU"),
        ("The treaty was signed last fall.", "last fall", OCTOBER, "2015-FA"),
        ("The treaty was signed last spring.", "last spring", MONDAY, "2015-SP"),
    ],
)
def test_times_count_from_the_day_of_the_report(
    parser: Parser, text: str, words: str, published: date, expected: str
) -> None:
    assert value(parser, text, words, published) == expected


def test_any_weekend_is_no_date(parser: Parser) -> None:
    assert not find(parser, "They needed a weekend off.", MONDAY)


def test_the_last_seconds_are_no_day(parser: Parser) -> None:
    (last,) = find(parser, "The ship turned in the last seconds.", MONDAY)
    assert (last.type, last.value) == ("DURATION", "PTXS")


def test_in_the_last_year_runs_up_to_the_report(parser: Parser) -> None:
    (last,) = find(parser, "The fleet sailed five times in the last year.", MONDAY)
    assert (last.type, last.value) == ("DURATION", "P1Y")
    assert last.latest == MONDAY


@pytest.mark.parametrize(
    ("text", "words", "expected", "direction"),
    [
        ("The bridge fell on Tuesday.", "Tuesday", "2016-05-17", "past"),
        ("The bridge fell early Tuesday.", "Tuesday", "2016-05-17", "past"),
        ("The bridge will be closed on Tuesday.", "Tuesday", "2016-05-17", "future"),
        ("The bridge fell last Tuesday.", "last Tuesday", "2016-05-10", "past"),
        ("The bridge fell on Wednesday.", "Wednesday", "2016-05-11", "past"),
    ],
)
def test_a_mondays_tuesday_is_the_next_day(
    parser: Parser, text: str, words: str, expected: str, direction: str
) -> None:
    """A report that was brought up to date, or dated by a zone to the west, tells what happened on the next day."""
    time = next(t for t in find(parser, text, MONDAY) if words in t.text)
    assert (time.value, time.direction) == (expected, direction)


def test_an_hour_of_the_next_day(parser: Parser) -> None:
    text = "The bridge fell early Tuesday. Divers came at 5:40 a.m. local time."
    assert value(parser, text, "5:40 a.m.", MONDAY).startswith("2016-05-17")


@pytest.mark.parametrize(
    "text",
    [
        "I'm closing the bridge on Friday.",
        "The bridge can't be closed on Friday.",
        "The guild said it'd close the bridge on Friday.",
    ],
)
def test_short_forms_of_helping_verbs_look_ahead(parser: Parser, text: str) -> None:
    (time,) = find(parser, text, MONDAY)
    assert (time.value, time.direction) == ("2016-05-20", "future")
