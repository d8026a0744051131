"""Acts only thought of, as conditions of what they would lead to."""

from __future__ import annotations

import pytest
from tests.extract.conditionals.pairs import pairs

from crosswire.text.parse import Parser

# (sentence, words of the condition, words of the consequence)
READ = [
    ("Peru worries that arming the guilds might create trouble at home.", "arming the guilds", "might create trouble"),
    ("Peru found that shutting the port would be seen as a threat.", "shutting the port", "would be seen as a threat"),
    ('"Sending barges will worsen the drought," the mayor said.', "Sending barges", "will worsen the drought"),
    (
        "The mayor said military action against the guilds will have a grave effect.",
        "military action",
        "will have a grave effect",
    ),
    (
        "He may ask the envoy, but letting him be heard would breach the pact.",
        "letting him be heard",
        "breach the pact",
    ),
    ("The mayor denied the loan was a bribe, saying that would violate the charter.", "that", "violate the charter"),
    ("That would force the guild to sell its barges.", "That", "would force the guild"),
    ("The premier said anyone who mocks the guild could be jailed.", "anyone who mocks the guild", "could be jailed"),
    ("Any of those that break the ban would be punished.", "Any of those that break the ban", "would be punished"),
    ("Those who burn barns must be responsible for it, he said.", "Those who burn barns", "must be responsible"),
    ("A misstep by the guild could lead to a strike.", "A misstep by the guild", "could lead to a strike"),
]
# Sentences with nothing of the kind.
UNREAD = [
    "The mayor said the crews searching the bay will be leaving it on Friday.",
    "The elders asked if this would end the strike.",
    "The guild knows that could change.",
    "The steps that would end the strike are known.",
    "Climate change will lead to dust.",
    "That would be fine with him.",
]


@pytest.mark.parametrize(("text", "condition", "consequence"), READ, ids=lambda text: text[:40])
def test_an_act_and_what_it_leads_to(text: str, condition: str, consequence: str, parser: Parser) -> None:
    found = pairs(parser, text)
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_act_thought_of(text: str, parser: Parser) -> None:
    assert pairs(parser, text) == []
