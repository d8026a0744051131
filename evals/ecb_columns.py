"""Pairs of gold mentions of ECB+ as rows of columns: what ``coreference`` learns from.

The columns are those of stage 9 (``reconcile/linking/features``), some on the mention itself (its head, its
arguments, its surroundings, where it stands) and the cosines of the encoders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from crosswire.gather.dedupe import trace_lineages
from crosswire.lexicon.clauses import event_nouns
from crosswire.matching.wording import stem
from crosswire.reconcile.linking.facts import gather_facts
from crosswire.reconcile.linking.features import measure
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.records.text import Span
from crosswire.text.encoder import Encoder
from crosswire.text.similarity import Vectors, terms, unit
from ecb_mentions import Cluster, Mention, Unit

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


def compare(cluster: Cluster, vectors: Vectors, encoders: Sequence[Encoder], rarity: dict[str, float]) -> Table:
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
    meaning = np.stack([column for e in encoders for column in _meaning(cluster, pairs, e)], axis=1)
    return Table(
        topic=cluster.topic, mentions=[u.mention for u in units], lemmas=[u.head.lemma for u in units], left=left,
        right=right, matrix=np.hstack([stage, words, meaning]).astype(np.float32), meaning=meaning.shape[1],
    )  # fmt: skip


def _words(cluster: Cluster, pairs: Pairs, vectors: Vectors, rarity: dict[str, float]) -> list[Any]:
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
        for table in (read.predicate, read.own, read.span, read.sentence)
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


def _mean(row: Sequence[str], vectors: Vectors) -> Any:
    return vectors(row).mean(axis=0) if row else np.zeros_like(vectors(["the"])[0])


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
