"""Which text first held a run of letters: an index of copies that grows as texts arrive.

Each sampled run remembers one text only, the first that held it. A later text asks for the holders of
its runs, and the texts named most often are where it may come from. So nothing grows with the number
of copies: ten thousand reprints all point to the first, and a text made of two points to both.
Texts come in batches: one look-up, one sort and one insertion serve them all.

Memory is a table of buckets of eight slots; the bucket says the high part of a 32-bit key, the slot holds the rest,
the holder and a count: seven bytes. A key whose bucket is full is forgotten, which costs one vote.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Slots of a bucket; the share of all slots in use at which the table grows, and by how much: few buckets are full then.
_BUCKET = 8
_LOAD, _GROWTH = 0.65, 1.25
# A run that more texts than this held is a commonplace ("told reporters on") or page furniture.
COMMON = 64
# Votes of a key that so many texts held: a run held by ten is still a trace, one held by sixty hardly.
_VOTE = np.float32(1.0) / np.sqrt(np.maximum(1.0, np.arange(256, dtype=np.float32) / 8))
# Buckets at the start: so many that what a bucket leaves open of a key fits into 16 bits, and is never 65,535.
_FEWEST = 70_000
_KEY_BITS = np.uint64(32)
# Slots that are moved at once when the table grows.
_PIECE = 1 << 19
# Bits of a packed vote: the count, and the holder above it.
_COUNT, _HOLDER = np.uint64(8), np.uint64(32)

Keys = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]
Packed = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Which texts hold the runs of others: ``holders[i]`` (its number) has ``votes[i]`` of the keys of text
    ``texts[i]`` of a batch."""

    texts: Numbers
    holders: Numbers
    votes: npt.NDArray[np.float32]


class Holders:
    """First holders of sampled runs. ``add`` adds a batch of texts and says which earlier ones hold their runs."""

    def __init__(self) -> None:
        self.used_ = 0
        self.sizes_ = array("i")
        none = np.empty(0, np.int64)
        self._last = none, none, none
        self._copied: list[int] = []
        self._reserve(_FEWEST)

    def _reserve(self, buckets: int) -> None:
        self._buckets = buckets
        self._rest = np.zeros((buckets, _BUCKET), np.uint16)  # 0: free
        self._holder = np.zeros(buckets * _BUCKET, np.int32)
        self._count = np.zeros(buckets * _BUCKET, np.uint8)

    def add(self, keys: Keys, starts: Numbers) -> Votes:
        """Add texts; the distinct keys of the i-th are ``keys[starts[i]:starts[i + 1]]``. Texts are numbered from 0 in
        order of arrival, and each votes for those before it, in the batch or earlier.

        A key that many texts hold counts less: one over the square root of their number, from eight on.
        """
        self._settle()
        first, sizes = len(self.sizes_), np.diff(starts)
        self.sizes_.extend(sizes.tolist())
        if self.used_ + len(keys) > _LOAD * len(self._count):
            self._grow(self.used_ + len(keys))
        texts = np.repeat(np.arange(len(sizes)), sizes)
        held, slots = self._find(keys)
        new, holders, at = self._insert_first(keys[~held], texts[~held], first)
        texts = np.concatenate((texts[held], texts[~held][new]))
        slots = np.concatenate((slots[held], at))
        holders = np.concatenate((self._holder[slots[: len(slots) - len(at)]].astype(np.int64), holders))
        counts = self._count[slots]
        self._last = texts + first, slots, holders
        rare = (counts <= COMMON) & (holders < texts + first)
        return _votes(texts[rare], holders[rare], counts[rare])

    def discount(self, number: int, holder: int) -> None:
        """Say that a text of the last batch is a copy of ``holder``: its runs are no more common for it."""
        self._copied.append((number << 32) | holder)

    def _settle(self) -> None:
        """Count the texts of the last batch, now that it is known which of them are copies."""
        texts, slots, holders = self._last
        if self._copied:
            slots = slots[~np.isin((texts << 32) | holders, self._copied)]
        slots = np.sort(slots)
        begin = np.flatnonzero(np.diff(slots, prepend=-1))
        slots, times = slots[begin], np.diff(begin, append=len(slots))
        self._count[slots] = np.minimum(self._count[slots] + times, 255).astype(np.uint8)
        self._last, self._copied = (slots[:0], slots[:0], slots[:0]), []

    def _place(self, keys: Packed) -> tuple[Numbers, npt.NDArray[np.uint16]]:
        """The bucket of each key, and what the bucket leaves open of it (from 1)."""
        bucket = ((keys * np.uint64(self._buckets)) >> _KEY_BITS).astype(np.int64)
        return bucket, (keys - _least(bucket, self._buckets) + np.uint64(1)).astype(np.uint16)

    def _find(self, keys: Keys) -> tuple[npt.NDArray[np.bool_], Numbers]:
        """Which keys are held, and the slot of each that is."""
        bucket, rest = self._place(keys.astype(np.uint64))
        match = self._rest[bucket] == rest[:, None]
        return match.any(axis=1), bucket * _BUCKET + match.argmax(axis=1)

    def _insert_first(self, keys: Keys, texts: Numbers, first: int) -> tuple[Numbers, Numbers, Numbers]:
        """Put new keys in, each under the first text of the batch that has it. Return for the keys for which there
        was room: their places in ``keys``, the numbers of their holders, and their slots."""
        # Keys with their places: texts come in order, so the first place of a key is that of its first text.
        packed = np.sort((keys.astype(np.uint64) << _KEY_BITS) | np.arange(len(keys), dtype=np.uint64))
        sorted_keys, place = packed >> _KEY_BITS, (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)
        fresh = np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1])) if len(keys) else np.empty(0, np.bool_)
        holders = (texts[place[fresh]] + first).astype(np.int32)
        slots = self._insert(sorted_keys[fresh], holders, np.zeros(len(holders), np.uint8))
        group = np.cumsum(fresh) - 1
        room = slots[group] >= 0
        return place[room], holders[group[room]].astype(np.int64), slots[group[room]]

    def _insert(self, keys: Packed, holders: npt.NDArray[np.int32], counts: npt.NDArray[np.uint8]) -> Numbers:
        """Put distinct new keys, ascending, into free slots; return the slots, -1 where a bucket is full."""
        bucket, rest = self._place(keys)
        begin = np.searchsorted(bucket, bucket)
        used = (self._rest[bucket] != 0).sum(axis=1) + np.arange(len(keys)) - begin
        room = used < _BUCKET
        slots = np.where(room, bucket * _BUCKET + used, -1)
        at = slots[room]
        self._rest.reshape(-1)[at] = rest[room]
        self._holder[at], self._count[at] = holders[room], counts[room]
        self.used_ += len(at)
        return slots

    def _grow(self, needed: int) -> None:
        """A larger table. Buckets are in the order of keys in both, so that it is filled piece by piece."""
        buckets, rest, holder, count = self._buckets, self._rest, self._holder, self._count
        larger = buckets
        while needed > _LOAD * larger * _BUCKET:
            larger = int(_GROWTH * larger)
        self.used_ = 0
        self._reserve(larger)
        flat = rest.reshape(-1)
        for start in range(0, len(flat), _PIECE):
            live = np.flatnonzero(flat[start : start + _PIECE]) + start
            keys = _least(live // _BUCKET, buckets) + flat[live] - np.uint64(1)
            order = np.argsort(keys)
            live = live[order]
            self._insert(keys[order], holder[live], count[live])


def _least(bucket: Numbers, buckets: int) -> Packed:
    """The least key of each bucket."""
    return ((bucket.astype(np.uint64) << _KEY_BITS) + np.uint64(buckets - 1)) // np.uint64(buckets)


def _votes(texts: Numbers, holders: Numbers, counts: npt.NDArray[np.uint8]) -> Votes:
    """Add up the votes of each text for each holder: one sort brings them together."""
    packed = (texts.astype(np.uint64) << (_COUNT + _HOLDER)) | (holders.astype(np.uint64) << _COUNT) | counts
    packed = np.sort(packed)
    pairs = packed >> _COUNT
    begin = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))) if len(pairs) else np.empty(0, np.int64)
    votes = _VOTE[(packed & np.uint64(0xFF)).astype(np.int64)]
    return Votes(
        texts=(pairs[begin] >> _HOLDER).astype(np.int64),
        holders=(pairs[begin] & np.uint64(0xFFFFFFFF)).astype(np.int64),
        votes=(np.add.reduceat(votes, begin) if len(begin) else votes).astype(np.float32),
    )
