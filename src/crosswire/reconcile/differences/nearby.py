"""Statements that stand in different claims and may yet tell of one thing. A helper of stage 10.

What two parties, or two reports, say of one thing often shares neither words nor participants, and is not
aligned. So statements that carry a telling sign of one kind (a denial, "all" or "some", "the largest")
are held against those nearest to them in meaning. Bounded: a large story is sampled report by report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np

from crosswire.reconcile.claims.evidence import Evidence, speakers
from crosswire.records.statements import Statement
from crosswire.text.similarity import Array

# Statements of one kind that are compared, in turns from the reports; beyond that a large story would cost the square.
_MOST = 120
# Of these nearest by meaning, those are taken whose sentences share most words too.
_LOOKED_AT = 12
Pair = tuple[Statement, Statement, float]


class _Reported(Protocol):
    @property
    def report(self) -> str: ...


T = TypeVar("T", bound=_Reported)


def nearest(
    ours: Sequence[Statement], theirs: Sequence[Statement], evidence: Evidence, *, least: float, each: int = 2
) -> Iterator[Pair]:
    """For each of ``ours`` the ``each`` statements of ``theirs`` that are nearest to it and at least ``least`` (0..1) near,
    with how near they are. Two statements of one report are compared only where other sources say them.
    """
    left, right = in_turns(ours, _MOST), in_turns(theirs, 4 * _MOST)
    if not left or not right:
        return
    near = nearness(left, right, evidence)
    seen: set[tuple[str, str]] = set()
    for i in np.flatnonzero(near.max(axis=1) >= least):
        found = 0
        a = left[i]
        enough = np.flatnonzero(near[i] >= least)
        most = enough[np.argsort(-near[i, enough], kind="stable")[:_LOOKED_AT]].tolist()
        for j in sorted(most, key=lambda j: -near[i, j] - evidence.like(a, right[j])):
            if found >= each:
                break
            b = right[j]
            if a.id == b.id or (a.report == b.report and not tell_apart(a, b)):
                continue
            found += 1
            key = (min(a.id, b.id), max(a.id, b.id))
            if key not in seen:
                seen.add(key)
                yield a, b, float(near[i, j])


def nearness(left: Sequence[Statement], right: Sequence[Statement], evidence: Evidence) -> Array:
    """How near each of ``left`` is to each of ``right``: the cosine of their meanings, else the likeness of their sentences."""
    if evidence.meanings is None:
        return np.array([[evidence.like(a, b) for b in right] for a in left], dtype=np.float32)
    rows = evidence.rows
    found: Array = evidence.meanings[[rows[s.id] for s in left]] @ evidence.meanings[[rows[s.id] for s in right]].T
    return found


def tell_apart(one: Statement, other: Statement) -> bool:
    """Do two statements of one report have other sources, so that they may be two versions?"""
    ours, theirs = speakers(one), speakers(other)
    return one.sentence != other.sentence and set(ours) != set(theirs) and not set(ours) & set(theirs)


def in_turns(found: Sequence[T], most: int) -> list[T]:
    """At most ``most`` of ``found``, one report after another, so that a large story costs no square."""
    if len(found) <= most:
        return list(found)
    by_report: dict[str, list[T]] = defaultdict(list)
    for one in found:
        by_report[one.report].append(one)
    turns = sorted((i, r) for r, own in by_report.items() for i in range(len(own)))
    return [by_report[r][i] for i, r in turns[:most]]
