"""Similarity of many short word lists at once: term matrices, inverse frequencies, soft overlap.

Everything here is arrays: rows are texts (or clauses, or sentences), columns are terms. A column
limit keeps a story of any size in bounds: beyond it, terms share columns by their hash.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Vectors = Callable[[str], NDArray[np.float32]]

# Columns of a term matrix. A story of six reports has about 2,500 distinct lemmas; from here on, two
# terms may share a column, which costs a little precision and keeps memory linear in the rows.
COLUMNS = 4096
# Cells of one matrix; of more rows than 16,384, the columns shrink (to 256 at least) to keep to it (256 MB).
_CELLS = 1 << 26
# Values that a norm is not allowed to fall below, so that empty rows divide safely.
_TINY = 1e-6


def inverse_frequency(rows: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return each term's smoothed inverse frequency: ln((1 + rows) / (1 + rows with it)) + 1."""
    sets = [set(row) for row in rows]
    count = Counter(term for row in sets for term in row)
    return {term: math.log((1 + len(sets)) / (1 + n)) + 1.0 for term, n in count.items()}


def term_matrix(
    rows: Sequence[Iterable[str]], weights: dict[str, float] | None = None, *, columns: int = COLUMNS
) -> Array:
    """Return the (rows, terms) matrix of ``weights`` (1 where not given); a repeated term counts once."""
    return term_matrices(rows, weights=weights, columns=columns)[0]


def term_matrices(
    *tables: Sequence[Iterable[str]], weights: dict[str, float] | None = None, columns: int = COLUMNS
) -> list[Array]:
    """Return one term matrix a table, all with the same columns, so that their rows can be multiplied."""
    sets = [[set(row) for row in table] for table in tables]
    columns = bounded(max(map(len, tables), default=0), columns)
    terms = sorted({term for table in sets for row in table for term in row})
    if len(terms) <= columns:
        at = {term: i for i, term in enumerate(terms)}
    else:
        at = {term: zlib.crc32(term.encode()) % columns for term in terms}
    width = max(1, min(len(terms), columns))
    return [_filled(table, at, weights, width) for table in sets]


def bounded(rows: int, columns: int) -> int:
    """Return the columns that a matrix of ``rows`` rows may have."""
    return max(256, min(columns, _CELLS // max(1, rows)))


def _filled(rows: list[set[str]], at: dict[str, int], weights: dict[str, float] | None, width: int) -> Array:
    matrix = np.zeros((len(rows), width), dtype=np.float32)
    for i, row in enumerate(rows):
        for term in row:
            matrix[i, at[term]] += 1.0 if weights is None else weights.get(term, 0.0)
    return matrix


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
    found = unit(np.stack([vectors(word) for word in words]).astype(np.float32))
    known = found.any(axis=1, keepdims=True)
    mean = found.sum(axis=0, keepdims=True) / max(1, int(known.sum()))
    return unit(np.where(known, found - mean, 0.0).astype(np.float32))


def soft_terms(
    rows: Sequence[Sequence[str]], weights: dict[str, float], vectors: Vectors, *, columns: int = COLUMNS
) -> tuple[Array, Array]:
    """Return two (rows, terms) matrices whose product says how well row i is covered by row j.

    The first holds the weights of row i's terms, summing to one; the second, for each term, its best
    cosine with any term of row j (BERTScore's greedy matching, Zhang et al. 2020, on static vectors;
    equal terms count 1, known or not).
    """
    terms = sorted({term for row in rows for term in row}, key=lambda t: (-weights.get(t, 0.0), t))
    terms = terms[: bounded(len(rows), columns)]
    at = {term: i for i, term in enumerate(terms)}
    own = np.zeros((len(rows), max(1, len(terms))), dtype=np.float32)
    best = np.zeros_like(own)
    known = word_vectors(terms, vectors)
    near = np.maximum(known @ known.T, 0.0) if terms else np.zeros((1, 1), dtype=np.float32)
    np.fill_diagonal(near, 1.0)
    for i, row in enumerate(rows):
        index = sorted({at[t] for t in row if t in at})
        if index:
            own[i, index] = [weights.get(terms[k], 0.0) for k in index]
            own[i] /= max(float(own[i].sum()), _TINY)
            best[i] = near[index].max(axis=0)
    return own, best
