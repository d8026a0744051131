"""Comparing the polarity of two clauses: does one say the opposite of the other?

Two things turn a clause: an opposite word (escalate, de-escalate) and a negation. Two turns cancel
each other ("did not reject", "accepted"). Limits: irony, and opposites that no list holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.lexicon.antonyms import antonyms
from crosswire.records.stories import Score


def opposite_words(left: Sequence[str], right: Sequence[str]) -> tuple[str, str] | None:
    """Return the first pair of opposites, one lemma only in ``left``, the other only in ``right``.

    A word that stands in both clauses with its opposite ("not escalation but de-escalation") tells nothing.
    """
    lexicon = antonyms()
    ours, theirs = set(left), set(right)
    rest = theirs - ours
    for word in dict.fromkeys(left):
        other = None if word in theirs else lexicon.against(word, rest)
        if other is not None and lexicon.against(word, ours) is None and lexicon.against(other, theirs) is None:
            return word, other
    return None


def same_polarity(left: Sequence[str], right: Sequence[str], *, negated: tuple[bool, bool] = (False, False)) -> Score:
    """Compare two clauses given as lemmas; ``negated`` says for each whether its predicate is denied.

    1.0 is the same polarity; 0.0 the opposite, with the two telling words in ``left`` and ``right``.
    """
    pair = opposite_words(left, right)
    turned = negated[0] != negated[1]
    if pair and not turned:
        return Score(name="polarity", value=0.0, detail="opposite words", left=pair[0], right=pair[1])
    if turned and not pair:
        told = ("denied", "not denied") if negated[0] else ("not denied", "denied")
        return Score(name="polarity", value=0.0, detail="negated in one", left=told[0], right=told[1])
    return Score(name="polarity", value=1.0, detail="two turns cancel" if pair else "")
