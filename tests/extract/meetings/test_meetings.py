"""Meetings to come, in invented reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.extract.reading import document, reading

from crosswire.extract.meetings.meetings import find_meetings
from crosswire.pipeline import Reading, read
from crosswire.records.statements import Meeting
from crosswire.records.text import Document, ParsedDocument, Sentence
from crosswire.text.parse import Parser

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
    ("Emmanuel Macron said that he planned to speak with Joe Biden soon.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron cancelled a visit to Turkey, while NATO will hold a vote on Friday.", None, "cancelled",
     {"Emmanuel Macron", "Turkey"}, None),
    ("Emmanuel Macron plans to visit China soon.", None, "planned", {"Emmanuel Macron", "China"}, None),
    ("France and China were discussing a meeting planned next month of tuna negotiators.", "2021-04", "scheduled",
     {"France", "China"}, None),
    ("He was pointing to further talks planned between Chile and Peru.", None, "planned", {"Chile", "Peru"}, None),
    ("Emmanuel Macron will host Joe Biden for talks in Paris.", None, "planned", {"Emmanuel Macron", "Joe Biden"}, None),
    ("The war will dominate Emmanuel Macron's planned meeting with Joe Biden.", None, "planned",
     {"Emmanuel Macron", "Joe Biden"}, None),
    ("The talks, which open on Monday in Geneva, will bring together Syria and Turkey.", "2021-03-08", "scheduled",
     {"Syria", "Turkey"}, None),
    ("Chile and Peru agreed to a summit in June.", "2021-06", "scheduled", {"Chile", "Peru"}, None),
    ("Chile and Peru said they had agreed to meet again next month.", "2021-04", "scheduled", {"Chile", "Peru"}, None),
    ("Sergei Lavrov will be in Turkey on Monday for talks with Recep Tayyip Erdogan.", "2021-03-08", "scheduled",
     {"Sergei Lavrov", "Recep Tayyip Erdoğan"}, None),
    ("The leaders of Iran, Turkey and Russia will gather in Sochi.", None, "planned", {"Iran", "Turkey", "Russia"}, None),
    ("Emmanuel Macron is looking forward to meeting Joe Biden next week.", "2021-03", "planned",
     {"Emmanuel Macron", "Joe Biden"}, None),
    ("Ahead of Friday's summit with Joe Biden, Emmanuel Macron asked for calm.", "2021-03-05", "scheduled",
     {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron plans to depart for China Friday to continue tuna talks there.", "2021-03-05", "scheduled",
     {"Emmanuel Macron", "China"}, None),
    ("Truce sets stage for Chile-Peru peace talks in Lima.", None, "planned", {"Chile", "Peru"}, None),
    ("The vote may be put off until Tuesday, when Emmanuel Macron arrives for a summit with Joe Biden.", "2021-03-09",
     "scheduled", {"Emmanuel Macron", "Joe Biden"}, None),
    ("Emmanuel Macron will meet student leaders soon.", None, "planned", {"Emmanuel Macron", "student leaders"}, None),
    ("With talks between Chile and Peru set to begin soon, people went home.", None, "planned", {"Chile", "Peru"}, None),
    ("The White House said it will brief lawmakers on Thursday.", "2021-03-04", "scheduled", {"White House", "lawmakers"}, None),
    ("Vladimir Putin is now heading into his first meeting with Joe Biden on Friday.", "2021-03-05", "scheduled",
     {"Vladimir Putin", "Joe Biden"}, None),
    ("Emmanuel Macron is due in Moscow on Monday, where he will meet Vladimir Putin.", "2021-03-08", "scheduled",
     {"Emmanuel Macron", "Vladimir Putin"}, None),
    ("Emmanuel Macron is set to arrive in Chile on Sunday and expected to meet some of its leaders.", "2021-03-07",
     "scheduled", {"Emmanuel Macron", "Chile"}, None),
    ("The visit will set the stage for a summit when Emmanuel Macron and Joe Biden meet in May or June.", "2021-05",
     "scheduled", {"Emmanuel Macron", "Joe Biden"}, None),
]  # fmt: skip
NOT_SET = [
    "Emmanuel Macron and Joe Biden met for the first time Wednesday at the G20 summit in Lima.",
    "Emmanuel Macron had been due to visit China soon after he won the vote, but he scrapped that trip.",
    "The leaders of France and Italy met in Rome on Monday.",
    "Germany and Serbia held talks last week.",
    "Iran will not meet the Americans.",
    "If Norway and Sweden meet, prices may fall.",
    "France will talk to voters about taxes.",
    "Emmanuel Macron flew to Tokyo to meet Joe Biden.",
    "Emmanuel Macron told of the night when he had left Paris to meet Joe Biden.",
    "Emmanuel Macron has offered to be a broker for talks of Iran with Chile.",
    "Brazil will continue to consult with Chile.",
    "Emmanuel Macron urged Iran to hold talks with the United States.",
    "Emmanuel Macron said he would allow inspectors from Peru to visit Chile.",
    "Emmanuel Macron said he was willing to talk by phone to Joe Biden.",
    "A team leading the effort will meet Emmanuel Macron on Friday.",
    "His task in Paris was to set up a summit of Emmanuel Macron and Joe Biden.",
    "The threat keeps the quarrel of Peru warm ahead of possible talks with Chile.",
    "Emmanuel Macron will speak with the leader of Peru as soon as the dues are paid there.",
    "Emmanuel Macron was tasked with helping to plan a summit of Peru and Chile.",
    "Negotiations between Peru and Chile will be halted by the strike.",
    "The deal of Peru and Chile follows talks between them on Friday.",
    "Officials of Peru and Chile have begun to negotiate a final solution.",
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


def test_who_stops_there_for_talks(parser: Parser) -> None:
    meetings, names = found_in(
        parser,
        LEAD + "Chile protested. The vote comes ahead of Emmanuel Macron's arrival in Santiago for talks on tuna.",
    )
    assert [{names[p] for p in m.participants} >= {"Emmanuel Macron", "Chile"} for m in meetings] == [True]


def test_leaders_of_many_are_not_the_two_named_last(parser: Parser) -> None:
    meetings, names = found_in(
        parser,
        LEAD + "Emmanuel Macron and Joe Biden talked. Macron will meet with the leaders of twelve northern towns.",
    )
    assert "Joe Biden" not in {names[p] for m in meetings for p in m.participants}


def test_a_sitting_president_is_no_third_party(parser: Parser) -> None:
    meetings, names = found_in(
        parser,
        LEAD
        + "Joe Biden will meet Emmanuel Macron. It will be the first meeting between a sitting Chilean president and"
        " the king of Norway.",
    )
    assert not any(names[p].startswith("sitting") for m in meetings for p in m.participants)


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


STATES = LEAD + "France, Japan, Russia, the United States, China and Peru protested. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Joe Biden has pulled out of a planned meeting with Vladimir Putin.", "cancelled"),
        ("Russia said that the summit of Joe Biden and Vladimir Putin would not take place.", "cancelled"),
        ("Peru agreed on Tuesday to open formal talks with Japan next week.", "planned"),
        ("Peace talks including Russia, Peru and Japan are due to start in Lima next month.", "scheduled"),
        ("Russia said that Peru and Japan had agreed to hold further talks.", "planned"),
    ],
)
def test_how_it_stands(text: str, status: str, parser: Parser) -> None:
    meetings, _ = found_in(parser, STATES + text)
    assert {m.status for m in meetings} == {status}


def test_talks_without_a_word_of_whose_they_are(parser: Parser) -> None:
    text = "Talks between Iran and Peru paused on Tuesday, but negotiations will resume on March 20."
    meetings, names = found_in(parser, LEAD + text)
    assert [(m.date, {names[p] for p in m.participants}) for m in meetings] == [("2021-03-20", {"Iran", "Peru"})]


def test_the_next_sentence_tells_who_comes(parser: Parser) -> None:
    text = "Officials are due to brief the Senate on Friday. Antony Blinken and Lloyd Austin will brief it in private."
    meetings, names = found_in(parser, LEAD + text)
    assert {m.date for m in meetings} == {"2021-03-05"}
    assert {"Antony Blinken", "Lloyd Austin"} <= {names[p] for m in meetings for p in m.participants}


def test_day_beside_what_leads_up_is_not_that_of_the_talks(parser: Parser) -> None:
    text = (
        "The truce between Iran and Peru was holding on Thursday, ahead of negotiations between Iran and Peru in Lima."
    )
    meetings, _ = found_in(parser, LEAD + text)
    assert {m.date for m in meetings} == {None}


def test_one_day_opens_two_meetings(parser: Parser) -> None:
    text = "On Friday Joe Biden will see Emmanuel Macron and meet separately with Fumio Kishida of Japan."
    meetings, names = found_in(parser, LEAD + text)
    dated = [{names[p] for p in m.participants} for m in meetings if m.date == "2021-03-05"]
    assert any({"Joe Biden", "Fumio Kishida"} <= who and "Emmanuel Macron" not in who for who in dated)


def test_two_meetings_in_one_sentence(parser: Parser) -> None:
    text = "On Friday Joe Biden will lunch with Emmanuel Macron and meet separately with Fumio Kishida."
    meetings, names = found_in(parser, LEAD + text)
    assert [len({names[p] for p in m.participants} & {"Emmanuel Macron", "Fumio Kishida"}) for m in meetings] == [1, 1]


class Misread(Parser):
    """The parser, with single tokens of its parses read otherwise."""

    def __init__(self, parser: Parser, **otherwise: dict[str, int | str]) -> None:
        super().__init__(parser.model)
        self._right, self._otherwise = parser, otherwise

    def parse(self, documents: Sequence[Document], **_: object) -> tuple[ParsedDocument, ...]:
        right = self._right.parse(documents)
        return tuple([replace(d, sentences=tuple([self._wrong(s) for s in d.sentences])) for d in right])

    def _wrong(self, sentence: Sentence) -> Sentence:
        tokens = tuple([replace(t, **self._otherwise.get(t.text, {})) for t in sentence.parse.tokens])  # type: ignore[arg-type]
        below = tuple([tuple([t.index for t in tokens if t.head == i != t.index]) for i in range(len(tokens))])
        return replace(sentence, parse=replace(sentence.parse, tokens=tokens, children=below))


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        # Who leads stands behind the verb that hangs on him: no way from one to the other and back without end.
        (
            "Our heading team will meet Emmanuel Macron and Joe Biden on Friday",
            {"heading": {"pos": "VERB", "dep": "acl", "lemma": "head"}},
        ),
        # What hangs on a word before the meeting is the last word of the sentence.
        (
            "Emmanuel Macron will hold talks with Joe Biden Friday Lima",
            {"Friday": {"head": 4, "dep": "compound"}, "Lima": {"head": 8}},
        ),
    ],
)
def test_a_garbled_parse_does_no_harm(text: str, otherwise: dict[str, dict[str, int | str]], parser: Parser) -> None:
    found = read([document(text, "r0", DAY)], Misread(parser, **otherwise))
    names = {e.id: e.name for e in found.entities}
    meetings = find_meetings(found.statements, found.entities, found.date, found.parsed)
    assert {"Emmanuel Macron"} <= {names[p] for m in meetings for p in m.participants}
