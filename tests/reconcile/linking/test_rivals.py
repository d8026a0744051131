"""Rivals: the same likeness counts for more where nothing else comes near."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.reconcile.linking.pairs import Pairs
from crosswire.reconcile.linking.rivals import _best, _met, _usual

# Statements 0 and 1 of one report, 2 and 3 of another, 4 of a third.
OWNER = np.array([0, 0, 1, 1, 2], dtype=np.int64)
PAIRS = Pairs(left=np.array([0, 0, 1, 0], np.int32), right=np.array([2, 3, 2, 4], np.int32), size=5)
LIKENESS = np.array([0.6, 0.2, 0.8, 0.4], dtype=np.float32)


def test_best_is_that_of_either_side_in_the_other_report() -> None:
    assert _best(LIKENESS, _met(PAIRS, OWNER)) == pytest.approx([0.8, 0.6, 0.8, 0.4])


def test_usual_is_the_mean_of_both_sides() -> None:
    zero, one, two, three, four = 0.4, 0.8, 0.7, 0.2, 0.4
    assert _usual(LIKENESS, PAIRS) == pytest.approx(
        [(zero + two) / 2, (zero + three) / 2, (one + two) / 2, (zero + four) / 2]
    )


def test_no_pairs_have_no_rivals() -> None:
    none = Pairs(left=np.zeros(0, np.int32), right=np.zeros(0, np.int32), size=5)
    assert len(_usual(np.zeros(0, np.float32), none)) == len(_best(np.zeros(0, np.float32), _met(none, OWNER))) == 0
