"""The words that two texts draw on: how much of one text's stock of rare words the other has, and how they go together.

Whoever tells a text anew changes the order of clauses, the tense, and a word here and there, but keeps most
of what it is made of: names, figures, and the less common words, in whatever form, often two in the same sequence
("tangled trail", "spate of robberies"). Reporters who know nothing of each other share the names and few of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crosswire.matching.flags import held, share
from crosswire.text.tfidf import Weights
from crosswire.text.wordrow import Flags, Numbers, WordRow

# Rarity (logarithm of one over the share of reports that hold a word) below which every report has the word.
_RARE = 1.5
# Rarity from which a word that is no name is one that two reporters would seldom both choose.
_CHOICE = 3.0
# Words of a text that are read: the first pages say what it draws on.
_READ = 2000
# Odd multiplier that makes the hash of two words depend on their order.
_FACTOR = np.int64(0x1E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A text's words by their ``stems``, sorted once more in ``known``; ``own`` ones stand outside quotation marks.
    ``rarity`` is that of each word, 0 for those that every report has. ``pairs`` are the hashes of two less common words,
    neither names nor figures, that follow each other (common words between them do not count); ``own_pairs`` those of
    them outside quotation marks. ``choice`` are the distinct words outside them that a reporter chose: rare, no names."""

    stems: Numbers
    known: Numbers
    own: Flags
    rarity: Weights
    pairs: Numbers
    own_pairs: Numbers
    choice: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Shares (0..1) of what each text has outside quotation marks that the other has: ``left`` and ``right`` of the
    rarity of its words, ``pairs_left`` and ``pairs_right`` of its pairs of words. ``choice`` is the number of rare words,
    no names, that either has at least and that the other has."""

    left: float
    right: float
    pairs_left: float
    pairs_right: float
    choice: int = 0


def stock(row: WordRow, rarity: Weights) -> Stock:
    """Make a text ready; ``rarity`` is that of each of its words."""
    stems, own = row.stems[:_READ], ~row.quoted[:_READ]
    rare = np.where(rarity[:_READ] >= _RARE, rarity[:_READ], np.float32(0.0))
    content = np.flatnonzero(row.plain[:_READ] & (rare > 0))
    pairs = stems[content[:-1]] * _FACTOR + stems[content[1:]]
    return Stock(
        stems=stems,
        known=np.sort(stems),
        own=own,
        rarity=rare,
        pairs=np.sort(pairs),
        own_pairs=pairs[own[content[:-1]] & own[content[1:]]],
        choice=np.unique(stems[row.plain[:_READ] & own & (rarity[:_READ] >= _CHOICE)]),
    )


def common_stock(left: Stock, right: Stock) -> Common:
    """Measure what two texts have in common."""
    return Common(
        left=_words(left, right),
        right=_words(right, left),
        pairs_left=share(held(left.own_pairs, right.pairs)),
        pairs_right=share(held(right.own_pairs, left.pairs)),
        choice=min(int(held(left.choice, right.known).sum()), int(held(right.choice, left.known).sum())),
    )


def _words(mine: Stock, theirs: Stock) -> float:
    weights = mine.rarity * mine.own
    total = float(weights.sum())
    return float(weights[held(mine.stems, theirs.known)].sum()) / total if total else 0.0
