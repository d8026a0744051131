"""From differences between statements to the disagreements that a reader is shown. A helper of stage 10.

Statements of one claim are compared pair by pair; what differs in the same slot is put together, so that
four renderings of one quotation make one disagreement with four sides. Then the list is ranked by how
sure it is and how much it matters, and cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from crosswire.reconcile import garbles, parties, people, roles, values, wordings
from crosswire.reconcile.evidence import Difference, Evidence, Value
from crosswire.reconcile.judge import judge
from crosswire.records.statements import Statement
from crosswire.records.stories import Disagreement, Side

Detector = Callable[[Statement, Statement, Evidence], Iterator[Difference]]

# What is compared between two statements of one claim, in this order.
DETECTORS: tuple[Detector, ...] = (
    values.numbers,
    values.counted,
    values.dates,
    values.places,
    values.tenses,
    wordings.polarity,
    wordings.quotes,
    wordings.wordings,
    wordings.scopes,
    people.actors,
    people.voices,
    people.attributions,
)
# What is compared where one clause says only that somebody spoke.
_OF_FRAMES: tuple[Detector, ...] = (values.numbers, values.dates, values.places)
# Statements of one claim that are compared with one another; more would be copies, and cost the square.
_MOST_COMPARED = 14
# Sides shown of one disagreement.
_MOST_SIDES = 8
# How much weight a disagreement has beside its certainty, by kind and verdict: how often careful readers of
# the development corpora listed one of that sort, rounded, so that no single corpus decides.
_WEIGHTS = {
    ("number", "compatible"): 1.2, ("number", "contradiction"): 1.1, ("role", "garbled"): 1.2,
    ("tense", "contradiction"): 1.2, ("quote", "rendering"): 1.0, ("polarity", "contradiction"): 1.0,
    ("polarity", "garbled"): 1.0, ("date", "contradiction"): 1.0, ("role", "contradiction"): 1.0,
    ("attribution", "contradiction"): 0.9, ("actor", "contradiction"): 0.9, ("actor", "garbled"): 0.9,
    ("party", "parties differ"): 0.8, ("role", "compatible"): 0.8, ("attribution", "compatible"): 0.8,
    ("actor", "compatible"): 0.6, ("wording", "rendering"): 0.5,
}  # fmt: skip
_WEIGHT = 0.7
# What each report beyond the second adds to the weight: what many reports tell in several ways matters more.
_EACH_REPORT = 0.2
# What is left of it where one report alone differs from itself, other than in quoting two parties.
_ALONE = 0.6
# Kinds in which one claim may differ in several things of one sort.
_CHAINED = frozenset({"number", "date"})
# How sure two statements of one claim are to state one fact by that alone; their alignment adds the rest.
_GROUPED = 0.3
# What is left of the certainty where two facts seem to have been taken for one.
_MIXED = 0.4
# Kinds in which a report that says both has garbled one.
_GARBLED = frozenset({"polarity", "voice", "actor", "role"})
_SEVERITY = ("contradiction", "garbled", "parties differ", "update", "rendering", "compatible")


def find_disagreements(
    claims: Mapping[str, Sequence[Statement]],
    evidence: Evidence,
    *,
    links: Mapping[tuple[str, str], float],
    most: int,
) -> tuple[Disagreement, ...]:
    """List where reports differ, gravest and surest first, at most ``most``.

    ``claims`` maps a claim's id to its statements; ``links`` says how sure it is that two
    statements, by their ids, state one fact (0..1). Where two statements do not state
    one fact, what differs in them is no disagreement.
    """
    found: list[Disagreement] = []
    claim_of = {s.id: claim for claim, statements in claims.items() for s in statements}
    for claim, statements in claims.items():
        if len(statements) > 1:
            found += _within(claim, statements, evidence, links)
    found += _between(claim_of, evidence)
    found += _roles(claim_of, evidence)
    found += _lone(claims, claim_of, evidence)
    found = _with_turned(found, claim_of, evidence)
    return tuple(sorted(found, key=_rank, reverse=True)[:most])


def _within(
    claim: str,
    statements: Sequence[Statement],
    evidence: Evidence,
    links: Mapping[tuple[str, str], float],
) -> Iterator[Disagreement]:
    slots: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for left, right in combinations(_compared(statements), 2):
        link = max(links.get((left.id, right.id), 0.0), links.get((right.id, left.id), 0.0))
        linked = _GROUPED + (1.0 - _GROUPED) * link
        # Who spoke when, and for how long, may be told otherwise; that somebody spoke may not.
        framed = left.id in evidence.frames or right.id in evidence.frames
        for detect in _OF_FRAMES if framed else DETECTORS:
            for difference in detect(left, right, evidence):
                sure = replace(difference, certainty=difference.certainty * linked)
                slots[difference.kind, difference.slot].append(sure)
    for (kind, _), differences in slots.items():
        for chained in _chains(differences) if kind in _CHAINED else (differences,):
            found = _merged(claim, chained, evidence)
            if not _is_void(found, evidence):
                yield found


def _is_void(disagreement: Disagreement, evidence: Evidence) -> bool:
    """Do all sides cite the same words? Then only what was made of them differs, which is no news of the reports."""
    if disagreement.kind in ("date", "attribution"):
        return False
    return len({" ".join(evidence.text[s.report][s.start : s.end].lower().split()) for s in disagreement.sides}) < 2


def _chains(differences: Sequence[Difference]) -> list[list[Difference]]:
    """Put differences together that share a value: the length of a call apart from the weeks since the last."""
    chains: list[tuple[set[tuple[str, int]], list[Difference]]] = []
    for difference in differences:
        places = {(v.report, v.start) for v in difference.values}
        joined = [c for c in chains if c[0] & places]
        merged = (places.union(*(c[0] for c in joined)), [d for c in joined for d in c[1]] + [difference])
        chains = [c for c in chains if not c[0] & places] + [merged]
    return [found for _, found in chains]


def _between(claim_of: dict[str, str], evidence: Evidence) -> Iterator[Disagreement]:
    """Party versions: one disagreement for each pair of claims."""
    pairs: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for detect in (parties.beside, parties.apart):
        for difference in detect(evidence):
            a, b = (claim_of.get(v.statement, v.statement) for v in difference.values)
            if a != b:
                pairs[min(a, b), max(a, b)].append(difference)
    for (a, _), differences in pairs.items():
        yield _merged(a, differences, evidence)


def _roles(claim_of: dict[str, str], evidence: Evidence) -> Iterator[Disagreement]:
    for difference in roles.offices(evidence):
        statement = difference.values[0].statement
        yield _merged(claim_of.get(statement, ""), [difference], evidence)


def _lone(
    claims: Mapping[str, Sequence[Statement]], claim_of: dict[str, str], evidence: Evidence
) -> Iterator[Disagreement]:
    """Garbled statements beside the claims that they garble: one disagreement for each."""
    pairs: dict[tuple[str, str, str], list[Difference]] = defaultdict(list)
    for difference in garbles.lone(claims, evidence):
        odd, usual = (claim_of[v.statement] for v in difference.values)
        pairs[usual, odd, difference.kind].append(difference)
    for (usual, _, _), differences in pairs.items():
        yield _merged(usual, differences, evidence)


def _with_turned(found: list[Disagreement], claim_of: dict[str, str], evidence: Evidence) -> list[Disagreement]:
    """Add words turned into their opposite; of two disagreements about one word the surer stays."""
    for difference in garbles.turned(evidence):
        odd = difference.values[0]
        new = _merged(claim_of.get(odd.statement, ""), [difference], evidence)
        same = [
            d
            for d in found
            if d.kind == "polarity" and any((s.report, s.start) == (odd.report, odd.start) for s in d.sides)
        ]
        if all(d.probability < new.probability for d in same):
            found = [*(d for d in found if d not in same), new]
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


def _merged(claim: str, differences: Sequence[Difference], evidence: Evidence) -> Disagreement:
    """One disagreement of all ``differences`` in one slot; the surest of the gravest speaks for them."""
    grave = min(differences, key=lambda d: (_SEVERITY.index(d.verdict), -d.certainty))
    if grave.kind == "polarity":
        differences = [garbles.witnesses(grave, evidence), *differences]
    told = [v for d in sorted(differences, key=lambda d: -d.certainty) for v in d.values]
    # A sentence of the body shows a reading better than the headline above it.
    shown = _distinct(sorted(told, key=lambda v: evidence.statements[v.statement].headline))
    likelier, because = judge(grave, shown, evidence)
    verdict = (
        "garbled" if grave.kind in _GARBLED and likelier is not None and _is_torn(shown, likelier) else grave.verdict
    )
    sure = max(d.certainty for d in differences if d.verdict == grave.verdict)
    sure *= _MIXED if _is_mixed(shown) or (grave.kind == "date" and _says_both(shown)) else 1.0
    return Disagreement(
        claim=claim, kind=grave.kind, verdict=verdict,
        sides=tuple(Side(report=v.report, start=v.start, end=v.end, value=v.value) for v in shown),
        likelier=likelier, because=because, probability=round(sure, 4),
    )  # fmt: skip


def _is_mixed(shown: Sequence[Value]) -> bool:
    """Do two reports each give the same two readings? Then two facts were taken for one, not one told in two ways."""
    readings: dict[str, set[object]] = defaultdict(set)
    for v in shown:
        readings[v.report].add(v.key)
    return any(len(a & b) > 1 for a, b in combinations(readings.values(), 2))


def _says_both(shown: Sequence[Value]) -> bool:
    """Does one report give two readings? Of dates that means two happenings rather than a slip."""
    readings: dict[str, set[object]] = defaultdict(set)
    for v in shown:
        readings[v.report].add(v.key)
    return any(len(found) > 1 for found in readings.values())


def _is_torn(shown: Sequence[Value], likelier: int) -> bool:
    """Does a report on the losing side also say what the likelier side says? Then it garbled its odd word."""
    right = shown[likelier].key
    agreeing = {v.report for v in shown if v.key == right}
    return any(v.key != right and v.report in agreeing for v in shown)


def _distinct(found: Iterable[Value]) -> list[Value]:
    """One value for each report and reading, at most eight, readings taking turns before repeats."""
    seen: dict[tuple[str, object], Value] = {}
    for value in found:
        seen.setdefault((value.report, value.key), value)
    first: dict[object, Value] = {}
    for value in seen.values():
        first.setdefault(value.key, value)
    ordered = [*first.values(), *(v for v in seen.values() if first[v.key] is not v)]
    return sorted(ordered[:_MOST_SIDES], key=lambda v: (v.report, v.start))


def _rank(disagreement: Disagreement) -> float:
    """What a reader should see first: the sure, the weighty, and what more reports tell."""
    reports = len({s.report for s in disagreement.sides})
    spread = 1.0 + _EACH_REPORT * (reports - 2) if reports > 1 or disagreement.kind == "party" else _ALONE
    return disagreement.probability * _WEIGHTS.get((disagreement.kind, disagreement.verdict), _WEIGHT) * spread
