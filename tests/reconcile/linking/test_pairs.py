"""Comparisons of all pairs at once give what comparing one by one gives, in whatever order the pairs come."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.reconcile.linking.test_sifting import STATEMENTS

from crosswire.reconcile.linking.candidates import candidates
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.text.similarity import shared_terms

SIZE = 90
TABLE = np.random.default_rng(5).normal(size=(SIZE, 7)).astype(np.float32)
LEFT, RIGHT = (side.astype(np.int32) for side in np.triu_indices(SIZE, 1))
MIXED = np.random.default_rng(6).permutation(len(LEFT))


@pytest.mark.parametrize("order", [slice(None), MIXED], ids=["in order", "mixed"])
def test_products_of_whole_matrices(order: slice | np.ndarray) -> None:
    pairs = Pairs(left=LEFT[order], right=RIGHT[order], size=SIZE)
    one_by_one = [float(TABLE[i] @ TABLE[j]) for i, j in zip(pairs.left, pairs.right, strict=True)]
    assert pairs.product(TABLE) == pytest.approx(one_by_one, abs=1e-5)


@pytest.mark.parametrize("kept", [slice(None), slice(0, 40)], ids=["all pairs", "few pairs"])
def test_the_larger_of_two_directions(kept: slice) -> None:
    one, other = shared_terms([(f"a{n % 9}",) for n in range(SIZE)], [(f"a{n % 7}", "b") for n in range(SIZE)])
    pairs = Pairs(left=LEFT[kept], right=RIGHT[kept], size=SIZE)
    there = [n % 9 == m % 7 for n, m in zip(pairs.left, pairs.right, strict=True)]
    back = [m % 9 == n % 7 for n, m in zip(pairs.left, pairs.right, strict=True)]
    assert pairs.either(one, other).tolist() == np.maximum(there, back).astype(float).tolist()


def test_no_pairs() -> None:
    none = Pairs(left=LEFT[:0], right=RIGHT[:0], size=SIZE)
    assert len(none.product(TABLE)) == 0
    assert len(none.product(*shared_terms([("a",)] * SIZE))) == 0


@pytest.mark.parametrize("reports", ["AABBBC", "ABABCA", "AAAAAA", "ABCDEF"])
def test_pairs_of_different_reports(reports: str) -> None:
    statements = [replace(STATEMENTS[0], report=report) for report in reports]
    pairs = candidates(statements)
    expected = [(i, j) for i in range(6) for j in range(i + 1, 6) if reports[i] != reports[j]]
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == expected


def test_no_statements_have_no_pairs() -> None:
    assert len(candidates([]).left) == 0


@pytest.mark.parametrize("kept", [slice(None), slice(0, 40)], ids=["all pairs", "few pairs"])
def test_rows_that_hold_nothing_meet_none(kept: slice) -> None:
    rows = [(f"a{n % 4}",) if n % 3 else () for n in range(SIZE)]
    (table,) = shared_terms(rows)
    pairs = Pairs(left=LEFT[kept], right=RIGHT[kept], size=SIZE)
    expected = [float(bool(rows[i]) and rows[i] == rows[j]) for i, j in zip(pairs.left, pairs.right, strict=True)]
    assert pairs.product(table).tolist() == expected


def test_pairs_among_wholes_are_made_once_for_the_same_wholes() -> None:
    pairs, whole = Pairs(left=LEFT, right=RIGHT, size=SIZE), (np.arange(SIZE) // 3).astype(np.int32)
    among = pairs.through(whole)
    assert (among.left.tolist(), among.right.tolist()) == ((LEFT // 3).tolist(), (RIGHT // 3).tolist())
    assert pairs.through(whole) is among
    assert pairs.through(whole[::-1]) is not among
