"""Nouns in the names of bodies, and nouns that mean one. Reads data/bodies.yml, which explains its sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """The lists of ``bodies.yml``: lower case."""

    ends: frozenset[str]
    organs: frozenset[str]
    bare: frozenset[str]
    media: frozenset[str]
    meanings: dict[str, tuple[str, ...]]
    printed: frozenset[str]
    aired: frozenset[str]
    anybody: frozenset[str]
    neither: frozenset[str]
    private: frozenset[str]
    official: frozenset[str]
    bands: frozenset[str]
    warlike: frozenset[str]
    fighters: frozenset[str]
    small: frozenset[str]
    sorts: frozenset[str]
    before_sorts: frozenset[str]


@cache
@reading("bodies.yml")
def body_words() -> BodyWords:
    """The words of ``bodies.yml``, read once."""
    data = read_yaml("bodies.yml")
    return fill(BodyWords, data, meanings={noun: tuple(kinds) for noun, kinds in data["meanings"].items()})
