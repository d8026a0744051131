"""A web page to a Draft: all its visible text, and which of it is the article.

The text is taken by an own walk over the document: script, styles, templates and hidden elements
are left out, block elements break lines, everything else stays, so that residue can be shown and
offsets mean something. trafilatura says what the article is; its paragraphs are found again in the
text. Title, source, address and date come from what the page declares, never from guessing: pages
that were crawled show the day of the crawl.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from crosswire.errors import InputError
from crosswire.readers.declared import declared
from crosswire.readers.drafts import Draft, fault
from crosswire.readers.pagetext import page_text
from crosswire.records.text import Problem, Span
from crosswire.text.sentences import split_lines

# Characters: a larger page is a dump, and extraction would take minutes.
_LARGEST = 10_000_000
# Elements: articles have some thousands; of more, extraction would take minutes, and all text is taken.
_ELEMENTS = 30_000
# Paragraphs of the extractor that are searched again; more would make a hostile page slow.
_PARAGRAPHS = 3_000
# Characters: a paragraph is found again by this much of its beginning where it is not found whole.
_ANCHOR = 60
# Words, lines: where the extractor finds nothing, so many lines of so many words still make a report.
_SENTENCE_WORDS, _SENTENCES = 8, 2
# Words: what the extractor finds is a report from here on, whatever its form.
_FEWEST_WORDS = 25

# A tag with its attributes, quoted marks inside; possessive, so that an open quotation mark costs one look ahead.
_TAG = re.compile(r"""<[a-zA-Z][^\s<>"']*+(?>[^<>"']+|"[^"]*"|'[^']*')*+""")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
# Characters of a tag from which its attributes are counted, and words in it from which they are left out: the parser
# holds each attribute against all before it, and a hundred thousand would take a minute.
_LONG_TAG, _ATTRIBUTES = 10_000, 1_000

# trafilatura reports to the log what callers see as a Problem.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def read_page(source: str, *, path: str, file: str, line: int | None = None, url: str | None = None) -> Draft:
    """Read the HTML ``source``. Raises InputError where it holds no article text."""
    tree, cut = _tree(source[:_LARGEST], path)
    about = declared(tree, url)
    text = page_text(tree)
    spans = find_spans(text, list(_paragraphs(tree)))
    if not _has_sentences(text) and sum(text[s.start : s.end].count(" ") for s in spans) < _FEWEST_WORDS:
        raise InputError(
            path,
            f"no article text in the page{', whose elements are nested too deep' if cut else ''}",
            "Save the page of one article, as text if it is built by scripts.",
            line=line,
        )
    return Draft(
        path=path, text=text, file=file, line=line, extracted=spans or None, url=url or about.url,
        title=about.title, source=about.source, published=about.published, problems=_deep(path, line) if cut else (),
    )  # fmt: skip


def fragment_text(source: str) -> str:
    """The visible text of a piece of HTML, or of plain text; empty where there is none."""
    if "<" not in source and "&" not in source:
        return source.strip()
    try:
        return page_text(_tree(source[:_LARGEST], "feed")[0])
    except InputError:
        return ""


def looks_like_page(text: str) -> bool:
    """Does ``text`` begin like HTML?"""
    head = text[:1_000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        head.startswith(("<!--", "<?xml")) and ("<html" in head or "<!doctype html" in head)
    )


def find_spans(text: str, paragraphs: list[str]) -> tuple[Span, ...]:
    """Find ``paragraphs`` in ``text``, in order, however white space differs; sorted, disjoint."""
    at = [index for index, character in enumerate(text) if not character.isspace()]
    dense = "".join(text[index] for index in at)
    found: list[tuple[int, int]] = []
    begin = 0
    for paragraph in paragraphs[:_PARAGRAPHS]:
        wanted = "".join(paragraph.split())
        place = _place(dense, wanted, begin)
        if place is not None:
            begin = place[1]
            found.append((at[place[0]], at[place[1] - 1] + 1))
    return _union(found)


def _place(dense: str, wanted: str, begin: int) -> tuple[int, int] | None:
    if not wanted:
        return None
    for start in (begin, 0):
        here = dense.find(wanted, start)
        if here >= 0:
            return here, here + len(wanted)
    head, tail = wanted[:_ANCHOR], wanted[-_ANCHOR:]
    here = dense.find(head, begin)
    if len(wanted) < _ANCHOR or here < 0:
        return None
    # The extractor left something out inside: up to its end, if that is near, else the beginning alone.
    end = dense.find(tail, here, here + 2 * len(wanted))
    return here, end + len(tail) if end >= 0 else here + len(head)


def _union(spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple(Span(start=start, end=end) for start, end in merged)


def _tree(source: str, path: str) -> tuple[Any, bool]:
    """The document, and whether the parser gave up on what was nested too deep."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_pis=True, remove_comments=True)
    source = _TAG.sub(_few_attributes, source)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(path, f"not readable as HTML ({error})", "Save the page again, or as text.") from error
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _few_attributes(tag: re.Match[str]) -> str:
    """The tag; without its attributes where they are a flood."""
    found = tag.group()
    if len(found) < _LONG_TAG or len(_QUOTED.sub(" ", found).split()) < _ATTRIBUTES:
        return found
    return found.split(maxsplit=1)[0]


def _deep(path: str, line: int | None) -> tuple[Problem, ...]:
    reason = "elements nested too deep; the text inside them was not read"
    return (fault(path, reason, "Save the article as text.", line=line, fatal=False),)


def _paragraphs(tree: Any) -> Iterator[str]:
    """The paragraphs that trafilatura takes for the article."""
    import trafilatura

    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        return
    try:
        found = trafilatura.extract(
            html.tostring(tree, encoding="unicode"),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            output_format="txt",
        )
    except Exception:  # whatever a hostile page does to the extractor, the page stays readable
        return
    for line in (found or "").splitlines():
        yield line.removeprefix("- ").removeprefix("#").strip()


def _has_sentences(text: str) -> bool:
    lines = (text[start:end] for start, end in split_lines(text, 0, len(text)))
    return sum(line.count(" ") >= _SENTENCE_WORDS and line[-1] in ".!?”\"'’" for line in lines) >= _SENTENCES
