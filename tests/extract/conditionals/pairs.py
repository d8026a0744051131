"""Conditions with their consequences, in words, as tests ask for them."""

from __future__ import annotations

from tests.extract.reading import parsed

from crosswire.extract.conditionals.conditions import conditions
from crosswire.text.parse import Parser


def pairs(parser: Parser, text: str) -> list[tuple[str, str]]:
    """The words of each condition and of its consequence in the first sentence of ``text``."""
    parse = parsed(parser, text)[0].sentences[0].parse
    return [
        (" ".join(parse.tokens[j].text for j in c.condition), " ".join(parse.tokens[j].text for j in c.consequence))
        for c in conditions(parse)
    ]
