"""Helper of clean: whether a report says of itself that it is an opinion (a comment, a column, an editorial)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from crosswire.gather.residue.lines import Line
from crosswire.lexicon.opinion import opinion_words
from crosswire.records.text import Article

# Lines from the headline on among which a label may stand: headline, deck, byline, the author's trade.
_TOP = 5


def is_opinion(article: Article, title: str | None, lines: Sequence[Line]) -> bool:
    """Do the headline, the address, the outlet's name or one of the first ``lines``, from the headline on, say so?"""
    words = opinion_words()
    if title and words.headline.search(title):
        return True
    if article.source and words.outlet.search(article.source):
        return True
    return _filed(article.url) or any(words.line.match(line.text) for line in lines[:_TOP])


def _filed(url: str | None) -> bool:
    """Does the address stand in a section of opinions?"""
    words = opinion_words()
    try:
        path = urlsplit(url or "").path.lower()
    except ValueError:  # a bracket that is no address
        return False
    parts = path.split("/")
    return not words.sections.isdisjoint(parts[:-1]) or any(p.partition(".")[0].endswith(words.endings) for p in parts)
