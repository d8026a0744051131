"""Reports as received, as cleaned and as parsed. Offsets are code points of the original text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of characters in the original text of a report."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A range of characters in a report, with its text and, once names are resolved, who is meant."""

    report: str
    start: int
    end: int
    text: str
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Characters of a report that are not its story: navigation, teasers, captions, forms."""

    start: int
    end: int
    kind: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report as received.

    ``text`` is what all offsets count in. ``extracted`` holds the spans that an HTML extractor
    took for the article itself, or None where the input was plain text.
    """

    id: str
    path: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    extracted: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that was not used, or used in spite of a fault: where, why and what to do."""

    path: str
    line: int | None
    reason: str
    remedy: str
    fatal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A wire that a report names as its origin ("AFP reports", "Source: AFP").

    ``kind`` says how: dateline, source, contribution, byline, copyright, report or told.
    """

    wire: str
    start: int
    end: int
    text: str
    kind: str = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cleaned article. ``how`` says for title, source, published and byline how each was known; ``kind`` is "opinion" where
    the report says that it is one."""

    article: Article
    body: tuple[Span, ...]
    residue: tuple[Residue, ...]
    headline: Span | None = None
    title: str | None = None
    source: str | None = None
    published: date | None = None
    byline: str | None = None
    credits: tuple[Credit, ...] = ()
    kind: str | None = None
    how: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token of a parsed sentence. ``start`` and ``end`` count from the start of the sentence."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    morph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """A named entity found by the recogniser: half-open range of token indices, and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The parse of one distinct sentence, shared by every report that carries the sentence.

    ``children[i]`` lists the indices of the dependents of token ``i`` in order of the text.
    """

    text: str
    tokens: tuple[Token, ...]
    named: tuple[NamedSpan, ...]
    children: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in its report. Token offsets of ``parse`` count from ``start``."""

    report: str
    index: int
    paragraph: int
    start: int
    end: int
    headline: bool
    parse: Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    """A document with its parsed sentences, in order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]
