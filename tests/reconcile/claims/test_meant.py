"""Whether it is sure whom a pronoun means."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.claims.meant import is_surely, may_be_name, name_of
from crosswire.records.statements import Attribution
from crosswire.records.text import Span

# A sentence, its subject, and who speaks in it.
Told = tuple[str, str, str]


def told(sentences: list[Told], *, genders: dict[str, str] | None = None) -> Story:
    """A story of these sentences about Ivo Brandt and Emil Kroll; every "he" is taken for Brandt."""
    story = Story(" ".join(text for text, _, _ in sentences))
    story.who("Ivo Brandt")
    story.who("Emil Kroll")
    whole, at = story.texts["R1"], 0
    starts = []
    for text, _, _ in sentences:
        starts.append(at)
        at += len(text) + 1

    def sentence(start: int) -> int:
        return max(n for n, first in enumerate(starts) if first <= start)

    for n, e in enumerate(story.entities):
        own = tuple(
            replace(m, sentence=sentence(m.start), gender=(genders or {}).get(e.name, "masculine")) for m in e.mentions
        )
        story.entities[n] = replace(e, mentions=own)
    brandt = story.entities[0]
    first = (brandt.mentions or story.entities[1].mentions)[0]
    he = tuple(
        replace(first, start=m.start(), end=m.end(), text=m.group(), form="pronoun", sentence=sentence(m.start()))
        for m in re.finditer(r"\b(?:[Hh]e|his)\b", whole)
    )
    story.entities[0] = replace(brandt, mentions=(*brandt.mentions, *he))
    for n, (text, subject, speaker) in enumerate(sentences):
        story.says("R1", text.rstrip("."), "do", subject=subject, sentence=n)
        if speaker:
            who = story.phrase("R1", speaker, starts[n])
            inside = re.search(r"“[^”]*”", text) or re.search(r"that .*|^.*(?=, (?:he|said))", text)
            assert inside
            content = (Span(start=starts[n] + inside.start(), end=starts[n] + inside.end()),)
            said = Attribution(report="R1", kind="indirect", speaker=who, cue=who, content=content)
            story.statements[-1] = replace(story.statements[-1], attribution=(said,))
    return story


def is_sure(story: Story) -> bool:
    """Does the last "he" surely mean Brandt?"""
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    return is_surely("E1", "R1", max(m.start for m in story.entities[0].mentions if m.form == "pronoun"), evidence)


@pytest.mark.parametrize(
    ("sentences", "sure"),
    [
        ([("Brandt came late.", "Brandt", ""), ("He left.", "He", "")], True),
        ([("Brandt met Kroll.", "Brandt", ""), ("He left.", "He", "")], True),
        ([("Kroll met Brandt.", "Kroll", ""), ("He left.", "He", "")], False),
        ([("Brandt came.", "Brandt", ""), ("Kroll stayed.", "Kroll", ""), ("He left.", "He", "")], False),
        # Between them somebody is told of who has no name.
        ([("Brandt came.", "Brandt", ""), ("A farmer stayed.", "A farmer", ""), ("He left.", "He", "")], False),
        ([("Brandt came.", "Brandt", ""), ("The pier held.", "The pier", ""), ("He left.", "He", "")], True),
        # What is said of somebody in reported speech goes on, or who speaks does.
        ([("Brandt said that Kroll fell.", "Brandt", "Brandt"), ("He had a cold.", "He", "")], False),
        ([("Brandt said that Kroll fell.", "Brandt", "Brandt"), ("He added that it was cold.", "He", "He")], True),
        ([("Brandt is ill, said Kroll.", "Brandt", "Kroll"), ("He left.", "He", "")], False),
        ([("Brandt accused Kroll because he lied.", "Brandt", "")], False),
        # Nobody tells of himself by name.
        ([("Brandt is ill, he said.", "Brandt", "he")], False),
        # A pronoun in between means somebody only where that is sure.
        ([("Kroll met Brandt.", "Kroll", ""), ("He fell.", "He", ""), ("He left.", "He", "")], False),
        ([("Brandt came.", "Brandt", ""), ("He fell.", "He", ""), ("He left.", "He", "")], True),
        # A heading, and what it is whose.
        ([("Brandt helps\nKroll came.", "Brandt", ""), ("He left.", "He", "")], False),
        ([("Kroll came.", "Kroll", ""), ("Brandt’s speech was long.", "speech", ""), ("He left.", "He", "")], False),
        ([("Brandt came.", "Brandt", ""), ("He or she may leave.", "He", "")], False),
    ],
)
def test_name_may_be_put_where_nobody_else_comes_first(sentences: list[Told], sure: bool) -> None:
    assert is_sure(told(sentences)) is sure


def test_who_may_be_of_another_gender_is_not_meant_beside_one_who_is() -> None:
    sentences = [("Brandt asked Kroll.", "Brandt", ""), ("He left.", "He", "")]
    story = told(sentences)
    (first, *rest) = story.entities[0].mentions
    story.entities[0] = replace(story.entities[0], mentions=(replace(first, gender=None), *rest))
    assert not is_sure(story)


def test_full_name_that_comes_long_after_the_surname_is_of_a_relative() -> None:
    for before, name in (("Brandt came. Brandt left. Brandt fell. ", "Brandt"), ("", "Ivo Brandt")):
        story = Story(f"{before}Ivo Brandt is a boy.")
        story.who("Ivo Brandt")
        (e,) = story.entities
        *bare, last = e.mentions
        full = replace(last, start=last.start - len("Ivo "), text="Ivo Brandt")
        story.entities[0] = replace(e, mentions=(*bare, full))
        evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
        assert name_of("E1", evidence) == name


@pytest.mark.parametrize(
    ("words", "may_be"),
    [
        ("Ana Reyes", True),
        ("the guild of rope makers of Ostrava", True),
        ("D-Ostrava", False),
        ("R", False),
        ("one " * 10, False),
    ],
)
def test_what_stands_for_a_name(words: str, may_be: bool) -> None:
    assert may_be_name(words) == may_be
