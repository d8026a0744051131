from __future__ import annotations

import pytest
from tests.extract.speech.test_attribution import read, row

from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“When will the tolls end?” Solberg said in a statement posted to the islanders.", "Solberg"),
        ("“We will pay!” Solberg wrote on Monday in a letter to the council.", "Solberg"),
    ],
)
def test_a_stop_in_the_quotation_and_then_where_it_was_said(parser: Parser, text: str, speaker: str) -> None:
    assert ("direct", speaker, [text[: text.index("”") + 1]]) in [row(text, a) for a in read(parser, text)]


def test_what_he_wrote_about_is_not_told_before(parser: Parser) -> None:
    text = "“The Last Ferry!” Solberg wrote about tolls for the council."
    assert not [a for a in read(parser, text) if a.speaker]


@pytest.mark.parametrize("apart", [" ", "\n\n"])
def test_words_after_a_sentence_that_somebody_says_are_his(parser: Parser, apart: str) -> None:
    text = f"Solberg said the port was shut.{apart}“Nobody on the island will pay for it.”{apart}The ferry sailed on."
    told = ["the port was shut", "“Nobody on the island will pay for it.”"]
    assert ("mixed", "Solberg", told) in [row(text, a) for a in read(parser, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Solberg said the port was shut.\n\n“A harbour without ships”\n\nThe ferry sailed on.",  # a heading
        "Solberg said the port was shut.\n\nThe ferry sailed on.\n\n“Nobody on the island will pay for it.”",
        "Solberg said the port was shut. “Nobody on the island will pay for it,” Berg told the council.",
    ],
)
def test_words_after_another_sentence_are_not(parser: Parser, text: str) -> None:
    solberg = [a for a in read(parser, text) if a.speaker and a.speaker.text == "Solberg"]
    assert [text[s.start : s.end] for a in solberg for s in a.content] == ["the port was shut"]


def test_words_that_are_reportedly_said_are_whose_they_are(parser: Parser) -> None:
    text = "“No ferry has been seen near it,” Solberg reportedly said. “There is nothing that we can say about the captain.”"
    solberg = next(a for a in read(parser, text) if a.speaker and a.speaker.text == "Solberg")
    assert "“There is nothing that we can say about the captain.”" in [text[s.start : s.end] for s in solberg.content]


def test_a_line_that_ends_in_a_colon_tells_what_follows(parser: Parser) -> None:
    text = "The pact is good.\nThe letter says:\n\nThe ferry is old."
    assert [text[s.start : s.end] for a in read(parser, text) if a.speaker for s in a.content] == ["The ferry is old."]


def test_a_list_of_lines_that_end_in_colons_tells_each_line_once(parser: Parser) -> None:
    text = "The mayor listed the rules:\n" + "- He said:\n" * 90
    told = [len(a.content) for a in read(parser, text) if a.speaker]
    assert len(told) > 80
    assert max(told) <= 40
    assert sorted(told)[-2] == 1


def test_words_after_a_sentence_about_a_thing_have_no_speaker(parser: Parser) -> None:
    text = "The vote was late. The harbour was dark before it. “We will never pay for a ferry that does not sail.”"
    assert not [a for a in read(parser, text) if a.kind == "direct" and a.act == "say"]


@pytest.mark.parametrize("text", ["“", "”", "“We will", 'Solberg said: "', "'' '' ''", "“”“”“”", "said", ": : :"])
def test_unbalanced_marks_do_no_harm(parser: Parser, text: str) -> None:
    for a in read(parser, text):
        assert all(0 <= s.start < s.end <= len(text) for s in a.content)
