"""Helper of brief: the place of a story, where several reports put what they tell.

A place is named for many reasons: a state acts, a ministry sits there, a war goes on there. What counts is
where an event is put ("shot down over the strait", "met in the capital"), by at least two reports, and by one
of them where a report tells its news: in its headline, its first lines, or a claim of the story's day.

Known limits: a story of several events has the place of the one that most reports put somewhere; a cause that
all tell again ("over the killing in …") may be taken for the event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crosswire.lexicon.places import place_words
from crosswire.records.names import Entity
from crosswire.records.statements import StoryDate
from crosswire.records.stories import Claim
from crosswire.records.text import Document

# Characters of a body in which a report tells its news; claims from the top of the account that tell the main event.
_LEAD, _TOP = 700, 12
# What a report counts for that puts something there only further down; share of the reports from which a place is said.
_FURTHER, _SHARE = 0.5, 0.5
# Reports that must put something there; those that must do so in their news, for a place and for a state; the share of a
# state's mentions that must: a state is mostly named for what it does.
_REPORTS, _NEWS, _NEWS_OF_STATE, _OF_STATE = 2, 1, 2, 0.08
# Ahead of a state is a place within it; among equals what is told oftener, by so much for each of the first times.
_NARROWER, _OFTENER, _TIMES = 0.2, 0.02, 10
# Characters before a name that are looked at; of its sentence on either side: longer ones are lists, or no sentences.
_BEFORE, _AROUND = 130, 600
_STOPS = (". ", "\n")


@dataclass(slots=True)
class _Told:
    """Where reports put events at one place: ``reports`` what each counts for, ``news`` those that do so in their news."""

    reports: dict[str, float] = field(default_factory=dict)
    news: set[str] = field(default_factory=set)
    named: int = 0
    put: int = 0


def find_place(
    claims: Sequence[Claim], date: StoryDate, documents: Sequence[Document], entities: Sequence[Entity]
) -> str | None:
    """The name of the place where most reports put what they tell, or None; ``claims`` in the order of the account."""
    known = {d.article.id: d for d in documents}
    news = _news(claims, date, documents)
    found: list[tuple[float, str]] = []
    for entity in entities:
        if entity.kind not in ("place", "state") or entity.name.lower() in place_words().wide:
            continue
        told = _told(entity, known, news)
        share = sum(told.reports.values()) / len(documents)
        if len(told.reports) >= _REPORTS and share >= _SHARE and _is_sure(told, entity.kind):
            rank = share + _OFTENER * min(told.put, _TIMES) + (_NARROWER if entity.kind == "place" else 0.0)
            found.append((rank, entity.name))
    return max(found, key=lambda one: one[0])[1] if found else None


def _is_sure(told: _Told, kind: str) -> bool:
    if kind == "place":
        return len(told.news) >= _NEWS
    return len(told.news) >= _NEWS_OF_STATE and told.put >= _OF_STATE * told.named


def _news(
    claims: Sequence[Claim], date: StoryDate, documents: Sequence[Document]
) -> Mapping[str, list[tuple[int, int]]]:
    """The ranges of each report that tell its news: headline, first lines, the day's claims that several reports tell."""
    news = {d.article.id: [(0, _lead_end(d))] for d in documents}
    for d in documents:
        if d.headline:
            news[d.article.id].append((d.headline.start, d.headline.end))
    day = date.day.isoformat() if date.day else None
    for claim in claims[:_TOP]:
        if day and claim.date and claim.date[:10] == day and len(claim.reports) > 1:
            for m in claim.mentions:
                news[m.report].append((m.start, m.end))
    return news


def _lead_end(document: Document) -> int:
    """Where the first lines of the body end, in the text of the report."""
    left = _LEAD
    for span in document.body:
        if span.end - span.start >= left:
            return span.start + left
        left -= span.end - span.start
    return len(document.article.text)


def _told(entity: Entity, documents: Mapping[str, Document], news: Mapping[str, list[tuple[int, int]]]) -> _Told:
    told = _Told()
    for m in entity.mentions:
        document = documents[m.report]
        if not _is_read(document, m.start):
            continue
        told.named += 1
        if _is_put(document.article.text, m.start):
            told.put += 1
            is_news = any(start <= m.start < end for start, end in news[m.report])
            if is_news:
                told.news.add(m.report)
            told.reports[m.report] = max(told.reports.get(m.report, 0.0), 1.0 if is_news else _FURTHER)
    return told


def _is_read(document: Document, at: int) -> bool:
    """Does the position stand in the headline or the body?"""
    if document.headline and document.headline.start <= at < document.headline.end:
        return True
    number = bisect_right(document.body, at, key=lambda span: span.start) - 1
    return number >= 0 and at < document.body[number].end


def _is_put(text: str, at: int) -> bool:
    """Do the words before the name that stands at ``at`` put an event there, that is neither to come nor of another time?"""
    words = place_words()
    line = text.rfind("\n", max(0, at - _BEFORE), at) + 1
    before = text[line or max(0, at - _BEFORE) : at]
    found = words.located.search(before)
    if found is None:
        return False
    ahead = before[: found.start()]
    if words.lasting.search(ahead) or words.ahead.search(ahead):
        return False
    return not words.other_times.search(_sentence(text, at))


def _sentence(text: str, at: int) -> str:
    """The sentence around ``at``, by its marks alone."""
    first, last = max(0, at - _AROUND), at + _AROUND
    start = max(first, *(text.rfind(mark, first, at) + 1 for mark in _STOPS))
    ends = [end for mark in _STOPS if (end := text.find(mark, at, last)) >= 0]
    return text[start : min(ends, default=last)]
