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
        small, large = (a, b) if len(reports[a]) <= len(reports[b]) else (b, a)
        twice = sum(n * reports[large][r] for r, n in reports[small].items())
        return (near[a][b] + within * twice) / (members[a] * members[b])

    heap = [(-mean(a, b), a, b) for a in range(size) for b in near[a] if a < b]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if -value < threshold:
            break
        if into[a] != a or into[b] != b or b not in near[a] or abs(mean(a, b) + value) > 1e-9:
            continue
        _join(a, b, near, into)
        members[a] += members[b]
        reports[a] += reports[b]
        for c in near[a]:
            heapq.heappush(heap, (-mean(a, c), min(a, c), max(a, c)))
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
