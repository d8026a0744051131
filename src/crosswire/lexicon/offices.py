"""Offices, titles and the nouns that refer to persons by them. Reads data/offices.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from crosswire.lexicon.files import read_yaml

# Tokens of the longest phrase in the lists; callers try no longer window.
LONGEST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a phrase says: the office's key (None for plain nouns such as "woman"), gender and number."""

    key: str | None
    gender: str | None = None
    plural: bool = False


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("offices.yml")
    return data


@cache
def office_phrases() -> Mapping[str, Office]:
    """Every phrase for an office or a person's role, lower case, singular and plural."""
    found: dict[str, Office] = {}
    genders = {phrase: gender for gender, phrases in _data()["gendered"].items() for phrase in phrases}
    entries = [(phrase, key) for key, phrases in _data()["offices"].items() for phrase in phrases]
    for phrase, key in sorted(entries, key=lambda entry: entry[0]):
        gender = genders.get(phrase) or genders.get(phrase.split()[-1])
        found.setdefault(phrase, Office(key=key, gender=gender))
        found.setdefault(_plural(phrase), Office(key=key, gender=gender, plural=True))
    for noun, gender in _data()["nouns"].items():
        known = None if gender == "any" else gender
        found.setdefault(noun, Office(key=None, gender=known))
        found.setdefault(_plural(noun), Office(key=None, gender=known, plural=True))
    return MappingProxyType(found)


@cache
def group_nouns() -> Mapping[str, str]:
    """Nouns for people without a name who act together, lower case, each with the first of those that mean the same."""
    return MappingProxyType({noun: alike[0] for alike in _data()["groups"] for noun in alike})


@cache
def crowd_nouns() -> frozenset[str]:
    """Nouns in the singular for a crowd or a camp, lower case."""
    return frozenset(_data()["bodies"])


@cache
def office_openers() -> frozenset[str]:
    """The first words of all office phrases, as the tokenizer cuts them (before a hyphen or at it)."""
    phrases = office_phrases()
    return frozenset(p.split()[0] for p in phrases) | frozenset(p.split()[0].split("-")[0] for p in phrases)


@cache
def office_heads() -> frozenset[str]:
    """The nouns that office phrases are built on, lower case: "minister" of "foreign minister", "secretary" of
    "secretary of state"."""
    return frozenset(phrase.split(" of ")[0].split()[-1] for phrase in office_phrases())


def _plural(phrase: str) -> str:
    head, of, rest = phrase.partition(" of ")
    if head.endswith("man") and head != "human":
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeo":
        head = head[:-1] + "ies"
    elif head.endswith("wife"):
        head = head[:-2] + "ves"
    elif not head.endswith((".", "s", "men")):
        head += "s"
    return head + of + rest


@cache
def courtesies() -> Mapping[str, str | None]:
    """Courtesy titles, lower case, with the gender they tell."""
    genders = {phrase: gender for gender, phrases in _data()["gendered"].items() for phrase in phrases}
    return MappingProxyType({title: genders.get(title) for title in _data()["courtesy"]})


@cache
def ranks() -> frozenset[str]:
    """Words that may stand before an office and add nothing to it ("former", "senior")."""
    return frozenset(_data()["rank"])


@cache
def kin_words() -> tuple[str, ...]:
    """Words by which somebody is introduced as a relative, lower case, the longest first."""
    return tuple(sorted(_data()["kin"], key=len, reverse=True))


@cache
def head_offices() -> tuple[str, ...]:
    """Offices whose holder is "the leader" of a state, in the order in which a bare nominal means them."""
    return tuple(_data()["heads"])


@cache
def standing_offices() -> frozenset[str]:
    """Offices whose holder acts for the state or body that the office belongs to."""
    return frozenset(_data()["standing"])
