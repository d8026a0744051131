"""Texts made plain keep every character at its place."""

from __future__ import annotations

import pytest

from crosswire.text.normalize import even, small


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Norland DENIED it", "norland denied it"),
        ("İzmir’s Mayor", "İzmir’s mayor"),  # the small letter of the first is two characters
        ("", ""),
    ],
)
def test_small_letters_stand_where_the_large_ones_stood(text: str, plain: str) -> None:
    assert small(text) == plain
    assert len(small(text)) == len(even(text)) == len(text)
