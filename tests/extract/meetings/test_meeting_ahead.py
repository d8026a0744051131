"""Whether a meeting lies ahead, when it is and who comes: forms that reports of other events showed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading import document

from crosswire.extract.meetings.meetings import find_meetings
from crosswire.pipeline import read
from crosswire.text.parse import Parser

DAY = date(2021, 3, 3)  # a Wednesday
LEAD = (
    "Germany expelled two Serbian diplomats on Wednesday. France, Japan, Russia, the United States and Peru protested. "
)
# (sentences, day as far as it is told, participants)
AHEAD = [
    ("Joe Biden is scheduled to meet with Emmanuel Macron later in the day.", "2021-03-03", {"Joe Biden", "Emmanuel Macron"}),
    ("Antony Blinken landed in Tokyo late Wednesday and headed to Osaka for talks with Fumio Kishida.", "2021-03-03",
     {"Antony Blinken", "Fumio Kishida"}),
    ("Antony Blinken arrived in Moscow on Wednesday for talks with Sergei Lavrov.", "2021-03-03",
     {"Antony Blinken", "Sergei Lavrov"}),
    ("The White House is sending Antony Blinken to Moscow for talks with Sergei Lavrov.", None,
     {"Antony Blinken", "Sergei Lavrov"}),
    ("Joe Biden sent Antony Blinken to Moscow to meet Sergei Lavrov.", None, {"Antony Blinken", "Sergei Lavrov"}),
    ("Joe Biden has lined up meetings with Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden will try to calm the farmers when he meets with Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Before meeting with Mr. Macron, Joe Biden will try to calm the farmers. Emmanuel Macron waits.", None,
     {"Joe Biden", "Emmanuel Macron"}),
    ("The dues can be settled when Peru and Japan meet next week in Lima.", None, {"Peru", "Japan"}),
    ("The dues top the agenda as ministers from Peru and Japan meet today in Lima.", "2021-03-03", {"Peru", "Japan"}),
    ("Joe Biden is set to have a spate of meetings with Emmanuel Macron and Vladimir Putin.", None,
     {"Joe Biden", "Emmanuel Macron", "Vladimir Putin"}),
    ("Joe Biden will meet with leaders in Peru and Japan next week.", None, {"Joe Biden", "Peru", "Japan"}),
    ("Russia fell out with Peru and Japan, a week before the three countries were due to hold new talks.",
     None, {"Russia", "Peru", "Japan"}),
    ("Joe Biden hinted that he may soon meet with Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Emmanuel Macron, who meets with Joe Biden today, kept silent.", "2021-03-03", {"Joe Biden", "Emmanuel Macron"}),
    ("The president of France, Emmanuel Macron, due to meet Joe Biden in Lima on Friday, has warned them.", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden rests in Lima during a trip that will include talks with Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden rests. His week will include a visit from Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Emmanuel Macron will go to Tokyo on Friday.", "2021-03-05", {"Emmanuel Macron", "Japan"}),
    ("Emmanuel Macron will travel to Tokyo.", None, {"Emmanuel Macron", "Japan"}),
    ("The paper told of an invitation for Joe Biden to meet Emmanuel Macron in April.", "2021-04", {"Joe Biden", "Emmanuel Macron"}),
    ("The shells fell ahead of new talks between the Afghan government and Taliban.", None,
     {"Afghanistan", "Taliban"}),
    ("Peru is at odds with North Korea. Joe Biden hailed talks planned soon between North and South Korea.", None,
     {"North Korea", "South Korea"}),
    ("Joe Biden will hold talks with Prime Minister Fumio Kishida and French President Emmanuel Macron.", None,
     {"Joe Biden", "Fumio Kishida", "Emmanuel Macron"}),
    ("Peru called for one emergency meeting of the whole United Nations security council.", None, {"Peru", "United Nations"}),
    ("Emmanuel Macron is heading to Tokyo.", None, {"Emmanuel Macron", "Japan"}),
    ("Joe Biden told the press: \"I will be going to Tokyo where talks will begin on the dues.\"", None, {"Joe Biden", "Japan"}),
    ("Japan kept silent ahead of Emmanuel Macron's visit.", None, {"Emmanuel Macron", "Japan"}),
    ("Joe Biden wrote to Emmanuel Macron. The two leaders are set to speak to each other after Lent.", None,
     {"Joe Biden", "Emmanuel Macron"}),
    ("While the stage is set for a fine summit between Joe Biden and Emmanuel Macron, doubt abounds.", None,
     {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden and others are set to meet with Emmanuel Macron, including the aides of the palace, on March 12, people briefed on it said.",
     "2021-03-12", {"Joe Biden", "Emmanuel Macron"}),
    ("Peru and Japan could settle the dues in the next round of talks.", None, {"Peru", "Japan"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "parties"), AHEAD, ids=[c[0][:40] for c in AHEAD])
def test_ahead(text: str, day: str | None, parties: set[str], parser: Parser) -> None:
    meetings = found_in(text, parser)
    assert any(when == day and parties <= who for when, who in meetings), meetings


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden decided to leave the fisheries accord negotiated by Peru and Japan.",
        "Peru elected new members of the European Parliament, which convenes in July.",
        "Peru fired a rocket earlier this year, ahead of a summit of the leaders of Japan and France.",
        "Joe Biden will address the U.N. General Assembly on Tuesday.",
        "The president of Peru is to consult with all the parties over the dues.",
        "The Afghan president seeks a mandate to negotiate with the Taliban.",
        "Peru showed willingness to meet with Joe Biden.",
        "The singer Ana Reyes will go to Tokyo.",
        "Joe Biden wrote that he'd met with Emmanuel Macron and would tell.",
        "Even if Peru and Japan agree to meet, little is won.",
        "Peru and Japan host large American barracks today.",
        "Peru will go to war with Japan.",
        "Farmers called for the summit of Peru and Japan to be cancelled.",
        "The log calls him keen on wanting to go to Peru. Joe Biden wanted to go to Japan.",
    ],
)
def test_not_ahead(text: str, parser: Parser) -> None:
    assert found_in(text, parser) == []


def test_who_speaks_for_a_state_and_the_state_are_one_side(parser: Parser) -> None:
    text = "Peru and Japan quarrel. Japan's envoy Kenji Mori said that both sides were weighing a planned meeting in April."
    assert all({"Peru", "Japan"} <= who for _, who in found_in(text, parser))


def found_in(text: str, parser: Parser) -> list[tuple[str | None, set[str]]]:
    found = read([document(LEAD + text, "r0", DAY)], parser)
    names = {e.id: e.name for e in found.entities}
    meetings = find_meetings(found.statements, found.entities, found.date, found.parsed)
    return [(m.date, {names[p] for p in m.participants}) for m in meetings]
