"""Leads tell when something happened: the first weekday or date counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.documents import document

from crosswire.gather.grouping.story_times import Told, told_times
from crosswire.records.text import Article, Document, Span

CASES = [
    ("nothing", "The ministers met and went home.", Told()),
    ("a weekday", "The ministers met on Thursday.", Told(weekdays=8, weekday=4)),
    ("the first of two", "They spoke on Sunday, after Thursday's call.", Told(weekdays=72, weekday=7)),
    ("weekday and date", "They met on Sunday, January 2, in Ansel.", Told(weekdays=64, weekday=7, date=34)),
    ("day before month", "They met on Tuesday, 4 April, in Ansel.", Told(weekdays=2, weekday=2, date=132)),
    ("date told later", "They met on Tuesday. On Tuesday (April 4) rain fell.", Told(weekdays=2, weekday=2, date=132)),
    ("date alone", "They met on 16 June in a villa.", Told(date=208)),
    ("date before another weekday", "They met on June 16 and meet again on Friday.", Told(weekdays=16, date=208)),
    ("a date of a page", "Posted: June 16, 2031. They met on Friday.", Told(weekdays=16, weekday=5)),
    ("no such day", "They met on June 99 in a villa.", Told()),
    ("too late", "They met. " + "They talked about the weather at great length. " * 10 + "On Friday all left.", Told(weekdays=16)),
    ("far too late", "They met. " + "They talked about the weather at great length. " * 20 + "On Friday all left.", Told()),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_told_times(_what: str, text: str, expected: Told) -> None:
    assert told_times(document(text)) == expected


def test_only_the_body_is_read() -> None:
    text = "Teaser: on Monday all is cheaper. They met on Friday."
    document = Document(article=Article(id="a", path="a", text=text), body=(Span(start=34, end=len(text)),), residue=())
    assert told_times(document) == Told(weekdays=16, weekday=5)


def test_of_a_dated_report_weekdays_are_enough() -> None:
    dated = replace(document("They met on Sunday, January 2, and on Friday."), published=date(2031, 1, 2))
    assert told_times(dated) == Told(weekdays=80)
