"""What ties two clauses to one thing, or parts them."""

from __future__ import annotations

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import Evidence, gather_evidence
from crosswire.reconcile.differences.ties import at_other_times, of_others, same_act, same_doers
from crosswire.records.statements import Statement


def told(story: Story) -> tuple[Statement, Statement, Evidence]:
    """The first two statements of a story and what is known of it."""
    left, right = story.statements
    return left, right, gather_evidence(story.statements, story.entities, story.lineages, story.documents)


@pytest.mark.parametrize(
    ("description", "one", "other", "published", "expected"),
    [
        ("one day", ("2031-03-04", "2031-03-04"), ("2031-03-04", "2031-03-04"), (), False),
        ("two days", ("2031-03-04", "2031-03-04"), ("2031-03-05", "2031-03-05"), (), True),
        ("a day of the week", ("2031-03-04", "2031-03-04"), ("2031-03-03", "2031-03-09"), (), False),
        ("no day, reports of one day", None, None, ("2031-03-04", "2031-03-04"), False),
        ("no day, reports of other weeks", None, None, ("2031-03-04", "2031-03-14"), True),
        ("one day, reports of other weeks", ("2031-03-04", "2031-03-04"), ("2031-03-04", "2031-03-04"), ("2031-03-04", "2031-03-14"), False),
        ("a day of two, reports of other weeks", ("2031-03-03", "2031-03-04"), ("2031-03-04", "2031-03-04"), ("2031-03-04", "2031-03-14"), False),
        ("a day after the other report", ("2031-03-06", "2031-03-06"), None, ("2031-03-06", "2031-03-05"), True),
    ],
)  # fmt: skip
def test_times_of_two_clauses(
    description: str,
    one: tuple[str, str] | None,
    other: tuple[str, str] | None,
    published: tuple[str, ...],
    expected: bool,
) -> None:
    clause = "The ferry sank off Arno that day"
    story = Story(f"{clause}.", f"{clause}.", published=published)
    for report, days in (("R1", one), ("R2", other)):
        story.says(report, clause, "sink", times=story.day(report, "that day", *days) if days else ())
    left, right, evidence = told(story)
    assert at_other_times(left, right, evidence) is expected, description
    assert at_other_times(right, left, evidence) is expected, description


@pytest.mark.parametrize(
    ("description", "one", "other", "others", "same"),
    [
        ("one doer", "Keller", "Keller", False, True),
        ("two doers", "Keller", "Brandt", True, False),
        ("one stands for the other", "Keller", "Norland", False, True),
        ("nobody known", "The crew", "Keller", False, False),
    ],
)
def test_doers_of_two_clauses(description: str, one: str, other: str, others: bool, same: bool) -> None:
    story = Story(f"{one} sank the ferry.", f"{other} sank the ferry.")
    state = story.who("Norland", kind="state")
    story.who("Keller", state=state)
    story.who("Brandt")
    for report, doer in (("R1", one), ("R2", other)):
        story.says(report, f"{doer} sank the ferry", "sink", subject=doer)
    left, right, evidence = told(story)
    assert (of_others(left, right, evidence), same_doers(left, right, evidence)) == (others, same), description


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("sink", "sink", True), ("sink", "raise", False), ("say", "say", False), ("die", "die", False)],
)
def test_one_verb_is_one_act_if_it_tells_what_was_done(one: str, other: str, expected: bool) -> None:
    story = Story("The crew did it.", "The crew did it.")
    story.says("R1", "The crew did it", one)
    story.says("R2", "The crew did it", other)
    left, right, _ = told(story)
    assert same_act(left, right) is expected
