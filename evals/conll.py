"""The metrics of coreference: MUC, B-cubed, CEAF over entities, and their mean, the CoNLL F1.

Gold and found are partitions of the same mentions (mentions given), as mappings from mention to the name
of its chain. A chain of one mention (singleton) counts in B-cubed and CEAF; MUC counts links, of which it
has none. Definitions: Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005 (with phi4); the mean as in
Pradhan et al. 2012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Partition = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision and recall, 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def chains(partition: Partition) -> list[frozenset[str]]:
    """Return the sets of mentions of one chain, in order of their first mention."""
    found: dict[Hashable, set[str]] = {}
    for mention, chain in partition.items():
        found.setdefault(chain, set()).add(mention)
    return [frozenset(members) for members in found.values()]


def muc(gold: Partition, found: Partition) -> Figure:
    """Count the links that hold each chain together and survive in the other partition."""
    return Figure(precision=_kept_links(found, gold), recall=_kept_links(gold, found))


def _kept_links(one: Partition, other: Partition) -> float:
    kept = total = 0
    for chain in chains(one):
        total += len(chain) - 1
        kept += len(chain) - len({other[mention] for mention in chain})
    return kept / total if total else 0.0


def b_cubed(gold: Partition, found: Partition) -> Figure:
    """Take for each mention the share of its chain that the other partition puts with it; average."""
    both = Counter((gold[mention], found[mention]) for mention in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    size = max(1, len(gold))
    return Figure(
        precision=sum(n * n / in_found[f] for (_, f), n in both.items()) / size,
        recall=sum(n * n / in_gold[g] for (g, _), n in both.items()) / size,
    )


def ceaf_e(gold: Partition, found: Partition) -> Figure:
    """Pair chains one to one for the largest sum of Dice coefficients; divide by the number of chains."""
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    rows, columns = {g: i for i, g in enumerate(in_gold)}, {f: i for i, f in enumerate(in_found)}
    likeness = np.zeros((len(rows), len(columns)))
    for (g, f), n in Counter((gold[mention], found[mention]) for mention in gold).items():
        likeness[rows[g], columns[f]] = 2 * n / (in_gold[g] + in_found[f])
    best = float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())
    return Figure(precision=best / max(1, len(columns)), recall=best / max(1, len(rows)))


def score(gold: Partition, found: Partition) -> dict[str, Figure]:
    """Return all three metrics by name. Raises ValueError where the mentions are not the same."""
    if gold.keys() != found.keys():
        raise ValueError(f"{len(gold.keys() ^ found.keys())} mentions are only in one of the two partitions")
    return {"MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAFe": ceaf_e(gold, found)}


def conll(figures: Mapping[str, Figure]) -> float:
    """Return the mean of the three F1."""
    return sum(figure.f1 for figure in figures.values()) / len(figures)
