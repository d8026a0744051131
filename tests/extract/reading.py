"""Reading invented reports in tests: from text to what stages 4 to 8 need."""

from __future__ import annotations

from datetime import date

from tests.documents import document

from crosswire.pipeline import Reading, read
from crosswire.records.text import ParsedDocument
from crosswire.text.parse import Parser


def parsed(parser: Parser, *texts: str) -> tuple[ParsedDocument, ...]:
    """The parses of ``texts``, without any other stage."""
    return parser.parse([document(text, f"r{i}") for i, text in enumerate(texts)])


def reading(parser: Parser, *texts: str, published: date | None = None) -> Reading:
    """Stages 4 to 8 on ``texts``."""
    return read([document(text, f"r{i}", published) for i, text in enumerate(texts)], parser)
