"""Judging pairs of mentions: columns that work on one another, and what the pairs of a story say of each."""

from __future__ import annotations

import numpy as np
import pytest
from evals.ecb_columns import Table
from evals.ecb_learning import Judge, Looks, among
from evals.ecb_mentions import Mention

# Places in what ``among`` returns.
LEAST_LEAD, ONE_CHAIN, SHARED = 7, 9, 4


def story(*documents: str, chains: str | None = None, topic: int = 1, matrix: object = None) -> Table:
    """A story with a mention in each of ``documents``; letters of ``chains`` say which are one event."""
    names = chains or "a" * len(documents)
    left, right = np.triu_indices(len(documents), 1)
    return Table(
        topic=topic, left=left, right=right, lemmas=["meet"] * len(documents), meaning=0,
        matrix=np.zeros((len(left), 1), dtype=np.float32) if matrix is None else matrix,
        mentions=[
            Mention(id=f"{n}", document=d, topic=topic, event="", chain=f"{topic}{c}", spans=((0, 4),))
            for n, (d, c) in enumerate(zip(documents, names, strict=True))
        ],
    )  # fmt: skip


# Pairs of three mentions: (0, 1), (0, 2), (1, 2).
@pytest.mark.parametrize(
    ("case", "documents", "probability", "column", "expected"),
    [
        ("the other document has a better partner", "xyy", [0.6, 0.9, 0.1], LEAST_LEAD, [-0.3, 0.3, 0.1]),
        ("a better partner in a third document is no rival", "xyz", [0.6, 0.9, 0.1], LEAST_LEAD, [0.6, 0.9, 0.1]),
        ("both have a partner in common", "xyz", [0.1, 0.8, 0.7], SHARED, [0.7, 0.1, 0.1]),
        ("a chain of the likely ones", "xyz", [0.9, 0.05, 0.05], ONE_CHAIN, [1, 0, 0]),
    ],
)
def test_a_pair_is_seen_among_the_others(
    case: str, documents: str, probability: list[float], column: int, expected: list[float]
) -> None:
    found = among(story(*documents), np.array(probability))
    assert found.shape == (3, 18)
    assert np.isfinite(found).all()
    assert found[:, column].tolist() == pytest.approx(expected), case


def test_columns_work_on_one_another() -> None:
    rows = np.random.default_rng(1).integers(0, 2, (4000, 2)).astype(np.float32)
    labels = rows[:, 0] != rows[:, 1]  # neither column alone says anything
    found = Judge().fit(rows, labels, np.ones(len(rows))).probability(rows)
    assert ((found > 0.5) == labels).mean() > 0.95


def test_two_looks_learn_chains_and_take_a_story_of_one_mention() -> None:
    learnt = []
    for topic in range(1, 13):
        chains = "abcabc"
        left, right = np.triu_indices(len(chains), 1)
        alike = np.array([[chains[i] == chains[j], 0.1 * topic] for i, j in zip(left, right, strict=True)])
        learnt.append(story(*"xxxyyy", chains=chains, topic=topic, matrix=alike.astype(np.float32)))
    looks = Looks(meaning=True).fit([*learnt, story("x", topic=13)])
    found = looks.probability(learnt[0])
    assert found[learnt[0].labels == 1].min() > found[learnt[0].labels == 0].max()
    assert looks.probability(story("x")).shape == (0,)
