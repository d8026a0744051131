"""What two texts share in runs of words, and what was changed in between."""

from __future__ import annotations

import pytest

from crosswire.matching.carried import Edit, carried, edits, wording
from crosswire.records.text import Span
from crosswire.text.wordrow import WordRow, word_row

TEXT = (
    "The two governments agreed on Monday to open the bridge again before the harvest begins in the valley. "
    "Drivers had waited for nine weeks while the engineers argued about the costs of a second lane. "
    "A spokesman for the province said that tolls would stay as they were until the end of next year."
)


def row(text: str) -> WordRow:
    return word_row(text, [Span(start=0, end=len(text))])


def said(left: str, right: str) -> list[tuple[str, str]]:
    def words(edit: Edit) -> tuple[str, str]:
        return left[edit.left.start : edit.left.end], right[edit.right.start : edit.right.end]

    return [words(edit) for edit in edits(row(left), row(right))]


def test_a_text_is_carried_over_into_itself() -> None:
    found = carried(row(TEXT), row(TEXT))
    assert (found.left, found.right, found.least, found.most_own) == (1.0, 1.0, 1.0, 1.0)


def test_a_part_is_carried_over_whole() -> None:
    found = carried(row(TEXT), row(TEXT.split(". ")[1]))
    assert found.right == 1.0
    assert 0.25 < found.left < 0.4


def test_long_runs_are_told_from_short_ones() -> None:
    right = TEXT
    for word in ("Monday", "bridge", "harvest", "waited"):
        right = right.replace(word, "other")
    found = carried(row(TEXT), row(right))
    assert found.left > found.left_long > found.left_longer > 0
    assert found.longest == len(TEXT.split("waited ")[1].split())


def test_quoted_words_are_not_the_reporters_own() -> None:
    quoted = "“" + TEXT + "” the minister said."
    found = carried(row(quoted), row("She read it out. “" + TEXT + "” It took a while."))
    assert found.left > 0.9
    assert found.own == 0


CHANGES = [
    ("a corrected figure", ("nine weeks", "eleven weeks"), [("nine", "eleven")]),
    (
        "a clause cut",
        (" before the harvest begins in the valley", ""),
        [("before the harvest begins in the valley", "")],
    ),
    ("a word added", ("tolls would", "tolls probably would"), [("", "probably")]),
    ("nothing", ("", ""), []),
]


@pytest.mark.parametrize(("change", "expected"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_edits(change: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert said(TEXT, TEXT.replace(*change) if change[0] else TEXT) == expected


def test_a_sentence_that_was_moved_is_no_edit() -> None:
    first, *rest = TEXT.split(". ")
    assert said(TEXT, ". ".join([*rest, first])) == []


def test_rewording_is_told_from_spelling() -> None:
    right = TEXT.replace("agreed", "struck a bargain").replace("argued", "quarreled").replace("province", "provinse")
    found = wording(row(TEXT), row(right), (TEXT, right))
    assert (found.reworded, found.misspelt, found.cut, found.longer) == (2, 1, 0, 2)
    assert found.kept > 0.9


def test_texts_without_words() -> None:
    assert carried(row(""), row(TEXT)).least == 0.0
    assert wording(row(""), row(""), ("", "")).kept == 0.0
