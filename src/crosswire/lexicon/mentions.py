"""Words by which mentions are found and told apart. Reads data/mentions.yml, which explains its sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionLists:
    """The lists of ``mentions.yml``."""

    particles: frozenset[str]
    compounds: frozenset[str]
    counts: frozenset[str]
    name_like: frozenset[str]
    place_prepositions: frozenset[str]
    moves: frozenset[str]
    occasions: frozenset[str]
    risky: frozenset[str]
    loose: frozenset[str]
    sides: frozenset[str]
    partisans: frozenset[str]
    judged: frozenset[str]
    matters: frozenset[str]
    told: frozenset[str]
    personal: frozenset[str]
    fields: frozenset[str]
    speech: frozenset[str]
    no_thing: frozenset[str]
    pairs: frozenset[str]
    twos: frozenset[str]
    interim: frozenset[str]
    determiners: frozenset[str]
    serving: frozenset[str]
    ruling: frozenset[str]
    governing: frozenset[str]
    wholes: frozenset[str]
    plainly: frozenset[str]


@cache
@reading("mentions.yml")
def mention_lists() -> MentionLists:
    """The words of ``mentions.yml``, read once."""
    return fill(MentionLists, read_yaml("mentions.yml"))
