"""Twins are read once and shown at their place in every report."""

from __future__ import annotations

from datetime import date

import crosswire
from crosswire.gather.clean import clean
from crosswire.pipeline import reconstruct
from crosswire.text.parse import Parser
from crosswire.text.twins import Twin, fold_twins

TOLD = (
    "Minister Ada Holm warned Norland on Monday against closing the border. She said that talks would be held in Oslo on "
    "Friday.\n\nNorland rejected the warning. Its president, Bo Lund, said the border would be closed on Tuesday."
)
OTHER = "Ada Holm, the minister, met Bo Lund in Oslo on Friday. They agreed to keep the border open until March."


def test_places_are_moved_sentence_by_sentence() -> None:
    twin = Twin(report="B", of="A", starts=(10, 40), of_starts=(0, 20))
    assert twin.at(3, 7) == (13, 17)
    assert twin.at(22, 25) == (42, 45)
    assert twin.at(5, 25) == (15, 45)


def test_only_documents_with_the_same_sentences_are_folded(parser: Parser) -> None:
    rows = [{"text": TOLD}, {"text": f"Share this article\n\n{TOLD}\n\nLeave a Reply"}, {"text": OTHER}]
    distinct, twins = fold_twins(parser.parse([clean(a) for a in crosswire.articles(rows)]))
    assert [d.document.article.id for d in distinct] == ["R1", "R3"]
    assert [(t.report, t.of) for t in twins] == [("R2", "R1")]


def test_the_twin_that_knows_its_date_is_read(parser: Parser) -> None:
    rows = [{"text": TOLD}, {"text": TOLD, "path": "b", "published": "2023-03-07"}]
    distinct, _ = fold_twins(parser.parse([clean(a) for a in crosswire.articles(rows)]))
    assert [d.document.published for d in distinct] == [date(2023, 3, 7)]


def test_every_twin_is_cited_where_it_says_so(parser: Parser) -> None:
    rows = [
        {"text": TOLD, "path": "a"},
        {"text": f"Share this article\n\n{TOLD}", "path": "b"},
        {"text": OTHER, "path": "c"},
    ]
    articles = crosswire.articles(rows)
    text = {a.id: a.text for a in articles}
    (account,) = reconstruct(articles, parser=parser).accounts
    places = [{(m.report, text[m.report][m.start : m.end]) for m in c.mentions} for c in account.claims]
    for cited in places:
        assert {t for r, t in cited if r == "R1"} == {t for r, t in cited if r == "R2"}
    assert any(r == "R2" for cited in places for r, _ in cited)
    assert all(c.independent_lines <= 2 for c in account.claims)
    for entity in account.entities:
        assert all(text[m.report][m.start : m.end] == m.text for m in entity.mentions)
