"""The table of holders of offices."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.lexicon.holders import by_name, by_office, by_word, fold, holders
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import states


def test_every_row_is_whole() -> None:
    bodies = {o.name for o in organisations().values()}
    for h in holders():
        assert h.person == h.person.strip() != ""
        assert h.state in states() or h.state in bodies, h
        for day in (h.start, h.end):
            assert day == "" or 1900 < int(day[:4]) <= date.today().year, h
        assert not h.start or not h.end or h.start[:4] <= h.end[:4], h


def test_look_ups_agree() -> None:
    row = by_office()["USA", "president"][0]
    assert row in by_name()[fold(row.person)]
    assert row in by_word()[fold(row.person).split()[-1]]


def test_held() -> None:
    merkel = next(h for h in holders() if h.person == "Angela Merkel")
    assert merkel.held(2013, 2013)
    assert not merkel.held(1990, 2004)
    assert merkel.gender == "feminine"


@pytest.mark.parametrize(
    ("state", "office", "first"),
    [
        ("IRQ", "prime_minister", 2006), ("PAK", "prime_minister", 2008), ("FRA", "prime_minister", 2007),
        ("JPN", "prime_minister", 2006), ("EGY", "president", 2012), ("POL", "president", 2005), ("DEU", "president", 2004),
        ("IND", "president", 2007), ("GRC", "prime_minister", 2009), ("IRQ", "president", 2005),
    ],
)  # fmt: skip
def test_no_year_without_a_head_of_state_or_government(state: str, office: str, first: int) -> None:
    held = [(int(h.start[:4] or 0), int(h.end[:4] or 9999)) for h in by_office()[state, office]]
    assert [year for year in range(first, 2021) if not any(start <= year <= end for start, end in held)] == []
