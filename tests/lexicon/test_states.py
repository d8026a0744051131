"""States and their words."""

from __future__ import annotations

import pytest

from crosswire.lexicon.states import find_state, states

WORDS = [
    ("Russia", "RUS", "name"),
    ("U.S.", "USA", "name"),
    ("Russian", "RUS", "adjective"),
    ("Ukrainians", "UKR", "adjective"),
    ("Kiev", "UKR", "capital"),
    ("Kyiv", "UKR", "capital"),
    ("Kremlin", "RUS", "seat"),
    ("Downing Street", "GBR", "seat"),
    ("PYONGYANG", "PRK", "capital"),
    ("Washington, D.C.", "USA", "capital"),
    ("Vatican", "VAT", "name"),
]


@pytest.mark.parametrize(("word", "state", "form"), WORDS)
def test_words(word: str, state: str, form: str) -> None:
    found = find_state(word)
    assert found is not None
    assert (found.state, found.form) == (state, form)


def test_unknown_and_lower_case() -> None:
    assert find_state("Ruritania") is None
    assert find_state("us") is None
    assert find_state("turkey") is None


def test_every_state_is_whole() -> None:
    for code, state in states().items():
        assert len(code) == 3
        assert state.name
