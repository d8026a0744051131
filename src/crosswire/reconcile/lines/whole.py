"""The whole sentence of a claim, and the sentence before it, where it points back at that. A helper of stage 10."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.lines.finishing import finished, opened, without_opening
from crosswire.reconcile.lines.holding import REACH
from crosswire.reconcile.lines.naming import person_named, subject_named
from crosswire.reconcile.lines.quoting import is_quoted, quotation, tail_named
from crosswire.reconcile.lines.reaching import Sentence, sentences
from crosswire.reconcile.lines.risks import of_line
from crosswire.records.statements import Statement
from crosswire.text.sentences import split_sentences

# What joins a whole sentence to the one before it.
_JOINED = re.compile(r"(?:(?:and|but|or|yet)\b[\s,]*)+", re.IGNORECASE)
# Words: with the sentence before it, a line is no longer than this.
_TOGETHER = 70
# Words: a sentence of more says more than the matter.
_LONG = 45
# Doubts that the sentence before may end.
_BACK = frozenset({"points", "vague", "open"})
# What may stand between two sentences.
_APART = re.compile(r"[\s“”\"]*")
_STOPPED = tuple('.!”")')
# Doubts that the sentence before may have where the line has them, too.
_SHARED = frozenset({"own", "unnamed"})
_MARKS = ("“", "”", '"')


class Told(NamedTuple):
    """A clause or a sentence as it is told, where it stands in the report, and what it costs; of a sentence its doubts as a
    reader sees it, and ``bare``, the cost of its length alone."""

    text: str
    start: int
    end: int
    cost: float
    doubts: tuple[str, ...] = ()
    bare: float = 0.0


def sentence_of(statement: Statement, evidence: Evidence) -> Told:
    """The sentence of a statement, worked out once for all clauses in it."""
    return evidence.once(_sentence, _first(statement, evidence))


def whole(statement: Statement, evidence: Evidence) -> list[Told]:
    """The sentence of a statement and, where it points back, the same with the one before."""
    both = evidence.once(_with_before, _first(statement, evidence))
    return [sentence_of(statement, evidence), *([both] if both else [])]


def _first(statement: Statement, evidence: Evidence) -> Statement:
    """The first clause of the sentence that the statement stands in."""
    return evidence.table(sentences)[statement.report, statement.sentence].clauses[0][0]


def _sentence(statement: Statement, evidence: Evidence) -> Told:
    """The sentence that the statement stands in, its leading pronoun named, of a quotation with whose words they are."""
    near, text = evidence.table(sentences)[statement.report, statement.sentence], evidence.text[statement.report]
    # A line of a page may be without end; a sentence that begins further off is cut at its first clause.
    left = max(text.rfind("\n", 0, near.start) + 1, near.start - REACH)
    right = text.find("\n", near.end, near.end + REACH)
    inside = split_sentences(text, left, right if right >= 0 else min(len(text), near.end + REACH))
    start, end = next(((a, b) for a, b in inside if a <= near.start < b), (near.start, near.end))
    end = max(end, near.end)
    joint = _JOINED.match(text, start, end)
    begin = joint.end() if joint else start
    found = opened(" ".join(text[begin:end].split()))
    if all(is_quoted(s) for s, _ in near.clauses) and (words := quotation(found, statement, begin, end, evidence)):
        return _told(words, start, end, near, evidence)
    first = next((s for s, subjects in near.clauses if begin in subjects), None)
    named = person_named(found, statement.report, begin, evidence)
    named = subject_named(found, first, evidence) if first and named == found else named
    named = without_opening(named, _JOINED)
    return _told(finished(tail_named(named, statement, evidence)), start, end, near, evidence)


def _told(text: str, start: int, end: int, near: Sentence, evidence: Evidence) -> Told:
    first, cost, words = near.clauses[0][0], line_words().risks, len(text.split())
    doubts = ["verbless"] if all(s.tense == "none" for s, _ in near.clauses) else []
    doubts += of_line(text, first, evidence, start)
    bare = cost["wordy"] * words + cost["endless"] * max(0, words - _LONG)
    return Told(text, start, end, bare + sum([cost[doubt] for doubt in doubts]), tuple(doubts), bare)


def _with_before(statement: Statement, evidence: Evidence) -> Told | None:
    """The sentence with the one right before it, where it points at that, and with more where that does, too; None where
    the first is not understood alone either, or all are long."""
    own, text = evidence.once(_sentence, statement), evidence.text[statement.report]
    if _BACK.isdisjoint(own.doubts):
        return None
    told, doubts = [own], _BACK
    while doubts:
        near = evidence.table(sentences).get((statement.report, statement.sentence - len(told)))
        if near is None or near.clauses[0][0].headline or len(told) > _TOGETHER or not doubts <= _BACK:
            return None
        before, after = evidence.once(_sentence, near.clauses[0][0]), told[-1]
        # A heading or a caption has no stop.
        if not _APART.fullmatch(text, before.end, after.start) or not text.endswith(_STOPPED, 0, before.end):
            return None
        doubts = frozenset(before.doubts) - _SHARED.intersection(after.doubts)
        told.append(before)
    lead = told.pop()
    both, end = lead.text, lead.end
    for line in reversed(told):
        if len(both.split()) + len(line.text.split()) > _TOGETHER:
            return None
        goes_on = not text.endswith(_MARKS, 0, end) and not text.startswith(_MARKS, line.start)
        both, end = _together(both, line.text, goes_on=goes_on), line.end
    return own._replace(text=both, start=lead.start, cost=own.bare + line_words().risks["before"])


def _together(before: str, line: str, *, goes_on: bool) -> str:
    """Two sentences as one line; of two parts of one quotation, which ``goes_on`` from one into the other, the speaker is
    named once."""
    speaker, said, words = line.partition(": “")
    other, told, rest = before.partition(": “")
    if told and not said and re.split(r"[\s-]", other)[-1] in line:
        before = f"“{rest}"
    if goes_on and before.endswith(_MARKS) and (said or line.startswith(_MARKS)):
        lead = f"{speaker}{said}{before[1:-1]}" if said and before.startswith(_MARKS) else before[:-1]
        rest = words if said else line[1:]
        return f"{lead} {rest[:-1]}{before[-1]}" if rest.endswith(_MARKS) else f"{lead} {rest}"
    return f"{before} “{words}" if said and speaker.split()[-1] in before else f"{before} {line}"
