"""Quotations whose speaker a credit names, behind them or in the line below."""

import pytest
from tests.extract.speech.test_attribution import spoken

from crosswire.text.parse import Parser

LEAD = "Opinions on the toll of Callao differ along the whole coast.\n\n"
QUOTE = "“The toll is a gift to the north. Boats will go elsewhere before the year is over.”"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{QUOTE} Ana Reyes, Callao Herald", "Ana Reyes"),
        (f"{QUOTE}\n\nAna Reyes, The Herald of Callao\n\nThe port is shut.", "Ana Reyes"),
        (f"{QUOTE}\n\n— Ana Reyes, who has run the port since it was built", None),
        (f"{QUOTE}\n\n— Ana Reyes, mayor of Callao, at the opening of the port", "Ana Reyes"),
        (f"{QUOTE} -- Ana Reyes", "Ana Reyes"),
        (f"{QUOTE}\n\nEditorial Board, Callao Herald", "Editorial Board, Callao Herald"),
        (f"{QUOTE}\n\n-- Boats Of Ana Reyes:\n\nThey left.", None),
        (f"{QUOTE} Ana Reyes, Callao's mayor, was not there.", None),
        (f"{QUOTE}\n\nAna Reyes went home.", None),
    ],
)
def test_a_credit_names_who_is_quoted(parser: Parser, text: str, who: str | None) -> None:
    assert [name for name, said in spoken(parser, LEAD, text) if said.startswith("“")] == ([who] if who else [])


def test_a_quotation_of_two_paragraphs_has_the_credit_below_the_second(parser: Parser) -> None:
    text = "“The toll is a gift to the north.\n\n“Boats will go elsewhere before the year is over.”\n\nAna Reyes, Callao Herald"
    assert ("Ana Reyes", text.removesuffix("\n\nAna Reyes, Callao Herald")) in spoken(parser, LEAD, text)
