"""Words by which a text calls something false, leaves it open or vouches for it: reader of ``data/stance.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.errors import DataError
from crosswire.lexicon.files import read_yaml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWords:
    """For each class the phrases (each a run of lemmas), by their first lemma."""

    refuting: dict[str, tuple[Phrase, ...]]
    doubting: dict[str, tuple[Phrase, ...]]
    affirming: dict[str, tuple[Phrase, ...]]


@cache
def stance_words() -> StanceWords:
    """Read the words once. Raises DataError where the file is malformed."""
    data = read_yaml("stance.yml")
    try:
        return StanceWords(**{name: _by_first(data[name]) for name in ("refuting", "doubting", "affirming")})
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"data/stance.yml: {error}") from error


def _by_first(listed: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in listed:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}
