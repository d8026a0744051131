"""A passage is shown in its sentence, with the differing words marked as whole words."""

from __future__ import annotations

import pytest

from crosswire.render.passages import cut_passage, has_words

TEXT = "The envoy left. Oskovian troops crossed the Sarel on Monday night. Nobody spoke."


def marked(start: int, end: int, value: str, others: tuple[str, ...] = ()) -> list[str]:
    return [r.text for r in cut_passage(TEXT, start, end, value, others) if r.role == "mark"]


def test_value_is_marked_as_whole_words_only() -> None:
    start, end = TEXT.index("Oskovian"), TEXT.index(" Nobody")
    assert marked(start, end, "the Sarel", ()) == ["the Sarel"]
    assert not has_words(TEXT, "Oskovia")
    assert marked(start, end, "Oskovia", ("Maravian troops crossed the Sarel on Sunday night",)) == [
        "Oskovian",
        "Monday",
    ]


def test_a_short_passage_stands_in_its_sentence() -> None:
    start = TEXT.index("Monday")
    runs = cut_passage(TEXT, start, start + 6, "Monday", ("Sunday",))
    assert "".join(r.text for r in runs) == "Oskovian troops crossed the Sarel on Monday night."
    assert [r.role for r in runs] == ["around", "mark", "around"]


@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT)), (5, 5), (0, 3)])
def test_runs_lose_no_character_of_the_passage(start: int, end: int) -> None:
    runs = cut_passage(TEXT, start, end, "troops", ("crossed",))
    assert TEXT[start:end] in "".join(r.text for r in runs)


@pytest.mark.parametrize("word", ["Mr. Brandt", "Gen. Brandt", "U.S. Envoy Brandt"])
def test_an_abbreviation_ends_no_passage(word: str) -> None:
    text = f"Nobody spoke. On Monday, {word} left Ostrava for good. Rain fell."
    start = text.index("Monday")
    runs = cut_passage(text, start, start + 6, "Monday", ("Sunday",))
    assert "".join(r.text for r in runs) == f"On Monday, {word} left Ostrava for good."
