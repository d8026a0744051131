"""Words that decide how a clause is read: lifting verbs, light verbs, conditions, negations, nouns of event.

Typed readers of ``data/clauses.yml`` and ``data/event_nouns.yml``; both files explain their sections.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The lists of ``clauses.yml``; ``lifting`` maps a lemma to the modality that it gives."""

    lifting: dict[str, str]
    refusing: frozenset[str]
    light: frozenset[str]
    scheduling: frozenset[str]
    occurring: frozenset[str]
    conditional: frozenset[str]
    conditional_phrases: tuple[str, ...]
    negations: frozenset[str]
    not_negating: frozenset[str]
    empty_nouns: frozenset[str]
    possibly: frozenset[str]
    clausal_prepositions: frozenset[str]
    exchanging: frozenset[str]
    ordinals: frozenset[str]
    of_subject: frozenset[str]
    from_subject: frozenset[str]
    asking: frozenset[str]
    able: frozenset[str]
    stative: frozenset[str]
    states: frozenset[str]
    bounding: frozenset[str]
    bounding_phrases: frozenset[str]
    beside_times: frozenset[str]
    simultaneous: frozenset[str]
    separate: frozenset[str]


@cache
@reading("clauses.yml")
def clause_words() -> ClauseWords:
    """The words of ``clauses.yml``, read once."""
    data = read_yaml("clauses.yml")
    phrases = tuple(data["conditional_phrases"])
    return fill(ClauseWords, data, lifting=by_word(data["lifting"]), conditional_phrases=phrases)


@cache
@reading("event_nouns.yml")
def event_nouns() -> dict[str, str]:
    """Nouns that tell an event, each with the verb of the same meaning ("" where there is none)."""
    nouns = by_word(read_yaml("event_nouns.yml"))
    return {noun: "" if verb == "-" else str(verb) for noun, verb in nouns.items()}


def subject_nouns() -> frozenset[str]:
    """Nouns of event whose "of" names the one who acts."""
    return clause_words().of_subject
