"""An invented report with lines around and between its paragraphs, cleaned."""

from __future__ import annotations

from crosswire.gather.clean import clean
from crosswire.records.text import Article, Document

PROSE = (
    "The foreign ministers of the two republics agreed on Monday to reopen the border crossing at Velm.",
    "Minister Ana Brodt said that the agreement on the border would be signed within two weeks.",
    "Her colleague Piet Rohan called the talks about the crossing useful, and promised a reply by Friday.",
)
HEADLINE = "Ministers agree to reopen border crossing"


def a(*lines: str, **fields: object) -> Document:
    """Clean an article of ``lines``."""
    return clean(Article(id="R1", path="a.txt", text="\n\n".join(lines), **fields))  # type: ignore[arg-type]


def story(*between: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Document:
    """A report with lines before its first paragraph, after the second, and after the last."""
    return a(HEADLINE, *before, PROSE[0], PROSE[1], *between, PROSE[2], *after)


def kinds(document: Document) -> dict[str, str]:
    """Residue text to kind."""
    return {document.article.text[r.start : r.end]: r.kind for r in document.residue}


def body(document: Document) -> list[str]:
    return [document.article.text[s.start : s.end] for s in document.body]
