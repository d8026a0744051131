"""What the expressions of a report are counted from: its own day, by the words, the weekday and the tense."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.extract.times import find_times
from crosswire.records.statements import TimeExpression
from crosswire.records.text import Article, Document, Span
from crosswire.text.parse import Parser

THURSDAY = date(2016, 5, 19)


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
