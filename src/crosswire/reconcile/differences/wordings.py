"""A word or two that one report quotes and the other says otherwise, or that is a slip. A helper of stage 10."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from crosswire.matching.quotes import telling, words
from crosswire.reconcile.claims.evidence import Difference, Evidence, clause
from crosswire.reconcile.claims.sayings import MARKS, content, quotations, quote_value, quoted, quoting, text_of
from crosswire.records.statements import Statement

# Words: a quotation this short may be a word that a report got wrong.
_WORD_OR_TWO = 3
# Likeness (0..1) of the letters of two words, and their length, from which one may be a slip for the other.
_SLIP, _LONG = 0.7, 7
# Characters: words that begin alike are one ("impose", "imposition").
_STEM = 5


def wordings(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """A word or two that one report puts in quotation marks, where the other says something else unquoted."""
    if evidence.table(quoting).isdisjoint((left.id, right.id)):
        return
    yield from _slips(left, right, evidence)
    for one, other in ((left, right), (right, left)):
        if quoted(other, evidence) or len(evidence.once(content, one) & evidence.once(content, other)) < 2:
            continue
        said = telling(evidence.once(text_of, other))
        for span, text in evidence.once(quotations, one):
            told = telling(text)
            if told and len(words(text)) <= _WORD_OR_TWO and not told & said:
                values = (quote_value(one, span, text, ""), clause(other, "otherwise", "otherwise"))
                yield Difference(
                    kind="wording", slot=text, verdict="rendering", values=values, certainty=0.4,
                    detail=f"“{text.strip(MARKS)}” stands in one report alone",
                )  # fmt: skip


def _slips(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """A quoted word that is another word of the other clause but for some letters ("elevation" for "escalation")."""
    for one, other in ((left, right), (right, left)):
        for span, text in evidence.once(quotations, one):
            told = words(text)
            said = telling(evidence.once(text_of, other)) if len(told) == 1 and len(told[0]) >= _LONG else frozenset()
            if said and told[0] not in said:
                near = max(((_letters(told[0], w), w) for w in said if len(w) >= _LONG), default=(0.0, ""))
                # A word within the other ("de-escalate") is its opposite, which is compared as such.
                within = near[1] in told[0] or told[0] in near[1]
                if near[0] >= _SLIP and not within and near[1][:_STEM] != told[0][:_STEM]:
                    yield Difference(
                        kind="wording", slot=told[0], verdict="garbled", certainty=0.5, way="letters",
                        values=(quote_value(one, span, text, ""), clause(other, near[1], near[1])),
                        detail=f"“{told[0]}” may be a slip for “{near[1]}”",
                    )  # fmt: skip


def _letters(one: str, other: str) -> float:
    """The likeness of two words by their letters (0..1); 0 where it cannot reach that of a slip."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _SLIP and matcher.quick_ratio() >= _SLIP else 0.0
