"""Opposite words and turned clauses."""

from __future__ import annotations

import pytest

from crosswire.matching.polarity import opposite_words, same_polarity


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("escalate", "dispute"), ("de-escalate", "dispute"), ("escalate", "de-escalate")),
        (("accept", "offer"), ("reject", "offer"), ("accept", "reject")),
        (("fall", "price"), ("rise", "price"), ("fall", "rise")),
        (("accept", "offer"), ("accept", "offer"), None),
        (("unit",), ("it",), None),
        # A word that stands beside its own opposite tells nothing.
        (("escalate", "de-escalate"), ("de-escalate",), None),
    ],
)
def test_opposite_words(left: tuple[str, ...], right: tuple[str, ...], expected: tuple[str, str] | None) -> None:
    assert opposite_words(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "negated", "value"),
    [
        (("sign", "pact"), ("sign", "pact"), (False, True), 0.0),
        (("reject", "pact"), ("accept", "pact"), (False, False), 0.0),
        (("reject", "pact"), ("accept", "pact"), (True, False), 1.0),
        (("sign", "pact"), ("sign", "pact"), (True, True), 1.0),
    ],
)
def test_same_polarity(left: tuple[str, ...], right: tuple[str, ...], negated: tuple[bool, bool], value: float) -> None:
    assert same_polarity(left, right, negated=negated).value == value
