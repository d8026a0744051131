"""Nouns by which a report tells of somebody without a name. Reads data/described.yml, which explains its sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedWords:
    """The lists of ``described.yml``: lemmas, lower case."""

    persons: frozenset[str]
    relations: frozenset[str]
    bodies: frozenset[str]
    masses: frozenset[str]
    states: frozenset[str]
    measures: frozenset[str]
    nobody: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    anybody: frozenset[str]


@cache
@reading("described.yml")
def described_words() -> DescribedWords:
    """The words of ``described.yml``, read once."""
    return fill(DescribedWords, read_yaml("described.yml"))


def is_described(lemma: str) -> bool:
    """Whether a noun tells of a person or a body."""
    words = described_words()
    return any(lemma in listed for listed in (words.persons, words.relations, words.bodies))
