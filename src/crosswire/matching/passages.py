"""Text that two reports share, letter by letter, in spite of noise, cuts and new order.

Runs of eight letters that occur equally often (at most four times) in both texts pin one to the
other. Pins that lie on about the same diagonal, close together, form a passage; the rest is chance. The
cost grows with the length of the texts (sorts), not with their product.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.text.letters import Codes
from crosswire.text.shingles import RUN, Hashes, runs

# Letters between two pins of one passage: at 15 % noise, two surviving runs are seldom further apart.
GAP = 60
# The same for a text of which one run in n is used, in n letters: one pin in three thousand is further from the last.
_THIN_GAP = 8
# Letters that a passage may gain or lose between two pins (dropped or added words).
DRIFT = 40
# Letters below which a shared passage says nothing: "Secretary of State John Kerry told reporters".
SHORTEST = 50
# Pins a passage needs for each hundred letters; 15 % noise leaves about 25, chance two or three.
DENSITY = 12.0
# Times a run may occur in a text and still be pinned (the n-th to the n-th): texts that repeat themselves.
_REPEATS = 4
# Runs of a text above which only every second, fourth, ... is used: bounds the sorts on very long texts.
_MOST_RUNS = 120_000
# Bits of a hash that make room for the place of a run when runs are sorted, and the most runs that there is room for.
_PLACES, _MOST_PLACES = np.uint64((1 << 24) - 1), 1 << 24
_HALF = 32

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """The runs of one text, sorted by hash: ``keys[i]`` stands at letter ``at[i]``; one run in ``thin`` is kept."""

    length: int
    keys: Hashes
    at: Ints
    thin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A shared passage in letters: half-open ranges of both texts, and how many runs match letter by letter."""

    left: int
    left_end: int
    right: int
    right_end: int
    pins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two texts share. ``left`` and ``right`` are the shares (0..1) of each text's letters that lie
    in shared passages; ``exact`` is the share of passage letters where a matching run begins."""

    chains: tuple[Chain, ...]
    left: float
    right: float
    exact: float


def fingerprint(codes: Codes) -> Print:
    """Sort the runs of a text, so that it can be compared with many others."""
    hashes = runs(codes)
    thin = 1
    while len(hashes) // thin > _MOST_RUNS:
        thin *= 2
    at = np.flatnonzero((hashes & np.uint64(thin - 1)) == 0)[:_MOST_PLACES] if thin > 1 else np.arange(len(hashes))
    if not len(at):
        return Print(length=len(codes), keys=hashes[:0], at=at, thin=thin)
    # One sort of the high bits of the hashes with their places below brings equal runs together, in order.
    packed = np.sort((hashes[at] & ~_PLACES) | np.arange(len(at), dtype=np.uint64))
    hashes, at = packed & ~_PLACES, at[(packed & _PLACES).astype(np.int64)]
    # The n-th occurrence of a run gets a key of its own; a run that occurs too often gets none.
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(starts, append=len(hashes))
    rank, size = np.arange(len(hashes)) - np.repeat(starts, sizes), np.repeat(sizes, sizes)
    # Rank and size in the low bits: only runs that occur equally often in both texts can match.
    keys = hashes | (rank * (_REPEATS + 1) + size).astype(np.uint64)
    kept = size <= _REPEATS
    return Print(length=len(codes), keys=keys[kept], at=at[kept], thin=thin)


def shared_passages(left: Print, right: Print) -> Shared:
    """Find the passages that two texts share, in order of the left text."""
    thin = max(left.thin, right.thin)
    a, b = _pins(left, right)
    chains = tuple(_chains(a, b, thin))
    covered = sum(chain.left_end - chain.left for chain in chains)
    return Shared(
        chains=chains,
        left=_share([(c.left, c.left_end) for c in chains], left.length),
        right=_share([(c.right, c.right_end) for c in chains], right.length),
        exact=min(1.0, thin * sum(chain.pins for chain in chains) / covered) if covered else 0.0,
    )


def _pins(left: Print, right: Print) -> tuple[Ints, Ints]:
    """Positions of the runs that both texts hold, in order of the left."""
    if not len(left.keys) or not len(right.keys):
        return left.at[:0], right.at[:0]
    place = np.minimum(np.searchsorted(right.keys, left.keys), len(right.keys) - 1)
    both = right.keys[place] == left.keys
    pins = np.sort((left.at[both] << _HALF) | right.at[place[both]])
    return pins >> _HALF, pins & ((1 << _HALF) - 1)


def _chains(a: Ints, b: Ints, thin: int) -> list[Chain]:
    """Group pins into passages."""
    for _ in range(2):  # a pin far off the diagonal of both its neighbours is chance: it would cut a passage in two
        if len(a) < 3:
            break
        jump = np.abs(np.diff(b - a)) > DRIFT
        lonely = np.concatenate(([jump[0]], jump[:-1] & jump[1:], [jump[-1]]))
        a, b = a[~lonely], b[~lonely]
    if not len(a):
        return []
    breaks = (np.diff(a) > max(GAP, _THIN_GAP * thin)) | (np.abs(np.diff(b - a)) > DRIFT)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.concatenate((starts[1:], [len(a)]))
    lengths = a[ends - 1] - a[starts] + RUN
    good = (lengths >= SHORTEST) & ((ends - starts) * 100 * thin >= DENSITY * lengths)
    return [
        Chain(
            left=int(a[first]),
            left_end=int(a[last - 1]) + RUN,
            right=int(b[first:last].min()),
            right_end=int(b[first:last].max()) + RUN,
            pins=int(last - first),
        )
        for first, last in zip(starts[good], ends[good], strict=True)
    ]


def _share(ranges: list[tuple[int, int]], length: int) -> float:
    covered, reach = 0, 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return min(1.0, covered / length) if length else 0.0
