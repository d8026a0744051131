"""Stage 10, compare: groups of Statements -> Claims and Disagreements. (Baseline: no disagreements.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement, StoryDate
from crosswire.records.stories import Alignment, Claim, ClaimMention, Disagreement, Lineage
from crosswire.records.text import Document


def compare(
    groups: Sequence[Sequence[str]],
    statements: Sequence[Statement],
    events: Sequence[Event],
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    lineages: Sequence[Lineage],
    documents: Sequence[Document],
    date: StoryDate,
) -> tuple[tuple[Claim, ...], tuple[Disagreement, ...]]:
    """Turn each group into a claim with its standing, and list where its mentions differ."""
    by_id = {s.id: s for s in statements}
    text = {d.article.id: d.article.text for d in documents}
    line_of = {r: line.id for line in lineages for r in line.reports}
    claims = []
    for number, group in enumerate(groups, 1):
        members = [by_id[i] for i in group]
        first = members[0]
        subjects = [e for m in members for a in m.arguments if a.role == "subject" for e in a.phrase.entities]
        targets = [e for m in members for a in m.arguments if a.role != "subject" for e in a.phrase.entities]
        lines = {line_of[m.report] for m in members}
        claims.append(
            Claim(
                id=f"C{number}", gist=text[first.report][first.start : first.end], act=first.predicate, plover=None,
                actor=tuple(dict.fromkeys(subjects)), target=tuple(dict.fromkeys(targets)), attributed_to=(),
                date=None, place=None,
                mentions=tuple(ClaimMention(report=m.report, start=m.start, end=m.end, statement=m.id) for m in members),
                standing="agreed" if len(lines) > 1 else "single", independent_lines=len(lines), probability=1.0,
            )
        )  # fmt: skip
    return tuple(claims), ()
