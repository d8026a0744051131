"""That signs for and against a meeting to come add up, and that a meeting of nobody is one told of before."""

from __future__ import annotations

import pytest

from crosswire.extract.meetings.meeting_ahead import DOUBTS, FOR, TOGETHER
from crosswire.extract.meetings.meeting_context import Told, whose
from crosswire.lexicon.meetings import meeting_words
from crosswire.text.parse import Parser

from .test_meeting_ahead import found_in

BOTH = {"Joe Biden", "Emmanuel Macron"}
# No form of sentence of its own: several weak signs together.
AHEAD = [
    "Every word of the Biden-Macron talks will be weighed. Joe Biden and Emmanuel Macron know it.",
    "He will also win them by giving a fine toast to the guild and meeting with Emmanuel Macron. Joe Biden knows it.",
    "Joe Biden would be visiting Emmanuel Macron soon.",
    "Joe Biden and Emmanuel Macron wrote before negotiations that are due to start on March 12. ",
]


@pytest.mark.parametrize("text", AHEAD)
def test_weak_signs_add_up(text: str, parser: Parser) -> None:
    who = [
        parties
        for _, parties in found_in("Joe Biden and Emmanuel Macron quarrelled over tuna in talks. " + text, parser)
    ]
    assert any(parties >= BOTH for parties in who), who


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of Joe Biden with Emmanuel Macron would have been a feast.",
        'The clerk told Joe Biden: "Let\'s talk about it tomorrow." Emmanuel Macron met Joe Biden.',
        "Joe Biden met Emmanuel Macron. Joe Biden will meet with an old friend.",
    ],
)
def test_doubts_outweigh(text: str, parser: Parser) -> None:
    assert not any(parties >= BOTH for _, parties in found_in(text, parser))


def test_every_sign_has_points() -> None:
    weights = meeting_words().ahead
    assert {*weights} == {*FOR, *DOUBTS, *TOGETHER, "threshold"}
    assert all(weights[name] > 0 for name in FOR)


@pytest.mark.parametrize(
    ("told", "definite", "dated", "meant"),
    [
        ([("talks", "talks", ("a", "b"), 4)], True, True, ()),  # a visit is not talks
        ([("visit", "visit", ("a", "b"), 4)], True, True, ("a", "b")),
        ([("visit", "visit", ("a", "b"), 4)], False, True, ()),  # any visit
        ([("visit", "visit", ("a", "b"), 1)], True, False, ()),  # it may be over
        ([("visit", "trip", ("a", "b"), 1), ("visit", "visit", (), 4)], True, True, ()),  # one of others came between
        ([("visit", "trip", ("a", "c"), 2), ("visit", "visit", ("a", "b"), 4)], True, True, ("a", "b")),
    ],
)
def test_whose(
    told: list[tuple[str, str, tuple[str, ...], int]], definite: bool, dated: bool, meant: tuple[str, ...]
) -> None:
    before = [Told(kind=k, noun=n, parties=p, sentence=s) for k, n, p, s in told]
    assert whose("visit", frozenset(), before, 5, definite=definite, dated=dated) == meant
