from __future__ import annotations

import pytest

from crosswire.records.text import Span
from crosswire.text.quotations import find_quotations, inner, said_in

CASES = [
    ("typographic", "It is a “grave mistake”, they said.", ["“grave mistake”"]),
    ("straight", 'It is a "grave mistake", they said.', ['"grave mistake"']),
    ("guillemets", "It is a «grave mistake», they said.", ["«grave mistake»"]),
    ("single marks", "Tolls a 'grave mistake', say islanders", ["'grave mistake'"]),
    ("apostrophes are no marks", "The islanders' boats weren't Norland's.", []),
    ("apostrophe inside single marks", "Tolls 'weren't a mistake', say islanders", ["'weren't a mistake'"]),
    ("single inside double", "“They call it ‘grave’ now,” he said.", ["“They call it ‘grave’ now,”"]),
    ("lost closing mark ends with the sentence", "“We will pay. He left.", ["“We will pay."]),
    ("second opening mark", "“We will pay. Then “we left” again.", ["“We will pay.", "“we left”"]),
    ("lone closing mark", "We will pay,” he said.", []),
    ("wrong marks", "He said: ”We will pay.“", []),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_quotations(case: str, text: str, expected: list[str]) -> None:
    found = find_quotations(text, [(0, len(text))])
    assert [text[q.start : q.end] for q in found] == expected, case


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We will pay. We always did.\n“Nobody doubts it,” he said."
    cut = text.index("\n")
    found = find_quotations(text, [(0, cut), (cut + 1, len(text))])
    assert [text[q.start : q.end] for q in found] == ["“We will pay. We always did.", "“Nobody doubts it,”"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[Mayor Ana] Reyes: “We will pay [the dam].”", "We will pay.”"),
        ("“The mayor [Ana Reyes] will pay,” he said.", "“The mayor will pay,” he said."),
        ("Ana Reyes [the mayor] will pay.", "Ana Reyes will pay."),
    ],
)
def test_what_is_added_to_a_line_is_not_said_in_it(line: str, said: str) -> None:
    assert said_in(line) == said


def test_inner_drops_the_marks() -> None:
    text = "a “grave mistake” b"
    span = inner(text, Span(start=2, end=17))
    assert text[span.start : span.end] == "grave mistake"


@pytest.mark.parametrize("text", ["“" * 20_000, '"' * 20_001, "'a " * 20_000, "“a” 'b' " * 5_000, "'a’b" * 10_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    for q in find_quotations(text, [(0, len(text))]):
        assert 0 <= q.start < q.end <= len(text)
