"""Grouping of linked statements into claims: average linkage over the links that alignment found.

Two groups are joined while the mean probability over all pairs of their statements stays at or above
a threshold; a pair without a link counts as zero, so a chain of links does not glue different facts.
Pairs of one report count as ``within``: two clauses of one report seldom are one claim, unless other
reports bind them. Work is proportional to the links (times the logarithm of their number), never to
the square of the statements.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence

Link = tuple[int, int, float]


def average_linkage(
    size: int, links: Iterable[Link], owner: Sequence[str], *, threshold: float, within: float
) -> list[int]:
    """Return the group (the index of its first member) of each of ``size`` items.

    ``links`` are (item, item, probability); ``owner`` names the report of each item. ``threshold`` is
    the least mean probability, 0..1, at which two groups join; ``within`` the probability that
    stands for an unlinked pair of one report.
    """
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for a, b, p in links:
        near[a][b] = near[b][a] = p
    members = [1] * size
    reports = [Counter([o]) for o in owner]
    into = list(range(size))

    def mean(a: int, b: int) -> float:
        if not within:
            return near[a][b] / (members[a] * members[b])
        small, large = (a, b) if len(reports[a]) <= len(reports[b]) else (b, a)
        of = reports[large]
        twice = sum(n * of[r] for r, n in reports[small].items() if r in of)
        return (near[a][b] + within * twice) / (members[a] * members[b])

    # The mean of a joined group is between those of its parts: a pair below the threshold need not be kept.
    heap = [(-mean(a, b), a, b, 2) for a in range(size) for b in near[a] if a < b and near[a][b] >= threshold]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        _, a, b, seen = heapq.heappop(heap)
        if into[a] != a or into[b] != b or members[a] + members[b] != seen:
            continue
        _join(a, b, near, into)
        members[a] += members[b]
        reports[a] += reports[b]
        for c in near[a]:
            if (value := mean(a, c)) >= threshold:
                heapq.heappush(heap, (-value, min(a, c), max(a, c), members[a] + members[c]))
    return [_root(i, into) for i in range(size)]


def _join(a: int, b: int, near: list[dict[int, float]], into: list[int]) -> None:
    """Fold group ``b`` into ``a``: their links to a third group add up."""
    into[b] = a
    near[a].pop(b, None)
    for c, weight in near[b].items():
        if c != a:
            near[a][c] = near[c][a] = near[a].get(c, 0.0) + weight
            near[c].pop(b, None)
    near[b] = {}


def _root(i: int, into: list[int]) -> int:
    while into[i] != i:
        i = into[i]
    return i
