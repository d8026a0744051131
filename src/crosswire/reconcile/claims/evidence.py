"""What the comparison of claims looks things up in, and the records it passes on. A helper of stage 10.

A ``Value`` is what one mention says in one slot (a number, a speaker, a quotation); a ``Difference`` is
a slot in which the mentions of a claim do not say the same. Neither leaves the stage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from crosswire.lexicon.acts import acts
from crosswire.matching.numbers import as_quantity, measure
from crosswire.matching.quotes import words
from crosswire.matching.roles import participants
from crosswire.matching.wording import last_word, stems
from crosswire.reconcile.claims.frames import frames
from crosswire.reconcile.claims.likeness import Likeness
from crosswire.records.names import Entity
from crosswire.records.statements import Argument, Quantity, Statement
from crosswire.records.stories import Lineage, Side, lineage_of_reports
from crosswire.records.text import Document, Span
from crosswire.text.similarity import Array, unit

T = TypeVar("T")
P = TypeVar("P", "Value", Side)

# Acts that make two states parties against one another.
_AGAINST = frozenset({"accuse", "threaten", "sanction", "fight", "deny", "reject", "expel", "occupy"})
# Characters: a longer participant holds clauses of its own, whose numbers are not this statement's.
_PARTICIPANT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Lookups over one story: statements and entities by id, text, line and date by report.

    ``memo`` keeps what was worked out of each statement and each number, by what works it out, ``tables`` what was laid out of all. ``frames`` are the ids of statements that say only that somebody spoke; ``name_words`` the last words of all names, ``name_stems`` their stems; ``numbers`` what each report measures, as ``measure`` tells it; ``quoted`` the words that each report quotes, in order. ``meanings``
    holds what each statement means beside what all mean, a vector of length one in the row that ``rows`` names, where an encoder
    read them.
    """

    statements: dict[str, Statement]
    by_report: dict[str, tuple[Statement, ...]]
    by_sentence: dict[tuple[str, int], tuple[Statement, ...]]
    frames: frozenset[str]
    entities: dict[str, Entity]
    text: dict[str, str]
    line_of: dict[str, str]
    measures: dict[str, tuple[Quantity, ...]]
    numbers: dict[str, frozenset[tuple[str, float, str]]]
    quotes: dict[str, tuple[Span, ...]]
    quoted: dict[str, str]
    heads: dict[str, frozenset[str]]
    name_words: frozenset[str]
    name_stems: frozenset[str]
    hostile: frozenset[frozenset[str]]
    places: frozenset[str]
    published: dict[str, date | None]
    likeness: Likeness
    rows: dict[str, int] = field(default_factory=dict)
    meanings: Array | None = None
    memo: dict[Callable[..., Any], dict[Hashable, Any]] = field(default_factory=lambda: defaultdict(dict))
    tables: dict[Callable[..., Any], Any] = field(default_factory=dict)

    def once(self, make: Callable[[Statement, Evidence], T], statement: Statement) -> T:
        """What ``make`` finds in a statement, worked out once: a statement is compared with dozens of others."""
        known: dict[Hashable, T] = self.memo[make]
        if (id_ := statement.id) in known:
            return known[id_]
        found = known[id_] = make(statement, self)
        return found

    def around(self, make: Callable[[Quantity, Evidence], T], quantity: Quantity) -> T:
        """What ``make`` finds around a number, worked out once for its place: a number is compared with dozens, too."""
        known: dict[Hashable, T] = self.memo[make]
        place = (quantity.report, quantity.start, quantity.end)
        if place not in known:
            known[place] = make(quantity, self)
        return known[place]

    def table(self, make: Callable[[Evidence], T]) -> T:
        """What ``make`` lays out of the whole story, made once."""
        found: T
        try:
            found = self.tables[make]
        except KeyError:
            found = self.tables[make] = make(self)
        return found

    def like(self, one: Statement, other: Statement) -> float:
        """How alike the sentences of two statements are, 0..1."""
        return self.likeness((one.report, one.sentence), (other.report, other.sentence))

    def meant_alike(self, one: Statement, other: Statement) -> float:
        """How alike two statements are in meaning, by the cosine of their vectors; 0 where no encoder read them."""
        if self.meanings is None:
            return 0.0
        return float(self.meanings[self.rows[one.id]].dot(self.meanings[self.rows[other.id]]))

    def near(self, one: Statement, other: Statement) -> float:
        """How near two statements are: by the words of their sentences, or by half of what they mean."""
        return max(self.like(one, other), self.meant_alike(one, other) / 2)

    def words(self, report: str, span: Span) -> str:
        """The characters of ``span``, with white space made even."""
        return " ".join(self.text[report][span.start : span.end].split())

    def name(self, entity: str) -> str:
        """The name of an entity, or the text itself where it is none."""
        return self.entities[entity].name if entity in self.entities else entity

    def kin(self, ids: Sequence[str]) -> frozenset[str]:
        """``ids`` with whom they stand for: the Kremlin is also Russia, a president also his state."""
        stands_for = self.table(_stands_for)
        return frozenset(ids).union(*[stands_for[one] for one in ids if one in stands_for])

    def measured(self, statement: Statement) -> tuple[Quantity, ...]:
        """Numbers and stretches of time in the statement and in its participants ("a 72-hour truce took effect")."""
        return self.measures.get(statement.id, ())

    def led_by(self, statement: Statement, *wanted: str) -> tuple[str, ...]:
        """Entities that head an argument in the given roles, not those that stand within it ("talks with Russia")."""
        found = (e for role, e in self.once(_leading, statement) if role in wanted)
        return tuple(dict.fromkeys(found))

    def are_hostile(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Do two groups of entities serve states of which one is told to act against the other?"""
        a, b = ({x for e in who if (x := self.state(e))} for who in (ours, theirs))
        return not a & b and any(frozenset((x, y)) in self.hostile for x in a for y in b)

    def are_apart(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Are there entities on both sides, of which none stands for one of the other?"""
        return bool(ours and theirs) and self.kin(ours).isdisjoint(self.kin(theirs))

    def is_power(self, entity: str) -> bool:
        """Is it a person, a state or an organisation, known by a name?"""
        found = self.entities.get(entity)
        return found is not None and found.kind in ("person", "state", "organisation") and found.name[:1].isupper()

    def state(self, entity: str) -> str | None:
        """The state that the entity is or serves."""
        return self.entities[entity].state if entity in self.entities else None


# Tuples rather than dataclasses: thousands are made of a story, and a frozen dataclass of nine fields takes three times
# as long to make.
class Value(NamedTuple):
    """What one statement says in a slot: the words, where they stand, and a key equal for equal readings."""

    statement: str
    report: str
    start: int
    end: int
    value: str
    key: Hashable


class Difference(NamedTuple):
    """A slot in which statements differ. ``slot`` tells apart what is compared within a kind (hours and
    dollars); ``certainty`` is how sure it is that they differ in it (0..1), if they state one fact; ``link``
    how sure it is that they do, by their alignment; ``like`` how alike their sentences are, where that
    joined them; ``detail`` says how they differ; ``way`` names the sign by which it was seen, within its kind; ``tied``
    whether that sign shows by itself that both sides dispute one matter (asked of versions of parties alone)."""

    kind: str
    slot: str
    verdict: str
    values: tuple[Value, ...]
    detail: str
    certainty: float
    link: float = 0.0
    like: float = 0.0
    way: str = ""
    tied: bool = False

    def linked(self, link: float) -> Difference:
        """The same of two statements that are linked so surely."""
        return Difference(*self[:6], link, *self[7:])


def outermost(found: Sequence[P]) -> list[P]:
    """Of passages that lie within one another only the longest, so that none is cited twice."""
    return [
        v for v in found
        if not any(
            w.report == v.report and w.start <= v.start and v.end <= w.end and (w.start, w.end) != (v.start, v.end)
            for w in found
        )
    ]  # fmt: skip


def gather_evidence(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    lineages: Sequence[Lineage],
    documents: Sequence[Document],
    meanings: Array | None = None,
) -> Evidence:
    """Build the lookups of one story; rows of ``meanings`` follow ``statements``."""
    by_report, by_sentence = _placed(statements, documents)
    text = {d.article.id: d.article.text for d in documents}
    heads = {e.id: frozenset(map(last_word, {e.name, *(m.text for m in e.mentions)})) for e in entities}
    measures = {id_: found for own in by_report.values() for id_, found in _measured(own)}
    quotes = {report: _quotes(found) for report, found in by_report.items()}
    name_words = frozenset(w for own in heads.values() for w in own)
    return Evidence(
        frames=frames([s for s in statements if s.report in text], text),
        measures=measures,
        numbers={
            report: frozenset(measure(q) for s in own for q in measures.get(s.id, ()))
            for report, own in by_report.items()
        },
        quotes=quotes,
        quoted={report: _quoted(found, text[report]) for report, found in quotes.items()},
        places=_places(entities),
        hostile=_hostilities(statements, {e.id: e.state for e in entities if e.state}),
        heads=heads,
        name_words=name_words,
        name_stems=stems(name_words),
        statements={s.id: s for s in statements},
        by_report={report: tuple(sorted(found, key=lambda s: s.start)) for report, found in by_report.items()},
        by_sentence={place: tuple(found) for place, found in by_sentence.items()},
        entities={e.id: e for e in entities},
        text=text,
        line_of=lineage_of_reports(lineages),
        published={d.article.id: d.published or d.article.published for d in documents},
        likeness=Likeness(by_sentence),
        rows={s.id: n for n, s in enumerate(statements)},
        meanings=None if meanings is None or not len(meanings) else unit(meanings - meanings.mean(axis=0)),
    )


def _placed(
    statements: Sequence[Statement], documents: Sequence[Document]
) -> tuple[dict[str, list[Statement]], dict[tuple[str, int], list[Statement]]]:
    """The statements by report and by sentence; every report is there, whether or not it states anything."""
    by_report: dict[str, list[Statement]] = {d.article.id: [] for d in documents}
    by_sentence: dict[tuple[str, int], list[Statement]] = {}
    for s in statements:
        by_report.setdefault(s.report, []).append(s)
        by_sentence.setdefault((s.report, s.sentence), []).append(s)
    return by_report, by_sentence


def _quoted(quotations: Sequence[Span], text: str) -> str:
    """The words of all quotations of a report, in order, with a bar between two of them."""
    return f" {' | '.join(' '.join(words(text[q.start : q.end])) for q in quotations)} "


def _places(entities: Sequence[Entity]) -> frozenset[str]:
    """The names of places and states, in lower case."""
    return frozenset(text.lower() for e in entities if e.kind in ("place", "state") for text in (e.name, *e.aliases))


def _stands_for(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Whom each entity stands for, of those that stand for somebody."""
    found = {e.id: tuple([x for x in (e.represents, e.state) if x]) for e in evidence.entities.values()}
    return {id_: others for id_, others in found.items() if others}


def _leading(statement: Statement, evidence: Evidence) -> list[tuple[str, str]]:
    """The role and the entity of each argument that the entity heads."""
    return [
        (a.role, e) for a in statement.arguments for e in a.phrase.entities
        if a.head.lower() in evidence.heads.get(e, ())
    ]  # fmt: skip


def _measures(statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """All numbers of a report in order of the text; a stretch of time goes before the bare number in it."""
    spans = {(q.start, q.end): q for s in statements for t in s.times if t.type == "DURATION" and (q := as_quantity(t))}
    taken = sorted(spans)
    for s in statements:
        for q in s.quantities:
            at = bisect_left(taken, (q.end, 0))
            if not any(start < q.end and q.start < end for start, end in taken[max(0, at - 2) : at]):
                spans.setdefault((q.start, q.end), q)
    return tuple(spans[key] for key in sorted(spans))


def _quotes(statements: Sequence[Statement]) -> tuple[Span, ...]:
    """All quotations of a report, in order of the text."""
    return tuple(Span(start=a, end=b) for a, b in sorted({(q.start, q.end) for s in statements for q in s.quotes}))


def _hostilities(statements: Sequence[Statement], state: dict[str, str]) -> frozenset[frozenset[str]]:
    """Pairs of states of which one is told to accuse, threaten, sanction, fight or contradict the other."""
    found: set[frozenset[str]] = set()
    act_of = acts().of_predicate
    for s in statements:
        if act_of.get(s.predicate.lower()) in _AGAINST:
            ours = {state[e] for e in doers(s) if e in state}
            others = (a for a in s.arguments if a.role not in ("subject", "agent"))
            theirs = {state[e] for a in others for e in a.phrase.entities if e in state}
            found |= {frozenset((a, b)) for a in ours for b in theirs if a != b}
    return frozenset(found)


def _measured(statements: Sequence[Statement]) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """The numbers within each statement of a report, by its id."""
    found = _measures(statements)
    starts = [q.start for q in found]
    for s in statements if found else ():
        spans = [(o.start, o.end) for o in s.own]
        spans += [(a.phrase.start, a.phrase.end) for a in s.arguments if _is_short(a)]
        first = bisect_left(starts, min([start for start, _ in spans], default=0))
        last = bisect_left(starts, max([end for _, end in spans], default=0))
        if first < last:
            # How many say so is not told of the matter ("according to three officials").
            said = [(a.speaker.start, a.speaker.end) for a in s.attribution if a.speaker]
            yield s.id, tuple(q for q in found[first:last] if _lies_in(q, spans) and not _lies_in(q, said))


def _lies_in(quantity: Quantity, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= quantity.start < end for start, end in spans)


def _is_short(argument: Argument) -> bool:
    return argument.role not in ("complement",) and argument.phrase.end - argument.phrase.start <= _PARTICIPANT


def clause(statement: Statement, value: str, key: Hashable) -> Value:
    """A value that the whole clause of ``statement`` stands for."""
    return Value(
        statement=statement.id, report=statement.report, start=statement.start, end=statement.end, value=value, key=key
    )


def speakers(statement: Statement) -> tuple[str, ...]:
    """The innermost speaker of the statement: entity ids, or the plain words where nobody is known."""
    for attribution in reversed(statement.attribution):
        if attribution.speaker is not None:
            return attribution.speaker.entities or (attribution.speaker.text.strip(),)
    return ()


def roles(statement: Statement, *wanted: str) -> tuple[str, ...]:
    """Entity ids of the arguments of ``statement`` in the given roles, in order of the text."""
    return participants(statement, wanted)


def everybody(statement: Statement) -> tuple[str, ...]:
    """Entity ids of all participants."""
    return tuple(dict.fromkeys(e for a in statement.arguments for e in a.phrase.entities))


def doers(statement: Statement) -> tuple[str, ...]:
    """Who acts. Roles are those of the act: of a passive, who is named with "by" is the subject."""
    return roles(statement, "subject", "agent")
