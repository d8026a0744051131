"""Average linkage: groups, no chains, pairs told."""

from __future__ import annotations

import random

import numpy as np
import pytest

from crosswire.matching.linkage import average_linkage


def square(count: int, alike: dict[tuple[int, int], float]) -> np.ndarray:
    found = np.zeros((count, count))
    for (left, right), value in alike.items():
        found[left, right] = found[right, left] = value
    return found


TWO = square(4, {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.5, (0, 2): 0.1, (0, 3): 0.1, (1, 3): 0.1})


@pytest.mark.parametrize(
    ("description", "link", "options", "expected"),
    [
        ("two pairs", 0.4, {}, [0, 0, 2, 2]),
        ("one pair", 0.85, {}, [0, 0, 2, 3]),
        ("all, on average", 0.2, {}, [0, 0, 0, 0]),
        ("told to be together", 0.95, {"together": [(1, 3)]}, [0, 1, 2, 1]),
        ("three told to be together", 0.95, {"together": [(3, 1), (2, 3)]}, [0, 1, 1, 1]),
        ("told to be apart", 0.4, {"apart": [(0, 1)]}, [0, 1, 2, 2]),
        ("apart holds for groups", 0.0, {"apart": [(0, 3)]}, [0, 0, 2, 2]),
        ("together and apart", 0.3, {"together": [(0, 1)], "apart": [(1, 2)]}, [0, 0, 2, 2]),
    ],
)
def test_groups(description: str, link: float, options: dict[str, list[tuple[int, int]]], expected: list[int]) -> None:
    assert average_linkage(TWO, link, **options) == expected, description


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_join(count: int) -> None:
    assert average_linkage(np.zeros((count, count)), 0.5) == list(range(count))


def test_a_chain_is_not_joined() -> None:
    chain = square(30, {(n, n + 1): 0.8 for n in range(29)})
    groups = average_linkage(chain, 0.3)
    assert max(groups.count(head) for head in groups) < 6


def test_order_does_not_matter() -> None:
    rng = np.random.default_rng(2)
    half = rng.random((12, 12))
    alike = half + half.T
    groups = average_linkage(alike, 1.0)
    order = random.Random(3).sample(range(12), 12)
    turned = average_linkage(alike[np.ix_(order, order)], 1.0)
    assert {frozenset(i for i in range(12) if groups[i] == head) for head in groups} == {
        frozenset(order[i] for i in range(12) if turned[i] == head) for head in turned
    }
