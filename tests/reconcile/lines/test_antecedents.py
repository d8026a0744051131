"""Which thing is meant, told in brackets."""

from __future__ import annotations

import pytest
from tests.reconcile.story import Story

CLAUSE = "Nobody opposed the deal in the harbour town"


def line(named: str, clause: str = CLAUSE, thing: str = "the deal") -> str:
    """The line of ``clause`` behind a sentence on what ``named`` names."""
    story = Story(f"On Monday they told of {named}. {clause}.")
    story.says("R1", f"they told of {named}", "tell", subject="they", object=named)
    id_ = story.says("R1", clause, "oppose", subject="Nobody", object=thing)
    claims, _ = story.compare((id_,))
    return next(c.gist for c in claims if {m.statement for m in c.mentions} == {id_})


@pytest.mark.parametrize(
    ("named", "added"),
    [
        ("a deal with Norland", "with Norland"),
        ("the Norland deal", "the Norland deal"),
        ("Norland's deal on grain", "Norland's deal on grain"),
        ("a costly deal on the Ostrava dam, which leaks", "a costly deal on the Ostrava dam"),
        # It has no name, or its words are of something else, or it is one of several.
        ("a deal on grain", ""),
        ("a deal in words of Norland", ""),
        ("its deal with Norland", ""),
        ("the Norland deal of 1938", ""),
        ("the first deal with Norland", ""),
        ("a dam in Norland", ""),
    ],
)
def test_thing_is_told_by_what_the_report_called_it(named: str, added: str) -> None:
    clause = "Nobody opposed the deal yesterday morning in town"
    brackets = f" [{added}]" if added else ""
    assert line(named, clause) == f"Nobody opposed the deal{brackets} yesterday morning in town."


@pytest.mark.parametrize(
    "clause",
    [
        # The line says itself which thing is meant.
        "Nobody opposed the deal with the old harbour town",
        "Nobody in all of Norland opposed the deal yesterday morning",
        # Things that need no telling which.
        "Nobody opposed the government yesterday morning in town",
    ],
)
def test_thing_that_is_clear_is_left(clause: str) -> None:
    noun = "government" if "government" in clause else "deal"
    assert line(f"a {noun} for Norland", clause, f"the {noun}") == f"{clause}."


def test_of_two_that_have_no_name_in_common_neither_is_told() -> None:
    clause = "Nobody opposed the deal yesterday morning in town"
    story = Story(f"On Monday they told of a deal with Norland and mocked a deal with Sudmark. {clause}.")
    story.says("R1", "they told of a deal with Norland", "tell", subject="they", object="a deal with Norland")
    story.says("R1", "mocked a deal with Sudmark", "mock", object="a deal with Sudmark")
    id_ = story.says("R1", clause, "oppose", subject="Nobody", object="the deal")
    claims, _ = story.compare((id_,))
    assert next(c.gist for c in claims if {m.statement for m in c.mentions} == {id_}) == f"{clause}."


def test_thing_that_all_reports_name_alike_is_told_by_that() -> None:
    clause = "Nobody opposed the deal yesterday morning in town"
    other = "They told of the Norland deal and mocked a deal with Norland."
    story = Story(f"{clause}.", other, "They sold a deal on Norland.")
    story.says("R2", "They told of the Norland deal", "tell", subject="They", object="the Norland deal")
    story.says("R2", "mocked a deal with Norland", "mock", object="a deal with Norland")
    story.says("R3", "They sold a deal on Norland", "sell", object="a deal on Norland")
    id_ = story.says("R1", clause, "oppose", subject="Nobody", object="the deal")
    claims, _ = story.compare((id_,))
    line = next(c.gist for c in claims if {m.statement for m in c.mentions} == {id_})
    assert line == "Nobody opposed the deal [the Norland deal] yesterday morning in town."
