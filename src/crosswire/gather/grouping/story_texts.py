"""The texts of open stories, and how alike they are.

Each text is a row of word numbers and weights (:mod:`crosswire.gather.grouping.story_vectors`), a day, and a scale: how
alike it is to its nearest others. The likeness of two texts is the product of their rows, by the days between
them, over the mean of their scales (local scaling, Zelnik-Manor and Perona 2004): reports of a much-told event
repeat one another, two columns on one treaty hardly do. Rows of texts that left are used again.
"""

from __future__ import annotations

import functools
from array import array
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from crosswire.gather.grouping.story_times import NOTHING_TOLD, Told
from crosswire.gather.grouping.story_vectors import ROOMS, WIDTH, Ids, Weights

# Factors on the likeness of two texts by days apart (up to so many days: factor); beyond the last, they tell
# different happenings. Reports of one day are more likely one story than their words alone say; four days later
# the same words are more likely the next happening of the same crisis.
BY_DAYS = ((1, 1.6), (2, 1.4), (4, 1.0), (7, 0.8), (10, 0.65))
# Factors where the leads of two texts name a weekday in common, and where both name some and none in common: on one
# day or undated, and two days apart or more, where the later tells the next happening of the same crisis.
_SAME_WEEKDAY, _OTHER_WEEKDAY, _LATER_WEEKDAY = 1.1, 0.9, 0.4
# Nearest others that make the scale of a text, and how many of likeness ``_USUAL`` are added to them.
_NEAREST, _ADDED, _USUAL = 5, 5, 0.25
# A nearest other counts as at least so much, so that a lone text is not joined to the next best; and one that
# is more alike is a copy, which says nothing about how alike independent reports of the event are.
_LEAST, _COPY = 0.18, 0.75
# Heaviest words that lead to other texts, and texts that a word leads to (the latest).
_LEADING, _LED = 16, 160
# Likeness of two texts from which the later need not be led to: the earlier is, and is in the same story.
_SAME = 0.9
NO_DAY = -1
# Products of numbers up to which OpenBLAS multiplies two matrices in one thread.
_ALONE = 1 << 18
_NOTHING = array("i")

Slots = npt.NDArray[np.intp]
Values = npt.NDArray[np.float32]


def _factors() -> Values:
    """Factor by what the leads say of weekdays (nothing, one in common, none in common) and by days apart; the last
    column is for days unknown."""
    by_days = np.zeros(BY_DAYS[-1][0] + 3, np.float32)
    for days, factor in reversed(BY_DAYS):
        by_days[: days + 1] = factor
    by_days[_UNKNOWN] = 1.0
    other = np.full(len(by_days), _LATER_WEEKDAY, np.float32)
    other[[0, 1, _UNKNOWN]] = _OTHER_WEEKDAY
    return np.stack((by_days, by_days * np.float32(_SAME_WEEKDAY), by_days * other))


# Places of days too far apart and of days unknown among the factors.
_FAR, _UNKNOWN = BY_DAYS[-1][0] + 1, BY_DAYS[-1][0] + 2
_FACTORS = _factors()


class Texts:
    """Rows of texts by slot. ``put`` takes one in, ``leave`` lets it go."""

    def __init__(self) -> None:
        self.ids_ = np.zeros((0, WIDTH), np.int32)
        self.weights_ = np.zeros((0, WIDTH), np.float32)
        self.days_ = np.zeros(0, np.int32)
        self.weekdays_ = np.zeros(0, np.uint8)
        self._told = np.zeros(
            0, np.int16
        )  # of undated texts, the first time in the lead: weekday plus 8 times the date
        self._nearest = np.zeros((0, _NEAREST), np.float32)
        self._spread = np.zeros(0, np.float32)  # the square root of the scale
        self._leading = np.zeros((0, _LEADING), np.int32)  # columns of the heaviest words
        self._here = np.zeros(0, np.bool_)
        self._votes = np.zeros(0, np.float32)
        self._marks = np.zeros(0, np.int32)
        self._free: list[int] = []
        self._led: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        self._entries = 0
        self._table = np.zeros(ROOMS, np.float32)
        self._first = np.zeros(ROOMS, np.int32)

    def __len__(self) -> int:
        return len(self.days_) - len(self._free)

    def put(self, ids: Ids, weights: Weights, day: int | None, told: Told = NOTHING_TOLD) -> int:
        """Take a text in and return its slot. ``day`` is an ordinal, ``told`` what the lead says of times."""
        if not self._free:
            self._grow()
        slot = self._free.pop()
        self.ids_[slot], self.weights_[slot] = ids, weights
        self.days_[slot] = NO_DAY if day is None else day
        self.weekdays_[slot] = told.weekdays
        self._told[slot] = told.weekday + 8 * told.date if day is None else 0
        self._leading[slot] = np.argpartition(-weights, _LEADING)[:_LEADING]
        self._nearest[slot] = _LEAST
        self._scale(slot)
        self._here[slot] = True
        return slot

    def leave(self, slot: int) -> None:
        """Let a text go; its slot is given to another."""
        self._here[slot] = False
        self._free.append(slot)

    def lead(self, slot: int) -> None:
        """Let the heaviest words of a text lead to it from now on."""
        for word in self.ids_[slot][self._leading[slot]].tolist():
            self._led[word].append(slot)
        self._entries += _LEADING
        if self._entries > 4 * _LEADING * (len(self) + 1024):
            self._tidy()

    def led_to(self, slot: int, most: int) -> Slots:
        """At most ``most`` slots of texts that share heavy words with the one at ``slot``, by what they share."""
        columns, latest, counts = self._leading[slot], array("i"), []
        for word in self.ids_[slot][columns].tolist():
            led = self._latest(word)
            latest.extend(led)
            counts.append(len(led))
        found = np.frombuffer(latest, np.int32)
        shared = np.repeat(np.square(self.weights_[slot][columns]), counts)
        np.add.at(self._votes, found, shared)
        places = np.arange(len(found), dtype=np.int32)
        self._marks[found] = places  # of the places of a slot the last counts
        found = found[self._marks[found] == places]
        votes = self._votes[found]
        self._votes[found] = 0
        slots = found[_heaviest(votes, most)]
        kept: Slots = slots[self._here[slots] & (slots != slot)].astype(np.intp)
        return kept

    def _latest(self, word: int) -> array[int]:
        """The slots that a word leads to, the latest of them."""
        led = self._led.get(word)
        if led is None:
            return _NOTHING
        if len(led) > 2 * _LED:
            del led[:-_LED]
        return led[-_LED:]

    def alike(self, slot: int, others: Slots) -> Values:
        """The likeness (0..1) of the text at ``slot`` to others, words alone."""
        table, ids = self._table, self.ids_[slot]
        table[ids] = self.weights_[slot]
        spread = table.take(self.ids_.take(others, 0), mode="clip")  # all are inside; clipping saves a copy
        found: Values = np.einsum("ij,ij->i", spread, self.weights_.take(others, 0))
        table[ids] = 0
        return found

    def notice(self, slot: int, others: Slots, alike: Values) -> Slots:
        """Learn the scales of texts from the likeness of one to ``others`` (distinct); return those it is a copy of."""
        telling = (alike > _LEAST) & (alike < _COPY)
        near, values = others[telling], alike[telling]
        if len(near):
            self._nearest[slot] = np.sort(np.concatenate((self._nearest[slot], values)))[-_NEAREST:]
            lowest = self._nearest[near].argmin(1)
            self._nearest[near, lowest] = np.maximum(self._nearest[near, lowest], values)
            self._scale(near)
            self._scale(slot)
        return others[alike >= _SAME]

    def scaled(self, alike: Values, slots: Slots | int, others: Slots) -> Values:
        """Likeness by days apart, over the geometric mean of the scales."""
        day, other = self.days_[slots], self.days_[others]
        place = np.minimum(np.abs(day - other), _FAR)
        place = np.where((day == NO_DAY) | (other == NO_DAY), _UNKNOWN, place)
        found: Values = alike / (self._spread[slots] * self._spread[others])
        weekday, weekdays = self.weekdays_[slots], self.weekdays_[others]
        said = ((weekday & weekdays) == 0) + np.uint8(1)
        found *= _FACTORS[said * ((weekday > 0) & (weekdays > 0)), place]
        return found

    def told(self, slots: Slots) -> list[Told]:
        """The first time that each text tells, no time for a text that has a day; nothing if all have."""
        codes = self._told[slots]
        return [_told(code) for code in codes.tolist()] if codes.any() else []

    def all_alike(self, slots: Slots, alike: Values) -> Values:
        """The scaled likeness of each of some texts to each, from that of words; their scales learn from it."""
        self._notice_all(slots, alike)
        return self.scaled(alike, slots[:, None], slots[None, :])

    def products(self, slots: Slots) -> Values:
        """The likeness of each of some texts to each, words alone.

        The product is made in pieces so small that a library for linear algebra starts no threads: they would only
        wait for one another, and keep a processor busy with it.
        """
        count, ids = len(slots), self.ids_[slots]
        words = ids.reshape(-1)
        self._first[words] = np.arange(len(words), dtype=np.int32)  # of equal words the last counts
        first = self._first[words]
        shared = np.bincount(first, minlength=len(words)) > 1  # the others add nothing but to the diagonal
        column = np.where(shared, np.cumsum(shared), 0)[first].reshape(ids.shape)
        wide = min(max(1, _ALONE // (count * count)), int(shared.sum()) + 1)
        left = np.zeros((int(shared.sum()) // wide + 1, count, wide), np.float32)
        left[column // wide, np.arange(count)[:, None], column % wide] = self.weights_[slots]
        left[0, :, 0] = 0  # words of one text alone, which nobody asks for
        found: Values = (left @ left.transpose(0, 2, 1).copy()).sum(0)
        return found

    def _notice_all(self, slots: Slots, alike: Values) -> None:
        telling = np.where(alike < _COPY, np.maximum(alike, np.float32(_LEAST)), np.float32(_LEAST))
        np.fill_diagonal(telling, _LEAST)
        padded = np.pad(telling, ((0, 0), (0, _NEAREST)), constant_values=_LEAST)
        best = np.sort(padded, 1)[:, -_NEAREST:]
        better = best.sum(1) > self._nearest[slots].sum(1)
        self._nearest[slots[better]] = best[better]
        self._scale(slots[better])

    def _scale(self, slots: Slots | int) -> None:
        sums = self._nearest[slots].sum(-1) + np.float32(_ADDED * _USUAL)
        self._spread[slots] = np.sqrt(sums / (_NEAREST + _ADDED))

    def _grow(self) -> None:
        size = len(self.days_)
        more = max(1024, size)
        self.ids_ = np.concatenate((self.ids_, np.zeros((more, WIDTH), np.int32)))
        self.weights_ = np.concatenate((self.weights_, np.zeros((more, WIDTH), np.float32)))
        self.days_ = np.concatenate((self.days_, np.full(more, NO_DAY, np.int32)))
        self._nearest = np.concatenate((self._nearest, np.full((more, _NEAREST), _LEAST, np.float32)))
        self._spread = np.concatenate((self._spread, np.ones(more, np.float32)))
        self._leading = np.concatenate((self._leading, np.zeros((more, _LEADING), np.int32)))
        self.weekdays_ = np.concatenate((self.weekdays_, np.zeros(more, np.uint8)))
        self._told = np.concatenate((self._told, np.zeros(more, np.int16)))
        self._here = np.concatenate((self._here, np.zeros(more, np.bool_)))
        self._votes = np.zeros(size + more, np.float32)
        self._marks = np.zeros(size + more, np.int32)
        self._free = list(range(size + more - 1, size - 1, -1))

    def _tidy(self) -> None:
        """Forget that words lead to texts that left, or to too many."""
        gone = set(self._free)
        for word in list(self._led):
            kept = array("i", [slot for slot in self._led[word][-_LED:] if slot not in gone])
            if kept:
                self._led[word] = kept
            else:
                del self._led[word]
        self._entries = sum(map(len, self._led.values()))


@functools.cache
def _told(code: int) -> Told:
    return Told(weekday=code & 7, date=code >> 3) if code else NOTHING_TOLD


def _heaviest(values: Sequence[float] | Values, most: int) -> Slots:
    """Places of the ``most`` largest values, in no order."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.argpartition(-np.asarray(values), most)[:most]
