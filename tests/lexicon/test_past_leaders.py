"""Leaders of the past."""

from __future__ import annotations

from crosswire.lexicon.past_leaders import past_leaders


def test_surnames_are_folded_words() -> None:
    assert {"truman", "churchill", "mandela"} <= past_leaders()
    assert all(word.isalpha() and word.islower() for word in past_leaders())
