"""What is said of the day of a claim against that of the gold."""

from __future__ import annotations

from collections import Counter

import pytest

from days import figures, verdict


@pytest.mark.parametrize(
    ("wanted", "said", "expected"),
    [
        ("2031-05-14", "2031-05-14", "right"),
        ("2031-05", "2031-05-14", "right"),
        ("2031-05-14", "2031-05", "coarse"),
        ("2031-05-14", "2031-05-15", "wrong"),
        ("2031-05-14", None, "missing"),
        (None, "2031-05-14", "beyond"),
        (None, None, None),
    ],
)
def test_a_day_is_held_to_the_precision_of_the_gold(wanted: str | None, said: str | None, expected: str | None) -> None:
    assert verdict(wanted, said) == expected


def test_what_goes_beyond_the_gold_counts_neither_way() -> None:
    found = figures(Counter(right=6, coarse=1, wrong=1, missing=4, beyond=9))
    assert (found["found"], found["trusted"]) == (0.5, 0.875)
