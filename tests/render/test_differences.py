"""Differences as a reader is shown them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.render.accounts import account, document

from crosswire.records.stories import Disagreement, Side
from crosswire.render.view import view

TEXTS = {
    "R1": "The ferry took forty cars.",
    "R2": "It carried some forty cars.",
    "R3": "The boat was full: 41 cars, the pilot said.",
}


def number(*values: str, verdict: str = "compatible", probability: float = 0.9) -> Disagreement:
    """A difference of numbers between the reports in which ``values`` stand."""
    places = [(value, report, text.index(value)) for value in values for report, text in TEXTS.items() if value in text]
    sides = tuple(Side(report=report, start=at, end=at + len(value), value=value) for value, report, at in places)
    return Disagreement(
        claim="C1", kind="number", verdict=verdict, sides=sides, likelier=None, because="the same value; rounded", probability=probability,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ({}, {}, [["R1", "R2", "R3"]]),
        ({}, {"probability": 0.4}, [["R1", "R2"], ["R2", "R3"]]),
        ({"verdict": "contradiction"}, {"verdict": "contradiction"}, [["R1", "R2"], ["R2", "R3"]]),
    ],
    ids=["alike", "one is doubtful", "contradictions"],
)
def test_the_ways_to_give_one_number_are_one_entry(
    first: dict[str, object], second: dict[str, object], shown: list[list[str]]
) -> None:
    told = replace(
        account(),
        documents=tuple(document(report, text) for report, text in TEXTS.items()),
        claims=(),
        disagreements=(number("took forty", "some forty", **first), number("some forty cars", "41 cars", **second)),  # type: ignore[arg-type]
    )
    found = [d for group in view(told).differences for d in group.entries]
    places = {r.number: r.report for r in view(told).references}
    assert [[places[n] for side in d.sides for n in side.refs] for d in found] == shown
    assert [d.because for d in found] == ["the same value; rounded"] * len(shown)
