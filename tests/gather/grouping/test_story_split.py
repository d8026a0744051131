"""A group is split where several reports tell each of two times and the wording agrees."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.gather.grouping.story_split import split_by_times, take_in
from crosswire.gather.grouping.story_times import Told

THU, FRI, SUN, NONE = Told(weekday=4), Told(weekday=5), Told(weekday=7), Told()
DEC30, JAN2, THU_DEC30 = Told(date=12 * 32 + 30), Told(date=34), Told(weekday=4, date=12 * 32 + 30)
THU_JAN6 = Told(weekday=4, date=38)


def likeness(sizes: list[int], within: float, between: float) -> np.ndarray:
    """Likeness of reports in groups of some sizes."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return np.where(group[:, None] == group[None, :], within, between).astype(np.float32)


CASES = [
    ("two calls", likeness([2, 2], 0.6, 0.4), [THU, THU, SUN, SUN], [0, 0, 1, 1]),
    ("wording does not agree", likeness([2, 2], 0.6, 0.58), [THU, THU, SUN, SUN], [0, 0, 0, 0]),
    ("one report fits the others better", np.array(
        [[1, 0.6, 0.2, 0.2], [0.6, 1, 0.7, 0.65], [0.2, 0.7, 1, 0.7], [0.2, 0.65, 0.7, 1]], np.float32
    ), [THU, THU, SUN, SUN], [0, 0, 0, 0]),
    ("next day", likeness([2, 2], 0.6, 0.4), [THU, THU, FRI, FRI], [0, 0, 0, 0]),
    ("Sunday and Monday are neighbours", likeness([2, 2], 0.6, 0.4), [SUN, SUN, Told(weekday=1), Told(weekday=1)], [0, 0, 0, 0]),
    ("one report is not enough", likeness([2, 1], 0.6, 0.4), [THU, THU, SUN], [0, 0, 0]),
    ("a report without a time goes where it is like", likeness([3, 2], 0.6, 0.4), [THU, THU, NONE, SUN, SUN], [0, 0, 0, 1, 1]),
    ("dates", likeness([2, 2], 0.6, 0.4), [DEC30, DEC30, JAN2, JAN2], [0, 0, 1, 1]),
    ("weekday and date are one day", likeness([3, 2], 0.6, 0.4), [THU_DEC30, THU, DEC30, JAN2, JAN2], [0, 0, 0, 1, 1]),
    ("a date against a weekday says nothing", likeness([2, 2], 0.6, 0.4), [THU, THU, JAN2, JAN2], [0, 0, 0, 0]),
    ("one weekday, a week later", likeness([2, 2], 0.6, 0.4), [THU_DEC30, THU_DEC30, THU_JAN6, THU_JAN6], [0, 0, 1, 1]),
    ("a date over the turn of the year", likeness([2, 2], 0.6, 0.4), [Told(date=12 * 32 + 31)] * 2 + [Told(date=33)] * 2, [0, 0, 0, 0]),
    ("no times", likeness([2, 2], 0.6, 0.4), [NONE] * 4, [0, 0, 0, 0]),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "alike", "told", "expected"), CASES, ids=[case[0] for case in CASES])
def test_split_by_times(_what: str, alike: np.ndarray, told: list[Told], expected: list[int]) -> None:
    assert split_by_times(alike, told) == expected


def test_three_events_where_two_are_told_apart_from_the_third_only() -> None:
    alike = likeness([4, 2], 0.6, 0.3)
    alike[:2, 2:4] = alike[2:4, :2] = 0.59
    told = [THU, THU, SUN, SUN, Told(weekday=2), Told(weekday=2)]
    assert split_by_times(alike, told) == [0, 0, 0, 0, 1, 1]


def test_kin_stay_together() -> None:
    found = split_by_times(likeness([2, 2], 0.6, 0.4), [THU, THU, SUN, SUN], [(0, 3)])
    assert len(set(found)) == 1


ALONE = [
    ("near one group", [0.6, 0.6, 0.6, 0.1, 0.1, 0.1], 0),
    ("not near enough", [0.4, 0.4, 0.4, 0.1, 0.1, 0.1], 6),
    ("near two groups", [0.6, 0.6, 0.6, 0.4, 0.4, 0.4], 6),
    ("near on average only", [0.9, 0.9, 0.0, 0.1, 0.1, 0.1], 0),
]


@pytest.mark.parametrize(("_what", "row", "head"), ALONE, ids=[case[0] for case in ALONE])
def test_a_text_alone_is_taken_in_where_nothing_else_comes_into_question(
    _what: str, row: list[float], head: int
) -> None:
    alike = np.zeros((7, 7), np.float32)
    alike[6, :6] = alike[:6, 6] = row
    assert take_in(alike, [0, 0, 0, 3, 3, 3, 6], [6], least=0.5) == [0, 0, 0, 3, 3, 3, head]


def test_others_and_small_groups_are_left_as_they_are() -> None:
    alike = np.full((4, 4), 0.6, np.float32)
    assert take_in(alike, [0, 0, 2, 3], [2, 3], least=0.5) == [0, 0, 2, 3]
    assert take_in(alike, [0, 0, 0, 3], [], least=0.5) == [0, 0, 0, 3]
    assert take_in(alike, [0, 0, 0, 3], [0, 3], least=0.5) == [0, 0, 0, 0]
