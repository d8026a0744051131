"""What a user says of lineages goes before what was found."""

from __future__ import annotations

import pytest

from crosswire.gather.copies.lineages import trace_lineages
from crosswire.gather.rulings import follow_rulings
from crosswire.records.stories import Derivation, Ruling
from crosswire.records.text import Article, Document, Span


def link(report: str, of: str, verdict: str = "copy", score: float = 0.9) -> Derivation:
    return Derivation(report=report, of=of, verdict=verdict, score=score, directed=True, because="same words")


def says(report: str, other: str, *, same: bool, of: str = "lineage") -> Ruling:
    return Ruling(report=report, other=other, same=same, of=of, where="mine.jsonl:1")


def lines(derivations: tuple[Derivation, ...]) -> list[set[str]]:
    documents = [
        Document(article=Article(id=name, path=name, text="x"), body=(Span(start=0, end=1),), residue=())
        for name in "abcd"
    ]
    return [set(line.reports) for line in trace_lineages(documents, derivations)]


CHAIN = (link("b", "a"), link("c", "b", score=0.6))


@pytest.mark.parametrize(
    ("description", "derivations", "rulings", "expected"),
    [
        ("nothing said", CHAIN, [], [{"a", "b", "c"}, {"d"}]),
        ("one more", CHAIN, [says("d", "a", same=True)], [{"a", "b", "c", "d"}]),
        ("a link undone", CHAIN, [says("a", "b", same=False)], [{"a"}, {"b", "c"}, {"d"}]),
        ("a chain cut at its weakest", CHAIN, [says("c", "a", same=False)], [{"a", "b"}, {"c"}, {"d"}]),
        ("independent reports of one event", (link("b", "a", "same-event"),), [says("a", "b", same=True)],
         [{"a", "b"}, {"c"}, {"d"}]),
        ("both", CHAIN, [says("c", "a", same=False), says("c", "b", same=True)], [{"a"}, {"b", "c"}, {"d"}]),
        ("of a story", CHAIN, [says("a", "b", same=False, of="story")], [{"a", "b", "c"}, {"d"}]),
    ],
)  # fmt: skip
def test_lines(
    description: str, derivations: tuple[Derivation, ...], rulings: list[Ruling], expected: list[set[str]]
) -> None:
    assert lines(follow_rulings(derivations, rulings)) == expected, description


def test_it_is_said_who_set_it() -> None:
    made = follow_rulings(CHAIN, [says("a", "c", same=False), says("d", "a", same=True)])
    assert [d.because.startswith("set by the user") for d in made] == [False, True, True]
    documents = [
        Document(article=Article(id=name, path=name, text="x"), body=(Span(start=0, end=1),), residue=())
        for name in "abcd"
    ]
    evidence = [text for line in trace_lineages(documents, made) for text in line.evidence]
    assert any("to be apart" in text for text in evidence)
    assert any("mine.jsonl:1" in text for text in evidence)
