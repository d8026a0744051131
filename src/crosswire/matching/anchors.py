"""What survives a translation: names and numbers, and the order in which they first appear.

No word of a translation need be a word of its original, but names (in one script) and figures are. A text
and its translation share most of them, in nearly one order; two reports of one event in two languages
share the chief names alone, in any order.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from crosswire.matching.order import longest_rise
from crosswire.text.tfidf import Bag, Bags, Ids, Rarity, numbers_of

# Rarity (natural logarithm) below which a name is so common that it anchors nothing.
_COMMON = 1.0
# Words of English that other languages do not write; their share tells English texts from others.
_ENGLISH = frozenset("the of and to that with was for by his from is are it has have been were which who".split())
# Shares of a text's words that are among them: English articles have 0.11 to 0.30, Dutch ones (the nearest in
# MEANTIME) at most 0.053, Spanish and Italian 0.016. In between, and in a text of few words, nobody knows.
_ENGLISH_SHARE, _FOREIGN_SHARE, _FEW_WORDS = 0.09, 0.055, 40
# Low bits of a word's number that tell the commonest words from one another.
_SHORT = (1 << 12) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """What two texts in two languages share: ``common`` names and numbers, the share (0..1) of each text's
    rarity of names and numbers that is common, and the share of the common ones in the same order."""

    common: int
    left: float
    right: float
    ordered: float


def languages(bags: Bags) -> list[bool | None]:
    """Whether each text is English, by the share of its commonest words; None where that cannot be told."""
    text = np.repeat(np.arange(len(bags)), np.diff(bags.starts))
    totals = np.bincount(text, bags.counts, minlength=len(bags))
    english = np.bincount(text, bags.counts * (_english()[bags.ids & _SHORT] == bags.ids), minlength=len(bags))
    shares = english / np.maximum(totals, 1)
    return [
        None if total < _FEW_WORDS else True if share >= _ENGLISH_SHARE else False if share <= _FOREIGN_SHARE else None
        for total, share in zip(totals.tolist(), shares.tolist(), strict=True)
    ]


@functools.cache
def _english() -> Ids:
    """The numbers of the commonest words of English, each at its low bits; elsewhere a number that is none."""
    numbers = numbers_of(_ENGLISH)
    found = np.full(_SHORT + 1, -1, np.int32)
    found[numbers & _SHORT] = numbers
    return found


def anchors(bag: Bag, rarity: Rarity) -> Bag:
    """The names and numbers of a text that are not common."""
    kept = bag.named & (rarity.rarity(bag.ids) > _COMMON)
    return Bag(ids=bag.ids[kept], counts=bag.counts[kept], named=bag.named[kept], first=bag.first[kept])


def all_anchors(bags: Bags, rarity: Rarity) -> Bags:
    """The same for each of many texts."""
    named = np.flatnonzero(bags.named)
    kept = named[rarity.rarity(bags.ids[named]) > _COMMON]
    return Bags(
        starts=np.searchsorted(kept, bags.starts),
        ids=bags.ids[kept],
        counts=bags.counts[kept],
        named=bags.named[kept],
        first=bags.first[kept],
    )


def anchored(left: Bag, right: Bag, rarity: Rarity) -> Anchored:
    """Compare the anchors of two texts."""
    place = {word: number for number, word in enumerate(_in_order(right))}
    shared = [(word, place[word]) for word in _in_order(left) if word in place]
    if not shared:
        return Anchored(common=0, left=0.0, right=0.0, ordered=0.0)
    weight = float(rarity.rarity(np.array([word for word, _ in shared], np.int32)).sum())
    return Anchored(
        common=len(shared),
        left=weight / float(rarity.rarity(left.ids).sum()),
        right=weight / float(rarity.rarity(right.ids).sum()),
        ordered=longest_rise([position for _, position in shared]) / len(shared),
    )


def _in_order(bag: Bag) -> list[int]:
    """The words of a text in order of first appearance."""
    words: list[int] = bag.ids[np.argsort(bag.first)].tolist()
    return words
