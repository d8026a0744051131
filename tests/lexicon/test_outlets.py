"""Agencies and outlets: each spelling names one agency, the longest first."""

from __future__ import annotations

from crosswire.lexicon.outlets import outlets


def test_spellings_come_longest_first() -> None:
    lengths = [len(spelling) for spelling in outlets().wires]
    assert lengths == sorted(lengths, reverse=True)


def test_spellings_of_one_agency_share_its_name() -> None:
    wires = outlets().wires
    assert wires["Agence France-Presse"] == wires["AFP"] == "AFP"
    assert wires["The Associated Press"] == wires["AP"] == "AP"


def test_outlets_are_lower_case() -> None:
    assert "the guardian" in outlets().outlets
    assert all(name == name.lower() for name in outlets().outlets)


def test_what_also_means_something_else_is_no_agency() -> None:
    assert not {"PA", "CP", "TT"} & outlets().wires.keys()  # the Palestinian Authority, a party, a race
