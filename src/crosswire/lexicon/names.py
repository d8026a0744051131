"""Words in names of persons that are no names themselves, and where which name comes first. Reads data/names.yml, which explains its sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The lists of ``names.yml``: folded, but for ``prefixes`` and the states of ``family_first``."""

    fillers: frozenset[str]
    generations: frozenset[str]
    fathers: frozenset[str]
    servants: frozenset[str]
    articles: frozenset[str]
    prefixes: frozenset[str]
    family_first: frozenset[str]
    common: frozenset[str]


@cache
@reading("names.yml")
def name_words() -> NameWords:
    """The words of ``names.yml``, read once."""
    return fill(NameWords, read_yaml("names.yml"))
