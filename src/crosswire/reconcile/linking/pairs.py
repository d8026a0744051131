"""Pairs of statements as index arrays, and comparisons of all pairs at once. A helper of stage 9.

What is compared stands in tables with one row a statement (dense, or sparse ``Terms``); a comparison is
a product of rows or a look-up, made whichever way costs least.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crosswire.text.similarity import MET, Array, Terms

Index = NDArray[np.int32]

# Rows of a chunk when pairs are few among many statements; bounds the memory of one product.
_CHUNK = 16_384
# A product of whole matrices is so many times cheaper a cell than one of picked rows of a matrix ...
_WHOLE = 120
# ... and than one of picked sparse rows, whose cells are looked up one by one.
_LOOKED_UP = 500
# Cells of the product of whole matrices that are held at a time (64 MB).
_CELLS = 1 << 24
# In the product of all sparse rows, a cell is laid out and picked up, which costs as much as so many multiplied ...
_LAID = 7
# ... and a term of a pair is looked up at the cost of so many.
_MET_IN_PAIRS = 250
# Blocks of rows of a whole product: the left side of a pair is the earlier one, so that each block meets but the rows
# after it, and the product costs little more than half.
_BLOCKS = 10


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Index arrays of the two sides of each pair, among ``size`` statements.

    ``measured`` holds comparisons that were already made, by name; ``wholes`` the same pairs among what ``through`` was given.
    """

    left: Index
    right: Index
    size: int
    measured: dict[str, Array] = field(default_factory=dict)
    wholes: list[tuple[Index, Pairs]] = field(default_factory=list)

    def part(self, kept: slice | NDArray[np.intp]) -> Pairs:
        """Return some of the pairs, with what was measured of them."""
        return Pairs(
            left=self.left[kept], right=self.right[kept], size=self.size,
            measured={name: column[kept] for name, column in self.measured.items()},
        )  # fmt: skip

    def product(self, one: Array | Terms, other: Array | Terms | None = None) -> Array:
        """Return the dot product of row ``left`` of ``one`` and row ``right`` of ``other``."""
        other = one if other is None else other
        if isinstance(one, Terms) and isinstance(other, Terms):
            if self._cheaper(one, other):
                return np.asarray(one.product(other).ravel().take(self._cell), dtype=np.float32)
            return self._sparse(one, other)
        if self.size**2 * _width(one) <= self._work(one, other):
            return self._whole(_dense(one), _dense(other))
        parts = [self._picked(one, other, slice(k, k + _CHUNK)) for k in range(0, len(self.left), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _cheaper(self, one: Terms, other: Terms) -> bool:
        """Say whether all sparse rows are multiplied at less cost than those of the pairs."""
        if self.size**2 > _CELLS:
            return False
        common = one.common(other)
        whole = self.size**2 * (int(common.sum()) + _LAID) + MET * int(one.held[~common] @ other.held[~common])
        return whole <= _MET_IN_PAIRS * self._lookups(other)

    def _work(self, one: Array | Terms, other: Array | Terms) -> int:
        """Return the cells of a product of picked rows, counted in those of one of whole matrices."""
        if isinstance(other, Terms):
            return _LOOKED_UP * self._lookups(other)
        if isinstance(one, Terms):
            return _LOOKED_UP * int(one.lengths.take(self.left).sum())
        return _WHOLE * len(self.left) * _width(one)

    @cached_property
    def _met(self) -> NDArray[np.int64]:
        """Number of pairs of which each statement is the right side, up to the last that is one."""
        return np.bincount(self.right)

    def _lookups(self, other: Terms) -> int:
        """Return the number of terms of all right sides."""
        return int(other.lengths[: len(self._met)] @ self._met)

    @cached_property
    def _cell(self) -> NDArray[np.int64]:
        """Place of each pair in the cells of a square of all statements, row by row."""
        return self.left.astype(np.int64) * self.size + self.right

    @cached_property
    def _blocks(self) -> list[tuple[slice | NDArray[np.intp], slice, slice, NDArray[np.int64]]]:
        """Pairs cut by their left side into blocks: which, their rows, the columns they meet, and their cells among these."""
        step = max(1, _CELLS // max(1, self.size))
        if ordered := bool((self.left[1:] >= self.left[:-1]).all()):
            step = min(step, self.size // _BLOCKS + 1)
        edges = np.arange(0, self.size + step, step)
        inside: list[slice | NDArray[np.intp]]
        if ordered:
            inside = [slice(*ends) for ends in itertools.pairwise(np.searchsorted(self.left, edges).tolist())]
        else:
            inside = [np.nonzero(self.left // step == k)[0] for k in range(len(edges) - 1)]
        blocks = []
        for first, here in zip(edges.tolist(), inside, strict=False):
            left, right = self.left[here], self.right[here]
            if len(left):
                low, high = int(right.min()), int(right.max()) + 1
                cells = (left.astype(np.int64) - first) * (high - low) + (right - low)
                blocks.append((here, slice(first, first + step), slice(low, high), cells))
        return blocks

    def _whole(self, one: Array, other: Array) -> Array:
        found = np.zeros(len(self.left), dtype=np.float32)
        for here, rows, columns, cells in self._blocks:
            found[here] = (one[rows] @ other[columns].T).ravel().take(cells)
        return found

    def _sparse(self, one: Terms, other: Terms) -> Array:
        """Multiply sparse rows where both hold anything: a number, say, which few do."""
        met = np.flatnonzero(one.filled.take(self.left) & other.filled.take(self.right))
        found = np.zeros(len(self.left), dtype=np.float32)
        for k in range(0, len(met), _CHUNK):
            here = met[k : k + _CHUNK]
            # Pairs come in the order of their left side: its dense row stays at hand while those of the right change.
            found[here] = other.dot(self.right[here], one.dense, self.left[here])
        return found

    def _picked(self, one: Array | Terms, other: Array | Terms, part: slice) -> Array:
        left, right = self.left[part], self.right[part]
        if isinstance(other, Terms):
            return other.dot(right, _dense(one), left)
        if isinstance(one, Terms):
            return one.dot(left, other, right)
        result: Array = np.einsum("ij,ij->i", one[left], other[right])
        return result

    def through(self, whole: Index) -> Pairs:
        """Return the same pairs among wholes (sentences), of which ``whole`` names that of each statement."""
        found = next((pairs for known, pairs in self.wholes if known is whole), None)
        if found is None:
            found = Pairs(left=whole.take(self.left), right=whole.take(self.right), size=int(whole.max(initial=-1)) + 1)
            self.wholes.append((whole, found))
        return found

    def either(self, one: Terms, other: Terms) -> Array:
        """Return the larger of the two directions of an asymmetric product."""
        if self._cheaper(one, other):  # one product has both directions
            cells = one.product(other)
            there, back = cells.ravel().take(self._cell), cells[self.right, self.left]
        else:
            there, back = self.product(one, other), self.product(other, one)
        result: Array = np.maximum(there, back)
        return result

    def same(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both sides have the same code of 0 or more."""
        a, b = codes.take(self.left), codes.take(self.right)
        return np.asarray((a == b) & (a >= 0), dtype=np.float32)

    def differ(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both codes are known (0 or more) and differ."""
        a, b = codes.take(self.left), codes.take(self.right)
        return np.asarray((a != b) & (a >= 0) & (b >= 0), dtype=np.float32)

    def both(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on both sides."""
        return (flag.take(self.left) & flag.take(self.right)).astype(np.float32)

    def one(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on exactly one side."""
        return (flag.take(self.left) ^ flag.take(self.right)).astype(np.float32)

    def gap(self, values: Array) -> Array:
        """Return the absolute difference of a value."""
        return np.asarray(np.abs(values.take(self.left) - values.take(self.right)), dtype=np.float32)


def _dense(table: Array | Terms) -> Array:
    return table.dense if isinstance(table, Terms) else table


def _width(table: Array | Terms) -> int:
    return table.width if isinstance(table, Terms) else int(table.shape[1])
