"""What a clause hangs on, and whether it is told in its own right."""

from __future__ import annotations

import pytest
from tests.extract.test_statements import one, read

from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "predicate", "above", "link"),
    [
        ("The envoy left.", "leave", None, None),
        ("The envoy said that the council had refused the plan.", "refuse", "say", "said"),
        ("The envoy said in a note that the council had refused the plan.", "refuse", "say", "said"),
        ("The envoy praised the council and scolded the port.", "scold", "praise", "and"),
        ("The envoy met the sailors, urging them to go home.", "urge", "meet", "with"),
        ("The envoy issued a statement urging the sailors to go home.", "urge", "statement", "with"),
        ("The envoy bought a ship urging sailors to go home.", "urge", "buy", "side"),
        ("The envoy, who had urged the sailors to go home, met them.", "urge", "meet", "side"),
        ("The envoy left after he had urged the sailors to go home.", "urge", "leave", "side"),
        ("While urging the sailors to go home, the envoy met them.", "urge", "meet", "side"),
    ],
)
def test_link(parser: Parser, text: str, predicate: str, above: str | None, link: str | None) -> None:
    statements = read(parser, text, "envoy")
    found = one(statements, predicate)
    held = next((s.predicate for s in statements if s.id == found.above), None)
    assert (held, found.link) == (above, link)
