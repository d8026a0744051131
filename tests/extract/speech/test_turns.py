"""Interviews and transcripts: a name before a colon, above an answer or before "SAYING:" tells who speaks."""

import pytest
from tests.extract.speech.test_attribution import spoken

from crosswire.extract.speech.turns import named_speaker
from crosswire.records.names import Entity, Mention
from crosswire.text.parse import Parser
from crosswire.text.spans import SpanIndex

LEAD = (
    "The harbour after the toll: a talk\n\nAna Reyes has run the port of Callao for nine years. Ola Ruud asked her.\n\n"
)


def test_names_before_colons_speak_until_the_next_name(parser: Parser) -> None:
    text = "OLA RUUD: Who pays the toll?\n\nANA REYES: The boats pay it.\n\nIt is too high.\n\nRUUD: And the state?\n\nREYES: It waits.\n\n"
    text += "OLA RUUD: Why?\n\nANA REYES: Nobody knows.\n\nThe port lies on the western coast."
    assert spoken(parser, LEAD, text) == [
        ("OLA RUUD", "Who pays the toll?"),
        ("ANA REYES", "The boats pay it.\n\nIt is too high."),
        ("RUUD", "And the state?"),
        ("REYES", "It waits."),
        ("OLA RUUD", "Why?"),
        ("ANA REYES", "Nobody knows."),
    ]


def test_names_in_lines_of_their_own_speak_below(parser: Parser) -> None:
    text = "Ola Ruud\n\nWho pays the toll?\n\nAna Reyes\n\nThe boats pay it.\n\nOla Ruud\n\nWhy?\n\nAna Reyes\n\nNobody knows.\n\n"
    assert spoken(parser, LEAD, text) == [
        ("Ola Ruud", "Who pays the toll?"),
        ("Ana Reyes", "The boats pay it."),
        ("Ola Ruud", "Why?"),
        ("Ana Reyes", "Nobody knows."),
    ]


def test_shots_without_a_comma_and_without_a_closing_mark(parser: Parser) -> None:
    text = "(SOUNDBITE) (Czech) MAYOR ANA REYES SAYING: “Boats pay. That is the law.” (SOUNDBITE) OLA RUUD, SAYING: “No. It is theft."
    assert spoken(parser, LEAD, text) == [
        ("MAYOR ANA REYES", "“Boats pay. That is the law.”"),
        ("OLA RUUD", "“No. It is theft."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The port is shut.\n\nREAD: How it came.\n\nUPDATE: The port is open.\n\nREAD: What boats pay.",
        "The toll: Boats pay it.\n\nThe port: It is shut.\n\nThe toll: It is high.\n\nThe port: It is old.",
    ],
)
def test_headings_are_no_speakers(parser: Parser, text: str) -> None:
    assert all(name not in text for name, _ in spoken(parser, LEAD, text))


def person(name: str, text: str, start: int) -> Entity:
    m = Mention(
        report="r",
        start=start,
        end=start + 1,
        text=text[start],
        sentence=0,
        first_token=0,
        last_token=1,
        form="name",
        kind="person",
    )
    return Entity(id=name, name=name, kind="person", aliases=(), mentions=(m,))


@pytest.mark.parametrize(
    ("plain", "who"), [("REYES", "Ana Reyes"), ("AR", "Ana Reyes"), ("OLA RUUD", "Ola Ruud"), ("LUND", None)]
)
def test_a_surname_or_initials_name_the_one_person_who_has_them(plain: str, who: str | None) -> None:
    text = f"A R {plain}"
    entities = (person("Ana Reyes", text, 0), person("Ola Ruud", text, 2))
    found = named_speaker("r", (4, len(text)), text, SpanIndex(entities, "r"), entities)
    assert found.entities == (() if who is None else (who,))
