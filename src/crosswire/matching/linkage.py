"""Average linkage: join what is alike on average, so that no chain of middlemen joins two groups.

The two groups whose members are most alike on average are joined, then the next two, until no two are
alike enough. The result does not depend on the order of the rows, but for exact ties.
Memory grows with the square of the rows and time with the cube: for some hundred rows at most.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Square = npt.NDArray[np.float64]


def average_linkage(
    alike: npt.ArrayLike,
    link: float,
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[int]:
    """Group the rows of the symmetric matrix ``alike`` and return for each row the first row of its group.

    Two groups are joined while the mean of ``alike`` between them is at least ``link``. Pairs
    ``together`` are joined first, whatever they are like; pairs ``apart`` never are.
    """
    sums: Square = np.array(alike, np.float64)
    count = len(sums)
    group = list(range(count))
    sizes = np.ones(count)
    for left, right in apart:
        sums[left, right] = sums[right, left] = -np.inf
    np.fill_diagonal(sums, -np.inf)
    for left, right in together:
        _join(sums, sizes, group, *sorted((group[left], group[right])))
    if count < 2:
        return group
    means = sums / np.outer(sizes, sizes)
    while True:
        left, right = sorted(divmod(int(means.argmax()), count))
        if not means[left, right] >= link:
            return group
        _join(sums, sizes, group, left, right)
        means[left] = means[:, left] = sums[left] / (sizes * sizes[left])
        means[right] = means[:, right] = -np.inf


def _join(sums: Square, sizes: npt.NDArray[np.float64], group: list[int], left: int, right: int) -> None:
    """Put the group that begins at ``right`` into the one that begins at ``left``, unless they must stay apart."""
    if left == right:
        return
    sums[left] += sums[right]
    sums[:, left] = sums[left]
    sums[left, left] = -np.inf
    sums[right] = sums[:, right] = -np.inf
    sizes[left] += sizes[right]
    for row, head in enumerate(group):
        if head == right:
            group[row] = left
