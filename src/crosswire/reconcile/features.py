"""Features of pairs of statements, for stage 9: one column a comparison, one row a pair.

Pairs are two index arrays into the statements. Every column is computed for all pairs at once:
what a statement is made of (lemmas, participants, speaker, numbers, days, place in its report) is
laid out in matrices with one row a statement, and compared through products and look-ups.

What the columns mean stands beside their names in FEATURES; the families (wording, predicate,
roles ...) are those under which an alignment explains itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crosswire.matching.roles import DOER, DONE_TO, participants
from crosswire.matching.wording import stem
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.stories import Lineage
from crosswire.text.encoder import Meanings
from crosswire.text.similarity import (
    Array,
    Terms,
    Vectors,
    Vocabulary,
    inverse_frequency,
    shared_terms,
    terms,
    unit,
    word_vectors,
)  # fmt: skip

Index = NDArray[np.int32]

# Rows of a chunk when pairs are few among many statements; bounds the memory of one product.
_CHUNK = 16_384
# A product of whole matrices is so many times cheaper a cell than one of picked rows of a matrix ...
_WHOLE = 20
# ... and than one of picked sparse rows, whose cells are looked up one by one.
_LOOKED_UP = 500
# Rows from which on a product of whole matrices would take too much memory (16 million pairs, 64 MB).
_TALL = 4_096


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Index arrays of the two sides of each pair, among ``size`` statements."""

    left: Index
    right: Index
    size: int

    def product(self, one: Array | Terms, other: Array | Terms | None = None) -> Array:
        """Return the dot product of row ``left`` of ``one`` and row ``right`` of ``other``."""
        other = one if other is None else other
        if self.size <= _TALL and self.size**2 * _width(one) <= self._work(one, other):
            full: Array = (_dense(one) @ _dense(other).T)[self.left, self.right]
            return full
        parts = [self._picked(one, other, slice(k, k + _CHUNK)) for k in range(0, len(self.left), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _work(self, one: Array | Terms, other: Array | Terms) -> int:
        """Return the cells of a product of picked rows, counted in those of one of whole matrices."""
        if isinstance(other, Terms):
            return _LOOKED_UP * int(other.lengths[self.right].sum())
        if isinstance(one, Terms):
            return _LOOKED_UP * int(one.lengths[self.left].sum())
        return _WHOLE * len(self.left) * _width(one)

    def _picked(self, one: Array | Terms, other: Array | Terms, part: slice) -> Array:
        # Pairs come in the order of their left side: its dense row stays at hand while those of the right change.
        left, right = self.left[part], self.right[part]
        if isinstance(other, Terms):
            return other.dot(right, _dense(one), left)
        if isinstance(one, Terms):
            return one.dot(left, other, right)
        result: Array = np.einsum("ij,ij->i", one[left], other[right])
        return result

    def through(self, whole: Index) -> Pairs:
        """Return the same pairs among wholes (sentences), of which ``whole`` names that of each statement."""
        return Pairs(left=whole[self.left], right=whole[self.right], size=int(whole.max(initial=-1)) + 1)

    def either(self, one: Array | Terms, other: Array | Terms) -> Array:
        """Return the larger of the two directions of an asymmetric product."""
        result: Array = np.maximum(self.product(one, other), self.product(other, one))
        return result

    def same(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both sides have the same code of 0 or more."""
        a, b = codes[self.left], codes[self.right]
        return np.asarray((a == b) & (a >= 0), dtype=np.float32)

    def differ(self, codes: NDArray[np.int64]) -> Array:
        """Return 1 where both codes are known (0 or more) and differ."""
        a, b = codes[self.left], codes[self.right]
        return np.asarray((a != b) & (a >= 0) & (b >= 0), dtype=np.float32)

    def both(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on both sides."""
        return (flag[self.left] & flag[self.right]).astype(np.float32)

    def one(self, flag: NDArray[np.bool_]) -> Array:
        """Return 1 where the flag holds on exactly one side."""
        return (flag[self.left] ^ flag[self.right]).astype(np.float32)

    def gap(self, values: Array) -> Array:
        """Return the absolute difference of a value."""
        return np.asarray(np.abs(values[self.left] - values[self.right]), dtype=np.float32)


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
                    lemma
                    for other in inside[s.report, s.sentence]
                    if s.start <= other.predicate_at.start < s.end
                    for lemma in other.lemmas
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
        words = {lemma for rows in (self.lemmas, self.sentences.values()) for row in rows for lemma in row}
        return Vocabulary(words | heads, self.weights, self.vectors)

    @cached_property
    def stems(self) -> Terms:
        """Stems of each clause with those of the clauses nested in its span, weighted, at length one."""
        rows = [tuple(stem(lemma) for lemma in row) for row in self.spanned]
        return terms(rows, inverse_frequency(rows)).unit()

    @cached_property
    def spanned_means(self) -> Array:
        """Mean word vector of each clause with the clauses nested in its span."""
        return self.vocabulary.means(self.spanned)

    @cached_property
    def own_meanings(self) -> Array:
        """What the own words of each clause mean in their sentence."""
        return _apart(self.meanings.own if self.meanings else None, len(self.statements))

    @cached_property
    def sentence_terms(self) -> tuple[Terms, Terms]:
        """Lemmas of each sentence, and of the sentences beside it, weighted, at length one."""
        sentence, around = shared_terms(list(self.sentences.values()), self.around, weights=self.weights)
        return sentence.unit(), around.unit()

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

    def who(self, ids: Sequence[str]) -> set[str]:
        """Return entity ids with whom they represent and their states, so that Moscow meets Putin."""
        found: set[str] = set()
        for one in ids:
            entity = self.entities.get(one)
            found.add(one)
            if entity and entity.represents:
                found.add(entity.represents)
            if entity and entity.state:
                found.add(f"state:{entity.state}")
        return found


def codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    """Return a number for each distinct value, -1 for None and the empty string."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(v, len(known)) if v else -1 for v in values], dtype=np.int64)


def wording(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the words of the clauses, exactly, by stem and softly."""
    words = facts.vocabulary
    cosine, contained = _overlap(facts.lemmas, facts.weights, pairs)
    whole, whole_contained = _overlap(facts.spanned, facts.weights, pairs)
    own, best = words.soft(facts.lemmas)
    there, back = pairs.product(own, best), pairs.product(best, own)
    w_own, w_best = words.soft(facts.spanned)
    w_there, w_back = pairs.product(w_own, w_best), pairs.product(w_best, w_own)
    return [
        cosine, contained, whole, whole_contained, pairs.product(facts.stems),
        np.minimum(there, back), np.maximum(there, back),
        np.minimum(w_there, w_back), np.maximum(w_there, w_back),
        pairs.product(words.means(facts.lemmas)), pairs.product(facts.spanned_means),
    ]  # fmt: skip


def _overlap(rows: Sequence[Sequence[str]], weights: dict[str, float], pairs: Pairs) -> tuple[Array, Array]:
    """Return the cosine of each pair of rows, and the share of the lighter row that the other holds."""
    table = terms(rows, weights)
    mass = np.maximum(table.norm, 1e-3)
    shared, a, b = pairs.product(table), mass[pairs.left], mass[pairs.right]
    return shared / (a * b), np.minimum(shared / np.minimum(a, b) ** 2, 1.0)


def context(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the sentences that the clauses stand in, and their neighbours."""
    sentence, around = facts.sentence_terms
    sentences = pairs.through(facts.sentence)
    return [
        sentences.product(sentence),
        sentences.product(facts.vocabulary.means(list(facts.sentences.values()), counts=np.bincount(facts.sentence))),
        sentences.product(around),
        sentences.either(sentence, around),
    ]


def predicate(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare what is done: the verb or event noun, its kind of act, and where the other says it."""
    names = [s.predicate for s in facts.statements]
    acts = sorted(set(names))
    at = {act: i for i, act in enumerate(acts)}
    vectors = word_vectors(acts, facts.vectors)[[at[n] for n in names]]
    stems = {stem(n) for n in names}
    roots, said = shared_terms(
        [(stem(n),) for n in names], [stems.intersection(map(stem, row)) for row in facts.lemmas]
    )
    events = [facts.events.get(s.id) for s in facts.statements]
    kinds = codes([e.type if e else None for e in events])
    modes = codes([f"{e.type}-{e.mode}" if e and e.mode else None for e in events])
    nominal = np.array([s.kind == "nominal" for s in facts.statements])
    return [
        pairs.same(codes(names)),
        pairs.product(vectors),
        pairs.either(roots, said),
        pairs.same(kinds),
        pairs.differ(kinds),
        pairs.same(modes),
        pairs.one(nominal),
        pairs.both(nominal),
    ]


def roles(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare who does it, to whom, and who else takes part."""
    subject, target, everyone = facts.doers, facts.concerned, facts.everyone
    s_wide, t_wide = [facts.who(i) for i in subject], [facts.who(i) for i in target]
    s_terms, t_terms = shared_terms(s_wide, t_wide)
    s_known, t_known = _filled(s_terms), _filled(t_terms)
    s_same = np.minimum(pairs.product(s_terms), 1.0)
    t_same = np.minimum(pairs.product(t_terms), 1.0)
    swapped = np.minimum(pairs.product(s_terms, t_terms), 1.0) * np.minimum(pairs.product(t_terms, s_terms), 1.0)
    exact = np.minimum(pairs.product(terms(subject)), 1.0)
    heads = codes([next((a.head for a in s.arguments if a.role == "subject"), None) for s in facts.statements])
    objects = [[a.head for a in s.arguments if a.role in DONE_TO] for s in facts.statements]
    own, best = facts.vocabulary.soft(objects)
    gathered: list[list[str]] = [[] for _ in facts.sentences]
    for k, ids in zip(facts.sentence, everyone, strict=True):
        gathered[k].extend(ids)
    wide = terms(gathered, facts.entity_weights).unit()
    return [
        s_same,
        pairs.both(s_known) * (1 - s_same),
        exact,
        t_same,
        pairs.both(t_known) * (1 - t_same),
        swapped * (1 - s_same),
        pairs.product(facts.everyone_terms),
        np.minimum(pairs.either(s_terms, t_terms), 1.0) * (1 - s_same),
        pairs.same(heads),
        np.maximum(pairs.product(own, best), pairs.product(best, own)),
        pairs.through(facts.sentence).product(wide),
        pairs.both(np.array([not row for row in everyone], dtype=np.bool_)),
    ]


def meaning(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare what the clauses mean in their sentences, as an encoder reads them; zeros where none was given."""
    read, size = facts.meanings, len(facts.statements)
    rest = (read.span, read.predicate, read.sentence) if read else (None, None, None)
    return [pairs.product(facts.own_meanings), *(pairs.product(_apart(rows, size)) for rows in rest)]


def _apart(rows: Array | None, size: int) -> Array:
    """Return vectors less their mean, at length one: what all clauses of a story share tells none apart."""
    if rows is None or not size:
        return np.zeros((size, 1), dtype=np.float32)
    return unit(rows - rows.mean(axis=0))


def speech(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare who is said to say it."""
    speakers = [
        facts.who([e for a in s.attribution if a.speaker for e in a.speaker.entities]) for s in facts.statements
    ]
    table = terms(speakers)
    same = np.minimum(pairs.product(table), 1.0)
    known = _filled(table)
    said = np.array([bool(s.attribution) for s in facts.statements])
    quoted = np.array([bool(s.quotes) for s in facts.statements])
    return [same, pairs.both(known) * (1 - same), pairs.one(said), pairs.both(quoted), pairs.one(quoted)]


def figures(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare numbers and days."""
    numbers = [_numbers(s) for s in facts.statements]
    table = terms(numbers)
    known = _filled(table)
    same = np.minimum(pairs.product(table), 1.0)
    spans = [
        [(t.earliest.toordinal(), t.latest.toordinal()) for t in s.times if t.earliest and t.latest]
        for s in facts.statements
    ]
    low = np.array([min((a for a, _ in row), default=-1) for row in spans])
    high = np.array([max((b for _, b in row), default=-2) for row in spans])
    dated = np.asarray(low >= 0, dtype=np.bool_)
    left, right = pairs.left, pairs.right
    meet = ((low[left] <= high[right]) & (low[right] <= high[left])).astype(np.float32) * pairs.both(dated)
    return [
        same,
        pairs.both(known) * (1 - same),
        pairs.one(known),
        meet,
        pairs.both(dated) * (1 - meet),
        pairs.one(dated),
    ]


def manner(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare polarity, modality, tense and status."""
    s = facts.statements
    return [
        pairs.one(np.array([x.polarity == "negative" for x in s])),
        pairs.both(np.array([x.polarity == "negative" for x in s])),
        pairs.same(codes([x.modality for x in s])),
        pairs.same(codes([x.tense for x in s])),
        pairs.same(codes([x.status for x in s])),
        pairs.one(np.array([x.condition is not None for x in s])),
        pairs.both(np.array([x.condition is not None for x in s])),
    ]


def order(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare where the clauses stand in their reports, and how long they are."""
    size = np.log(np.array([max(1, len(row)) for row in facts.lemmas], dtype=np.float32))
    lines = codes([facts.line.get(s.report) for s in facts.statements])
    lead = facts.place < 0.15
    gap = pairs.gap(facts.place)
    return [
        gap,
        pairs.both(lead),
        pairs.same(lines),
        pairs.same(lines) * gap,
        pairs.gap(size),
        np.minimum(size[pairs.left], size[pairs.right]),
        pairs.one(np.array([s.headline for s in facts.statements])),
        pairs.both(np.array([s.headline for s in facts.statements])),
    ]


# Family, columns in the order in which its function returns them.
FAMILIES: tuple[tuple[str, Callable[[Facts, Pairs], list[Array]], tuple[str, ...]], ...] = (
    ("wording", wording,
     ("cosine", "contained", "whole", "whole_contained", "stems", "soft_low", "soft_high", "whole_soft_low",
      "whole_soft_high", "vector", "whole_vector")),
    ("context", context, ("sentence", "sentence_vector", "neighbours", "sentence_neighbours")),
    ("predicate", predicate,
     ("predicate", "predicate_vector", "predicate_said", "type", "type_differs", "mode", "nominal_one", "nominal_both")),
    ("roles", roles,
     ("subject", "subject_differs", "subject_exact", "target", "target_differs", "swapped", "participants",
      "crossed", "subject_head", "object_soft", "sentence_participants", "no_participants")),
    ("speech", speech, ("speaker", "speaker_differs", "said_one", "quoted_both", "quoted_one")),
    ("figures", figures, ("number", "number_differs", "number_one", "day", "day_differs", "day_one")),
    ("manner", manner,
     ("negated_one", "negated_both", "modality", "tense", "status", "condition_one", "condition_both")),
    ("meaning", meaning, ("own", "span", "predicate", "sentence")),
    ("order", order,
     ("gap", "lead", "line", "line_gap", "length_gap", "length", "headline_one", "headline_both")),
)  # fmt: skip
FEATURES = tuple(f"{family}.{name}" for family, _, names in FAMILIES for name in names)


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
        line={report: line.id for line in lineages for report in line.reports}, vectors=vectors, meanings=meanings,
    )  # fmt: skip


def measure(facts: Facts, pairs: Pairs) -> Array:
    """Return the (pairs, FEATURES) matrix."""
    columns = [column for _, compare, _ in FAMILIES for column in compare(facts, pairs)]
    return np.stack(columns, axis=1).astype(np.float32)


def _dense(table: Array | Terms) -> Array:
    return table.dense if isinstance(table, Terms) else table


def _width(table: Array | Terms) -> int:
    return table.width if isinstance(table, Terms) else int(table.shape[1])


def _filled(table: Terms) -> NDArray[np.bool_]:
    """Return which rows hold anything."""
    return table.lengths > 0


def _numbers(statement: Statement) -> list[str]:
    if statement.quantities:
        return [f"{q.value:g}" for q in statement.quantities]
    return [x for x in statement.lemmas if x[:1].isdigit()]
