from __future__ import annotations

import pytest
from tests.extract.test_attribution import read, row

from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“When will the tolls end?” Solberg said in a statement sent to the islanders.", "Solberg"),
        ("“We will pay!” Solberg wrote on Monday in a letter to the council.", "Solberg"),
    ],
)
def test_a_stop_in_the_quotation_and_then_where_it_was_said(parser: Parser, text: str, speaker: str) -> None:
    assert ("direct", speaker, [text[: text.index("”") + 1]]) in [row(text, a) for a in read(parser, text)]


def test_what_he_wrote_about_is_not_told_before(parser: Parser) -> None:
    text = "“The Last Ferry!” Solberg wrote about tolls for the council."
    assert not [a for a in read(parser, text) if a.speaker]
