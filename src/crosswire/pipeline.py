"""The stages in their order. This file alone knows it, and holds no logic of its own.

    across the corpus     1 clean        Article            -> Document
                          2 dedupe       Documents          -> Derivations, Lineages
                          3 cluster      Documents          -> Stories
    within a story        4 mentions     ParsedDocument     -> Mentions
                          5 resolve      Mentions           -> Entities
                          6 times        ParsedDocument     -> TimeExpressions, StoryDate
                          7 statements   ParsedDocument     -> Attributions, Statements
                          8 events       Statements         -> Events, Datings, Conditionals, Meetings
    across its reports    9 align        Statements, Events -> Alignments
                         10 compare      Alignments         -> Claims, Disagreements
                         11 brief        Claims             -> Account

Reports that carry the same sentences (twins) are read once, and shown each at its place.

Names and alignment need each other: after the first alignment, names are repaired from aligned
slots, statements are read again with the repaired names, and aligned again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from crosswire.extract.datings import date_statements
from crosswire.extract.events import find_conditionals, find_events, find_meetings
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import repair, resolve
from crosswire.extract.statements import find_attributions, find_statements
from crosswire.extract.times import anchor_times, find_times, solve_date
from crosswire.gather.clean import clean
from crosswire.gather.cluster import group_stories
from crosswire.gather.dedupe import find_derivations, trace_lineages
from crosswire.gather.rulings import follow_rulings
from crosswire.gather.threads import link_stories, thread_of
from crosswire.reconcile.align import align, group_claims
from crosswire.reconcile.brief import write_account
from crosswire.reconcile.compare import compare
from crosswire.reconcile.twins import unfold_twins
from crosswire.records.names import Entity
from crosswire.records.statements import Attribution, Event, Statement, StoryDate, TimeExpression
from crosswire.records.stories import Account, Alignments, Derivation, Lineage, Reconstruction, Ruling, Story
from crosswire.records.text import Article, Document, ParsedDocument, Problem
from crosswire.settings import Settings
from crosswire.text.encoder import Encoder
from crosswire.text.mpnet import Mpnet, load
from crosswire.text.parse import Parser
from crosswire.text.progress import Progress
from crosswire.text.similarity import Array
from crosswire.text.twins import Twin, fold_twins

T = TypeVar("T")
# Reports parsed together when each is read alone: enough to fill the parser's batches, few enough to hold in memory.
_CHUNK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stages 4 to 8 read in the reports of one story; per-report tuples follow ``parsed``."""

    parsed: tuple[ParsedDocument, ...]
    entities: tuple[Entity, ...]
    date: StoryDate
    times: tuple[tuple[TimeExpression, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A story after stage 9: its reading, who goes back to whom, and groups of statements that state one fact.
    Rows of ``meanings`` (what the encoder read in the clauses) follow ``reading.statements``."""

    reading: Reading
    lineages: tuple[Lineage, ...]
    alignments: Alignments
    groups: tuple[tuple[str, ...], ...]
    twins: tuple[Twin, ...]
    meanings: Array | None = None


def gather(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    rulings: Sequence[Ruling] = (),
    progress: Progress | None = None,
) -> tuple[tuple[Document, ...], tuple[Derivation, ...], tuple[Story, ...]]:
    """Stages 1 to 3: clean the articles, find copies, group stories. A user's ``rulings`` go before what is found."""
    tell, wanted = progress or _silent, settings or Settings()
    documents = tuple(clean(article) for article in _counted("cleaning", articles, tell))  # 1
    tell("looking for copies", 0, 1)
    derivations = follow_rulings(find_derivations(documents), rulings)  # 2
    tell("grouping stories", 0, 1)
    stories = group_stories(  # 3
        documents, derivations, rulings, window=wanted.story_window, whole=wanted.one_story
    )
    return documents, derivations, stories


def read(documents: Sequence[Document], parser: Parser) -> Reading:
    """Stages 4 to 8 on the documents of one story."""
    return _read(parser.parse(documents))


def _read(parsed: tuple[ParsedDocument, ...], first: int = 1) -> Reading:
    mentions = [mention for one in parsed for mention in find_mentions(one)]  # 4
    entities = resolve(parsed, mentions, first=first)  # 5
    found = [find_times(one) for one in parsed]  # 6
    date = solve_date(parsed, found)
    times = tuple(anchor_times(one, expressions, date) for one, expressions in zip(parsed, found, strict=True))
    return _state(parsed, entities, date, times)


def _state(
    parsed: tuple[ParsedDocument, ...],
    entities: tuple[Entity, ...],
    date: StoryDate,
    times: tuple[tuple[TimeExpression, ...], ...],
) -> Reading:
    attributions = tuple(find_attributions(one, entities) for one in parsed)  # 7
    statements = tuple(
        statement
        for one, when, said in zip(parsed, times, attributions, strict=True)
        for statement in find_statements(one, entities, when, said)
    )
    events = find_events(statements, entities, parsed)  # 8
    return Reading(
        parsed=parsed, entities=entities, date=date, times=times, attributions=attributions,
        statements=statements, events=events,
    )  # fmt: skip


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles at rest. Records hold no cycles, so it frees nothing (of a story of 100 reports 317
    objects, as of one of 12), but walks over all of them and over the parses, for a twentieth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def account(
    story: Story,
    derivations: Sequence[Derivation],
    parser: Parser,
    settings: Settings,
    *,
    first: int = 1,
    progress: Progress | None = None,
) -> Account:
    """Stages 4 to 11 on one story; its entities are numbered from ``first``."""
    linked = link(story, derivations, parser, settings, first=first, progress=progress)  # 4 to 9
    reading = linked.reading
    claims, disagreements = compare(  # 10
        linked.groups,
        reading.statements,
        reading.events,
        reading.entities,
        linked.alignments,
        linked.lineages,
        story.documents,
        date_statements(reading.statements, reading.parsed, reading.date),  # 8
        meanings=linked.meanings,
    )
    conditionals = find_conditionals(reading.statements, reading.events, reading.entities, reading.parsed)
    meetings = find_meetings(reading.statements, reading.entities, reading.date, reading.parsed)
    written = write_account(  # 11
        story,
        date=reading.date,
        lineages=linked.lineages,
        entities=reading.entities,
        claims=claims,
        disagreements=disagreements,
        meetings=meetings,
        conditionals=conditionals,
    )
    return unfold_twins(written, linked.twins)


def link(
    story: Story,
    derivations: Sequence[Derivation],
    parser: Parser,
    settings: Settings,
    *,
    explained: bool = False,
    first: int = 1,
    progress: Progress | None = None,
) -> Linked:
    """Stages 4 to 9 on one story, names repaired: all that comparing is given. Links are ``explained`` where asked for;
    entities are numbered from ``first``."""
    lineages = trace_lineages(story.documents, derivations)  # 2
    distinct, twins = fold_twins(parser.parse(story.documents))  # reprints are read once
    reading = _read(distinct, first)  # 4 to 8
    large = _large(settings)
    encoder = Encoder(large, progress) if large else Encoder()  # the one that ships is too fast to tell

    def aligned(r: Reading) -> tuple[Alignments, Array]:
        meanings = encoder.meanings(r.parsed, r.statements)
        links = align(
            r.statements, r.entities, r.events, lineages, vectors=parser.vectors,
            threshold=settings.align_threshold, meanings=meanings, large=bool(large), explained=explained,
        )  # fmt: skip
        return links, meanings.own

    alignments, meanings = aligned(reading)  # 9
    entities = repair(reading.entities, reading.statements, alignments)  # 5 again: names from aligned slots
    if entities != reading.entities:
        reading = _state(reading.parsed, entities, reading.date, reading.times)  # 7 and 8 again
        alignments, meanings = aligned(reading)  # 9 again
    groups = group_claims(reading.statements, alignments)
    return Linked(
        reading=reading, lineages=lineages, alignments=alignments, groups=groups, twins=twins, meanings=meanings
    )  # fmt: skip


def reconstruct(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    parser: Parser | None = None,
    problems: Sequence[Problem] = (),
    rulings: Sequence[Ruling] = (),
    progress: Progress | None = None,
) -> Reconstruction:
    """Reconstruct one account per story from ``articles``; a user's ``rulings`` go before what is found.

    ``parser`` may be passed to keep its memory of parsed sentences between calls. ``problems`` are
    handed through to the result. ``progress`` is called with (what is being done, done, total).
    """
    settings = settings or Settings()
    parser = parser or Parser(settings.model)
    _large(settings, progress)
    documents, derivations, stories = gather(articles, settings=settings, rulings=rulings, progress=progress)
    threads = thread_of(link_stories(stories))
    parser.parse(documents, progress=progress)
    accounts, first = list[Account](), 1
    for story in _counted("writing accounts", stories, progress or _silent):
        written = account(story, derivations, parser, settings, first=first, progress=progress)
        accounts.append(replace(written, thread=threads.get(story.id)))
        first = _next(written.entities, first)
    return Reconstruction(accounts=tuple(accounts), problems=tuple(problems))


def read_each(
    articles: Sequence[Article], *, settings: Settings | None = None, progress: Progress | None = None
) -> Iterator[Reading]:
    """Stages 1 and 4 to 8 on each article alone, in order; what the single-stage commands print."""
    parser = Parser((settings or Settings()).model)
    for start in range(0, len(articles), _CHUNK):
        documents = [clean(article) for article in articles[start : start + _CHUNK]]
        parser.forget()
        parser.parse(documents)
        for done, document in enumerate(documents, start):
            (progress or _silent)("reading reports", done, len(articles))
            yield read((document,), parser)


def name_stories(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    rulings: Sequence[Ruling] = (),
    progress: Progress | None = None,
) -> Iterator[tuple[Story, tuple[Entity, ...]]]:
    """All stages: each story with the entities of its account, garbles repaired."""
    settings = settings or Settings()
    parser = Parser(settings.model)
    _large(settings, progress)
    _, derivations, stories = gather(articles, settings=settings, rulings=rulings, progress=progress)
    first = 1
    for story in _counted("reading stories", stories, progress or _silent):
        entities = account(story, derivations, parser, settings, first=first, progress=progress).entities
        yield story, entities
        first = _next(entities, first)
        parser.forget()


def link_stories_explained(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    rulings: Sequence[Ruling] = (),
    progress: Progress | None = None,
) -> Iterator[tuple[Story, Linked]]:
    """Stages 1 to 9: each story with its links, which say why."""
    settings = settings or Settings()
    parser = Parser(settings.model)
    _large(settings, progress)
    _, derivations, stories = gather(articles, settings=settings, rulings=rulings, progress=progress)
    for story in _counted("aligning stories", stories, progress or _silent):
        yield story, link(story, derivations, parser, settings, explained=True, progress=progress)
        parser.forget()


def _next(entities: Sequence[Entity], first: int) -> int:
    """The number of the next story's first entity: no two of one output have the same. (Repairs join some: gaps stay.)"""
    return 1 + max((int(e.id.removeprefix("E")) for e in entities), default=first - 1)


def _large(settings: Settings, progress: Progress | None = None) -> Mpnet | None:
    """The large encoder if one is asked for. Also called before anything is read: a wrong folder is not to cost minutes."""
    if settings.encoder is None:
        return None
    (progress or _silent)("loading the encoder", 0, 1)
    return load(settings.encoder)


def _silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def _counted(stage: str, items: Sequence[T], progress: Progress) -> Iterator[T]:
    for done, item in enumerate(items):
        progress(stage, done, len(items))
        yield item
