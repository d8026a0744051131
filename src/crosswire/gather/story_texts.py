"""The texts of open stories, and how alike they are.

Each text is a row of word numbers and weights (:mod:`crosswire.gather.story_vectors`), a day, and a scale: how
alike it is to its nearest others. The likeness of two texts is the product of their rows, by the days between
them, over the mean of their scales (local scaling, Zelnik-Manor and Perona 2004): reports of a much-told event
repeat one another, two columns on one treaty hardly do. Rows of texts that left are used again.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from crosswire.gather.story_vectors import ROOMS, WIDTH, Ids, Weights

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

Slots = npt.NDArray[np.intp]
Values = npt.NDArray[np.float32]


def _factors() -> Values:
    found = np.zeros(BY_DAYS[-1][0] + 2, np.float32)
    for days, factor in reversed(BY_DAYS):
        found[: days + 1] = factor
    return found


_BY_DAYS = _factors()


class Texts:
    """Rows of texts by slot. ``put`` takes one in, ``leave`` lets it go."""

    def __init__(self) -> None:
        self.ids_ = np.zeros((0, WIDTH), np.int32)
        self.weights_ = np.zeros((0, WIDTH), np.float32)
        self.days_ = np.zeros(0, np.int32)
        self.weekdays_ = np.zeros(0, np.uint8)
        self._nearest = np.zeros((0, _NEAREST), np.float32)
        self._spread = np.zeros(0, np.float32)  # the square root of the scale
        self._leading = np.zeros((0, _LEADING), np.int32)  # columns of the heaviest words
        self._here = np.zeros(0, np.bool_)
        self._votes = np.zeros(0, np.float32)
        self._free: list[int] = []
        self._led: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        self._entries = 0
        self._table = np.zeros(ROOMS, np.float32)

    def __len__(self) -> int:
        return len(self.days_) - len(self._free)

    def put(self, ids: Ids, weights: Weights, day: int | None, weekdays: int) -> int:
        """Take a text in and return its slot. ``day`` is an ordinal, ``weekdays`` has a bit for each in its lead."""
        if not self._free:
            self._grow()
        slot = self._free.pop()
        self.ids_[slot], self.weights_[slot] = ids, weights
        self.days_[slot] = NO_DAY if day is None else day
        self.weekdays_[slot] = weekdays
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
        columns = self._leading[slot]
        parts = [self._latest(word) for word in self.ids_[slot][columns].tolist()]
        found = np.concatenate(parts)
        shared = np.repeat(np.square(self.weights_[slot][columns]), [len(part) for part in parts])
        np.add.at(self._votes, found, shared)
        votes = self._votes[found]
        self._votes[found] = 0
        top = _heaviest(votes, 8 * most)  # a slot may stand there once for each word
        slots, at = np.unique(found[top], return_index=True)
        slots = slots[_heaviest(votes[top][at], most)]
        kept: Slots = slots[self._here[slots] & (slots != slot)].astype(np.intp)
        return kept

    def _latest(self, word: int) -> npt.NDArray[np.int32]:
        """The slots that a word leads to, the latest of them."""
        led = self._led.get(word)
        if not led:
            return np.empty(0, np.int32)
        if len(led) > 2 * _LED:
            del led[:-_LED]
        return np.frombuffer(led[-_LED:], np.int32)

    def alike(self, slot: int, others: Slots) -> Values:
        """The likeness (0..1) of the text at ``slot`` to others, words alone."""
        table, ids = self._table, self.ids_[slot]
        table[ids] = self.weights_[slot]
        found: Values = np.einsum("ij,ij->i", table[self.ids_[others]], self.weights_[others])
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
        apart = np.minimum(np.abs(day - other), len(_BY_DAYS) - 1)
        unknown = (day == NO_DAY) | (other == NO_DAY)
        factor = np.where(unknown, np.float32(1), _BY_DAYS[apart])
        weekday, weekdays = self.weekdays_[slots], self.weekdays_[others]
        conflict = np.where(unknown | (apart < 2), np.float32(_OTHER_WEEKDAY), np.float32(_LATER_WEEKDAY))
        agreed = np.where(weekday & weekdays, np.float32(_SAME_WEEKDAY), conflict)
        factor *= np.where((weekday > 0) & (weekdays > 0), agreed, np.float32(1))
        found: Values = alike * factor / (self._spread[slots] * self._spread[others])
        return found

    def all_alike(self, slots: Slots) -> Values:
        """The scaled likeness of each of some texts to each; their scales learn from it."""
        _, place, counts = np.unique(self.ids_[slots], return_inverse=True, return_counts=True)
        shared = counts > 1  # the others add nothing but to the diagonal, which nobody asks for
        column = np.where(shared, np.cumsum(shared), 0)[place].reshape(len(slots), -1)
        rows = np.zeros((len(slots), int(shared.sum()) + 1), np.float32)
        np.put_along_axis(rows, column, self.weights_[slots], 1)
        alike: Values = rows[:, 1:] @ rows[:, 1:].T
        self._notice_all(slots, alike)
        return self.scaled(alike, slots[:, None], slots[None, :])

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
        self._here = np.concatenate((self._here, np.zeros(more, np.bool_)))
        self._votes = np.zeros(size + more, np.float32)
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


def _heaviest(values: Sequence[float] | Values, most: int) -> Slots:
    """Places of the ``most`` largest values, in no order."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.argpartition(-np.asarray(values), most)[:most]
