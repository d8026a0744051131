"""Measure event coreference on ECB+: gold mentions, the product's own stories, CoNLL F1 on topics 36 to 45.

    python evals/coreference.py     about two minutes of one processor; table; exit 1 if a figure fell below its floor

Setup as usual: mentions of the reviewed sentences are given, chains within and across documents are
scored together over all test topics, singletons included. No gold topic or event is told: documents are
grouped by stage 3, separately in topics 1 to 35 and 36 to 45. Pairs of mentions of one story are compared by
the columns of stage 9 (``reconcile/linking/features``), a few on the words of the mention, and the encoder's cosines; a
logistic regression turns them into a probability, ``reconcile/linking/grouping`` (average linkage) into chains. It is
learnt on topics 1 to 35; five folds over these topics choose where to join. The encoder has learnt from these topics
too (not from 36 to 45), so the folds with it are too hopeful and its weight somewhat too large. Parses are cached as those of ``evals/corpora.py``. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import math
import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from conll import conll, score
from crosswire.gather.dedupe import trace_lineages
from crosswire.lexicon.clauses import event_nouns
from crosswire.matching.wording import stem
from crosswire.reconcile.linking.facts import gather_facts
from crosswire.reconcile.linking.features import measure
from crosswire.reconcile.linking.grouping import average_linkage
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.records.text import Span
from crosswire.settings import Settings
from crosswire.text.encoder import Encoder
from crosswire.text.parse import Parser
from crosswire.text.similarity import inverse_frequency, terms, unit
from ecb_mentions import FOLDER, TEST, Cluster, Mention, Unit, clusters, load

# CoNLL F1 below which something broke, without and with the encoder; the lemma baselines print beside them.
FLOORS = (77.1, 78.1)
# Inverse strength of the penalty; folds over the topics.
C, FOLDS = 0.01, 5
# Mean probabilities at which two chains may join.
JOINS = (0.3, 0.35, 0.4, 0.45, 0.5)
# Words on either side of a head that are its surroundings.
_AROUND = 5
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM", "ADV"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART"})
_DOERS, _OBJECTS = ("subject", "agent"), ("object", "indirect", "attribute")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A story's mentions with the features of all their pairs; the last ``meaning`` columns are the encoder's."""

    topic: int
    mentions: list[Mention]
    lemmas: list[str]
    left: Any
    right: Any
    matrix: Any
    meaning: int

    @property
    def labels(self) -> Any:
        """1 where both mentions of a pair are in one chain."""
        chains = np.array([m.chain for m in self.mentions])
        return (chains[self.left] == chains[self.right]).astype(np.int8)

    def columns(self, *, meaning: bool) -> Any:
        """The features of each pair, with or without those of the encoder."""
        return self.matrix if meaning else self.matrix[:, : self.matrix.shape[1] - self.meaning]


class KeptParser(Parser):
    """A Parser whose sentences of ECB+ are kept on disk between evaluations."""

    def __init__(self, model: str) -> None:
        super().__init__(model)
        base = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "crosswire-evals"
        self._path = base / f"{model}-coreference.pickle"
        if self._path.exists():
            self._known = pickle.loads(self._path.read_bytes())

    def keep(self) -> None:
        """Write what was parsed."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(pickle.dumps(self._known))


def compare(cluster: Cluster, vectors: Callable[[str], Any], encoder: Encoder, rarity: dict[str, float]) -> Table:
    """Compare all mentions of a story with one another."""
    units, reading = cluster.units, cluster.reading
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(units), 1))
    own = [u.statement for u in units]
    before = len(reading.statements)
    facts = gather_facts(
        [*reading.statements, *own], reading.entities, reading.events,
        trace_lineages(cluster.story.documents, ()), vectors,
    )  # fmt: skip
    stage = measure(facts, Pairs(left=left + before, right=right + before, size=before + len(units)))
    pairs = Pairs(left=left, right=right, size=len(units))
    words = np.stack(_words(cluster, pairs, vectors, rarity), axis=1)
    meaning = np.stack(_meaning(cluster, pairs, encoder), axis=1)
    return Table(
        topic=cluster.topic, mentions=[u.mention for u in units], lemmas=[u.head.lemma for u in units], left=left,
        right=right, matrix=np.hstack([stage, words, meaning]).astype(np.float32), meaning=meaning.shape[1],
    )  # fmt: skip


def _words(cluster: Cluster, pairs: Pairs, vectors: Callable[[str], Any], rarity: dict[str, float]) -> list[Any]:
    """Compare the mentions' heads, arguments, surroundings, sentences and documents."""
    units = cluster.units
    heads = [u.head.lemma for u in units]
    nouns = event_nouns()
    arguments = [_arguments(u) for u in units]
    around = [_around(u) for u in units]
    doers = [[a.head for a in u.statement.arguments if a.role in _DOERS] for u in units]
    objects = [[a.head for a in u.statement.arguments if a.role in _OBJECTS] for u in units]
    sentences = [[t.lemma for t in u.sentence.parse.tokens if t.pos in _CONTENT] for u in units]
    names = [[t.lemma for t in _named(u)] for u in units]
    documents = _documents(cluster)
    found = [
        _same(pairs, heads), _same(pairs, [u.head.text.lower() for u in units]), _same(pairs, [stem(h) for h in heads]),
        _same(pairs, [nouns.get(h) or h for h in heads]), _same(pairs, [u.head.pos for u in units]),
        _share(pairs, [_phrase(u) for u in units], rarity), _share(pairs, arguments, rarity), _share(pairs, doers, rarity),
        _share(pairs, objects, rarity), _share(pairs, around, rarity), _share(pairs, sentences, rarity), _share(pairs, names, rarity),
        _share(pairs, [[t.lemma for t in u.sentence.parse.tokens if t.pos == "NUM"] for u in units], rarity),
        pairs.product(terms([documents[u.mention.document] for u in units], rarity).unit()),
    ]  # fmt: skip
    for rows in ([[h] for h in heads], arguments, doers, objects, around):
        means = np.stack([_mean(row, vectors) for row in rows])
        found += [pairs.product(unit(means)), pairs.product(unit(means - means.mean(axis=0)))]
    return found + _places(cluster, pairs, heads, rarity)


def _places(cluster: Cluster, pairs: Pairs, heads: list[str], rarity: dict[str, float]) -> list[Any]:
    """Compare where the mentions stand, and how common their heads are in the story."""
    units = cluster.units
    size = {p.document.article.id: max(1, len(p.sentences)) for p in cluster.reading.parsed}
    number = np.array([u.sentence.index for u in units], dtype=np.float32)
    place = number / np.array([size[u.mention.document] for u in units], dtype=np.float32)
    same = _same(pairs, [u.mention.document for u in units])
    once = Counter((u.mention.document, h) for u, h in zip(units, heads, strict=True))
    held = Counter(h for _, h in once)
    often = np.array([max(n for (_, h), n in once.items() if h == head) for head in heads], dtype=np.float32)
    spread = np.array([held[h] / len({u.mention.document for u in units}) for h in heads], dtype=np.float32)
    rare = np.array([rarity.get(h, max(rarity.values())) for h in heads], dtype=np.float32)
    left, right = pairs.left, pairs.right
    there = [[h] for h in heads]
    sentences = [[t.lemma for t in u.sentence.parse.tokens] for u in units]
    mentioned = [_share_of(pairs, there, sentences, side) for side in (False, True)]
    return [
        same, same * (number[left] == number[right]), np.where(same > 0, np.minimum(pairs.gap(number), 10), 11),
        pairs.gap(place), pairs.both(number < 2), pairs.both(number == 0), pairs.one(number == 0),
        *(extreme(column[left], column[right]) for column in (spread, rare) for extreme in (np.minimum, np.maximum)),
        np.maximum(often[left], often[right]), np.maximum(*mentioned), np.minimum(*mentioned),
    ]  # fmt: skip


def _meaning(cluster: Cluster, pairs: Pairs, encoder: Encoder) -> list[Any]:
    """Cosines of the encoder's vectors of mention, clause and sentence, plain and less the mean of the story."""
    told = [
        replace(u.statement, predicate_at=Span(start=u.mention.spans[0][0], end=u.mention.spans[-1][1]))
        for u in cluster.units
    ]
    read = encoder.meanings(cluster.reading.parsed, told)
    return [
        pairs.product(unit(np.asarray(table - middle, dtype=np.float32)))
        for table in (read.predicate, read.own, read.sentence)
        for middle in (0.0, table.mean(axis=0))
    ]


def _same(pairs: Pairs, values: Sequence[Hashable]) -> Any:
    known: dict[Hashable, int] = {}
    return pairs.same(np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int64))


def _share(pairs: Pairs, rows: Sequence[Iterable[str]], rarity: dict[str, float]) -> Any:
    """The share of the lighter row's weight that the other row holds; -0.2 where either is empty."""
    table = terms(rows, rarity)
    mass = np.maximum(table.norm, 1e-3) ** 2
    filled = pairs.both(table.lengths > 0)
    shared = pairs.product(table) / np.minimum(mass[pairs.left], mass[pairs.right])
    return np.where(filled > 0, shared, -0.2)


def _share_of(pairs: Pairs, there: Sequence[list[str]], rows: Sequence[list[str]], back: bool) -> Any:
    """1 where the word of one side stands in the sentence of the other."""
    sets = [frozenset(row) for row in rows]
    one, other = (pairs.right, pairs.left) if back else (pairs.left, pairs.right)
    return np.array([there[i][0] in sets[j] for i, j in zip(one, other, strict=True)], dtype=np.float32)


def _mean(row: Sequence[str], vectors: Callable[[str], Any]) -> Any:
    return np.mean([vectors(word) for word in row], axis=0) if row else np.zeros_like(vectors("the"))


def _phrase(u: Unit) -> list[str]:
    offset = u.sentence.start
    return [
        t.lemma for t in u.sentence.parse.tokens
        if any(a < offset + t.end and offset + t.start < b for a, b in u.mention.spans)
    ]  # fmt: skip


def _arguments(u: Unit) -> list[str]:
    """The words of its arguments, and those that stand before its head in one noun phrase."""
    tokens, offset = u.sentence.parse.tokens, u.sentence.start
    inside = {
        t.lemma for a in u.statement.arguments for t in tokens
        if a.phrase.start <= offset + t.start < a.phrase.end and t.pos in _CONTENT and t.index != u.head.index
    }  # fmt: skip
    beside = {
        tokens[c].lemma for c in u.sentence.parse.children[u.head.index]
        if tokens[c].dep in ("compound", "amod", "nmod", "poss")
    }  # fmt: skip
    return sorted(inside | beside)


def _around(u: Unit) -> list[str]:
    at = u.head.index
    near = u.sentence.parse.tokens[max(0, at - _AROUND) : at + _AROUND + 1]
    return [t.lemma for t in near if t.pos in _CONTENT and t.index != at]


def _named(u: Unit) -> list[Any]:
    parse = u.sentence.parse
    return [
        parse.tokens[k] for e in parse.named if e.label in _NAMES
        for k in range(e.first, e.last) if parse.tokens[k].pos in ("PROPN", "NOUN", "ADJ")
    ]  # fmt: skip


def _documents(cluster: Cluster) -> dict[str, list[str]]:
    return {
        p.document.article.id: [t.lemma for s in p.sentences for t in s.parse.tokens if t.pos in _CONTENT]
        for p in cluster.reading.parsed
    }


def learn(tables: Sequence[Table], *, meaning: bool) -> Any:
    """Learn the probability that two mentions are of one chain; mentions of all stories weigh about alike."""
    weight = np.concatenate([np.full(len(t.left), 1 / len(t.mentions)) for t in tables])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=300))
    matrix = np.vstack([t.columns(meaning=meaning) for t in tables])
    labels = np.concatenate([t.labels for t in tables])
    return model.fit(matrix, labels, logisticregression__sample_weight=weight / weight.mean())


def probabilities(model: Any, tables: Sequence[Table], *, meaning: bool) -> list[Any]:
    """The probability of each pair of each story."""
    return [
        model.predict_proba(t.columns(meaning=meaning))[:, 1] if len(t.left) else np.zeros(0) for t in tables
    ]  # fmt: skip


def chained(tables: Sequence[Table], found: Sequence[Any], join: float) -> dict[str, Hashable]:
    """The chain of each mention."""
    chain: dict[str, Hashable] = {}
    for number, (table, probability) in enumerate(zip(tables, found, strict=True)):
        links = zip(table.left.tolist(), table.right.tolist(), probability.tolist(), strict=True)
        owners = [m.id for m in table.mentions]
        groups = average_linkage(len(owners), links, threshold=join)
        chain |= {owner: (number, group) for owner, group in zip(owners, groups, strict=True)}
    return chain


def choose_join(tables: Sequence[Table], *, meaning: bool) -> float:
    """Where to join, by folds that keep the topics apart."""
    topics = sorted({t.topic for t in tables})
    fold = {topic: n % FOLDS for n, topic in enumerate(topics)}
    held, found = [], []
    for number in range(FOLDS):
        model = learn([t for t in tables if fold[t.topic] != number], meaning=meaning)
        mine = [t for t in tables if fold[t.topic] == number]
        held += mine
        found += probabilities(model, mine, meaning=meaning)
    reached = {join: 100 * conll(score(gold(held), chained(held, found, join))) for join in JOINS}
    print("   folds: " + ", ".join(f"join at {join}: {value:.1f}" for join, value in reached.items()))
    return max(reached, key=reached.__getitem__)


def gold(tables: Sequence[Table]) -> dict[str, Hashable]:
    """The chain of each mention in the annotation."""
    return {m.id: m.chain for t in tables for m in t.mentions}


def line(name: str, tables: Sequence[Table], found: dict[str, Hashable]) -> float:
    """Print one row; return CoNLL F1."""
    figures = score(gold(tables), found)
    parts = "".join(f"{100 * f.precision:7.1f}{100 * f.recall:6.1f}{100 * f.f1:6.1f}" for f in figures.values())
    value = 100 * conll(figures)
    print(f"{name:44}{parts}{value:8.1f}", flush=True)
    return value


def baselines(tables: Sequence[Table]) -> None:
    """Same head lemma, with more and more known about the documents; and all chains right within own stories."""
    rows = [(m, lemma, n) for n, t in enumerate(tables) for m, lemma in zip(t.mentions, t.lemmas, strict=True)]
    line("same lemma", tables, {m.id: lemma for m, lemma, _ in rows})
    line("same lemma, gold topics", tables, {m.id: (lemma, m.topic) for m, lemma, _ in rows})
    line("same lemma, own stories", tables, {m.id: (lemma, n) for m, lemma, n in rows})
    line("same lemma, gold events", tables, {m.id: (lemma, m.event) for m, lemma, _ in rows})
    line("(chains of the annotation, cut at own stories)", tables, {m.id: (m.chain, n) for m, _, n in rows})


def tables_of(parser: KeptParser) -> tuple[list[Table], list[Table]]:
    """The tables of the topics to learn from, and of those to measure on."""
    documents, mentions = load()
    result = []
    encoder = Encoder()
    known: dict[str, Any] = {}

    def vectors(word: str) -> Any:
        if word not in known:
            known[word] = parser.vector(word)
        return known[word]

    for test in (False, True):
        mine = [d for d in documents if (int(d.article.id.split("_")[0]) in TEST) == test]
        read = list(clusters(mine, [m for m in mentions if (m.topic in TEST) == test], parser))
        rarity = inverse_frequency(
            [t.lemma for t in s.parse.tokens] for c in read for p in c.reading.parsed for s in p.sentences
        )
        rarity = {word: value if math.isfinite(value) else 1.0 for word, value in rarity.items()}
        result.append([compare(c, vectors, encoder, rarity) for c in read])
    parser.keep()
    return result[0], result[1]


def main() -> int:
    """Read, learn, print, compare."""
    if not FOLDER.exists():
        print(f"skipped: {FOLDER} is absent")
        return 0
    learnt_on, test = tables_of(KeptParser(Settings().model))
    print(
        f"ECB+ topics {TEST[0]} to {TEST[-1]}: {len(gold(test))} mentions, {len(set(gold(test).values()))} chains, {len(test)} stories"
    )
    print(f"{'':44}" + "".join(f"{n + ' p':>7}{'r':>6}{'f1':>6}" for n in ("MUC", "B3", "CEAFe")) + f"{'CoNLL':>8}")
    baselines(test)
    reached = []
    for meaning, name in ((False, "crosswire, without its encoder"), (True, "crosswire")):
        join = choose_join(learnt_on, meaning=meaning)
        found = probabilities(learn(learnt_on, meaning=meaning), test, meaning=meaning)
        reached.append(line(f"{name} (join at {join})", test, chained(test, found, join)))
        others = (100 * conll(score(gold(test), chained(test, found, other))) for other in JOINS)
        print(
            "   had another join been chosen: " + ", ".join(f"{j}: {v:.1f}" for j, v in zip(JOINS, others, strict=True))
        )
    faults = [f"{value:.1f}, floor {floor}" for value, floor in zip(reached, FLOORS, strict=True) if value < floor]
    print("\n".join(faults) or f"no figure below its floor {FLOORS}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
