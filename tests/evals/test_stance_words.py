"""The words that take a stand: read, lower case, in one class each."""

from __future__ import annotations

import itertools

import pytest

from crosswire.errors import DataError
from stance_words import stance_words


def test_every_phrase_is_listed_under_its_first_word_in_lower_case() -> None:
    words = stance_words()
    for listed in (words.refuting, words.doubting, words.affirming):
        for first, phrases in listed.items():
            assert all(p[0] == first and all(w == w.lower() for w in p) for p in phrases)
    assert ("put", "to", "rest") in words.refuting["put"]


def test_no_phrase_is_in_two_classes() -> None:
    words = stance_words()
    classes = [{p for ps in c.values() for p in ps} for c in (words.refuting, words.doubting, words.affirming)]
    assert all(not a & b for a, b in itertools.combinations(classes, 2))


def test_a_word_that_yaml_reads_as_a_truth_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stance_words.cache_clear()
    monkeypatch.setattr("stance_words.read_yaml", lambda: {"refuting": [False], "doubting": [], "affirming": []})
    with pytest.raises(DataError, match=r"stance\.yml"):
        stance_words()
    stance_words.cache_clear()
