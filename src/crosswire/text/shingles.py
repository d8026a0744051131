"""Letters of a text as numbers, and hashes of every run of them: the ground of all copy finding.

Only letters and digits count, in lower case, so that line breaks, dashes, quotation marks and spaces
that a scraper changes change nothing. Each kept character remembers its offset in the original.
A run of eight survives 15 % of wrong characters in a quarter of all places, and is rare enough
by chance; whole words or sentences would not survive.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.records.text import Span
from crosswire.text.letters import Codes, Letters, Points, low, part

Offsets = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

# Letters of a run. Shorter runs are shared by chance, longer ones do not survive noise; eight bytes are one word.
RUN = 8
# One run in so many is sampled, chosen by its hash, so that all texts choose the same.
ONE_IN = 16
# Sampled keys of one text: a text longer than some 600,000 letters is known by a part of its runs.
MOST_KEYS = 40_000
# Letters hashed at once.
_PIECE = 1 << 18
# Odd multiplier of a multiplicative hash (Knuth); the shift mixes the high bits into the low ones.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """``codes[i]`` is the i-th letter or digit of a text as one byte (other scripts than Latin share
    bytes, which costs nothing but a rare false pin); ``at[i]`` is its offset in the original."""

    codes: Codes
    at: Offsets


def fold(text: str, spans: Sequence[Span]) -> Folded:
    """Return the letters and digits of ``text`` within ``spans`` (in order), in lower case."""
    if not spans:
        return Folded(codes=np.empty(0, np.uint8), at=np.empty(0, np.int32))
    begin, end = spans[0].start, spans[-1].end
    codes = low(text[begin:end])
    letter = codes != 0
    for left, right in itertools.pairwise(spans):
        letter[left.end - begin : right.start - begin] = False
    kept = np.flatnonzero(letter)
    return Folded(codes=codes[kept], at=(kept + begin).astype(np.int32))


def runs(codes: Codes) -> Hashes:
    """Hash every run of ``RUN`` letters; the result is ``RUN - 1`` shorter than ``codes``."""
    count = len(codes) - RUN + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    # Eight bytes are read as one number, at every offset.
    words = np.ndarray((count,), dtype="<u8", buffer=np.ascontiguousarray(codes), strides=(1,))
    hashed: Hashes = words * _FACTOR
    hashed ^= hashed >> _SHIFT
    return hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """The letters of a batch of texts and the distinct keys (hashes of 32 bits, never 0) of their sampled runs:
    text i has ``codes[bounds[i]:bounds[i + 1]]`` and ``keys[starts[i]:starts[i + 1]]``, ascending."""

    codes: Codes
    bounds: Points
    keys: npt.NDArray[np.uint32]
    starts: Points

    def only(self, texts: Sequence[int]) -> Sampled:
        """The same for some of the texts."""
        bounds, letters = part(self.bounds, texts)
        starts, kept = part(self.starts, texts)
        return Sampled(codes=self.codes[letters], bounds=bounds, keys=self.keys[kept], starts=starts)


def sample(letters: Letters) -> Sampled:
    """Sample the runs of each text of a batch: those whose hash falls on one in ``ONE_IN``."""
    whole = letters.low.tobytes()
    parts = [
        whole[start:end].translate(None, b"\0")
        for start, end in zip(letters.starts.tolist(), letters.ends.tolist(), strict=True)
    ]
    codes = np.frombuffer(b"".join(parts), np.uint8)
    counts = np.fromiter(map(len, parts), np.int64, len(parts))
    bounds = np.concatenate(([0], np.cumsum(counts)))
    found = [_chosen(codes, start) for start in range(0, max(1, len(codes)), _PIECE)]
    at, hashes = (np.concatenate(parts) for parts in zip(*found, strict=True))
    text = np.repeat(np.arange(len(counts)), np.diff(np.searchsorted(at, bounds)))
    within = at + RUN <= bounds[text + 1]
    keys = np.maximum(hashes[within] >> _HALF, np.uint64(1))
    packed = np.sort((text[within].astype(np.uint64) << _HALF) | keys)
    packed = packed[np.diff(packed, prepend=np.uint64(0)) != 0]  # no key is 0
    starts = np.searchsorted(packed, np.arange(len(counts) + 1, dtype=np.uint64) << _HALF)
    if np.diff(starts).max(initial=0) > MOST_KEYS:  # the least keys of a text, so that all texts keep the same
        packed = packed[np.arange(len(packed)) - np.repeat(starts[:-1], np.diff(starts)) < MOST_KEYS]
        starts = np.searchsorted(packed, np.arange(len(counts) + 1, dtype=np.uint64) << _HALF)
    return Sampled(codes=codes, bounds=bounds, keys=packed.astype(np.uint32), starts=starts)


def _chosen(codes: Codes, start: int) -> tuple[Points, Hashes]:
    """Where sampled runs begin in a piece of the letters, and their hashes."""
    hashes = runs(codes[start : start + _PIECE + RUN - 1])
    chosen = np.flatnonzero((hashes & np.uint64(ONE_IN - 1)) == 0)
    return chosen + start, hashes[chosen]
