"""A line is told with what it may not be told without: who doubts it, the noun it is said of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.records.statements import Argument
from crosswire.records.text import Span


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "act", "line"),
    [
        (
            "“No sane engineer can claim today that the dam is safe,” Ana Reyes said.", "No sane engineer", "can claim", "say",
            "No sane engineer can claim today that the dam is safe.",
        ),
        (
            "The ministry did not say that the dam is safe.", "The ministry", "did not say", "say",
            "The ministry did not say that the dam is safe.",
        ),
        (
            "Engineers once hoped that the dam is safe.", "Engineers", "hoped", "think",
            "Engineers once hoped that the dam is safe.",
        ),
        ("The ministry said that the dam is safe.", "The ministry", "said", "say", "The ministry said that the dam is safe."),
    ],
)  # fmt: skip
def test_who_holds_it(text: str, speaker: str, cue: str, act: str, line: str) -> None:
    story = Story(text)
    story.who(speaker)
    said = story.says("R1", "that the dam is safe", "be", subject="the dam", tense="present", said_by=speaker)
    story.cue(cue, act=act)
    assert gist_of(story, said) == line


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "line"),
    [
        ("The mayor promised the guards that the dam would hold.", "The mayor", "promised", "The mayor promised the guards that the dam would hold."),
        ("The mayor, who came late, said that the dam would hold.", "The mayor", "said", "The mayor, who came late, said that the dam would hold."),
        # Where a line cannot tell who says it, the whole sentence does.
        ("They said that the dam would hold.", "They", "said", "They said that the dam would hold."),
        ("The mayor spoke, adding that the dam would hold.", "The mayor", "adding", "The mayor spoke, adding that the dam would hold."),
        ("Few dams are old, the mayor said — that the dam would hold.", "the mayor", "said", "Few dams are old, the mayor said — that the dam would hold."),
        ("The mayor said nobody knew -- that the dam would hold.", "The mayor", "said", "The mayor said nobody knew -- that the dam would hold."),
        ("Many said that the dam would hold.", "Many", "said", "Many said that the dam would hold."),
        ("The mayor said in a long letter to all the guards, their families and friends that the dam would hold.", "The mayor", "said", "The mayor said in a long letter to all the guards, their families and friends that the dam would hold."),
    ],
)  # fmt: skip
def test_what_is_to_come_is_told_with_who_says_it(text: str, speaker: str, cue: str, line: str) -> None:
    story = Story(text)
    story.who(speaker)
    said = story.says(
        "R1",
        "that the dam would hold",
        "hold",
        subject="the dam",
        status="hypothetical",
        tense="present",
        said_by=speaker,
    )
    story.cue(cue)
    assert gist_of(story, said) == line


def test_who_say_it_beside_other_things_say_it() -> None:
    story = Story("Engineers who say that the old dam on the river would hold for a year left the town on Monday.")
    story.who("Engineers", "group")
    words = "that the old dam on the river would hold for a year"
    said = story.says("R1", words, "hold", subject="the old dam on the river", tense="future", said_by="Engineers")
    story.cue("say")
    assert gist_of(story, said) == f"Engineers say {words}."


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "line"),
    [
        ("The old dam would hold, the mayor said.", "the mayor", "said", "The old dam would hold, the mayor said."),
        # Whom a line cannot name is left out.
        ("The old dam would hold, she said.", "she", "said", "The old dam would hold."),
        ("The old dam would hold, the mayor told.", "the mayor", "told", "The old dam would hold, the mayor told."),
    ],
)
def test_who_says_it_may_stand_behind_it(text: str, speaker: str, cue: str, line: str) -> None:
    story = Story(text)
    words = "The old dam would hold"
    said = story.says("R1", words, "hold", subject="The old dam", status="hypothetical", said_by=speaker)
    story.cue(cue)
    assert gist_of(story, said) == line


def test_what_a_report_tells_in_its_own_voice_is_told_without_who_says_it() -> None:
    story = Story("The ministry said that the dam is safe.", "The dam is safe.")
    story.who("The ministry")
    said = [
        story.says("R1", "that the dam is safe", "be", subject="the dam", tense="present", said_by="The ministry"),
        story.says("R2", "The dam is safe", "be", subject="The dam", tense="present"),
    ]
    story.cue("said")
    assert gist_of(story, *said) == "The dam is safe."
    assert gist_of(story, said[0]) == "The ministry said that the dam is safe."


def test_what_half_of_the_passages_have_from_somebody_is_told_with_who_says_it() -> None:
    story = Story("The ministry said that the dam is safe.", "It is.")
    story.who("The ministry")
    said = [
        story.says("R1", "that the dam is safe", "be", subject="the dam", tense="present", said_by="The ministry"),
        story.says("R2", "It is", "be", subject="It", tense="present"),
    ]
    story.cue("said")
    # That one report has it in its own voice ("It is") is no reason to tell the ministry's words as a fact.
    assert gist_of(story, *said) == "The ministry said that the dam is safe."


def test_outermost_denial_is_told() -> None:
    story = Story("Ana Reyes denied that the guards believe the dam is safe.")
    said = story.says("R1", "the dam is safe", "be", subject="the dam", tense="present", said_by="Ana Reyes")
    (outer,) = story.statements[0].attribution
    outer = replace(outer, act="deny", cue=story.phrase("R1", "denied"))
    inner = replace(outer, act="think", speaker=story.phrase("R1", "the guards"), cue=story.phrase("R1", "believe"))
    story.statements[0] = replace(story.statements[0], attribution=(outer, inner))
    assert gist_of(story, said) == "Ana Reyes denied that the guards believe the dam is safe."


def test_wish_is_no_fact() -> None:
    story = Story("“I wished I had left on that ferry,” said Ivo Brandt.")
    ivo = story.who("Ivo Brandt")
    said = story.says("R1", "I had left on that ferry", "leave", subject="I had left", said_by="I wished")
    (attribution,) = story.statements[0].attribution
    me = replace(story.phrase("R1", "I"), entities=(ivo,))
    told = replace(attribution, act="think", speaker=me, cue=story.phrase("R1", "wished"))
    quotes = (replace(attribution.content[0], start=1, end=40),)
    story.statements[0] = replace(story.statements[0], attribution=(told,), quotes=quotes)
    # Whose "I" it is, the clause that tells who speaks would say.
    assert gist_of(story, said) == "“I wished I had left on that ferry.”"


def test_first_person_is_who_speaks_and_not_who_is_spoken_of() -> None:
    text = "“Norland is going to read our silence as weakness,” Ivo Brandt said on a visit to the dam."
    story = Story(text)
    story.who("Norland", "state")
    ivo = story.who("Ivo Brandt")
    said = story.says(
        "R1",
        "our silence as weakness,” Ivo Brandt said on a visit to the dam",
        "read",
        subject="our silence",
        said_by="Norland",
    )
    (inner,) = story.statements[0].attribution
    inner = replace(inner, act="think", cue=story.phrase("R1", "is going to read"))
    outer = replace(
        inner,
        act="say",
        speaker=replace(story.phrase("R1", "Ivo Brandt"), entities=(ivo,)),
        cue=story.phrase("R1", "said"),
    )
    quotes = (replace(inner.content[0], start=1, end=text.index("”")),)
    story.statements[0] = replace(story.statements[0], attribution=(outer, inner), quotes=quotes)
    assert gist_of(story, said) == text


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("Ivo Brandt", "Ivo Brandt: “Norland and our engineers see no reason why the dam should fall.”"),
        # A pronoun names nobody: the sentence says who speaks.
        ("our", "“Norland and our engineers see no reason why the dam should fall,” Ivo Brandt said."),
    ],
)
def test_quotation_goes_on_to_its_pause_and_names_who_speaks(who: str, line: str) -> None:
    text = "“Norland and our engineers see no reason why the dam should fall,” Ivo Brandt said."
    story = Story(text)
    story.who("Ivo Brandt")
    said = story.says(
        "R1", "Norland and our engineers see no reason", "see", subject="Norland and our engineers", said_by=who
    )
    story.says("R1", "why the dam should fall", "fall", subject="the dam", said_by=who, sentence=0)
    (attribution,) = story.statements[0].attribution
    quotes = (replace(attribution.content[0], start=1, end=text.index("”")),)
    story.statements[0] = replace(story.statements[0], quotes=quotes)
    claims, _ = story.compare((said,))
    assert claims[0].gist == line


def test_small_clause_gives_way_to_its_sentence() -> None:
    text = "The league wants the search limited to one town."
    story = Story(text)
    story.says("R1", "The league wants", "want", subject="The league", sentence=0)
    wants = story.phrase("R1", "wants")
    story.statements[0] = replace(story.statements[0], predicate_at=Span(start=wants.start, end=wants.end))
    limited = story.says("R1", "the search limited to one town", "limit", subject="the search", sentence=0)
    assert gist_of(story, limited) == text


def test_second_of_two_clauses_that_are_said_stands_alone() -> None:
    story = Story("The envoy said the dam was old and that the new bridge would hold.")
    held = story.says("R1", "that the new bridge would hold", "hold", subject="the new bridge", said_by="The envoy")
    (attribution,) = story.statements[0].attribution
    wide = replace(attribution, content=(Span(start=15, end=66),), cue=story.phrase("R1", "said"))
    story.statements[0] = replace(story.statements[0], attribution=(wide,))
    assert gist_of(story, held) == "The envoy said that the new bridge would hold."


WHOLE = "The envoy spoke of the {} on Monday."


@pytest.mark.parametrize(
    ("clause", "subject", "gone"),
    [
        ("tariffs that the city imposes", "the city", "tariffs"),
        ("pact the two cities signed in Ostrava after months of talks", "the two cities", ""),
        ("law that would close the harbour to all ships", "that", ""),
        ("doubts that the long truce will hold", "the long truce", ""),
    ],
)
def test_what_is_said_of_a_noun_gives_way_to_its_sentence(clause: str, subject: str, gone: str) -> None:
    """ "The city imposes" tells nothing."""
    story = Story(WHOLE.format(clause))
    noun, _, words = clause.partition(" ")
    spoke = story.says("R1", "The envoy spoke of the " + noun, "speak", subject="The envoy", sentence=0)
    assert spoke
    beside = Argument(role="oblique", marker="of", head=noun, phrase=story.phrase("R1", "the " + noun))
    story.statements[0] = replace(story.statements[0], arguments=(*story.statements[0].arguments, beside))
    part = story.says("R1", words, "do", subject=subject, tense="present", sentence=0)
    if gone:
        before = Argument(role="object", marker=None, head=gone, phrase=story.phrase("R1", gone))
        story.statements[1] = replace(story.statements[1], arguments=(*story.statements[1].arguments, before))
    assert gist_of(story, part) == WHOLE.format(clause)


def test_participle_after_its_noun_gives_way_to_its_sentence() -> None:
    text = "Guards took a town held by the rebels since the spring."
    story = Story(text)
    story.says("R1", "Guards took a town", "take", subject="Guards", sentence=0)
    held = story.says(
        "R1", "held by the rebels since the spring", "hold", subject="the rebels", passive=True, sentence=0
    )
    assert gist_of(story, held) == text


def test_reason_after_a_noun_stands_alone() -> None:
    words = "city law forbids the coins of all other towns and lands"
    story = Story(f"The bank paid in crowns because {words}.")
    story.says("R1", "The bank paid in crowns", "pay", subject="The bank", sentence=0)
    law = story.says("R1", f"because {words}", "forbid", subject="city law", tense="present", sentence=0)
    assert gist_of(story, law) == "City law forbids the coins of all other towns and lands."
