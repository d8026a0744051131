"""Quotations word for word, rendered otherwise, or of other words."""

from __future__ import annotations

import pytest

from crosswire.matching.quotes import differing, same_quote, words


@pytest.mark.parametrize(
    ("description", "left", "right", "least", "most"),
    [
        ("word for word", "a grave error", "A grave error.", 1.0, 1.0),
        ("cut short", "a grave error", "a grave error for all of us", 0.99, 0.99),
        ("fragments in one slot", "grave error", "colossal error", 0.4, 0.98),
        ("one word in one slot", "satisfied", "happy", 0.4, 0.4),
        (
            "renderings",
            "this choice deserves the respect of our people",
            "this step deserves the respect of all people",
            0.5,
            0.98,
        ),
        (
            "clauses of one topic",
            "we never met the envoy in the valley",
            "they think that the valley is lost",
            0.0,
            0.0,
        ),
        ("small talk", "I think", "we know", 0.0, 0.0),
    ],
)
def test_same_quote(description: str, left: str, right: str, least: float, most: float) -> None:
    assert least <= same_quote(left, right).value <= most, description


def test_differing_words() -> None:
    assert differing("an honest and serious debate", "an honest and serious talk") == ("debate", "talk")
    assert same_quote("an honest debate", "an honest talk").left == "debate"


def test_hostile_length_is_cut() -> None:
    assert same_quote("word " * 50_000, "other " * 50_000).value >= 0.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoy's 30-day “no” -", ("the", "envoy's", "30-day", "no")),
        ("Énergie d’Ostrava_2", ("énergie", "d'ostrava", "2")),
        ("'- ’", ()),
    ],
)
def test_words_hold_hyphens_and_apostrophes_within(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found
