"""Malformed data raises DataError and says which file."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from crosswire.errors import DataError
from crosswire.lexicon import (
    acts,
    antonyms,
    bodies,
    clauses,
    comparison,
    conditionals,
    described,
    lands,
    lines,
    meetings,
    mentions,
    new_states,
    numbers,
    outlets,
    plover,
    residue,
    speech,
    status,
)
from crosswire.lexicon.files import by_word, reading

READERS = [
    (acts, acts.acts), (antonyms, antonyms.antonyms), (bodies, bodies.body_words), (clauses, clauses.clause_words),
    (comparison, comparison.comparison), (conditionals, conditionals.condition_words),
    (described, described.described_words), (lands, lands.land_words), (lines, lines.line_words), (meetings, meetings.meeting_words), (mentions, mentions.mention_lists),
    (new_states, new_states.new_state_words), (numbers, numbers.number_words), (outlets, outlets.outlets),
    (plover, plover.plover), (residue, residue.residue_phrases), (speech, speech.speech_words),
    (status, status.status_words),
]  # fmt: skip


@pytest.mark.parametrize(("module", "read"), READERS, ids=[m.__name__.rsplit(".")[-1] for m, _ in READERS])
def test_a_missing_section_is_an_error_of_the_file(
    module: ModuleType, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking: Callable[[str], Any] = lambda _: [{}] if module is residue else {}  # noqa: E731
    monkeypatch.setattr(module, "read_yaml", lacking)
    with pytest.raises(DataError, match=r"^data/\w+\.yml.*: '\w+'$"):
        read.__wrapped__()


def test_an_error_of_the_package_keeps_its_own_words() -> None:
    with pytest.raises(DataError, match=r"^data/outer\.yml, line 3: no number$"), reading("other.yml"):
        raise DataError("data/outer.yml, line 3: no number")


def test_of_two_kinds_that_list_a_word_the_later_has_it() -> None:
    assert by_word({"threat": ["vow", "warn"], "warning": ["warn"]}) == {"vow": "threat", "warn": "warning"}
