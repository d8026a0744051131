"""Whether a meeting lies ahead, when it is and who comes: the forms in which the press announces a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.extract.reading import document

from crosswire.extract.meetings.meetings import find_meetings
from crosswire.pipeline import read
from crosswire.text.parse import Parser

DAY = date(2021, 3, 3)  # a Wednesday
LEAD = "Germany expelled two Serbian diplomats on Wednesday. France, Japan, Russia, the United States, China and Peru protested. "
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
    ("The dues can be settled when Peru and Japan meet next week in Lima.", "2021-03", {"Peru", "Japan"}),
    ("Peru and Japan will meet later this week.", "2021-03", {"Peru", "Japan"}),
    ("The Peruvians gave way and scrapped planned meetings Wednesday with Chilean counterparts.", "2021-03-03", {"Peru", "Chile"}),
    ("Joe Biden's decision to cancel a planned summit with Emmanuel Macron next month was praised.", "2021-04", {"Joe Biden", "Emmanuel Macron"}),
    ("Peru and Japan will hold their first full round of talks since January on Friday.", "2021-03-05", {"Peru", "Japan"}),
    ("Joe Biden's aides invited Emmanuel Macron to a closed meeting with Fumio Kishida in June.", "2021-06", {"Emmanuel Macron", "Fumio Kishida"}),
    ("Peru called an emergency meeting of NATO.", None, {"Peru", "NATO"}),
    ("Joe Biden will soon speak to Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden cannot taste the tuna in the hall during his state visit to Peru next month.", "2021-04", {"Joe Biden", "Peru"}),
    ("The dues top the agenda as ministers from Peru and Japan meet today in Lima.", "2021-03-03", {"Peru", "Japan"}),
    ("Joe Biden is set to have a spate of meetings with Emmanuel Macron and Vladimir Putin.", None,
     {"Joe Biden", "Emmanuel Macron", "Vladimir Putin"}),
    ("Joe Biden will meet with leaders in Peru and Japan next week.", "2021-03", {"Joe Biden", "Peru", "Japan"}),
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
    ("Emmanuel Macron will receive Joe Biden next week.", "2021-03", {"Emmanuel Macron", "Joe Biden"}),
    ("Joe Biden will welcome Emmanuel Macron at the White House this Tuesday.", "2021-03-09", {"Emmanuel Macron", "Joe Biden"}),
    ("Emmanuel Macron is expected at the White House this Tuesday.", "2021-03-09", {"Emmanuel Macron", "United States"}),
    ("Emmanuel Macron is due in Moscow on Monday.", "2021-03-08", {"Emmanuel Macron", "Russia"}),
    ("Emmanuel Macron travels to Moscow on Monday.", "2021-03-08", {"Emmanuel Macron", "Russia"}),
    ("Emmanuel Macron departs on Thursday for Tokyo to take part in three days of meetings with Joe Biden.", "2021-03-04",
     {"Emmanuel Macron", "Joe Biden"}),
    ("Joe Biden invited Emmanuel Macron to the White House for November.", "2021-11", {"Emmanuel Macron", "Joe Biden"}),
    ("Joe Biden has invited the French president, Emmanuel Macron, to visit Washington next month.", "2021-04",
     {"Emmanuel Macron", "Joe Biden"}),
    ("Emmanuel Macron accepted an invitation to meet Joe Biden in April.", "2021-04", {"Emmanuel Macron", "Joe Biden"}),
    ("Antony Blinken and Lloyd Austin will brief the Senate on Thursday.", "2021-03-04", {"Antony Blinken", "Lloyd Austin"}),
    ("Antony Blinken is to testify before a House Foreign Affairs Committee on Thursday.", "2021-03-04", {"Antony Blinken"}),
    ("Governors will receive a briefing from Antony Blinken on Thursday.", "2021-03-04", {"Antony Blinken"}),
    ("Peru called for a snap meeting of that UN Security Council.", None, {"Peru", "UN Security Council"}),
    ("Antony Blinken will engage with the Russians over the harbour dues.", None, {"Antony Blinken", "Russia"}),
    ("The United States will consult with Peru and Japan.", None, {"United States", "Japan"}),
    ("Joe Biden plans to meet with Peru's new envoy, Ana Reyes.", None, {"Joe Biden", "Ana Reyes"}),
    ("On Monday, Peru and Japan are to hold talks on tuna.", "2021-03-08", {"Peru", "Japan"}),
    ("Joe Biden is meeting Emmanuel Macron in Paris on Wednesday.", "2021-03-03", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden will have a long audience with Pope Francis on Friday.", "2021-03-05", {"Joe Biden", "Pope Francis"}),
    ("Joe Biden will push the plan when he meets Emmanuel Macron.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Antony Blinken's trip to Moscow next week will be short.", "2021-03", {"Antony Blinken", "Russia"}),
    ("Heading into his talks in Lima on Monday with Vladimir Putin, Joe Biden has a plan.", "2021-03-08",
     {"Joe Biden", "Vladimir Putin"}),
    ("Joe Biden has a phone call planned with Emmanuel Macron on Thursday.", "2021-03-04", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden has meetings with Emmanuel Macron on Thursday.", "2021-03-04", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden has meetings with military leaders on Thursday.", "2021-03-04", {"Joe Biden", "military leaders"}),
    ("Foreign ministers of Peru and Chile gather in Lima on Friday to discuss the border.", "2021-03-05", {"Peru", "Chile"}),
    ("European Union foreign ministers will gather in Brussels on Monday.", "2021-03-08", {"European Union"}),
    ("Joe Biden will attend a summit of NATO leaders in Brussels on June 14.", "2021-06-14", {"Joe Biden", "NATO"}),
    ("A visit to Peru by Emmanuel Macron has been postponed until May.", "2021-05", {"Emmanuel Macron", "Peru"}),
    ("Emmanuel Macron leaves for Japan on Friday, where he will meet Joe Biden.", "2021-03-05", {"Emmanuel Macron", "Joe Biden"}),
    ("Joe Biden and Emmanuel Macron are scheduled for a bilateral meeting Thursday.", "2021-03-04", {"Joe Biden", "Emmanuel Macron"}),
    ("Envoys from France and Peru are headed to Geneva for a new round of negotiations.", None, {"France", "Peru"}),
    ("A French delegation will arrive in Lima on Thursday.", "2021-03-04", {"France", "Peru"}),
    ("A delegation led by Emmanuel Macron will visit Peru this month.", "2021-03", {"Emmanuel Macron", "Peru"}),
    ("Joe Biden said he hoped to meet Emmanuel Macron soon.", None, {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden and Emmanuel Macron spoke. Joe Biden, Emmanuel Macron to meet Friday in Geneva", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
    ("Donald Trump and Vladimir Putin spoke.\nTrump to meet Putin in Lima on Friday", "2021-03-05", {"Donald Trump", "Vladimir Putin"}),
    ("Joe Biden and Emmanuel Macron spoke. Joe Biden to host Emmanuel Macron on Friday", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
    ("Joe Biden to visit Moscow next month", "2021-04", {"Joe Biden", "Russia"}),
    ("Joe Biden will visit Moscow next month.", "2021-04", {"Joe Biden", "Russia"}),
    ("Joe Biden hinted that his team will take part in talks with Peru.", None, {"Joe Biden", "Peru"}),
    ("On Friday Joe Biden will lunch with Emmanuel Macron.", "2021-03-05", {"Joe Biden", "Emmanuel Macron"}),
    ("The leaders of Peru and Japan will join Joe Biden for lunch on Friday.", "2021-03-05", {"Joe Biden", "Peru", "Japan"}),
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
        "Joe Biden will address a U.N. General Assembly this Tuesday.",
        "The president of Peru is to consult with all the parties over the dues.",
        "The Afghan president seeks a mandate to negotiate with the Taliban.",
        "Peru showed willingness to meet with Joe Biden.",
        "The singer Ana Reyes will go to Tokyo.",
        "Joe Biden wrote that he'd met with Emmanuel Macron and would tell.",
        "Even if Peru and Japan agree to meet, little is won.",
        "Peru and Japan host large American barracks today.",
        "Peru will go to war with Japan.",
        "Farmers called for the summit of Peru and Japan to be cancelled.",
        "It will be called the Union of Peru and Japan.",
        "Joe Biden praised on Thursday the outcome of last week's NATO summit in Lima.",
        "Joe Biden greeted Emmanuel Macron on Thursday at the NATO summit.",
        "Months earlier Joe Biden had proposed talks with Peru, but these were refused.",
        "In February Joe Biden cancelled a visit to Japan.",
        "Joe Biden should not bother seeking talks with Peru.",
        "Antony Blinken, who had tried to arrange a summit with Peru, resigned last year.",
        "Japan plans to sabotage the negotiations of France with Peru.",
        "Joe Biden would meet Emmanuel Macron if France disarmed.",
        "Joe Biden wanted to accompany Emmanuel Macron on his trip to Peru.",
        "Joe Biden will address the nation on Peru on Thursday.",
        "Two men fought on the day that Joe Biden was meeting Emmanuel Macron.",
        "Joe Biden defended the pact with Japan at a palace press conference that he called for Thursday.",
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


def test_a_report_of_a_story_without_a_day_looks_ahead_from_its_own(parser: Parser) -> None:
    found = read([document("Peru is a land of tuna. Its talks with Japan in January were dull.", "r0", DAY)], parser)
    nowhere = replace(found.date, day=None)
    assert find_meetings(found.statements, found.entities, nowhere, found.parsed) == ()
    found = read([document("Peru is a land of tuna. Peru and Japan have talks on March 9.", "r0", DAY)], parser)
    (one,) = find_meetings(found.statements, found.entities, nowhere, found.parsed)
    assert one.date == "2021-03-09"


def test_a_day_ahead_in_a_report_of_unknown_date(parser: Parser) -> None:
    found = read([document("Peru has a talk planned with Japan on March 9.", "r0", None)], parser)
    (one,) = find_meetings(found.statements, found.entities, found.date, found.parsed)
    assert (one.date, len(one.participants)) == (None, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Speaking Thursday with Emmanuel Macron, Joe Biden did not rule out new dues.", date(2021, 3, 4)),
        ("Emmanuel Macron has had several briefings with Joe Biden this week.", date(2021, 3, 7)),
    ],
)
def test_what_was_before_the_report_is_not_ahead(text: str, day: date, parser: Parser) -> None:
    found = read([document(LEAD + text, "r0", day)], parser)
    story = replace(found.date, day=DAY)
    assert find_meetings(found.statements, found.entities, story, found.parsed) == ()
