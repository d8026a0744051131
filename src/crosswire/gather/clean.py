"""Stage 1, clean: Article -> Document. (Baseline: everything is body.)"""

from __future__ import annotations

from crosswire.records.text import Article, Document, Span


def clean(article: Article) -> Document:
    """Tell the story of an article from its residue; nothing is dropped, residue is marked."""
    return Document(
        article=article,
        body=(Span(start=0, end=len(article.text)),),
        residue=(),
        title=article.title,
        source=article.source,
        published=article.published,
    )
