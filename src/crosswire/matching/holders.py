"""Which text first held a run of letters: an index of copies that grows as texts arrive.

Each sampled run remembers one text only, the first that held it. A later text asks for the holders of
its runs, and the texts named most often are where it may come from. So nothing grows with the number
of copies: ten thousand reprints all point to the first, and a text made of two points to both.
Memory is a table of buckets of 32-bit keys, holders and counts; a key whose bucket is full is forgotten,
which costs one vote.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from crosswire.text.shingles import Hashes

# One run in so many is kept, chosen by its hash, so that all texts choose the same.
ONE_IN = 8
# Slots of a bucket, and the share of all slots in use at which the table doubles: few buckets are full then.
_BUCKET = 4
_LOAD = 0.55
# Keys of one text: a text longer than some 300,000 letters is known by a part of its runs.
MOST_KEYS = 40_000
# A run that more texts than this held is a commonplace ("told reporters on") or page furniture.
COMMON = 64
# Votes of a key that so many texts held: a run held by ten is still a trace, one held by sixty hardly.
_VOTE = 1.0 / np.sqrt(np.maximum(1.0, np.arange(256) / 8))

Keys = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]


class Holders:
    """First holders of sampled runs. ``add`` adds one text and says which earlier ones hold its runs."""

    def __init__(self, *, slots: int = 1 << 16) -> None:
        self.used_ = 0
        self.sizes_: list[int] = []
        self._last = np.empty(0, np.int64), np.empty(0, np.int32)
        self._reserve(slots)

    def _reserve(self, slots: int) -> None:
        self.key_ = np.zeros((slots // _BUCKET, _BUCKET), np.uint32)  # 0: free
        self.holder_ = np.zeros(slots, np.int32)
        self.count_ = np.zeros(slots, np.uint8)
        self._mask = np.uint32(slots // _BUCKET - 1)

    def add(self, keys: Keys) -> tuple[Numbers, npt.NDArray[np.float64]]:
        """Add a text with these distinct keys. Return the earlier texts that held them first (texts are
        numbered from 0 in order of arrival) and their votes, most votes first.

        A key that many texts hold counts less: one over the square root of their number, from eight on.
        """
        number = len(self.sizes_)
        self.sizes_.append(len(keys))
        if self.used_ + len(keys) > _LOAD * len(self.holder_):
            self._grow(self.used_ + len(keys))
        held, at = self._find(keys)
        counts = self.count_[at]
        rare = counts <= COMMON
        self._last = at, self.holder_[at]
        named, where = np.unique(self.holder_[at[rare]], return_inverse=True)
        votes = np.bincount(where, weights=_VOTE[counts[rare]], minlength=len(named)).astype(np.float64)
        self.count_[at] = np.minimum(counts, 254) + 1
        new = keys[~held]
        self._insert(new, np.full(len(new), number, np.int32), np.ones(len(new), np.uint8))
        order = np.argsort(-votes, kind="stable")
        return named[order], votes[order]

    def skip(self) -> None:
        """Count a text that is not to be remembered (the same as an earlier one)."""
        self.sizes_.append(0)

    def discount(self, number: int) -> None:
        """Say that the text last added is a copy of ``number``: its runs are no more common for it."""
        at, holders = self._last
        mine = at[holders == number]
        self.count_[mine] = np.maximum(self.count_[mine], 2) - 1

    def _find(self, keys: Keys) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
        """Which keys are held, and the slots of those that are."""
        bucket = keys & self._mask
        match = self.key_[bucket] == keys[:, None]
        held = match.any(axis=1)
        return held, bucket[held].astype(np.int64) * _BUCKET + match[held].argmax(axis=1)

    def _insert(self, keys: Keys, holders: Numbers, counts: npt.NDArray[np.uint8]) -> None:
        """Put distinct new keys into free slots; where two want one slot, the loser tries again."""
        flat = self.key_.reshape(-1)
        for _ in range(_BUCKET):
            bucket = keys & self._mask
            free = self.key_[bucket] == 0
            at = bucket.astype(np.int64) * _BUCKET + free.argmax(axis=1)
            room = free.any(axis=1)
            at, keys, holders, counts = at[room], keys[room], holders[room], counts[room]
            flat[at] = keys
            won = flat[at] == keys
            self.holder_[at[won]], self.count_[at[won]] = holders[won], counts[won]
            self.used_ += int(won.sum())
            if won.all():
                break
            keys, holders, counts = keys[~won], holders[~won], counts[~won]

    def _grow(self, needed: int) -> None:
        slots = len(self.holder_)
        while needed > _LOAD * slots:
            slots *= 2
        keys = self.key_.reshape(-1)
        live = np.flatnonzero(keys)
        keys, holders, counts = keys[live], self.holder_[live], self.count_[live]
        self.used_ = 0
        self._reserve(slots)
        self._insert(keys, holders, counts)


def sample(hashes: Hashes, *, one_in: int = ONE_IN) -> Keys:
    """The distinct keys of a text: its runs whose hash falls on one in ``one_in``, as 32 bits."""
    chosen = hashes[(hashes & np.uint64(one_in - 1)) == 0]
    if len(chosen) > MOST_KEYS:
        chosen = np.partition(chosen, MOST_KEYS)[:MOST_KEYS]
    return np.unique(np.maximum((chosen >> np.uint64(32)).astype(np.uint32), np.uint32(1)))  # 0 means free
