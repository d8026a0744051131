"""Neighbours by rare words: the same as comparing all, bounded however common a word is."""

from __future__ import annotations

import numpy as np

from crosswire.matching.neighbours import HEAVIEST, STEPS, Neighbours
from crosswire.text.tfidf import VOCABULARY, Vectors

RNG = np.random.default_rng(5)


def vectors(texts: list[np.ndarray]) -> Vectors:
    """Vectors of length one of texts with these words, all of one weight."""
    texts = [np.unique(text) for text in texts]
    return Vectors(
        starts=np.concatenate(([0], np.cumsum([len(text) for text in texts]))),
        ids=np.concatenate(texts).astype(np.int32),
        weights=np.concatenate([np.full(len(text), max(1, len(text)) ** -0.5, np.float32) for text in texts]),
    )


def add(neighbours: Neighbours, texts: list[np.ndarray], group: int = 0) -> None:
    neighbours.add(vectors(texts), np.full(len(texts), group, np.int32))


def words(size: int = HEAVIEST) -> np.ndarray:
    return RNG.choice(VOCABULARY, size, replace=False)


def test_texts_that_share_words_are_found_with_their_cosine() -> None:
    neighbours = Neighbours()
    first = words()
    add(neighbours, [first, words(), words(5)])
    assert not len(neighbours.near(least=0.1).texts)
    add(neighbours, [words(), np.concatenate((first[:24], words(24)))])
    found = neighbours.near(least=0.3)
    assert (found.texts.tolist(), found.others.tolist()) == ([1], [0])
    assert abs(found.cosines[0] - 0.5) < 0.01


def test_a_text_finds_those_before_it_in_its_batch() -> None:
    neighbours = Neighbours()
    first = words()
    add(neighbours, [first, words(), first, words(3)])
    found = neighbours.near(least=0.3)
    assert (found.texts.tolist(), found.others.tolist()) == ([2], [0])


def test_the_most_alike_come_first() -> None:
    neighbours = Neighbours()
    first = words()
    add(neighbours, [np.concatenate((first[:n], words(48 - n))) for n in (20, 40, 30)])
    add(neighbours, [first])
    assert neighbours.near(least=0.3).others.tolist() == [1, 2, 0]


def test_questions_name_texts_that_share_most() -> None:
    neighbours = Neighbours()
    first, second = words(), words()
    add(neighbours, [first, second])
    asked = vectors([words(), np.concatenate((first[:20], second[:28]))])
    texts, others = neighbours.ask(asked, np.zeros(2, np.int32), least=0.1, most=5)
    assert (texts.tolist(), others.tolist()) == ([1, 1], [1, 0])


def test_groups_are_asked_apart() -> None:
    neighbours = Neighbours()
    first = words()
    add(neighbours, [first])
    add(neighbours, [first], group=1)
    assert not len(neighbours.near(least=0.3).texts)
    for group in (0, 1):
        _, others = neighbours.ask(vectors([first]), np.array([group], np.int32), least=0.1, most=5)
        assert others.tolist() == [group]


def test_the_latest_texts_with_a_common_word_are_met() -> None:
    neighbours = Neighbours()
    common = words()
    for _ in range(3):
        add(neighbours, [common] * STEPS)
    found = neighbours.near(least=0.3)
    last = found.others[found.texts == STEPS - 1]
    assert len(last) == 12
    assert last.min() >= 2 * STEPS - 1


def test_no_words_and_no_texts_find_nothing() -> None:
    neighbours = Neighbours()
    add(neighbours, [words(), np.empty(0, np.int64)])
    add(neighbours, [np.empty(0, np.int64)])
    assert not len(neighbours.near(least=0.0).texts)
