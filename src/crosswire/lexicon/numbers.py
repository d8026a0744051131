"""Numbers in words and the words that make them inexact: the typed reader of ``data/numbers.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The lists of ``numbers.yml``; bounds and factors are (low, high)."""

    cardinals: dict[str, float]
    multipliers: dict[str, float]
    fractions: dict[str, float]
    collective: dict[str, tuple[float, float]]
    needs_of: frozenset[str]
    hedges: dict[str, tuple[float, float]]
    units: dict[str, str]


@cache
@reading("numbers.yml")
def number_words() -> NumberWords:
    """The words of ``numbers.yml``, read once."""
    data = read_yaml("numbers.yml")
    return NumberWords(
        cardinals={word: float(value) for word, value in data["cardinals"].items()},
        multipliers={word: float(value) for word, value in data["multipliers"].items()},
        fractions={word: float(value) for word, value in data["fractions"].items()},
        collective={word: (float(low), float(high)) for word, (low, high) in data["collective"].items()},
        needs_of=frozenset(data["needs_of"]),
        hedges={word: (float(low), float(high)) for word, (low, high) in data["hedges"].items()},
        units=dict(data["units"]),
    )
