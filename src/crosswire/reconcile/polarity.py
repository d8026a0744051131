"""One clause says the opposite of another: an opposite word, or a negation in one alone. A helper of stage 10."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.lexicon.antonyms import antonyms
from crosswire.matching.polarity import same_polarity
from crosswire.reconcile.evidence import Difference, Evidence, clause
from crosswire.reconcile.sayings import content, is_negated, lemmas
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
    score = same_polarity(evidence.once(lemmas, left), evidence.once(lemmas, right), negated=negated)
    if score.value > 0:
        return
    # "Less than a month", "more than three weeks": the numbers are compared, not these words.
    if score.left in ("more", "less", "fewer") and left.quantities and right.quantities:
        return
    sign = antonyms().leads(score.left, score.right) or score.left == "denied"
    values = (clause(left, score.left, sign), clause(right, score.right, not sign))
    telltale = score.detail == "opposite words"
    strong = telltale and (_carries(left, score.left) or _carries(right, score.right))
    yield Difference(
        kind="polarity", slot="polarity", verdict="contradiction", values=values,
        detail=f"{score.left} against {score.right}", certainty=0.75 if strong else 0.35 if telltale else 0.5,
        way="opposite words" if telltale else "negated in one",
    )  # fmt: skip


def _may_oppose(one: Statement, other: Statement, evidence: Evidence) -> bool:
    opposites = evidence.once(_opposites, one)
    return bool(opposites) and not opposites.isdisjoint(evidence.once(lemmas, other))


def _opposites(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The opposites of the words of the clause, as far as they stand left in a pair or are turned by a prefix: of two
    opposites, one is found from the other."""
    known = evidence.table(_opposed)
    return frozenset([other for w in evidence.once(lemmas, statement) if w in known for other in known[w]])


def _opposed(evidence: Evidence) -> dict[str, frozenset[str]]:
    """Such opposites of each word of the story that the story has too."""
    lexicon = antonyms()
    told = {w for s in evidence.statements.values() for w in evidence.once(lemmas, s)}
    found = {w: told & {*lexicon.opposites.get(w, ()), lexicon.base(w)} for w in told}
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
