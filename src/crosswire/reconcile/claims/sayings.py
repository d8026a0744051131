"""What one statement says by itself: its words, denial, quotations, the share it claims. A helper of stage 10.

Each is worked out once for a statement, which is compared with dozens of others.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from crosswire.lexicon.clauses import clause_words
from crosswire.lexicon.comparison import comparison
from crosswire.matching.quotes import telling, words, words_of_plain
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence, Value
from crosswire.records.statements import Statement
from crosswire.records.text import Span
from crosswire.text.normalize import even

# Characters around a quotation that are none of its words.
MARKS = "\"“”'‘’., "
# How far apart two shares are that contradict.
_AGAINST = 0.5
# Words: a quotation longer than this is shown by its differing words.
_SHOWN = 12
# What becomes a hyphen once typographic variants are made plain.
_HYPHEN = re.compile("[-\u2010-\u2012]")


def text_of(statement: Statement, evidence: Evidence) -> str:
    """The clause as it is cited, with white space made even."""
    return " ".join(evidence.text[statement.report][statement.start : statement.end].split())


def own_words(statement: Statement, evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """The words of each stretch of the clause, without those of nested clauses."""
    text = evidence.table(_plain)[statement.report]
    return tuple([words_of_plain(text[span.start : span.end]) for span in statement.own])


def own_stems(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The stems of the content words of the clause, but of names."""
    return stems((*statement.lemmas, statement.predicate)) - evidence.name_stems


def _plain(evidence: Evidence) -> dict[str, str]:
    """The texts with typographic variants made plain, each character at its place."""
    return {report: even(text) for report, text in evidence.text.items()}


def content(statement: Statement, _: Evidence) -> frozenset[str]:
    """The content lemmas of the clause."""
    return frozenset(statement.lemmas)


def matter(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """The content lemmas of the clause that are no names."""
    return evidence.once(content, statement) - evidence.name_words


def lemmas(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """Lemmas of the clause, with its plain words, so that "de-escalate" survives any tokenizer."""
    found = dict.fromkeys((*statement.lemmas, statement.predicate))
    if not _HYPHEN.search(evidence.text[statement.report], statement.start, statement.end):
        return tuple(found)
    hyphened = [w for w in words(evidence.once(text_of, statement)) if "-" in w]
    # A tokenizer may have cut "de-escalate" in three; then "escalate" is no word of the clause.
    parts = {part for w in hyphened for part in w.split("-")}
    return tuple(dict.fromkeys([*(w for w in found if w not in parts), *hyphened]))


def is_negated(statement: Statement, evidence: Evidence) -> bool:
    """Is the clause denied, by its verb or by any word in it ("without agreement", "no deal")?"""
    if statement.polarity == "negative":
        return True
    negators = clause_words().negations
    # Words of nested clauses ("who asked not to be named") deny nothing here.
    return not all(map(negators.isdisjoint, evidence.once(own_words, statement)))


def quoted(statement: Statement, evidence: Evidence) -> tuple[Span, ...]:
    """The quotations in a clause, cut to the clause."""
    return evidence.once(_quoted, statement)


def _quoted(statement: Statement, evidence: Evidence) -> tuple[Span, ...]:
    starts, ends = evidence.table(_quotations)[statement.report]
    first, last = bisect_left(ends, statement.start), bisect_left(starts, statement.end)
    cut = [(max(starts[n], statement.start), min(ends[n], statement.end)) for n in range(first, last)]
    return tuple([Span(start=start, end=end) for start, end in cut if end - start > 2])


def quotations(statement: Statement, evidence: Evidence) -> tuple[tuple[Span, str], ...]:
    """The quotations in a clause, each with its text, white space made even."""
    return tuple([(span, evidence.words(statement.report, span)) for span in quoted(statement, evidence)])


def quoting(evidence: Evidence) -> frozenset[str]:
    """The ids of the statements that quote."""
    return frozenset([s.id for s in evidence.statements.values() if quoted(s, evidence)])


def _quotations(evidence: Evidence) -> dict[str, tuple[list[int], list[int]]]:
    """Where the quotations of each report start and end."""
    return {report: ([q.start for q in own], [q.end for q in own]) for report, own in evidence.quotes.items()}


def quote_value(statement: Statement, span: Span, text: str, differing: str) -> Value:
    short = len(words(text)) <= _SHOWN
    return Value(
        statement=statement.id, report=statement.report, start=span.start, end=span.end,
        value=text.strip(MARKS) if short else differing or text[:60], key=telling(text),
    )  # fmt: skip


def share(statement: Statement, evidence: Evidence) -> tuple[float, str] | None:
    """The share that a clause claims and its word ("all": 1.0), or None."""
    shares = comparison().shares
    for told in evidence.once(own_words, statement):
        if not shares.keys().isdisjoint(told):
            word = next(w for w in told if w in shares)
            return shares[word], word
    return None


def verdict_of_shares(ours: float, theirs: float) -> str:
    """What two shares of one thing are to one another."""
    return "contradiction" if abs(ours - theirs) > _AGAINST else "compatible"
