"""Words counted in batches: the same as one text at a time, whatever stands beside it."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest

from crosswire.records.text import Span
from crosswire.text.tfidf import Bag, Rarity, numbers_of

TEXTS = [
    "Holt's aide said on Tuesday that Maren Holt, 61, had spoken to the Sundish envoy for 40 minutes.",
    "",
    "— … !",
    "A a",
    "ÉLAN élan, naïve ‘Őrség’ Холт холт İzmir 😀 straße 12,000",
    "internationalisation internationalization counterinternationalisation",
    "x" * 300 + " end",
]


def counted(bag: Bag) -> dict[int, float]:
    return dict(zip(bag.ids.tolist(), bag.counts.tolist(), strict=True))


def whole(text: str) -> tuple[str, tuple[Span, ...]]:
    return text, (Span(start=0, end=len(text)),) if text else ()


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_two_letters_and_more(text: str) -> None:
    words = Counter(re.findall(r"[^\W_]{2,}", text.lower().replace("i̇", "İ")))
    expected = dict(zip(numbers_of(words).tolist(), map(float, words.values()), strict=True))
    assert counted(Rarity().bag(*whole(text))) == expected


def test_a_batch_gives_the_bags_of_its_texts() -> None:
    rarity = Rarity()
    for bag, text in zip(rarity.bags([whole(text) for text in TEXTS]), TEXTS, strict=True):
        alone = rarity.bag(*whole(text))
        assert counted(bag) == counted(alone)
        assert bag.named.tolist() == alone.named.tolist()
        assert np.argsort(bag.first).tolist() == np.argsort(alone.first).tolist()


def test_names_are_capitals_within_a_sentence_and_numbers() -> None:
    text = "Envoys met. Talks with Peta Lind, of Merrow, ended in 40 minutes"
    bag = Rarity().bag(*whole(text))
    named = set(bag.ids[bag.named].tolist())
    assert named == set(numbers_of(["peta", "lind", "merrow", "40"]).tolist())


def test_words_come_in_order_of_first_appearance() -> None:
    bag = Rarity().bag(*whole("harbour strike harbour dockers strike vote"))
    assert bag.ids[np.argsort(bag.first)].tolist() == numbers_of(["harbour", "strike", "dockers", "vote"]).tolist()


def test_words_outside_the_spans_do_not_count() -> None:
    text = "one two three four"
    bag = Rarity().bag(text, [Span(start=0, end=3), Span(start=8, end=13)])
    assert set(bag.ids.tolist()) == set(numbers_of(["one", "three"]).tolist())


@pytest.mark.parametrize("names", [1.0, 2.5])
def test_the_heaviest_words_are_kept_of_texts_of_length_one(names: float) -> None:
    rarity = Rarity()
    bags = rarity.bags([whole(text) for text in TEXTS])
    rarity.fit_all(bags)
    found = rarity.weigh_all(bags, 5, names=names)
    for bag, start, end in zip(bags, found.starts, found.starts[1:], strict=False):
        weights = (1 + np.log(bag.counts)) * rarity.rarity(bag.ids) * np.where(bag.named, names, 1.0)
        heaviest = np.sort(weights / max(1e-9, float(np.linalg.norm(weights))))[::-1][:5]
        assert np.allclose(np.sort(found.weights[start:end])[::-1], heaviest)
        assert found.ids[start:end].tolist() == sorted(set(found.ids[start:end].tolist()) & set(bag.ids.tolist()))


def test_fitting_at_once_counts_as_one_by_one() -> None:
    one, many = Rarity(), Rarity()
    bags = one.bags([whole(text) for text in TEXTS])
    for text in TEXTS:
        one.fit_all(one.bags([whole(text)]))
    many.fit_all(bags)
    assert one.documents_ == many.documents_ == len(TEXTS)
    assert np.array_equal(one.rarity(bags.ids), many.rarity(bags.ids))


def test_rare_words_weigh_more() -> None:
    rarity = Rarity()
    assert rarity.rarity(numbers_of(["the"]))[0] < rarity.rarity(numbers_of(["orlandia"]))[0]
