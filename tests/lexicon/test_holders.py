"""The table of holders of offices."""

from __future__ import annotations

from datetime import date

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
