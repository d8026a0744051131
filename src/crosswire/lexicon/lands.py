"""Words in the names of lands, waters and parts of the world. Reads data/lands.yml, which explains its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class LandWords:
    """The lists of ``lands.yml``; ``parts`` gives the name of a part of the world for its name and adjectives."""

    ends: frozenset[str]
    openers: frozenset[str]
    sides: frozenset[str]
    parts: Mapping[str, str]
    places: frozenset[str]


@cache
@reading("lands.yml")
def land_words() -> LandWords:
    """The words of ``lands.yml``, read once."""
    data = read_yaml("lands.yml")
    return fill(LandWords, data, parts=by_word(data["parts"]))
