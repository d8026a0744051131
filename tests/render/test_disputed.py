"""Which lines are called disputed: those beside which parties tell versions of their own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.render.accounts import account

from crosswire.render.view import view


@pytest.mark.parametrize(
    ("start", "end", "probabilities", "said"),
    [
        (10, 20, (0.9, 0.9), "disputed: "),
        (10, 20, (0.3, 0.3), "perhaps disputed: "),
        (10, 20, (0.3, 0.9), "disputed: "),
        # Right beside the passage, and further off.
        (20, 40, (0.9, 0.9), "disputed: "),
        (22, 40, (0.9, 0.9), ""),
        (0, 4, (0.9, 0.9), "disputed: "),
        (0, 3, (0.9, 0.9), ""),
    ],
)
def test_a_line_that_parties_tell_otherwise_is_called_disputed(
    start: int, end: int, probabilities: tuple[float, float], said: str
) -> None:
    told = account()
    (d,) = told.disagreements
    side = replace(d.sides[0], start=start, end=end)
    differ = [
        replace(d, verdict="parties differ", sides=(side, replace(d.sides[1], start=44)), probability=p)
        for p in probabilities
    ]
    (line,) = next(s for s in view(replace(told, disagreements=tuple(differ))).sections if s.key == "agreed").lines
    assert line.note.startswith(f"{said}told by 2 reports")


def test_ten_thousand_claims_beside_many_versions_take_no_time() -> None:
    told = account()
    (claim,), (d,) = told.claims, told.disagreements
    claims = tuple(replace(claim, id=f"C{n}", gist=f"Rain fell {n}") for n in range(10_000))
    versions = tuple(replace(d, claim=c.id, verdict="parties differ") for c in claims[:2_000])
    began = time.process_time()
    shown = view(replace(told, claims=claims, disagreements=versions, background=tuple(c.id for c in claims[5_000:])))
    assert time.process_time() - began < 3
    assert [len(s.lines) for s in shown.sections if s.key in ("agreed", "background")] == [5_000, 5_000]
