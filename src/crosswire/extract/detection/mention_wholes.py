"""Stage 4, helper: the whole name of a body that words of the lexicon, ranks or offices cut.

States, ranks ("new", "general") and offices break runs of capitalised words, so that "the Maravian Air Force" is left as an "Air
Force" and the "New Harbour Foundation" as a "Harbour Foundation". A body is called by all that the recogniser takes for its name,
and a state's own organ ("Navy", "Committee") by the state's name right before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from crosswire.extract.detection.mention_words import CHAMBERS
from crosswire.lexicon.bodies import body_words
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state, states
from crosswire.records.names import Mention
from crosswire.records.text import NamedSpan, Parse

# Tokens of the longest name of a state before an organ ("Bosnia and Herzegovina Border Police").
_STATE = 4
# Words of the longest name of an organ that another state's may have, too ("Coastal Border Police").
_WIDEST = 3
# How American bodies are named in the lexicon: "US Treasury".
_AMERICAN = re.compile(r"^(?:U\.S\.|United States|American) ")


def whole_body(
    parse: Parse,
    first: int,
    last: int,
    labels: Mapping[int, NamedSpan],
    words: Sequence[Mention],
    offices: AbstractSet[int],
) -> tuple[int, int]:
    """The tokens of the whole name of a body of which the run from ``first`` up to ``last`` is a part.

    ``words`` are the lexicon's mentions of the sentence, ``offices`` the tokens of its office phrases.
    """
    named = {i: w.kind for w in words for i in range(w.first_token, w.last_token)}
    span = labels.get(first)
    if span is not None and span.label == "ORG":
        begin, stop = span.first, span.last
        while begin < first and parse.tokens[begin].text.lower() in ("the", "a", "an"):
            begin += 1
        if begin < first and _one_name(parse, begin, first, named) and not _titles(begin, first, offices):
            first = begin
        closed = last < stop and parse.tokens[stop - 1].text[:1].isupper()
        if closed and _one_name(parse, last, stop, named) and offices.isdisjoint(range(last, stop)):
            last = stop
    return _with_land(parse, first, last, words), last


def of_state(text: str, state: str | None) -> str:
    """The name of a state's organ with the state's before it, unless it says which one it is: "Maravian Air Force". American
    ones are named as the lexicon names them: "US Navy"."""
    if not is_organ(text) or text in organisations():
        return text
    text = _AMERICAN.sub("US ", text)
    told = text.partition(" ")[0] in CHAMBERS or any(find_state(word) for word in text.split())
    return text if told or state is None or text.count(" ") >= _WIDEST else f"{_adjective(state)} {text}"


def is_organ(text: str) -> bool:
    """Whether a name ends in what a state's own bodies are called."""
    return text.lower().rpartition(" ")[2] in body_words().organs


def _adjective(state: str) -> str:
    """The word by which a state's bodies are named: "Maravian"; "US" for American ones."""
    return "US" if state == "USA" else next(iter(states()[state].adjectives), states()[state].name)


def _one_name(parse: Parse, first: int, last: int, named: Mapping[int, str]) -> bool:
    """Whether the tokens may belong to one name: words with a capital, states and places, and small words between them."""
    tokens, small = parse.tokens[first:last], body_words().small
    return any(t.text[:1].isupper() for t in tokens) and all(
        (t.text[:1].isupper() or t.text.lower() in small) and named.get(t.index, "place") in ("state", "place")
        for t in tokens
    )


def _titles(first: int, last: int, offices: AbstractSet[int]) -> bool:
    """Whether an office phrase stands there that is no single word ("Press Secretary"); "General Harbours" is a name."""
    return sum(i in offices for i in range(first, last)) > 1


def _with_land(parse: Parse, first: int, last: int, words: Sequence[Mention]) -> int:
    """The first token of the state right before its organ, or of the part of the world before a body's name, else ``first``."""
    tokens, noun = parse.tokens, parse.tokens[last - 1].text.lower()
    before = next((w for w in words if w.last_token == first), None)
    if before is not None and before.kind == "place" and before.form == "adjective" and noun in body_words().ends:
        return before.first_token
    for begin in range(max(0, first - _STATE), first) if noun in body_words().organs else ():
        word = find_state(parse.text[tokens[begin].start : tokens[first - 1].end])
        if word is not None and not word.plural and word.form in ("adjective", "name"):
            return begin
    return first
