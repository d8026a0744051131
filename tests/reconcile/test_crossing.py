"""Differences between statements of different claims, in invented stories."""

from __future__ import annotations

import pytest
from tests.reconcile.story import Story

from crosswire.records.stories import Disagreement


def of_kind(found: tuple[Disagreement, ...], kind: str) -> list[Disagreement]:
    return [d for d in found if d.kind == kind]


def two_counts(one: str, other: str, low: float, high: float, *, more: str = "") -> tuple[Disagreement, ...]:
    """Two reports of one measure, each a claim of its own."""
    texts = (f"The reactor holds {one} of the old type. {more}", f"The reactor holds {other} of the old type.")
    story = Story(*texts)
    for report, words, value in (("R1", one, low), ("R2", other, high)):
        story.says(
            report, f"The reactor holds {words} of the old type", "hold",
            quantities=story.number(report, words, value, counts=words.split()[-1]),
        )  # fmt: skip
    if more:
        told = more.rstrip(".")
        story.says("R1", told, "hold", quantities=story.number("R1", other, high, counts=other.split()[-1]))
    return story.compare()[1]


@pytest.mark.parametrize(
    ("description", "one", "other", "low", "high", "expected"),
    [
        ("near numbers of one thing", "410 rods", "450 rods", 410, 450, 1),
        ("equal", "410 rods", "410 rods", 410, 410, 0),
        ("far apart: two measures", "410 rods", "45,000 rods", 410, 45_000, 0),
        ("other things", "410 rods", "450 pumps", 410, 450, 0),
    ],
)
def test_numbers_are_compared_beyond_claims(
    description: str, one: str, other: str, low: float, high: float, expected: int
) -> None:
    assert len(of_kind(two_counts(one, other, low, high), "number")) == expected, description


def test_a_report_that_tells_both_numbers_tells_two_things() -> None:
    found = two_counts("410 rods", "450 rods", 410, 450, more="The store holds 450 rods.")
    assert not of_kind(found, "number")


def test_one_quotation_in_two_claims_is_found_by_its_words() -> None:
    story = Story(
        "Keller said: “The harbour will remain a heavy burden for our children.”",
        "Keller told us: “The harbour will stay a heavy burden on all our children.”",
        "Brandt said: “Nobody asked the fishermen about prices.”",
    )
    story.says("R1", "“The harbour will remain a heavy burden for our children.”", "remain", said_by="Keller")
    story.says("R2", "“The harbour will stay a heavy burden on all our children.”", "stay", said_by="Keller")
    story.says("R3", "“Nobody asked the fishermen about prices.”", "ask", said_by="Brandt")
    (quote,) = of_kind(story.compare()[1], "quote")
    assert {s.report for s in quote.sides} == {"R1", "R2"}
    assert quote.verdict == "rendering"
