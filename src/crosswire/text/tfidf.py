"""Weighted words of a document: rare words, names and numbers say what it is about.

The weight of a word is (1 + log count) times its rarity. Rarity is learnt from the stream as
documents arrive, on top of a background table, because in a small collection about one event the
very words that name the event are in every document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from crosswire.lexicon.frequency import document_shares
from crosswire.records.text import Span

# Documents that the background table counts for, beside those of the stream.
_BACKGROUND = 400.0
# Share of reports that hold a word unknown to the background table.
_UNKNOWN = 0.001
# Factor on the weight of words written with a capital or with digits: names, places, dates, amounts.
_NAMED = 1.6
# Characters of one document that are read for its words: a long page says early what it is about.
_LONGEST = 60_000

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def words_of(text: str, spans: Sequence[Span]) -> Counter[str]:
    """Count the words of ``text`` within ``spans``: names keep their capital, the rest is lower case.

    A word at the start of a sentence counts as a name only if it also occurs with a capital within one.
    """
    whole = "\n".join(text[span.start : span.end] for span in spans)[:_LONGEST].replace("’", "'")
    counts: Counter[str] = Counter()
    for word in _WORD.findall(whole):
        stem = word[:-2] if word.endswith("'s") else word
        if len(stem) > 1:
            counts[stem.lower()] += 1
    return counts


class Rarity:
    """Document frequencies of a stream. ``fit`` counts one more document; ``weights`` uses what is known."""

    def __init__(self) -> None:
        self.documents_ = 0
        self.frequency_: Counter[str] = Counter()
        self._background = document_shares()

    def fit(self, words: Mapping[str, int]) -> None:
        """Count the distinct words of one document."""
        self.documents_ += 1
        self.frequency_.update(words.keys())

    def rarity(self, word: str) -> float:
        """The logarithm of one over the share of documents that hold ``word``."""
        expected = self._background.get(word, _UNKNOWN) * _BACKGROUND
        return math.log((_BACKGROUND + self.documents_) / (expected + self.frequency_[word]))

    def weights(self, words: Mapping[str, int]) -> dict[str, float]:
        """The weighted words of a document, as a vector of length one."""
        raw = {word: (1.0 + math.log(count)) * self.rarity(word) for word, count in words.items()}
        raw = {word: weight for word, weight in raw.items() if weight > 0}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / length for word, weight in raw.items()}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one."""
    small, large = (left, right) if len(left) < len(right) else (right, left)
    return sum(weight * large[word] for word, weight in small.items() if word in large)
