"""Same, compatible, contradictory and incomparable numbers."""

from __future__ import annotations

import pytest

from crosswire.matching.numbers import as_quantity, dimension, same_number
from crosswire.records.statements import Quantity, TimeExpression


def q(value: float, unit: str | None = None, low: float | None = None, high: float | None = None) -> Quantity:
    return Quantity(
        report="R", start=0, end=1, text=f"{value:g} {unit or ''}".strip(), value=value,
        low=value if low is None else low, high=value if high is None else high, unit=unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("description", "left", "right", "least", "most"),
    [
        ("equal", q(12), q(12), 1.0, 1.0),
        ("three days are 72 hours", q(3, "day"), q(72, "hour"), 0.85, 0.95),
        ("once rounded", q(100), q(100, low=100, high=150), 0.75, 0.85),
        ("ranges overlap", q(100, low=100, high=150), q(121), 0.65, 0.75),
        ("a month may be four weeks", q(1, "month"), q(4, "week"), 0.5, 0.9),
        ("contradiction", q(30, "USD"), q(25, "USD"), 0.0, 0.0),
        ("contradiction in detail", q(63), q(64), 0.0, 0.0),
        ("less than a month is not close to fifty minutes", q(1, "month", low=0.5), q(50, "minute"), 0.0, 0.0),
    ],
)
def test_same_number(description: str, left: Quantity, right: Quantity, least: float, most: float) -> None:
    for a, b in ((left, right), (right, left)):
        score = same_number(a, b)
        assert score is not None, description
        assert least <= score.value <= most, (description, score)


@pytest.mark.parametrize(
    ("left", "right"), [(q(3, "day"), q(3)), (q(3, "km"), q(3, "hour")), (q(3, "USD"), q(3, "EUR"))]
)
def test_other_dimensions_are_not_compared(left: Quantity, right: Quantity) -> None:
    assert same_number(left, right) is None


def test_dimension() -> None:
    assert [dimension(q(1, u)) for u in ("minutes", "km", "percent", "USD", None)] == [
        "time", "length", "share", "usd", "count",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("almost an hour", "PT1H", (0.8, 1.0, 1.0, "hour")),
        ("within a month", "P1M", (0.5, 1.0, 1.0, "month")),
        ("50 minutes", "PT50M", (50, 50, 50, "minute")),
        ("a few weeks", "PXW", (2.0, 3.0, 10.0, "week")),
    ],
)
def test_as_quantity(text: str, value: str, expected: tuple[float, float, float, str]) -> None:
    found = as_quantity(
        TimeExpression(report="R", start=0, end=1, text=text, type="DURATION", value=value, anchored=True)
    )
    assert found is not None
    assert (found.low, found.value, found.high, found.unit) == expected


def test_no_plain_duration() -> None:
    assert (
        as_quantity(TimeExpression(report="R", start=0, end=1, text="x", type="SET", value="P1Wx", anchored=False))
        is None
    )
