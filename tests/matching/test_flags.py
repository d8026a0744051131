"""Arrays of yes and no."""

import numpy as np
import pytest

from crosswire.matching.flags import held, share


@pytest.mark.parametrize(
    ("numbers", "known", "expected"),
    [([3, 1, 9], [1, 3, 5], [True, True, False]), ([3], [], [False]), ([], [3], [])],
)
def test_held(numbers: list[int], known: list[int], expected: list[bool]) -> None:
    assert held(np.array(numbers, np.int64), np.array(known, np.int64)).tolist() == expected


def test_share() -> None:
    assert share(np.array([True, False, False, True])) == 0.5
    assert share(np.array([], np.bool_)) == 0.0
