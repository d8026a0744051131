"""Conditions that the parser has torn from their consequence."""

from __future__ import annotations

import pytest
from tests.extract.conditionals.pairs import pairs

from crosswire.text.parse import Parser

READ = [
    (
        '"If she had cut it to one barge, which nobody ruled out, that would be a blow.',
        "If she had cut it to one barge",
        "that would be a blow",
    ),
    (
        "The premier spoke of it, saying he would leave, but only if another leader was found for the guild.",
        "only if another leader was found",
        "he would leave",
    ),
    (
        'Even so, Rohan told them that "there is still a way ... if European states act."',
        "if European states act",
        "there is still a way",
    ),
]


@pytest.mark.parametrize(("text", "condition", "consequence"), READ, ids=lambda text: text[:40])
def test_condition_is_read_by_the_order_of_words(text: str, condition: str, consequence: str, parser: Parser) -> None:
    found = pairs(parser, text)
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The guild is waiting to see if its rival, who leads, can do it.",
        "The guild is wise to wait and test if its rival will keep the pact.",
        "The actions, if not the words, could still please her.",
    ],
)
def test_what_is_none(text: str, parser: Parser) -> None:
    assert pairs(parser, text) == []
