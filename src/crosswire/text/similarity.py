"""Similarity of many short word lists at once: sparse term rows, inverse frequencies, means of word vectors.

Rows are texts (or clauses, or sentences), columns are terms. Rows are kept sparse (a clause has a
dozen terms among thousands) and are laid out densely only where they are multiplied. A column
limit keeps a story of any size in bounds: beyond it, terms share columns by their hash.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Vectors = Callable[[Sequence[str]], Array]

# Columns of a term matrix. A story of six reports has about 2,500 distinct lemmas; from here on, two
# terms may share a column, which costs a little precision and keeps memory linear in the rows.
COLUMNS = 4096
# Cells of one matrix; of more rows than 16,384, the columns shrink (to 256 at least) to keep to it (256 MB).
_CELLS = 1 << 26
# Values that a norm is not allowed to fall below, so that empty rows divide safely.
_TINY = 1e-6
# Where two rows meet in a term costs as much as so many cells of a product of matrices, which few columns make slow.
MET = 150
# Word vectors that are summed at a time (40 MB).
_SUMMED = 1 << 15


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Sparse rows: row i has the columns ``term[start[i]:start[i + 1]]`` with the weights beside them."""

    start: NDArray[np.int64]
    term: NDArray[np.int64]
    weight: Array
    width: int

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.start) - 1

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Number of terms of each row."""
        return np.diff(self.start)

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which rows hold anything."""
        return self.lengths > 0

    @cached_property
    def owner(self) -> NDArray[np.int64]:
        """Row of each term."""
        return np.repeat(np.arange(self.size), self.lengths)

    @cached_property
    def dense(self) -> Array:
        """The same rows as a matrix (rows, width)."""
        matrix = np.zeros((self.size, self.width), dtype=np.float32)
        np.add.at(matrix, (self.owner, self.term), self.weight)
        return matrix

    @cached_property
    def norm(self) -> Array:
        """Length of each row."""
        squares = np.bincount(self.owner, weights=self.weight.astype(np.float64) ** 2, minlength=self.size)
        return np.sqrt(squares).astype(np.float32)

    def divided(self, by: Array) -> Terms:
        """Divide each row by its divisor, kept away from zero."""
        weight = np.asarray(self.weight / np.maximum(by, _TINY)[self.owner], dtype=np.float32)
        return Terms(start=self.start, term=self.term, weight=weight, width=self.width)

    def unit(self) -> Terms:
        """Bring each row to length one; empty rows stay empty."""
        return self.divided(self.norm)

    def weighted(self, weights: Array) -> Terms:
        """Return the same rows with the weight of each term (by its number) in ``weights``."""
        return Terms(start=self.start, term=self.term, weight=weights[self.term], width=self.width)

    def renamed(self, names: NDArray[np.int64], width: int) -> Terms:
        """Return rows of what each term is called in ``names``, numbers below ``width``, each once and of weight one."""
        return _distinct(self.owner, names[self.term], self.size, width)

    def rarity(self) -> Array:
        """Return the inverse frequency of each term over the rows, as ``inverse_frequency`` does."""
        held = np.bincount(self.term, minlength=self.width)
        return np.asarray(np.log((1 + self.size) / (1 + held)) + 1.0, dtype=np.float32)

    def folded(self, columns: int = COLUMNS) -> Terms:
        """Return the same rows with as many columns as a matrix of them may have; terms beyond share columns."""
        width = min(self.width, bounded(self.size, columns))
        if width == self.width:
            return self
        return Terms(start=self.start, term=self.term % width, weight=self.weight, width=width)

    @cached_property
    def held(self) -> NDArray[np.int64]:
        """Number of rows that hold each term."""
        return np.bincount(self.term, minlength=self.width)

    def common(self, other: Terms) -> NDArray[np.bool_]:
        """Return which terms meet in so many pairs of rows that a product of matrices is the cheaper way to add them up."""
        return np.asarray(self.held * other.held * MET > self.size * other.size, dtype=np.bool_)

    def product(self, other: Terms) -> Array:
        """Return the dot products of all rows here and all rows of ``other``: of common terms as a product of matrices,
        of rare ones where they meet."""
        common = self.common(other)
        found = self._columns(common) @ other._columns(common).T
        rare = np.nonzero(~common[self.term])[0]
        order = np.argsort(other.term, kind="stable")
        after = np.cumsum(other.held)
        count = other.held[self.term[rare]]
        here = np.repeat(rare, count)
        there = order[np.arange(len(here)) + np.repeat(after[self.term[rare]] - np.cumsum(count), count)]
        cells = self.owner[here] * other.size + other.owner[there]
        np.add.at(found.reshape(-1), cells, self.weight[here] * other.weight[there])
        return found

    def _columns(self, kept: NDArray[np.bool_]) -> Array:
        """Return the columns ``kept`` as a matrix."""
        at = np.cumsum(kept) - 1
        mine = kept[self.term]
        matrix = np.zeros((self.size, int(kept.sum())), dtype=np.float32)
        np.add.at(matrix, (self.owner[mine], at[self.term[mine]]), self.weight[mine])
        return matrix

    def dot(self, rows: NDArray[np.int32], dense: Array, others: NDArray[np.int32]) -> Array:
        """Return the dot product of row ``rows[k]`` here and row ``others[k]`` of ``dense``, for each k."""
        count = self.lengths[rows]
        pair = np.repeat(np.arange(len(rows)), count)
        at = np.arange(len(pair)) + np.repeat(self.start[rows] - (np.cumsum(count) - count), count)
        values = dense[others[pair], self.term[at]] * self.weight[at]
        return np.bincount(pair, weights=values, minlength=len(rows)).astype(np.float32)


def inverse_frequency(rows: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return each term's smoothed inverse frequency: ln((1 + rows) / (1 + rows with it)) + 1."""
    distinct = [frozenset(row) for row in rows]
    count = Counter(itertools.chain.from_iterable(distinct))
    return {term: math.log((1 + len(distinct)) / (1 + n)) + 1.0 for term, n in count.items()}


def terms(rows: Sequence[Collection[str]], weights: Mapping[str, float] | None = None) -> Terms:
    """Return the sparse rows of ``weights`` (1 where not given); a repeated term counts once."""
    return shared_terms(rows, weights=weights)[0]


def shared_terms(
    *tables: Sequence[Collection[str]], weights: Mapping[str, float] | None = None, columns: int = COLUMNS
) -> list[Terms]:
    """Return the sparse rows of each table, all with the same columns, so that their rows can be multiplied."""
    known: dict[str, int] = {}
    numbers = [[known.setdefault(term, len(known)) for row in table for term in row] for table in tables]
    laid = [_rows(table, flat, len(known)) for table, flat in zip(tables, numbers, strict=True)]
    if weights is not None:
        column = np.array([weights.get(term, 0.0) for term in known], dtype=np.float32)
        laid = [table.weighted(column) for table in laid]
    columns = bounded(max(map(len, tables), default=0), columns)
    return [table.folded(columns) for table in laid]


def bounded(rows: int, columns: int) -> int:
    """Return the columns that a matrix of ``rows`` rows may have."""
    return max(256, min(columns, _CELLS // max(1, rows)))


def unit(matrix: Array) -> Array:
    """Return ``matrix`` with rows of length one; rows of zeros stay zeros."""
    norm = np.linalg.norm(matrix, axis=1, keepdims=True)
    result: Array = matrix / np.maximum(norm, _TINY)
    return result


def word_vectors(words: Sequence[str], vectors: Vectors) -> Array:
    """Return the unit vectors of ``words``, one a row, zeros for an unknown word.

    The mean of the known ones is taken off first: what all words of a story share tells none apart.
    """
    if not words:
        return np.zeros((0, 1), dtype=np.float32)
    found = unit(vectors(words))
    known = found.any(axis=1, keepdims=True)
    mean = found.sum(axis=0, keepdims=True) / max(1, int(known.sum()))
    return unit(np.where(known, found - mean, np.float32(0)))


class Vocabulary:
    """The words of a story with their weights and vectors, looked up once for all comparisons."""

    def __init__(self, words: Iterable[str], weights: Mapping[str, float], vectors: Vectors) -> None:
        self.words = sorted(set(words), key=lambda word: (-weights.get(word, 0.0), word))
        self.at = {word: i for i, word in enumerate(self.words)}
        self.row_weights = np.array([weights.get(word, 0.0) for word in self.words], dtype=np.float32)
        self.vectors = word_vectors(self.words, vectors)
        self._weighted: Array = self.vectors * self.row_weights[:, None]

    def rows(self, rows: Sequence[Collection[str]]) -> Terms:
        """Return the words of each row, each once, weighted."""
        numbers = list(map(self.at.__getitem__, itertools.chain.from_iterable(rows)))
        return _rows(rows, numbers, len(self.words)).weighted(self.row_weights)

    def means(self, rows: Terms | Sequence[Collection[str]], *, counts: NDArray[np.int64] | None = None) -> Array:
        """Return the weighted mean vector of each row's words, less the mean of all rows, at length one.

        ``counts`` says how often each row counts in the mean of all rows (once where not given).
        """
        table = rows if isinstance(rows, Terms) else self.rows(rows)
        mean = np.zeros((table.size, self.vectors.shape[1]), dtype=np.float32)
        for length in np.unique(table.lengths[table.lengths > 0]).tolist():  # rows of one length are summed together
            alike = np.nonzero(table.lengths == length)[0]
            step = max(1, _SUMMED // length)
            for some in (alike[k : k + step] for k in range(0, len(alike), step)):
                at = table.start[some][:, None] + np.arange(length)
                mean[some] = self._weighted[table.term[at]].sum(axis=1)
        return unit((mean - np.average(mean, axis=0, weights=counts)).astype(np.float32)) if len(mean) else mean


def distinct(rows: Sequence[Sequence[int]], width: int) -> Terms:
    """Return rows of term numbers below ``width`` as sparse rows of weight one, each number once, in order."""
    return _rows(rows, list(itertools.chain.from_iterable(rows)), width)


def _rows(rows: Sequence[Collection[object]], numbers: Sequence[int], width: int) -> Terms:
    """Return the sparse rows that are as long as ``rows`` and hold ``numbers``, one after the other."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return _distinct(np.repeat(np.arange(len(rows)), lengths), np.array(numbers, dtype=np.int64), len(rows), width)


def _distinct(owner: NDArray[np.int64], term: NDArray[np.int64], size: int, width: int) -> Terms:
    width = max(1, width)
    cells = np.sort(owner * width + term)
    cells = cells[np.diff(cells, prepend=-1) > 0]
    start = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(cells // width, minlength=size), out=start[1:])
    return Terms(start=start, term=cells % width, weight=np.ones(len(cells), dtype=np.float32), width=width)
