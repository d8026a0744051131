"""A line that is somebody's words is told with whose words they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.reconcile.lines.finishing import finished, opened, without_opening
from crosswire.records.names import Mention
from crosswire.records.text import Span


def quoted(text: str, words: str, speaker: str, cue: str = "", who: str = "Ana Reyes") -> str:
    """The line of ``words``, quoted in ``text``, of a speaker who is ``who``."""
    story = Story(text)
    id_ = story.who("Ana Reyes") if who else ""
    said = story.says("R1", words, "be", subject=words.split(" ")[0], said_by=speaker, tense="present")
    (statement,) = story.statements
    (attribution,) = statement.attribution
    phrase = replace(
        story.phrase("R1", speaker, max(0, text.find(cue) - 30) if cue else 0), entities=(id_,) if id_ else ()
    )
    told = replace(attribution, kind="direct", speaker=phrase, cue=story.phrase("R1", cue) if cue else None)
    at = Span(start=statement.start, end=statement.end)
    story.statements[0] = replace(statement, quotes=(at,), attribution=(told,))
    return gist_of(story, said)


def test_quotation_is_told_with_who_says_it() -> None:
    text = "Ana Reyes was blunt. “The old ferry is no place for a cow. The pier is worse.”"
    assert quoted(text, "The old ferry is no place for a cow", "Ana Reyes") == (
        "Ana Reyes: “The old ferry is no place for a cow.”"
    )


def test_quotation_within_a_quotation_has_single_marks() -> None:
    text = "Ana Reyes was blunt. “The ferry is “no place” for a cow. The pier is worse.”"
    assert quoted(text, "The ferry is “no place” for a cow", "Ana Reyes") == (
        "Ana Reyes: “The ferry is ‘no place’ for a cow.”"
    )


def test_quotation_that_is_wholly_within_another_has_one_pair_of_marks() -> None:
    text = "Ana Reyes was blunt. “‘The old ferry is no place for a cow.’ The pier is worse.”"
    assert quoted(text, "‘The old ferry is no place for a cow.’", "Ana Reyes") == (
        "Ana Reyes: “The old ferry is no place for a cow.”"
    )


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("the envoy", "The envoy"),
        ("Aides of Ana Reyes", "Aides of Ana Reyes"),
        ("Dr Reyes", "Ana Reyes"),
        ("she", ""),
        ("D-Ostr.", ""),
    ],
)
def test_name_is_put_only_for_words_that_surely_mean_it(speaker: str, name: str) -> None:
    """An office may be that of another, a name may be a part of who is meant."""
    text = f"And {speaker} was blunt. “The old ferry is no place for a cow. The pier is worse.”"
    line = "“The old ferry is no place for a cow.”"
    assert quoted(text, "The old ferry is no place for a cow", speaker) == (f"{name}: {line}" if name else line)


def test_quotation_that_goes_on_is_not_made_to_end() -> None:
    text = "Ana Reyes was blunt. “The old ferry is no place for a cow, or for a mayor in her best hat.”"
    story = Story(text)
    ana = story.who("Ana Reyes")
    said = story.says(
        "R1", "The old ferry is no place for a cow", "be", subject="The", said_by="Ana Reyes", tense="present"
    )
    (statement,) = story.statements
    told = replace(
        statement.attribution[0], kind="direct", speaker=replace(story.phrase("R1", "Ana Reyes"), entities=(ana,))
    )
    whole = Span(start=text.index("“"), end=len(text))
    story.statements[0] = replace(statement, quotes=(whole,), attribution=(told,))
    assert gist_of(story, said) == "Ana Reyes: “The old ferry is no place for a cow …”"


def test_of_those_who_are_told_to_say_it_who_is_quoted_is_named() -> None:
    text = "The radio reports that Ana Reyes was blunt. “The old ferry is no place for a cow. The pier is worse.”"
    story = Story(text)
    radio, ana = story.who("radio", "organisation"), story.who("Ana Reyes")
    said = story.says(
        "R1", "The old ferry is no place for a cow", "be", subject="The", said_by="The radio", tense="present"
    )
    (statement,) = story.statements
    (outer,) = statement.attribution
    outer = replace(outer, speaker=replace(story.phrase("R1", "The radio"), entities=(radio,)))
    inner = replace(outer, kind="direct", speaker=replace(story.phrase("R1", "Ana Reyes"), entities=(ana,)))
    at = Span(start=statement.start, end=statement.end)
    story.statements[0] = replace(statement, quotes=(at,), attribution=(outer, inner))
    assert gist_of(story, said) == "Ana Reyes: “The old ferry is no place for a cow.”"


def test_quotation_of_nobody_known_keeps_its_marks() -> None:
    text = "They were blunt. “The old ferry is no place for a cow. The pier is worse.”"
    assert quoted(text, "The old ferry is no place for a cow", "They", who="") == (
        "“The old ferry is no place for a cow.”"
    )


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ana Reyes was blunt.", "Ana Reyes"),
        # Nobody tells of himself by name.
        ("“Reyes is no place for a cow.”", "she"),
        ("Nobody came.", "she"),
    ],
)
def test_she_behind_a_quotation_is_named_where_it_is_sure(before: str, name: str) -> None:
    words = "The old ferry is no place for a cow,” she said"
    story = Story(f"{before} “{words}.")
    ana = story.who("Ana Reyes")
    said = story.says("R1", words, "be", subject="The", said_by="she", tense="present", sentence=1)
    (statement,) = story.statements
    (attribution,) = statement.attribution
    she = replace(story.phrase("R1", "she"), entities=(ana,))
    told = replace(attribution, kind="direct", speaker=she, cue=story.phrase("R1", "said"))
    at = Span(start=0 if before.startswith("“") else statement.start, end=statement.end - 9)
    story.statements[0] = replace(statement, quotes=(at,), attribution=(told,))
    (entity,) = story.entities
    pronoun = Mention(
        report="R1", start=she.start, end=she.end, text="she", kind="person", form="pronoun", sentence=1,
        first_token=0, last_token=0,
    )  # fmt: skip
    story.entities[0] = replace(entity, mentions=(*entity.mentions, pronoun))
    if entity.mentions:
        story.says("R1", before, "be", subject=before.strip("“").split(" ")[0], sentence=0)
    assert f"The old ferry is no place for a cow,” {name} said" in gist_of(story, said)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("In fact, the dam broke", "The dam broke."),
        ("but in other words, the dam broke", "The dam broke."),
        ("That dam broke", "That dam broke."),
        ("That’s an old dam", "That’s an old dam."),
        ("that the dam broke", "The dam broke."),
        ("Yet another dam broke", "Yet another dam broke."),
        ("Then-mayor Ana Reyes left", "Then-mayor Ana Reyes left."),
        ("So that no dam breaks", "So that no dam breaks."),
        ("Nor did the dam break", "Nor did the dam break."),
        ("O.Z. Harbour-Master Ana Reyes left", "O.Z. Harbour-Master Ana Reyes left."),
    ],
)
def test_opening(text: str, line: str) -> None:
    assert finished(without_opening(text)) == line


def test_mark_of_a_quotation_that_began_before() -> None:
    assert opened("it was late,” Ana Reyes said") == "“it was late,” Ana Reyes said"
    assert opened('it was late," Ana Reyes said') == '"it was late," Ana Reyes said'
    assert opened("“it was late,” Ana Reyes said") == "“it was late,” Ana Reyes said"


def test_who_spoke_in_the_sentence_before_is_no_part_of_a_quotation() -> None:
    text = "“The ferry is old,” Ivo Brandt said. “The pier is worse than the ferry. It sinks.”"
    story = Story(text)
    ivo = story.who("Ivo Brandt")
    said = story.says(
        "R1", "The pier is worse than the ferry", "be", subject="The pier", said_by="Ivo Brandt", tense="present"
    )
    (statement,) = story.statements
    (attribution,) = statement.attribution
    who = replace(
        attribution,
        kind="direct",
        speaker=replace(attribution.speaker, entities=(ivo,)),
        cue=story.phrase("R1", "said"),
    )
    quotes = (Span(start=statement.start, end=statement.end),)
    story.statements[0] = replace(statement, quotes=quotes, attribution=(who, who))
    assert gist_of(story, said) == "Ivo Brandt: “The pier is worse than the ferry.”"
