"""The one sentence that stands for a claim."""

from __future__ import annotations

from dataclasses import replace

from tests.reconcile.story import Story


def gist_of(story: Story, *ids: str) -> str:
    claims, _ = story.compare(ids)
    return next(c.gist for c in claims if {m.statement for m in c.mentions} == set(ids))


def test_it_gives_way_to_who_says_it() -> None:
    story = Story("The Norland Navy said it would guard the strait for as long as the talks went on.")
    navy = story.who("Norland Navy", "organisation")
    said = story.says(
        "R1",
        "it would guard the strait for as long as the talks went on",
        "guard",
        subject="it",
        said_by="Norland Navy",
    )
    # The pronoun is a mention of the speaker.
    statement = story.statements[0]
    (argument,) = statement.arguments
    known = replace(argument, phrase=replace(argument.phrase, entities=(navy,)))
    story.statements[0] = replace(statement, arguments=(known,))
    assert gist_of(story, said) == "Norland Navy would guard the strait for as long as the talks went on."


def test_it_stays_where_another_says_it() -> None:
    story = Story("The minister said it would guard the strait for as long as the talks went on.")
    story.who("minister")
    said = story.says(
        "R1", "it would guard the strait for as long as the talks went on", "guard", subject="it", said_by="minister"
    )
    assert gist_of(story, said) == "It would guard the strait for as long as the talks went on."


def test_clause_of_time_gives_way_to_its_sentence() -> None:
    story = Story("Two days after the envoy left Ostrava, the dam on the upper river broke.")
    when = story.says("R1", "Two days after the envoy left Ostrava", "leave", subject="the envoy", sentence=0)
    story.says("R1", "the dam on the upper river broke", "break", subject="the dam", sentence=0)
    assert gist_of(story, when) == "Two days after the envoy left Ostrava, the dam on the upper river broke."


def test_headline_that_asks_is_chosen_last() -> None:
    story = Story("Who will guard the strait of Norland?", "Norland ships will guard the strait.")
    ids = (
        story.says("R1", "Who will guard the strait of Norland", "guard", subject="Who", tense="future"),
        story.says("R2", "Norland ships will guard the strait", "guard", subject="Norland ships", tense="future"),
    )
    assert gist_of(story, *ids) == "Norland ships will guard the strait."


def test_what_is_denied_is_told_as_denied() -> None:
    story = Story("After the talks, Olga Brandt denied that the army would cross the river.")
    story.who("Olga Brandt")
    said = story.says(
        "R1", "the army would cross the river", "cross", subject="the army", said_by="Olga Brandt", tense="future"
    )
    (statement,) = story.statements
    (attribution,) = statement.attribution
    denied = replace(attribution, act="deny", cue=story.phrase("R1", "denied"))
    story.statements[0] = replace(statement, attribution=(denied,))
    assert gist_of(story, said) == "Olga Brandt denied that the army would cross the river."


def test_small_words_and_marks_at_the_end_go_also_behind_a_row_of_marks() -> None:
    """In linear time: a row of sixty marks once took for ever."""
    story = Story(f"The envoy left Ostrava {'-' * 60}x -- and the dam broke.")
    said = story.says("R1", f"The envoy left Ostrava {'-' * 60}x -- and", "leave", subject="The envoy")
    assert gist_of(story, said) == f"The envoy left Ostrava {'-' * 60}x."
