"""Verdicts on measured pairs: the borders between copy, excerpt, rewrite and nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosswire.lexicon.verdict_weights import derived, reworded, taken, whole
from crosswire.matching.carried import Carried, Wording
from crosswire.matching.kinship import (
    Telling,
    by_sentences,
    by_words,
    rewording_signs,
    signs,
    taking_signs,
    wholeness_signs,
)
from crosswire.matching.order import Order
from crosswire.matching.passages import Chain, Shared
from crosswire.matching.retold import Side
from crosswire.matching.stock import Common


def shared(left: float, right: float, letters: int = 400, exact: float = 0.9) -> Shared:
    chain = Chain(left=0, left_end=letters, right=0, right_end=letters, pins=letters)
    return Shared(chains=(chain,), left=left, right=right, exact=exact)


def carried(left: float, right: float, own: int = 80, runs: float = 0.8, longest: int = 30) -> Carried:
    """``runs`` is the share of what is carried over that stands in long runs."""
    return Carried(
        left=left,
        right=right,
        left_own=left,
        right_own=right,
        own=own,
        left_long=left * runs,
        right_long=right * runs,
        left_longer=left * runs,
        right_longer=right * runs,
        longest=longest,
        fewer=300,
        more=400,
    )


def telling(words: Carried, more: Side, told: Order, stock: float = 0.5) -> Telling:
    common = Common(left=stock, right=stock, pairs_left=stock / 2, pairs_right=stock / 2, choice=round(40 * stock))
    return Telling(words=words, sides=(more, more), order=told, stock=common, shorter=300)


def wording(reworded: int = 0, longer: int = 0, misspelt: int = 0, cut: int = 0, loose: float = 0.0) -> Wording:
    return Wording(kept=0.97, reworded=reworded, longer=longer, misspelt=misspelt, cut=cut, loose=loose)


def side(words: float, carried: float, retold: float, sentences: int) -> Side:
    return Side(words=words, content=words, carried=carried, retold=retold, sentences=sentences)


def order(told: float, chain: int) -> Order:
    return Order(pairs=tuple((i, i) for i in range(chain)), chain=chain, left=told, right=told)


ONE_TEXT = [
    ("word for word", shared(0.9, 0.9), carried(0.9, 0.9), wording(), "copy"),
    ("with some letters changed", shared(0.9, 0.9, exact=0.4), carried(0.3, 0.3), wording(misspelt=80), "copy"),
    ("garbled, beside much that only one has", shared(0.4, 0.8, exact=0.2), carried(0.1, 0.2), wording(misspelt=60, cut=40), "copy"),
    ("in other words all through", shared(0.8, 0.8), carried(0.7, 0.7), wording(reworded=9, longer=14), "rewrite"),
    ("edited, with passages cut", shared(0.8, 0.8), carried(0.7, 0.7), wording(reworded=3, cut=9, loose=0.3), "copy"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "words", "changes", "expected"), [c[1:] for c in ONE_TEXT], ids=[c[0] for c in ONE_TEXT]
)
def test_versions_of_one_text(letters: Shared, words: Carried, changes: Wording, expected: str) -> None:
    found = by_words(letters, words, changes)
    assert found is not None
    assert found.verdict == expected


def test_a_third_of_a_text_is_not_one_text() -> None:
    assert by_words(shared(0.3, 0.9), carried(0.3, 0.9), wording(cut=9, loose=0.5)) is None


def test_two_spellings_of_some_names_are_no_garbled_copy() -> None:
    assert by_words(shared(0.4, 0.5, exact=0.3), carried(0.2, 0.2), wording(misspelt=4, reworded=1, cut=20)) is None


PARTS = [
    ("sentences carried over", side(0.8, 0.7, 0.1, 6), order(0.5, 8), carried(0.6, 0.6), 0.8, None, 1.0, "excerpt"),
    ("sentences told anew", side(0.6, 0.0, 0.8, 0), order(0.6, 9), carried(0.3, 0.3, 80, 0.2, 6), 0.8, None, 1.0, "rewrite"),
    ("the same people, no more", side(0.25, 0.0, 0.1, 0), order(0.1, 3), carried(0.02, 0.02, 20, 0, 4), 0.4, None, 1.0, None),
    ("one wire named, much told in order", side(0.27, 0.0, 0.1, 0), order(0.15, 6), carried(0.05, 0.05, 20, 0, 4), 0.4, "ONA", 1.0, "rewrite"),
    ("one wire named, little told", side(0.2, 0.0, 0.1, 0), order(0.08, 6), carried(0.02, 0.02, 20, 0, 4), 0.4, "ONA", 1.0, None),
    ("explained by a better source", side(0.8, 0.7, 0.1, 6), order(0.5, 8), carried(0.4, 0.4), 0.8, None, 0.1, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "told", "words", "stock", "wire", "news", "expected"), [p[1:] for p in PARTS], ids=[p[0] for p in PARTS]
)
def test_parts_of_texts(
    more: Side, told: Order, words: Carried, stock: float, wire: str | None, news: float, expected: str | None
) -> None:
    letters = shared(words.left, words.right, 200)
    found = by_sentences(letters, telling(words, more, told, stock), wire, news)
    assert (found and found.verdict) == expected


def test_a_long_piece_is_an_excerpt_even_if_most_of_it_is_quoted() -> None:
    words = Carried(left=0.2, right=0.3, left_own=0.02, right_own=0.05, own=18)
    found = by_sentences(shared(0.2, 0.3, 900), telling(words, side(0.2, 0.0, 0.0, 0), order(0.1, 2), 0.3), None, 1.0)
    assert found is not None
    assert found.verdict == "excerpt"


def test_chances_lie_between_none_and_sure() -> None:
    found = telling(carried(0.4, 0.4), side(0.6, 0.3, 0.3, 4), order(0.4, 5))
    assert 0 < derived(signs(found)) < 1
    assert 0 < taken(taking_signs(found)) < 1
    assert 0 < whole(wholeness_signs(shared(0.5, 0.6), found.words)) < 1
    assert 0 < reworded(rewording_signs(wording(reworded=4, longer=5))) < 1


def test_what_little_is_left_of_a_short_text_was_told_anew_and_a_long_text_may_hold_another() -> None:
    more, told = side(0.6, 0.3, 0.3, 4), order(0.4, 5)
    near, far = carried(0.4, 0.4), replace(carried(0.4, 0.4), more=1200)
    assert taken(taking_signs(telling(near, more, told))) < taken(taking_signs(telling(far, more, told)))


def test_texts_of_one_length_are_rather_one_text() -> None:
    even, uneven = carried(0.6, 0.6), replace(carried(0.6, 0.6), more=900)
    assert whole(wholeness_signs(shared(0.6, 0.6), uneven)) < whole(wholeness_signs(shared(0.6, 0.6), even))


def test_longer_runs_speak_for_parts_that_were_taken() -> None:
    more, told = side(0.6, 0.3, 0.3, 4), order(0.4, 5)
    short, long = carried(0.4, 0.4, runs=0.1, longest=6), carried(0.4, 0.4, runs=0.9, longest=40)
    assert taken(taking_signs(telling(short, more, told))) < taken(taking_signs(telling(long, more, told)))
