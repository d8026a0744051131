"""Words of acts that hang on a condition (``data/conditionals.yml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionWords:
    """The sections of the file; ``strength`` maps a lemma to threat, warning, promise, offer or demand."""

    conjunctions: frozenset[str]
    time: frozenset[str]
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]
    traded: tuple[str, ...]
    comparing: frozenset[str]
    vows: frozenset[str]
    likewise: frozenset[str]
    leading: frozenset[str]
    open: frozenset[str]
    strength: Mapping[str, str]
    hostile: frozenset[str]
    harmful: frozenset[str]
    friendly: frozenset[str]
    asking: frozenset[str]
    waiting: frozenset[str]
    holding: frozenset[str]
    steps: frozenset[str]
    idle: frozenset[str]
    bare: frozenset[str]
    refusing: frozenset[str]
    judged: frozenset[str]
    answering: frozenset[str]
    telling: frozenset[str]
    minded: frozenset[str]
    manner: frozenset[str]
    whoever: frozenset[str]
    questions: frozenset[str]
    outcomes: frozenset[str]
    foretelling: frozenset[str]
    borne: frozenset[str]
    thinking: frozenset[str]
    one_more: frozenset[str]
    hard: frozenset[str]
    averting: frozenset[str]
    grants: frozenset[str]
    supposing: frozenset[str]
    feeling: frozenset[str]
    lasting: frozenset[str]


@cache
def condition_words() -> ConditionWords:
    """Return the words, read once."""
    data = read_yaml("conditionals.yml")
    phrases = tuple(f"{phrase} " for phrase in data.pop("phrases"))  # not "in cases where"
    excluded = tuple(data.pop("excluded"))
    traded = tuple(f"{phrase} " for phrase in data.pop("traded"))
    strength = {word: kind for kind, words in data.pop("strength").items() for word in words}
    return ConditionWords(
        phrases=phrases,
        excluded=excluded,
        traded=traded,
        strength=strength,
        **{k: frozenset(v) for k, v in data.items()},
    )
