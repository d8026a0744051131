"""People without a name who act together."""

from __future__ import annotations

import pytest
from tests.extract.test_resolve import named, story, surfaces

from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The angry protesters stormed the customs office in Lima.", "protesters"),
        ("Dozens of rebels attacked the bridge.", "rebels"),
        ("Pro-government protesters marched in Lima.", "Pro-government protesters"),
        ("Chilean-backed fighters took the bridge.", "Chilean-backed fighters"),
        ("Supporters of Olga Brandt marched in Lima.", "supporters"),
        ("Police closed the bridge.", "Police"),
        ("The crowd threw stones at the guards.", "crowd"),
    ],
)
def test_people_who_act_together_are_known(parser: Parser, text: str, group: str) -> None:
    assert named(story(parser, text), group).kind == "group"


def test_a_crowd_that_does_nothing_is_nobody(parser: Parser) -> None:
    assert not [e for e in story(parser, "He spoke before a large crowd in Lima.") if e.name == "crowd"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“Protesters burned a flag,” she said.", "Protesters"),
        ("Guards (protesters among them) left the bridge.", "protesters"),
        ("The guards left—rebels stayed.", "rebels"),
    ],
)
def test_marks_before_a_group_are_no_part_of_it(parser: Parser, text: str, word: str) -> None:
    assert word in {m.text for e in story(parser, text) for m in e.mentions}


def test_words_for_the_same_people_are_one_group(parser: Parser) -> None:
    found = story(parser, "The protesters burned a flag.", "Several demonstrators threw stones. The protesters left.")
    one = named(found, "protesters")
    assert {m.report for m in one.mentions} == {"R1", "R2"}
    assert "Several demonstrators" in surfaces(one)


def test_protesters_of_a_state_do_not_stand_for_it(parser: Parser) -> None:
    found = story(parser, "Chile closed the port. Chilean protesters burned a flag. Chilean officials left.")
    assert named(found, "Chilean protesters").represents is None
    assert named(found, "Chilean officials").represents == named(found, "Chile").id
