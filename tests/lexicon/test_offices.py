"""Offices and titles."""

from __future__ import annotations

import pytest

from crosswire.lexicon.holders import holders
from crosswire.lexicon.offices import LONGEST, courtesies, head_offices, office_phrases, ranks, standing_offices


@pytest.mark.parametrize(
    ("phrase", "key", "plural"),
    [
        ("foreign minister", "foreign_minister", False),
        ("foreign ministers", "foreign_minister", True),
        ("secretary of state", "foreign_minister", False),
        ("heads of state", "president", True),
        ("spokeswomen", "spokeswoman", True),
        ("deputy foreign minister", "deputy_foreign_minister", False),
    ],
)
def test_phrases(phrase: str, key: str, plural: bool) -> None:
    office = office_phrases()[phrase]
    assert (office.key, office.plural) == (key, plural)


def test_gender_of_titles() -> None:
    assert office_phrases()["spokeswoman"].gender == "feminine"
    assert office_phrases()["minister"].gender is None
    assert courtesies()["mr."] == "masculine"


def test_lists_agree() -> None:
    keys = {office.key for office in office_phrases().values()}
    assert set(head_offices()) <= standing_offices() <= keys
    assert {h.office for h in holders()} <= keys
    assert not ranks() & set(courtesies())
    assert max(len(p.replace("-", " - ").split()) for p in office_phrases()) <= LONGEST
