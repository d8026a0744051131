"""Spellings that are near to a name, and no garbles."""

import pytest
from tests.extract.entities.test_strangers import cluster

from crosswire.extract.entities.garbles import join_garbles


@pytest.mark.parametrize(
    ("wrong", "right", "joined"),
    [
        pytest.param("Hispanic", "Hispanics", False, id="a word alone may be a people"),
        pytest.param("Kavanag", "Brett Kavanagh", True, id="a person named in full"),
    ],
)
def test_in_one_report(wrong: str, right: str, joined: bool) -> None:
    people = [cluster(right, ("R1", 0), ("R1", 50), ("R1", 90)), cluster(wrong, ("R1", 200))]
    assert (len(join_garbles(people, (2018, 2018))) == 1) is joined


def test_initials_are_no_surname_of_the_table() -> None:
    (one,) = join_garbles([cluster("George H W", ("R1", 0), office="president")], (2018, 2018))
    assert one.holder is None
