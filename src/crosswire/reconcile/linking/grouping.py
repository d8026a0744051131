"""Grouping of linked statements into claims: average linkage over the links that alignment found.

Two groups are joined while the mean strength over all pairs of their statements stays at or above
a threshold; a pair without a link counts as zero, so a chain of links does not glue different facts, and
pairs that are told to be apart are never in one group. Work is proportional to the links (times the
logarithm of their number), never to the square of the statements.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Link = tuple[int, int, float]
# A link is as strong as this power of its probability: many weak links that agree count more than one strong.
_POWER = 0.6


def strength(probability: float) -> float:
    """How strong a link of that probability is, 0..1."""
    return float(probability**_POWER)


def average_linkage(
    sizes: Sequence[int], links: Iterable[Link], *, threshold: float, apart: Iterable[tuple[int, int]] = ()
) -> list[int]:
    """Return the group (the index of its first member) of each item; ``sizes`` says how many statements each is.

    ``links`` are (item, item, strength), of one pair the last counts; a strength below zero speaks against. The strength of
    items of several statements is the sum over the pairs of these. ``threshold`` is the least mean strength, above 0, at
    which two groups join. Items ``apart`` never come into one group.
    """
    near: list[dict[int, float]] = [{} for _ in sizes]
    for a, b, weight in links:
        near[a][b] = near[b][a] = weight
    foes: list[set[int]] = [set() for _ in sizes]
    for a, b in apart:
        _part(a, b, near, foes)
    members = list(sizes)
    into = list(range(len(sizes)))
    # The mean of a joined group is between those of its parts: a pair below the threshold need not be kept.
    heap = [
        (-mean, a, b, members[a] + members[b])
        for a, linked in enumerate(near)
        for b, weight in linked.items()
        if a < b and (mean := weight / (members[a] * members[b])) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, seen = heapq.heappop(heap)
        if into[a] != a or into[b] != b or members[a] + members[b] != seen or b in foes[a]:
            continue
        _join(a, b, near, foes, into)
        members[a] += members[b]
        for c, weight in near[a].items():
            if (mean := weight / (members[a] * members[c])) >= threshold:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c), members[a] + members[c]))
    return [_root(i, into) for i in range(len(sizes))]


def gathered(items: Sequence[T], heads: Sequence[int]) -> list[list[T]]:
    """Return the groups of ``items``, each known by its head, in the order of their first members."""
    groups: dict[int, list[T]] = {}
    for item, head in zip(items, heads, strict=True):
        groups.setdefault(head, []).append(item)
    return list(groups.values())


def _part(a: int, b: int, near: list[dict[int, float]], foes: list[set[int]]) -> None:
    """Keep groups ``a`` and ``b`` apart: what links them counts no more."""
    foes[a].add(b)
    foes[b].add(a)
    near[a].pop(b, None)
    near[b].pop(a, None)


def _join(a: int, b: int, near: list[dict[int, float]], foes: list[set[int]], into: list[int]) -> None:
    """Fold group ``b`` into ``a``: their links to a third group add up, and the foes of one are those of both."""
    into[b] = a
    ours = near[a]
    ours.pop(b, None)
    for c, weight in near[b].items():
        if c != a:
            near[c].pop(b, None)
            if c not in foes[a]:
                ours[c] = near[c][a] = ours.get(c, 0.0) + weight
    near[b] = {}
    for c in foes[b]:
        foes[c].discard(b)
        _part(a, c, near, foes)
    foes[b] = set()


def _root(i: int, into: list[int]) -> int:
    while into[i] != i:
        i = into[i]
    return i
