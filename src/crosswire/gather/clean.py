"""Stage 1, clean: Article -> Document.

Tells the story of a report from what its page put around it: menus, teasers, captions, bylines,
forms, notices. Three kinds of evidence: a line's own form and words (``marks``), its place among
the others (``places``), and for web pages what an extractor took for the article. Nothing is
dropped: residue keeps its characters, its kind and the reason.

Known limits: a teaser in the form of a plain sentence stays in the body; a dateline stays in the
body, because times and places are read from it; a page's own date is never taken for the date of
publication, because crawled pages show the day of the crawl.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.gather.residue.credits import find_credits
from crosswire.gather.residue.galleries import twice
from crosswire.gather.residue.headline import find_headline
from crosswire.gather.residue.lead_picture import lead_picture
from crosswire.gather.residue.lines import Line, read_lines, stems, text_of
from crosswire.gather.residue.marks import marks_by_form, signs
from crosswire.gather.residue.opinion import is_opinion
from crosswire.gather.residue.origin import find_byline, find_source
from crosswire.gather.residue.other_stories import other_stories, pointers_in_runs
from crosswire.gather.residue.picture_lines import picture_lines
from crosswire.gather.residue.places import comments_from, marks_by_place
from crosswire.records.text import Article, Document, Residue, Span
from crosswire.text.normalize import encodable
from crosswire.text.wrapping import unwrap

# Kinds of residue that come with buttons and fields, and the share of a line from which all of it is so.
_FORMS = frozenset({"form", "share", "advert"})
_FORMED = 0.5


def clean(article: Article) -> Document:
    """Tell the story of an article from its residue; nothing is dropped, residue is marked.

    1 lines  2 residue by form  3 headline  4 residue by place  5 readers' comments
    6 what the extractor of a web page left out  7 body: all the rest  8 metadata and credits
    """
    article = _encodable(article)
    lines = read_lines(unwrap(article.text))  # 1
    marks = marks_by_form(article.text, lines)  # 2
    known = _whole(lines, marks)
    outside = _outside(lines, article.extracted)
    story = stems(text_of(lines, known | outside))
    headline = find_headline(lines, known, outside, article.title, story)  # 3
    if headline is not None:  # a headline may look like a teaser
        marks = [m for m in marks if m.end <= lines[headline].start or m.start >= lines[headline].end]
    marks += marks_by_place(lines, known | outside, headline, story)  # 4
    marks += twice(lines, headline)
    marks += lead_picture(lines, marks, headline, story)
    marks += picture_lines(lines, marks, headline)
    marks += other_stories(lines, marks, headline)
    marks += pointers_in_runs(lines, marks, headline)
    marks += _comments(article.text, lines, marks)  # 5
    marks += _remnants(lines, marks)
    marks += [_left_out(lines[index]) for index in outside - {headline}]  # 6
    residue = _merge(marks)
    body = tuple(_rest(article.text, lines, residue))  # 7
    if not body:  # a caption or a teaser that came alone is the report
        residue, body = (), tuple(_rest(article.text, lines, ()))
    return _document(article, lines, body, residue, headline)  # 8


def _encodable(article: Article) -> Article:
    """The article without lone surrogates, which no output can hold; offsets stay."""
    return replace(
        article,
        text=encodable(article.text),
        path=encodable(article.path),
        title=encodable(article.title) if article.title else article.title,
        source=encodable(article.source) if article.source else article.source,
        url=encodable(article.url) if article.url else article.url,
    )


def _whole(lines: Sequence[Line], marks: Iterable[Residue]) -> set[int]:
    """Indices of the lines that are residue from end to end."""
    spans = {(mark.start, mark.end) for mark in marks}
    return {index for index, line in enumerate(lines) if (line.start, line.end) in spans}


def _comments(text: str, lines: Sequence[Line], marks: Sequence[Residue]) -> list[Residue]:
    begin = comments_from(text, lines, sorted(marks, key=lambda mark: mark.start))
    if begin is None:
        return []
    return [line.mark("comment", "below the form for comments") for line in lines if line.start >= begin]


def _remnants(lines: Sequence[Line], marks: Sequence[Residue]) -> list[Residue]:
    """What is left of lines that are forms for the greater part: their buttons and fields."""
    starts = [line.start for line in lines]
    formed: Counter[int] = Counter()
    for mark in marks:
        if mark.kind in _FORMS:
            formed[bisect_right(starts, mark.start) - 1] += mark.end - mark.start
    return [
        lines[index].mark("form", "the rest of a line that is a form for the greater part")
        for index, length in formed.items()
        if _FORMED <= length / (lines[index].end - lines[index].start) < 1
    ]


def _outside(lines: Sequence[Line], extracted: Sequence[Span] | None) -> set[int]:
    """Indices of the lines that the extractor of a web page did not take for the article."""
    found = set()
    at = 0
    for index, line in enumerate(lines):
        while extracted and at < len(extracted) and extracted[at].end <= line.start:
            at += 1
        if extracted and (at == len(extracted) or extracted[at].start >= line.end):
            found.add(index)
    return found


def _left_out(line: Line) -> Residue:
    return line.mark("byline" if signs(line) else "navigation", "outside the article of the page")


def _merge(marks: Iterable[Residue]) -> tuple[Residue, ...]:
    """Sorted and disjoint: of overlapping marks the first keeps its kind, the later ones what is left."""
    merged: list[Residue] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start = max(mark.start, merged[-1].end) if merged else mark.start
        if start < mark.end:  # never empty, so sorted and disjoint
            merged.append(Residue(start=start, end=mark.end, kind=mark.kind, because=mark.because))
    return tuple(merged)


def _rest(text: str, lines: Sequence[Line], residue: Sequence[Residue]) -> Iterable[Span]:
    """What of each line is no residue, stripped."""
    at = 0
    for line in lines:
        begin = line.start
        while at < len(residue) and residue[at].end <= line.start:
            at += 1
        here = at
        while here < len(residue) and residue[here].start < line.end:
            yield from _stripped(text, begin, residue[here].start)
            begin = residue[here].end
            here += 1
        yield from _stripped(text, begin, line.end)


def _stripped(text: str, start: int, end: int) -> Iterable[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start=start, end=end)


def _document(
    article: Article, lines: Sequence[Line], body: tuple[Span, ...], residue: tuple[Residue, ...], headline: int | None
) -> Document:
    text, at = article.text, lines[headline] if headline is not None else None
    how = [(name, "given") for name in ("title", "source", "published") if getattr(article, name) is not None]
    if article.title is None and at is not None:
        how.append(("title", "the line above the story that shares words with it"))
    source = None if article.source else find_source(text, residue)
    if source:
        how.append(("source", source[1]))
    byline = find_byline(text, residue)
    if byline:
        how.append(("byline", byline.because))
    title = article.title or (at.text if at else None)
    return Document(
        article=article,
        body=body,
        residue=residue,
        headline=Span(start=at.start, end=at.end) if at else None,
        title=title,
        source=article.source or (source[0] if source else None),
        published=article.published,
        byline=text[byline.start : byline.end] if byline else None,
        credits=find_credits(text, residue),
        kind="opinion" if is_opinion(article, title, lines[headline or 0 :]) else None,
        how=tuple(how),
    )
