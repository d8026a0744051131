"""Which pairs of statements are compared: all of a small story; of a large one, those that share something rare.

A story of six reports has some 300,000 pairs of statements of different reports, which are compared all:
a third of the true pairs share no word, so that no filter by wording is without loss. Beyond a
bound, an inverted index over stems, participants, numbers and predicates gives the candidates, so
that the work grows with the statements and not with their square. A key that many statements share is
used between neighbours in the order of their rarest other words, so that no key costs a square either.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crosswire.matching.wording import stem
from crosswire.reconcile.linking.pairs import Index, Pairs
from crosswire.records.statements import Statement
from crosswire.text.similarity import inverse_frequency

# Pairs: up to here all are compared (about a second); six long reports have 400,000.
ALL_PAIRS = 1_000_000
# Neighbours that a statement meets in the list of each of its keys, and pairs kept a statement: recall against time.
_WINDOW = 12
_KEPT = 100
# Rarest keys of a statement that are looked up.
_KEYS = 12


def candidates(statements: Sequence[Statement], *, limit: int = ALL_PAIRS) -> Pairs:
    """Return the pairs of statements of different reports that are worth comparing.

    ``limit`` is the number of pairs up to which all are returned.
    """
    known: dict[str, int] = {}
    owner = np.array([known.setdefault(s.report, len(known)) for s in statements], dtype=np.int32)
    count = len(statements)
    squares = np.bincount(owner, minlength=1).astype(np.int64) ** 2
    if (count * count - int(squares.sum())) // 2 <= limit:
        left, right = _all(owner)
        if _is_sorted(owner):  # each report in one run, as they are read: none meets itself
            return Pairs(left=left, right=right, size=count)
    else:
        left, right = _sharing(statements)
    apart = owner[left] != owner[right]
    return Pairs(left=left[apart], right=right[apart], size=count)


def _all(owner: Index) -> tuple[Index, Index]:
    """Return the pairs of each statement with those after the run of its report."""
    count = len(owner)
    ends = np.append(np.flatnonzero(np.diff(owner)) + 1, count) if count else np.zeros(0, dtype=np.int64)
    after = np.repeat(ends, np.diff(ends, prepend=0))
    met = count - after
    left = np.repeat(np.arange(count, dtype=np.int32), met)
    right = np.repeat((after - (np.cumsum(met) - met)).astype(np.int32), met)
    right += np.arange(len(left), dtype=np.int32)
    return left, right


def _is_sorted(owner: Index) -> bool:
    """Whether no report goes on after another has begun; reports are numbered as they come."""
    return bool((owner[1:] >= owner[:-1]).all())


def _sharing(statements: Sequence[Statement]) -> tuple[Index, Index]:
    """Return the pairs that share the rarest keys, the most weight first, at most ``_KEPT`` a statement."""
    keys = [_keys(s) for s in statements]
    weight = inverse_frequency(keys)
    rarest = [sorted(row, key=lambda k: (-weight[k], k))[:_KEYS] for row in keys]
    lists: dict[str, list[int]] = {}
    for i, row in enumerate(rarest):
        for key in row:
            lists.setdefault(key, []).append(i)
    codes, weights = [], []
    for key, members in lists.items():
        ordered = np.array(sorted(members, key=lambda i: (rarest[i], i)), dtype=np.int64)
        for step in range(1, min(_WINDOW, len(ordered) - 1) + 1):
            one, other = ordered[:-step], ordered[step:]
            codes.append(np.minimum(one, other) * len(statements) + np.maximum(one, other))
            weights.append(np.full(len(one), weight[key]))
    if not codes:
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
    pairs, at = np.unique(np.concatenate(codes), return_inverse=True)
    shared = np.bincount(at, weights=np.concatenate(weights))
    best = np.sort(np.argsort(-shared, kind="stable")[: _KEPT * len(statements)])
    return _index(pairs[best] // len(statements)), _index(pairs[best] % len(statements))


def _keys(statement: Statement) -> set[str]:
    """What a statement is looked up by."""
    return {
        *(f"w:{stem(lemma)}" for lemma in statement.lemmas),
        *(f"e:{e}" for a in statement.arguments for e in a.phrase.entities),
        *(f"n:{q.value:g}" for q in statement.quantities),
        f"p:{statement.predicate}",
    }


def _index(values: NDArray[np.int64] | NDArray[np.intp]) -> Index:
    return values.astype(np.int32)
