"""A line whose words another one holds is told once."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from crosswire.render.repeated import unrepeated
from crosswire.render.shown import Line


def line(text: str, *refs: int, reports: tuple[str, ...] = ("R1",)) -> Line:
    return Line(text=text, refs=refs, reports=reports)


SHORT = line("The dam broke at dawn.", 1)
LONG = line("At the pass the dam broke at dawn, killing two.", 2)


def test_a_clause_goes_into_its_sentence_in_its_place() -> None:
    other = line("Rain fell.", 3)
    (first, second) = unrepeated([SHORT, other, LONG])
    assert (first.text, first.refs, first.more) == (LONG.text, (2,), (1,))
    assert second == other


def test_the_same_text_is_told_once() -> None:
    assert [(found.refs, found.more) for found in unrepeated([SHORT, line("the dam broke at dawn", 4)])] == [
        ((1,), (4,))
    ]


def test_what_more_reports_tell_stays() -> None:
    wider = line(SHORT.text, 1, 5, reports=("R1", "R2"))
    assert unrepeated([wider, LONG]) == (wider, LONG)


def test_what_was_told_above_is_left_out() -> None:
    assert unrepeated([SHORT], told=[LONG]) == ()
    assert unrepeated([LONG], told=[SHORT]) == (LONG,)


def test_words_must_stand_in_a_row_and_whole() -> None:
    apart = line("The dam broke, and at dawn rain fell.", 6)
    part = line("The dam broke at dawns of war.", 7)
    assert len(unrepeated([SHORT, apart, part])) == 3


def test_lines_without_words_stay_apart() -> None:
    assert len(unrepeated([line("…", 1), line("—", 2)])) == 2


def test_what_two_lines_above_tell_between_them_is_left_out() -> None:
    above = [SHORT, line("The dam broke, at dawn", 8, reports=("R2",))]
    assert unrepeated([line(SHORT.text, 9, reports=("R1", "R2"))], told=above) == ()
    # Of one that stands above, of other reports, and of one that stands beside it the second is taken.
    (kept,) = unrepeated([SHORT, LONG], told=[replace(LONG, reports=("R2",))])
    assert kept.more == SHORT.refs


MANY = {
    "each with words of its own": [line("the same words again and again " * 3 + str(n), n) for n in range(3000)],
    "each held by a later one": [line(f"{x}a{n} b{n} c{n}{x}", n) for x in ("", " x ") for n in range(10_000)],
    "of the same three words": [
        line(" ".join("the same words".split()[n // 3**k % 3] for k in range(9)), n, reports=(f"R{n}",))
        for n in range(10_000)
    ],
}


@pytest.mark.parametrize("lines", MANY.values(), ids=MANY)
def test_many_lines_take_little_time(lines: list[Line]) -> None:
    began = time.process_time()
    assert len(unrepeated(lines)) <= len(lines)
    assert time.process_time() - began < 6.0  # a second at most; comparing all with all takes half a minute


def test_words_of_a_speaker_are_held_by_the_sentence_that_has_them() -> None:
    sentence = line("“The dam broke at dawn,” Ana Reyes said.", 8)
    assert [found.text for found in unrepeated([line("Ana Reyes: “The dam broke at dawn.”", 9), sentence])] == [
        sentence.text
    ]
