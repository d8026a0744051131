"""What the stage commands print: one mapping a line, in the fields of the output contract.

``report`` is the path of the report as the user gave it. Each function takes the records of a stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crosswire.records.names import Entity
from crosswire.records.statements import Attribution, Event, Statement, TimeExpression
from crosswire.records.stories import Alignments, Derivation, Story, StoryChange, Thread
from crosswire.records.text import Document, Phrase

Row = dict[str, Any]


def clean_line(document: Document) -> Row:
    """Body and residue of one report."""
    return {
        "report": document.article.path, "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source, "byline": document.byline,
        "body": [{"start": s.start, "end": s.end} for s in document.body],
        "residue": [{"start": r.start, "end": r.end, "kind": r.kind} for r in document.residue],
        "wires": [{"wire": c.wire, "start": c.start, "end": c.end} for c in document.credits],
        "how": dict(document.how),
    }  # fmt: skip


def copy_lines(derivations: Sequence[Derivation], documents: Sequence[Document]) -> Iterator[Row]:
    """Which report derives from which."""
    path = {d.article.id: d.article.path for d in documents}
    for d in derivations:
        yield {
            "report": path[d.report], "of": path[d.of], "verdict": d.verdict, "score": round(d.score, 4),
            "directed": d.directed, "because": d.because,
            "spans": [
                {"start": p.left.start, "end": p.left.end, "of_start": p.right.start, "of_end": p.right.end}
                for p in d.passages
            ],
            "changes": [
                {
                    "kind": c.kind, "start": c.left.start, "end": c.left.end,
                    "of_start": c.right.start, "of_end": c.right.end,
                }
                for c in d.changes
            ],
        }  # fmt: skip


def story_lines(stories: Sequence[Story], threads: Sequence[Thread] = ()) -> Iterator[Row]:
    """Which report belongs to which story, the story to which thread, and why."""
    thread_of = {story: thread for thread in threads for story in thread.stories}
    for story in stories:
        thread = thread_of.get(story.id)
        linked = [text for text in thread.because if story.id in text] if thread else []
        for document, score in zip(story.documents, story.scores, strict=True):
            others = len(story.documents) - 1
            alike = f"{score:.2f} like its {others} other{'s' if others != 1 else ''} on average"
            yield {
                "story": story.id, "report": document.article.path, "score": round(score, 4),
                "because": alike if others else "no other report is alike enough",
                "thread": thread.id if thread else None, "thread_because": linked,
            }  # fmt: skip


def change_lines(changes: Sequence[StoryChange], documents: Sequence[Document]) -> Iterator[Row]:
    """What happened to which story since an earlier run."""
    path = {d.article.id: d.article.path for d in documents}
    for c in changes:
        yield {
            "change": c.kind, "story": c.story, "other": c.other,
            "report": path[c.report] if c.report else None, "because": c.because,
        }  # fmt: skip


def name_lines(story: str, entities: Sequence[Entity], documents: Sequence[Document]) -> Iterator[Row]:
    """Every mention with the entity it means."""
    path = {d.article.id: d.article.path for d in documents}
    for e in entities:
        garbles = {(g.report, g.start, g.end): g.probability for g in e.garbled}
        for m in e.mentions:
            garbled = garbles.get((m.report, m.start, m.end))
            yield {
                "entity": f"{story}/{e.id}", "name": e.name, "kind": e.kind, "wikidata": e.wikidata, "state": e.state,
                "report": path[m.report], "start": m.start, "end": m.end, "text": m.text, "form": m.form,
                "garbled": garbled is not None, "probability": round(1.0 if garbled is None else garbled, 4),
            }  # fmt: skip


def time_lines(times: Sequence[TimeExpression], document: Document) -> Iterator[Row]:
    """Every time expression with its TIMEX3 value."""
    for t in times:
        yield {
            "report": document.article.path, "start": t.start, "end": t.end, "text": t.text, "type": t.type,
            "value": t.value, "earliest": t.earliest.isoformat() if t.earliest else None,
            "latest": t.latest.isoformat() if t.latest else None, "anchored": t.anchored, "because": t.because,
        }  # fmt: skip


def statement_lines(attributions: Sequence[Attribution], document: Document) -> Iterator[Row]:
    """Every attribution: who is quoted for what. One inside the content of another stands in its ``nested``,
    so that no character is counted as content twice."""
    rows: list[Row] = [
        {
            "report": document.article.path, "id": index, "kind": a.kind, "act": a.act, "speaker": _phrase(a.speaker),
            "cue": _phrase(a.cue), "content": [{"start": s.start, "end": s.end} for s in a.content],
            "addressee": _phrase(a.addressee), "medium": a.medium, "within": a.parent, "nested": [],
        }
        for index, a in enumerate(attributions)
    ]  # fmt: skip
    for row in rows:
        if row["within"] is not None:
            rows[row["within"]]["nested"].append(row)
    yield from (row for row in rows if row["within"] is None)


def event_lines(events: Sequence[Event], document: Document) -> Iterator[Row]:
    """Every event with type, mode, actors and status."""
    for e in events:
        yield {
            "report": document.article.path, "start": e.start, "end": e.end, "type": e.type, "mode": e.mode,
            "context": list(e.context), "actor": [_phrase(p) for p in e.actor],
            "recipient": [_phrase(p) for p in e.recipient], "date": e.date, "place": e.place, "status": e.status,
            "actor_states": list(e.actor_states), "recipient_states": list(e.recipient_states),
            "probability": e.probability,
        }  # fmt: skip


def link_lines(
    story: Story, statements: Sequence[Statement], links: Alignments, groups: Sequence[Sequence[str]]
) -> Iterator[Row]:
    """Every link that says why, the likeliest first: the two clauses, whether they came into one claim, and for each
    family of features what it says (0 against the link, 1 for it)."""
    documents = {d.article.id: d for d in story.documents}
    at = {s.id: s for s in statements}
    claim_of = {id_: n for n, group in enumerate(groups) for id_ in group}

    def side(id_: str) -> Row:
        s = at[id_]
        article = documents[s.report].article
        return {"report": article.path, "start": s.start, "end": s.end, "text": article.text[s.start : s.end]}

    for (left, right), parts in sorted(links.parts.items(), key=lambda x: -links.probability[x[0]]):
        yield {
            "story": story.id, "left": side(left), "right": side(right), "probability": links.probability[left, right],
            "one_claim": claim_of[left] == claim_of[right],
            "because": [
                {"family": p.name, "for": p.value, "detail": p.detail, "left": p.left, "right": p.right}
                for p in parts
            ],
        }  # fmt: skip


def _phrase(phrase: Phrase | None) -> Row | None:
    return {"start": phrase.start, "end": phrase.end, "text": phrase.text} if phrase else None
