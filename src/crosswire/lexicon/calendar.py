"""Reader of data/calendar.yml: names of months, days, units and their TIMEX3 codes; numbers are those of data/numbers.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosswire.lexicon.files import read_yaml, reading
from crosswire.lexicon.numbers import number_words

# The largest number in words that days and years are counted in; compounds are put together by the reader.
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Every table maps a lower-case word to its number or TIMEX3 code."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    holidays: Mapping[str, tuple[int, int]]
    references: Mapping[str, str]
    narrative_references: Mapping[str, str]
    sets: Mapping[str, str]
    future_cues: frozenset[str]
    present_cues: frozenset[str]
    repetition_cues: frozenset[str]


@cache
@reading("calendar.yml")
def calendar() -> Calendar:
    """Read the table once."""
    raw: dict[str, Any] = read_yaml("calendar.yml")
    return Calendar(
        months=_turned(raw["months"]),
        weekdays=_turned(raw["weekdays"]),
        seasons=_turned(raw["seasons"]),
        dayparts=_turned(raw["dayparts"]),
        units=_turned(raw["units"]),
        numbers={word: int(n) for word, n in number_words().cardinals.items() if 0 < n <= _MOST},
        ordinals=raw["ordinals"],
        decades=raw["decades"],
        holidays={name.lower(): (month, day) for name, (month, day) in raw["holidays"].items()},
        references=_turned(raw["references"]),
        narrative_references=_turned(raw["narrative_references"]),
        sets={word: code.split("/")[0] for word, code in _turned(raw["sets"]).items()},
        future_cues=frozenset(raw["future_cues"]),
        present_cues=frozenset(raw["present_cues"]),
        repetition_cues=frozenset(raw["repetition_cues"]),
    )


def _turned(table: Mapping[Any, list[str]]) -> dict[str, Any]:
    """Code -> words turned to lower-case word -> code."""
    return {word.lower(): code for code, words in table.items() for word in words}
