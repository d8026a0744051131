"""Text that two reports share, character by character, in spite of noise, cuts and new order.

Runs of eight letters that occur once in each text pin it to the other. Pins that lie on about the
same diagonal, close together, form a passage; the rest is chance. The cost grows with the length of
the texts (a sort), not with their product.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.records.stories import Passage
from crosswire.records.text import Span
from crosswire.text.shingles import RUN, Folded, Hashes, runs

# Letters between two pins of one passage: at 15 % noise, two surviving runs are seldom further apart.
GAP = 120
# Letters that a passage may gain or lose between two pins (dropped or added words).
DRIFT = 40
# Letters below which a shared passage says nothing: "Secretary of State John Kerry told reporters".
SHORTEST = 50
# Pins a passage needs for each hundred letters; 15 % noise leaves about 25, chance two or three.
DENSITY = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two texts share. ``left`` and ``right`` are the shares (0..1) of each text's letters in
    shared passages; ``exact`` is the share of passage letters in runs that match letter by letter."""

    passages: tuple[Passage, ...]
    left: float
    right: float
    exact: float


def shared_passages(
    left: Folded, right: Folded, *, left_runs: Hashes | None = None, right_runs: Hashes | None = None
) -> Shared:
    """Find the passages that two folded texts share, in order of the left text."""
    pins_left, pins_right = _pins(
        runs(left.codes) if left_runs is None else left_runs, runs(right.codes) if right_runs is None else right_runs
    )
    found = _chains(pins_left, pins_right)
    passages = tuple(
        Passage(
            left=Span(start=int(left.at[a]), end=int(left.at[b - 1]) + 1),
            right=Span(start=int(right.at[c]), end=int(right.at[d - 1]) + 1),
        )
        for a, b, c, d, _ in found
    )
    covered = sum(b - a for a, b, *_ in found)
    return Shared(
        passages=passages,
        left=_share([(a, b) for a, b, *_ in found], len(left.codes)),
        right=_share([(c, d) for _, _, c, d, _ in found], len(right.codes)),
        exact=sum(pins for *_, pins in found) / covered if covered else 0.0,
    )


def _pins(left: Hashes, right: Hashes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Positions of the runs that occur exactly once in each text, in order of the left."""
    once_left, at_left = _once(left)
    once_right, at_right = _once(right)
    _, where_left, where_right = np.intersect1d(once_left, once_right, assume_unique=True, return_indices=True)
    a, b = at_left[where_left], at_right[where_right]
    order = np.argsort(a)
    return a[order], b[order]


def _once(hashes: Hashes) -> tuple[Hashes, npt.NDArray[np.int64]]:
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    if not len(ordered):
        return ordered, order
    differs = np.concatenate(([True], ordered[1:] != ordered[:-1], [True]))
    single = differs[1:] & differs[:-1]
    return ordered[single], order[single]


def _chains(a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]) -> list[tuple[int, int, int, int, int]]:
    """Group pins into passages: (left start, left end, right start, right end, pins)."""
    if not len(a):
        return []
    # A pin far off the diagonal of both its neighbours is chance: it would cut a passage in two.
    if len(a) > 2:
        diagonal = b - a
        jump = np.abs(np.diff(diagonal)) > DRIFT
        lonely = np.concatenate(([jump[0]], jump[:-1] & jump[1:], [jump[-1]]))
        a, b = a[~lonely], b[~lonely]
        if not len(a):
            return []
    breaks = (np.diff(a) > GAP) | (np.abs(np.diff(b - a)) > DRIFT)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.concatenate((starts[1:], [len(a)]))
    found = []
    for first, last in zip(starts.tolist(), ends.tolist(), strict=True):
        count, length = last - first, int(a[last - 1] - a[first]) + RUN
        low, high = int(b[first:last].min()), int(b[first:last].max()) + RUN
        if length >= SHORTEST and count * 100 >= DENSITY * length:
            found.append((int(a[first]), int(a[first]) + length, low, high, count))
    return found


def _share(spans: list[tuple[int, int]], length: int) -> float:
    covered, reach = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return covered / length if length else 0.0
