"""Stage 4, helper: seas, straits, peninsulas and parts of the world whose names hold that of a state.

"The Korean Peninsula" is neither Korea, "Latin America" is not the United States, and "the Gulf of Oman" is a water: such names
are places as a whole.
"""

from __future__ import annotations

from crosswire.extract.detection.mention_spans import mention_at
from crosswire.lexicon.lands import land_words
from crosswire.lexicon.states import find_state
from crosswire.records.names import Mention
from crosswire.records.text import Parse, Sentence

# Tokens before such a noun that may belong to the name ("East China Sea").
_WIDEST = 3


def land_at(sentence: Sentence, first: int) -> Mention | None:
    """The place whose name begins at token ``first``, or None."""
    return _part_of_world(sentence, first) or _of(sentence, first) or _noun_last(sentence, first)


def _part_of_world(sentence: Sentence, first: int) -> Mention | None:
    tokens = sentence.parse.tokens
    if tokens[first].text not in land_words().sides or first + 1 >= len(tokens):
        return None
    word = tokens[first + 1].text
    if word not in land_words().parts or find_state(f"{tokens[first].text} {word}"):
        return None
    form = "adjective" if word[-1] in "ns" else "name"
    name = f"{tokens[first].text} {land_words().parts[word]}"
    return mention_at(sentence, first, first + 2, kind="place", form=form, name=name)


def _of(sentence: Sentence, first: int) -> Mention | None:
    tokens = sentence.parse.tokens
    if tokens[first].text not in land_words().openers or first + 2 >= len(tokens) or tokens[first + 1].text != "of":
        return None
    last = first + 2
    while last < len(tokens) and last < first + 2 + _WIDEST and tokens[last].text[:1].isupper():
        last += 1
    return mention_at(sentence, first, last, kind="place", form="name") if last > first + 2 else None


def _noun_last(sentence: Sentence, first: int) -> Mention | None:
    tokens = sentence.parse.tokens
    if not tokens[first].text[:1].isupper() or tokens[first].text in land_words().ends:
        return None
    for last in range(first + 1, min(first + 1 + _WIDEST, len(tokens))):
        if tokens[last].text in land_words().ends and tokens[last].tag.startswith("NNP"):
            named = any(_known(sentence.parse, i, last) for i in range(first, last))
            return mention_at(sentence, first, last + 1, kind="place", form="name") if named else None
        if not tokens[last].text[:1].isupper():
            return None
    return None


def _known(parse: Parse, first: int, last: int) -> bool:
    """Whether a state's name or adjective ends right before the noun: other names of places are read as such."""
    word = find_state(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
    return word is not None and word.form in ("name", "adjective", "place")
