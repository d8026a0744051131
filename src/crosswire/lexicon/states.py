"""States and the words that stand for them: names, people, capitals, seats of government.

Reads data/states.csv. A word is looked up as it is written; ``find`` also accepts capitals throughout, as
headlines have them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

# What a word says about its state, in order of precedence where one word is listed twice.
FORMS = ("name", "adjective", "seat", "capital", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: ISO 3166 code, Wikidata item, English short name and its words."""

    iso3: str
    wikidata: str | None
    name: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWord:
    """One word of a state. ``form`` is one of FORMS; ``plural`` is set for people ("Russians")."""

    state: str
    form: str
    plural: bool = False


@cache
def states() -> Mapping[str, State]:
    """All states by ISO alpha-3 code."""
    text = files("crosswire.data").joinpath("states.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({row["iso3"]: _state(row) for row in rows})


def _state(row: dict[str, str]) -> State:
    def listed(column: str) -> tuple[str, ...]:
        return tuple(part for part in row[column].split("|") if part)

    return State(
        iso3=row["iso3"], wikidata=row["wikidata"] or None, name=row["name"],
        variants=listed("variants"), adjectives=listed("adjectives"), capitals=listed("capitals"), seats=listed("seats"),
        places=listed("places"),
    )  # fmt: skip


@cache
def state_words() -> Mapping[str, StateWord]:
    """Every word or phrase that stands for a state, as written."""
    found: dict[str, StateWord] = {}
    for form in FORMS:
        for state in states().values():
            for word in _words(state, form):
                found.setdefault(word, StateWord(state=state.iso3, form=form))
                if form == "adjective" and not word.endswith(("ese", "ish", "ss", "ch", "s", ".", "US")):
                    found.setdefault(word + "s", StateWord(state=state.iso3, form=form, plural=True))
    return MappingProxyType(found)


def _words(state: State, form: str) -> tuple[str, ...]:
    return {
        "name": (state.name, *state.variants),
        "adjective": state.adjectives,
        "seat": state.seats,
        "capital": state.capitals,
        "place": state.places,
    }[form]


def find_state(words: str) -> StateWord | None:
    """Return what ``words`` says about a state, or None. Upper case throughout is read as title case."""
    known = state_words()
    if words in known:
        return known[words]
    if len(words) > 3 and words.isupper():
        return known.get(words.title())
    return None
