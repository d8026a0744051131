"""Average linkage: join what is alike on average, so that no chain of middlemen joins two groups.

The two groups whose members are most alike on average are joined, then the next two, until no two are
alike enough. The result does not depend on the order of the rows, but for exact ties.
Memory grows with the square of the rows and time with the cube: for some hundred rows at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Square = npt.NDArray[np.float64]
Counts = npt.NDArray[np.intp]


def average_linkage(
    alike: npt.ArrayLike,
    link: float,
    *,
    together: Iterable[Sequence[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[int]:
    """Group the rows of the symmetric matrix ``alike`` and return for each row the first row of its group.

    Two groups are joined while the mean of ``alike`` between them is at least ``link``. Rows
    ``together`` begin as one group, whatever they are like, and even if they are told to be apart; else
    pairs ``apart`` are never in one group.
    """
    values: Square = np.array(alike, np.float64)
    heads = _begin(len(values), together)
    for left, right in apart:
        values[left, right] = values[right, left] = -np.inf
    first, group, sizes = np.unique(heads, return_inverse=True, return_counts=True)
    sums = values if len(first) == len(values) else _summed(values, group, sizes)
    joined = _join(sums, sizes.astype(np.float64), link)
    return [int(first[joined[one]]) for one in group]


def _begin(count: int, together: Iterable[Sequence[int]]) -> list[int]:
    """The first row of the group of each row, where only what was told is together."""
    head = list(range(count))

    def find(row: int) -> int:
        while head[row] != row:
            row = head[row]
        return row

    for rows in together:
        for row in rows[1:]:
            left, right = sorted((find(rows[0]), find(row)))
            head[right] = left
    return [find(row) for row in range(count)]


def _summed(values: Square, group: Counts, sizes: Counts) -> Square:
    """The sums of ``values`` between groups; minus infinity where one pair must be apart."""
    order, starts = np.argsort(group, kind="stable"), np.cumsum(sizes) - sizes
    sums: Square = np.add.reduceat(np.add.reduceat(values[order], starts, 0)[:, order], starts, 1)
    return sums


def _join(sums: Square, sizes: npt.NDArray[np.float64], link: float) -> list[int]:
    """Join groups while two are alike enough; return for each the first that it was joined to, or itself."""
    count = len(sums)
    into = list(range(count))
    if count < 2:
        return into
    means = sums / np.outer(sizes, sizes)
    np.fill_diagonal(means, -np.inf)
    while True:
        left, right = sorted(divmod(int(means.argmax()), count))
        if not means[left, right] >= link:
            break
        into[right] = left
        both = sizes[left] + sizes[right]
        row = means[left] * (sizes[left] / both)
        row += means[right] * (sizes[right] / both)
        means[left] = means[:, left] = row  # the diagonal stays minus infinity
        means[right] = means[:, right] = -np.inf
        sizes[left] = both
    for one in range(count):  # a group was joined to an earlier one only
        into[one] = into[into[one]]
    return into
