from __future__ import annotations

import pytest

from crosswire.text.sentences import split_lines, split_sentences

CASES = [
    ("plain", "It rained. They left.", ["It rained.", "They left."]),
    ("question and exclamation", "Why? Go! They left.", ["Why?", "Go!", "They left."]),
    ("title", "Mr. Lie met Sens. Berg and Moe.", ["Mr. Lie met Sens. Berg and Moe."]),
    ("initials", "J. K. Berg left.", ["J. K. Berg left."]),
    ("abbreviation that goes on", "The U.S. Embassy closed.", ["The U.S. Embassy closed."]),
    ("abbreviation that ends", "They left the U.S. The embassy closed.", ["They left the U.S.", "The embassy closed."]),
    ("decimal", "It cost 5.3 million. They paid.", ["It cost 5.3 million.", "They paid."]),
    ("quotation closes first", "“We left.” They stayed.", ["“We left.”", "They stayed."]),
    ("lower case goes on", "“We left.” he said.", ["“We left.” he said."]),
    ("lost space", "They broke relations.This ended.", ["They broke relations.", "This ended."]),
    (
        "lost stop",
        "They spoke of the talksForeign ministers left.",
        ["They spoke of the talks", "Foreign ministers left."],
    ),
    ("names keep their capitals", "The iPhone of McDonald left.", ["The iPhone of McDonald left."]),
    ("a handle is no lost stop", "They thanked @fromOslo today.", ["They thanked @fromOslo today."]),
    ("dateline", "OSLO (AP) - The envoys met.", ["OSLO (AP) -", "The envoys met."]),
    ("long dateline", "NEW OSLO, Norland — The envoys met.", ["NEW OSLO, Norland —", "The envoys met."]),
    ("capitals in a sentence", "NATO and the island met - Berg left.", ["NATO and the island met - Berg left."]),
    ("hyphenated capitals", "UK-BASED Berg left.", ["UK-BASED Berg left."]),
    ("nothing to read", "“. ... -", []),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_sentences(case: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == expected, case


def test_sentences_count_in_the_whole_text() -> None:
    text = "skip\nIt rained. They left.\nskip"
    (_, line, _) = split_lines(text, 0, len(text))
    assert [text[a:b] for a, b in split_sentences(text, *line)] == ["It rained.", "They left."]


def test_lines_are_stripped_and_not_empty() -> None:
    text = "  one \n\n \r\ntwo\u2028 three"
    assert [text[a:b] for a, b in split_lines(text, 0, len(text))] == ["one", "two", "three"]


@pytest.mark.parametrize(
    "text", ["." * 20_000, "A" * 20_000, "aB" * 10_000, "A. " * 10_000, "“" * 20_000, "OSLO " * 4_000]
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    assert sum(b - a for a, b in split_sentences(text, 0, len(text))) <= len(text)
