"""Titles with a stop are one token: else the parser ends its sentence there."""

from __future__ import annotations

import pytest
from tests.documents import document, first_parse

from crosswire.errors import ModelError
from crosswire.text.parse import Parser

GOES = "The minister goes home."


@pytest.mark.parametrize(
    "text",
    [
        "Officials confirmed the release of Army Sgt. Omar Lind, regardless of the circumstances.",
        "The letter was signed by Sens. Ana Reyes and Bo Lind on Monday.",
        "The order came from Rear Adm. Jo Hale and Lt. Col. Pat Moss in Oslo.",
    ],
)
def test_title_is_one_token_and_sentence_one_tree(parser: Parser, text: str) -> None:
    parse = first_parse(parser, text)
    assert "." not in [token.text for token in parse.tokens[:-1]]
    assert sum(token.dep == "ROOT" for token in parse.tokens) == 1


def test_parsing_is_told_before_the_model_is_loaded() -> None:
    """Loading takes seconds, in which the bar would stand under the stage before."""
    unloaded, said = Parser("no_such_model"), list[tuple[str, int, int]]()
    with pytest.raises(ModelError):
        unloaded.parse([document(GOES)], progress=lambda *told: said.append(told))
    assert said == [("parsing sentences", 0, 1)]
