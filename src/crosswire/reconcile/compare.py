"""Stage 10, compare: groups of Statements -> Claims and Disagreements.

Each group becomes one claim: its gist, what kind of act it is, who acts upon whom, by whose word, when
and where, with every statement as a mention. Then the statements are compared slot by slot, and the
claim stands as what the comparison found: agreed, varied, contradicted, disputed or single.

Helpers: ``claims/`` (``deeds``: what is done, ``acting``: by whom, ``dating``: when, ``vouching``: by whose word,
``telling``: which mentions tell its line, ``standing``, and ``evidence``: lookups), ``lines/`` (``gist``: the line of
a claim, ``explaining``: who is meant in it), and ``differences/`` (``disagreements``: what differs, ``judge``: which
side is likelier).

Known limits: a difference that needs knowledge of the world is not seen; two facts wrongly grouped are
compared as if they were one, which the alignment's probability tempers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from crosswire.reconcile.claims.acting import actor_of, cast, commonest_first, sources_of, target_of
from crosswire.reconcile.claims.dating import day_of
from crosswire.reconcile.claims.deeds import act_of
from crosswire.reconcile.claims.evidence import Evidence, gather_evidence
from crosswire.reconcile.claims.pressing import pressing_act
from crosswire.reconcile.claims.standing import certainty, standing
from crosswire.reconcile.claims.telling import counted, sureness, told_by
from crosswire.reconcile.claims.vouching import vouched
from crosswire.reconcile.differences.disagreements import find_disagreements
from crosswire.reconcile.lines.explaining import explained
from crosswire.reconcile.lines.finishing import is_furniture, is_thin
from crosswire.reconcile.lines.gist import Line, gists
from crosswire.reconcile.lines.risks import QUOTED
from crosswire.records.names import Entity
from crosswire.records.statements import Dating, Event, Statement
from crosswire.records.stories import Alignments, Claim, ClaimMention, Disagreement, Lineage, Variant
from crosswire.records.text import Document, Span
from crosswire.text.quotations import without_speaker
from crosswire.text.similarity import Array
from crosswire.text.threads import one_thread

# Disagreements listed: thirty for a story of up to twenty thousand characters, one more for every
# hundred beyond that, at most sixty; a longer list is not read.
_FEWEST, _MOST, _SHORT_STORY, _EACH = 30, 60, 20_000, 100
# Further lines of a claim that are looked at; what one may cost more than the first (see risks in lines.yml); how likely it must
# state the same.
_FURTHER, _LITTLE_MORE, _LIKELY = 8, 1.0, 0.5


@one_thread()
def compare(
    groups: Sequence[Sequence[str]],
    statements: Sequence[Statement],
    events: Sequence[Event],
    entities: Sequence[Entity],
    alignments: Alignments,
    lineages: Sequence[Lineage],
    documents: Sequence[Document],
    datings: Mapping[str, Dating],
    *,
    meanings: Array | None = None,
) -> tuple[tuple[Claim, ...], tuple[Disagreement, ...]]:
    """Turn each group into a claim with its standing, and list where its mentions differ.

    ``datings`` are the days of statements, by their ids.
    ``meanings`` are vectors of what the statements mean, one row each; without them, statements that stand apart in
    words are not compared.
    """
    evidence = gather_evidence(statements, entities, lineages, documents, meanings)
    members = {f"C{n}": [evidence.statements[i] for i in group] for n, group in enumerate(groups, 1)}
    links = alignments.probability
    trust = _trust(members, links)
    disagreements = find_disagreements(members, evidence, links=links, most=room(documents))
    of_claim: dict[str, list[Disagreement]] = defaultdict(list)
    for d in disagreements:
        of_claim[d.claim].append(d)
    events_of: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        events_of[event.statement].append(event)
    claims = tuple(
        _claim(id_, found, evidence, links, events_of, of_claim[id_], trust[id_], datings)
        for id_, found in members.items()
    )
    return claims, disagreements


def room(documents: Sequence[Document]) -> int:
    """How many disagreements of a story are listed."""
    length = sum(len(d.article.text) for d in documents)
    return min(_MOST, _FEWEST + max(0, length - _SHORT_STORY) // _EACH)


def _trust(members: dict[str, list[Statement]], links: Mapping[tuple[str, str], float]) -> dict[str, float]:
    claim_of = {s.id: id_ for id_, found in members.items() if len(found) > 1 for s in found}
    inside: dict[str, list[float]] = defaultdict(list)
    for (left, right), probability in links.items():
        claim = claim_of.get(left)
        if claim is not None and claim == claim_of.get(right):
            inside[claim].append(probability)
    return {id_: certainty(found, inside[id_]) for id_, found in members.items()}


def _claim(
    id_: str,
    members: Sequence[Statement],
    evidence: Evidence,
    links: Mapping[tuple[str, str], float],
    events_of: Mapping[str, Sequence[Event]],
    disagreements: Sequence[Disagreement],
    trust: float,
    datings: Mapping[str, Dating],
) -> Claim:
    odd = _odd(members, disagreements)
    events = [e for s in members for e in events_of.get(s.id, ())]
    act, silent = act_of(members, events_of)
    plover = _commonest([e.type for e in events])
    line, telling, sure, counts, lines = _told(members, evidence, links, odd | silent)
    sources = {s.id: sources_of(s) for s in members}
    word = vouched(line.text, line.taken, evidence, start=line.start, end=line.end)
    day = day_of(line.taken, members, datings, evidence)
    mentions = tuple(
        [
            _mention(
                s,
                disagreements,
                tells=s.id in telling,
                sure=sure[s.id],
                counts=s.id in counts,
            )
            for s in members
        ]
    )
    # What further lines only touch on they do not support.
    return Claim(
        id=id_,
        gist=explained(line, evidence),
        act="attribution" if _is_empty(line.text, act) or all(s.id in evidence.frames for s in members) else act,
        plover=plover,
        status=_status(line.taken, events_of, plover),
        actor=actor_of(members, events, evidence.table(cast)),
        target=target_of(members, events),
        attributed_to=commonest_first([e for found in sources.values() for e in found]),
        voices=word.voices,
        unnamed=word.unnamed,
        date=day.value if day else None,
        place=_place(events, evidence),
        mentions=mentions,
        standing=standing(len(lines), disagreements),
        independent_lines=len(lines),
        probability=trust,
        dated=day,
        pressing=pressing_act(line.text, Span(start=line.start, end=line.end), line.taken[0], evidence),
    )


class _Told(NamedTuple):
    """The line of a claim; ids of the members that tell it, how surely each states it, which of them count for it, and the
    independent lines of these."""

    line: Line
    telling: frozenset[str]
    sure: Mapping[str, float]
    counts: frozenset[str]
    lines: frozenset[str]


def _told(
    members: Sequence[Statement], evidence: Evidence, links: Mapping[tuple[str, str], float], odd: frozenset[str]
) -> _Told:
    """Tell the claim by the line of least doubt, or by one of little more that likely states the same and that more independent
    lines tell."""
    lines = gists(members, evidence, links, odd=odd)
    least, line = next(lines)
    first = best = _supported(line, members, evidence, links)
    if len(_lines_of(members, evidence)) > 1:
        for doubt, line in islice(lines, _FURTHER):
            if doubt > least + _LITTLE_MORE:
                break
            if _may_replace(line, first):
                best = max(best, _supported(line, members, evidence, links), key=lambda told: len(told.lines))
    return best


def _may_replace(line: Line, first: _Told) -> bool:
    """Does a further line likely state what the ``first`` does?"""
    # "The envoy told reporters" does not tell what the envoy said.
    if QUOTED.search(first.line.text) and not QUOTED.search(line.text):
        return False
    # What one report tells as done may be still to come for all others.
    if (line.taken[0].status == "future") != (first.line.taken[0].status == "future"):
        return False
    return max([first.sure[s.id] for s in line.taken]) >= _LIKELY


def _supported(
    line: Line, members: Sequence[Statement], evidence: Evidence, links: Mapping[tuple[str, str], float]
) -> _Told:
    """Say which of the members tell the line and count for it."""
    telling = told_by(without_speaker(line.text), line.taken, members, evidence)
    sure = sureness(line.text, line.taken, members, links, evidence)
    counts = counted(line.text, line.taken, members, telling, sure, evidence)
    return _Told(line, telling, sure, counts, _lines_of([s for s in members if s.id in counts], evidence))


def _lines_of(members: Iterable[Statement], evidence: Evidence) -> frozenset[str]:
    """The independent lines that the reports of ``members`` belong to."""
    return frozenset([evidence.line_of.get(s.report, s.report) for s in members])


def _status(taken: Sequence[Statement], events_of: Mapping[str, Sequence[Event]], plover: str | None) -> str:
    """Whether the act of the claim is told as done: by its event in the passages that the line is from, else by the first of
    these."""
    told = (e.status for s in taken for e in events_of.get(s.id, ()) if e.type == plover)
    return next(told, taken[0].status)


def _odd(members: Sequence[Statement], disagreements: Sequence[Disagreement]) -> frozenset[str]:
    """Ids of the statements that stand on an unlikely side of a contradiction."""
    found = set()
    for d in disagreements:
        if d.likelier is None or d.verdict not in ("contradiction", "garbled"):
            continue
        right = d.sides[d.likelier].value
        for side in d.sides:
            if side.value != right:
                found |= {
                    s.id for s in members if s.report == side.report and s.start < side.end and side.start < s.end
                }
    return frozenset(found)


def _is_empty(line: str, act: str) -> bool:
    """Does the line tell a reader nothing? One that says an act is told however short it is ("Both sides agreed.")."""
    return is_furniture(line) or (act == "statement" and is_thin(line))


def _place(events: Sequence[Event], evidence: Evidence) -> str | None:
    """The commonest place of the claim's events, if it is one that the story names."""
    return _commonest([e.place for e in events if e.place and e.place.lower() in evidence.places])


def _mention(
    statement: Statement,
    disagreements: Sequence[Disagreement],
    *,
    tells: bool,
    sure: float,
    counts: bool,
) -> ClaimMention:
    cut = [(max(q.start, statement.start), min(q.end, statement.end)) for q in statement.quotes]
    return ClaimMention(
        report=statement.report, start=statement.start, end=statement.end, statement=statement.id,
        quote_spans=tuple([Span(start=a, end=b) for a, b in cut if a < b]) if cut else (),
        variant=_variants(statement, disagreements) if disagreements else (),
        tells=tells, probability=sure, counts=counts,
    )  # fmt: skip


def _variants(statement: Statement, disagreements: Sequence[Disagreement]) -> tuple[Variant, ...]:
    """What the statement says where reports differ."""
    found = {
        d.kind: side.value
        for d in disagreements
        for side in d.sides
        if side.report == statement.report and statement.start < side.end and side.start < statement.end
    }
    return tuple([Variant(kind=kind, value=value) for kind, value in sorted(found.items())])


def _commonest(found: Sequence[str]) -> str | None:
    if len(found) < 2:
        return found[0] if found else None
    return Counter(found).most_common(1)[0][0]
