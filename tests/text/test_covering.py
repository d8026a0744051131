"""Means of pieces in ranges: which pieces a range holds, and that sentences beside each other do not mix."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.text.covering import Ranges, Read, means

# Sentences of words at these characters; a piece's vector has a one in a place of its own.
WORDS = ([(0, 3), (4, 9), (4, 9), (10, 14)], [(0, 2)], [(0, 5), (6, 8)])
READS = [
    Read(
        vectors=np.eye(7, dtype=np.float32)[at : at + len(words)],
        starts=[a for a, _ in words],
        ends=[b for _, b in words],
    )
    for words, at in zip(WORDS, (0, 4, 5), strict=True)
]


@pytest.mark.parametrize(
    ("sentence", "spans", "pieces"),
    [
        (0, [(0, 3)], [0]),
        (0, [(2, 5)], [0, 1, 2]),
        (0, [(3, 4)], [0, 1, 2, 3]),  # between two words: none, so all
        (0, [(10, 14), (0, 1)], [0, 3]),
        (0, [(4, 9), (5, 12)], [1, 2, 3]),  # what lies in two counts once
        (0, [(-5, 99)], [0, 1, 2, 3]),
        (1, [(-7, -2)], [4]),
        (2, [(-3, 2)], [5]),  # what begins before its sentence takes nothing of the one before
        (2, [(7, 40)], [6]),
        (2, [], [5, 6]),
    ],
)
def test_means_of_ranges(sentence: int, spans: list[tuple[int, int]], pieces: list[int]) -> None:
    start, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    row = np.zeros(len(spans), dtype=np.int64)
    found = means([READS[sentence]], [1], Ranges(row=row, start=start, end=end))[0]
    beside = means(READS, [1, 2, 1], Ranges(row=row + [0, 2, 3][sentence], start=start, end=end))
    assert found.nonzero()[0].tolist() == pieces
    assert found.sum() == pytest.approx(1)
    assert beside[[0, 2, 3][sentence]].tolist() == found.tolist()
