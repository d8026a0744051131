"""TIMEX3 values as calendar days, months and years."""

from __future__ import annotations

import pytest

from crosswire.text.calendar_days import calendar_value, is_day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-14TMO", "2031-05-14"),
        ("2031-05", "2031-05"),
        ("2031-W23", "2031-06"),
        ("2031-W27-WE", "2031-07"),
        ("2031-W31", "2031"),
        ("2031-W99", ""),
        ("2031-SU", "2031"),
        ("203", ""),
        ("PRESENT_REF", ""),
    ],
)
def test_a_week_is_dated_by_the_month_that_holds_it(value: str, expected: str) -> None:
    assert calendar_value(value) == expected
    assert is_day(calendar_value(value)) == (len(expected) == 10)
