"""Sentences of other reports that say the same."""

from __future__ import annotations

from tests.documents import document

from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.contexts import Contexts
from crosswire.extract.mentions import find_mentions
from crosswire.text.parse import Parser


def alike(parser: Parser, *texts: str) -> dict[str, float]:
    """Likeness of the sentence of the last report's first name to those of each person."""
    parsed = parser.parse([document(text, f"R{n}") for n, text in enumerate(texts)])
    people: dict[str, Cluster] = {}
    for one in parsed:
        for m in find_mentions(one):
            if m.kind == "person" and m.form == "name":
                people.setdefault(m.name, Cluster(kind="person", name=m.name)).mentions.append(m)
    stranger = min((c for c in people.values() if f"R{len(texts) - 1}" in c.reports), key=lambda c: c.mentions[0].start)
    found = Contexts(parsed, people.values()).alike(stranger.mentions)
    return {c.name: found[id(c)] for c in people.values() if id(c) in found}


def test_who_stands_in_the_same_words(parser: Parser) -> None:
    found = alike(
        parser,
        "Mr. Orlan depicted the orchard treaty as ruinous for beekeepers. Mr. Marsh praised the ferry timetable.",
        "Mr. Kowaltz depicted the orchard treaty as ruinous for beekeepers.",
    )
    assert found["Orlan"] > 0.8
    assert "Marsh" not in found


def test_other_sentences_say_nothing(parser: Parser) -> None:
    assert not alike(
        parser, "Mr. Orlan praised the ferry timetable.", "Mr. Kowaltz depicted the orchard treaty as ruinous."
    )
