"""Who acts and is told by a description alone: which nouns make an entity, its name, and what is one with it."""

from __future__ import annotations

import pytest
from tests.extract.reading import reading

from crosswire.text.parse import Parser


def _named(parser: Parser, text: str) -> list[tuple[str, str, list[str]]]:
    """Name, kind and the words of the mentions of each entity whose name has a small last letter."""
    return [
        (e.name, e.kind, [m.text for m in e.mentions])
        for e in reading(parser, text).entities
        if e.name.rpartition(" ")[2].islower()
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A Norlandic court froze the assets of the bank on Monday.", ("Norlandic court", "organisation")),
        ("Two fishermen hid the papers in a barn near the coast.", ("fishermen", "group")),
        ("The harbour was set alight by arsonists last night.", ("arsonists", "group")),
        ("Dozens of foreign volunteers left the town by boat.", ("foreign volunteers", "group")),
        ("Police met a sniper who had fired from the tower.", ("sniper", "person")),
        ("European governments withdrew their trainers from the camp.", ("European governments", "group")),
        ("Chile's allies refused to send any more ships to the strait.", ("Chile's allies", "group")),
    ],
)
def test_who_acts_is_an_entity_by_its_description(parser: Parser, text: str, wanted: tuple[str, str]) -> None:
    assert wanted in [(name, kind) for name, kind, _ in _named(parser, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor praised volunteers in a short speech.",  # they do nothing here
        "No farmer left the town on that day.",
        "Ana Reyes, a farmer, left the town.",
        "The company said little about it.",  # one that was named, or nobody
        "Allies were seldom asked about it.",
        "His team said little about it.",  # as much as he
    ],
)
def test_others_are_none(parser: Parser, text: str) -> None:
    known = ("team", "volunteer", "volunteers", "farmer", "company", "allies")
    assert not [name for name, *_ in _named(parser, text) if name.lower() in known]


def test_a_bare_noun_is_the_one_told_of_last(parser: Parser) -> None:
    text = "A Chilean tribunal banned the march. Nobody had asked for it. The tribunal gave no reason."
    found = _named(parser, text)
    assert ("Chilean tribunal", "organisation", ["A Chilean tribunal", "The tribunal"]) in found


def test_actor_of_a_clause(parser: Parser) -> None:
    read = reading(parser, "Two smugglers killed a guard near Lima, the ministry said.")
    [kill] = [s for s in read.statements if s.predicate == "kill"]
    names = {e.id: e.name for e in read.entities}
    [subject] = [a for a in kill.arguments if a.role == "subject"]
    assert [names[i] for i in subject.phrase.entities] == ["smugglers"]


def test_who_is_named_before_the_noun(parser: Parser) -> None:
    read = reading(parser, "Ana Reyes met Ivo Brandt, a pilot who burned two ferries in May.")
    [burn] = [s for s in read.statements if s.predicate == "burn"]
    names = {e.id: e.name for e in read.entities}
    [subject] = [a for a in burn.arguments if a.role == "subject"]
    assert [names[i] for i in subject.phrase.entities] == ["Ivo Brandt"]
