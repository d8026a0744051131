"""Words of time that are none: titles of programmes, names of games."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents import document

from crosswire.extract.times import find_times
from crosswire.text.parse import Parser

FRIDAY = date(2016, 5, 20)


def found(parser: Parser, text: str) -> list[str]:
    return [time.text for time in find_times(parser.parse([document(text, published=FRIDAY)])[0])]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said on Channel Nine’s “This Week” that the talks had failed.",
        'The envoy said in an interview with "Tarsk This Week."',
        'The envoy will be a guest of "Tonight with Orla."',
        "The envoy watched the Winter Games.",
    ],
)
def test_titles_are_no_times(parser: Parser, text: str) -> None:
    assert found(parser, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"On Sunday," the envoy said, "the talks failed."', ["Sunday"]),
        ('The talks failed, the envoy said. "This week," he added, "was lost."', ["This week"]),
        ('The envoy said the talks "failed on Sunday".', ["Sunday"]),
        ('The envoy said on "Harbor Sunday" that the talks had failed.', ["Sunday"]),
        ("The envoy came in the winter.", ["the winter"]),
    ],
)
def test_quoted_days_are_times(parser: Parser, text: str, expected: list[str]) -> None:
    assert found(parser, text) == expected
