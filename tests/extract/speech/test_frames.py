"""What is said, and what does not speak, in the frames of single sentences."""

from __future__ import annotations

import pytest
from tests.extract.speech.test_attribution import read

from crosswire.text.parse import Parser


def test_a_ruling_that_is_cited_tells_nothing(parser: Parser) -> None:
    found = read(parser, "The ferry must stop, lawyers said, citing a ruling of 1957.")
    assert {a.speaker.text for a in found if a.speaker} == {"lawyers"}


@pytest.mark.parametrize(
    ("text", "speaker", "word"),
    [
        ("Solberg called the search of the ferry a “comedy” which would amuse nobody but pirates.", "Solberg", "amuse"),
        (
            "“We paid twice,” Solberg said, recalling tolls from which the island was never freed.",
            "Solberg",
            "freed",
        ),
        ("The lamps went out last year in the raids that Norway blamed on the island.", "Norway", "raids"),
    ],
)
def test_what_hangs_on_a_thing_in_somebodys_words(parser: Parser, text: str, speaker: str, word: str) -> None:
    told = [a for a in read(parser, text) if a.act in ("say", "accuse") and a.speaker and a.speaker.text == speaker]
    assert any(word in text[s.start : s.end] for a in told for s in a.content)


def test_a_label_before_a_colon_does_not_speak(parser: Parser) -> None:
    for text in (
        "Exclusive: Mayor of the islanders tells Norway 'the ferry is ours'",
        "Analysis: the ferry talks were close",
    ):
        assert not {a.speaker.text for a in read(parser, text) if a.speaker} & {"Exclusive", "Analysis"}


def test_what_happens_has_no_voice(parser: Parser) -> None:
    assert not [a for a in read(parser, "The invasion said that the ferry would sail.") if a.speaker]


def test_footage_and_things_do_not_speak(parser: Parser) -> None:
    assert not read(parser, "One thing is certain: the ferry sank.")
    assert not read(parser, "Footage shows that the ferry sank.")


def test_what_shows_is_not_who_tells(parser: Parser) -> None:
    for text in ("The ferry is late. It shows that Peru has lost.", "Peru's involvement shows that the deal is bad."):
        assert not [a for a in read(parser, text) if a.act != "hearsay"]
    assert read(parser, "Peru's lawyer suggests that the deal is bad.")


def test_addressee_and_medium(parser: Parser) -> None:
    (told,) = [
        a for a in read(parser, "Solberg told reporters in a statement that the ferry would sail.") if not a.parent
    ]
    assert told.addressee is not None
    assert (told.addressee.text, told.medium) == ("reporters", "statement")
