"""Whom police, authorities and troops serve where the words beside them do not say it."""

from __future__ import annotations

import pytest
from tests.extract.reading import reading

from crosswire.records.names import Entity
from crosswire.text.parse import Parser

_ABOUT_PERU = "Peru closed a port. Peru's mayors met in Lima. Peru has two more. Lima fell silent. Peru waits. "


def _of(parser: Parser, text: str, words: str) -> Entity:
    """The entity of the last mention with these words."""
    found = [(m.start, e) for e in reading(parser, text).entities for m in e.mentions if m.text.lower() == words]
    return max(found, key=lambda pair: pair[0])[1]


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("A bus burnt in Lima, the capital of Peru. Police arrested a driver.", "police", "PER"),
        ("Chile sent Peru a note. Security forces in Lima cleared the square.", "security forces", "PER"),
        (
            "The paper told of Chilean police. It rained. Peru was calm. Nobody slept. Police shot a dog.",
            "police",
            "CHL",
        ),
        (_ABOUT_PERU + "It rained. Nobody slept. It was cold. Troops guarded a bridge.", "troops", "PER"),
        ("Chile and Peru met. It rained. Nobody slept. Troops guarded a bridge.", "troops", None),
        (_ABOUT_PERU + "Rebel forces took a bridge.", "rebel forces", None),
        (_ABOUT_PERU + "The forces of envy won.", "the forces", None),
    ],
)
def test_state_that_they_serve(parser: Parser, text: str, words: str, state: str | None) -> None:
    assert _of(parser, text, words).state == state


def test_those_spoken_of_are_the_same(parser: Parser) -> None:
    text = "Chilean troops took a bridge near Lima. It rained. Peru protested. The troops burnt a barn."
    assert _of(parser, text, "the troops").name == "Chilean troops"


def test_police_of_two_states_are_two(parser: Parser) -> None:
    text = (
        "A bus burnt in Lima in Peru. Police arrested a driver. A week later a shop burnt in Chile. Police shot a dog."
    )
    named = [e for e in reading(parser, text).entities if e.name.lower() == "police"]
    assert sorted(e.state or "" for e in named) == ["CHL", "PER"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("More than 40 Chilean soldiers crossed the bridge.", "40 Chilean soldiers"),
        ("Even Chilean officials left the bridge.", "Chilean officials"),
        ("No Chilean officials left the bridge.", None),
        ("Every president left the bridge.", None),
    ],
)
def test_who_is_counted_has_no_count_in_the_name(parser: Parser, text: str, name: str | None) -> None:
    found = {e.name for e in reading(parser, text).entities if e.kind in ("group", "person")}
    assert found == ({name} if name else set())


def test_critics_of_two_persons_are_not_the_same(parser: Parser) -> None:
    text = "Ana Reyes left Peru. Her critics cheered. Luis Prado stayed. His critics wept."
    found = {e.name for e in reading(parser, text).entities if e.kind == "group"}
    assert found == {"Ana Reyes's critics", "Luis Prado's critics"}
