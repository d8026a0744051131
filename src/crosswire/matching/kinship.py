"""Whether one text derives from another: the verdict on a pair, with its evidence in plain words.

A copy has about half of each text in common, word for word or, if letters were garbled, letter by letter. An
excerpt carries sentences over, but less; a rewrite tells the sentences anew; what is shared only inside quotation
marks makes neither, because reports of one event quote the same speech. How sure it is that a pair has a common origin,
whether parts were taken or told anew, and whether a text was reworded all through, say three learnt scores
(``data/verdict_weights.json``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from crosswire.lexicon.verdict_weights import derived, reworded, taken, whole
from crosswire.matching.anchors import Anchored
from crosswire.matching.carried import Carried, Wording
from crosswire.matching.order import Order
from crosswire.matching.passages import Shared
from crosswire.matching.pieces import one_piece, same_quotations
from crosswire.matching.retold import Side
from crosswire.matching.stock import Common
from crosswire.records.stories import Passage
from crosswire.records.text import Span
from crosswire.text.shingles import Offsets

# Share (0..1) of a text's letters that stands in the other from which the letters alone make one a version of the other.
WHOLE = 0.6
# Share of each text's letters in common from which two texts may be one, and probability from which they are.
SAME, _ONE = 0.3, 0.4
# Share of each text's letters in common from which it is asked whether one was reworded all through.
COMMON = 0.44
# Words misspelt from which a text was garbled, and how many for each phrase put in other words: garbled letters leave
# some hundred in a page, the spellings of two reporters four at most.
_MISSPELT, _GARBLED = 6, 2
# Factors on the probability of a rewrite and of no common origin before the likeliest verdict is chosen: rewrites are rare,
# so that the likeliest verdict alone would overlook them. Best by F1 of all verdicts alike, each story left out; 1.2 to
# 1.5 and 0.6 to 0.8 do about as well.
_RETOLD, _APART = 1.4, 0.7
# Probability of rewording from which a text with most of its words kept counts as reworded all through.
_EXCHANGED = 0.55
# Share of what either text tells that the other tells in paired sentences, and sentences in the same order, from which
# two texts that name one wire go back to it.
RETOLD_WIRE, IN_ORDER = 0.12, 5
# Words of a text below which its length makes no difference.
_SHORT = 20
# Share of the common passages that no better source explains, below which they are not evidence.
NEWS = 0.3
# Shares of names and numbers (of the text that shares less, and of the one that shares more), of those in the same
# order, and their number, from which a text in another language is a translation. Translations of MEANTIME
# share 0.40 and 0.47 or more, 0.72 in order; other texts on the same subject seldom more than 0.28.
TRANSLATED, TRANSLATED_MOST, TRANSLATED_ORDER, TRANSLATED_COUNT = 0.37, 0.46, 0.65, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """A verdict on a pair: copy, excerpt, rewrite or same-event, its probability and the reason."""

    verdict: str
    score: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How two texts tell what they have in common: in runs of words, sentence by sentence, in which order, from which
    stock of words; ``shorter`` is the number of words of the shorter text."""

    words: Carried
    sides: tuple[Side, Side]
    order: Order
    stock: Common
    shorter: int


def passages(shared: Shared, left: Offsets, right: Offsets) -> tuple[Passage, ...]:
    """The shared passages as ranges of the original texts."""
    return tuple(
        Passage(left=_range(chain.left, chain.left_end, left), right=_range(chain.right, chain.right_end, right))
        for chain in shared.chains
    )


def _range(start: int, end: int, at: Offsets) -> Span:
    return Span(start=int(at[start]), end=int(at[end - 1]) + 1)


def _garbled(wording: Wording) -> bool:
    """Whether two texts that go alike differ by letters of their words, more than by words."""
    return wording.misspelt >= max(_MISSPELT, _GARBLED * wording.reworded)


def unchanged(shared: Shared) -> Kinship:
    """The verdict on two texts with nearly all letters in common: copy."""
    return _copy(min(shared.left, shared.right), "letter by letter")


def by_words(shared: Shared, words: Carried, wording: Wording | None) -> Kinship | None:
    """The verdict on two texts with ``SAME`` letters in common: copy, rewrite if one was reworded all through, None if it
    is their sentences that must tell. ``wording`` says how they differ, if it was asked."""
    common = min(shared.left, shared.right)
    asked = wording and common >= COMMON and wording.reworded > wording.misspelt // 4
    exchanged = reworded(rewording_signs(wording)) if wording and asked else 0.0
    if wording and exchanged >= _EXCHANGED:
        return Kinship(
            verdict="rewrite",
            score=round(min(0.99, exchanged), 3),
            because=f"{common:.0%} of each text stands in the other, but {_count(wording.reworded, 'phrase')} "
            "were put in other words",
        )
    if whole(wholeness_signs(shared, words)) >= _ONE:
        return _copy(words.least, "word for word")
    garbled = wording and _garbled(wording)
    return _copy(common, "letter by letter, with some letters changed") if garbled else None


def _copy(common: float, how: str) -> Kinship:
    return Kinship(
        verdict="copy",
        score=round(min(1.0, 0.7 + 0.3 * common), 3),
        because=f"{common:.0%} of each text stands in the other {how}",
    )


def by_sentences(shared: Shared, telling: Telling, wire: str | None, news: float) -> Kinship | None:
    """The verdict on two texts of which less is common: excerpt, rewrite, or None. ``wire`` is named by both;
    ``news`` is the share of common passages that no better source explains."""
    if shared.chains and news < NEWS:
        return None
    words, order = telling.words, telling.order
    origin, parts = derived(signs(telling)), taken(taking_signs(telling))
    excerpt, rewrite = origin * parts, _RETOLD * origin * (1 - parts)
    likely = max(excerpt, rewrite) >= _APART * (1 - origin)
    if not likely and one_piece(shared, words):
        return _taken(shared, "in one piece")
    if not likely and not (wire and max(order.left, order.right) >= RETOLD_WIRE and order.chain >= IN_ORDER):
        return None
    both = f"; both name {wire}" if wire else ""
    if likely and excerpt >= rewrite:
        return Kinship(
            verdict="excerpt",
            score=round(min(0.99, origin), 3),
            because=f"{_count(max(side.sentences for side in telling.sides), 'sentence')}, {words.most_own:.0%} of the "
            f"reporter's own words in one text, stand in the other{both}",
        )
    more = max(telling.sides, key=lambda side: side.words)
    return Kinship(
        verdict="rewrite",
        score=round(min(0.99, origin if likely else 0.5), 3),
        because=f"{more.carried + more.retold:.0%} of one text tells in other words what the other tells, "
        f"{_count(order.chain, 'sentence')} in the same order{both}",
    )


def by_quotations(shared: Shared, text: str, at: Offsets) -> Kinship | None:
    """The verdict on two texts that quote the same: excerpt, if one reporter chose the quotations. ``text`` is the left
    text, ``at`` the places of its letters."""
    if not same_quotations(shared, text, at):
        return None
    return _taken(shared, "with the same quotations in the same order and the same line between them")


def _taken(shared: Shared, how: str) -> Kinship:
    """The verdict on texts that share a piece taken as it is."""
    share = max(shared.left, shared.right)
    passages = _count(len(shared.chains), "passage")
    stand = "stands" if len(shared.chains) == 1 else "stand"
    return Kinship(verdict="excerpt", score=0.6, because=f"{passages}, {share:.0%} of one text, {stand} in both {how}")


def signs(telling: Telling) -> dict[str, float]:
    """What speaks for a common origin of two texts, as numbers that the learnt score weighs."""
    words, sides, order, stock = telling.words, telling.sides, telling.order, telling.stock
    return {
        "pairs of words": max(stock.pairs_left, stock.pairs_right),
        "pairs of words in both": min(stock.pairs_left, stock.pairs_right),
        "rare words": max(stock.left, stock.right),
        "content of sentences": max(side.content for side in sides),
        "rarity told": max(order.left, order.right),
        "own words in long runs": max(words.left_long, words.right_long),
        "longest run": math.log1p(words.longest),
        "length": math.log(max(_SHORT, telling.shorter)),
        "rare words chosen": math.log1p(stock.choice),
    }


def wholeness_signs(shared: Shared, words: Carried) -> dict[str, float]:
    """What speaks for two texts with a common origin being one text, rather than holding parts of one."""
    return {
        "words in both": words.least,
        "letters in both": min(shared.left, shared.right),
        "own words in long runs in both": min(words.left_long, words.right_long),
        "own words carried over": words.most_own,
        "length kept": words.fewer / max(1, words.more),
    }


def taking_signs(telling: Telling) -> dict[str, float]:
    """What speaks for parts having been taken as they are, in two texts with a common origin."""
    more = max(telling.sides, key=lambda side: side.words)
    words, told = telling.words, max(0.1, more.words)
    return {
        "long runs of what is told": max(words.left_long, words.right_long) / told,
        "longer runs of what is told": max(words.left_longer, words.right_longer) / told,
        "longest run": math.log1p(words.longest),
        "carried over of what is told": more.carried / max(0.05, more.carried + more.retold),
        "length of the shorter": math.log(_SHORT + words.fewer),
        "length of the longer": math.log(_SHORT + words.more),
    }


def rewording_signs(wording: Wording) -> dict[str, float]:
    """What speaks for a text's having been reworded all through, as numbers that the learnt score weighs: editors cut
    and add, paraphrasing programs keep everything and put longer phrases for shorter ones."""
    return {
        "changes that reword": wording.reworded / (wording.reworded + wording.cut + 1),
        "words that rewording adds": math.log1p(wording.longer),
        "words kept in order": wording.kept,
        "words cut or added": wording.loose,
        "length kept": wording.even,
    }


def by_anchors(names: Anchored) -> Kinship | None:
    """The verdict on two texts in two languages: translation, or None."""
    least, most = sorted((names.left, names.right))
    if names.common < TRANSLATED_COUNT or names.ordered < TRANSLATED_ORDER:
        return None
    if least < TRANSLATED or most < TRANSLATED_MOST:
        return None
    return Kinship(
        verdict="translation",
        score=round(min(0.98, 0.6 + (least - TRANSLATED)), 3),
        because=f"in another language, {names.common} names and numbers ({most:.0%} of one text's) are the same, "
        f"{names.ordered:.0%} of them in the same order",
    )


def apart(shared: Shared, order: Order, cosine: float) -> Kinship:
    """The verdict on two reports of one event that do not derive from one another."""
    letters = max(shared.left, shared.right)
    return Kinship(
        verdict="same-event",
        score=round(min(0.99, max(0.5, 1.0 - 2 * max(order.left, order.right, letters))), 3),
        because=f"alike in words (cosine {cosine:.2f}), but only {_count(len(order.pairs), 'sentence')} tell the same "
        f"and {letters:.0%} of the text is shared",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
