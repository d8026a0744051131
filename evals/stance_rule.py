"""Whether one text denies, leaves open or tells as a fact what another text says.

Three things make a denial: a word that calls it untrue ("hoax", "denies"), a negation or an opposite that
only one text has, and nothing that takes them back. A hedge or a question leaves it open. Words that both
texts use tell nothing. Limits: a denial in other words ("he was seen at dinner") and irony are not seen, and
a refuting word is believed to aim at what both texts speak of: compare only texts that do.
Idea of the cues: Ferreira and Vlachos 2016.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crosswire.lexicon.clauses import clause_words
from crosswire.matching.polarity import same_polarity
from crosswire.records.stories import Score
from stance_words import Phrase, stance_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The phrases of each class that a text uses, in order; ``asks`` says that it is a question."""

    refuting: tuple[str, ...]
    doubting: tuple[str, ...]
    affirming: tuple[str, ...]
    asks: bool


def is_denied(lemmas: Sequence[str]) -> bool:
    """Whether an odd number of negations stands among ``lemmas``."""
    negations = clause_words().negations
    return sum(w in negations for w in lemmas) % 2 == 1


def stance_cues(lemmas: Sequence[str], *, known: Sequence[str] = ()) -> Cues:
    """Return the words of ``lemmas`` (a text's, in order) that take a stand.

    ``known`` are the lemmas of the text to which it is held: words that stand there too are left out.
    """
    words, theirs = stance_words(), frozenset(known)
    return Cues(
        refuting=_found(lemmas, words.refuting, theirs),
        doubting=_found(lemmas, words.doubting, theirs),
        affirming=_found(lemmas, words.affirming, theirs),
        asks="?" in lemmas and "?" not in theirs,
    )


def compare_stance(left: Sequence[str], right: Sequence[str], *, negated: tuple[bool, bool] | None = None) -> Score:
    """Say how the text ``right`` takes what the text ``left`` says; both are lemmas in order.

    ``negated`` says for each whether what both speak of is denied in it; not given, negations are counted.
    A negation that only ``left`` has is no denial: what it says is as a rule told in other words.
    ``value`` is 0.0 where ``right`` denies it, 0.5 where it leaves it open, 1.0 otherwise; ``detail`` says
    why, with the telling words on either side.
    """
    cues = stance_cues(right, known=left)
    if cues.refuting:
        return Score(name="stance", value=0.0, detail="called untrue", right=", ".join(cues.refuting))
    ours, theirs = negated or (is_denied(left), is_denied(right))
    turned = same_polarity(left, right, negated=(ours, theirs))
    if turned.value == 0.0 and not (ours and not theirs):
        return Score(name="stance", value=0.0, detail=turned.detail, left=turned.left, right=turned.right)
    if (cues.doubting or cues.asks) and not cues.affirming:
        told = ", ".join((*cues.doubting, *(("?",) if cues.asks else ())))
        return Score(name="stance", value=0.5, detail="left open", right=told)
    return Score(
        name="stance", value=1.0, detail="vouched for" if cues.affirming else "", right=", ".join(cues.affirming)
    )


def _found(lemmas: Sequence[str], listed: Mapping[str, tuple[Phrase, ...]], known: frozenset[str]) -> tuple[str, ...]:
    found = []
    for i, word in enumerate(lemmas):
        for phrase in listed.get(word, ()):
            if tuple(lemmas[i : i + len(phrase)]) == phrase and not known.issuperset(phrase):
                found.append(" ".join(phrase))
    return tuple(dict.fromkeys(found))
