"""Which earlier texts share the rare words of a text: an inverted index that grows as texts arrive.

Only the heaviest words of a text are kept, and words that many texts hold are not asked for, so that the
cost of a question stays bounded however many texts arrive.
"""

from __future__ import annotations

from array import array

import numpy as np

from crosswire.text.tfidf import Vector

# Heaviest words of a text that are kept and asked for; they carry most of the length of its vector.
HEAVIEST = 48
# Texts that may hold a word that is asked for. Rarer words tell more, and longer lists cost more.
_LONGEST = 1500


class Neighbours:
    """Texts by their heaviest words. ``add`` adds one text; ``ask`` finds those most like a vector."""

    def __init__(self) -> None:
        self.size_ = 0
        self._texts: dict[int, array[int]] = {}
        self._weights: dict[int, array[float]] = {}

    def add(self, vector: Vector) -> int:
        """Add a text by its heaviest words; return its number (from 0, in order of arrival)."""
        number = self.size_
        self.size_ += 1
        for word, weight in zip(vector.ids.tolist(), vector.weights.tolist(), strict=True):
            if word not in self._texts:
                self._texts[word], self._weights[word] = array("i"), array("f")
            self._texts[word].append(number)
            self._weights[word].append(weight)
        return number

    def skip(self) -> None:
        """Count a text that is not to be found."""
        self.size_ += 1

    def ask(self, vector: Vector, most: int) -> list[tuple[int, float]]:
        """Return up to ``most`` earlier texts and the part of the cosine that their heaviest words give."""
        texts, products = [], []
        for word, weight in zip(vector.ids.tolist(), vector.weights.tolist(), strict=True):
            held = self._texts.get(word)
            if held is not None and len(held) <= _LONGEST:
                texts.append(np.array(held, dtype=np.int32))
                products.append(np.array(self._weights[word], dtype=np.float32) * np.float32(weight))
        if not texts:
            return []
        named, where = np.unique(np.concatenate(texts), return_inverse=True)
        sums = np.bincount(where, weights=np.concatenate(products))
        best = np.argsort(-sums, kind="stable")[:most]
        return [(int(named[i]), float(sums[i])) for i in best]
