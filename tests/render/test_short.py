"""One page: never more words than that, escaped, each line with its footnote, nothing told twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.render.accounts import EVIL, FOUND, account

from crosswire.records.stories import Account, Reconstruction
from crosswire.render.short import PAGE, to_short


def page(told: Account) -> str:
    return to_short(Reconstruction(accounts=(told,), problems=()))


def many(told: Account, number: int, gist: str) -> Account:
    (claim,), (differ,) = told.claims, told.disagreements
    claims = [replace(claim, id=f"C{n}", gist=f"{gist} {n}", pressing="warn") for n in range(number)]
    return replace(
        told,
        claims=tuple(claims),
        lead=tuple(c.id for c in claims[:6]),
        disagreements=tuple(replace(differ, claim=c.id, verdict="contradiction") for c in claims),
        meetings=told.meetings * number,
        gaps=told.gaps * number,
    )


def test_page_tells_its_sections_and_the_words_of_each_line() -> None:
    told = many(account(), 8, "Ada warned Bo of rain")
    text = page(told)
    for title in (
        "In short",
        "Where reports disagree",
        "Threats",
        "Meetings that are set",
        "What no report",
        "Reports",
    ):
        assert f"## {title}" in text
    shown, notes = text.split("\n\n1. ")
    assert set(re.findall(r"\[(\d+)\]", shown)) == set(re.findall(r"^(\d+)\. ", f"1. {notes}", re.MULTILINE))
    assert "Ada warned Bo." in notes or "Ada warned Bo" in notes
    # What stands in short is not told again among the threats.
    assert shown.count("Ada warned Bo of rain 1 ") == 1
    assert "**warn:** Ada warned Bo of rain 7" in shown


@pytest.mark.parametrize(
    ("why", "number", "gist"),
    [("many lines", 300, "Ada warned Bo of rain and more"), ("long lines", 40, "many words of rain " * 200)],
)
def test_page_holds_no_more_than_its_words(why: str, number: int, gist: str) -> None:
    assert 100 < len(page(many(account(), number, gist)).split()) <= PAGE, why


def test_page_of_endless_reports_and_titles_is_a_page() -> None:
    told = account()
    (line,) = told.lineages
    first = told.documents[0]
    documents = tuple(
        replace(first, article=replace(first.article, id=f"R{n}"), source="an outlet of many words " * 99)
        for n in range(1, 99)
    )
    lineages = tuple(
        replace(line, id=f"L{n}", reports=(f"R{n}",), derivations=(), origin="a wire " * 99) for n in range(1, 99)
    )
    long = replace(many(told, 40, "rain " * 400), documents=documents, lineages=lineages, title="rain " * 5000)
    assert len(page(long).split()) <= PAGE


def test_page_of_endless_words_is_a_page() -> None:
    told = account()
    names = tuple(replace(e, name="x" * 100_000) for e in told.entities)
    endless = replace(many(told, 8, "x" * 100_000), entities=names, title="x" * 100_000)
    (document, *others) = endless.documents
    text = document.article.text.replace(" ", "x" * 50_000)
    hostile = replace(document, article=replace(document.article, text=text))
    assert len(page(replace(endless, documents=(hostile, *others)))) < 20 * PAGE


def test_page_says_how_much_it_leaves_out() -> None:
    assert "- … and 22 more" in page(many(account(), 34, "Ada warned Bo of rain"))


def test_page_is_escaped_and_lists_problems() -> None:
    text = to_short(FOUND)
    assert "<script>" not in text
    assert "](javascript" not in text
    assert "## Inputs with problems" in text
    assert EVIL not in text
