"""Which earlier texts share the rare words of a text: an inverted index that grows as texts arrive.

Only the heaviest words of a text are kept, each with a link to the text before that holds it. A question follows
the links of its words, newest first and not far, so that its cost stays bounded however many texts arrive; the
texts named most are then compared in full. Texts come in batches: all questions take each step together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from crosswire.text.tfidf import VOCABULARY, Ids, Vectors, Weights

# Heaviest words of a text that are kept and asked for; they carry most of the length of its vector.
HEAVIEST = 48
# Heaviest words that a text just added asks with; the others are the most common and have the longest chains.
_ASKED = 32
# Links of a word that are followed: the latest texts that hold it. Rarer words tell more, and have fewer.
STEPS = 32
# Texts of a question that are compared in full, those that share most.
_COMPARED = 12
# Share of what two texts must have in common that the links must show: they show the latest texts only.
_SHOWN = 0.7
# Words may share a chain of links (one in a few, in a large collection), which costs a step now and then.
_CHAINS = 1 << 20
# Chains of a word in two groups lie so far apart.
_APART = 314_159
# Bits of the number of a word, a text of a batch, any text, and of the weight of a link.
_WORD_BITS = (VOCABULARY - 1).bit_length()
_TEXT, _OTHER = np.uint64(48), np.uint64(16)
_FULL = 0xFFFF
_32_BITS = np.uint64(0xFFFFFFFF)

Numbers = npt.NDArray[np.int64]
Groups = npt.NDArray[np.int32]
_Rows = TypeVar("_Rows", npt.NDArray[np.int32], npt.NDArray[np.float16])


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Which earlier texts are like others: ``others[i]`` has the cosine ``cosines[i]`` (over the heaviest words of
    both) with text ``texts[i]`` of a question; by text, the most alike first."""

    texts: Numbers
    others: Numbers
    cosines: Weights


class Neighbours:
    """Texts by their heaviest words, numbered in order of arrival. ``add`` adds a batch of them, ``near`` finds
    earlier ones like those, ``ask`` texts that share any words."""

    def __init__(self) -> None:
        self.size_ = 0
        self._added = 0
        self._ids = np.empty((0, HEAVIEST), np.int32)
        self._weights = np.empty((0, HEAVIEST), np.float16)
        self._before = np.empty((0, HEAVIEST), np.int32)  # one more than the place of the link before; 0: none
        self._last = np.zeros(_CHAINS, np.int32)  # the same for the last link of each chain

    def add(self, vectors: Vectors, groups: Groups) -> None:
        """Add texts by their heaviest words, at most ``HEAVIEST`` each. Texts are found by those of the same group (a
        small number, such as one for a language)."""
        sizes = np.diff(vectors.starts)
        rows = np.repeat(np.arange(self.size_, self.size_ + len(sizes)), sizes)
        self._reserve(len(sizes))
        places = rows * HEAVIEST + np.arange(len(rows)) - np.repeat(vectors.starts[:-1], sizes)
        self._ids.reshape(-1)[places] = vectors.ids
        self._weights.reshape(-1)[places] = vectors.weights
        # The links of one chain come together in order of arrival: each leads to the one before.
        packed = np.sort(
            (_chain(vectors.ids, np.repeat(groups, sizes)).astype(np.uint64) << np.uint64(32))
            | places.astype(np.uint64)
        )
        chain, places = (packed >> np.uint64(32)).astype(np.int64), (packed & _32_BITS).astype(np.int64)
        opens = np.diff(chain, prepend=-1) != 0
        self._before.reshape(-1)[places] = np.where(opens, self._last[chain], np.roll(places, 1) + 1)
        self._last[chain] = places + 1  # of equal chains the last counts

    def _reserve(self, more: int) -> None:
        self._added = more
        self.size_ += more
        if self.size_ > len(self._ids):
            room = max(64, int(1.25 * self.size_))
            self._ids = _longer(self._ids, room, VOCABULARY - 1)
            self._weights = _longer(self._weights, room)
            self._before = _longer(self._before, room)

    def near(self, *, least: float) -> Alike:
        """For each text of the last batch, earlier texts with a cosine of ``least`` and more."""
        rows = np.arange(self.size_ - self._added, self.size_)
        weights = self._weights[rows].astype(np.float32)
        texts = np.repeat(np.arange(self._added), HEAVIEST)
        links = self._before[rows]
        links[weights < np.partition(weights, -_ASKED, axis=1)[:, -_ASKED, None]] = 0
        texts, others = self._walk(texts, links.reshape(-1), weights.reshape(-1), least)
        cosines = self.cosines(texts, others)
        kept = np.flatnonzero(cosines >= least)
        kept = kept[np.lexsort((others[kept], -cosines[kept], texts[kept]))]
        return Alike(texts=texts[kept], others=others[kept], cosines=cosines[kept])

    def ask(self, vectors: Vectors, groups: Groups, *, least: float, most: int) -> tuple[Numbers, Numbers]:
        """For each vector up to ``most`` texts of a group that share most of its weight: pairs of the number of the
        vector and of the text, by vector. ``least`` is the cosine that those found would have at least."""
        sizes = np.diff(vectors.starts)
        texts = np.repeat(np.arange(len(sizes)), sizes)
        return self._walk(texts, self._last[_chain(vectors.ids, groups[texts])], vectors.weights, least, most)

    def cosines(self, texts: Numbers, others: Numbers) -> Weights:
        """The cosines of texts of the last batch with any others, pair by pair, over the heaviest words of both."""
        first = self.size_ - self._added
        left = ((np.arange(self._added) << _WORD_BITS)[:, None] | self._ids[first : self.size_]).reshape(-1)
        right = ((texts << _WORD_BITS)[:, None] | self._ids[others]).reshape(-1)
        at = np.minimum(np.searchsorted(left, right), max(0, len(left) - 1))
        same = np.flatnonzero(left[at] == right)
        weights = self._weights.reshape(-1)
        products = weights[at[same] + first * HEAVIEST].astype(np.float32)
        products *= weights[others[same // HEAVIEST] * HEAVIEST + same % HEAVIEST]
        return np.bincount(same // HEAVIEST, products, minlength=len(texts)).astype(np.float32)

    def _walk(
        self, texts: Numbers, links: Ids, weights: Weights, least: float, most: int = _COMPARED
    ) -> tuple[Numbers, Numbers]:
        """Follow links, and return for each text of a question the others that were met with most weight."""
        # What is carried along: the text in the high bits, the square of the weight in the low ones.
        carried = (texts.astype(np.uint64) << _TEXT) | np.minimum(weights * weights * _FULL, _FULL).astype(np.uint64)
        before, met = self._before.reshape(-1), [np.empty(0, np.uint64)]
        for _ in range(STEPS):
            live = np.flatnonzero(links)
            if not len(live):
                break
            places, carried = links[live] - 1, carried[live]
            met.append(carried | ((places // HEAVIEST).astype(np.uint64) << _OTHER))
            links = before[places]
        packed = np.sort(np.concatenate(met))
        pairs = packed >> _OTHER
        begin = np.flatnonzero(np.diff(pairs, prepend=~np.uint64(0)))
        shared = np.add.reduceat(packed & np.uint64(_FULL), begin) if len(begin) else packed
        # Two vectors of length one have a cosine of c only if the words they share are c squared of either.
        enough = shared >= np.uint64(_SHOWN * least * least * _FULL)
        pairs, shared = pairs[begin][enough], np.minimum(shared[enough], np.uint64(_FULL))
        texts, others = (pairs >> np.uint64(32)).astype(np.int64), (pairs & _32_BITS).astype(np.int64)
        order = np.lexsort((others, ~shared, texts))
        texts, others = texts[order], others[order]
        best = np.arange(len(texts)) - np.searchsorted(texts, texts) < most
        return texts[best], others[best]


def _chain(ids: Ids, groups: Groups) -> Ids:
    """The chain of each word of a group."""
    return (ids + groups * _APART) & (_CHAINS - 1)


def _longer(rows: _Rows, room: int, value: int = 0) -> _Rows:
    longer = np.zeros((room, HEAVIEST), rows.dtype)
    longer[: len(rows)] = rows
    if value:
        longer[len(rows) :] = value
    return longer
