"""The output contract: a Reconstruction as one JSON document, schema version 1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Dating, Meeting
from crosswire.records.stories import Account, Claim, Disagreement, Lineage, Reconstruction, Thread, lineage_of_reports
from crosswire.records.text import Document, Phrase, Problem
from crosswire.render.several import told_apart
from crosswire.version import __version__

SCHEMA_VERSION = 1


def to_json(reconstruction: Reconstruction, *, indent: int | None = 2) -> str:
    """Return the whole reconstruction as JSON text."""
    return json.dumps(to_dict(reconstruction), ensure_ascii=False, indent=indent)


def to_dict(reconstruction: Reconstruction) -> dict[str, Any]:
    """Return the reconstruction as the mapping that the schema describes."""
    return {
        "crosswire": __version__,
        "schema": SCHEMA_VERSION,
        "problems": [problem(p) for p in reconstruction.problems],
        **({"hint": hint} if (hint := told_apart(reconstruction)) else {}),
        "stories": [story(a) for a in reconstruction.accounts],
    }


def problem(p: Problem) -> dict[str, Any]:
    """An input with a fault."""
    return {"path": p.path, "line": p.line, "reason": p.reason, "remedy": p.remedy, "fatal": p.fatal}


def story(a: Account) -> dict[str, Any]:
    """One account."""
    line_of, texts = lineage_of_reports(a.lineages), {d.article.id: d.article.text for d in a.documents}
    return {
        "id": a.story,
        "title": a.title,
        "event_date": a.date.day.isoformat() if a.date.day else None,
        "event_date_probability": a.date.probability,
        "event_date_reasons": list(a.date.reasons),
        "place": a.place,
        "thread": thread(a.thread) if a.thread else None,
        "reports": [report(d, line_of.get(d.article.id)) for d in a.documents],
        "lineages": [lineage(line) for line in a.lineages],
        "entities": [entity(e) for e in a.entities],
        "lead": list(a.lead),
        "claims": [claim(c, texts) for c in a.claims],
        "disagreements": [disagreement(f"D{n}", d, texts) for n, d in enumerate(a.disagreements, 1)],
        "meetings": [meeting(m) for m in a.meetings],
        "conditionals": [conditional(c) for c in a.conditionals],
        "gaps": [{"question": g.question, "because": g.because} for g in a.gaps],
    }


def lineage(line: Lineage) -> dict[str, Any]:
    """One independent line, and which of its reports derives from which."""
    return {
        "id": line.id, "origin": line.origin, "reports": list(line.reports), "evidence": list(line.evidence),
        "derivations": [
            {"report": d.report, "of": d.of, "verdict": d.verdict, "score": round(d.score, 4),
             "directed": d.directed, "because": d.because}
            for d in line.derivations
        ],
    }  # fmt: skip


def meeting(m: Meeting) -> dict[str, Any]:
    """One meeting that is set."""
    return {
        "date": m.date, "time": m.time, "place": m.place, "medium": m.medium,
        "participants": list(m.participants), "subject": m.subject,
        "evidence": [span(p) for p in m.evidence], "status": m.status,
    }  # fmt: skip


def conditional(c: Conditional) -> dict[str, Any]:
    """One threat, promise or prediction that hangs on a condition."""
    return {
        "issuer": list(c.issuer), "target": list(c.target), "condition": c.condition,
        "consequence": c.consequence, "strength": c.strength, "deadline": c.deadline,
        "before": span(c.before) if c.before else None,
        "evidence": [span(p) for p in c.evidence],
    }  # fmt: skip


def thread(t: Thread) -> dict[str, Any]:
    """The stories of one crisis, and what links them."""
    return {"id": t.id, "stories": list(t.stories), "because": list(t.because)}


def span(p: Phrase) -> dict[str, Any]:
    """A cited passage."""
    return {"report": p.report, "start": p.start, "end": p.end, "text": p.text}


def report(d: Document, lineage: str | None) -> dict[str, Any]:
    """A report of the story with its residue."""
    return {
        "id": d.article.id, "path": d.article.path, "title": d.title, "source": d.source, "url": d.article.url,
        "published": d.published.isoformat() if d.published else None, "byline": d.byline, "kind": d.kind, "lineage": lineage,
        "residue": [{"start": r.start, "end": r.end, "kind": r.kind} for r in d.residue],
    }  # fmt: skip


def entity(e: Entity) -> dict[str, Any]:
    """Somebody or something named."""
    return {
        "id": e.id, "name": e.name, "kind": e.kind, "aliases": [*e.aliases, *e.also], "wikidata": e.wikidata,
        "state": e.state, "office": e.office,
        "mentions": [{"report": m.report, "start": m.start, "end": m.end, "text": m.text} for m in e.mentions],
        "garbled": [
            {"text": g.text, "report": g.report, "start": g.start, "end": g.end,
             "probability": round(g.probability, 4), "because": g.because}
            for g in e.garbled
        ],
    }  # fmt: skip


def claim(c: Claim, texts: Mapping[str, str]) -> dict[str, Any]:
    """One claim with everything that supports it; ``texts`` are those of the reports, by their ids."""
    return {
        "id": c.id, "gist": c.gist, "act": c.act, "pressing": c.pressing, "plover": c.plover, "status": c.status,
        "actor": list(c.actor),
        "target": list(c.target), "attributed_to": list(c.attributed_to),
        "voices": list(c.voices), "unnamed": list(c.unnamed),
        "date": c.date, "dated": dating(c.dated) if c.dated else None, "place": c.place,
        "mentions": [
            {
                "report": m.report, "start": m.start, "end": m.end,
                "quote_spans": [{"start": s.start, "end": s.end} for s in m.quote_spans],
                "variant": {v.kind: v.value for v in m.variant}, "tells": m.tells,
                "probability": round(m.probability, 4), "counts": m.counts, "text": texts[m.report][m.start : m.end],
            }
            for m in c.mentions
        ],
        "standing": c.standing, "independent_lines": c.independent_lines, "probability": round(c.probability, 4),
    }  # fmt: skip


def dating(d: Dating) -> dict[str, Any]:
    """How the day of a claim is known."""
    return {"basis": d.basis, "how": d.how, "probability": round(d.sureness, 3), "because": d.because}


def disagreement(id_: str, d: Disagreement, texts: Mapping[str, str]) -> dict[str, Any]:
    """One disagreement with its sides; ``texts`` are those of the reports, by their ids."""
    return {
        "id": id_, "claim": d.claim, "kind": d.kind, "verdict": d.verdict,
        "sides": [
            {"report": s.report, "start": s.start, "end": s.end, "value": s.value, "text": texts[s.report][s.start : s.end]}
            for s in d.sides
        ],
        "likelier": d.likelier, "because": d.because, "probability": round(d.probability, 4),
    }  # fmt: skip
