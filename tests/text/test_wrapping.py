"""Hard-wrapped text: breaks inside paragraphs become spaces, others stay; offsets stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.text.wrapping import unwrap

PARAGRAPH = (
    "The foreign ministers of the two republics agreed on Monday to reopen the border crossing at Velm, which "
    "had been closed since the floods of last spring, and to let lorries pass again from the first of the month."
)


@pytest.mark.parametrize("width", [50, 72, 90])
def test_wrapped_paragraphs_become_lines(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(PARAGRAPH, width)) for _ in range(4))
    assert unwrap(text) == "\n\n".join([PARAGRAPH] * 4)


KEPT = [
    ("paragraphs a line each", "\n".join([PARAGRAPH] * 6)),
    ("a list", "Agreed:\n" + "\n".join(["- lorries may pass", "- buses may pass", "- trains may not"] * 3)),
    ("short lines", "\n".join(["Home", "World", "Leave a Reply"] * 5)),
    ("a single break", PARAGRAPH.replace(", and", ",\nand")),
]


@pytest.mark.parametrize(("_what", "text"), KEPT, ids=[case[0] for case in KEPT])
def test_other_breaks_stay(_what: str, text: str) -> None:
    assert unwrap(text) == text


@given(st.text(alphabet="aB. \n\r\t-", max_size=400))
def test_length_stays_and_only_space_changes(text: str) -> None:
    found = unwrap(text)
    assert len(found) == len(text)
    assert "".join(found.split()) == "".join(text.split())
