"""How a pair of statements does against its rivals: the other partners that either side might have.

A likeness of 0.4 means much where nothing else comes near, and little where ten clauses do (margins, as in
the mining of translations: Artetxe and Schwenk 2019).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crosswire.reconcile.facts import Facts
from crosswire.reconcile.pairs import Pairs
from crosswire.text.similarity import Array

# Partners, the nearest first, whose mean likeness is what a statement usually finds.
_NEAR = 6


def rivals(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the likeness of meaning, stems and word vectors of each pair with that of its rivals."""
    known: dict[str, int] = {}
    owner = np.array([known.setdefault(s.report, len(known)) for s in facts.statements], dtype=np.int64)
    columns = []
    for rows in (facts.own_meanings, facts.stems, facts.spanned_means):
        likeness = pairs.product(rows)
        columns += [likeness - _best(likeness, pairs, owner), likeness - _usual(likeness, pairs)]
    return columns


def _best(likeness: Array, pairs: Pairs, owner: NDArray[np.int64]) -> Array:
    """Return the best likeness that either side has with a statement of the other's report."""
    reports = int(owner.max(initial=0)) + 1
    there = pairs.left.astype(np.int64) * reports + owner[pairs.right]
    back = pairs.right.astype(np.int64) * reports + owner[pairs.left]
    keys, at = np.unique(np.concatenate([there, back]), return_inverse=True)
    best = np.full(len(keys), -np.inf, dtype=np.float32)
    np.maximum.at(best, at, np.concatenate([likeness, likeness]))
    found: Array = np.maximum(best[at[: len(likeness)]], best[at[len(likeness) :]])
    return found


def _usual(likeness: Array, pairs: Pairs) -> Array:
    """Return the mean, over both sides, of the likeness to the nearest partners."""
    one, twice = np.concatenate([pairs.left, pairs.right]), np.concatenate([likeness, likeness])
    order = np.lexsort((-twice, one))
    ranked = one[order]
    first = np.searchsorted(ranked, ranked, side="left")
    near = order[np.arange(len(order)) - first < _NEAR]
    count = np.bincount(one[near], minlength=pairs.size)
    mean = np.bincount(one[near], weights=twice[near], minlength=pairs.size) / np.maximum(count, 1)
    found: Array = ((mean[pairs.left] + mean[pairs.right]) / 2).astype(np.float32)
    return found
