"""Who is blamed and denies it, wherever the two stand, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.records.stories import Disagreement


def versions(story: Story) -> list[Disagreement]:
    return [d for d in story.compare()[1] if d.kind == "party" and d.because.startswith("one side charges it")]


def two(denial: str, charge: str, *, denied_by: str = "Lornia", charged: str = "Lornia", **fields: str) -> Story:
    """A denial in one report and a charge in another."""
    story = Story(f"{denial}.", f"{charge}.")
    story.who("Lornia", kind="state", state="LRN")
    story.who("Vesta", kind="state", state="VST")
    story.says("R1", denial, "deny", subject=denied_by)
    story.says("R2", charge, "be", object=charged, **fields)
    return story


@pytest.mark.parametrize(
    ("description", "denial", "charge", "expected"),
    [
        ("who is said to be behind it denies it", "Lornia denied any part in the harbour fire",
         "Vestan officers say that Lornia was behind the harbour fire", 1),
        ("who is accused of it denies it", "Lornia denied setting the harbour ablaze",
         "Vestan officers accuse Lornia of the harbour fire", 1),
        ("another matter", "Lornia denied hiring engineers from abroad",
         "Vestan officers accuse Lornia of the harbour fire", 0),
        ("no charge", "Lornia denied any part in the harbour fire", "Officers from Lornia saw the harbour fire", 0),
        ("no denial", "Lornia regretted the harbour fire", "Vestan officers say Lornia was behind the harbour fire", 0),
    ],
)  # fmt: skip
def test_a_denial_is_held_against_charges(description: str, denial: str, charge: str, expected: int) -> None:
    assert len(versions(two(denial, charge))) == expected, description


def test_another_party_denies_nothing_of_it() -> None:
    story = two(
        "Vesta denied any part in the harbour fire", "Officers say that Lornia was behind the harbour fire",
        denied_by="Vesta",
    )  # fmt: skip
    assert not versions(story)


def test_who_accuses_is_not_accused() -> None:
    story = two(
        "Vesta denied any part in the harbour fire", "Vesta accused Lornia of the harbour fire",
        denied_by="Vesta", subject="Vesta",
    )  # fmt: skip
    assert not versions(story)


def test_a_bare_denial_is_of_what_stands_around_it() -> None:
    story = Story(
        "Ferries burned in the old harbour. Lornia denied any involvement.",
        "Lornia was behind the fire. Two ferries burned in that harbour.",
    )
    story.who("Lornia", kind="state", state="LRN")
    story.says("R1", "Ferries burned in the old harbour", "burn", sentence=0)
    story.says(
        "R1", "Lornia denied any involvement", "deny", subject="Lornia", sentence=1, lemmas=("deny", "involvement")
    )
    story.says("R2", "Lornia was behind the fire", "be", subject="Lornia", sentence=0)
    story.says("R2", "Two ferries burned in that harbour", "burn", sentence=0)
    (found,) = versions(story)
    assert {s.report for s in found.sides} == {"R1", "R2"}


def test_all_denials_and_charges_of_one_matter_are_one_disagreement() -> None:
    denials = [f"{name} denied any part in the harbour fire" for name in ("Lornia", "Lornia")]
    charges = [f"{name} said Lornia was behind the harbour fire" for name in ("Keller", "Brandt")]
    story = Story(*(f"{text}." for text in (*denials, *charges)))
    story.who("Lornia", kind="state", state="LRN")
    for n, text in enumerate(denials, 1):
        story.says(f"R{n}", text, "deny", subject="Lornia")
    for n, text in enumerate(charges, 3):
        story.says(f"R{n}", text, "be", object="Lornia")
    (found,) = versions(story)
    assert {s.report for s in found.sides} == {"R1", "R2", "R3", "R4"}


@pytest.mark.parametrize(
    ("description", "denial", "charge", "expected"),
    [
        ("who is charged denies it", "Lornia denied any part in the harbour fire",
         "Vestan officers accuse Lornia of the harbour fire", "parties differ"),
        ("a word of denial that denies nothing", "Lornia punished the innocent after the harbour fire",
         "Vestan officers accuse Lornia of the harbour fire", "compatible"),
    ],
)  # fmt: skip
def test_only_an_outright_denial_is_a_version(description: str, denial: str, charge: str, expected: str) -> None:
    story = two(denial, charge)
    verb = denial.split()[1]
    story.statements[0] = replace(story.statements[0], predicate={"denied": "deny"}.get(verb, "punish"))
    assert [d.verdict for d in versions(story)] == [expected], description


def test_two_who_serve_one_state_may_have_two_quarrels() -> None:
    story = Story("Keller denied any part in the harbour fire.", "Officers accuse Brandt of the harbour fire.")
    story.who("Lornia", kind="state", state="LRN")
    for name in ("Keller", "Brandt"):
        story.who(name, state="LRN")
    story.says("R1", "Keller denied any part in the harbour fire", "deny", subject="Keller")
    story.says("R2", "Officers accuse Brandt of the harbour fire", "accuse", object="Brandt")
    assert [d.verdict for d in versions(story)] == ["compatible"]
