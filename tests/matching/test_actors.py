"""Phrases to states, with namesakes and blocs."""

from datetime import date

import pytest

from crosswire.matching.actors import state_of


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
