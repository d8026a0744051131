"""The calibration error against one worked out by hand."""

from __future__ import annotations

import pytest
from evals.calibration import bins, drawing, error

SAID = [0.05, 0.15, 0.11, 0.95, 1.0]
RIGHT = [False, True, False, True, True]


def test_bins_hold_their_own_and_none_is_empty() -> None:
    assert bins(SAID, RIGHT) == [(0.05, 0.0, 1), (pytest.approx(0.13), 0.5, 2), (pytest.approx(0.975), 1.0, 2)]
    assert [n for *_, n in bins(SAID, RIGHT, 2)] == [3, 2]


def test_the_error_weighs_bins_by_their_cases() -> None:
    assert error(bins(SAID, RIGHT)) == pytest.approx((0.05 + 2 * 0.37 + 2 * 0.025) / 5)
    assert error([]) == 0


def test_the_drawing_has_a_circle_for_each_bin_and_both_names() -> None:
    image = drawing(bins(SAID, RIGHT), "said", "came true")
    assert image.count("<circle") == 3
    assert ">said<" in image
    assert ">came true<" in image
