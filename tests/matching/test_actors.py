"""Phrases to states, with namesakes and blocs."""

from datetime import date

import pytest

from crosswire.lexicon.actors import Actor
from crosswire.matching.actors import choose, state_of


@pytest.mark.parametrize(
    ("phrase", "day", "among", "expected"),
    [
        ("members of the Storting", None, (), "NOR"),
        ("Chinese embassy in Moscow", None, (), "CHN"),
        ("the UN envoy", None, (), "UNO"),
        ("Ireland's EU commissioner", None, (), "IRL"),
        ("Kashmiri students", None, (), "IND"),
        ("Trump", date(2018, 5, 1), (), "USA"),
        ("PTI lawmakers", None, ("PAK",), "PAK"),
        ("PTI lawmakers", None, ("IND",), "IND"),
        ("some soldiers", None, (), None),
        ("", None, (), None),
    ],
)
def test_state_of(phrase: str, day: date | None, among: tuple[str, ...], expected: str | None) -> None:
    assert state_of(phrase, day, among=among) == expected


def one(state: str, kind: str = "person", first: int = 0, last: int = 9999) -> Actor:
    return Actor(state=state, kind=kind, first=first, last=last)


NAMESAKES = [
    ("alone", [one("NOR")], 0, (), "NOR"),
    ("two of one state", [one("NOR"), one("NOR", "media")], 0, (), "NOR"),
    ("two states", [one("NOR"), one("PER")], 0, (), None),
    ("a party goes before a company", [one("NOR", "company"), one("PER", "party")], 0, (), "PER"),
    ("two parties, one agency", [one("NOR", "party"), one("PER", "party"), one("FRA", "agency")], 0, (), "FRA"),
    ("long dead", [one("NOR", last=1950), one("PER")], 2020, (), "PER"),
    ("named in the text", [one("NOR", "company"), one("PER", "party")], 0, ("NOR",), "NOR"),
    ("nobody", [], 0, (), None),
]


@pytest.mark.parametrize(
    ("found", "year", "among", "expected"), [n[1:] for n in NAMESAKES], ids=[n[0] for n in NAMESAKES]
)
def test_choose(found: list[Actor], year: int, among: tuple[str, ...], expected: str | None) -> None:
    assert choose(found, year, among) == expected
