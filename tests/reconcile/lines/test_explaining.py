"""Who is meant in a line, told in brackets."""

from __future__ import annotations

import re

import pytest
from tests.reconcile.story import Story, gist_of, meant


def introduced(text: str, phrase: str, clause: str, **fields: object) -> str:
    """The line of ``clause``, where ``phrase`` of the first sentence introduces Ana Reyes."""
    story = Story(text)
    ana = story.who("Ana Reyes")
    meant(story, ana, "R1", "Ana Reyes")
    story.says("R1", text.partition(". ")[0], "leave", subject=phrase)
    return gist_of(story, story.says("R1", clause, "open", **fields))


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("Norland harbour minister Ana Reyes", "[Norland harbour minister Ana] Reyes opened the gates of the old harbour."),
        ("The former Norland envoy Ana Reyes", "[former Norland envoy Ana] Reyes opened the gates of the old harbour."),
        ("ex-Norland Harbour envoy Ana Reyes", "[ex-Norland Harbour envoy Ana] Reyes opened the gates of the old harbour."),
        # Words that are of another phrase, or tell only that she is hers.
        ("Fears of Norland minister Ana Reyes", "Reyes opened the gates of the old harbour."),
        ("both Norland minister Ana Reyes", "Reyes opened the gates of the old harbour."),
        ("carrot Norland minister Ana Reyes", "Reyes opened the gates of the old harbour."),
        ("Her spokeswoman Ana Reyes", "Reyes opened the gates of the old harbour."),
        ("Even Norland minister Ana Reyes", "[Norland minister Ana] Reyes opened the gates of the old harbour."),
        ("Tall Ana Reyes", "Reyes opened the gates of the old harbour."),
    ],
)  # fmt: skip
def test_who_is_named_bare_is_introduced_as_a_report_does(phrase: str, line: str) -> None:
    text = f"{phrase} left on Monday. Reyes opened the gates of the old harbour."
    assert introduced(text, phrase, "Reyes opened the gates of the old harbour", subject="Reyes") == line


@pytest.mark.parametrize(
    "named",
    [
        "Ana Reyes, the mayor of the old harbour,",
        "Ana Reyes, the mayor of the old harbour and a poet,",
        "Ana Reyes, the mayor of the old harbour who won in May,",
        "The mayor of the old harbour, Ana Reyes,",
        "The mayor of the old harbour, Lt. Col. Ana Reyes,",
    ],
)
def test_what_stands_beside_a_name_introduces_it_too(named: str) -> None:
    text = f"{named} left on Monday. Reyes opened the gates of the old harbour."
    line = introduced(text, "Ana Reyes", "Reyes opened the gates of the old harbour", subject="Reyes")
    assert line == "[Ana] Reyes [the mayor of the old harbour] opened the gates of the old harbour."


def test_office_of_several_words_introduces_too() -> None:
    text = "A member of parliament, Ana Reyes, left on Monday. Reyes opened the gates of the old harbour."
    line = introduced(text, "Ana Reyes", "Reyes opened the gates of the old harbour", subject="Reyes")
    assert line == "[Ana] Reyes [a member of parliament] opened the gates of the old harbour."


@pytest.mark.parametrize(
    "told",
    [
        "Ana Reyes, the minister said, left on Monday",
        "The town had a mayor, Ana Reyes said on Monday",
        # An introduction is not cut at a title, nor between two names.
        "Ana Reyes, a former adviser to Mr. Brandt of Ostrava, left on Monday",
        "Ana Reyes, a former adviser to Presidents Ivo Brandt and Emil Kroll, left on Monday",
    ],
)
def test_clause_beside_a_name_introduces_nobody(told: str) -> None:
    clause = "Reyes opened the gates of the old harbour"
    assert introduced(f"{told}. {clause}.", "Ana Reyes", clause, subject="Reyes") == f"{clause}."


def test_name_within_a_word_is_left() -> None:
    text = "Norland minister Ana Reyes left on Monday. Nobody saw the pro-Reyes crowd at the gates of the harbour."
    clause = "Nobody saw the pro-Reyes crowd at the gates of the harbour"
    assert introduced(text, "Norland minister Ana Reyes", clause, subject="Nobody") == f"{clause}."


def test_who_has_a_title_in_the_line_needs_none() -> None:
    text = "Norland minister Ana Reyes left on Monday. Minister Reyes opened the gates of the old harbour."
    clause = "Minister Reyes opened the gates of the old harbour"
    assert introduced(text, "Norland minister Ana Reyes", clause, subject="Minister Reyes") == f"{clause}."


def test_title_that_is_no_known_office_is_one() -> None:
    text = "Norland minister Ana Reyes left on Monday. Harbour manager Reyes opened the gates of the old harbour."
    clause = "Harbour manager Reyes opened the gates of the old harbour"
    assert introduced(text, "Norland minister Ana Reyes", clause, subject="Harbour manager Reyes") == f"{clause}."


def test_name_that_has_a_part_of_the_title_introduces_nobody() -> None:
    story = Story("Norland General Manager Ana Reyes left. Reyes opened the gates of the old harbour.")
    ana = story.who("Ana Reyes")
    meant(story, ana, "R1", "Manager Ana Reyes")
    story.says("R1", "Norland General Manager Ana Reyes left", "leave", subject="Norland General Manager Ana Reyes")
    clause = "Reyes opened the gates of the old harbour"
    assert gist_of(story, story.says("R1", clause, "open", subject="Reyes")) == f"{clause}."


def test_who_is_in_a_headline_needs_no_introduction() -> None:
    text = "Norland minister Ana Reyes left on Monday. Reyes opened the gates of the old harbour."
    story = Story("Reyes leaves", text)
    ana = story.who("Ana Reyes")
    meant(story, ana, "R2", "Ana Reyes")
    story.says("R1", "Reyes leaves", "leave", subject="Reyes", headline=True)
    story.says("R2", "Norland minister Ana Reyes left on Monday", "leave", subject="Norland minister Ana Reyes")
    clause = "Reyes opened the gates of the old harbour"
    assert gist_of(story, story.says("R2", clause, "open", subject="Reyes")) == f"{clause}."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("the minister", "Nobody saw the minister [Ana Reyes] open the gates of the harbour."),
        ("the minister’s", "Nobody saw the minister’s [Ana Reyes’s] open the gates of the harbour."),
        # It says itself who is meant.
        ("the minister of Norland", "Nobody saw the minister of Norland open the gates of the harbour."),
    ],
)
def test_who_is_only_described_is_named(words: str, line: str) -> None:
    story = Story(f"Ana Reyes left on Monday. Nobody saw {words} open the gates of the harbour.")
    ana = story.who("Ana Reyes", office="minister")
    meant(story, ana, "R1", "the minister", "nominal")
    clause = f"Nobody saw {words} open the gates of the harbour"
    assert gist_of(story, story.says("R1", clause, "see", subject="Nobody")) == line


def test_pronoun_within_a_line_is_named_where_nobody_else_is_near() -> None:
    story = Story("Ana Reyes left on Monday. Nobody saw how she opened the gates of the harbour.")
    ana = story.who("Ana Reyes")
    meant(story, ana, "R1", "she", "pronoun")
    clause = "Nobody saw how she opened the gates of the harbour"
    line = gist_of(story, story.says("R1", clause, "see", subject="Nobody"))
    assert re.search(r"how she \[Ana Reyes\] opened", line)


def test_what_an_editor_has_in_brackets_has_none_within() -> None:
    story = Story("Ana Reyes left. Nobody [but the minister there] saw the gates of the old harbour open.")
    ana = story.who("Ana Reyes", office="minister")
    meant(story, ana, "R1", "the minister", "nominal")
    clause = "Nobody [but the minister there] saw the gates of the old harbour open"
    assert gist_of(story, story.says("R1", clause, "see", subject="Nobody")) == f"{clause}."


def test_my_and_mine_are_not_named() -> None:
    story = Story("Ana Reyes left. Nobody saw the limpet mine at the gates of the old harbour.")
    ana = story.who("Ana Reyes")
    meant(story, ana, "R1", "mine", "pronoun")
    clause = "Nobody saw the limpet mine at the gates of the old harbour"
    assert gist_of(story, story.says("R1", clause, "see", subject="Nobody")) == f"{clause}."


@pytest.mark.parametrize(
    ("clause", "line"),
    [
        ("The Norland harbour minister is tall Reyes", "The Norland harbour minister is tall Reyes."),
        # These are other words for others.
        ("A minister met Norland harbour guards and Reyes", "A minister met Norland harbour guards and [Norland harbour minister Ana] Reyes."),
    ],
)  # fmt: skip
def test_what_the_line_says_itself_introduces_nobody(clause: str, line: str) -> None:
    text = f"Norland harbour minister Ana Reyes left on Monday. {clause}."
    subject = clause.partition(" is ")[0].partition(" met ")[0]
    assert introduced(text, "Norland harbour minister Ana Reyes", clause, subject=subject) == line
