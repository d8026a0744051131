"""The words of conditions as a reader is shown them, in invented sentences."""

from __future__ import annotations

import pytest
from tests.extract.conditionals.test_conditionals import found_in
from tests.extract.reading import reading

from crosswire.extract.conditionals.conditional_words import paired
from crosswire.extract.conditionals.conditionals import find_conditionals
from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('be a "grave error', 'be a "grave error"'),
        ('" will be shut."', "will be shut"),
        ('there would be a price."', "there would be a price"),
        ('"we will come', "we will come"),
        ('a "price" to pay.', 'a "price" to pay'),
        ('he would be "very glad "', 'he would be "very glad"'),
        ("attack the U.S.", "attack the U.S."),
        ('",' * 900, ""),
    ],
)
def test_quotation_marks_stand_in_pairs(text: str, told: str) -> None:
    assert paired(text) == told


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        ("If Peru leaves, then Chile will close the port.", "If Peru leaves", "Chile will close the port"),
        ("If Peru leaves, well, so, then Chile will close the port.", "If Peru leaves", "Chile will close the port"),
        ("Chile will send “more ships,” and soldiers, if Peru leaves.", "if Peru leaves", "Chile will send \"more ships,\" and soldiers"),
        ('If Peru leaves, Chile will "close the port," the envoy said.', "If Peru leaves", 'Chile will "close the port"'),
        ("Lawmakers wrote a bill that would punish Peruvian banks until Peru leaves the port.", "until Peru leaves the port", "a bill would punish Peruvian banks"),
        ("Chile would respond to any raid by Peru “with a bigger one”, it said.", "any raid by Peru", 'Chile would respond to it "with a bigger one"'),
    ],
)  # fmt: skip
def test_words(text: str, condition: str, consequence: str, parser: Parser) -> None:
    (one,) = found_in(parser, text)
    assert (one.condition, one.consequence) == (condition, consequence)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Peru must open the port. Otherwise, Chile will send its fleet.", "Peru must open the port."),
        ("A ban on ships is planned. Such a step would lead to war, Chile warned.", "A ban on ships is planned."),
        (
            "Peru may close its port. If that happens, Chile will send its fleet, Chile said.",
            "Peru may close its port.",
        ),
        (
            "“Peru may close its port. If that happens, Chile will send its fleet,” Chile said.",
            "“Peru may close its port.”",
        ),
        ("It rained. If Peru closes that port on the coast, Chile will send its fleet, Chile said.", "It rained."),
        ("It rained. If Peru closes the port this year, Chile will send its fleet, Chile said.", None),
        ("It rained. If Peru closes the port, that would lead to war, Chile said.", None),
        ("It rained. If Peru warns that it will close the port, Chile will send its fleet, Chile said.", None),
    ],
)
def test_what_a_condition_points_back_to_is_told_with_it(text: str, before: str | None, parser: Parser) -> None:
    (one,) = found_in(parser, text)
    assert (one.before.text if one.before else None) == before


@pytest.mark.parametrize(
    ("text", "issuer", "strength"),
    [
        ("To win, Chile must mend its fleet.", (), "demand"),
        ("Chile will attack the port if Peru closes it.", ("Chile",), "threat"),
        ("Chile will face hard years if Peru closes it.", (), "prediction"),
        ("Tom Brand, who wrote a book on it, said Chile would attack if Peru closes the port.", ("Tom Brand",), "prediction"),
        ("In exchange for a loan, Chile would leave the port, Peru said.", ("Peru",), "offer"),
        ("Any ship that crosses the line will be annihilated, Chile said.", ("Chile",), "threat"),
        ("If Peru leaves, Chile would not attack, Tom Brand said.", ("Tom Brand",), "prediction"),
    ],
)  # fmt: skip
def test_whose_it_is_and_of_what_kind(text: str, issuer: tuple[str, ...], strength: str, parser: Parser) -> None:
    r = reading(parser, text)
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    names = {e.id: e.name for e in r.entities}
    assert (tuple(names[i] for i in one.issuer), one.strength) == (issuer, strength)


def test_nobody_speaks_to_himself_or_to_his_own_state(parser: Parser) -> None:
    r = reading(parser, "Chilean President Ana Reyes said Chile would send its fleet if we see Chile attacked.")
    (one,) = find_conditionals(r.statements, r.events, r.entities, r.parsed)
    assert one.target == ()


def test_what_nobody_says_is_said_to_nobody(parser: Parser) -> None:
    (one,) = found_in(parser, "Should Peru close its port, trade on the coast would collapse.")
    assert (one.issuer, one.target) == ((), ())
