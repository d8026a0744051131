"""What the comparisons of stage 9 look up: the statements of a story laid out in tables. A helper of stage 9.

Each table is made when a comparison first asks for it, and once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from crosswire.matching.roles import DOER, DONE_TO, participants
from crosswire.matching.wording import stem
from crosswire.reconcile.linking.pairs import Index
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.stories import Lineage, lineage_of_reports
from crosswire.text.encoder import Meanings
from crosswire.text.similarity import (
    Array,
    Terms,
    Vectors,
    Vocabulary,
    inverse_frequency,
    terms,
    unit,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The statements of a story with what the comparisons look up; arrays follow ``statements``."""

    statements: Sequence[Statement]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    line: Mapping[str, str]
    vectors: Vectors
    meanings: Meanings | None = None

    @cached_property
    def lemmas(self) -> list[tuple[str, ...]]:
        """Content lemmas of each clause."""
        return [tuple(dict.fromkeys(s.lemmas)) or (s.predicate,) for s in self.statements]

    @cached_property
    def spanned(self) -> list[tuple[str, ...]]:
        """Content lemmas of each clause with those of the clauses nested in its span."""
        inside: dict[tuple[str, int], list[Statement]] = {}
        for s in self.statements:
            inside.setdefault((s.report, s.sentence), []).append(s)
        return [
            tuple(
                dict.fromkeys(
                    chain.from_iterable(
                        [o.lemmas for o in inside[s.report, s.sentence] if s.start <= o.predicate_at.start < s.end]
                    )
                )
            )
            for s in self.statements
        ]

    @cached_property
    def sentences(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """Content lemmas of each sentence, by report and number."""
        whole: dict[tuple[str, int], dict[str, None]] = {}
        for s in self.statements:
            whole.setdefault((s.report, s.sentence), {}).update(dict.fromkeys(s.lemmas))
        return {key: tuple(lemmas) for key, lemmas in whole.items()}

    @cached_property
    def sentence(self) -> Index:
        """Place in ``sentences`` of the sentence that each clause stands in."""
        at = {key: i for i, key in enumerate(self.sentences)}
        return np.array([at[s.report, s.sentence] for s in self.statements], dtype=np.int32)

    @cached_property
    def around(self) -> list[tuple[str, ...]]:
        """Content lemmas of the two sentences next to each sentence."""
        whole = self.sentences
        return [whole.get((report, n - 1), ()) + whole.get((report, n + 1), ()) for report, n in whole]

    @cached_property
    def weights(self) -> dict[str, float]:
        """Inverse frequency of each lemma over the sentences of the story."""
        return inverse_frequency(self.sentences.values())

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The lemmas of the story, with the heads of what is acted on."""
        heads = {a.head for s in self.statements for a in s.arguments if a.role in DONE_TO}
        words = heads.union(*self.lemmas, *self.sentences.values())
        return Vocabulary(words, self.weights, self.vectors)

    @cached_property
    def lemma_terms(self) -> Terms:
        """Lemmas of each clause, weighted."""
        return self.vocabulary.rows(self.lemmas)

    @cached_property
    def spanned_terms(self) -> Terms:
        """Lemmas of each clause with those of the clauses nested in its span, weighted."""
        return self.vocabulary.rows(self.spanned)

    @cached_property
    def stems(self) -> Terms:
        """Stems of each clause with those of the clauses nested in its span, weighted, at length one."""
        known: dict[str, int] = {}
        names = np.array([known.setdefault(stem(word), len(known)) for word in self.vocabulary.words], dtype=np.int64)
        rows = self.spanned_terms.renamed(names, len(known))
        return rows.weighted(rows.rarity()).folded().unit()

    @cached_property
    def spanned_means(self) -> Array:
        """Mean word vector of each clause with the clauses nested in its span."""
        return self.vocabulary.means(self.spanned_terms)

    @cached_property
    def own_meanings(self) -> Array:
        """What the own words of each clause mean in their sentence."""
        return apart(self.meanings.own if self.meanings else None, len(self.statements))

    @cached_property
    def sentence_meanings(self) -> Array:
        """What each sentence means, less the mean over the clauses."""
        if self.meanings is None:
            return np.zeros((len(self.sentences), 1), dtype=np.float32)
        _, first = np.unique(self.sentence, return_index=True)
        rows = self.meanings.sentence
        return unit(rows[first] - rows.mean(axis=0))

    @cached_property
    def sentence_words(self) -> Terms:
        """Lemmas of each sentence, weighted."""
        return self.vocabulary.rows(list(self.sentences.values()))

    @cached_property
    def sentence_terms(self) -> tuple[Terms, Terms]:
        """Lemmas of each sentence, and of the sentences beside it, weighted, at length one."""
        return self.sentence_words.folded().unit(), self.vocabulary.rows(self.around).folded().unit()

    @cached_property
    def doers(self) -> list[tuple[str, ...]]:
        """Entities of each clause that act."""
        return [participants(s, DOER) for s in self.statements]

    @cached_property
    def concerned(self) -> list[tuple[str, ...]]:
        """Entities of each clause that are acted on."""
        return [participants(s, DONE_TO) for s in self.statements]

    @cached_property
    def everyone(self) -> list[tuple[str, ...]]:
        """Entities of each clause."""
        return [a + b for a, b in zip(self.doers, self.concerned, strict=True)]

    @cached_property
    def entity_weights(self) -> dict[str, float]:
        """Inverse frequency of each entity over the clauses."""
        return inverse_frequency(self.everyone)

    @cached_property
    def everyone_terms(self) -> Terms:
        """Entities of each clause, weighted, at length one."""
        return terms(self.everyone, self.entity_weights).unit()

    @cached_property
    def place(self) -> Array:
        """Position of each statement in its report, 0 the first, 1 the last."""
        last: dict[str, int] = {}
        for s in self.statements:
            last[s.report] = max(last.get(s.report, 1), s.end)
        return np.array([s.start / last[s.report] for s in self.statements], dtype=np.float32)

    @cached_property
    def also(self) -> dict[str, tuple[str, ...]]:
        """Each entity with whom it represents and its state, so that Moscow meets Putin."""
        return {
            e.id: tuple(x for x in (e.id, e.represents, f"state:{e.state}" if e.state else None) if x)
            for e in self.entities.values()
        }

    def who(self, rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
        """Return rows of entity ids, each id with whom it represents and its state."""
        also = self.also
        wide = {row: [found for one in row for found in also.get(one, (one,))] for row in set(rows)}
        return [wide[row] for row in rows]


def gather_facts(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    lineages: Sequence[Lineage],
    vectors: Vectors,
    meanings: Meanings | None = None,
) -> Facts:
    """Index what the comparisons look up; rows of ``meanings`` follow ``statements``."""
    first: dict[str, Event] = {}
    for event in events:
        first.setdefault(event.statement, event)
    return Facts(
        statements=statements, entities={e.id: e for e in entities}, events=first,
        line=lineage_of_reports(lineages), vectors=vectors, meanings=meanings,
    )  # fmt: skip


def apart(rows: Array | None, size: int) -> Array:
    """Return vectors less their mean, at length one: what all clauses of a story share tells none apart."""
    if rows is None or not size:
        return np.zeros((size, 1), dtype=np.float32)
    return unit(rows - rows.mean(axis=0))
