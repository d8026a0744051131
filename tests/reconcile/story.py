"""A factory of records for the tests of comparison: reports as texts, statements found in them by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

from crosswire.reconcile.compare import compare
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import (
    Argument,
    Attribution,
    Dating,
    Event,
    Quantity,
    Statement,
    TimeExpression,
)
from crosswire.records.stories import Alignments, Claim, Disagreement, Lineage
from crosswire.records.text import Article, Document, Phrase, Span


class Story:
    """Reports, statements and entities of one invented story; each method adds one thing and returns its id."""

    def __init__(self, *texts: str, lines: str = "", published: tuple[str, ...] = ()) -> None:
        self.texts = {f"R{n}": text for n, text in enumerate(texts, 1)}
        # "112": the first two reports are of one line.
        self.lines = lines or "".join(str(n) for n in range(1, len(texts) + 1))
        self.published = published
        self.statements: list[Statement] = []
        self.entities: list[Entity] = []

    def who(self, name: str, kind: str = "person", **fields: object) -> str:
        """An entity with a mention wherever its last word stands."""
        id_ = f"E{len(self.entities) + 1}"
        last = name.split()[-1]
        mentions = tuple(
            Mention(
                report=report, start=m.start(), end=m.end(), text=last, kind=kind, form="name", sentence=0,
                first_token=0, last_token=0,
            )
            for report, text in self.texts.items()
            for m in re.finditer(re.escape(last), text)
        )  # fmt: skip
        self.entities.append(Entity(id=id_, name=name, kind=kind, mentions=mentions, **fields))  # type: ignore[arg-type]
        return id_

    def phrase(self, report: str, words: str, after: int = 0) -> Phrase:
        start = self.texts[report].index(words, after)
        inside = tuple(
            e.id for e in self.entities for m in e.mentions
            if m.report == report and start <= m.start and m.end <= start + len(words)
        )  # fmt: skip
        return Phrase(
            report=report, start=start, end=start + len(words), text=words, entities=tuple(dict.fromkeys(inside))
        )

    def says(self, report: str, words: str, predicate: str, **fields: object) -> str:
        """A statement whose clause is ``words``; ``subject``, ``object``, ``by`` and ``said_by`` are words in the report."""
        at = self.phrase(report, words)
        arguments = []
        for role in ("subject", "object", "agent"):
            if told := fields.pop(role, None):
                p = self.phrase(report, str(told), at.start)
                arguments.append(Argument(role=role, marker=None, head=p.text.split()[-1].lower(), phrase=p))
        attribution = ()
        if speaker := fields.pop("said_by", None):
            p = self.phrase(report, str(speaker))
            attribution = (
                Attribution(
                    report=report, kind="indirect", speaker=p, cue=None, content=(Span(start=at.start, end=at.end),)
                ),
            )
        quotes = tuple(
            Span(start=at.start + m.start(1), end=at.start + m.end(1)) for m in re.finditer("“([^”]*)”", words)
        )
        id_ = f"{report}:{len(self.statements)}"
        defaults: dict[str, object] = {
            "lemmas": tuple(w.lower() for w in re.findall(r"[\w-]{4,}", words)), "sentence": len(self.statements),
            "polarity": "positive", "modality": "none", "tense": "past", "status": "actual", "kind": "verbal",
        }  # fmt: skip
        self.statements.append(
            Statement(
                id=id_, report=report, start=at.start, end=at.end, own=(Span(start=at.start, end=at.end),),
                predicate=predicate, predicate_at=Span(start=at.start, end=at.end), arguments=tuple(arguments),
                attribution=attribution, quotes=quotes, **{**defaults, **fields},
            )  # type: ignore[arg-type]
        )  # fmt: skip
        return id_

    def cue(self, words: str, **fields: object) -> None:
        """Give what names the source of the first statement its cue, ``words`` of the first report, and other ``fields``."""
        first = self.statements[0]
        (source,) = first.attribution
        told = replace(source, cue=self.phrase("R1", words), **fields)  # type: ignore[arg-type]
        self.statements[0] = replace(first, attribution=(told,))

    def number(self, report: str, words: str, value: float, **fields: object) -> tuple[Quantity, ...]:
        p = self.phrase(report, words)
        bounds = {"low": value, "high": value, **fields}
        return (Quantity(report=report, start=p.start, end=p.end, text=words, value=value, **bounds),)  # type: ignore[arg-type]

    def day(self, report: str, words: str, first: str, last: str) -> tuple[TimeExpression, ...]:
        p = self.phrase(report, words)
        return (
            TimeExpression(
                report=report, start=p.start, end=p.end, text=words, type="DATE", value=first, anchored=True,
                earliest=date.fromisoformat(first), latest=date.fromisoformat(last),
            ),
        )  # fmt: skip

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(
            Document(
                article=Article(id=report, path=report, text=text), body=(Span(start=0, end=len(text)),), residue=(),
                published=date.fromisoformat(self.published[n]) if self.published else None,
            )
            for n, (report, text) in enumerate(self.texts.items())
        )  # fmt: skip

    @property
    def lineages(self) -> tuple[Lineage, ...]:
        return tuple(
            Lineage(
                id=f"L{line}", origin=None, evidence=(),
                reports=tuple(r for r, mark in zip(self.texts, self.lines, strict=True) if mark == line),
            )
            for line in sorted(set(self.lines))
        )  # fmt: skip

    def compare(
        self,
        *groups: tuple[str, ...],
        events: tuple[Event, ...] = (),
        datings: Mapping[str, Dating] | None = None,
        loose: str | None = None,
    ) -> tuple[tuple[Claim, ...], tuple[Disagreement, ...]]:
        """Compare the statements in ``groups``, of which all but ``loose`` are surely linked to one another; those in none
        are claims of their own."""
        grouped = {i for g in groups for i in g}
        alone = tuple((s.id,) for s in self.statements if s.id not in grouped)
        links = {pair: 0.3 if loose in pair else 0.95 for g in groups for pair in combinations(g, 2)}
        return compare(
            (*groups, *alone), self.statements, events, self.entities, Alignments(probability=links), self.lineages, self.documents,
            datings or {},
        )  # fmt: skip


def gist_of(story: Story, *ids: str) -> str:
    """The line of the claim that statements ``ids`` are."""
    claims, _ = story.compare(ids)
    return next(c.gist for c in claims if {m.statement for m in c.mentions} == set(ids))


def meant(story: Story, entity: str, report: str, words: str, form: str = "name") -> None:
    """Let ``words`` in the report be one more mention of the entity, in place of a part of them that was one."""
    n = int(entity[1:]) - 1
    at = story.texts[report].index(words)
    one = Mention(
        report=report, start=at, end=at + len(words), text=words, kind="person", form=form, sentence=0, first_token=0,
        last_token=0,
    )  # fmt: skip
    known = [m for m in story.entities[n].mentions if not at <= m.start < at + len(words)]
    story.entities[n] = replace(story.entities[n], mentions=(*known, one))
