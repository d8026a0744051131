"""Weighted words of a text: rare words, names and numbers say what it is about.

The weight of a word is (1 + log count) times its rarity. Rarity is learnt from the stream as
documents arrive, on top of a background table, because in a small collection about one event the
very words that name the event are in every document. A word is numbered by its hash, so that vectors are
arrays of numbers, memory does not grow with the vocabulary, and a whole batch of texts is counted at once; two
words in a few thousand share a number, which costs them a little of their rarity.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from crosswire.lexicon.frequency import document_shares
from crosswire.records.text import Span
from crosswire.text.letters import BEFORE, CAPITAL, DIGIT, SPACE, Letters, hash_words, part, spell

# Documents that the background table counts for, beside those of the stream.
_BACKGROUND = 400.0
# Share of reports that hold a word unknown to the background table.
_UNKNOWN = 0.001
# Characters of one document that are read for its words: a long page says early what it is about.
LONGEST = 60_000
# Bits of the number of a word, and of the place of a word within a batch of texts (16 million words).
_BITS, _PLACE = 22, 24
VOCABULARY = 1 << _BITS
# Bits of a word's number that its rarity is kept by: a table of 4 MB. Four numbers share a room, which costs a rare
# word a little of its rarity where another stands there; with all bits (17 MB) ECB+ and the copies found are the same.
_ROOM = 20
_FOLDED = _BITS - _ROOM

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Points = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The distinct words of a text by number, ascending: how often each occurs, which are names or numbers, and
    where each occurs first (a number that grows from word to word)."""

    ids: Ids
    counts: Weights
    named: npt.NDArray[np.bool_]
    first: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """The bags of many texts, one after another: text i is at ``starts[i]:starts[i + 1]``."""

    starts: Points
    ids: Ids
    counts: Weights
    named: npt.NDArray[np.bool_]
    first: Points

    def __len__(self) -> int:
        return len(self.starts) - 1

    def only(self, texts: Sequence[int]) -> Bags:
        """The bags of some of the texts."""
        starts, kept = part(self.starts, texts)
        return Bags(
            starts=starts, ids=self.ids[kept], counts=self.counts[kept], named=self.named[kept], first=self.first[kept]
        )

    def __iter__(self) -> Iterator[Bag]:
        bounds = self.starts.tolist()
        for start, end in pairwise(bounds):
            part = slice(start, end)
            yield Bag(ids=self.ids[part], counts=self.counts[part], named=self.named[part], first=self.first[part])


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The vectors of many texts, one after another: text i is at ``starts[i]:starts[i + 1]``.

    Words stand by number, ascending; a vector is of length one if all its words are kept."""

    starts: Points
    ids: Ids
    weights: Weights


class Rarity:
    """How many documents hold each word: those of a stream, and what the background expects beyond an unknown word.
    ``fit_all`` counts more documents."""

    def __init__(self) -> None:
        self.documents_ = 0
        rooms, held = _expected()
        self.frequency_ = np.zeros(1 << _ROOM, np.float32)
        self.frequency_[rooms] = held

    def bag(self, text: str, spans: Sequence[Span]) -> Bag:
        """Count the words of ``text`` within ``spans``, in lower case, without possessive endings."""
        return next(iter(self.bags([(text, spans)])))

    def bags(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> Bags:
        """Count the words of each of some texts (at most a few megabytes of them) within its spans."""
        return count_words(spell([joined(text, spans)[:LONGEST] for text, spans in texts]))

    def fit_all(self, bags: Bags) -> None:
        """Count the words of many documents."""
        self.documents_ += len(bags)
        np.add.at(self.frequency_, bags.ids >> _FOLDED, np.float32(1))

    def rarity(self, ids: Ids) -> Weights:
        """The logarithm of one over the share of documents that hold each word, at least 0."""
        held = self.frequency_[ids >> _FOLDED] + np.float32(_UNKNOWN * _BACKGROUND)
        found: Weights = np.log(np.maximum(np.float32(1.0), np.float32(_BACKGROUND + self.documents_) / held))
        return found

    def weigh_all(self, bags: Bags, most: int, *, names: float = 1.0) -> Vectors:
        """The weighted words of each text, scaled to length one, then cut to the ``most`` heaviest.

        ``names`` is the factor on names and numbers.
        """
        weights = (1 + np.log(bags.counts)) * self.rarity(bags.ids)
        if names != 1.0:
            weights[bags.named] *= np.float32(names)
        text = np.repeat(np.arange(len(bags)), np.diff(bags.starts))
        lengths = np.sqrt(np.bincount(text, weights * weights, minlength=len(bags))).astype(np.float32)
        weights /= np.where(lengths, lengths, np.float32(1))[text]
        # Positive floating-point numbers are in the order of their bits, so one sort ranks the words of all texts.
        place = (np.arange(len(text)) - bags.starts[text]).astype(np.uint64)
        weighed = (~weights.view(np.uint32) >> np.uint32(8)).astype(np.uint64)
        ranked = np.sort((text.astype(np.uint64) << np.uint64(48)) | (weighed << np.uint64(_PLACE)) | place)
        sizes = np.minimum(np.diff(bags.starts), most)
        kept = ranked[np.arange(len(text)) - bags.starts[text] < most] & np.uint64((1 << _PLACE) - 1)
        kept = np.sort(kept.astype(np.int64) + np.repeat(bags.starts[:-1], sizes))
        return Vectors(starts=np.concatenate(([0], np.cumsum(sizes))), ids=bags.ids[kept], weights=weights[kept])


def joined(text: str, spans: Sequence[Span]) -> str:
    """The parts of a text within spans, one a line."""
    if len(spans) == 1:
        return text[spans[0].start : spans[0].end]
    return "\n".join(text[span.start : span.end] for span in spans)


def count_words(letters: Letters) -> Bags:
    """Count the words (of two letters or digits and more) of each text of a batch, as far as texts are read."""
    edges = np.flatnonzero(np.diff(letters.low != 0)) + 1
    starts, ends = edges[0::2], edges[1::2]
    text = np.repeat(np.arange(len(letters.ends)), np.diff(np.searchsorted(starts, letters.ends), prepend=0))
    counted = (ends - starts > 1) & (starts - letters.starts[text] < LONGEST)
    starts, ends, text = starts[counted], ends[counted], text[counted]
    place = np.arange(len(starts), dtype=np.uint64)
    # One sort brings the places of a word of a text together, first place first.
    keys = (text.astype(np.uint64) << np.uint64(_BITS)) | _numbers(letters.low, starts, ends)
    keys = np.sort((keys << np.uint64(_PLACE)) | place)
    words, at = keys >> np.uint64(_PLACE), (keys & np.uint64((1 << _PLACE) - 1)).astype(np.int64)
    begin = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1]))) if len(words) else at
    bounds = np.searchsorted(words[begin], np.arange(len(letters.starts) + 1, dtype=np.uint64) << np.uint64(_BITS))
    named = _named(letters.kind, starts)[at]
    return Bags(
        starts=bounds,
        ids=(words[begin] & np.uint64((1 << _BITS) - 1)).astype(np.int32),
        counts=np.diff(begin, append=len(words)).astype(np.float32),
        named=np.logical_or.reduceat(named, begin) if len(begin) else named,
        first=at[begin],
    )


def numbers_of(words: Iterable[str]) -> Ids:
    """The numbers of single words."""
    letters = spell(list(words))
    return _numbers(letters.low, letters.starts, letters.ends).astype(np.int32)


def _numbers(low: npt.NDArray[np.uint8], starts: Points, ends: Points) -> npt.NDArray[np.uint64]:
    numbers: npt.NDArray[np.uint64] = hash_words(low, starts, ends) >> np.uint64(64 - _BITS)
    return numbers


def _named(kind: npt.NDArray[np.uint8], starts: Points) -> npt.NDArray[np.bool_]:
    """Which words are names (a capital within a sentence: after a letter, digit or comma and a space) or numbers."""
    within = ((kind[starts - 1] & SPACE) != 0) & ((kind[starts - 2] & BEFORE) != 0)
    named: npt.NDArray[np.bool_] = ((kind[starts] & DIGIT) != 0) | (within & ((kind[starts] & CAPITAL) != 0))
    return named


@functools.cache
def _expected() -> tuple[Ids, Weights]:
    """The rooms of the words of the background, and how many more of its documents hold each than an unknown word."""
    shares = document_shares()
    held = np.fromiter(shares.values(), np.float32, len(shares))
    rooms, place = np.unique(numbers_of(shares) >> _FOLDED, return_inverse=True)
    most = np.full(len(rooms), _UNKNOWN, np.float32)
    np.maximum.at(most, place, held)
    return rooms, (most - np.float32(_UNKNOWN)) * np.float32(_BACKGROUND)
