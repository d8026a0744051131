"""By whose word the line of a claim is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.claims.vouching import Word, vouched
from crosswire.records.statements import Attribution
from crosswire.records.stories import Claim


def told(story: Story, *ids: str) -> Claim:
    claims, _ = story.compare(ids)
    return next(c for c in claims if c.mentions[0].statement == ids[0])


def with_cue(story: Story, cue: str) -> None:
    """The last statement's source has the words ``cue``."""
    last = story.statements[-1]
    (said,) = last.attribution
    cued: Attribution = replace(said, cue=story.phrase(last.report, cue))
    story.statements[-1] = replace(last, attribution=(cued,))


def vouched_for(line: str, story: Story) -> Word:
    """Whose word the line is, if it was taken from all statements of the story."""
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    first, last = min(s.start for s in story.statements), max(s.end for s in story.statements)
    return vouched(line, story.statements, evidence, start=first, end=last)


def test_line_has_the_source_of_its_own_passage() -> None:
    story = Story(
        "The northern dam burst on Friday and drowned the valley.",
        "Nothing of it is certain. Ivo Brandt said that the dam burst.",
    )
    brandt = story.who("Ivo Brandt")
    fact = story.says(
        "R1", "The northern dam burst on Friday and drowned the valley", "burst", subject="The northern dam"
    )
    claimed = story.says("R2", "the dam burst", "burst", subject="the dam", said_by="Ivo Brandt")
    claim = told(story, fact, claimed)
    assert claim.gist == "The northern dam burst on Friday and drowned the valley."
    assert (claim.attributed_to, claim.voices, claim.unnamed) == ((brandt,), (), ())


def test_line_is_not_looked_for_in_a_passage_that_has_more_of_its_words() -> None:
    words = "had been mended with stolen stones"
    story = Story(f"It said the old dam {words}.", f"The guild said the old dam {words}, Ada Ray noted.")
    guild, _ = story.who("guild", "organisation"), story.who("Ada Ray")
    ids = (
        story.says("R1", f"the old dam {words}", "mend", subject="the old dam", said_by="It"),
        story.says("R2", f"The guild said the old dam {words}", "mend", tense="none", said_by="Ada Ray"),
    )
    story.cue("said", speaker=replace(story.phrase("R1", "It"), entities=(guild,)))
    claim = told(story, *ids)
    # Whether "it" is the guild is not sure.
    assert (claim.gist, claim.voices) == (f"The old dam {words}.", ())


@pytest.mark.parametrize(
    ("line", "unnamed"),
    [
        ("Ivo Brandt said that the dam burst.", False),
        ("The dam burst, Brandt said.", False),
        ("Ivo Brandt: “The dam burst.”", False),
        ("The dam burst.", True),
        ("Brandt fled as the dam burst.", True),
        ("The dam burst, he said.", True),
        ("The dam burst, they said in the town.", True),
    ],
)
def test_who_the_line_tells_to_say_it_is_not_named_behind_it(line: str, unnamed: bool) -> None:
    story = Story("The dam burst, Brandt said.")
    brandt = story.who("Ivo Brandt")
    (ivo,) = story.entities
    called = tuple(replace(ivo.mentions[0], text=text, form="pronoun") for text in ("he", "they", "his"))
    story.entities[0] = replace(ivo, mentions=(*ivo.mentions, *called))
    story.says("R1", "The dam burst", "burst", said_by="Brandt")
    with_cue(story, "said")
    assert vouched_for(line, story) == ((brandt,), (brandt,) if unnamed else ())


def test_who_speaks_of_himself_needs_no_name() -> None:
    story = Story("“We agree that the dam must go,” Brandt said.")
    story.who("Ivo Brandt")
    story.says("R1", "the dam must go", "go", said_by="We")
    with_cue(story, "agree")
    state = replace(story.statements[-1].attribution[0], speaker=replace(story.phrase("R1", "We"), entities=("E1",)))
    story.statements[-1] = replace(story.statements[-1], attribution=(state,))
    assert vouched_for("“We agree that the dam must go,” Brandt said.", story).unnamed == ()


@pytest.mark.parametrize(
    ("text", "predicate", "speaks"),
    [("Brandt denied the charge.", "deny", True), ("Brandt vetoed the budget.", "veto", False)],
)
def test_a_deed_is_nobodys_word(text: str, predicate: str, speaks: bool) -> None:
    story = Story(text)
    brandt = story.who("Ivo Brandt")
    deed = story.says("R1", text[:-1], predicate, subject="Brandt")
    claim = told(story, deed)
    assert (claim.attributed_to, claim.voices, claim.unnamed) == ((brandt,), (brandt,) if speaks else (), ())


@pytest.mark.parametrize(
    ("text", "line", "speaker", "act", "unnamed"),
    [
        # Who only wants it does not say it, nor who says a part of it, nor whom the line has itself.
        ("Brandt said that the dam burst.", "the dam burst", "Brandt", "say", True),
        ("Brandt hoped that the dam burst.", "the dam burst", "Brandt", "intend", False),
        ("Brandt’s fear that the dam burst.", "the dam burst", "Brandt", "noun", False),
        ("Brandt said it, and the dam burst, said Brandt.", "the dam burst, said Brandt", "Brandt", "say", True),
        ("Brandt said the gate held, while the dam burst.", "while the dam burst", "Brandt", "say", False),
        # A name that is only part of the words, and one that they do not have.
        ("Aides of Brandt said the dam burst.", "the dam burst", "Aides of Brandt", "say", False),
        ("The envoy said the dam burst.", "the dam burst", "The envoy", "say", False),
        ("Some Brandts said the dam burst.", "the dam burst", "Some Brandts", "say", False),
    ],
)
def test_only_who_surely_says_all_of_the_line_is_named_behind_it(
    text: str, line: str, speaker: str, act: str, unnamed: bool
) -> None:
    story = Story(text)
    brandt = story.who("Ivo Brandt")
    story.says("R1", line, "burst", said_by=speaker)
    with_cue(story, text.split()[1])
    (said,) = story.statements[0].attribution
    who = replace(story.phrase("R1", speaker), entities=(brandt,))
    first = text.index("the gate") if "while" in text else said.content[0].start
    whole = (replace(said.content[0], start=first),)
    story.statements[0] = replace(
        story.statements[0], attribution=(replace(said, act=act, speaker=who, content=whole),)
    )
    assert (brandt in vouched_for("The dam burst.", story).unnamed) is unnamed


def test_who_says_a_small_part_of_a_line_is_not_its_voice() -> None:
    story = Story("Brandt left the old town hall by the river before noon, when “it burst”, said Ray.")
    story.who("Ada Ray")
    story.says("R1", story.texts["R1"][:-1], "leave", said_by="Ray")
    with_cue(story, "said")
    (said,) = story.statements[0].attribution
    part = replace(said.content[0], start=story.texts["R1"].index("it burst"), end=story.texts["R1"].index("”"))
    story.statements[0] = replace(story.statements[0], attribution=(replace(said, content=(part,)),))
    assert vouched_for(story.texts["R1"], story) == ((), ())


@pytest.mark.parametrize(("mark", "told"), [(" ", True), ("\n", False)])
def test_who_stands_paragraphs_before_another_speaker_says_nothing(mark: str, told: bool) -> None:
    """What is told below "officials said:" may be another's."""
    story = Story(f"Brandt said:{mark}The dam burst, said Ray.")
    brandt, _ = story.who("Ivo Brandt"), story.who("Ada Ray")
    story.says("R1", "The dam burst", "burst", said_by="Brandt")
    with_cue(story, "said")
    (outer,) = story.statements[0].attribution
    inner = replace(outer, speaker=story.phrase("R1", "Ray"))
    story.statements[0] = replace(story.statements[0], attribution=(outer, inner))
    word = vouched_for("The dam burst, said Ray.", story)
    assert (brandt in word.voices, brandt in word.unnamed) == (told, told)


@pytest.mark.parametrize(
    ("speaker", "told"),
    [("Many", False), ("No one", False), ("You", False), ("Ferrymen", True), ("Two ferrymen", True)],
)
def test_line_is_by_the_word_of_somebody(speaker: str, told: bool) -> None:
    story = Story(f"{speaker} said that the dam burst.")
    story.says("R1", "the dam burst", "burst", said_by=speaker)
    with_cue(story, "said")
    assert vouched_for("The dam burst.", story) == (((speaker,), (speaker,)) if told else ((), ()))
