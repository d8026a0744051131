"""Names of persons grouped, and holders of offices recognised."""

import time

import pytest

from crosswire.extract.entities.people import group_people
from crosswire.records.names import Mention


def mention(name: str, office: str | None, start: int = 0) -> Mention:
    return Mention(
        report="R1", start=start, end=start + len(name), text=name, kind="person", form="name", sentence=start, first_token=0,
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


def test_thousands_of_a_name_with_jr() -> None:
    places = range(0, 80_000, 40)
    people = [mention(name, None, at + more) for at in places for name, more in (("Omar Adel", 0), ("Adel Jr.", 20))]
    began = time.process_time()
    assert len(group_people(people, (2012, 2012), frozenset())) == 2
    assert time.process_time() - began < 2
