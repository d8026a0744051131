"""Whose meeting "the meeting" is, and who without a name comes to one."""

from __future__ import annotations

import time
from datetime import date

import pytest
from tests.extract.reading import reading

from crosswire.extract.meetings.meeting_context import Told, whose
from crosswire.extract.meetings.meetings import find_meetings
from crosswire.text.parse import Parser

from .test_meeting_ahead import found_in

BEFORE = "Joe Biden and Emmanuel Macron have quarrelled. "
# (sentences, day, participants)
TOLD = [
    ("Joe Biden hailed his planned summit with Emmanuel Macron. The meeting, now expected to take place by July, stirs hopes.",
     "2021-07", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden once met Emmanuel Macron over the fisheries. The summit is scheduled for March 12.", "2021-03-12",
     {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden will meet Emmanuel Macron on March 12. Fumio Kishida praised the upcoming meeting with Mr. Macron.",
     "2021-03-12", {"Joe Biden", "Emmanuel Macron"}),
    ("Emmanuel Macron held talks with Joe Biden in Lima. The next summit will begin on March 12.", "2021-03-12",
     {"Joe Biden", "Emmanuel Macron"}),
    ("Peru and Japan talked of the dues in Lima. The next round of negotiations with Peru will begin on March 12.", "2021-03-12",
     {"Peru", "Japan"}),
]  # fmt: skip
NOT_TOLD = [
    "Joe Biden met Emmanuel Macron. Joe Biden has meetings at the harbour on March 12.",
    # Another meeting came between.
    "Joe Biden once met Emmanuel Macron. The guild called a meeting of its members. The meeting is scheduled for March 12.",
    # A meeting that nobody spoke of before is not the one that others had.
    "Joe Biden once met Emmanuel Macron over the fisheries. A summit is scheduled for March 12.",
]


@pytest.mark.parametrize(("text", "day", "parties"), TOLD, ids=[c[0][:40] for c in TOLD])
def test_told_of_before(text: str, day: str, parties: set[str], parser: Parser) -> None:
    meetings = found_in(BEFORE + text, parser)
    assert any(when == day and parties <= who for when, who in meetings), meetings


@pytest.mark.parametrize("text", NOT_TOLD)
def test_another_meeting(text: str, parser: Parser) -> None:
    assert all(when != "2021-03-12" for when, _ in found_in(BEFORE + text, parser))


CROWDS = [
    ("The government of Peru will meet with student activists on Friday.", "2021-03-05", {"Peru", "student activists"}),
    ("Peru has agreed to hold talks with the rebels.", None, {"Peru", "rebels"}),
    ("Joe Biden is scheduled to meet with voters on Friday.", "2021-03-05", {"Joe Biden", "voters"}),
    ("Emmanuel Macron plans to meet other members of NATO on Friday.", "2021-03-05", {"Emmanuel Macron", "NATO"}),
]


@pytest.mark.parametrize(("text", "day", "parties"), CROWDS, ids=[c[0][:40] for c in CROWDS])
def test_people_without_a_name(text: str, day: str | None, parties: set[str], parser: Parser) -> None:
    meetings = found_in(BEFORE + text, parser)
    assert any(when == day and parties <= who for when, who in meetings), meetings


AHEAD = [
    ("Joe Biden vowed that he would meet scores of members of NATO.", None, {"Joe Biden", "NATO"}),
    ("Joe Biden will meet with friends at a NATO summit in Lima.", None, {"Joe Biden", "NATO"}),
    ("Joe Biden seemed to hint at a truce ahead of his late meeting with Emmanuel Macron.", None,
     {"Joe Biden", "Emmanuel Macron"}),
    ("The hail fell just before a possible meeting between Joe Biden and Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden is said to intend to host Emmanuel Macron at his farm.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("There will be more to say, he added, as Joe Biden meets in Lima with Emmanuel Macron later this week.", "2021-03",
     {"Joe Biden", "Emmanuel Macron"}),
    ("The dues strain the partners in Joe Biden's upcoming talks with Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("The soup was fine, Joe Biden said Wednesday ahead of a meeting with Emmanuel Macron.", None,
     {"Joe Biden", "Emmanuel Macron"}),
    ("The pact was closed days before Joe Biden visits Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("The dues will be a topic when Joe Biden meets with Emmanuel Macron at the fair.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden entertains Emmanuel Macron at his farm on Friday.", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
    ("The Biden-Macron lunch was set to take place Friday in Lima.", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "parties"), AHEAD, ids=[c[0][:40] for c in AHEAD])
def test_ahead(text: str, day: str | None, parties: set[str], parser: Parser) -> None:
    meetings = found_in(BEFORE + text, parser)
    assert any(when == day and parties <= who for when, who in meetings), meetings


@pytest.mark.parametrize(
    "text",
    [
        "In 1996 Joe Biden surprised the village, inviting Emmanuel Macron to visit his farm.",
        "The clerk looked up whether there were any scheduled meetings of Peru with Japan.",
        "Joe Biden and Emmanuel Macron are going to make a slow call.",
        "Joe Biden said that Emmanuel Macron has decided to call a plumber.",
    ],
)
def test_not_ahead(text: str, parser: Parser) -> None:
    assert found_in(BEFORE + text, parser) == []


def test_day_of_what_comes_after(parser: Parser) -> None:
    text = "Joe Biden will visit Japan just ahead of Friday's gathering of bankers."
    meetings = found_in(BEFORE + text, parser)
    assert any({"Joe Biden", "Japan"} <= who for _, who in meetings)
    assert {when for when, _ in meetings} == {None}


def test_of_thousands_told_of_before_the_last_are_searched() -> None:
    told = [Told(kind="talks", noun="talks", parties=(f"E{n}", f"F{n}"), sentence=n) for n in range(30_000)]
    began = time.process_time()
    for _ in range(100):
        meant = whose("talks", frozenset(), told, 30_000, definite=True, dated=True)
    assert meant == ("E29999", "F29999")
    assert time.process_time() - began < 2  # over all, 13 s


def test_talks_of_nobody_are_the_only_ones_of_their_day(parser: Parser) -> None:
    found = reading(
        parser,
        "Germany expelled two Serbian diplomats on Wednesday. Peru and France held talks on tuna. Peru and France held talks on corn.",
        "Germany expelled two Serbian diplomats on Wednesday. Chile and Japan are to meet again on March 12.",
        "Germany expelled two Serbian diplomats on Wednesday. International talks on dues are set to resume on March 12 in Lima.",
        published=date(2021, 3, 3),
    )
    names = {e.id: e.name for e in found.entities}
    (one,) = find_meetings(found.statements, found.entities, found.date, found.parsed)
    assert (one.date, {names[p] for p in one.participants}) == ("2021-03-12", {"Chile", "Japan"})


def test_whom_a_member_of_his_cabinet_is(parser: Parser) -> None:
    text = (
        "Sergei Lavrov of Russia wrote. A member of Emmanuel Macron's cabinet, Sergei Lavrov, plans to travel to Peru."
    )
    assert all("Emmanuel Macron" not in who for _, who in found_in(BEFORE + text, parser))


def test_next_at_the_head_of_a_sentence_is_no_next_meeting(parser: Parser) -> None:
    text = "Joe Biden and Emmanuel Macron will meet. Next, Joe Biden will meet with bakers."
    meetings = found_in(BEFORE + text, parser)
    assert len(meetings) == 1
