"""The name for a pronoun that opens a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.lines.naming import known_name


def test_it_stays_where_only_who_says_it_is_told_before() -> None:
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
    assert gist_of(story, said) == "The Norland Navy said it would guard the strait for as long as the talks went on."


def test_it_stays_where_another_says_it() -> None:
    story = Story("The minister said it would guard the strait for as long as the talks went on.")
    story.who("minister")
    said = story.says(
        "R1", "it would guard the strait for as long as the talks went on", "guard", subject="it", said_by="minister"
    )
    assert gist_of(story, said) == "The minister said it would guard the strait for as long as the talks went on."


def test_leading_his_and_he_give_way_to_the_name() -> None:
    story = Story(
        "Ivo Brandt left the ministry. And his cousin sold the old house by the lake. He kept the boat there."
    )
    story.who("Ivo Brandt")
    (entity,) = story.entities
    (known,) = entity.mentions
    text = story.texts["R1"]
    pronouns = [
        replace(known, start=at, end=at + len(w), text=w, form="pronoun")
        for w in ("his", "He")
        if (at := text.index(w))
    ]
    story.entities[0] = replace(entity, mentions=(known, *pronouns))
    house = story.says("R1", "his cousin sold the old house by the lake", "sell", subject="his cousin")
    boat = story.says("R1", "the boat there", "boat", kind="nominal", tense="none")
    assert gist_of(story, house) == "Ivo Brandt’s cousin sold the old house by the lake."
    assert gist_of(story, boat) == "Ivo Brandt kept the boat there."


def test_pronoun_with_its_verb_drawn_into_it_stays() -> None:
    story = Story("Officials said they’re holding the gold back for the winter months.")
    officials = story.who("Officials", "group")
    said = story.says(
        "R1", "they’re holding the gold back for the winter months", "hold", subject="they", said_by="Officials"
    )
    (argument,) = story.statements[0].arguments
    known = replace(argument, phrase=replace(argument.phrase, entities=(officials,)))
    story.statements[0] = replace(story.statements[0], arguments=(known,))
    assert "Officials’re" not in gist_of(story, said)


def test_possessive_of_who_says_it_gives_way_to_the_name() -> None:
    """Another person is named just before; what is said in reported speech of "his" is of the speaker."""
    story = Story(
        "Ana Reyes left. Then Ivo Brandt said his country regretted the loss of the ferry with all of its mail."
    )
    story.who("Ana Reyes")
    story.who("Ivo Brandt")
    his = story.phrase("R1", "his")
    (brandt,) = (replace(m, sentence=1) for m in story.entities[1].mentions)
    pronoun = replace(brandt, start=his.start, end=his.end, text="his", form="pronoun")
    story.entities[1] = replace(story.entities[1], mentions=(brandt, pronoun))
    story.says("R1", "Ivo Brandt said", "say", subject="Ivo Brandt", sentence=1)
    said = story.says(
        "R1",
        "his country regretted the loss of the ferry with all of its mail",
        "regret",
        subject="his country",
        said_by="Ivo Brandt",
        sentence=1,
    )
    assert gist_of(story, said) == "Ivo Brandt’s country regretted the loss of the ferry with all of its mail."


def test_pronoun_stays_where_its_name_would_stand_twice() -> None:
    story = Story("Ivo Brandt spoke late. He did not mention Brandt by name.")
    brandt = story.who("Ivo Brandt")
    said = story.says("R1", "He did not mention Brandt by name", "mention", subject="He", object="Brandt")
    (statement,) = story.statements
    own = tuple(replace(a, phrase=replace(a.phrase, entities=(brandt,))) for a in statement.arguments)
    story.statements[0] = replace(statement, arguments=own)
    assert gist_of(story, said) == "He did not mention Brandt by name."


@pytest.mark.parametrize(
    ("before", "predicate", "line"),
    [
        ("The Norland Navy met the envoys.", "name", "The Norland Navy named no winner of the old regatta."),
        # Of whom the sentence before is not told, or which is a matter, the name is not put: that sentence is told with it.
        (
            "The envoys met the Norland Navy.",
            "name",
            "The envoys met the Norland Navy. It named no winner of the old regatta.",
        ),
        (
            "The Norland Navy met the envoys.",
            "make",
            "The Norland Navy met the envoys. It named no winner of the old regatta.",
        ),
    ],
)
def test_it_gives_way_to_who_opens_the_sentence_before(before: str, predicate: str, line: str) -> None:
    story = Story(f"{before} It named no winner of the old regatta.")
    navy = story.who("Norland Navy", "organisation")
    story.says("R1", before.rstrip("."), "meet", subject=before.split(" met")[0], sentence=0)
    said = story.says("R1", "It named no winner of the old regatta", predicate, subject="It", sentence=1)
    statement = story.statements[1]
    (argument,) = statement.arguments
    known = replace(argument, phrase=replace(argument.phrase, entities=(navy,)))
    story.statements[1] = replace(statement, arguments=(known,))
    assert gist_of(story, said) == line


@pytest.mark.parametrize(
    ("text", "named", "kind", "name"),
    [
        ("The Navy left. It was the Navy who said so.", "Navy", "organisation", "the Navy"),
        ("Navalia left. It was Navalia who said so.", "Navalia", "organisation", "Navalia"),
        ("Ana Reyes left. It was Ana Reyes who said so.", "Ana Reyes", "person", "Ana Reyes"),
        ("A spokesman left. It was a spokesman who said so.", "spokesman", "person", "the spokesman"),
        ("Officials left. It was officials who said so.", "officials", "person", "officials"),
    ],
)  # fmt: skip
def test_name_that_stands_for_who_has_its_article(text: str, named: str, kind: str, name: str) -> None:
    story = Story(text)
    who = replace(story.phrase("R1", "who"), entities=(story.who(named, kind),))
    evidence = gather_evidence(story.statements, story.entities, story.lineages, story.documents)
    assert known_name(who, evidence) == name
