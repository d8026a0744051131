"""Comparing two time expressions."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.matching.times import compare_times, length
from crosswire.records.statements import TimeExpression


def t(value: str, earliest: str = "", latest: str = "", kind: str = "DATE") -> TimeExpression:
    first = date.fromisoformat(earliest) if earliest else None
    return TimeExpression(
        report="r", start=0, end=1, text="x", type=kind, value=value, anchored=bool(first), earliest=first,
        latest=date.fromisoformat(latest or earliest) if first else None,
    )  # fmt: skip


DAY = t("2021-12-30", "2021-12-30")
CASES = [
    ("same day", DAY, DAY, 1.0),
    ("other hour", t("2021-12-30T08:00", "2021-12-30"), t("2021-12-30T10:00", "2021-12-30"), 0.5),
    ("day in its month", DAY, t("2021-12", "2021-12-01", "2021-12-31"), 0.7),
    ("weeks that overlap", t("2021-W52", "2021-12-27", "2022-01-02"), t("2022-01", "2022-01-01", "2022-01-31"), 0.5),
    ("neighbouring days", DAY, t("2021-12-31", "2021-12-31"), 0.2),
    ("days apart", DAY, t("2022-01-10", "2022-01-10"), 0.0),
    ("relative, same", t("XXXX-WXX-4"), t("XXXX-WXX-4"), 0.9),
    ("relative, other weekday", t("XXXX-WXX-4"), t("XXXX-WXX-5"), 0.0),
    ("relative, month and day", t("XXXX-01-10"), t("2022-01-10", "2022-01-10"), 0.7),
    ("weekday of the date", t("XXXX-WXX-4"), DAY, 0.7),
    ("weekday against date", t("XXXX-WXX-5"), DAY, 0.0),
    ("reference", t("PRESENT_REF"), t("PRESENT_REF"), 0.5),
    ("same length", t("PT60M", kind="DURATION"), t("PT1H", kind="DURATION"), 1.0),
    ("about the same length", t("PT50M", kind="DURATION"), t("PT1H", kind="DURATION"), 0.7),
    ("other length", t("PT50M", kind="DURATION"), t("P3W", kind="DURATION"), 0.0),
    ("no exact length", t("PXW", kind="DURATION"), t("P3W", kind="DURATION"), 0.5),
    ("other kinds", DAY, t("P3W", kind="DURATION"), 0.5),
]


@pytest.mark.parametrize(("a", "b", "value"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_compare(a: TimeExpression, b: TimeExpression, value: float) -> None:
    score = compare_times(a, b)
    assert score.value == value, score.detail
    assert compare_times(b, a).value == value
    assert (score.left, score.right, bool(score.detail)) == (a.value, b.value, True)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("PT50M", 50),
        ("P3W", 30240),
        ("P1WE", 2880),
        ("P5DE", 26298000),
        ("P2.5Y", 1314900),
        ("PXW", None),
        ("2021", None),
    ],
)
def test_length(value: str, minutes: float | None) -> None:
    assert length(value) == minutes
