from __future__ import annotations

import pytest
from tests.extract.speech.test_attribution import read

from crosswire.extract.speech.frame_parts import speaker_of
from crosswire.records.text import Parse, Token
from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Brantly said he did not own any oars for the ferry.", "Brantly"),
        ("“The ferry has lost its captain,” Corly said on Tuesday.", "Corly"),
        ("Mrs June insists it is the island's last chance.", "Mrs June"),
        ("In a written reply to the council, Solberg, too, said the ferry had no captain.", "Solberg"),
        ("She herself has all but said she will sail next month.", "She"),
        (
            "Mr. Berg was asked directly about the tolls and said every ship would pay, no matter where it sailed.",
            "Mr. Berg",
        ),
        ("Two-thirds of islanders who have paid the toll – both women and men – say they have lost money.", "Two-thirds of islanders"),
    ],
)  # fmt: skip
def test_who_speaks_where_the_parser_has_no_subject(parser: Parser, text: str, speaker: str) -> None:
    assert speaker in {a.speaker.text for a in read(parser, text) if a.speaker and a.act == "say"}


def test_what_is_put_somewhere_does_not_speak(parser: Parser) -> None:
    text = "The photo was posted on the site, adding that the ferry had sunk."
    assert not [a for a in read(parser, text) if a.speaker and "photo" in a.speaker.text]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is old,” May told the islanders in Bergen.", "May"),
        ("Reyes, who is spending a week in the town of Callao, Peru, said the ferry was old.", "Reyes"),
    ],
)
def test_who_speaks_is_a_name_and_no_word_or_place_beside_it(parser: Parser, text: str, speaker: str) -> None:
    assert {a.speaker.text.split(",")[0] for a in read(parser, text) if a.speaker and a.act == "say"} == {speaker}


def test_what_was_judged_does_not_demand() -> None:
    # "papers that were deemed secret and demanded ...", as the parser hangs a verb of who speaks far above.
    rows = [
        ("papers", "paper", "NOUN", "NNS", "ROOT", 0), ("that", "that", "PRON", "WDT", "nsubjpass", 3),
        ("were", "be", "AUX", "VBD", "auxpass", 3), ("deemed", "deem", "VERB", "VBN", "relcl", 0),
        ("and", "and", "CCONJ", "CC", "cc", 3), ("demanded", "demand", "VERB", "VBD", "conj", 3),
    ]  # fmt: skip
    text, tokens = " ".join(row[0] for row in rows), []
    for i, (word, lemma, pos, tag, dep, head) in enumerate(rows):
        start = len(" ".join(row[0] for row in rows[:i])) + (i > 0)
        tokens.append(
            Token(
                index=i,
                text=word,
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=head,
                start=start,
                end=start + len(word),
            )
        )
    below = tuple(tuple(t.index for t in tokens if t.head == i and t.index != i) for i in range(len(rows)))
    assert speaker_of(Parse(text=text, tokens=tuple(tokens), named=(), children=below), 5) is None
