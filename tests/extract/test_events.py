"""PLOVER coding of invented sentences: type, mode, parties, order, status."""

from __future__ import annotations

import pytest
from tests.extract.reading import parsed, reading

from crosswire.extract.events import find_events
from crosswire.lexicon.plover import plover
from crosswire.records.statements import Event
from crosswire.text.parse import Parser

# (sentence, type of the first event, mode, a word of the actor, a word of the recipient)
CODED = [
    ("Norland imposed new sanctions on Veskia on Tuesday.", "SANCTION", "discontinue", "Norland", "Veskia"),
    ("Germany expelled four Russian diplomats.", "SANCTION", "expel", "Germany", "Russian"),
    ("Four Russian diplomats were expelled by Germany.", "SANCTION", "expel", "Germany", "diplomats"),
    ("France and Italy held talks in Rome.", "CONSULT", None, "France", "Italy"),
    ("The Japanese premier spoke with his Indian counterpart by phone.", "CONSULT", "phone", "premier", "counterpart"),
    ("Sweden provided emergency aid to Yemen.", "AID", None, "Sweden", "Yemen"),
    ("The president called on Moscow to withdraw its troops.", "REQUEST", "yield", "president", "Moscow"),
    ("Turkey urged Greece to resume talks.", "REQUEST", "meet", "Turkey", "Greece"),
    ("The admiral threatened to attack Taiwan.", "THREATEN", "violence", "admiral", "Taiwan"),
    ("The minister warned Serbia against new tariffs.", "THREATEN", None, "minister", "Serbia"),
    ("Ukraine accused Russia of shelling a village.", "ACCUSE", "allege", "Ukraine", "Russia"),
    ("The union condemned the attack on Somalia.", "ACCUSE", "disapprove", "union", "Somalia"),
    ("Prosecutors opened an investigation into the bank.", "ACCUSE", "investigate", "Prosecutors", "bank"),
    ("Iran rejected the American proposal.", "REJECT", None, "Iran", "American"),
    ("Brazil refused to meet the envoy.", "REJECT", "meet", "Brazil", "envoy"),
    ("Egypt agreed to release the sailors.", "AGREE", None, "Egypt", "sailors"),
    ("The two sides signed a treaty with Chile.", "SUPPORT", None, "sides", "Chile"),
    ("Canada welcomed Spain's decision.", "SUPPORT", None, "Canada", "Spain"),
    ("The rebels released nine hostages.", "RETREAT", "release", "rebels", "hostages"),
    ("The army withdrew its troops from Kosovo.", "RETREAT", "withdraw", "army", "Kosovo"),
    ("The king pardoned the editor.", "CONCEDE", None, "king", "editor"),
    ("The government lifted the curfew.", "CONCEDE", None, "government", None),
    ("Thousands of workers went on strike in Peru.", "PROTEST", "strike", "Thousands", None),
    ("Students blocked the road to the airport.", "PROTEST", "obstruct", "Students", None),
    ("The alliance deployed troops to Estonia.", "MOBILIZE", "troops", "alliance", "Estonia"),
    ("Police arrested the opposition leader.", "COERCE", "arrest", "Police", "leader"),
    ("The junta imposed a curfew in the capital.", "COERCE", "curfew", "junta", None),
    ("Gunmen abducted a doctor near the border.", "ASSAULT", "abduct", "Gunmen", "doctor"),
    ("Jets bombed a depot in Libya.", "ASSAULT", "explosives", "Jets", "depot"),
    ("Rebels fired rockets at Haifa.", "ASSAULT", "heavy-weapons", "Rebels", "Haifa"),
    ("Jordan and Oman began joint military exercises.", "COOPERATE", None, "Jordan", "Oman"),
    ("Kenya said Uganda must leave the island.", "REQUEST", "change", "Kenya", "Uganda"),
    ("The premier said he will not attend the summit.", "REJECT", "meet", "premier", None),
]


def coded(parser: Parser, text: str) -> tuple[Event, ...]:
    return find_events((), (), parsed(parser, text))


@pytest.mark.parametrize(("text", "kind", "mode", "actor", "recipient"), CODED, ids=[c[0][:40] for c in CODED])
def test_first_event(
    text: str, kind: str, mode: str | None, actor: str | None, recipient: str | None, parser: Parser
) -> None:
    first = coded(parser, text)[0]
    assert (first.type, first.mode) == (kind, mode)
    assert actor is None or actor in " ".join(p.text for p in first.actor)
    assert recipient is None or recipient in " ".join(p.text for p in first.recipient)


def test_phrases_point_into_the_report(parser: Parser) -> None:
    text = "On Monday Norland imposed new sanctions on Veskia."
    for event in coded(parser, text):
        for phrase in (*event.actor, *event.recipient):
            assert text[phrase.start : phrase.end] == phrase.text


def test_what_is_said_goes_before_the_saying(parser: Parser) -> None:
    first = coded(parser, "The ministry said that it had expelled the consul.")[0]
    assert first.type == "SANCTION"
    assert first.actor[0].text == "The ministry"


def test_a_denied_act_is_no_act(parser: Parser) -> None:
    events = coded(parser, "Moravia denied that it had attacked the tanker.")
    assert events[0].type == "REJECT"
    assert {e.status for e in events if e.type == "ASSAULT"} == {"negated"}


def test_a_refusal_stands_beside_the_act_that_does_not_happen(parser: Parser) -> None:
    events = coded(parser, "The premier will not attend the summit.")
    assert [(e.type, e.status) for e in events][:2] == [("REJECT", "actual"), ("CONSULT", "negated")]


def test_a_future_attack_is_a_threat_and_no_attack(parser: Parser) -> None:
    events = coded(parser, "The general said his army will attack the port.")
    assert events[0].type == "THREATEN"
    assert {e.status for e in events if e.type == "ASSAULT"} == {"future"}


def test_an_ordinary_sentence_has_no_event(parser: Parser) -> None:
    assert coded(parser, "The river is long and its water is cold.") == ()


def test_events_are_tied_to_statements_and_states(parser: Parser) -> None:
    found = reading(parser, "Germany expelled four Russian diplomats on Monday.")
    first = found.events[0]
    assert first.statement in {s.id for s in found.statements}
    assert (first.actor_states, first.recipient_states) == (("DEU",), ("RUS",))


def test_hostile_input_is_bounded(parser: Parser) -> None:
    assert len(coded(parser, "attack " * 150)) <= 40


def test_lexicon_names_only_known_types_and_modes() -> None:
    lexicon = plover()
    codes = [
        *lexicon.verbs.values(),
        *lexicon.nouns.values(),
        *(p.code for ps in lexicon.patterns.values() for p in ps),
    ]
    assert len(lexicon.types) == 16
    assert all(code.mode is None or code.mode in lexicon.types[code.type] for code in codes)


def test_a_meeting_needs_a_guest_and_a_question_tells_no_event(parser: Parser) -> None:
    def types(text: str) -> set[str]:
        return {event.type for event in reading(parser, text).events}

    assert "CONSULT" not in types("Last night the islanders received a slap.")
    assert "CONSULT" in types("The Kenyan president received the envoy.")
    assert "ACCUSE" not in types("Where is the investigation now?")
