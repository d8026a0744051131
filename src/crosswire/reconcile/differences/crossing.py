"""Differences between statements that stand in different claims. A helper of stage 10.

Two statements of one fact are often not grouped just because a number, a day or a tense differs in
them. So numbers and dates are compared over the whole story, wherever the same thing is measured in a
like sentence; and the strongest links between two claims are looked at once more. What one report says
in both ways, or the other report says alike elsewhere, is left out.

Everything is looked up through what is measured and through links; no step costs the square of a story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from crosswire.lexicon.comparison import comparison
from crosswire.matching.numbers import base_value, counted_noun, dimension, same_number
from crosswire.matching.quotes import telling
from crosswire.matching.wording import stem
from crosswire.reconcile.claims.evidence import Difference, Evidence, speakers
from crosswire.reconcile.claims.sayings import quotations, quoting
from crosswire.reconcile.differences import amounts, days, renderings, sorts
from crosswire.reconcile.differences.nearby import in_turns
from crosswire.reconcile.differences.signs import Detector, what_differs
from crosswire.reconcile.differences.surroundings import ELSEWHERE, is_elsewhere
from crosswire.records.statements import Quantity, Statement, TimeExpression
from crosswire.records.text import Span

Links = Mapping[tuple[str, str], float]
T = TypeVar("T")

# Probability from which a link between two claims is looked at, and how many of a statement's are.
_LINKED, _STRONGEST = 0.1, 5
# Likeness (0..1) of two sentences from which the same measure in them may be of one thing: of counts of one
# noun, and of what carries no noun (spans of time, money, days).
_LIKE, _LIKE_BARE = 0.2, 0.28
# Numbers of two digits or more that lie this close (the smaller as a share of the larger) seldom count two things
# of one name; then the sentences need share less.
_CLOSE = ((0.8, 0.03), (0.5, 0.1))
_TWO_DIGITS = 10
# Words, but names, that two quotations share to be compared, and likeness from which they render one original.
_QUOTED, _RENDERED = 3, 0.55
# Probability of a link between two claims from which two quotations of one speaker may be one sentence.
_UTTERED = 0.25
# Quotations that may hold a word for it to be looked up.
_COMMON = 25
# Likeness (with what is added to it) from which the likest sentence counts though it has a likelier partner itself.
_ONE_SIDED = 0.33
# What two numbers that nearly agree add to the likeness of their sentences, where a partner is sought.
_AGREE = 0.2
# Measures of one thing that are compared; beyond that they are taken in turns from the reports.
_MOST = 40
# Certainty of a difference between two measures that only their sentences join.
_CERTAINTY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure(Generic[T]):
    """A number or a day, the innermost statement that holds it, and how large the number is in its base unit."""

    statement: Statement
    value: T
    size: float = 0.0

    @property
    def report(self) -> str:
        """The report that gives it."""
        return self.statement.report


def across(
    claim_of: Mapping[str, str], links: Links, evidence: Evidence, detectors: tuple[Detector, ...]
) -> Iterator[Difference]:
    """Run ``detectors`` on statements of two claims that are linked, each with its strongest few."""
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (a, b), p in links.items():
        if p >= _LINKED and claim_of.get(a) != claim_of.get(b) and a in claim_of and b in claim_of:
            near[a].append((p, b))
            near[b].append((p, a))
    pairs = {
        (min(id_, other), max(id_, other)): p
        for id_, found in near.items()
        for p, other in sorted(found, reverse=True)[:_STRONGEST]
    }
    for (a, b), p in sorted(pairs.items()):
        left, right = evidence.statements[a], evidence.statements[b]
        if left.id in evidence.frames or right.id in evidence.frames:
            continue
        for difference in what_differs(left, right, detectors, evidence):
            yield difference.linked(p)


def numbers(links: Links, evidence: Evidence) -> Iterator[Difference]:
    """The same thing measured otherwise in two reports, in sentences that are alike."""
    told: set[frozenset[tuple[str, int]]] = set()
    # First what is counted by one noun, then "hundreds" beside a number and nouns for one thing ("troops", "soldiers").
    for laid_out, loose in ((_measured, False), (_measured_alike, True)):
        for key, found in evidence.table(laid_out).items():
            fits = _is_loose if loose else _any
            for a, b, like in _likest(in_turns(found, _MOST), evidence, _closeness, fits):
                pair = frozenset(((a.value.report, a.value.start), (b.value.report, b.value.start)))
                difference = _unequal(key, a, b, like, evidence, loose=loose) if pair not in told else None
                if difference is not None:
                    told.add(pair)
                    yield difference._replace(link=link_of(a.statement, b.statement, links), like=like)


def _unequal(
    key: tuple[str, str], a: _Measure[Quantity], b: _Measure[Quantity], like: float, evidence: Evidence, *, loose: bool
) -> Difference | None:
    """How two measures of one thing differ, if their sentences are alike enough."""
    score = same_number(a.value, b.value) if like >= _least(a, b, bare=not key[1]) else None
    if score is None or score.value >= 1.0:
        return None
    if loose and sorts.is_within(a.value, b.value, score):
        return None
    if not sorts.is_comparable(a.value, b.value, loose=loose) and (
        key[1] != "" or like < _LIKE_BARE or a.value.unit != b.value.unit
    ):
        return None
    verdict = sorts.verdict_of(a.value, b.value, score, evidence)
    if not verdict or (score.value <= 0 and days.of_other_days(a.statement, b.statement)):
        return None
    return Difference(
        kind="number", slot=f"{key[0]} loosely" if loose else key[0], verdict=verdict,
        values=(amounts.number(a.statement, a.value, evidence), amounts.number(b.statement, b.value, evidence)),
        detail=score.detail, certainty=_CERTAINTY * sorts.is_telling_number(a.value, b.value),
        way=ELSEWHERE if is_elsewhere(a.value, b.value, evidence) else "",
    )  # fmt: skip


def _any(_a: _Measure[T], _b: _Measure[T]) -> bool:
    return True


def _is_loose(a: _Measure[Quantity], b: _Measure[Quantity]) -> bool:
    """Are two numbers comparable only loosely: by kindred nouns, or "hundreds" beside a number?"""
    if not sorts.is_comparable(a.value, b.value, loose=True):
        return False
    return counted_noun(a.value) != counted_noun(b.value) or not sorts.is_comparable(a.value, b.value)


def counted(links: Links, evidence: Evidence) -> Iterator[Difference]:
    """The same number, of another thing, in sentences that are alike: 60 diplomats against 60 intelligence officers."""
    by_value: dict[float, list[_Measure[Quantity]]] = defaultdict(list)
    for (measured, noun), found in evidence.table(_measured).items():
        if measured == "count" and noun and noun != "killed":
            for m in found:
                if abs(m.value.value) >= _TWO_DIGITS:
                    by_value[m.value.value].append(m)
    for same in by_value.values():
        for a, b, like in _likest(in_turns(same, _MOST), evidence):
            if like >= _LIKE:
                for difference in amounts.counted(a.statement, b.statement, evidence):
                    yield difference._replace(link=link_of(a.statement, b.statement, links), like=like)


def dates(links: Links, evidence: Evidence) -> Iterator[Difference]:
    """The same happening dated otherwise in two reports, in sentences that are alike."""
    found: dict[str, list[_Measure[TimeExpression]]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for s in evidence.table(_shortest_first):
        for t in days.dated(s):
            if (t.report, t.start) not in seen:
                seen.add((t.report, t.start))
                found[stem(s.predicate)].append(_Measure(statement=s, value=t))
    for together in found.values():
        for a, b, like in _likest(in_turns(together, _MOST), evidence):
            for difference in days.dates(a.statement, b.statement, evidence) if like >= _LIKE_BARE else ():
                yield difference._replace(link=link_of(a.statement, b.statement, links), like=like)


def _least(a: _Measure[Quantity], b: _Measure[Quantity], *, bare: bool) -> float:
    """How alike the sentences of two numbers must be for both to measure one thing."""
    usual = _LIKE_BARE if bare else _LIKE
    if max(abs(a.value.value), abs(b.value.value)) < _TWO_DIGITS:
        return usual
    close = next((least for share, least in _CLOSE if _ratio(a, b) >= share), usual)
    return max(close, _CLOSE[-1][1]) if bare else close


def _ratio(a: _Measure[Quantity], b: _Measure[Quantity]) -> float:
    """The smaller as a share of the larger."""
    small, large = (a.size, b.size) if a.size < b.size else (b.size, a.size)
    return small / large if large else 0.0


def _closeness(a: _Measure[Quantity], b: _Measure[Quantity]) -> float:
    """What it adds to the likeness of two sentences that their numbers nearly agree."""
    return _AGREE if _ratio(a, b) >= _CLOSE[0][0] else 0.0


def quotes(links: Links, evidence: Evidence) -> Iterator[Difference]:
    """Quotations of two reports that share most of their words, wherever their statements are grouped."""
    held: dict[str, list[tuple[Statement, Span, frozenset[str]]]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for s in evidence.table(_shortest_first):
        for span, text in evidence.once(quotations, s):
            told = telling(text) - evidence.name_words
            if (s.report, span.start) not in seen and len(told) >= _QUOTED:
                seen.add((s.report, span.start))
                for w in told:
                    held[w].append((s, span, told))
    pairs: dict[tuple[str, int, str, int], tuple[Statement, Statement]] = {}
    for holders in held.values():
        if len(holders) <= _COMMON:
            for (a, one, ours), (b, other, theirs) in combinations(holders, 2):
                if a.report != b.report and len(ours & theirs) >= max(_QUOTED, _RENDERED * min(len(ours), len(theirs))):
                    pairs[a.report, one.start, b.report, other.start] = (a, b)
    for a, b in pairs.values():
        for difference in renderings.quotes(a, b, evidence):
            yield difference._replace(link=link_of(a, b, links), like=evidence.like(a, b))


def utterances(claim_of: Mapping[str, str], links: Links, evidence: Evidence) -> Iterator[Difference]:
    """Quotations of one speaker in clauses that are aligned: two translations of a sentence may share no word."""
    those = evidence.table(quoting)
    near = ((pair, p) for pair, p in links.items() if p >= _LINKED and those.issuperset(pair))
    for (one, other), p in sorted(near):
        together = claim_of.get(one) == claim_of.get(other) and one in claim_of
        a, b = evidence.statements[one], evidence.statements[other]
        if p < (_LINKED if together else _UTTERED) or not one_speaker(a, b, evidence):
            continue
        if next(renderings.quotes(a, b, evidence), None) is None:
            yield from (d._replace(link=p) for d in renderings.translations(a, b, evidence))


def one_speaker(a: Statement, b: Statement, evidence: Evidence) -> bool:
    """Are both given to one speaker, or to one and somebody of the same side?"""
    ours, theirs = speakers(a), speakers(b)
    return bool(set(ours) & evidence.kin(theirs) or set(theirs) & evidence.kin(ours))


def link_of(a: Statement, b: Statement, links: Links) -> float:
    """How sure it is that two statements state one fact, 0..1; links name either first."""
    return max(links.get((a.id, b.id), 0.0), links.get((b.id, a.id), 0.0))


def _shortest_first(evidence: Evidence) -> list[Statement]:
    """All statements: the innermost that holds a number, a day or a quotation comes before those around it."""
    return sorted(evidence.statements.values(), key=lambda s: s.end - s.start)


def _measured(evidence: Evidence) -> dict[tuple[str, str], list[_Measure[Quantity]]]:
    """All numbers of the story by what they measure and count, each in the shortest statement that holds it."""
    found: dict[tuple[str, str], list[_Measure[Quantity]]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    harmed = comparison().casualties
    for s in evidence.table(_shortest_first):
        for q in evidence.measured(s):
            size = abs(base_value(q))
            if dimension(q) == "count" and q.value >= _TWO_DIGITS and harmed.intersection((*s.lemmas, s.predicate)):
                found["count", "killed"].append(_Measure(statement=s, value=q, size=size))
            measured, counted = dimension(q), counted_noun(q)
            if (q.report, q.start) in seen or sorts.is_name(q, evidence):
                continue
            if measured != "count" or counted:
                seen.add((q.report, q.start))
                found[measured, counted if measured == "count" else ""].append(
                    _Measure(statement=s, value=q, size=size)
                )
    return found


def _measured_alike(evidence: Evidence) -> dict[tuple[str, str], list[_Measure[Quantity]]]:
    """The counts of the story by what they count, with one name for kindred nouns."""
    found: dict[tuple[str, str], list[_Measure[Quantity]]] = defaultdict(list)
    for (measured, _), own in evidence.table(_measured).items():
        for m in own if measured == "count" else ():
            if counted_noun(m.value):
                found[measured, sorts.kind_of(m.value)].append(m)
    return found


def _likest(
    found: Sequence[_Measure[T]],
    evidence: Evidence,
    more: Callable[[_Measure[T], _Measure[T]], float] = lambda _a, _b: 0.0,
    fits: Callable[[_Measure[T], _Measure[T]], bool] = _any,
) -> Iterator[tuple[_Measure[T], _Measure[T], float]]:
    """For each measure the one of each other report in the likest sentence, where each is the other's likest
    or they are very alike. ``more`` adds to the likeness in the choice, not in what is returned; only what ``fits`` is
    compared.
    """
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for i, a in enumerate(found):
        for j in range(i + 1, len(found)):
            b = found[j]
            if a.statement.report != b.statement.report and fits(a, b):
                like = evidence.near(a.statement, b.statement) + more(a, b)
                for key, told in (((i, b.statement.report), (like, -j)), ((j, a.statement.report), (like, -i))):
                    if key not in best or told > best[key]:
                        best[key] = told
    for (i, _), (like, other) in best.items():
        j = -other
        mutual = best[j, found[i].statement.report] == (like, -i)
        if mutual and i > j:
            continue
        added = more(found[i], found[j])
        if mutual or like >= _ONE_SIDED:
            yield found[i], found[j], like - added
