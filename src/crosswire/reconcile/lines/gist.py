"""The gist of a claim: one line in the reports' own words. A helper of stage 10.

Every clause that states the claim can be told alone, with its whole sentence, or, where that points back, with the sentence before
it. Each way has its doubts (``risks``), and the one whose doubts cost least is told. It is completed lightly: a leading "that" goes, a
pronoun gives way to the name it stands for, a first letter and a full stop are set. Nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.sayings import text_of
from crosswire.reconcile.claims.telling import linked
from crosswire.reconcile.lines.finishing import finished, opened, without_end, without_opening
from crosswire.reconcile.lines.holding import held_from, said_after, said_by
from crosswire.reconcile.lines.naming import person_named, subject_named
from crosswire.reconcile.lines.pointing import points_inside, unexplained
from crosswire.reconcile.lines.quoting import is_quoted, quotation, tail_named
from crosswire.reconcile.lines.reaching import extended, is_to_come
from crosswire.reconcile.lines.risks import FIRST_PERSON, QUOTED, joined, names_speaker, of_any, of_clause, of_line
from crosswire.reconcile.lines.whole import Told, sentence_of, whole
from crosswire.records.statements import Statement

# A clause that grants what the one before it does not say.
_GRANTED = re.compile(r"(?:although|though|while|whereas)\b", re.IGNORECASE)
# Statements of a claim that each is compared with: enough to know what they have in common.
_COMPARED = 30
# Statements from which one can be nearer to the others than another is: two are as near to each other.
_CHOICE = 3
# A clause waits to be told, or its sentence; or a clause is told, or a sentence.
_CLAUSE, _SENTENCE, _LINE, _WHOLE = range(4)
# Words: a clause of fewer leaves much out.
_SCANT = 12


class Line(NamedTuple):
    """The line of a claim, those of its clauses that it was taken from, the longest first, and where it stands in their
    report."""

    text: str
    taken: tuple[Statement, ...]
    start: int
    end: int


def gists(
    statements: Sequence[Statement],
    evidence: Evidence,
    links: Mapping[tuple[str, str], float],
    *,
    odd: frozenset[str] = frozenset(),
) -> Iterator[tuple[float, Line]]:
    """Yield the lines that tell the claim that ``statements`` make, with what their doubts cost, the one of least cost first.

    ``links`` are the probabilities that two statements state one fact, by their ids, the earlier report first: the line is of a
    passage that the others are linked to. ``odd`` are ids of statements on the less likely side of a disagreement; they are
    chosen last.
    """
    telling, apart, waiting = _ways(statements, evidence, links, odd)
    heapify(waiting)
    # What waits costs no more than it will when it is told, so that lines come up in the order of what they cost.
    off: list[float] = []
    while waiting:
        spent, way, n, *told = heappop(waiting)
        if told:
            line = told[0] if way == _WHOLE else _fuller(told[0], spent - apart[n], telling[n], evidence)
            yield spent, Line(line.text, _taken(line, telling[n], statements), line.start, line.end)
            continue
        if way == _CLAUSE:
            clause = _clause(telling[n], evidence)
            heappush(waiting, (spent + clause.cost, _LINE, n, clause))
            continue
        off = off or _off(telling, evidence)
        spent += off[n] + of_any(telling[n], evidence)
        for sentence in whole(telling[n], evidence):
            heappush(waiting, (spent + sentence.cost, _WHOLE, n, sentence))


def _ways(
    statements: Sequence[Statement], evidence: Evidence, links: Mapping[tuple[str, str], float], odd: frozenset[str]
) -> tuple[Sequence[Statement], list[float], list[tuple[float, int, int] | tuple[float, int, int, Told]]]:
    """The statements that can be told, what each costs for standing apart, and every way to tell one with the least that
    it costs."""
    cost = line_words().risks
    # Most claims are of one statement, which is weighed against no other.
    if len(statements) == 1:
        return statements, [0.0], [(of_clause(statements[0], evidence), _CLAUSE, 0), (cost["whole"], _SENTENCE, 0)]
    telling = [s for s in statements if s.id not in evidence.frames] or list(statements)
    telling.sort(key=lambda s: (len(s.id), s.id))
    apart = [cost["odd"] * (s.id in odd) + loose for s, loose in zip(telling, _loose(telling, links), strict=True)]
    clauses = [
        (apart[n] + far + of_clause(telling[n], evidence), _CLAUSE, n) for n, far in enumerate(_far(telling, evidence))
    ]
    one_each = {(s.report, s.sentence): n for n, s in reversed([*enumerate(telling)])}
    return telling, apart, [*clauses, *((apart[n] + cost["whole"], _SENTENCE, n) for n in one_each.values())]


def _taken(told: Told, chosen: Statement, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those of the ``statements`` that stand in what is told of the one ``chosen``, the longest first, which tells most of it."""
    if len(statements) == 1:
        return (chosen,)
    inside = [s for s in statements if s.report == chosen.report and told.start <= s.start and s.end <= told.end]
    longest = max(inside, key=lambda s: s.end - s.start, default=chosen)
    return (longest, *[s for s in inside if s is not longest])


def _fuller(clause: Told, spent: float, statement: Statement, evidence: Evidence) -> Told:
    """The clause, or its whole sentence, where the clause leaves out what a reader asks for: who says it, which report is
    meant. ``spent`` is what the clause costs."""
    cost = line_words().risks
    lacks = cost["scant"] * max(0, _SCANT - len(clause.text.split())) + sum([cost[doubt] for doubt in clause.doubts])
    lacks += cost["unexplained"] * unexplained(clause.text, statement, evidence, clause.start)
    lacks += cost["cut_from"] * _is_cut_from(statement, evidence, clause.start) + cost["inside"] * points_inside(
        clause.text
    )
    lacks += cost["amid"] * (bool(statement.quotes) and evidence.text[statement.report][clause.start].islower())
    # A sentence costs no less than that, whatever it tells.
    if not lacks or spent + lacks <= cost["whole"]:
        return clause
    sentence = sentence_of(statement, evidence)
    return sentence if cost["whole"] + sentence.cost < spent + lacks else clause


def _is_cut_from(statement: Statement, evidence: Evidence, start: int) -> bool:
    """Is it told as what stands before a colon ("Best case: the dam holds")?"""
    return not statement.attribution and evidence.text[statement.report][max(0, start - 2) : start].strip() == ":"


def _clause(statement: Statement, evidence: Evidence) -> Told:
    """The clause as it is told, with what its doubts cost, but for that nobody is told to say it."""
    cost, (text, sourced) = line_words().risks, _complete(statement, evidence)
    start, end = evidence.once(held_from, statement), evidence.once(extended, statement).end
    spent = sum([cost[doubt] for doubt in of_line(text, statement, evidence, start)])
    return Told(text, start, end, spent, () if sourced else ("unsourced",))


def _loose(telling: Sequence[Statement], links: Mapping[tuple[str, str], float]) -> list[float]:
    """What each statement costs for being linked to the others less than the one linked best: a claim may hold what
    only touches on its matter."""
    if len(telling) < _CHOICE:
        return [0.0] * len(telling)
    compared = [o.id for o in telling[:_COMPARED]]
    sure = [sum([linked(links, s.id, other) for other in compared]) / (len(compared) - 1) for s in telling]
    return _below(sure, "loose")


def _far(telling: Sequence[Statement], evidence: Evidence) -> list[float]:
    """What each statement costs for being further from what all mean than the nearest; 0 where no encoder read them."""
    if evidence.meanings is None or len(telling) < _CHOICE:
        return [0.0] * len(telling)
    meant = evidence.meanings[[evidence.rows[s.id] for s in telling]]
    near = []
    for n, alike in enumerate((meant @ meant[:_COMPARED].T).tolist()):
        others = alike[:n] + alike[n + 1 :]
        near.append(sum(others) / len(others))
    return _below(near, "unlike")


def _off(telling: Sequence[Statement], evidence: Evidence) -> list[float]:
    """What the sentence of each statement costs for being less like those of other reports than the one most like them."""
    if len(telling) < _CHOICE:
        return [0.0] * len(telling)
    near = []
    for s in telling:
        others = [o for o in telling[:_COMPARED] if o.report != s.report]
        near.append(sum(evidence.like(s, o) for o in others) / max(1, len(others)))
    return _below(near, "unlike")


def _below(near: Sequence[float], doubt: str) -> list[float]:
    """What it costs by ``doubt`` to be less near to the others than the nearest."""
    cost, nearest = line_words().risks[doubt], max(near)
    return [cost * (nearest - one) for one in near]


def _complete(statement: Statement, evidence: Evidence) -> tuple[str, bool]:
    """The clause as it is told, and whether it tells who says it where somebody does."""
    shown = evidence.once(extended, statement)
    text, end = shown.text[joined(statement, evidence) :], shown.end
    start, sourced = evidence.once(held_from, statement), True
    # What somebody says, and what is to come, is told with who says it: without, it would read as a fact.
    if start == statement.start and (statement.attribution or is_to_come(statement)):
        # "The envoy said the dam held, although it leaked": that it leaked is what the report says.
        granted = _GRANTED.match(text)
        if not granted and (by := said_by(statement, evidence)):
            return finished(f"{by}{shown.text}"), True
        if is_quoted(statement) and (words := quotation(text, statement, start, end, evidence)):
            return words, True
        text += said_after(statement, end, evidence)
        sourced = bool(granted) or _is_sourced(text, statement, evidence)
    text = opened(without_end(without_opening(text)) or text)
    # "I wished I had stayed" is no "I had stayed".
    own = evidence.once(text_of, statement) if start == statement.start else text
    if (
        statement.quotes
        and FIRST_PERSON.search(QUOTED.sub("", own))
        and (words := quotation(text, statement, start, end, evidence))
    ):
        return words, True
    named = person_named(text, statement.report, start, evidence)
    named = subject_named(text, statement, evidence) if named == text else named
    return finished(tail_named(named, statement, evidence)), sourced


def _is_sourced(text: str, statement: Statement, evidence: Evidence) -> bool:
    """Does the text tell that somebody says it, where anybody is known to?"""
    cues = [a.cue.text.casefold() for a in statement.attribution if a.speaker and a.cue]
    return not cues or (any(map(text.casefold().__contains__, cues)) and names_speaker(text, statement, evidence))
