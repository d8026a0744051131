from __future__ import annotations

import pytest
from tests.extract.speech.test_attribution import read
from tests.extract.test_resolve import story

from crosswire.extract.speech.attribution import find_attributions
from crosswire.records.text import Article, Document, Span
from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway said the dead included sailors of its northern ferry line.",
            ["the dead included sailors of its northern ferry line"],
        ),
        ("Solberg said something about the sailors of the ferry.", []),
    ],
)
def test_a_clause_that_the_parser_took_for_a_noun(parser: Parser, text: str, told: list[str]) -> None:
    assert [text[s.start : s.end] for a in read(parser, text) for s in a.content] == told


def test_people_of_a_body_are_not_the_body(parser: Parser) -> None:
    text = "The Senate met on Monday. Senate staffers said on Tuesday that the toll was wrong."
    entities = story(parser, text)
    body = Span(start=0, end=len(text))
    document = Document(article=Article(id="R1", path="R1", text=text), body=(body,), residue=())
    found = [a for a in find_attributions(parser.parse([document])[0], entities) if a.speaker and a.act == "say"]
    kinds = {e.id: e.kind for e in entities}
    assert [kinds[e] for a in found if a.speaker for e in a.speaker.entities if kinds[e] == "organisation"] == []
    assert found
