"""From differences between statements to one disagreement with its sides. A helper of stage 10.

What differs in the same slot is put together, so that four renderings of one quotation make one
disagreement with four sides; what only doubtful links would add is left out. With each goes what is
measured of it, from which ``ranking`` reads how sure it is and how much it matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from crosswire.lexicon.antonyms import antonyms
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value, doers, outermost
from crosswire.reconcile.claims.sayings import matter
from crosswire.reconcile.differences import garbles, gravity
from crosswire.reconcile.differences.judge import judge
from crosswire.reconcile.differences.surroundings import ELSEWHERE
from crosswire.records.statements import Statement
from crosswire.records.stories import Disagreement, Side

# Name of what is measured: whether it is grave, and something ties its sides to one thing (``gravity``). Not weighed: the
# stories that weights are learnt from hold too few.
BORNE_OUT = "borne out"
# Sides shown of one disagreement.
_MOST_SIDES = 8
# Kinds in which a report that says both has garbled one.
_GARBLED = frozenset({"polarity", "voice", "actor", "role"})
_SEVERITY = ("contradiction", "garbled", "parties differ", "update", "rendering", "compatible")
# How sure two statements of one claim are to state one fact by that alone; their alignment adds the rest.
_GROUPED = 0.3
# A pair of statements much weaker than the surest pair of its slot adds no side: it may be another fact.
_WEAK = 0.3
# Probability below which an alignment is as good as none, and words of a clause that says too little to be told by.
_UNLINKED, _FEW = 0.05, 3
# What is said of a grave difference where nothing ties its sides together.
_LOOSE = "; nothing shows that both tell of one thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A disagreement that may be listed, and what was measured of it (names as in the weights)."""

    disagreement: Disagreement
    measured: dict[str, float]


def strength(difference: Difference) -> float:
    """How sure a difference is, all told: that the statements differ, and that they state one fact."""
    return difference.certainty * (_GROUPED + (1.0 - _GROUPED) * max(difference.link, difference.like))


def chains(
    differences: Sequence[Difference], surely: Callable[[Difference], bool] = lambda _: False
) -> list[list[Difference]]:
    """Put differences together that share a value: the length of a call apart from the weeks since the last. What
    contradicts ``surely`` joins nothing else."""
    if len(differences) == 1:
        return [list(differences)]
    found: list[tuple[set[tuple[str, int]], list[Difference]]] = []
    for difference in differences:
        places = {(v.report, v.start) for v in difference.values}
        joined = [c for c in found if not c[0].isdisjoint(places)]
        for c in joined:
            found.remove(c)
        # The first of them takes up the others.
        reach, chain = joined[0] if joined else (set(), [])
        reach.update(places, *(c[0] for c in joined[1:]))
        chain += [*(d for c in joined[1:] for d in c[1]), difference]
        found.append((reach, chain))
    return [part for _, together in found for part in _told_apart(together, surely)]


def _told_apart(together: Sequence[Difference], surely: Callable[[Difference], bool]) -> list[list[Difference]]:
    """Numbers among wholly other words go one by one, those that surely contradict one another by themselves, and of those
    whose surest may be one count what cannot be too: else it would make a contradiction of all, and two counts pass for
    one."""
    if together[0].kind != "number":
        return [list(together)]
    parts = [[d] for d in together if d.way == ELSEWHERE]
    known = [d for d in together if d.way != ELSEWHERE]
    grave = [d for d in known if d.verdict in gravity.GRAVE and surely(d)]
    if grave and len(grave) < len(known):
        known = [d for d in known if d not in grave]
        parts.append(grave)
    if not known or max(known, key=strength).verdict != "compatible":
        return [known, *parts] if known else parts
    by_verdict: dict[str, list[Difference]] = defaultdict(list)
    for difference in known:
        by_verdict[difference.verdict].append(difference)
    return [*by_verdict.values(), *parts]


def merge(claim: str, differences: Sequence[Difference], evidence: Evidence) -> Candidate:
    """One disagreement of all ``differences`` in one slot; the surest of the gravest speaks for them."""
    if len(differences) > 1:
        differences = sorted(differences, key=strength, reverse=True)
        least = _WEAK * strength(differences[0])
        differences = [d for d in differences if strength(d) >= least]
    grave = _gravest(differences)
    borne = _borne_out(grave, differences, evidence)
    if borne is grave and grave.kind == "tense":
        # What is not borne out is of other deeds of the same speakers: no side of what came about.
        differences = [d for d in differences if gravity.holds(d, evidence)]
        grave = borne = _gravest(differences)
    if grave.kind == "polarity":
        differences = sorted([garbles.witnesses(grave, evidence), *differences], key=strength, reverse=True)
    told = [v for d in differences for v in d.values]
    # A sentence of the body shows a reading better than the headline above it.
    shown = _distinct(sorted(told, key=lambda v: evidence.statements[v.statement].headline))
    likelier, because = judge(grave._replace(detail=_detail(grave, differences)), shown, evidence)
    torn = likelier is not None and _is_torn(shown, likelier)
    verdict = "garbled" if grave.kind in _GARBLED and torn else grave.verdict
    measured = _measure(grave, differences, shown, verdict, evidence)
    measured[BORNE_OUT] = float(borne.verdict in gravity.GRAVE)
    if borne is not grave:
        verdict = borne.verdict
        likelier, because = judge(borne, shown, evidence)
    return Candidate(
        disagreement=Disagreement(
            claim=claim, kind=grave.kind, verdict=verdict,
            sides=tuple([Side(report=v.report, start=v.start, end=v.end, value=v.value) for v in shown]),
            likelier=likelier, because=because, probability=0.0,
        ),
        measured=measured,
    )  # fmt: skip


def _borne_out(grave: Difference, differences: Sequence[Difference], evidence: Evidence) -> Difference:
    """What the reader is told: ``grave`` where it or another of its verdict is borne out, else the gravest that is, else
    ``grave`` as no more than compatible. Weighed is ``grave`` all the same."""
    if gravity.holds(grave, evidence):
        return grave
    held = [d for d in differences if gravity.holds(d, evidence)]
    if any(d.verdict == grave.verdict for d in held):
        return grave
    if held and (gravest := _gravest(held)).verdict in gravity.GRAVE:
        return gravest
    return grave._replace(verdict="compatible", detail=grave.detail + _LOOSE)


def _gravest(differences: Sequence[Difference]) -> Difference:
    """The first of the gravest; what comes surest first keeps the surest."""
    return min(differences, key=lambda d: _SEVERITY.index(d.verdict))


def _detail(grave: Difference, differences: Sequence[Difference]) -> str:
    """How they differ: of quotations, the surest pair of whole ones tells, not a piece of one beside another."""
    if grave.kind != "quote" or len(differences) < 2:
        return grave.detail
    whole = set(outermost([v for d in differences for v in d.values]))
    return next((d.detail for d in differences if whole.issuperset(d.values)), grave.detail)


def _measure(
    grave: Difference, differences: Sequence[Difference], shown: Sequence[Value], verdict: str, evidence: Evidence
) -> dict[str, float]:
    """What the weights of ``ranking`` are asked of a disagreement."""
    one, other = (evidence.statements[v.statement] for v in grave.values[:2])
    strengths = [strength(d) for d in differences]
    readings: dict[str, set[object]] = defaultdict(set)
    for v in shown:
        readings[v.report].add(v.key)
    link = max(d.link for d in differences)
    return {
        f"kind {grave.kind}": 1.0,
        f"sort {grave.kind} {verdict}": 1.0,
        **({f"way {grave.kind} {grave.way}": 1.0} if grave.way else {}),
        "certainty": grave.certainty,
        "link": link,
        "no link": float(link < _UNLINKED),
        **_compared(one, other, grave.kind, evidence),
        f"link {grave.kind}": link,
        "torn": float(verdict == "garbled"),
        "by a prefix": float(grave.kind == "polarity" and antonyms().by_prefix(*[v.value for v in grave.values[:2]])),
        "more reports": min(4, len(readings) - 1) / 4,
        "one report": float(len(readings) == 1),
        "lines": min(3, len({evidence.line_of.get(r, r) for r in readings}) - 1) / 3,
        "readings": min(6, len({v.key for v in shown})) / 6,
        "uneven": 1.0 - min(strengths) / max(strengths),
        "two facts": float(_is_mixed(readings)),
        "both in one report": float(_says_both(readings)),
    }


def _compared(one: Statement, other: Statement, kind: str, evidence: Evidence) -> dict[str, float]:
    """How alike two statements are, for every kind and for this one; their verbs and actors, and whether one is a headline."""
    ours, theirs = evidence.once(matter, one), evidence.once(matter, other)
    acting, acting_too = evidence.once(_acting, one), evidence.once(_acting, other)
    same_actor = not acting.isdisjoint(acting_too)
    meaning, shared, fewer = evidence.meant_alike(one, other), len(ours & theirs), min(len(ours), len(theirs))
    common = shared / max(1, fewer)
    return {
        "sentence alike": evidence.like(one, other),
        "meaning": meaning,
        f"meaning {kind}": meaning,
        "words in common": common,
        f"words in common {kind}": common,
        "all words in common": shared / max(1, len(ours) + len(theirs) - shared),
        "few words": float(fewer < _FEW),
        "same verb": float(one.predicate == other.predicate),
        "same actor": float(same_actor),
        "other actor": float(bool(acting and acting_too) and not same_actor),
        "headline": float(one.headline or other.headline),
    }


def _acting(statement: Statement, evidence: Evidence) -> frozenset[str]:
    """Who acts, with whom they stand for."""
    return evidence.kin(doers(statement))


def _is_mixed(readings: Mapping[str, Set[object]]) -> bool:
    """Do two reports each give the same two readings? Then two facts were taken for one, not one told in two ways."""
    return any(len(a & b) > 1 for a, b in combinations(readings.values(), 2))


def _says_both(readings: Mapping[str, Set[object]]) -> bool:
    """Does one report give two readings? Of dates that means two happenings rather than a slip."""
    return any(len(found) > 1 for found in readings.values())


def _is_torn(shown: Sequence[Value], likelier: int) -> bool:
    """Does a report on the losing side also say what the likelier side says? Then it garbled its odd word."""
    right = shown[likelier].key
    agreeing = {v.report for v in shown if v.key == right}
    return any(v.key != right and v.report in agreeing for v in shown)


def _distinct(found: Iterable[Value]) -> list[Value]:
    """At most eight values: one for each reading, then for each report and reading, then what else tells it."""
    told = list(found)
    # Two values need no choice (most disagreements have no more), unless they are one.
    if len(told) == 2 and (told[0].report, told[0].start, told[0].key) != (told[1].report, told[1].start, told[1].key):
        return sorted(told, key=attrgetter("report", "start"))
    seen = list({(v.report, v.start, v.key): v for v in reversed(told)}.values())[::-1]
    by_reading: dict[object, Value] = {}
    by_report: dict[tuple[str, object], Value] = {}
    for v in seen:
        by_reading.setdefault(v.key, v)
        by_report.setdefault((v.report, v.key), v)
    ordered = dict.fromkeys(id(v) for v in (*by_reading.values(), *by_report.values(), *seen))
    known = {id(v): v for v in seen}
    return sorted((known[i] for i in list(ordered)[:_MOST_SIDES]), key=attrgetter("report", "start"))
