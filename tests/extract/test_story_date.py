"""The day of a story: reports dated by another zone, and reports of the day itself."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.times import find_times, solve_date
from crosswire.records.text import Article, Document, Span
from crosswire.text.parse import Parser

# A Saturday.
SATURDAY = date(2016, 5, 14)


def solved(parser: Parser, *reports: tuple[str, date]) -> date | None:
    documents = [
        Document(
            article=Article(id=str(n), path=str(n), text=text, published=published),
            body=(Span(start=0, end=len(text)),),
            residue=(),
            published=published,
        )
        for n, (text, published) in enumerate(reports)
    ]
    parsed = parser.parse(documents)
    return solve_date(parsed, [find_times(one) for one in parsed]).day


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
        "The two leaders will sit down later Saturday in Tarsk. They gave speeches to students on Friday.",
    ],
)
def test_what_is_to_come_on_the_day_of_the_report(parser: Parser, text: str) -> None:
    assert solved(parser, (text, SATURDAY)) == SATURDAY


def test_an_hour_of_the_next_day(parser: Parser) -> None:
    """A Friday's "early Saturday" is the next day by local time, and so is its hour."""
    text = (
        "A bridge in Narvia collapsed early Saturday, officials said. The bridge fell at about 5:30 a.m. local time. "
        "Divers spoke of a mild river on Thursday. The mayor had spoken on Friday."
    )
    assert solved(parser, (text, date(2016, 5, 13))) == SATURDAY


def test_a_report_of_today_with_many_years(parser: Parser) -> None:
    text = (
        "The premier landed today in Tarsk. He had fought in 1967 and 1973. The pact of 1993 was broken in 2000. "
        "The envoy left in 2003. Another came in 2006 and went in 2009. On Feb. 7 they met."
    )
    assert solved(parser, (text, SATURDAY)) == SATURDAY
