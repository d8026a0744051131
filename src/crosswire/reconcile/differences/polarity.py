"""One clause says the opposite of another: an opposite word, or a negation in one alone. A helper of stage 10."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from crosswire.lexicon.antonyms import antonyms
from crosswire.matching.polarity import same_polarity
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.evidence import Difference, Evidence, clause
from crosswire.reconcile.claims.sayings import content, is_negated, lemmas
from crosswire.records.statements import Statement


def polarity(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One clause says the opposite of the other."""
    negated = (evidence.once(is_negated, left), evidence.once(is_negated, right))
    # Most pairs are neither: one denied, nor with a word in one whose opposite is in the other.
    if negated[0] != negated[1]:
        if not (left.kind == right.kind == "verbal" and _alike(left, right, evidence)):
            return
    elif not _may_oppose(left, right, evidence) and not _may_oppose(right, left, evidence):
        return
    score = same_polarity(evidence.once(_turning, left), evidence.once(_turning, right), negated=negated)
    if score.value > 0:
        return
    telltale = score.detail == "opposite words"
    if telltale and any({score.left, score.right} <= evidence.once(_of_sentence, s) for s in (left, right)):
        return
    # "Less than a month", "more than three weeks": the numbers are compared, not these words.
    if score.left in ("more", "less", "fewer") and left.quantities and right.quantities:
        return
    sign = antonyms().leads(score.left, score.right) or score.left == "denied"
    values = (clause(left, score.left, sign), clause(right, score.right, not sign))
    strong = telltale and (_carries(left, score.left) or _carries(right, score.right))
    yield Difference(
        kind="polarity", slot="polarity", verdict="contradiction", values=values,
        detail=f"{score.left} against {score.right}", certainty=0.75 if strong else 0.35 if telltale else 0.5,
        way="opposite words" if telltale else "negated in one",
    )  # fmt: skip


def _may_oppose(one: Statement, other: Statement, evidence: Evidence) -> bool:
    """Has one clause the opposite of a word of the other? Looked for among all words first, for which of them stand in
    names alone is dear to tell."""
    if evidence.once(opposites, one).isdisjoint(evidence.once(lemmas, other)):
        return False
    known, theirs = evidence.table(_opposed), evidence.once(_turning, other)
    return any(w in known and not known[w].isdisjoint(theirs) for w in evidence.once(_turning, one))


def opposites(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The opposites of the words of the clause, as far as they stand left in a pair or are turned by a prefix: of two
    opposites, one is found from the other."""
    known = evidence.table(_opposed)
    return frozenset([other for w in evidence.once(lemmas, statement) if w in known for other in known[w]])


def _turning(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """The lemmas of the clause but those that stand in names alone: "North Korea" is not the opposite of "South Korea"."""
    found, spans = evidence.once(lemmas, statement), evidence.table(_named)[statement.report]
    first, last = (bisect_left(spans, (at, 0)) for at in (statement.start, statement.end))
    text = evidence.text[statement.report]
    named = Counter([w for start, end in spans[first:last] for w in _parts(text[start:end])])
    told = Counter(_parts(text[statement.start : statement.end])) if named else named
    return tuple([w for w in found if w not in named or told[w] > named[w]])


def _parts(text: str) -> list[str]:
    return [part for w in words(text) for part in (w, *w.split("-"))]


def _named(evidence: Evidence) -> dict[str, list[tuple[int, int]]]:
    """Where names stand in each report, in order, each place once."""
    found: dict[str, set[tuple[int, int]]] = {report: set() for report in evidence.text}
    for entity in evidence.entities.values():
        for m in entity.mentions:
            if m.form == "name" and m.text[:1].isupper():
                found[m.report].add((m.start, m.end))
    return {report: sorted(spans) for report, spans in found.items()}


def _of_sentence(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The lemmas of the whole sentence: a report that says both opposites in it has not turned one into the other."""
    together = evidence.by_sentence.get((statement.report, statement.sentence), (statement,))
    return frozenset([w for s in together for w in evidence.once(lemmas, s)])


def _opposed(evidence: Evidence) -> dict[str, frozenset[str]]:
    """Such opposites of each word of the story that the story has too."""
    lexicon = antonyms()
    told = {w for s in evidence.statements.values() for w in evidence.once(lemmas, s)}
    others = {w: (lexicon.opposites.get(w, frozenset()), lexicon.base(w)) for w in told}
    # Most words have neither.
    found = {w: told & {*listed, base} for w, (listed, base) in others.items() if listed or base}
    return {w: frozenset(opposites) for w, opposites in found.items() if opposites}


def _alike(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Are two clauses alike enough that a negation in one alone must turn it? Shared content decides."""
    if left.predicate != right.predicate:
        return False
    a, b = evidence.once(content, left), evidence.once(content, right)
    return len(a & b) >= 2 and len(a & b) * 2 >= min(len(a), len(b))


def _carries(statement: Statement, word: str) -> bool:
    """Is the word the verb of the clause or the head of a participant, rather than said in passing?"""
    return word == statement.predicate or any(a.head.lower() == word for a in statement.arguments)
