"""Differences in numbers between two statements of one claim. A helper of stage 10.

Numbers of one dimension that are not equal, and one number of two kinds of things. Whether two numbers may tell of
one thing at all is asked of ``sorts``. What is missing on one side is no difference: a report need not tell everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from crosswire.matching.numbers import counted_noun, dimension, same_number
from crosswire.reconcile.claims.evidence import Difference, Evidence, Value
from crosswire.reconcile.differences.days import of_other_days
from crosswire.reconcile.differences.sorts import (
    hedge_of,
    is_comparable,
    is_name,
    is_number,
    is_other_sort,
    is_same_thing,
    is_telling_number,
    is_within,
    verdict_of,
)
from crosswire.reconcile.differences.surroundings import ELSEWHERE, is_elsewhere
from crosswire.reconcile.differences.ties import of_others
from crosswire.records.statements import Quantity, Statement
from crosswire.records.stories import Score

# A smaller number counts too many things to tell anything ("two leaders", "two heads of state").
_SEVERAL = 3
# Letters: nouns that begin alike are one ("teen", "teenager").
_STEM = 4
# Nouns that count anything: the same number of "people" and of "soldiers" tells nothing.
_ANYTHING = frozenset("other more people person life other thing one time way".split())


def numbers(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Numbers of one dimension that are not equal; numbers that both clauses share are set aside first."""
    ours, theirs = evidence.once(_unnamed, left), evidence.once(_unnamed, right)
    # Two counts of two things are the commonest pair by far.
    scores = {
        (i, j): score
        for (i, a), (j, b) in product(enumerate(ours), enumerate(theirs))
        if is_same_thing(a, b, loose=True) and (score := same_number(a, b))
    }
    for pair, score in tuple(scores.items()):
        if score.value >= 1.0 and pair in scores:
            scores = _without(pair, scores)
    # A number is compared with a number of the same noun first, only then with "hundreds" or with a kindred noun.
    for loose in (False, True):
        for pair, score in tuple(scores.items()):
            a, b = ours[pair[0]], theirs[pair[1]]
            difference = _unequal(left, right, a, b, score, evidence, loose=loose) if pair in scores else None
            if difference is not None:
                scores = _without(pair, scores)
                yield difference


def _unnamed(statement: Statement, evidence: Evidence) -> tuple[Quantity, ...]:
    """The numbers in the statement that are no part of a name."""
    return tuple([q for q in evidence.measured(statement) if not is_name(q, evidence)])


def _without(pair: tuple[int, int], scores: Mapping[tuple[int, int], Score]) -> dict[tuple[int, int], Score]:
    """The ``scores`` of the numbers that are left when those of ``pair`` are set aside."""
    return {(i, j): score for (i, j), score in scores.items() if i != pair[0] and j != pair[1]}


def _unequal(
    left: Statement, right: Statement, a: Quantity, b: Quantity, score: Score, evidence: Evidence, *, loose: bool
) -> Difference | None:
    """How two numbers differ, if they may measure one thing."""
    if not is_same_thing(a, b, loose=loose) or score.value >= 1.0 or (loose and is_within(a, b, score)):
        return None
    same_verb = left.predicate == right.predicate
    if not is_comparable(a, b, loose=loose) or (
        not (a.unit or b.unit) and not (a.counts and b.counts) and not same_verb
    ):
        return None
    # "Germany expelled four, Australia two" are two facts.
    if score.value <= 0 and (of_others(left, right, evidence) or of_other_days(left, right)):
        return None
    # What is told around the numbers is dear to look at, and comes last.
    verdict = verdict_of(a, b, score, evidence)
    if not verdict:
        return None
    sure = 0.75 if a.unit or (counted_noun(a) and counted_noun(a) == counted_noun(b)) else 0.45
    sure *= is_telling_number(a, b)
    return Difference(
        kind="number", slot=f"{dimension(a)} loosely" if loose else dimension(a), verdict=verdict,
        way=ELSEWHERE if is_elsewhere(a, b, evidence) else "",
        values=(number(left, a, evidence), number(right, b, evidence)), detail=score.detail, certainty=sure,
    )  # fmt: skip


def counted(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The same number of something else: 60 diplomats against 60 intelligence officers."""
    if not evidence.measured(left) or not evidence.measured(right):
        return
    for a, b in product(evidence.measured(left), evidence.measured(right)):
        if a.value != b.value or abs(a.value) < _SEVERAL or dimension(a) != "count" or dimension(b) != "count":
            continue
        if not (is_number(a) and is_number(b)):  # "hundreds" of two things are not one number
            continue
        if {counted_noun(a), counted_noun(b)} & _ANYTHING or of_others(left, right, evidence):
            continue
        other = counted_noun(a)[:_STEM] != counted_noun(b)[:_STEM] and not is_other_sort(a, b, evidence)
        if a.counts and b.counts and other:
            values = (_thing(left, a, evidence), _thing(right, b, evidence))
            yield Difference(
                kind="role", slot=f"counted {a.value:g}", verdict="compatible", values=values,
                detail=f"the same number of {a.counts} and of {b.counts}", certainty=0.5,
            )  # fmt: skip


def number(statement: Statement, quantity: Quantity, evidence: Evidence) -> Value:
    """The number with the words before it that loosen it."""
    start = hedge_of(quantity, evidence)[1]
    key = (dimension(quantity), round(quantity.low, 6), round(quantity.high, 6), quantity.unit)
    return Value(
        statement=statement.id, report=quantity.report, start=start, end=quantity.end,
        value=" ".join(evidence.text[quantity.report][start : quantity.end].split()), key=key,
    )  # fmt: skip


def _thing(statement: Statement, quantity: Quantity, evidence: Evidence) -> Value:
    """The number with the words up to the thing counted."""
    text = evidence.text[quantity.report]
    noun = (quantity.counts or "").split()[-1][:5].lower()
    found = text[quantity.end : min(statement.end + 40, quantity.end + 60)].lower().find(noun)
    end = quantity.end
    if found >= 0:
        end = next((i for i in range(end + found, len(text)) if not text[i].isalpha()), len(text))
    return Value(
        statement=statement.id, report=quantity.report, start=quantity.start, end=end,
        value=text[quantity.start : end], key=counted_noun(quantity),
    )  # fmt: skip
