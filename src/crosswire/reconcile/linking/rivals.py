"""How a pair of statements does against its rivals: the other partners that either side might have.

A likeness of 0.4 means much where nothing else comes near, and little where ten clauses do (margins, as in
the mining of translations: Artetxe and Schwenk 2019).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crosswire.reconcile.linking.facts import Facts
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.reconcile.linking.sifting import sifted
from crosswire.text.similarity import Array

# Partners, the nearest first, whose mean likeness is what a statement usually finds.
_NEAR = 6
# Cells of a table of statements by reports that are laid out (16 MB); of a larger one only those that are met.
_TABLE = 4_000_000


def rivals(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the likeness of meaning, stems and word vectors of each pair with that of its rivals."""
    known: dict[str, int] = {}
    owner = np.array([known.setdefault(s.report, len(known)) for s in facts.statements], dtype=np.int64)
    met = _met(pairs, owner)
    columns = []
    for name in ("meaning.own", "wording.stems", "wording.whole_vector"):
        likeness = sifted(name, facts, pairs)
        columns += [likeness - _best(likeness, met), likeness - _usual(likeness, pairs)]
    return columns


def _met(pairs: Pairs, owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for each statement with a report that it meets: of all left sides, then of all right sides."""
    reports = int(owner.max(initial=0)) + 1
    there = pairs.left.astype(np.int64) * reports + owner[pairs.right]
    back = pairs.right.astype(np.int64) * reports + owner[pairs.left]
    both = np.concatenate([there, back])
    if pairs.size * reports <= _TABLE:
        return both
    return np.unique(both, return_inverse=True)[1]


def _best(likeness: Array, met: NDArray[np.int64]) -> Array:
    """Return the best likeness that either side has with a statement of the other's report."""
    best = np.full(int(met.max(initial=-1)) + 1, -np.inf, dtype=np.float32)
    np.maximum.at(best, met, np.concatenate([likeness, likeness]))
    found: Array = np.maximum(best[met[: len(likeness)]], best[met[len(likeness) :]])
    return found


def _usual(likeness: Array, pairs: Pairs) -> Array:
    """Return the mean, over both sides, of the likeness to the nearest partners."""
    one, twice = np.concatenate([pairs.left, pairs.right]), np.concatenate([likeness, likeness])
    # By statement, then the nearest first: a likeness is a cosine, so that those of two statements never mix.
    order = np.argsort(one * 4.0 - twice)
    first = np.zeros(pairs.size + 1, dtype=np.int64)
    np.cumsum(np.bincount(one, minlength=pairs.size), out=first[1:])
    near = order[np.arange(len(order)) - first[one[order]] < _NEAR]
    count = np.bincount(one[near], minlength=pairs.size)
    mean = np.bincount(one[near], weights=twice[near], minlength=pairs.size) / np.maximum(count, 1)
    found: Array = ((mean[pairs.left] + mean[pairs.right]) / 2).astype(np.float32)
    return found
