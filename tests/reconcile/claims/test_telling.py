"""Which mentions tell the line of their claim, and which only name its matter."""

from __future__ import annotations

from dataclasses import replace

from tests.reconcile.story import Story

from crosswire.records.text import Span


def telling(story: Story, *ids: str) -> dict[str, bool]:
    claims, _ = story.compare(ids)
    return {m.statement: m.tells for c in claims for m in c.mentions}


def test_noun_that_names_the_matter_does_not_tell_the_line() -> None:
    story = Story(
        "The envoys accepted an invitation to visit the northern capital.",
        "After the northern talks the markets rose.",
        "The northern capital had invited the envoys, who accepted the invitation.",
    )
    told = story.says(
        "R1", "The envoys accepted an invitation to visit the northern capital", "accept", subject="The envoys"
    )
    named = story.says("R2", "the northern talks", "talk", kind="nominal", tense="none")
    again = story.says("R3", "who accepted the invitation", "accept")
    assert telling(story, told, named, again) == {told: True, named: False, again: True}


def test_a_name_in_common_is_not_the_fact() -> None:
    story = Story("Olga Brandt lost the vote in the upper house.", "Olga Brandt toured the harbour with her minister.")
    story.who("Olga Brandt")
    lost = story.says("R1", "Olga Brandt lost the vote in the upper house", "lose", subject="Olga Brandt")
    toured = story.says("R2", "Olga Brandt toured the harbour with her minister", "tour", subject="Olga Brandt")
    told = telling(story, lost, toured)
    # Either line may be chosen; the other clause does not tell it.
    assert sorted(told.values()) == [False, True]


def test_short_clause_tells_with_its_only_word() -> None:
    story = Story("The old king died at his castle after a long illness.", "The king died.")
    long_ = story.says("R1", "The old king died at his castle after a long illness", "die", subject="The old king")
    short = story.says("R2", "The king died", "die", subject="The king")
    assert telling(story, long_, short) == {long_: True, short: True}


def test_that_somebody_spoke_tells_nothing_of_what_another_says() -> None:
    story = Story("“Fish are scarce,” Ivo Brandt said.", "“Rain is near,” he said.")
    story.who("Ivo Brandt")
    frames = []
    for report, words, speaker in (("R1", "Fish are scarce", "Ivo Brandt"), ("R2", "Rain is near", "he")):
        story.says(report, words, "be", said_by=speaker)
        cue = story.phrase(report, "said")
        (source,) = story.statements[-1].attribution
        story.statements[-1] = replace(story.statements[-1], attribution=(replace(source, cue=cue),))
        frames.append(story.says(report, f"{speaker} said", "say", subject=speaker))
        story.statements[-1] = replace(story.statements[-1], predicate_at=Span(start=cue.start, end=cue.end))
    told = telling(story, *frames)
    # The line is the sentence of either.
    assert sorted(told[id_] for id_ in frames) == [False, True]


def test_a_clause_that_is_a_small_part_of_a_long_line_does_not_count_for_it() -> None:
    line = "Olga Brandt closed the northern ferry line after the harbour council had refused new money"
    story = Story(f"{line}.", "It closed the ferry line.", f"The minister said {line}.")
    long_ = story.says("R1", line, "close", subject="Olga Brandt")
    part = story.says("R2", "It closed the ferry line", "close", subject="It")
    whole = story.says("R3", line, "close", subject="Olga Brandt")
    (claim,), _ = story.compare((long_, part, whole))
    assert {m.statement: (m.tells, m.counts) for m in claim.mentions} == {
        long_: (True, True), part: (True, False), whole: (True, True),
    }  # fmt: skip
