"""Clauses that say only that somebody spoke ("his office said"). A helper of stage 10.

What was said is a statement of its own, with the speaker in its attribution. The frame around it states
nothing that a reader would look for, and two frames are never told otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from crosswire.lexicon.acts import acts
from crosswire.matching.quotes import telling
from crosswire.records.statements import Attribution, Statement
from crosswire.records.text import Span

# Telling words beside speaker, cue, addressee, time and content that a frame may have ("told reporters briefly").
_LEFT = 2
# Words that tell of whom or when somebody spoke, not of what.
_BESIDE = frozenset("reporters journalists thursday friday monday tuesday wednesday saturday sunday also later earlier "
                    "added statement news conference interview according turn phone call telephone".split())  # fmt: skip

# Roles of who speaks to whom and where, and what stands before the matter.
_AROUND, _OF = frozenset({"subject", "indirect", "oblique"}), frozenset({"about", "of", "against", "for", "that", "as"})


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
    # "…," said Ana Reyes, who leads the mission: what follows the verb is who she is.
    if at.start == s.start and any(a.role == "subject" and a.phrase.start >= at.end for a in s.arguments):
        return True
    spans = [(span.start, span.end) for a in found for span in a.content]
    inside = any(start < s.end and s.start < end for start, end in spans)
    speaks = acts().of_predicate.get(s.predicate.lower().split(" ")[0]) == "statement"
    # "…," the envoy said during a visit to the old harbour: where it was said is no matter of its own.
    if speaks and not inside and spans and all(a.role in _AROUND and a.marker not in _OF for a in s.arguments):
        return True
    if inside and not speaks:
        return False
    spans += [(p.start, p.end) for a in found for p in (a.speaker, a.cue, a.addressee) if p]
    spans += [(t.start, t.end) for t in s.times]
    spans += [(a.phrase.start, a.phrase.end) for a in s.arguments if a.role == "subject"]
    spans.sort(key=itemgetter(0))
    left = telling(" ".join(_outside(s.own, spans, text))) - _BESIDE
    return len(left) <= _LEFT


def _outside(own: Sequence[Span], covered: Sequence[tuple[int, int]], text: str) -> list[str]:
    """The pieces of ``own`` that ``covered``, in order of the text, leaves."""
    pieces = []
    for span in own:
        at = span.start
        for start, end in covered:
            if start < span.end and at < end:
                pieces.append(text[at : max(at, start)])
                at = max(at, end)
        pieces.append(text[at : span.end] if at < span.end else "")
    return pieces
