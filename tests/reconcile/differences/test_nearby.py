"""Denials, shares and superlatives of one thing that stand in different claims, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.differences.nearby import in_turns, nearest
from crosswire.records.stories import Disagreement


def told(one: str, other: str, **fields: str) -> tuple[Disagreement, ...]:
    """Two reports of one sentence each, each a claim of its own."""
    story = Story(f"{one}.", f"{other}.")
    story.says("R1", one, "end", **fields)
    story.says("R2", other, "end")
    return story.compare()[1]


@pytest.mark.parametrize(
    ("description", "one", "other", "kind", "expected"),
    [
        ("the whole against a part", "It asked to lift all harbour dues", "It asked to lift part of the harbour dues", "scope", 1),
        ("shares of other matters", "It asked to lift all harbour dues", "Some fishermen slept badly", "scope", 0),
        ("how far it is the most", "It is the largest harbour strike ever", "It is the largest harbour strike in a decade", "scope", 1),
        ("no superlatives", "They rest in the west of the harbour", "They protest in the forest harbour", "scope", 0),
    ],
)  # fmt: skip
def test_scope_over_the_whole_story(description: str, one: str, other: str, kind: str, expected: int) -> None:
    assert len([d for d in told(one, other) if d.kind == kind]) == expected, description


def test_a_denial_is_held_against_what_another_report_says() -> None:
    denied = told(
        "The treaty does not end the harbour dispute", "The treaty halts the harbour dispute", polarity="negative"
    )
    assert [d for d in denied if d.kind == "polarity"]
    # The reason names words of the report, not their stems.
    (reason,) = {d.because for d in denied if "denies" in d.because}
    assert "treaty" in reason
    assert "dispute" in reason
    plain = told("The treaty ends the harbour dispute", "The treaty halts the harbour dispute")
    assert not [d for d in plain if d.kind == "polarity"]


def test_versions_of_parties_that_only_likeness_brings_together_are_not_called_so() -> None:
    plain, denied = "The treaty halts the harbour dispute", "The treaty does not end the harbour dispute"
    story = Story(f"{plain}, Vesta said.", f"{denied}, Lornia said.")
    for report, words, verb, state in (("R1", plain, "halt", "Vesta"), ("R2", denied, "end", "Lornia")):
        story.who(state, kind="state", state=state[:3].upper())
        story.says(
            report,
            words,
            verb,
            subject="The treaty",
            said_by=state,
            polarity="negative" if report == "R2" else "positive",
        )
    found = [d for d in story.compare()[1] if d.kind == "party"]
    assert [(d.verdict, "nothing shows" in d.because) for d in found] == [("compatible", True)]


def test_nearest_leaves_out_the_same_source_of_one_report() -> None:
    story = Story("Keller said all ships left. Later Keller said some ships left.", "All ships left, said Brandt.")
    ids = [
        story.says("R1", "all ships left", "leave", said_by="Keller"),
        story.says("R1", "some ships left", "leave", said_by="Keller"),
        story.says("R2", "All ships left", "leave", said_by="Brandt"),
    ]
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    found = {frozenset((a.id, b.id)) for a, b, _ in nearest(story.statements, story.statements, evidence, least=0.1)}
    assert found == {frozenset((ids[0], ids[2])), frozenset((ids[1], ids[2]))}


def test_a_large_story_is_sampled_from_all_reports() -> None:
    story = Story(*(" ".join(f"Ship {n} left port {n}." for n in range(9)) for _ in range(3)))
    for report in story.texts:
        for n in range(9):
            story.says(report, f"Ship {n} left port {n}", "leave")
    assert {s.report for s in in_turns(story.statements, 3)} == {"R1", "R2", "R3"}


@pytest.mark.parametrize(
    ("description", "denial", "sides"),
    [
        ("the report before it", "denied the report", 2),
        ("another verb", "disputed that claim", 2),
        ("no denial", "never denied the report", 0),
        ("it says itself of what", "denied the report of a fire in the hold", 0),
        ("no telling", "denied the visa", 0),
        ("a pronoun", "denied this", 2),
    ],
)
def test_who_denies_what_another_was_said_to_tell(description: str, denial: str, sides: int) -> None:
    first, (verb, what) = "Vesta has seven ships at the cape", denial.removeprefix("never ").split(" ", 1)
    story = Story(f"{first}, Brandt said. But Lornia {denial}.")
    story.who("Brandt", state="VST")
    story.who("Lornia", kind="state", state="LRN")
    story.says("R1", first, "have", said_by="Brandt")
    story.says("R1", f"Lornia {denial}", {"denied": "deny", "disputed": "dispute"}[verb], subject="Lornia", object=what)
    for s in story.statements:
        for n, a in enumerate(s.arguments):
            told = a.phrase.text.split()
            head = told[min(1, len(told) - 1)] if a.role == "object" else a.head
            story.statements[story.statements.index(s)] = s = replace(
                s, arguments=(*s.arguments[:n], replace(a, head=head), *s.arguments[n + 1 :])
            )
    found = [d for d in story.compare()[1] if d.kind == "party" and d.because.startswith("one denies what")]
    assert sum(len(d.sides) for d in found) == sides, description


@pytest.mark.parametrize(
    ("description", "before", "denial", "sides"),
    [
        ("named behind a pause", "Vesta said that Lornia fed the rebels, a charge ", "Lornia denies", 2),
        ("charged, not said", "Vesta blamed Lornia for the fire \u2013 claims ", "Lornia has rejected", 2),
        ("no telling", "Vesta said that Lornia fed the rebels, a right ", "Lornia denies", 0),
        ("he says it himself", "Lornia said that Vesta fed the rebels, a charge ", "Lornia denies", 0),
    ],
)
def test_what_is_named_a_charge_right_before_its_denial(description: str, before: str, denial: str, sides: int) -> None:
    story = Story(f"{before}{denial}.")
    for name, state in (("Vesta", "VST"), ("Lornia", "LRN")):
        story.who(name, kind="state", state=state)
    first, (who, verb) = before[: max(before.rfind(","), before.rfind(" \u2013"))], denial.split(" ", 1)
    told = first.partition(" that ")[2] or first
    said = {"said_by": first.split()[0]} if " said " in first else {"subject": first.split()[0]}
    story.says("R1", told, "feed" if said.get("said_by") else "blame", sentence=0, **said)
    story.says("R1", denial, "deny" if verb == "denies" else "reject", subject=who, sentence=0)
    found = [d for d in story.compare()[1] if d.kind == "party" and d.because.startswith("one denies what")]
    assert sum(len(d.sides) for d in found) == sides, description
