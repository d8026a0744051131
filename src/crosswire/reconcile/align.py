"""Stage 9, align: Statements of all reports -> Alignments, and groups of statements that state one claim.

Every pair of statements of different reports is compared feature by feature (``features.py``). An
additive scorecard, learnt on annotated reports by ``evals/learn_align.py``, turns each feature into
log-odds; their sum is the probability that both state the same thing. Links above a threshold are
grouped by average linkage (``grouping.py``). An alignment carries the sum of each family of features
as its parts, so that a reader can see why two clauses were linked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crosswire.lexicon.align_weights import Scorecard, scorecards
from crosswire.reconcile.features import FEATURES, Facts, Pairs, gather_facts, measure
from crosswire.reconcile.grouping import average_linkage
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.stories import Alignment, Lineage, Score
from crosswire.text.similarity import Array, Vectors

# Mean probability at which two groups of statements still join. Pairs of F1 0.5 are best taken from
# half of that on; measured leave-one-corpus-out between 0.15 and 0.25.
JOIN = 0.2
# Probability that stands for two statements of one report in the mean: they seldom state one claim.
WITHIN = 0.0


def align(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    lineages: Sequence[Lineage],
    *,
    vectors: Vectors,
    threshold: float,
) -> tuple[Alignment, ...]:
    """Link statements of different reports that state the same thing, each link with its probability.

    ``vectors`` returns the word vector of a word (zeros for an unknown one). Links of a probability
    below ``threshold`` (0..1) are left out. ``parts`` of a link name the families of features, each
    with its share: above 0.5 it speaks for the link, below against.
    """
    pairs = candidates(statements)
    if not len(pairs.left):
        return ()
    facts = gather_facts(statements, entities, events, lineages, vectors)
    matrix = measure(facts, pairs)
    card = scorecards()["first"]
    logit = log_odds(card, matrix, FEATURES)
    probability = 1 / (1 + np.exp(-logit))
    kept = np.nonzero(probability >= threshold)[0]
    return _links(facts, pairs, matrix, probability, card, kept)


def group_claims(
    statements: Sequence[Statement], alignments: Sequence[Alignment], *, join: float = JOIN
) -> tuple[tuple[str, ...], ...]:
    """Group statements into claims: every statement is in one group, alone if nothing matches."""
    at = {s.id: i for i, s in enumerate(statements)}
    links = [(at[a.left], at[a.right], a.probability) for a in alignments]
    root = average_linkage(len(statements), links, [s.report for s in statements], threshold=join, within=WITHIN)
    groups: dict[int, list[str]] = {}
    for statement, group in zip(statements, root, strict=True):
        groups.setdefault(group, []).append(statement.id)
    return tuple(tuple(group) for group in groups.values())


def log_odds(card: Scorecard, matrix: Array, names: Sequence[str]) -> NDArray[np.float64]:
    """Return the log-odds of each row of ``matrix``, whose columns are ``names``."""
    total = np.full(len(matrix), card.intercept)
    for j, name in enumerate(names):
        if name in card.curves:
            total += np.interp(matrix[:, j], *card.curves[name])
    return total


def candidates(statements: Sequence[Statement]) -> Pairs:
    """All pairs of statements of different reports."""
    reports: dict[str, int] = {}
    owner = np.array([reports.setdefault(s.report, len(reports)) for s in statements], dtype=np.int32)
    left, right = np.triu_indices(len(statements), 1)
    apart = owner[left] != owner[right] if len(statements) else np.zeros(0, dtype=bool)
    return Pairs(left=left[apart].astype(np.int32), right=right[apart].astype(np.int32), size=len(statements))


def _links(
    facts: Facts, pairs: Pairs, matrix: Array, probability: NDArray[np.float64], card: Scorecard, kept: NDArray[np.intp]
) -> tuple[Alignment, ...]:
    families = _families(card, matrix[kept])
    return tuple(
        Alignment(
            left=facts.statements[i].id,
            right=facts.statements[j].id,
            probability=round(float(probability[k]), 4),
            parts=tuple(Score(name=name, value=round(float(value[n]), 3)) for name, value in families.items()),
        )
        for n, (k, i, j) in enumerate(zip(kept, pairs.left[kept], pairs.right[kept], strict=True))
    )


def _families(card: Scorecard, matrix: Array) -> dict[str, NDArray[np.float64]]:
    """Return for each family of features the sum of its log-odds as a share 0..1."""
    sums: dict[str, NDArray[np.float64]] = {}
    for j, name in enumerate(FEATURES):
        if name in card.curves:
            family = name.split(".")[0]
            values = np.interp(matrix[:, j], *card.curves[name])
            sums[family] = sums.get(family, np.zeros(len(matrix))) + values
    return {family: 1 / (1 + np.exp(-total)) for family, total in sums.items()}
