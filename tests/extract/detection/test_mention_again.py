"""Surnames that are also words, where a report goes on by them."""

import pytest
from tests.extract.reading import parsed

from crosswire.extract.mentions import find_mentions
from crosswire.text.parse import Parser

NAMED = "Senator Jane Sessions left Chile on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(NAMED + "Sessions addressed the crowd afterward.", True, id="subject of a sentence"),
        pytest.param("Chile left on Monday. Sessions addressed the crowd afterward.", False, id="nobody of the name"),
        pytest.param("Minister Jane May left Chile. Talks go on until May 23.", False, id="a date"),
        pytest.param("Minister Jane May left Chile. It was late when Mrs May came.", True, id="a courtesy before it"),
    ],
)
def test_called_again(parser: Parser, text: str, expected: bool) -> None:
    found = find_mentions(parsed(parser, text)[0])
    later = [m for m in found if m.start > text.index(".") and m.kind == "person" and m.form == "name"]
    assert bool(later) is expected
