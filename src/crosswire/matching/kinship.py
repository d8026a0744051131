"""Whether one text derives from another: the verdict on a pair, with its evidence in plain words.

Shared letters make a copy (the whole of one text) or an excerpt (a part of it); shared facts in shared
order make a rewrite. What is shared only inside quotation marks makes neither: reports of one event
quote the same speech. Figures were read off the development corpora (pairs of one wire share 0.36 and
more of what they tell, independent reports of one event at most 0.17) and made variants of 300 articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.matching.anchors import Anchored
from crosswire.matching.order import Order
from crosswire.matching.passages import Chain, Shared
from crosswire.records.stories import Passage
from crosswire.records.text import Span
from crosswire.text.shingles import Offsets

# Share (0..1) of a text that stands in the other from which it was copied from there or into there.
WHOLE = 0.6
# Share of either text in shared passages (mere quotations not counted) from which one was excerpted.
PART = 0.13
# Share of what either text tells that the other tells in paired sentences, from which one rewrites the other.
RETOLD = 0.25
# The same, where both texts name the same wire: less evidence is needed.
RETOLD_WIRE = 0.13
# Sentences in the same order of both texts that a rewrite needs.
IN_ORDER = 4
# Shares of names and numbers (of the text that shares less, and of the one that shares more), of those in the same
# order, and their number, from which a text in another language is a translation. Translations of MEANTIME
# share 0.40 and 0.47 or more, 0.72 in order; other texts on the same subject seldom more than 0.28.
TRANSLATED, TRANSLATED_MOST, TRANSLATED_ORDER, TRANSLATED_COUNT = 0.37, 0.46, 0.65, 5
# Share of passage letters where a matching run begins, from which a passage was cut out and not retold: cuts have
# 0.65 and more, two translations of one text about 0.5.
_CUT = 0.6
# Share of the largest piece from which shared passages are cut out of a text rather than spread over it.
_LUMP = 0.4
# Letters, on both sides together, across which two passages are one piece.
_SEAM = 500

_QUOTED = re.compile(r"[“\"„«][^“”\"„«»\n]{1,3000}[”\"»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """A verdict on a pair: copy, excerpt, rewrite or same-event, its probability and the reason."""

    verdict: str
    score: float
    because: str


def quoted(text: str) -> list[Span]:
    """The stretches of ``text`` in quotation marks, in order, each within one line."""
    return [Span(start=match.start(), end=match.end()) for match in _QUOTED.finditer(text)]


def passages(shared: Shared, left: Offsets, right: Offsets) -> tuple[Passage, ...]:
    """The shared passages as ranges of the original texts."""
    return tuple(
        Passage(left=_range(chain.left, chain.left_end, left), right=_range(chain.right, chain.right_end, right))
        for chain in shared.chains
    )


def _range(start: int, end: int, at: Offsets) -> Span:
    return Span(start=int(at[start]), end=int(at[end - 1]) + 1)


def outside(found: Sequence[Passage], quotes: Sequence[Span]) -> float:
    """The share (0..1) of the left sides of passages that lies outside quotation marks."""
    total = sum(passage.left.end - passage.left.start for passage in found)
    inside = 0
    at = 0
    for passage in sorted(found, key=lambda p: p.left.start):
        while at < len(quotes) and quotes[at].end <= passage.left.start:
            at += 1
        number = at
        while number < len(quotes) and quotes[number].start < passage.left.end:
            quote = quotes[number]
            inside += min(quote.end, passage.left.end) - max(quote.start, passage.left.start)
            number += 1
    return 1.0 - inside / total if total else 0.0


def by_letters(shared: Shared, news: float) -> Kinship | None:
    """The verdict that shared letters alone allow: copy, excerpt, or None. Left is the later text.

    ``news`` is the share of the passages that counts: outside quotation marks, not explained by another text.
    """
    if shared.right >= WHOLE:
        exact = "letter by letter" if shared.exact > 0.7 else "in spite of changed letters or words"
        rest = "" if shared.left >= WHOLE else f", with other text around it ({1 - shared.left:.0%})"
        return Kinship(
            verdict="copy",
            score=round(min(1.0, 0.7 + 0.3 * shared.right), 3),
            because=f"{shared.right:.0%} of the one text stands in the other, {exact}{rest}",
        )
    if shared.left >= WHOLE:
        return Kinship(
            verdict="excerpt",
            score=round(min(1.0, 0.7 + 0.3 * shared.left), 3),
            because=f"{shared.left:.0%} of the one text is taken from the other, which is longer",
        )
    most = max(shared.left, shared.right)
    if most * news >= PART and shared.exact >= _CUT and _lumps(shared.chains):
        return Kinship(
            verdict="excerpt",
            score=round(min(0.98, 0.5 + 2 * (most * news - PART) + 0.2), 3),
            because=f"{_count(len(shared.chains), 'passage')}, {most:.0%} of one text, stand in both",
        )
    return None


def by_telling(shared: Shared, news: float, order: Order, wire: str | None) -> Kinship | None:
    """The verdict that the facts told allow: rewrite, or None. ``wire`` is named by both texts."""
    told = max(order.left, order.right)
    letters = max(shared.left, shared.right)
    enough = RETOLD_WIRE if wire else RETOLD
    if told >= enough and order.chain >= IN_ORDER:
        both = f"; both name {wire}" if wire else ""
        return Kinship(
            verdict="rewrite",
            score=round(min(0.98, 0.55 + 2 * (told - enough)), 3),
            because=f"{len(order.pairs)} sentences tell the same, {order.chain} of them in the same order{both}; "
            f"{letters:.0%} of one text stands in the other letter by letter",
        )
    if letters * news >= PART:
        return Kinship(
            verdict="excerpt",
            score=round(min(0.9, 0.5 + 2 * (letters * news - PART)), 3),
            because=f"{_count(len(shared.chains), 'passage')}, {letters:.0%} of one text, stand in both",
        )
    return None


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


def _lumps(chains: Sequence[Chain]) -> bool:
    """Whether the shared text comes in few large pieces, as a cut does, and not spread over both texts."""
    lumps: list[int] = []
    last: Chain | None = None
    for chain in chains:
        size = chain.left_end - chain.left
        if last is not None and abs(chain.left - last.left_end) + abs(chain.right - last.right_end) <= _SEAM:
            lumps[-1] += size
        else:
            lumps.append(size)
        last = chain
    return bool(lumps) and (len(lumps) <= 3 or max(lumps) >= _LUMP * sum(lumps))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
