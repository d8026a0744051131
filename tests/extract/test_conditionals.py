"""Threats, promises, demands and predictions that hang on a condition, in invented sentences."""

from __future__ import annotations

import pytest

from crosswire.extract.conditionals import find_conditionals
from crosswire.extract.conditions import conditions
from crosswire.records.statements import Conditional
from crosswire.text.parse import Parser

from .reading import parsed, reading

# (sentence, words of the condition, words of the consequence)
READ = [
    ("Germany will impose sanctions if Serbia closes the border.", "Serbia closes the border", "impose sanctions"),
    ("If Serbia closes the border, Germany will impose sanctions.", "Serbia closes the border", "impose sanctions"),
    ("Poland would respond firmly in the event of an invasion.", "in the event of an invasion", "respond firmly"),
    ("Turkey will not open the strait unless Greece withdraws.", "Greece withdraws", "open the strait"),
    ("Should the talks fail, Sweden will send its fleet.", "the talks fail", "send its fleet"),
    ("Any attack on Norway would be met with force.", "Any attack on Norway", "met with force"),
    ("Japan said an invasion would lead to war.", "an invasion", "lead to war"),
    ("Egypt offered to free the sailors in exchange for medicine.", "in exchange for medicine", "free the sailors"),
    ("Iran said it would respond to any attack.", "any attack", "respond"),
    ("Chile will lift the embargo as long as Peru keeps the truce.", "Peru keeps the truce", "lift the embargo"),
    ("Progress can only be made with a change of policy, India said.", "with a change", "Progress"),
    (
        "If Peru closes the port, they are going to sell the fish elsewhere.",
        "Peru closes the port",
        "going to sell the fish",
    ),
    ("Russia threatened to sever ties if new tariffs were imposed.", "new tariffs", "sever ties"),
    ("Israel wanted to see the truce hold before sending envoys.", "truce hold", "sending envoys"),
    ("Anyone who crosses the river will be shot, Peru said.", "Anyone who crosses the river", "will be shot"),
    ("Any ship that enters the bay must turn back, Peru said.", "Any ship that enters the bay", "must turn back"),
    ("Chilean troops would leave the bay within 90 days of a deal.", "within 90 days of a deal", "troops would leave"),
    ("Chile will free the sailors within a week of signing the pact.", "of signing the pact", "free the sailors"),
    (
        "Peru will be held fully responsible for any harm to the crews.",
        "any harm to the crews",
        "held fully responsible",
    ),
    ("Chile said it would hold Peru accountable for ships lost.", "ships lost", "hold Peru"),
    ("In order to open the strait, Peru must first free the crews.", "to open the strait", "free the crews"),
    ("Chile said that in order to keep the truce it cannot look away.", "to keep the truce", "look away"),
    ("In exchange, Chile would open the port to ships.", "In exchange", "open the port"),
    ("She said that, in return, Peru would want access to the crews.", "in return", "want access"),
]
UNREAD = [
    "Peru will be held responsible for the attack.",
    "Peru was held responsible for attacks on ships.",
    "The minister called in order to offer help.",
    "In return, Chile opened the port to ships.",
    "He said he would call in order to say goodbye.",
    "The man who crossed the river will be shot.",
    "Chilean troops will leave within 90 days of the ceremony.",
    "Chilean troops left the bay within 90 days of a deal.",
    "Reporters asked if the minister would resign.",
    "He spoke on condition of anonymity.",
    "The minister left before the vote ended.",
    "If it had rained, the game would not have been played.",
    "When the war began, many families fled.",
    "Nobody knows if the premier will come.",
    "If elected, the mayor said, he would meet the king.",
    "The crews were told that they must leave before inspectors arrived.",
]
# (sentence, strength)
STRENGTH = [
    ("Germany threatened to cut aid if the port stays closed.", "threat"),
    ("France warned that the pact would collapse if Spain leaves.", "warning"),
    ("Italy promised to lift the ban if the hostages are freed.", "promise"),
    ("Canada said Kenya must disarm the militia if it wants aid.", "demand"),
    ("Brazil offered to reopen the bridge if the shelling ends.", "offer"),
]


@pytest.mark.parametrize(("text", "condition", "consequence"), READ, ids=[c[0][:40] for c in READ])
def test_condition_and_consequence(text: str, condition: str, consequence: str, parser: Parser) -> None:
    parse = parsed(parser, text)[0].sentences[0].parse
    found = [
        (" ".join(parse.tokens[j].text for j in c.condition), " ".join(parse.tokens[j].text for j in c.consequence))
        for c in conditions(parse)
    ]
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_condition(text: str, parser: Parser) -> None:
    assert conditions(parsed(parser, text)[0].sentences[0].parse) == []


def found_in(parser: Parser, *texts: str) -> tuple[Conditional, ...]:
    r = reading(parser, *texts)
    return find_conditionals(r.statements, r.events, r.entities, r.parsed)


@pytest.mark.parametrize(("text", "strength"), STRENGTH, ids=[c[1] for c in STRENGTH])
def test_strength(text: str, strength: str, parser: Parser) -> None:
    assert [c.strength for c in found_in(parser, text)] == [strength]


def test_issuer_target_and_evidence(parser: Parser) -> None:
    text = "Germany threatened Serbia with sanctions if the border stays closed."
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    names = {e.id: e.name for e in r.entities}
    assert names[one.issuer[0]] == "Germany"
    assert names[one.target[0]] == "Serbia"
    assert all(text[p.start : p.end] == p.text for p in one.evidence)


def test_whose_warning_it_was(parser: Parser) -> None:
    text = (
        "Emmanuel Macron wrote to Serbia. The letter marked a clear break with his warning a week earlier that if Serbia"
        " closes the border, they’re going to be suffering."
    )
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert [e.name for e in r.entities if e.id in one.issuer] == ["Emmanuel Macron"]


def test_reports_of_one_threat_are_joined(parser: Parser) -> None:
    found = found_in(
        parser,
        "Germany will impose sanctions on Serbia if it closes the border.",
        "Germany said it would impose tough sanctions if Serbia closes its border.",
        "France will send grain to Yemen if the port opens.",
    )
    assert sorted(len({p.report for p in c.evidence}) for c in found) == [1, 2]


def test_condition_in_a_sentence_of_its_own(parser: Parser) -> None:
    r = reading(
        parser, 'Emmanuel Macron warned Iran. "If Iran strikes our ships again. They will suffer," Macron said.'
    )
    (one,) = find_conditionals(r.statements, (), r.entities, r.parsed)
    assert "strikes our ships" in one.condition
    assert "will suffer" in one.consequence


def test_one_condition_with_two_consequences_is_one(parser: Parser) -> None:
    r = reading(
        parser,
        "Germany said it would close its ports if Serbia blocks the canal again.",
        "If Serbia blocks the canal again, Germany will expel envoys, Germany said.",
    )
    assert len(find_conditionals(r.statements, (), r.entities, r.parsed)) == 1


def test_deadline(parser: Parser) -> None:
    r = reading(
        parser,
        "Paris, 3 March 2021. Germany will impose sanctions if Serbia does not open the border by 10 March 2021.",
    )
    found = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert [c.deadline for c in found] == ["2021-03-10"]
