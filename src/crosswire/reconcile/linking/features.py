"""Features of pairs of statements, for stage 9: one column a comparison, one row a pair.

Every column is computed for all pairs at once: what a statement is made of (lemmas, participants,
speaker, numbers, days, place in its report) is laid out in tables with one row a statement (``facts``),
and compared through products and look-ups (``pairs``).

What the columns mean stands beside their names in FEATURES; the families (wording, predicate,
roles ...) are those under which an alignment explains itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from crosswire.matching.roles import DONE_TO
from crosswire.matching.wording import stem
from crosswire.reconcile.linking.facts import Facts, apart
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.reconcile.linking.rivals import rivals
from crosswire.reconcile.linking.sifting import sifted
from crosswire.records.statements import Statement
from crosswire.text.similarity import Array, Terms, distinct, shared_terms, terms, word_vectors

# A number this large seldom counts two things in one story.
_TELLING = 10


def codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    """Return a number for each distinct value, -1 for None and the empty string."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(v, len(known)) if v else -1 for v in values], dtype=np.int64)


def wording(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the words of the clauses, exactly, by stem and by their vectors."""
    words = facts.vocabulary
    cosine, contained = _overlap(facts.lemma_terms.folded(), pairs)
    whole, whole_contained = _overlap(facts.spanned_terms.folded(), pairs)
    return [
        cosine, contained, whole, whole_contained, sifted("wording.stems", facts, pairs),
        pairs.product(words.means(facts.lemma_terms)), sifted("wording.whole_vector", facts, pairs),
    ]  # fmt: skip


def _overlap(table: Terms, pairs: Pairs) -> tuple[Array, Array]:
    """Return the cosine of each pair of rows, and the share of the lighter row that the other holds."""
    mass = np.maximum(table.norm, 1e-3)
    shared, a, b = pairs.product(table), mass.take(pairs.left), mass.take(pairs.right)
    return shared / (a * b), np.minimum(shared / np.minimum(a, b) ** 2, 1.0)


def context(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare the sentences that the clauses stand in, and their neighbours."""
    sentence, around = facts.sentence_terms
    sentences = pairs.through(facts.sentence)
    return [
        sifted("context.sentence", facts, pairs),
        sentences.product(facts.vocabulary.means(facts.sentence_words, counts=np.bincount(facts.sentence))),
        sentences.product(around),
        sentences.either(sentence, around),
    ]


def predicate(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare what is done: the verb or event noun, its kind of act, and where the other says it."""
    names = [s.predicate for s in facts.statements]
    acts = codes(names)
    vectors = word_vectors(list(dict.fromkeys(names)), facts.vectors)
    stems = {root: i for i, root in enumerate(dict.fromkeys(map(stem, names)))}
    others = len(stems)
    roots = distinct([(stems[stem(name)],) for name in names], others + 1)
    words = [stems.get(stem(word), others) for word in facts.vocabulary.words]
    said = facts.lemma_terms.renamed(np.array(words, dtype=np.int64), others + 1)
    events = [facts.events.get(s.id) for s in facts.statements]
    kinds = codes([e.type if e else None for e in events])
    modes = codes([f"{e.type}-{e.mode}" if e and e.mode else None for e in events])
    nominal = np.array([s.kind == "nominal" for s in facts.statements])
    return [
        pairs.same(acts),
        pairs.through(acts.astype(np.int32)).product(vectors),
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
    s_terms, t_terms = shared_terms(facts.who(subject), facts.who(target))
    s_known, t_known = s_terms.filled, t_terms.filled
    s_same = np.minimum(pairs.product(s_terms), 1.0)
    t_same = np.minimum(pairs.product(t_terms), 1.0)
    swapped = np.minimum(pairs.product(s_terms, t_terms), 1.0) * np.minimum(pairs.product(t_terms, s_terms), 1.0)
    exact = np.minimum(pairs.product(terms(subject)), 1.0)
    heads = codes([next((a.head for a in s.arguments if a.role == "subject"), None) for s in facts.statements])
    objects = [tuple([a.head for a in s.arguments if a.role in DONE_TO]) for s in facts.statements]
    kinds = {row: k for k, row in enumerate(dict.fromkeys(objects))}
    kind = np.array([kinds[row] for row in objects], dtype=np.int32)
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
        sifted("roles.participants", facts, pairs),
        np.minimum(pairs.either(s_terms, t_terms), 1.0) * (1 - s_same),
        pairs.same(heads),
        pairs.through(kind).product(facts.vocabulary.means(list(kinds), counts=np.bincount(kind))),
        pairs.through(facts.sentence).product(wide),
        pairs.both(np.array([not row for row in everyone], dtype=np.bool_)),
    ]


def meaning(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare what the clauses mean in their sentences, as an encoder reads them; zeros where none was given."""
    read, size = facts.meanings, len(facts.statements)
    span, predicate = (read.span, read.predicate) if read else (None, None)
    return [
        sifted("meaning.own", facts, pairs),
        pairs.product(apart(span, size)),
        pairs.product(apart(predicate, size)),
        pairs.through(facts.sentence).product(facts.sentence_meanings),
    ]


def speech(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare who is said to say it."""
    speakers = [tuple([e for a in s.attribution if a.speaker for e in a.speaker.entities]) for s in facts.statements]
    table = terms(facts.who(speakers))
    same = np.minimum(pairs.product(table), 1.0)
    known = table.filled
    said = np.array([bool(s.attribution) for s in facts.statements])
    quoted = np.array([bool(s.quotes) for s in facts.statements])
    return [same, pairs.both(known) * (1 - same), pairs.one(said), pairs.both(quoted), pairs.one(quoted)]


def figures(facts: Facts, pairs: Pairs) -> list[Array]:
    """Compare numbers, what they count, and days."""
    numbers = [_numbers(s) for s in facts.statements]
    table = terms(numbers)
    known = table.filled
    same = np.minimum(pairs.product(table), 1.0)
    counted = [[(q.value, stem(q.counts)) for q in s.quantities if q.counts] for s in facts.statements]
    alike = np.minimum(pairs.product(terms([[what for _, what in row] for row in counted])), 1.0)
    count = np.minimum(pairs.product(terms([[f"{value:g} {what}" for value, what in row] for row in counted])), 1.0)
    large = terms([[f"{q.value:g}" for q in s.quantities if q.value >= _TELLING] for s in facts.statements])
    low, high = np.array([_days(s) for s in facts.statements], dtype=np.int64).reshape(-1, 2).T
    dated = np.asarray(low >= 0, dtype=np.bool_)
    left, right = pairs.left, pairs.right
    begun = (low.take(left) <= high.take(right)) & (low.take(right) <= high.take(left))
    meet = begun.astype(np.float32) * pairs.both(dated)
    return [
        same,
        pairs.both(known) * (1 - same),
        pairs.one(known),
        meet,
        pairs.both(dated) * (1 - meet),
        pairs.one(dated),
        count,
        alike * (1 - same),
        np.minimum(pairs.product(large), 1.0),
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
        np.minimum(size.take(pairs.left), size.take(pairs.right)),
        pairs.one(np.array([s.headline for s in facts.statements])),
        pairs.both(np.array([s.headline for s in facts.statements])),
    ]


# Family, columns in the order in which its function returns them.
FAMILIES: tuple[tuple[str, Callable[[Facts, Pairs], list[Array]], tuple[str, ...]], ...] = (
    ("wording", wording,
     ("cosine", "contained", "whole", "whole_contained", "stems", "vector", "whole_vector")),
    ("context", context, ("sentence", "sentence_vector", "neighbours", "sentence_neighbours")),
    ("predicate", predicate,
     ("predicate", "predicate_vector", "predicate_said", "type", "type_differs", "mode", "nominal_one", "nominal_both")),
    ("roles", roles,
     ("subject", "subject_differs", "subject_exact", "target", "target_differs", "swapped", "participants",
      "crossed", "subject_head", "object_vector", "sentence_participants", "no_participants")),
    ("speech", speech, ("speaker", "speaker_differs", "said_one", "quoted_both", "quoted_one")),
    ("figures", figures,
     ("number", "number_differs", "number_one", "day", "day_differs", "day_one", "count", "count_differs", "large")),
    ("manner", manner,
     ("negated_one", "negated_both", "modality", "tense", "status", "condition_one", "condition_both")),
    ("meaning", meaning, ("own", "span", "predicate", "sentence")),
    ("rivals", rivals,
     ("meaning_best", "meaning_usual", "stems_best", "stems_usual", "vector_best", "vector_usual")),
    ("order", order,
     ("gap", "lead", "line", "line_gap", "length_gap", "length", "headline_one", "headline_both")),
)  # fmt: skip
FEATURES = tuple(f"{family}.{name}" for family, _, names in FAMILIES for name in names)


def measure(facts: Facts, pairs: Pairs) -> Array:
    """Return the (pairs, FEATURES) matrix."""
    columns = [column for _, compare, _ in FAMILIES for column in compare(facts, pairs)]
    # Laid out column by column, as they are read.
    return np.stack(columns).astype(np.float32, copy=False).T


def _numbers(statement: Statement) -> list[str]:
    if statement.quantities:
        return [f"{q.value:g}" for q in statement.quantities]
    return [x for x in statement.lemmas if x[:1].isdigit()]


def _days(statement: Statement) -> tuple[int, int]:
    """The first and the last day that a clause is dated to; where it is not, days that none meets."""
    spans = [(t.earliest.toordinal(), t.latest.toordinal()) for t in statement.times if t.earliest and t.latest]
    return (min(spans)[0], max(last for _, last in spans)) if spans else (-1, -2)
