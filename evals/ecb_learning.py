"""Learn which pairs of mentions are of one chain, and look at each pair twice: alone, then among its rivals.

A judge is a logistic regression over the columns, corrected by small networks where columns work on one another
(the same word tells more where the documents are alike). The second look knows the first one's probabilities of the
whole story: who else would be a partner, whom both have as a partner, the chains that would come of it. On what
it learns from, the first look is one that did not see the topic.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from crosswire.reconcile.linking.grouping import average_linkage
from ecb_columns import Table

# Inverse strength of the regression's penalty.
C = 0.01
# Below this probability of the regression a pair is not shown to the networks.
COARSE = 0.02
# Units, passes and penalty of a network; their share in the log-odds of a judge. Other sizes, passes and penalties
# gave the same within 0.2.
UNITS, PASSES, PENALTY, SHARE = 64, 5, 0.1, 0.75
# Pairs a step of learning.
BATCH = 256
# Standard deviations beyond which a column says no more.
_FAR = 5.0
# Folds of the first look, and networks of the second one's judge.
PARTS, NETWORKS = 3, 3
# Mean probability at which the chains that the second look knows are joined.
_JOIN = 0.35


class Judge:
    """The probability of each row of a matrix."""

    def __init__(self, networks: int = 1) -> None:
        self._networks = networks

    def fit(self, matrix: Any, labels: Any, weights: Any) -> Self:
        """Learn from rows with their labels (0 or 1) and weights."""
        self.scale_ = StandardScaler().fit(matrix)
        rows = self._scaled(matrix)
        self.line_ = LogisticRegression(C=C, max_iter=100, tol=1e-3).fit(rows, labels, sample_weight=weights)
        near = self.line_.predict_proba(rows)[:, 1] >= COARSE
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # a fixed number of passes is meant
            self.networks_ = [
                MLPClassifier(
                    (UNITS,), alpha=PENALTY, batch_size=min(BATCH, int(near.sum())), max_iter=PASSES, random_state=seed
                ).fit(rows[near], labels[near], sample_weight=weights[near])
                for seed in range(self._networks)
            ]
        return self

    def probability(self, matrix: Any) -> Any:
        """The probability of each row."""
        if not len(matrix):
            return np.zeros(0)
        rows = self._scaled(matrix)
        first = self.line_.predict_proba(rows)[:, 1]
        found, near = odds(first), first >= COARSE
        if near.any():
            told = np.mean([odds(n.predict_proba(rows[near])[:, 1]) for n in self.networks_], axis=0)
            found[near] += SHARE * (told - found[near])
        return 1 / (1 + np.exp(-found))

    def _scaled(self, matrix: Any) -> Any:
        return np.clip(self.scale_.transform(matrix), -_FAR, _FAR).astype(np.float32)


class Looks:
    """Two looks at the pairs of a story, with or without the columns of the encoders."""

    def __init__(self, *, meaning: bool) -> None:
        self._meaning = meaning

    def fit(self, tables: Sequence[Table]) -> Self:
        """Learn from stories; those of a topic are kept together in the folds of the first look."""
        tables = [t for t in tables if len(t.left)]
        part = {topic: n % PARTS for n, topic in enumerate(sorted({t.topic for t in tables}))}
        self.first_ = [self._judge([t for t in tables if part[t.topic] != n]) for n in range(PARTS)]
        unseen = [self.first_[part[t.topic]].probability(self._columns(t)) for t in tables]
        self.second_ = self._judge(tables, [among(t, p) for t, p in zip(tables, unseen, strict=True)], NETWORKS)
        return self

    def probability(self, table: Table) -> Any:
        """The probability of each pair of a story."""
        if not len(table.left):
            return np.zeros(0)
        columns = self._columns(table)
        first = np.mean([judge.probability(columns) for judge in self.first_], axis=0)
        return self.second_.probability(np.hstack([columns, among(table, first)]))

    def _columns(self, table: Table) -> Any:
        return table.columns(meaning=self._meaning)

    def _judge(self, tables: Sequence[Table], more: Sequence[Any] | None = None, networks: int = 1) -> Judge:
        """Learn a judge of the columns, and of ``more`` beside them; mentions of all stories weigh about alike."""
        rows = [self._columns(t) for t in tables]
        if more:
            rows = [np.hstack(both) for both in zip(rows, more, strict=True)]
        weights = np.concatenate([np.full(len(t.left), 1 / len(t.mentions)) for t in tables])
        labels = np.concatenate([t.labels for t in tables])
        return Judge(networks).fit(np.vstack(rows), labels, weights / weights.mean())


def odds(probability: Any) -> Any:
    """Log-odds, kept finite."""
    held = np.clip(np.asarray(probability, dtype=np.float64), 1e-6, 1 - 1e-6)
    return np.log(held / (1 - held))


def among(table: Table, probability: Any) -> Any:
    """What the ``probability`` of all pairs of a story says of each of them: (pairs, 18).

    In order: itself, twice; how alike its sides are in their partners, three times; the best other partner of either
    side; the lead over the best rival in the other side's document; the chains it would stand in; all partners of
    either side; the size of the story.
    """
    size, i, j = len(table.mentions), table.left, table.right
    near = np.zeros((size, size), dtype=np.float32)
    near[i, j] = near[j, i] = probability
    partners = near + np.eye(size, dtype=np.float32)
    length = np.linalg.norm(partners, axis=1)
    ranked = np.sort(near, axis=1)[:, ::-1]
    best, second = ranked[:, 0], ranked[:, 1 if size > 1 else 0]
    reach = near.sum(axis=1)
    rivals = _rivals(near, [m.document for m in table.mentions])
    return np.stack([
        odds(probability), probability,
        (partners @ partners)[i, j] / (length[i] * length[j]), np.log1p((near @ near)[i, j]),
        np.minimum(near[i], near[j]).max(axis=1),
        *_ends(*(np.where(near[i, j] >= best[k], second[k], best[k]) for k in (i, j))),
        *_ends(probability - rivals[i, j], probability - rivals[j, i]),
        *_chains(near, i, j, probability), *_ends(reach[i], reach[j]), np.full(len(i), np.log(size)),
    ], axis=1).astype(np.float32)  # fmt: skip


def _rivals(near: Any, documents: Sequence[str]) -> Any:
    """The probability of the best partner of each mention in the document of each other one, the other one apart."""
    found = np.zeros_like(near)
    names = np.array(documents)
    for name in set(documents):
        here = np.flatnonzero(names == name)
        for k, mention in enumerate(here):
            found[:, mention] = near[:, np.delete(here, k)].max(axis=1, initial=0.0)
    return found


def _chains(near: Any, i: Any, j: Any, probability: Any) -> list[Any]:
    """Whether both are in one of the chains that would be joined; means of each side to the chain of the other and of chain to chain; sizes."""
    links = zip(i.tolist(), j.tolist(), probability.tolist(), strict=True)
    chain = np.unique(average_linkage([1] * len(near), links, threshold=_JOIN), return_inverse=True)[1]
    member = np.eye(chain.max() + 1, dtype=np.float32)[chain]
    count, a, b = member.sum(axis=0), chain[i], chain[j]
    one, to = a == b, near @ member
    between = (member.T @ to)[a, b] / np.where(one, np.maximum(count[a] * (count[a] - 1), 1), count[a] * count[b])
    there, back = (to[k, c] / np.maximum(count[c] - one, 1) for k, c in ((i, b), (j, a)))
    return [one, *_ends(there, back), between, *_ends(np.log(count[a]), np.log(count[b]))]


def _ends(one: Any, other: Any) -> tuple[Any, Any]:
    return np.minimum(one, other), np.maximum(one, other)
