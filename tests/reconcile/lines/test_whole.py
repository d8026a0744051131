"""The sentence before a line that points back at it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.records.text import Span


def gist_of(story: Story, *ids: str) -> str:
    claims, _ = story.compare(ids)
    return next(c.gist for c in claims if {m.statement for m in c.mentions} == set(ids))


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (
            "The port has sold its old cranes.",
            "The port has sold its old cranes. These cranes came from the Sund wharf.",
        ),
        # A heading has no stop, a question is not understood, another "it" points on, and too long a line is not read.
        ("Port sells its old cranes\n", "These cranes came from the Sund wharf."),
        ("Who sells the old cranes?", "These cranes came from the Sund wharf."),
        ("It sells the old cranes.", "These cranes came from the Sund wharf."),
        (f"The port has sold {'very ' * 70}old cranes.", "These cranes came from the Sund wharf."),
    ],
)
def test_line_that_points_back_is_told_with_the_sentence_before(before: str, told: str) -> None:
    story = Story(f"{before} These cranes came from the Sund wharf.")
    story.says("R1", before.rstrip(".?\n"), "sell", subject=before.split()[0], sentence=0)
    said = story.says("R1", "These cranes came from the Sund wharf", "come", subject="These cranes", sentence=1)
    assert gist_of(story, said) == told


def test_what_points_back_itself_is_told_with_the_one_before_it() -> None:
    text = "The port has sold its old cranes. They came from the Sund wharf. This was a loss for the whole bay."
    story = Story(text)
    story.says("R1", "The port has sold its old cranes", "sell", subject="The port", sentence=0)
    story.says("R1", "They came from the Sund wharf", "come", subject="They", sentence=1)
    said = story.says("R1", "This was a loss for the whole bay", "be", subject="This", sentence=2)
    assert gist_of(story, said) == text


def test_sentences_without_end_that_point_back() -> None:
    lines = [f"These terms of the old town were rejected by council number {n}" for n in range(1_500)]
    story = Story(f"{'. '.join(lines)}.")
    said = [story.says("R1", line, "reject", subject=line[:11], sentence=n) for n, line in enumerate(lines)]
    assert gist_of(story, said[-1]) == f"{lines[-1]}."


def test_of_two_mentions_the_one_that_does_not_point_back() -> None:
    story = Story(
        "The port sold cranes. These came from the Sund wharf in May.", "The cranes came from the Sund wharf in May."
    )
    story.says("R1", "The port sold cranes", "sell", subject="The port", sentence=0)
    ids = (
        story.says("R1", "These came from the Sund wharf in May", "come", subject="These", sentence=1),
        story.says("R2", "The cranes came from the Sund wharf in May", "come", subject="The cranes"),
    )
    assert gist_of(story, *ids) == "The cranes came from the Sund wharf in May."


def test_two_parts_of_one_quotation_are_one() -> None:
    text = "“The old ferry will not sail again. That is a loss for the whole bay,” Ana Reyes said."
    story = Story(text)
    story.who("Ana Reyes")
    story.says(
        "R1", "The old ferry will not sail again", "sail", subject="The old ferry", said_by="Ana Reyes", sentence=0
    )
    said = story.says("R1", "That is a loss for the whole bay", "be", subject="That", said_by="Ana Reyes", sentence=1)
    whole = (Span(start=0, end=text.index("”") + 1),)
    story.statements = [replace(s, quotes=whole) for s in story.statements]
    assert gist_of(story, said) == (
        "“The old ferry will not sail again. That is a loss for the whole bay,” Ana Reyes said."
    )
