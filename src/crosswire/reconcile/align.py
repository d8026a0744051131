"""Stage 9, align: Statements of all reports -> Alignments, and groups of statements that state one claim.

Pairs of statements of different reports that pass a coarse look (``sifting.py``) are compared feature by
feature (``features.py``). An additive scorecard, learnt on annotated reports by ``evals/learn_align.py``, turns each feature into
log-odds; their sum is the probability that both state the same thing. Links above a threshold are
grouped by average linkage (``grouping.py``). Where asked for, an alignment carries the sum of each family of
features as its parts, so that a reader can see why two clauses were linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from crosswire.lexicon.align_weights import Scorecard, align_weights
from crosswire.matching.roles import compare_roles
from crosswire.matching.wording import compare_wording
from crosswire.reconcile.linking.apart import neighbours, side_by_side
from crosswire.reconcile.linking.candidates import candidates
from crosswire.reconcile.linking.facts import Facts, gather_facts
from crosswire.reconcile.linking.features import FEATURES, measure
from crosswire.reconcile.linking.grouping import Link, average_linkage, gathered, strength
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.reconcile.linking.sifting import sift
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.stories import Alignments, Lineage, Score
from crosswire.text.encoder import Meanings
from crosswire.text.similarity import Array, Vectors
from crosswire.text.threads import one_thread

# Mean strength at which two groups of statements still join. Left out, the mean align_f1 moves by less than 0.02
# between 0.19 and 0.24, precision from 0.63 to 0.67.
JOIN = 0.22
# Strength of two statements in sentences that follow each other: they seldom state one thing.
NEIGHBOURS = -0.5
# Probability from which a link says why; weaker ones only serve to group, and are many.
_EXPLAINED = 0.2
# Explained links a statement, the strongest first: fifty copies of one wire have a link for every pair.
_TOLD = 20
# Pairs measured at a time; bounds the memory of a large story to about 200 MB.
_CHUNK = 600_000


@one_thread()
def align(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    lineages: Sequence[Lineage],
    *,
    vectors: Vectors,
    threshold: float,
    meanings: Meanings | None = None,
    large: bool = False,
    explained: bool = False,
) -> Alignments:
    """Link statements of different reports that state the same thing, each link with its probability.

    ``vectors`` returns the word vectors of words, one a row (zeros for an unknown one); ``meanings`` has
    the vectors of the clauses themselves, and without it they are not compared; ``large`` says that the
    large encoder read them, which has weights of its own. Links of a probability
    below ``threshold`` (0..1) are left out. Where they are to be ``explained``, ``parts`` of a link (from
    probability 0.2 on; in a story of many copies, of the strongest) name the families of features, each
    with its share: above 0.5 it speaks for the link, below against. That takes as long as a third of the rest.
    """
    facts = gather_facts(statements, entities, events, lineages, vectors, meanings)
    weights = align_weights(large=large)
    card, pairs = weights.card, sift(facts, candidates(statements), weights.sieve)
    ids, found = [s.id for s in statements], dict[tuple[str, str], float]()
    told = dict[tuple[str, str], tuple[Score, ...]]()
    for start in range(0, len(pairs.left), _CHUNK):
        part = pairs.part(slice(start, start + _CHUNK))
        matrix = measure(facts, part)
        probability = 1 / (1 + np.exp(-log_odds(card, matrix, FEATURES)))
        kept = np.nonzero(probability >= threshold)[0]
        sides = ([ids[i] for i in side[kept].tolist()] for side in (part.left, part.right))
        found.update(zip(zip(*sides, strict=True), probability[kept].round(4).tolist(), strict=True))
        told |= _told(facts, part, matrix, probability, card, kept) if explained else {}
    return Alignments(probability=found, parts=told)


def group_claims(
    statements: Sequence[Statement], alignments: Alignments, *, join: float = JOIN
) -> tuple[tuple[str, ...], ...]:
    """Group statements into claims: every statement is in one group, alone if nothing matches."""
    at = {s.id: i for i, s in enumerate(statements)}
    links = [(at[left], at[right], p) for (left, right), p in alignments.probability.items()]
    groups = gathered([s.id for s in statements], group_linked(statements, links, join=join))
    return tuple(tuple(group) for group in groups)


def group_linked(statements: Sequence[Statement], links: Iterable[Link], *, join: float = JOIN) -> list[int]:
    """Return the group (the place of its first member) of each statement; ``links`` are (place, place, probability). That
    statements stand in sentences that follow each other counts for more than that they are linked."""
    against = ((a, b, NEIGHBOURS) for a, b in neighbours(statements))
    strong = ((a, b, strength(probability)) for a, b, probability in links)
    return average_linkage(
        [1] * len(statements), chain(strong, against), threshold=join, apart=side_by_side(statements)
    )


def log_odds(card: Scorecard, matrix: Array, names: Sequence[str]) -> NDArray[np.float64]:
    """Return the log-odds of each row of ``matrix``, whose columns are ``names``."""
    total, part = np.full(len(matrix), card.intercept), np.empty(len(matrix))
    for j, name in enumerate(names):
        if name in card.curves:
            column, points = matrix[:, j].astype(np.float64), tuple(zip(*card.curves[name], strict=True))
            total += points[0][1]
            # Stretch by stretch: of so few, that is faster than to look for the one that each value lies in.
            for (low, below), (high, above) in pairwise(points):
                np.clip(column, low, high, out=part)
                part -= low
                part *= (above - below) / (high - low)
                total += part
    return total


def _told(
    facts: Facts, pairs: Pairs, matrix: Array, probability: NDArray[np.float64], card: Scorecard, kept: NDArray[np.intp]
) -> dict[tuple[str, str], tuple[Score, ...]]:
    """Return the parts of the links that say why, by the ids of both sides."""
    told = kept[probability[kept] >= _EXPLAINED]
    most = _TOLD * len(facts.statements)
    if len(told) > most:
        told = np.sort(told[np.argsort(-probability[told], kind="stable")[:most]])
    families, sides = _families(card, matrix[told]), (pairs.left[told].tolist(), pairs.right[told].tolist())
    rows = [(facts.statements[i], facts.statements[j]) for i, j in zip(*sides, strict=True)]
    return {
        (one.id, other.id): _parts(facts, one, other, parts)
        for (one, other), *parts in zip(rows, *families, strict=True)
    }


def _parts(
    facts: Facts, left: Statement, right: Statement, families: Sequence[tuple[str, float, str]]
) -> tuple[Score, ...]:
    """Return the parts of a link: its families of features, with the words and the participants compared."""
    told = {
        "wording": compare_wording(left.lemmas, right.lemmas),
        "roles": compare_roles(left, right, lambda e: facts.entities[e].name if e in facts.entities else e),
    }
    parts = []
    for family, value, strongest in families:
        more = told.get(family)
        detail = f"{more.detail} ({strongest})" if more else strongest
        parts.append(
            Score(
                name=family,
                value=value,
                detail=detail,
                left=more.left if more else "",
                right=more.right if more else "",
            )
        )
    return tuple(parts)


def _families(card: Scorecard, matrix: Array) -> list[list[tuple[str, float, str]]]:
    """Return for each family of features, for each row: its name, its log-odds as a share 0..1, and the
    feature in it that says most, with its value."""
    columns: dict[str, list[int]] = {}
    for j, name in enumerate(FEATURES):
        if name in card.curves:
            columns.setdefault(name.split(".")[0], []).append(j)
    result = []
    for family, mine in columns.items():
        odds = np.stack([np.interp(matrix[:, j], *card.curves[FEATURES[j]]) for j in mine], axis=1)
        shares = 1 / (1 + np.exp(-odds.sum(axis=1)))
        strongest = np.abs(odds).argmax(axis=1)
        result.append([
            (family, round(float(share), 3), f"{FEATURES[mine[k]].split('.')[1]} {row[mine[k]]:.2f}")
            for share, k, row in zip(shares, strongest, matrix, strict=True)
        ])  # fmt: skip
    return result
