"""Stage 1: notes about who wrote the story, above or below it, and persons of whom the story tells."""

from __future__ import annotations

import pytest
from tests.gather.cleaned import PROSE, a, kinds, story

MORE = "The pilots of both ports wait for the day on which the gate at Velm will be open once more."
BELOW = [
    "Lea Marn is editor of Ferry News.",
    "— Lea Marn is a Ferry News correspondent.",
    "• Lea Marn is former leader of the river council.",
    "Lea Marn edits the coverage of rivers and ferries for Ferry News's desk at Velm.",
    "Lea Marn is responsible for letters and posts at Ferry News.",
    "Lea Marn, whose letters won Marn v. Velm, is an author and speaker on rivers.",
    'Lea Marn, president of the Ferry Club, is the author of "Rivers and Their Gates"',
]
ABOVE = "Lea Marn is a senior writer for Ferry Magazine and wrote The Gate: A Life on the River."


@pytest.mark.parametrize("note", BELOW)
def test_below(note: str) -> None:
    assert kinds(story(MORE, after=(note,))) == {note: "credit"}


def test_first_paragraph() -> None:
    assert kinds(story(MORE, before=(ABOVE,))) == {ABOVE: "credit"}


@pytest.mark.parametrize("first", [ABOVE, "Lea Marn is one of the nine writers who wait at the gate for the pilots."])
def test_who_is_told_of_stays(first: str) -> None:
    told = "Marn said that she would wait at the gate until the pilots had their papers back."
    assert kinds(a("Ministers agree to reopen border crossing", first, *PROSE, told)) == {}


def test_a_person_at_the_end_stays() -> None:
    last = "Lea Marn is leading the talks of the pilots with the ministry this week."
    assert kinds(story(MORE, after=(last,))) == {}
