"""Persons named in captions."""

from __future__ import annotations

import pytest
from tests.documents import document
from tests.extract.test_resolve import named, resolved

from crosswire.records.text import Document, Residue, Span
from crosswire.text.parse import Parser


def with_a_caption(text: str, caption: str, number: int, *marked: int) -> Document:
    """A report with a caption behind its body, which is marked as residue in those ``marked``."""
    whole = text + caption
    caught = (Residue(start=len(text), end=len(whole), kind="caption", because=""),) if number in marked else ()
    return document(whole, f"R{number}", body=(Span(start=0, end=len(text)),), residue=caught)


def test_captions_name_and_garble_persons(parser: Parser) -> None:
    text = "President Viktor Orlenko met envoy Claude Marchetti on Monday. Marchetti was pleased with Orlenko."
    caption = "\nPhoto: Orlemko greets Marchetti"
    found = resolved(parser.parse([with_a_caption(text, caption, n, 2) for n in (1, 2)]))
    assert [(g.text, g.report) for g in named(found, "Viktor Orlenko").garbled] == [("Orlemko", "R2")]
    assert max(m.start for m in named(found, "Claude Marchetti").mentions) > len(text)


def test_mixed_names_in_captions(parser: Parser) -> None:
    text = "Foreign Minister Wendeline Harrel met President Oleg Orlan. Harrel and Orlan spoke."
    caption = "\nPhoto: Wendeline Orlan in Oslo"
    found = resolved(parser.parse([with_a_caption(text, caption, n, 2) for n in (1, 2, 3)]))
    assert [(e.name, g.text) for e in found for g in e.garbled] == [("Wendeline Harrel", "Orlan")]


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("Photo: a gate in Oran", id="a place"),
        pytest.param("Photo: Orlam Lashkin, Ferry News", id="another's name"),
        pytest.param("Photo: Kang Orlam-wha waves", id="another's name with a hyphen"),
        pytest.param("Photo: OrlanOn waves", id="a word stuck to it"),
        pytest.param("Photo: Wendeline Orlan Harrel waves", id="a middle name"),
    ],
)
def test_what_is_near_to_a_name_and_no_garble(parser: Parser, caption: str) -> None:
    text = "Foreign Minister Wendeline Harrel met President Oleg Orlan. Harrel and Orlan spoke."
    found = resolved(parser.parse([with_a_caption(text, f"\n{caption}", n, 2) for n in (1, 2, 3)]))
    assert not [g for one in found for g in one.garbled]
