"""Words that mean what the report names elsewhere."""

from __future__ import annotations

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Congress met on Monday. The House voted for the toll.", True),
        ("Luis Prado spoke in the House of Commons. The House voted against the toll.", False),
        ("Congress met. Luis Prado spoke in the House of Commons. The House voted against the toll.", False),
        ("Luis Prado spoke in the House of Commons. Later Congress met. The House voted for the toll.", True),
    ],
)
def test_the_house_is_the_chamber_named_last(parser: Parser, text: str, named: bool) -> None:
    found = [e.name for e in story(parser, text) for m in e.mentions if m.text == "House"]
    assert found == (["House of Representatives"] if named else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("North Korea fired a rocket. The North said it would go on.", ["North Korea"]),
        ("Norway fired a rocket. The North said it would go on.", []),
        ("South Korea met South Sudan. The South said it would go on.", []),
        ("North Korea fired a rocket. The North Sea swallowed it.", []),
    ],
)
def test_the_north_is_the_state_of_that_name(parser: Parser, text: str, meant: list[str]) -> None:
    found = [e.name for e in story(parser, text) if e.kind == "state" for m in e.mentions if m.text == "North"]
    found += [e.name for e in story(parser, text) if e.kind == "state" for m in e.mentions if m.text == "South"]
    assert found == meant


def test_the_state_that_begins_one_token(parser: Parser) -> None:
    found = [(e.name, m.text) for e in story(parser, "The U.S.-led campaign began.") for m in e.mentions]
    assert found == [("United States", "U.S.")]
