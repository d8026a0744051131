"""Which thing is meant, told in brackets."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.lines.antecedents import things_named

CLAUSE = "Nobody opposed the deal in the harbour town"


def line(named: str, clause: str = CLAUSE, thing: str = "the deal") -> str:
    """The line of ``clause`` behind a sentence on what ``named`` names."""
    story = Story(f"On Monday they told of {named}. {clause}.")
    story.says("R1", f"they told of {named}", "tell", subject="they", object=named)
    id_ = story.says("R1", clause, "oppose", subject="Nobody", object=thing)
    return gist_of(story, id_)


@pytest.mark.parametrize(
    ("named", "added"),
    [
        ("a deal with Norland", "with Norland"),
        ("the Norland deal", "the Norland deal"),
        ("Norland's deal on grain", "Norland's deal on grain"),
        ("a costly deal on the Ostrava dam, which leaks", "a costly deal on the Ostrava dam"),
        ("the Norland deal of 1,250 farmers", "the Norland deal of 1,250 farmers"),
        # It is told beside others, or cut.
        ("the worst deal in Norland", ""),
        ("the longest-ever Norland deal", ""),
        ("a longer deal than the Norland deal", ""),
        ("a deal of Norland's duty to pay", ""),
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
    assert gist_of(story, id_) == f"{clause}."


def test_thing_that_all_reports_name_alike_is_told_by_that() -> None:
    clause = "Nobody opposed the deal yesterday morning in town"
    other = "They told of the Norland deal and mocked a deal with Norland."
    story = Story(f"{clause}.", other, "They sold a deal on Norland.")
    story.says("R2", "They told of the Norland deal", "tell", subject="They", object="the Norland deal")
    story.says("R2", "mocked a deal with Norland", "mock", object="a deal with Norland")
    story.says("R3", "They sold a deal on Norland", "sell", object="a deal on Norland")
    id_ = story.says("R1", clause, "oppose", subject="Nobody", object="the deal")
    assert gist_of(story, id_) == "Nobody opposed the deal [the Norland deal] yesterday morning in town."


def test_what_one_other_report_names_is_not_told() -> None:
    clause = "Nobody opposed the deal yesterday morning in town"
    told = ("They told of a deal with Norland", "They mocked a deal with Norland", "They sold a deal with Norland")
    story = Story(f"{clause}.", ". ".join(told) + ".")
    for words in told:
        story.says("R2", words, "tell", subject="They", object="a deal with Norland")
    assert gist_of(story, story.says("R1", clause, "oppose", subject="Nobody", object="the deal")) == f"{clause}."


def test_thousands_of_deals_take_linear_time() -> None:
    clauses = [f"Nobody opposed the deal yesterday {n}" for n in range(6000)]
    story = Story(" ".join(f"They told of a deal with Norland. {clause}." for clause in clauses))
    for clause in clauses:
        story.says("R1", clause, "oppose", subject="Nobody", object="the deal")
        first = story.statements[-1].start - len("a deal with Norland. ")
        (thing,) = [a for a in story.statements[-1].arguments if a.role == "object"]
        named = replace(thing.phrase, start=first, end=first + 19, text="a deal with Norland")
        both = (thing, replace(thing, role="oblique", phrase=named))
        story.statements[-1] = replace(story.statements[-1], arguments=both)
    evidence = gather_evidence(story.statements, (), story.lineages, story.documents)
    began = time.process_time()
    for s, clause in zip(story.statements, clauses, strict=True):
        assert [*things_named(f"{clause}.", "R1", s.start, s.end, evidence)] == [(23, " [with Norland]")]
    assert time.process_time() - began < 1  # each against each, 2.5 s
