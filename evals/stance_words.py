"""Words by which a text calls something false, leaves it open or vouches for it: reader of ``stance.yml``, which lies beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from crosswire.errors import DataError

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
    data = read_yaml()
    try:
        return StanceWords(**{name: _by_first(data[name]) for name in ("refuting", "doubting", "affirming")})
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"stance.yml: {error}") from error


def read_yaml() -> Any:
    """The content of the file."""
    return yaml.safe_load((Path(__file__).parent / "stance.yml").read_text(encoding="utf-8"))


def _by_first(listed: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in listed:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}
