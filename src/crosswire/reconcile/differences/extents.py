"""How much two clauses mean in one slot: the whole or a part, more or less firmly, another object. A helper of stage 10.

What is compared over the whole story, whether or not two statements are grouped, is in ``scopes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import telling
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, clause
from crosswire.reconcile.claims.sayings import matter, own_words, quoted, share, verdict_of_shares
from crosswire.records.statements import Argument, Statement

# How far apart two shares are to be told as other ones.
_APART = 0.2
# How far apart two clauses are in firmness to be told more firmly in one.
_FIRMER = 0.3
# Characters: words that begin alike are one ("impose", "imposition").
_STEM = 5


def shares(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause claims the whole, the other a part."""
    ours, theirs = evidence.once(share, left), evidence.once(share, right)
    if ours and theirs and abs(ours[0] - theirs[0]) >= _APART:
        values = (clause(left, ours[1], ours[1]), clause(right, theirs[1], theirs[1]))
        yield Difference(
            kind="scope", slot="share", verdict=verdict_of_shares(ours[0], theirs[0]),
            values=values, detail=f"{ours[1]} against {theirs[1]}", certainty=0.5, way="share",
        )  # fmt: skip


def firmness(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause is surer than the other that something will come or is so."""
    ours, theirs = evidence.once(firm, left), evidence.once(firm, right)
    if not ours or not theirs or abs(ours[0] - theirs[0]) < _FIRMER:
        return
    if evidence.once(matter, left).isdisjoint(evidence.once(matter, right)):
        return
    yield Difference(
        kind="scope", slot="firmness", verdict="compatible", way="firmness", certainty=0.5,
        values=(clause(left, ours[1], ours[1]), clause(right, theirs[1], theirs[1])),
        detail=f"{ours[1]} against {theirs[1]}: told more firmly in one",
    )  # fmt: skip


def firm(statement: Statement, evidence: Evidence) -> tuple[float, str] | None:
    """The least firm word of a clause: what is hoped for is open, whatever else is promised."""
    known = comparison().firmness
    told = [found for found in evidence.once(own_words, statement) if not known.keys().isdisjoint(found)]
    return min([(known[w], w) for found in told for w in found if w in known], default=None) if told else None


def objects(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The same role is filled by something else."""
    if evidence.once(slots, left).isdisjoint(evidence.once(slots, right)):
        return
    for a, ours in evidence.once(_filled, left):
        for b, theirs in evidence.once(_filled, right):
            if a.role != b.role or a.marker != b.marker:
                continue
            if ours <= theirs or theirs <= ours or _is_one(a, b, evidence):
                continue
            named = set(a.phrase.entities) & set(b.phrase.entities)
            shared = len(ours & theirs) / min(len(ours), len(theirs))
            if a.head == b.head or named or shared > 0:
                yield Difference(
                    kind="scope", slot=f"{a.role} {a.marker or ''}".strip(), verdict="compatible",
                    values=(_phrase(left, a), _phrase(right, b)), detail="more or something else is meant",
                    certainty=0.2 + 0.2 * shared + (0.1 if left.predicate == right.predicate else 0),
                )  # fmt: skip


def slots(statement: Statement, _: Evidence) -> frozenset[tuple[str, str | None]]:
    """The roles in a clause but for that of who acts."""
    return frozenset([(a.role, a.marker) for a in statement.arguments if a.role not in ("subject", "agent")])


def _filled(statement: Statement, evidence: Evidence) -> tuple[tuple[Argument, frozenset[str]], ...]:
    """The participants but for those that act, each with what fills it, where words do."""
    spans = [(q.start, q.end) for q in quoted(statement, evidence)]
    spans += [(q.start, q.end) for q in evidence.measured(statement)] + [(t.start, t.end) for t in statement.times]
    others = [a for a in statement.arguments if a.role not in ("subject", "agent")]
    found = [(a, _filling(statement, a, spans, evidence)) for a in others if not (spans and _is_covered(a, spans))]
    return tuple((a, filling) for a, filling in found if filling)


def _is_covered(argument: Argument, spans: Sequence[tuple[int, int]]) -> bool:
    """Is the participant mostly a quotation, a number or a time, which are compared by themselves?"""
    start, end = argument.phrase.start, argument.phrase.end
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans) * 2 > end - start


def _filling(
    statement: Statement, argument: Argument, spans: Sequence[tuple[int, int]], evidence: Evidence
) -> frozenset[str]:
    """The beginnings of the telling words of a participant, but for those in ``spans``."""
    start, end = argument.phrase.start, argument.phrase.end
    text = evidence.text[statement.report][start:end]
    for first, last in spans:
        a, b = max(0, first - start), max(0, last - start)
        text = text[:a] + " " * (min(b, len(text)) - min(a, len(text))) + text[b:]
    return frozenset([w[:_STEM] for w in telling(text) - comparison().vague - evidence.name_words])


def _is_one(a: Argument, b: Argument, evidence: Evidence) -> bool:
    """Do two participants name one person or power, whatever the titles around the name?"""
    return any(
        a.head.lower() in evidence.heads.get(e, ()) and b.head.lower() in evidence.heads.get(e, ())
        for e in set(a.phrase.entities) & set(b.phrase.entities)
    )


def _phrase(statement: Statement, argument: Argument) -> Value:
    p = argument.phrase
    return Value(
        statement=statement.id, report=statement.report, start=p.start, end=p.end, value=p.text, key=telling(p.text)
    )
