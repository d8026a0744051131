"""Words near to the name of a person of the story that have their capital from their place."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser

RIGHT = (
    "Attorney General Wendel Sessions spoke on Monday. Sessions met President Xi Jinping. Sessions was firm. Xi left."
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tensions will be on display in the coming weeks.", id="the first word of a sentence"),
        pytest.param("Minister Says Fishing Deal Waits for Xi Meeting\n\nThe envoys left.", id="a title"),
        pytest.param("Israeli Prime Minister Netanyahu left. Netanyahu saw the beaches of Netanya.", id="a town"),
    ],
)
def test_no_garble(parser: Parser, text: str) -> None:
    assert not [g.text for e in story(parser, RIGHT, RIGHT.replace("Monday", "Friday"), text) for g in e.garbled]
