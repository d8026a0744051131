"""Where reports differ: what is compared with what, in which order, and what a reader is shown. A helper of stage 10.

Statements of one topic are compared pair by pair; then what stands apart and still may be told of one
thing: numbers and dates in like sentences, the strongest links between claims, versions of two parties,
offices of one person, garbled statements. What differs in the same slot is put together
(``merging``), ranked by learnt weights (``ranking``), and cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from crosswire.reconcile.claims.evidence import Difference, Evidence, outermost
from crosswire.reconcile.differences import (
    amounts,
    blame,
    crossing,
    days,
    denials,
    extents,
    garbles,
    gravity,
    parties,
    people,
    polarity,
    renderings,
    roles,
    scopes,
    tenses,
    wordings,
)
from crosswire.reconcile.differences.merging import Candidate, chains, merge
from crosswire.reconcile.differences.ranking import ranked
from crosswire.reconcile.differences.signs import Detector, what_differs
from crosswire.reconcile.linking.grouping import average_linkage, gathered, strength
from crosswire.records.statements import Statement
from crosswire.records.stories import Disagreement, Side

Links = Mapping[tuple[str, str], float]

# Mean strength of links at which claims tell of one thing, whether or not of one fact. Of the gold disagreements of 37
# events 0.385 are listed at 0.17 and 0.373 at 0.2; of the five other corpora 0.555 and 0.538 (0.15: 0.543).
_TOPIC = 0.17
# What is compared between two statements of one topic, in this order.
DETECTORS: tuple[Detector, ...] = (
    amounts.numbers,
    amounts.counted,
    days.dates,
    days.places,
    tenses.tenses,
    polarity.polarity,
    renderings.quotes,
    wordings.wordings,
    extents.shares,
    extents.firmness,
    extents.objects,
    people.actors,
    people.voices,
    people.attributions,
)
# What is compared where one clause says only that somebody spoke.
_OF_FRAMES: tuple[Detector, ...] = (amounts.numbers, days.dates, days.places)
# What is compared between two statements of one report: what it quotes in two ways, it quotes of two speeches.
_OF_TWO = (renderings.quotes, wordings.wordings, extents.shares, extents.firmness, extents.objects)
_OF_ONE_REPORT = tuple(d for d in DETECTORS if d not in _OF_TWO)
# What is compared between two claims that a link joins.
_ACROSS: tuple[Detector, ...] = (
    amounts.numbers,
    days.dates,
    tenses.tenses,
    polarity.polarity,
    renderings.quotes,
    wordings.wordings,
    extents.shares,
    people.attributions,
)
# Statements of one claim that are compared with one another; more would be copies, and cost the square.
_MOST_COMPARED = 14
# Kinds in which one claim may differ in several things of one sort.
_CHAINED = frozenset({"number", "date", "quote", "party", "attribution", "actor", "scope", "tense"})


def find_disagreements(
    claims: Mapping[str, Sequence[Statement]],
    evidence: Evidence,
    *,
    links: Links,
    most: int,
) -> tuple[Disagreement, ...]:
    """List where reports differ, what a reader should see first before the rest, at most ``most``.

    ``claims`` maps a claim's id to its statements; ``links`` says how sure it is that two
    statements, by their ids, state one fact (0..1). Where two statements do not state
    one fact, what differs in them is no disagreement.
    """
    found = ranked(find_candidates(claims, evidence, links=links), most=most)
    # Of quotations, none is called likelier, so that sides may be left out.
    return tuple([replace(d, sides=tuple(outermost(d.sides))) if d.kind == "quote" else d for d in found])


def find_candidates(claims: Mapping[str, Sequence[Statement]], evidence: Evidence, *, links: Links) -> list[Candidate]:
    """All that may be listed, in no order, with what was measured of each."""
    claim_of = {s.id: claim for claim, statements in claims.items() for s in statements}
    found = [
        candidate
        for statements in topics(claims, links)
        if len(statements) > 1
        for candidate in _within(claim_of, statements, evidence, links)
    ]
    denied = (*denials.denials(evidence), *denials.of_reports(evidence))
    found += _across(found, claim_of, evidence, links, [d for d in denied if d.kind != "party"])
    found += _between(claim_of, evidence, [d for d in denied if d.kind == "party"])
    found += _blamed(claim_of, evidence)
    found += _roles(claim_of, evidence)
    found += _lone(claims, claim_of, evidence)
    return _with_turned(found, claim_of, evidence)


def topics(claims: Mapping[str, Sequence[Statement]], links: Links) -> list[list[Statement]]:
    """Join the claims that may tell of one thing: a difference may have parted what does."""
    members = list(claims.values())
    at = {s.id: n for n, statements in enumerate(members) for s in statements}
    linked: dict[tuple[int, int], float] = defaultdict(float)
    for (a, b), p in links.items():
        if a in at and b in at and at[a] != at[b]:
            linked[min(at[a], at[b]), max(at[a], at[b])] += strength(p)
    heads = average_linkage(
        [len(m) for m in members], ((a, b, weight) for (a, b), weight in linked.items()), threshold=_TOPIC
    )
    return [[s for one in joined for s in one] for joined in gathered(members, heads)]


def _within(
    claim_of: Mapping[str, str], statements: Sequence[Statement], evidence: Evidence, links: Links
) -> Iterator[Candidate]:
    slots: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    surely = partial(gravity.holds, evidence=evidence)
    for left, right in combinations(_compared(statements), 2):
        # Who spoke when, and for how long, may be told otherwise; that somebody spoke may not.
        framed = left.id in evidence.frames or right.id in evidence.frames
        alone = left.report == right.report
        asked = _OF_FRAMES if framed else _OF_ONE_REPORT if alone else DETECTORS
        for difference in what_differs(left, right, asked, evidence):
            link = crossing.link_of(left, right, links)
            slots[difference.kind, difference.slot].append(difference.linked(link) if link else difference)
    for (kind, _), differences in slots.items():
        for chained in chains(differences, surely) if kind in _CHAINED else (differences,):
            found = merge(claim_of[chained[0].values[0].statement], chained, evidence)
            if not _is_void(found.disagreement, evidence):
                parted = len({claim_of[v.statement] for d in chained for v in d.values}) > 1
                found.measured["across claims"] = float(parted)
                yield found


def _is_void(disagreement: Disagreement, evidence: Evidence) -> bool:
    """Do all sides cite the same words? Then only what was made of them differs, which is no news of the reports."""
    if disagreement.kind in ("date", "attribution"):
        return False
    first, *others = disagreement.sides
    told = _told(first, evidence)
    return all(_told(side, evidence) == told for side in others)


def _told(side: Side, evidence: Evidence) -> list[str]:
    return evidence.text[side.report][side.start : side.end].lower().split()


def _across(
    known: Sequence[Candidate],
    claim_of: dict[str, str],
    evidence: Evidence,
    links: Links,
    denied: Sequence[Difference],
) -> Iterator[Candidate]:
    """Differences of statements in different claims, but for what the comparison within claims has found."""
    told = {
        frozenset(((a.report, a.start), (b.report, b.start)))
        for c in known
        for a, b in combinations(c.disagreement.sides, 2)
    }
    slots: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    surely = partial(gravity.holds, evidence=evidence)
    for difference in (
        *crossing.numbers(links, evidence),
        *crossing.counted(links, evidence),
        *crossing.dates(links, evidence),
        *crossing.quotes(links, evidence),
        *crossing.utterances(claim_of, links, evidence),
        *crossing.across(claim_of, links, evidence, _ACROSS),
        *scopes.shares(evidence),
        *scopes.superlatives(evidence),
        *denied,
    ):
        if frozenset((v.report, v.start) for v in difference.values) not in told:
            slots[difference.kind, difference.slot].append(difference)
    for differences in slots.values():
        for chained in chains(differences, surely):
            found = merge(claim_of.get(chained[0].values[0].statement, ""), chained, evidence)
            if not _is_void(found.disagreement, evidence):
                found.measured["across claims"] = 1.0
                yield found


def _between(claim_of: dict[str, str], evidence: Evidence, denied: Sequence[Difference]) -> Iterator[Candidate]:
    """Party versions: one disagreement for each pair of claims."""
    pairs: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for difference in (*parties.beside(evidence), *parties.apart(evidence), *parties.opposed(evidence), *denied):
        a, b = (claim_of.get(v.statement, v.statement) for v in difference.values)
        if a != b:
            pairs[min(a, b), max(a, b)].append(difference)
    for (a, _), differences in pairs.items():
        yield merge(a, differences, evidence)


def _blamed(claim_of: dict[str, str], evidence: Evidence) -> Iterator[Candidate]:
    for difference in blame.blames(evidence):
        yield merge(claim_of.get(difference.values[0].statement, ""), [difference], evidence)


def _roles(claim_of: dict[str, str], evidence: Evidence) -> Iterator[Candidate]:
    for difference in roles.offices(evidence):
        statement = difference.values[0].statement
        yield merge(claim_of.get(statement, ""), [difference], evidence)


def _lone(
    claims: Mapping[str, Sequence[Statement]], claim_of: dict[str, str], evidence: Evidence
) -> Iterator[Candidate]:
    """Garbled statements beside the claims that they garble: one disagreement for each."""
    pairs: dict[tuple[str, str, str], list[Difference]] = defaultdict(list)
    for difference in garbles.lone(claims, evidence):
        odd, usual = (claim_of[v.statement] for v in difference.values)
        pairs[usual, odd, difference.kind].append(difference)
    for (usual, _, _), differences in pairs.items():
        yield merge(usual, differences, evidence)


def _with_turned(found: list[Candidate], claim_of: dict[str, str], evidence: Evidence) -> list[Candidate]:
    """Add words turned into their opposite; of two candidates about one word the one that knows a report torn stays."""
    for difference in garbles.turned(evidence):
        odd = difference.values[0]
        new = merge(claim_of.get(odd.statement, ""), [difference], evidence)
        same = [
            c
            for c in found
            if c.disagreement.kind == "polarity"
            and any((s.report, s.start) == (odd.report, odd.start) for s in c.disagreement.sides)
        ]
        best = next((c for c in same if c.disagreement.verdict == "garbled"), new)
        found = [c for c in found if all(c is not s for s in same)]
        found.append(replace(best, measured={**best.measured, "against two reports": 1.0}))
    return found


def _compared(statements: Sequence[Statement]) -> Sequence[Statement]:
    """At most fourteen statements, taking turns between the reports."""
    if len(statements) <= _MOST_COMPARED:
        return statements
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        by_report[s.report].append(s)
    turns = sorted((i, n, s.id, s) for n, found in enumerate(by_report.values()) for i, s in enumerate(found))
    return [s for *_, s in turns[:_MOST_COMPARED]]
