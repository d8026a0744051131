"""What one statement says by itself: its words, denial, quotations, the share it claims. A helper of stage 10.

Each is worked out once for a statement, which is compared with dozens of others.
"""

from __future__ import annotations

from bisect import bisect_left

from crosswire.lexicon.antonyms import antonyms
from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import telling, words
from crosswire.reconcile.evidence import Evidence, Value, whole
from crosswire.records.statements import Statement
from crosswire.records.text import Span

# Characters around a quotation that are none of its words.
MARKS = "\"“”'‘’., "
# How far apart two shares are that contradict.
_AGAINST = 0.5
# Words: a quotation longer than this is shown by its differing words.
_SHOWN = 12


def lemmas(statement: Statement, evidence: Evidence) -> list[str]:
    """Lemmas of the clause, with its plain words, so that "de-escalate" survives any tokenizer."""
    return evidence.once("lemmas", statement, _lemmas)


def _lemmas(statement: Statement, evidence: Evidence) -> list[str]:
    hyphened = [w for w in words(evidence.words(statement.report, whole(statement))) if "-" in w]
    # A tokenizer may have cut "de-escalate" in three; then "escalate" is no word of the clause.
    parts = {part for w in hyphened for part in w.split("-")}
    kept = [w for w in (*statement.lemmas, statement.predicate) if w not in parts]
    return [*dict.fromkeys([*kept, *hyphened])]


def is_negated(statement: Statement, evidence: Evidence) -> bool:
    """Is the clause denied, by its verb or by any word in it ("without agreement", "no deal")?"""
    if statement.polarity == "negative":
        return True
    negators = antonyms().negators
    # Words of nested clauses ("who asked not to be named") deny nothing here.
    return any(w in negators for span in statement.own for w in words(evidence.words(statement.report, span)))


def quoted(statement: Statement, evidence: Evidence) -> list[Span]:
    """The quotations in a clause, cut to the clause."""
    return evidence.once("quoted", statement, _quoted)


def _quoted(statement: Statement, evidence: Evidence) -> list[Span]:
    found = evidence.quotes.get(statement.report, ())
    cut = [
        Span(start=max(q.start, statement.start), end=min(q.end, statement.end))
        for q in found[bisect_left(found, statement.start, key=lambda q: q.end) :]
        if q.start < statement.end
    ]
    return [q for q in cut if q.end - q.start > 2]


def quote_value(statement: Statement, span: Span, text: str, differing: str) -> Value:
    short = len(words(text)) <= _SHOWN
    return Value(
        statement=statement.id, report=statement.report, start=span.start, end=span.end,
        value=text.strip(MARKS) if short else differing or text[:60], key=telling(text),
    )  # fmt: skip


def share(statement: Statement, evidence: Evidence) -> tuple[float, str] | None:
    """The share that a clause claims and its word ("all": 1.0), or None."""
    shares = comparison().shares
    for span in statement.own:
        for word in words(evidence.words(statement.report, span)):
            if word in shares:
                return shares[word], word
    return None


def verdict_of_shares(ours: float, theirs: float) -> str:
    """What two shares of one thing are to one another."""
    return "contradiction" if abs(ours - theirs) > _AGAINST else "compatible"
