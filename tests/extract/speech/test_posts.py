"""Posts that a page shows: the name, the handle and the date at the end of a paragraph say whose words they are."""

import pytest
from tests.extract.speech.test_attribution import read

from crosswire.extract.speech.attribution import find_attributions
from crosswire.gather.clean import clean
from crosswire.records.text import Article
from crosswire.text.parse import Parser

LEAD = "Protests spread through the towns of Peru, and leaders abroad wrote about them.\n\n"
POST = "The people of Peru are brave. We stand with them all."


def said(parser: Parser, text: str) -> list[tuple[str, str]]:
    text = LEAD + text
    return [
        (a.speaker.text if a.speaker else "", text[a.content[0].start : a.content[0].end])
        for a in read(parser, text)
        if a.content[0].end - a.content[0].start > 30
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{POST} — Erna Lund (@erna_lund) December 30, 2017", "Erna Lund"),
        (f"{POST} pic.twitter.com/4s6IX1i — Senator Anders Hall (@ahall) May 4, 2018", "Senator Anders Hall"),
        (f"{POST} -- Foreign Ministry (@mfa_no)May 4, 2018\n\nNobody answered.", "Foreign Ministry"),
    ],
)
def test_the_author_says_what_stands_before_the_credit(parser: Parser, text: str, who: str) -> None:
    (found,) = said(parser, text)
    assert found[0] == who
    assert found[1].startswith(POST)


def test_each_post_of_a_paragraph_has_its_author(parser: Parser) -> None:
    one, two = "The people of Peru are brave and right.", "The towns of the coast are quiet this week."
    text = f"{one} — Erna Lund (@erna) May 3, 2018 {two} — Luis Prado (@prado) May 4, 2018"
    assert said(parser, text) == [("Erna Lund", one), ("Luis Prado", two)]


@pytest.mark.parametrize("text", [f"{POST} Follow Erna Lund (@erna_lund).", f"{POST} — Erna Lund, May 4, 2018"])
def test_a_handle_or_a_date_alone_is_no_credit(parser: Parser, text: str) -> None:
    assert said(parser, text) == []


def test_a_handle_that_is_residue_leaves_the_author_to_the_post(parser: Parser) -> None:
    text = (
        f"{LEAD}{POST} pic.twitter.com/4s6IX1i — Anders Hall (@ahall) May 4, 2018\n\nNobody in the towns answered him."
    )
    report = clean(Article(id="R1", path="a.txt", text=text))
    found = [a for a in find_attributions(parser.parse([report])[0], ()) if a.speaker]
    assert [a.speaker.text for a in found if a.speaker] == ["Anders Hall"]
    assert text[found[0].content[0].start : found[0].content[0].end].startswith(POST)
