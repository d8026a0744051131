"""What act a clause says was done, and a claim."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.deeds import act_of
from crosswire.records.statements import Argument, Event


@pytest.mark.parametrize(
    ("words", "predicate", "arguments", "fields", "act"),
    [
        ("Brandt asked Reyes to leave", "ask", {"subject": "Brandt", "object": "Reyes", "complement": "to leave"}, {}, "request"),
        ("Brandt asked for help", "ask", {"subject": "Brandt", "for": "help"}, {}, "request"),
        ("Brandt asked Reyes what he thought", "ask", {"subject": "Brandt", "object": "Reyes"}, {}, "statement"),
        ("asked to explain it, Brandt", "ask", {"object": "Brandt", "complement": "explain"}, {}, "statement"),
        ("Brandt sought help", "seek", {"subject": "Brandt", "object": "help"}, {}, "request"),
        ("Brandt sought power", "seek", {"subject": "Brandt", "object": "power"}, {}, "statement"),
        ("Brandt denied the charge", "deny", {"subject": "Brandt", "object": "the charge"}, {}, "deny"),
        ("Brandt denied the town water", "deny", {"subject": "Brandt", "indirect": "the town", "object": "water"}, {}, "statement"),
        ("Brandt required a bond", "require", {"subject": "Brandt", "object": "a bond"}, {}, "demand"),
        ("the officials required a bond", "require", {"subject": "the officials", "object": "a bond"}, {}, "demand"),
        ("the rules require a bond", "require", {"subject": "the rules", "object": "a bond"}, {}, "statement"),
        ("the delay threatens the harvest", "threaten", {"subject": "the delay", "object": "the harvest"}, {}, "statement"),
        ("Brandt should reject the deal", "reject", {"subject": "Brandt"}, {"modality": "necessary"}, "statement"),
        ("Brandt ordered the closure", "order", {"subject": "Brandt", "object": "the closure"}, {}, "order"),
    ],
)  # fmt: skip
def test_act_of_words(words: str, predicate: str, arguments: dict[str, str], fields: dict[str, Any], act: str) -> None:
    story = Story(words + ".")
    story.who("Ivo Brandt")
    story.who("Ana Reyes")
    found = []
    for role, told in arguments.items():
        phrase = story.phrase("R1", told)
        marker = role if role == "for" else None
        head = told.split()[-1]
        head = "official" if head == "officials" else head
        found.append(Argument(role="oblique" if marker else role, marker=marker, head=head, phrase=phrase))
    story.says("R1", words, predicate, **fields)
    one = replace(story.statements[0], arguments=tuple(found))
    assert act_of([one], {})[0] == act


@pytest.mark.parametrize(("cue", "act"), [("asked", "statement"), ("urged", "demand")])
def test_what_is_asked_is_a_question(cue: str, act: str) -> None:
    story = Story(f"Brandt {cue} that the dam be shut.")
    story.says("R1", "the dam be shut", "shut", said_by="Brandt")
    (one,) = story.statements
    asked = replace(one.attribution[0], act="demand", cue=story.phrase("R1", cue))
    assert act_of([replace(one, attribution=(asked,))], {})[0] == act


CASES = [
    # words, predicate, further fields of the statement, act
    ("Olga Brandt threatened the port.", "threaten", {}, "threaten"),
    ("Olga Brandt never threatened the port.", "threaten", {"status": "negated", "polarity": "negative"}, "statement"),
    ("Olga Brandt might threaten the port.", "threaten", {"status": "hypothetical", "modality": "possible"}, "statement"),
    ("Olga Brandt denied the plan.", "deny", {"polarity": "negative"}, "deny"),
    ("Olga Brandt issued a denial.", "issue", {"object": "denial"}, "deny"),
    ("Olga Brandt rejected the proposal.", "reject", {"object": "proposal"}, "reject"),
    ("Olga Brandt walked past the threat.", "walk", {}, "statement"),
    ("the threat of Olga Brandt", "threat", {"kind": "nominal"}, "statement"),
    ("Olga Brandt met the envoy.", "meet", {}, "meeting"),
    ("Olga Brandt dealt a blow.", "deal", {"object": "blow"}, "statement"),
    ("a deal of Olga Brandt", "deal", {"kind": "nominal"}, "agree"),
    ("Olga Brandt received some aid.", "receive", {"object": "aid"}, "statement"),
    ("Olga Brandt received the envoy.", "receive", {"object": "envoy"}, "meeting"),
    ("The mayor received Olga Brandt.", "receive", {"object": "Olga Brandt"}, "meeting"),
    ("Olga Brandt committed a crime.", "commit", {"object": "crime"}, "statement"),
    ("Olga Brandt committed to it.", "commit", {}, "promise"),
    ("Olga Brandt froze the programme.", "freeze", {"object": "programme"}, "statement"),
    ("Olga Brandt froze the funds of Ostrava.", "freeze", {"object": "fund"}, "sanction"),
    ("Olga Brandt will meet the envoy.", "meet", {"tense": "future"}, "meeting-scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "predicate", "fields", "act"), CASES)
def test_act_of_a_clause(words: str, predicate: str, fields: dict[str, object], act: str) -> None:
    story = Story(words)
    story.says("R1", words, predicate, **fields)
    claims, _ = story.compare()
    assert [c.act for c in claims] == [act]


@pytest.mark.parametrize(("type_", "act"), [("ASSAULT", "fight"), ("ACCUSE", "statement")])
def test_a_coded_event_says_a_deed_and_no_words(type_: str, act: str) -> None:
    words = "The harbour went up in flames."
    story = Story(words)
    id_ = story.says("R1", words, "go")
    event = Event(
        report="R1", start=0, end=len(words), statement=id_, type=type_, mode=None, context=(), actor=(), recipient=(),
        date=None, place=None, status="actual", probability=0.8,
    )  # fmt: skip
    claims, _ = story.compare(events=(event,))
    assert claims[0].act == act


def test_two_reports_in_five_must_say_it() -> None:
    told = ["Olga Brandt warned Ostrava.", *["Olga Brandt spoke of Ostrava."] * 3]
    story = Story(*told)
    ids = [story.says(f"R{n}", text, "warn" if n == 1 else "be") for n, text in enumerate(told, 1)]
    claims, _ = story.compare(tuple(ids))
    assert claims[0].act == "statement"
