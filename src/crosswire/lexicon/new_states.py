"""Words that show a state which no table knows. Reads data/new_states.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStateWords:
    """Endings of adjectives, nouns for what a state owns with the words that open them, those that suffice with "of",
    those before "in CITY", and verbs of governments."""

    endings: tuple[str, ...]
    institutions: frozenset[str]
    openers: frozenset[str]
    heads: frozenset[str]
    seats: frozenset[str]
    governs: frozenset[str]


@cache
@reading("new_states.yml")
def new_state_words() -> NewStateWords:
    """The lists of data/new_states.yml."""
    data = read_yaml("new_states.yml")
    return fill(NewStateWords, data, endings=tuple(data["endings"]))
