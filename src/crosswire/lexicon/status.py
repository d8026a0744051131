"""Words that say whether an act happened (``data/status.yml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWords:
    """One set of lemmas for each section of the file; its notes say what each does to an act."""

    denying: frozenset[str]
    denying_prepositions: frozenset[str]
    thinking: frozenset[str]
    coming: frozenset[str]
    saying: frozenset[str]
    granting: frozenset[str]
    carrying: frozenset[str]
    will: frozenset[str]
    may: frozenset[str]
    conditions: frozenset[str]
    condition_phrases: tuple[str, ...]
    hypothetical_words: frozenset[str]
    future_words: frozenset[str]
    reported_words: frozenset[str]


@cache
@reading("status.yml")
def status_words() -> StatusWords:
    """Return the words, read once."""
    data = read_yaml("status.yml")
    return fill(StatusWords, data, condition_phrases=tuple(data["condition_phrases"]))
