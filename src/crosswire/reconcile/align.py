"""Stage 9, align: Statements of all reports -> Alignments and groups. (Baseline: shared lemmas.)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.stories import Alignment, Lineage

Vectors = Callable[[str], NDArray[np.float32]]


def align(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    lineages: Sequence[Lineage],
    *,
    vectors: Vectors,
    threshold: float,
) -> tuple[Alignment, ...]:
    """Link statements of different reports that state the same fact, each link with its probability."""
    links = []
    for a, b in combinations(statements, 2):
        if a.report != b.report and a.lemmas and b.lemmas:
            shared = len(set(a.lemmas) & set(b.lemmas)) / len(set(a.lemmas) | set(b.lemmas))
            if shared >= threshold:
                links.append(Alignment(left=a.id, right=b.id, probability=shared))
    return tuple(links)


def group_claims(statements: Sequence[Statement], alignments: Sequence[Alignment]) -> tuple[tuple[str, ...], ...]:
    """Group statements into claims: every statement is in one group, alone if nothing matches."""
    of = {s.id: s.id for s in statements}

    def find(x: str) -> str:
        while of[x] != x:
            x = of[x]
        return x

    for link in alignments:
        of[find(link.left)] = find(link.right)
    groups: dict[str, list[str]] = {}
    for s in statements:
        groups.setdefault(find(s.id), []).append(s.id)
    return tuple(tuple(g) for g in groups.values())
