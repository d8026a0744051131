"""The other places of a garbled surname in its report."""

from __future__ import annotations

from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.echoes import add_echoes
from crosswire.extract.mentions import find_mentions
from crosswire.records.names import Garble, Mention
from crosswire.records.text import Article, Document, Residue, Span
from crosswire.text.parse import Parser

TEXT = (
    "Bryn Nettle spoke on Monday. He picked a nettle. Then Nettle left, and Nettle House was shut.\nWATCH: Nettle sings"
)


def person(report: str, text: str, start: int) -> Cluster:
    made = Cluster(kind="person", name="Bryn Mettel")
    made.mentions.append(
        Mention(
            report=report, start=start, end=start + len(text), text=text, kind="person", form="name", sentence=0, first_token=0,
            last_token=2, name=text,
        )
    )  # fmt: skip
    return made


def echoes(parser: Parser, right: str = "mettel", garbled: str = "Bryn Nettle") -> list[tuple[int, str]]:
    body = TEXT.index("\n")
    document = Document(
        article=Article(id="R1", path="R1", text=TEXT), body=(Span(start=0, end=body),),
        residue=(Residue(start=body, end=len(TEXT), kind="link", because="test"),),
    )  # fmt: skip
    parsed = parser.parse([document])
    one = person("R1", garbled, 0)
    one.forms[("bryn", right)] = 3
    one.mentions += person("R2", "Bryn Mettel", 0).mentions
    one.garbles.append(Garble(text=garbled, report="R1", start=0, end=11, probability=0.9, because="test"))
    found = [m for m in find_mentions(parsed[0]) if m.kind not in ("person", "organisation", "other")]
    add_echoes(parsed, found, [one], [])
    return [(m.start, m.text) for m in one.mentions[2:]]


def test_places_inside_sentences_and_not_where_the_word_may_be_one(parser: Parser) -> None:
    # "nettle" is written small too, so that the line which was not parsed says nothing.
    starts = [start for start, text in echoes(parser) if text == "Nettle"]
    assert TEXT.index("Nettle left") in starts
    assert TEXT.index("Nettle sings") not in starts


def test_the_right_name_has_no_echoes(parser: Parser) -> None:
    assert echoes(parser, right="nettle") == []
