"""A clause is not told without what its last word asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.records.text import Span


@pytest.mark.parametrize(
    ("text", "words", "verb", "predicate", "object_", "other", "line"),
    [
        (
            "The league, of course, welcomed and used the old plan.", "The league, of course, welcomed", "welcomed", "welcome", "",
            "used the old plan", "The league, of course, welcomed and used the old plan.",
        ),
        (
            "The answer of that league was, “We can wait.”", "The answer of that league was", "was", "be", "",
            "We can wait.”", "The answer of that league was, “We can wait.”",
        ),
        # What has its object already goes on to no other.
        (
            "A plan the old league of the two towns wrote and used the mill.", "A plan the old league of the two towns wrote", "wrote",
            "write", "A plan", "used the mill", "A plan the old league of the two towns wrote.",
        ),
    ],
)  # fmt: skip
def test_verb_at_the_end(text: str, words: str, verb: str, predicate: str, object_: str, other: str, line: str) -> None:
    story = Story(text)
    subject = words.split(",")[0].split(f" {verb}")[0].removeprefix(f"{object_} ")
    said = story.says("R1", words, predicate, subject=subject, object=object_, sentence=0)
    story.says("R1", other, other.split()[0], sentence=0)
    first, second = story.statements
    at, used = story.phrase("R1", verb), story.phrase("R1", other.split()[0])
    story.statements[:] = [
        replace(first, predicate_at=Span(start=at.start, end=at.end)),
        replace(second, predicate_at=Span(start=used.start, end=used.end)),
    ]
    assert gist_of(story, said) == line
