"""Words of acts that hang on a condition (``data/conditionals.yml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


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
    effects: frozenset[str]
    aiding: frozenset[str]
    happening: frozenset[str]
    musing: frozenset[str]
    idle: frozenset[str]
    needful: frozenset[str]
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
    stating: frozenset[str]
    borne: frozenset[str]
    thinking: frozenset[str]
    one_more: frozenset[str]
    hard: frozenset[str]
    averting: frozenset[str]
    grants: frozenset[str]
    supposing: frozenset[str]
    feeling: frozenset[str]
    lasting: frozenset[str]
    anybody: frozenset[str]
    liable: frozenset[str]
    whichever: frozenset[str]
    unmet: frozenset[str]
    replies: frozenset[str]
    equal: frozenset[str]
    lacking: frozenset[str]
    granting: frozenset[str]
    at_once: frozenset[str]
    resting: frozenset[str]
    terms: frozenset[str]
    setting_terms: frozenset[str]
    framing: frozenset[str]
    hints: frozenset[str]
    leading_on: frozenset[str]
    at_hand: frozenset[str]


@cache
@reading("conditionals.yml")
def condition_words() -> ConditionWords:
    """Return the words, read once."""
    data = read_yaml("conditionals.yml")
    return fill(
        ConditionWords,
        data,
        phrases=tuple(f"{phrase} " for phrase in data["phrases"]),  # not "in cases where"
        excluded=tuple(data["excluded"]),
        traded=tuple(f"{phrase} " for phrase in data["traded"]),
        strength=by_word(data["strength"]),
    )
