"""Means of the vectors of those pieces of a sentence that lie in given ranges of characters, for many sentences at once.

What lies where is found for all ranges of a story together: a call for each clause costs more than its product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from crosswire.text.similarity import Array

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A sentence as read: a vector for each piece (pieces, width), the characters of the word that each belongs to, both in
    order, and the mean of all vectors."""

    vectors: Array
    starts: Sequence[int]
    ends: Sequence[int]
    whole: Array = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", np.add.reduce(self.vectors) / np.float32(len(self.vectors)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """Ranges of characters, from ``start`` to ``end`` of the sentence that ``row`` asks about."""

    row: Numbers
    start: Numbers
    end: Numbers


def means(reads: Sequence[Read], asked: Sequence[int], ranges: Ranges) -> Array:
    """Return a row for each that is asked: the mean vector of the pieces in its ranges; of all pieces where they hold none.

    ``asked`` says how many rows each of ``reads`` has, one after the other.
    """
    sizes = np.array([len(read.starts) for read in reads])
    rows = np.array(asked)
    of = np.repeat(np.arange(len(reads)), rows)
    held = _held(reads, sizes, of, ranges)
    width = sizes[of]
    cells = np.concatenate(([0], np.cumsum(width)))
    count = np.add.reduceat(held, cells[:-1], dtype=np.float32)
    shares = held / np.repeat(np.maximum(count, 1), width)
    found = np.empty((len(of), reads[0].vectors.shape[1]), dtype=np.float32)
    last = np.cumsum(rows)
    edges = zip((last - rows).tolist(), last.tolist(), cells[last - rows].tolist(), cells[last].tolist(), strict=True)
    for read, (row, end, cell, stop) in zip(reads, edges, strict=True):
        np.matmul(shares[cell:stop].reshape(end - row, -1), read.vectors, out=found[row:end])
    for row in np.flatnonzero(count == 0):
        found[row] = reads[of[row]].whole
    return found


def _held(reads: Sequence[Read], sizes: Numbers, of: Numbers, ranges: Ranges) -> NDArray[np.float32]:
    """Return for each row, for each piece of its sentence, 1 where it lies in a range of the row; ``of`` names its sentence."""
    # All sentences stand on one line of characters, one behind the other, so that one search finds the pieces of all ranges.
    length = np.array([read.ends[-1] + 1 for read in reads])
    offset = np.cumsum(length) - length
    shift = np.repeat(offset, sizes)
    starts, ends = (
        np.fromiter(chain.from_iterable(each), dtype=np.int64, count=len(shift)) + shift
        for each in ([read.starts for read in reads], [read.ends for read in reads])
    )
    here = of[ranges.row]
    last = length[here] - 1
    low = np.searchsorted(ends, offset[here] + np.clip(ranges.start, 0, last), "right")
    high = np.searchsorted(starts, offset[here] + np.clip(ranges.end, 0, last), "left")
    met = low < high
    # The rows stand one behind the other too: each range goes up a step at its first piece, and down behind its last.
    width = sizes[of]
    cell = (np.cumsum(width) - width - (np.cumsum(sizes) - sizes)[of])[ranges.row[met]]
    cells = int(width.sum())
    up = np.bincount(cell + low[met], minlength=cells + 1)
    down = np.bincount(cell + high[met], minlength=cells + 1)
    return (np.cumsum(up - down)[:-1] > 0).astype(np.float32)
