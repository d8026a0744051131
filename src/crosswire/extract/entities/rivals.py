"""Stage 5, helper: things without a name that a pronoun may mean instead of somebody who has one.

"The embargo hurt Chile. It cost many jobs": the embargo is no mention, for nobody acts in it, but "it" is the embargo.
Nouns that are subjects or objects are held against the named as if they were named; where one of them is likelier, the
pronoun means nobody. Only whether that is so is told, not which noun it is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from crosswire.lexicon.mentions import mention_lists
from crosswire.records.names import Mention
from crosswire.records.text import Sentence

# Nouns looked at before a pronoun, in a sentence: the nearest.
_MOST = 12
# Grammatical roles that a rival plays.
SUBJECT, OBJECT = "subject", "object"
_ROLES = {"nsubj": SUBJECT, "nsubjpass": SUBJECT, "dobj": OBJECT}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun without a name: its token, the token that it depends on, and its role there."""

    index: int
    head: int
    role: str
    plural: bool


def nouns_of(sentence: Sentence) -> tuple[Noun, ...]:
    """The subjects and objects of ``sentence`` that are common nouns, also those that head a mention."""
    return tuple(
        Noun(index=t.index, head=t.head, role=_ROLES[t.dep], plural=t.tag == "NNS")
        for t in sentence.parse.tokens
        if t.pos == "NOUN" and t.tag in ("NN", "NNS") and t.dep in _ROLES and t.lemma not in mention_lists().no_thing
    )


def nouns_before(nouns: tuple[Noun, ...], mention: Mention, distance: int) -> tuple[Noun, ...]:
    """The last of ``nouns`` that stand before the pronoun, in its number; ``distance`` is how many sentences before it."""
    end = bisect_left(nouns, mention.first_token, key=lambda n: n.index) if distance == 0 else len(nouns)
    return tuple(n for n in nouns[max(0, end - _MOST) : end] if n.plural == mention.plural)
