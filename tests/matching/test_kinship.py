"""Verdicts on measured pairs: the borders between copy, excerpt, rewrite and nothing."""

from __future__ import annotations

import pytest

from crosswire.lexicon.verdict_weights import derived, reworded
from crosswire.matching.carried import Carried, Wording
from crosswire.matching.kinship import by_sentences, by_words, one_text, rewording_signs, signs
from crosswire.matching.order import Order
from crosswire.matching.passages import Chain, Shared
from crosswire.matching.retold import Side


def shared(left: float, right: float, letters: int = 400, exact: float = 0.9) -> Shared:
    chain = Chain(left=0, left_end=letters, right=0, right_end=letters, pins=letters)
    return Shared(chains=(chain,), left=left, right=right, exact=exact)


def carried(left: float, right: float, own: int = 80) -> Carried:
    return Carried(left=left, right=right, left_own=left, right_own=right, own=own)


def wording(reworded: int = 0, longer: int = 0, misspelt: int = 0, cut: int = 0, loose: float = 0.0) -> Wording:
    return Wording(kept=0.97, reworded=reworded, longer=longer, misspelt=misspelt, cut=cut, loose=loose)


def side(words: float, carried: float, retold: float, sentences: int) -> Side:
    return Side(words=words, content=words, carried=carried, retold=retold, sentences=sentences)


def order(told: float, chain: int) -> Order:
    return Order(pairs=tuple((i, i) for i in range(chain)), chain=chain, left=told, right=told)


ONE_TEXT = [
    ("word for word", shared(0.9, 0.9), carried(0.9, 0.9), wording(), "copy"),
    ("with some letters changed", shared(0.9, 0.9, exact=0.4), carried(0.3, 0.3), wording(misspelt=80), "copy"),
    ("in other words all through", shared(0.8, 0.8), carried(0.7, 0.7), wording(reworded=9, longer=14), "rewrite"),
    ("edited, with passages cut", shared(0.8, 0.8), carried(0.7, 0.7), wording(reworded=3, cut=9, loose=0.3), "copy"),
]


@pytest.mark.parametrize(
    ("letters", "words", "changes", "expected"), [c[1:] for c in ONE_TEXT], ids=[c[0] for c in ONE_TEXT]
)
def test_versions_of_one_text(letters: Shared, words: Carried, changes: Wording, expected: str) -> None:
    assert one_text(letters, words)
    found = by_words(letters, words, changes)
    assert found is not None
    assert found.verdict == expected


def test_a_third_of_a_text_is_not_one_text() -> None:
    assert not one_text(shared(0.3, 0.9), carried(0.3, 0.9))


PARTS = [
    ("sentences carried over", side(0.8, 0.7, 0.1, 6), order(0.5, 8), 0.4, None, 1.0, "excerpt"),
    ("sentences told anew", side(0.6, 0.0, 0.8, 0), order(0.6, 9), 0.3, None, 1.0, "rewrite"),
    ("the same people, no more", side(0.25, 0.0, 0.1, 0), order(0.1, 3), 0.02, None, 1.0, None),
    ("one wire named, much told in order", side(0.27, 0.0, 0.1, 0), order(0.15, 6), 0.05, "ONA", 1.0, "rewrite"),
    ("one wire named, little told", side(0.2, 0.0, 0.1, 0), order(0.08, 6), 0.02, "ONA", 1.0, None),
    ("explained by a better source", side(0.8, 0.7, 0.1, 6), order(0.5, 8), 0.4, None, 0.1, None),
]


@pytest.mark.parametrize(
    ("more", "told", "own", "wire", "news", "expected"), [p[1:] for p in PARTS], ids=[p[0] for p in PARTS]
)
def test_parts_of_texts(
    more: Side, told: Order, own: float, wire: str | None, news: float, expected: str | None
) -> None:
    found = by_sentences(shared(own, own, 200), carried(own, own, own=20), (more, more), told, wire, news)
    assert (found and found.verdict) == expected


def test_a_long_piece_is_an_excerpt_even_if_most_of_it_is_quoted() -> None:
    words = Carried(left=0.2, right=0.3, left_own=0.02, right_own=0.05, own=8)
    found = by_sentences(shared(0.2, 0.3, 900), words, (side(0.2, 0.0, 0.0, 0),) * 2, order(0.1, 2), None, 1.0)
    assert found is not None
    assert found.verdict == "excerpt"


def test_chances_lie_between_none_and_sure() -> None:
    words, more = carried(0.4, 0.4), side(0.6, 0.3, 0.3, 4)
    assert 0 < derived(signs(words, (more, more), order(0.4, 5))) < 1
    assert 0 < reworded(rewording_signs(wording(reworded=4, longer=5))) < 1
