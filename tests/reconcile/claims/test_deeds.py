"""What act a clause says was done: words that are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.deeds import act_of
from crosswire.records.statements import Argument


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
