"""Names of persons grouped, and holders of offices recognised."""

import pytest

from crosswire.extract.entities.people import group_people
from crosswire.records.names import Mention


def mention(name: str, office: str | None) -> Mention:
    return Mention(
        report="R1", start=0, end=len(name), text=name, kind="person", form="name", sentence=0, first_token=0,
        last_token=2, name=name, office=office, state="USA",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "office", "expected"),
    [
        pytest.param("Barack Obana", "president", "Barack Obama", id="misspelt, with his title"),
        pytest.param("Barack Obana", "legislator", None, id="misspelt, with another title"),
        pytest.param("Barack Obama", "legislator", "Barack Obama", id="spelt right, with the title of before"),
    ],
)
def test_holders(name: str, office: str, expected: str | None) -> None:
    (one,) = group_people([mention(name, office)], (2012, 2012), frozenset({"USA"}))
    assert (one.holder.person if one.holder else None) == expected
