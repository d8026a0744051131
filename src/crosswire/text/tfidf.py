"""Weighted words of a text: rare words, names and numbers say what it is about.

The weight of a word is (1 + log count) times its rarity. Rarity is learnt from the stream as
documents arrive, on top of a background table, because in a small collection about one event the
very words that name the event are in every document. Words are numbered as they are met, so that
vectors are arrays of numbers and weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from crosswire.lexicon.frequency import document_shares
from crosswire.records.text import Span

# Documents that the background table counts for, beside those of the stream.
_BACKGROUND = 400.0
# Share of reports that hold a word unknown to the background table.
_UNKNOWN = 0.001
# Characters of one document that are read for its words: a long page says early what it is about.
_LONGEST = 60_000

_WORD = re.compile(r"[^\W_]{2,}")
_CLITIC = re.compile(r"['’]s\b")
# A capital within a sentence: the word before ends in a letter, a digit or a comma.
_NAME = re.compile(r"(?<=[\w,;:–—-] )[^\W\d_a-zß-öø-ÿ][^\W_]+")

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The distinct words of a text by number, how often each occurs, and which are names or numbers."""

    ids: Ids
    counts: Weights
    named: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """Words by number, ascending, with their weights; of length one if all words are kept."""

    ids: Ids
    weights: Weights


class _Numbers(dict[str, int]):
    """A number for each word, given when it is first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class Rarity:
    """Word numbers and document frequencies of a stream. ``fit`` counts one more document."""

    def __init__(self) -> None:
        self.documents_ = 0
        self.numbers_: _Numbers = _Numbers()
        self._shares = document_shares()
        self._expected = np.empty(0, np.float32)
        self._done = 0
        self.frequency_ = np.empty(0, np.float32)

    def bag(self, text: str, spans: Sequence[Span]) -> Bag:
        """Count the words of ``text`` within ``spans``, in lower case, without possessive endings."""
        whole = text[spans[0].start : spans[0].end] if len(spans) == 1 else _joined(text, spans)
        whole = _CLITIC.sub(" ", whole[:_LONGEST])
        counts = Counter(_WORD.findall(whole.lower()))
        ids = np.fromiter(map(self.numbers_.__getitem__, counts), np.int32, len(counts))
        names = {name.lower() for name in _NAME.findall(whole)}
        return Bag(
            ids=ids,
            counts=np.fromiter(counts.values(), np.float32, len(counts)),
            named=np.fromiter((word in names or word[0].isdigit() for word in counts), np.bool_, len(counts)),
        )

    def fit(self, bag: Bag) -> None:
        """Count the words of one document."""
        self._extend()
        self.documents_ += 1
        self.frequency_[bag.ids] += 1

    def rarity(self, ids: Ids) -> Weights:
        """The logarithm of one over the share of documents that hold each word, at least 0."""
        self._extend()
        held = self._expected[ids] + self.frequency_[ids]
        found: Weights = np.log(np.maximum(1.0, np.float32(_BACKGROUND + self.documents_) / held))
        return found

    def weigh(self, bag: Bag, most: int | None = None, *, names: float = 1.0) -> Vector:
        """The weighted words of a text, scaled to length one, then cut to the ``most`` heaviest.

        ``names`` is the factor on names and numbers.
        """
        weights = (1 + np.log(bag.counts)) * self.rarity(bag.ids)
        if names != 1.0:
            weights[bag.named] *= np.float32(names)
        length = float(np.sqrt((weights * weights).sum())) or 1.0
        ids = bag.ids
        if most is not None and len(ids) > most:
            kept = np.argpartition(-weights, most)[:most]
            ids, weights = ids[kept], weights[kept]
        order = np.argsort(ids)
        return Vector(ids=ids[order], weights=weights[order] / np.float32(length))

    def _extend(self) -> None:
        """Room for words met since the last time (doubling, so that growth is cheap)."""
        done, needed = self._done, len(self.numbers_)
        if needed == done:
            return
        if needed > len(self.frequency_):
            more = max(1024, 2 * needed) - len(self.frequency_)
            self.frequency_ = np.concatenate((self.frequency_, np.zeros(more, np.float32)))
            self._expected = np.concatenate((self._expected, np.zeros(more, np.float32)))
        share = self._shares.get
        new = islice(self.numbers_, done, needed)
        self._expected[done:needed] = [share(word, _UNKNOWN) * _BACKGROUND for word in new]
        self._done = needed


def _joined(text: str, spans: Sequence[Span]) -> str:
    return "\n".join(text[span.start : span.end] for span in spans)


def cosine(left: Vector, right: Vector) -> float:
    """The cosine of two vectors of length one (their common part, if they were cut)."""
    if not len(left.ids) or not len(right.ids):
        return 0.0
    at = np.minimum(np.searchsorted(right.ids, left.ids), len(right.ids) - 1)
    both = right.ids[at] == left.ids
    return float(left.weights[both] @ right.weights[at[both]])
