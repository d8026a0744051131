"""Given names: groups and genders."""

from __future__ import annotations

from crosswire.lexicon.given_names import given_names, name_groups


def test_groups() -> None:
    groups = name_groups()
    assert groups["bob"] & groups["robert"]
    assert groups["mohammed"] & groups["muhammad"]
    assert not groups["bob"] & groups["william"]


def test_genders() -> None:
    assert given_names()["emily"] == "feminine"
    assert given_names()["vladimir"] == "masculine"
    assert "ruritania" not in given_names()
