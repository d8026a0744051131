"""Pairs of statements as index arrays, and comparisons of all pairs at once. A helper of stage 9.

What is compared stands in tables with one row a statement (dense, or sparse ``Terms``); a comparison is
a product of rows or a look-up, made whichever way costs least.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crosswire.text.similarity import Array, Terms

Index = NDArray[np.int32]

# Rows of a chunk when pairs are few among many statements; bounds the memory of one product.
_CHUNK = 16_384
# A product of whole matrices is so many times cheaper a cell than one of picked rows of a matrix ...
_WHOLE = 20
# ... and than one of picked sparse rows, whose cells are looked up one by one.
_LOOKED_UP = 500
# Rows from which on a product of whole matrices would take too much memory (16 million pairs, 64 MB).
_TALL = 4_096


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Index arrays of the two sides of each pair, among ``size`` statements."""

    left: Index
    right: Index
    size: int

    def product(self, one: Array | Terms, other: Array | Terms | None = None) -> Array:
        """Return the dot product of row ``left`` of ``one`` and row ``right`` of ``other``."""
        other = one if other is None else other
        if self.size <= _TALL and self.size**2 * _width(one) <= self._work(one, other):
            full: Array = (_dense(one) @ _dense(other).T)[self.left, self.right]
            return full
        parts = [self._picked(one, other, slice(k, k + _CHUNK)) for k in range(0, len(self.left), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _work(self, one: Array | Terms, other: Array | Terms) -> int:
        """Return the cells of a product of picked rows, counted in those of one of whole matrices."""
        if isinstance(other, Terms):
            return _LOOKED_UP * int(other.lengths[self.right].sum())
        if isinstance(one, Terms):
            return _LOOKED_UP * int(one.lengths[self.left].sum())
        return _WHOLE * len(self.left) * _width(one)

    def _picked(self, one: Array | Terms, other: Array | Terms, part: slice) -> Array:
        # Pairs come in the order of their left side: its dense row stays at hand while those of the right change.
        left, right = self.left[part], self.right[part]
        if isinstance(other, Terms):
            return other.dot(right, _dense(one), left)
        if isinstance(one, Terms):
            return one.dot(left, other, right)
        result: Array = np.einsum("ij,ij->i", one[left], other[right])
        return result

    def through(self, whole: Index) -> Pairs:
        """Return the same pairs among wholes (sentences), of which ``whole`` names that of each statement."""
        return Pairs(left=whole[self.left], right=whole[self.right], size=int(whole.max(initial=-1)) + 1)

    def either(self, one: Array | Terms, other: Array | Terms) -> Array:
        """Return the larger of the two directions of an asymmetric product."""
        result: Array = np.maximum(self.product(one, other), self.product(other, one))
        return result

    def same(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both sides have the same code of 0 or more."""
        a, b = codes[self.left], codes[self.right]
        return np.asarray((a == b) & (a >= 0), dtype=np.float32)

    def differ(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both codes are known (0 or more) and differ."""
        a, b = codes[self.left], codes[self.right]
        return np.asarray((a != b) & (a >= 0) & (b >= 0), dtype=np.float32)

    def both(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on both sides."""
        return (flag[self.left] & flag[self.right]).astype(np.float32)

    def one(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on exactly one side."""
        return (flag[self.left] ^ flag[self.right]).astype(np.float32)

    def gap(self, values: Array) -> Array:
        """Return the absolute difference of a value."""
        return np.asarray(np.abs(values[self.left] - values[self.right]), dtype=np.float32)


def _dense(table: Array | Terms) -> Array:
    return table.dense if isinstance(table, Terms) else table


def _width(table: Array | Terms) -> int:
    return table.width if isinstance(table, Terms) else int(table.shape[1])
