"""First holders of runs: who is named, in batches or one by one, when the table grows, when a run gets common."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.matching.holders import COMMON, Holders, Votes

RNG = np.random.default_rng(3)


def keys(size: int = 100) -> np.ndarray:
    return np.unique(RNG.integers(1, 1 << 32, size, dtype=np.uint32))


def add(holders: Holders, texts: list[np.ndarray]) -> Votes:
    texts = [np.unique(text) for text in texts]
    return holders.add(np.concatenate(texts), np.concatenate(([0], np.cumsum([len(text) for text in texts]))))


def named(votes: Votes) -> dict[tuple[int, int], float]:
    found = zip(votes.texts.tolist(), votes.holders.tolist(), votes.votes.tolist(), strict=True)
    return {(text, holder): vote for text, holder, vote in found}


def test_a_text_made_of_two_names_both() -> None:
    holders = Holders()
    first, second = keys(), keys()
    assert named(add(holders, [first, second])) == {}
    assert named(add(holders, [np.concatenate((first[:60], second[:20]))])) == {(0, 0): 60, (0, 1): 20}


def test_texts_of_one_batch_name_those_before_them() -> None:
    first = keys()
    assert named(add(Holders(), [keys(), first, keys(), first[:50]])) == {(3, 1): 50}


def test_batches_and_single_texts_name_the_same() -> None:
    texts = [keys(200) for _ in range(30)]
    texts += [np.concatenate((texts[i][:90], texts[i + 1][90:])) for i in range(29)]
    together, apart = Holders(), Holders()
    found = named(add(together, texts))
    one_by_one = {
        (i, holder): vote for i, text in enumerate(texts) for (_, holder), vote in named(add(apart, [text])).items()
    }
    assert found == one_by_one
    assert len(found) == 58


def test_nothing_but_full_buckets_is_lost_when_the_table_grows() -> None:
    holders = Holders()
    texts = [keys(3000) for _ in range(400)]  # twice the first table
    for start in range(0, 400, 50):
        add(holders, texts[start : start + 50])
    votes = named(add(holders, texts))
    share = np.mean([votes.get((i, i), 0.0) / len(text) for i, text in enumerate(texts)])
    assert share == pytest.approx(1.0, abs=0.06)


def test_a_run_of_many_texts_names_nobody_unless_they_are_copies() -> None:
    boilerplate, original = keys(), keys()
    holders, copied = Holders(), Holders()
    for number in range(COMMON + 2):
        found = named(add(holders, [np.concatenate((boilerplate, keys()))]))
        copies = named(add(copied, [original]))
        if number:
            copied.discount(number, 0)
    assert found == {}
    assert copies == {(0, 0): pytest.approx(len(original), rel=0.02)}


def test_votes_of_common_runs_count_less() -> None:
    holders = Holders()
    text = keys()
    counts = [named(add(holders, [text])).get((0, 0), 0.0) for _ in range(40)]
    assert counts[1] == len(text)
    assert counts[-1] < len(text) / 2
