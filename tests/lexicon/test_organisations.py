"""Organisations and their abbreviations."""

from __future__ import annotations

from collections import Counter

from crosswire.lexicon.files import read_yaml
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


def test_no_form_means_two_or_stands_twice() -> None:
    rows = read_yaml("organisations.yml")["organisations"]
    forms = Counter(
        form for row in rows for form in (row["name"], *filter(None, [row.get("full")]), *row.get("forms", ()))
    )
    assert [form for form, count in forms.items() if count > 1] == []
