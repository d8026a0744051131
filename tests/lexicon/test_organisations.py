"""Organisations and their abbreviations."""

from __future__ import annotations

from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import states


def test_abbreviation_and_name_are_one() -> None:
    found = organisations()
    assert found["OSCE"] is found["Organization for Security and Cooperation in Europe"]
    assert found["E.U."].name == "European Union"


def test_items_and_states_are_well_formed() -> None:
    for body in organisations().values():
        assert body.wikidata is None or body.wikidata[1:].isdigit(), body
        assert body.state is None or body.state in states(), body
