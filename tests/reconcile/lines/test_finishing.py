"""What a page says of its texts is no line of an account."""

from __future__ import annotations

import time

import pytest

from crosswire.reconcile.lines.finishing import finished, is_furniture, is_thin, with_marks


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("OSTRAVA/ZENDA (CPA).", True),
        ("— Harbour Watch (@harbourwatch) May 14, 2031.", True),
        ("CPA Writer Ana Reyes on the train contributed.", True),
        ("Ana Reyes contributed to this report.", True),
        ("Peter Brandt, The Ostrava Post.", True),
        ("Editorial Board, Ostrava Post.", True),
        ("Envoys Meet Again, League Says.", False),
        ("Weak exports contributed to the fall of the crown.", False),
        ("The mayor (a baker) left on May 14, 2031.", False),
        ("OSTRAVA (CPA) fell.", False),
        ("OSTRAVA CITY, Zenda Strip (CPA).", True),
        ("(SOUNDBITE) (Czech) FOREIGN MINISTER.", True),
        ("Ana Reyes (of the Harbour League).", False),
    ],
)
def test_furniture(line: str, is_one: bool) -> None:
    assert is_furniture(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Rather the opposite.", True),
        ("I believe it.", True),
        ("What was the reaction?", True),
        ("There’s more…", True),
        ("He resigned.", False),
        ("The mayor resigned.", False),
        ("We will close the harbour on Monday.", False),
        ("Ana Reyes: “Not at all.”", False),
    ],
)
def test_a_line_that_only_answers_is_thin(line: str, is_one: bool) -> None:
    assert is_thin(line) is is_one


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "(SOUNDBITE) (Czech) FOREIGN MINISTER, ANA REYES, SAYING: “We left.”",
            "Foreign Minister, Ana Reyes: “We left.”",
        ),
        ("4. (SOUNDBITE) MAYOR PETER BRANDT SAYING: “We left.”", "Mayor Peter Brandt: “We left.”"),
        ("The mayor kept SAYING: “We left.”", "The mayor kept SAYING: “We left.”"),
    ],
)
def test_who_speaks_in_a_script(line: str, told: str) -> None:
    assert finished(line) == told


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The league :// " + " " * 40_000 + "left", id="white space"),
        pytest.param("pic." + " #dam" * 12_000 + " !", id="tags"),
        pytest.param("pic.twitter" * 6_000 + " left", id="links that are stuck together"),
        pytest.param("The league" + " also left" * 16_000, id="also"),
    ],
)
def test_lines_without_end_take_little_time(line: str) -> None:
    began = time.process_time()
    finished(line)
    assert time.process_time() - began < 1.5


def test_marks_without_end_take_little_time() -> None:
    began = time.process_time()
    assert not is_furniture("Harbour Watch (@harbourwatch)" + "!" * 20_000 + "a")
    assert time.process_time() - began < 2.0  # trying all ways to share the marks took eight seconds


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"what the dam has cost is grave"', '"What the dam has cost is grave".'),
        ("(CPA) Voters went to the dam", "Voters went to the dam."),
        ("OSTRAVA (CPA) - Voters went to the dam", "Voters went to the dam."),
        ("(Not all) voters went to the dam", "(Not all) voters went to the dam."),
        ("Reyes wrote: “The dam is old", "Reyes wrote: “The dam is old”."),
        ('Reyes wrote: "The dam is old', 'Reyes wrote: "The dam is old".'),
        ('“The dam is old," Reyes wrote', "“The dam is old,” Reyes wrote."),
        ('"The dam is old,” Reyes wrote', "“The dam is old,” Reyes wrote."),
        ("the league said forty were hurt .", "The league said forty were hurt."),
        ("• the league left", "The league left."),
        ("Ostrava (CNN) Voters went to the dam", "Voters went to the dam."),
        ("Norland League (NL) Voters went to the dam", "Norland League (NL) Voters went to the dam."),
        (
            "The league left. https://t.co/1a2b #dam pic.twitter.com/3c — Harbour Watch (@harbourwatch) May 14, 2031",
            "The league left.",
        ),
        # What joins it to a sentence before it.
        ("The league, however, left", "The league left."),
        ("At noon, though, the league left", "At noon, the league left."),
        ("If, however, we leave, they come", "If we leave, they come."),
        ("Reyes said, however, the league left", "Reyes said the league left."),
        ("The league left, too", "The league left."),
        ("The league also left", "The league left."),
        ("The league not only fell, it also left", "The league not only fell, it also left."),
        ("Reyes said: “The league also left", "Reyes said: “The league also left”."),
    ],
)
def test_finished(text: str, line: str) -> None:
    assert finished(text) == line


def test_single_mark_of_a_headline_is_closed() -> None:
    text = "Ferry sunk in 'wanton attack' at dawn"
    start, end = with_marks(text, 0, text.index("' at"))
    assert text[start:end] == "Ferry sunk in 'wanton attack'"
