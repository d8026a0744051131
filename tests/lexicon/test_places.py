"""Words that put an event at a place."""

from __future__ import annotations

import pytest

from crosswire.lexicon.places import place_words


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The plane fell over ", True),
        ("They met in the northern port city of ", True),
        ("She flew to ", True),
        ("A letter from ", False),
        ("The president of ", False),
        ("The bargain ", False),
    ],
)
def test_what_puts_an_event_there(before: str, expected: bool) -> None:
    assert bool(place_words().located.search(before)) is expected


def test_what_is_there_for_good_and_what_is_to_come() -> None:
    words = place_words()
    assert words.lasting.search("the consulate ")
    assert not words.lasting.search("the strike ")
    assert words.ahead.search("the two will meet ")
    assert not words.ahead.search("the two will act, since they met ")
    assert "middle east" in words.wide
