"""A factory of cleaned reports for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from crosswire.records.statements import Statement
from crosswire.records.text import Article, Document, Parse, Span
from crosswire.text.parse import Parser


def document(text: str, name: str = "r", published: date | None = None, **fields: Any) -> Document:
    """A document whose body is all of ``text``, with other ``fields`` of it."""
    article = Article(id=name, path=name, text=text, published=published)
    body = (Span(start=0, end=len(text)),)
    return Document(**{"article": article, "body": body, "residue": (), "published": published, **fields})


def first_parse(parser: Parser, text: str) -> Parse:
    """The parse of the first sentence of ``text``."""
    return parser.parse([document(text)])[0].sentences[0].parse


def s(report: str, number: int, *lemmas: str) -> Statement:
    """A bare statement of the given lemmas."""
    return Statement(
        id=f"{report}:{number}", report=report, sentence=number, start=number * 10, end=number * 10 + 9,
        own=(Span(start=number * 10, end=number * 10 + 9),), kind="verbal", predicate=lemmas[0],
        predicate_at=Span(start=number * 10, end=number * 10 + 1), arguments=(), polarity="positive", modality="none",
        tense="past", status="actual", lemmas=lemmas,
    )  # fmt: skip
