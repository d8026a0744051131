"""Clauses that say only that somebody spoke ("his office said"). A helper of stage 10.

What was said is a statement of its own, with the speaker in its attribution. The frame around it states
nothing that a reader would look for, and two frames are never told otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.lexicon.acts import acts
from crosswire.matching.quotes import telling
from crosswire.records.statements import Attribution, Statement
from crosswire.records.text import Span

# Telling words beside speaker, cue, addressee, time and content that a frame may have ("told reporters briefly").
_LEFT = 2
# Words that tell of whom or when somebody spoke, not of what.
_BESIDE = frozenset("reporters journalists thursday friday monday tuesday wednesday saturday sunday also later earlier "
                    "added statement news conference interview according turn phone call telephone".split())  # fmt: skip


def frames(statements: Sequence[Statement], text: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the statements that hold nothing beside a speaker and a cue.

    ``text`` is the text of each report. A verb that is an act of its own ("warned", "demanded") makes a
    frame only where nothing of what was said stands in the clause.
    """
    cues: dict[tuple[str, int], list[tuple[Attribution, str]]] = defaultdict(list)
    for s in statements:
        for a in s.attribution:
            if a.cue is not None:
                cues[s.report, a.cue.end].append((a, s.id))
                cues[s.report, a.cue.start].append((a, s.id))
    return frozenset(s.id for s in statements if s.kind == "verbal" and _is_frame(s, cues, text[s.report]))


def _is_frame(s: Statement, cues: Mapping[tuple[str, int], list[tuple[Attribution, str]]], text: str) -> bool:
    at = s.predicate_at
    found = [a for place in (at.start, at.end) for a, of in cues.get((s.report, place), ()) if of != s.id]
    if not found:
        return False
    spans = [span for a in found for span in a.content]
    inside = any(span.start < s.end and s.start < span.end for span in spans)
    if inside and acts().of_predicate.get(s.predicate.lower().split(" ")[0]) != "statement":
        return False
    spans += [Span(start=p.start, end=p.end) for a in found for p in (a.speaker, a.cue, a.addressee) if p]
    spans += [Span(start=t.start, end=t.end) for t in s.times]
    spans += [Span(start=a.phrase.start, end=a.phrase.end) for a in s.arguments if a.role == "subject"]
    left = telling(" ".join(_outside(s.own, spans, text))) - _BESIDE
    return len(left) <= _LEFT


def _outside(own: Sequence[Span], covered: Sequence[Span], text: str) -> list[str]:
    """The pieces of ``own`` that ``covered`` leaves."""
    pieces = []
    for span in own:
        at = span.start
        for c in sorted(covered, key=lambda c: c.start):
            if c.start < span.end and at < c.end:
                pieces.append(text[at : max(at, c.start)])
                at = max(at, c.end)
        pieces.append(text[at : span.end] if at < span.end else "")
    return pieces
