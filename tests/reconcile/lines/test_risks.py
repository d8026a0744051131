"""What makes a clause or a line doubtful."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.lexicon.lines import line_words
from crosswire.records.names import Mention
from crosswire.records.text import Span


def gist_of(story: Story, *ids: str) -> str:
    claims, _ = story.compare(ids)
    return next(c.gist for c in claims if {m.statement for m in c.mentions} == set(ids))


def test_every_doubt_has_its_cost() -> None:
    assert all(cost >= 0 for cost in line_words().risks.values())


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        # A word that stands right before it turns what it says.
        ("Maybe the harbour master thinks the pier will hold.", "the harbour master thinks the pier will hold"),
        # What a colon opens is what it tells.
        ("The harbour master kept to one line: The pier was safe.", "The harbour master kept to one line"),
    ],
)
def test_clause_that_is_torn_is_told_with_its_sentence(text: str, clause: str) -> None:
    story = Story(text)
    said = story.says("R1", clause, "keep", subject=f"{clause.split(' master')[0]} master")
    assert gist_of(story, said) == text


def test_clause_behind_a_joint_is_told_alone() -> None:
    story = Story("The ferry left late and the old pier broke under the crowd of guests from the town.")
    said = story.says(
        "R1", "the old pier broke under the crowd of guests from the town", "break", subject="the old pier", sentence=0
    )
    story.says("R1", "The ferry left late", "leave", subject="The ferry", sentence=0)
    assert gist_of(story, said) == "The old pier broke under the crowd of guests from the town."


def test_half_a_quotation_is_told_with_who_says_it() -> None:
    text = "The pier was old, Ana Reyes said, adding that the bay was “no place for a new one”."
    story = Story(text)
    story.who("Ana Reyes")
    said = story.says(
        "R1", "that the bay was “no place for a new one”", "be", subject="the bay", said_by="Ana Reyes", sentence=0
    )
    (statement,) = story.statements
    at = text.index("“")
    story.statements[0] = replace(statement, quotes=(Span(start=at, end=text.index("”") + 1),))
    assert gist_of(story, said) == text


def test_he_whom_the_line_does_not_name_calls_for_the_sentence_before() -> None:
    text = "Ivo Brandt lost the vote. Ana Reyes said the town would not forget him soon."
    story = Story(text)
    story.who("Ivo Brandt")
    story.who("Ana Reyes")
    (known,) = story.entities[0].mentions
    him = text.index("him")
    pronoun: Mention = replace(known, start=him, end=him + 3, text="him", form="pronoun")
    story.entities[0] = replace(story.entities[0], mentions=(known, pronoun))
    story.says("R1", "Ivo Brandt lost the vote", "lose", subject="Ivo Brandt", sentence=0)
    said = story.says(
        "R1", "Ana Reyes said the town would not forget him soon", "warn", subject="Ana Reyes", sentence=1
    )
    assert gist_of(story, said) == text


def test_words_of_a_page_are_no_part_of_a_line() -> None:
    story = Story(
        "Image caption The old pier broke under the crowd on Sunday.", "The old pier broke under a crowd of guests."
    )
    ids = (
        story.says(
            "R1",
            "Image caption The old pier broke under the crowd on Sunday",
            "break",
            subject="Image caption The old pier",
        ),
        story.says("R2", "The old pier broke under a crowd of guests", "break", subject="The old pier"),
    )
    assert gist_of(story, *ids) == "The old pier broke under a crowd of guests."
