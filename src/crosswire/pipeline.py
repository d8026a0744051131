"""The stages in their order. This file alone knows it, and holds no logic of its own.

    across the corpus     1 clean        Article            -> Document
                          2 dedupe       Documents          -> Derivations, Lineages
                          3 cluster      Documents          -> Stories
    within a story        4 mentions     ParsedDocument     -> Mentions
                          5 resolve      Mentions           -> Entities
                          6 times        ParsedDocument     -> TimeExpressions, StoryDate
                          7 statements   ParsedDocument     -> Attributions, Statements
                          8 events       Statements         -> Events, Conditionals, Meetings
    across its reports    9 align        Statements, Events -> Alignments
                         10 compare      Alignments         -> Claims, Disagreements
                         11 brief        Claims             -> Account

Names and alignment need each other: after the first alignment, names are repaired from aligned
slots, statements are read again with the repaired names, and aligned again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from crosswire.extract.events import find_conditionals, find_events, find_meetings
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import repair, resolve
from crosswire.extract.statements import find_attributions, find_statements
from crosswire.extract.times import anchor_times, find_times, solve_date
from crosswire.gather.clean import clean
from crosswire.gather.cluster import group_stories
from crosswire.gather.dedupe import find_derivations, trace_lineages
from crosswire.reconcile.align import align, group_claims
from crosswire.reconcile.brief import write_account
from crosswire.reconcile.compare import compare
from crosswire.records.names import Entity
from crosswire.records.statements import Attribution, Event, Statement, StoryDate, TimeExpression
from crosswire.records.stories import Account, Derivation, Reconstruction, Story
from crosswire.records.text import Article, Document, ParsedDocument, Problem
from crosswire.settings import Settings
from crosswire.text.parse import Parser

Progress = Callable[[str, int, int], None]


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


def gather(articles: Iterable[Article]) -> tuple[tuple[Document, ...], tuple[Derivation, ...], tuple[Story, ...]]:
    """Stages 1 to 3: clean the articles, find copies, group stories."""
    documents = tuple(clean(article) for article in articles)  # 1
    derivations = find_derivations(documents)  # 2
    return documents, derivations, group_stories(documents, derivations)  # 3


def read(documents: Sequence[Document], parser: Parser) -> Reading:
    """Stages 4 to 8 on the documents of one story."""
    parsed = parser.parse(documents)
    mentions = [mention for one in parsed for mention in find_mentions(one)]  # 4
    entities = resolve(parsed, mentions)  # 5
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
    events = find_events(statements, entities)  # 8
    return Reading(
        parsed=parsed, entities=entities, date=date, times=times, attributions=attributions,
        statements=statements, events=events,
    )  # fmt: skip


def account(story: Story, derivations: Sequence[Derivation], parser: Parser, settings: Settings) -> Account:
    """Stages 4 to 11 on one story."""
    lineages = trace_lineages(story.documents, derivations)  # 2
    reading = read(story.documents, parser)  # 4 to 8
    threshold = settings.align_threshold

    def aligned(r: Reading):  # type: ignore[no-untyped-def]
        return align(r.statements, r.entities, r.events, lineages, vectors=parser.vector, threshold=threshold)

    alignments = aligned(reading)  # 9
    entities = repair(reading.entities, reading.statements, alignments)  # 5 again: names from aligned slots
    if entities != reading.entities:
        reading = _state(reading.parsed, entities, reading.date, reading.times)  # 7 and 8 again
        alignments = aligned(reading)  # 9 again
    groups = group_claims(reading.statements, alignments)
    claims, disagreements = compare(  # 10
        groups,
        reading.statements,
        reading.events,
        reading.entities,
        alignments,
        lineages,
        story.documents,
        reading.date,
    )
    conditionals = find_conditionals(reading.statements, reading.events, reading.entities)
    meetings = find_meetings(reading.statements, reading.entities, reading.date)
    return write_account(  # 11
        story, reading.date, lineages, reading.entities, claims, disagreements, meetings, conditionals
    )


def reconstruct(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    parser: Parser | None = None,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
) -> Reconstruction:
    """Reconstruct one account per story from ``articles``.

    ``parser`` may be passed to keep its memory of parsed sentences between calls. ``progress`` is
    called with (stage, done, total).
    """
    settings = settings or Settings()
    parser = parser or Parser(settings.model)
    _, derivations, stories = gather(articles)
    accounts = []
    for number, story in enumerate(stories):
        if progress:
            progress("stories", number, len(stories))
        accounts.append(account(story, derivations, parser, settings))
    return Reconstruction(accounts=tuple(accounts), problems=tuple(problems))
