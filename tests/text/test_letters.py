"""Letters as arrays: places stay, texts of a batch do not touch, runs are sampled alike everywhere."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest

from crosswire.text.letters import BEFORE, CAPITAL, DIGIT, SPACE, low, spell
from crosswire.text.shingles import MOST_KEYS, sample


def prose(size: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(string.ascii_lowercase + "  ", k=size))


def keys(text: str) -> set[int]:
    return set(sample(spell([text])).keys.tolist())


@pytest.mark.parametrize("text", ["", "Ab c", "Ünï— 12", "Холт: 4", "a😀b", "\ud800x", "İstanbul"])
def test_one_byte_a_character_and_none_for_what_is_no_letter(text: str) -> None:
    found = low(text)
    assert len(found) == len(text)
    assert [bool(code) for code in found] == [c.isalnum() for c in text]


def test_capitals_and_narrow_and_wide_texts_agree() -> None:
    assert low("ABC xyz").tolist() == low("abc XYZ").tolist() == low("abc xyz ’")[:7].tolist()


def test_kinds() -> None:
    letters = spell(["é, Xß 4"])
    kinds = letters.kind[letters.starts[0] : letters.ends[0]].tolist()
    assert kinds == [BEFORE, BEFORE, SPACE, CAPITAL | BEFORE, BEFORE, SPACE, DIGIT | BEFORE]


def test_a_batch_samples_what_its_texts_do() -> None:
    texts = [prose(3000, 1), "", "short", prose(500, 2), prose(3000, 1)]
    sampled = sample(spell(texts))
    for i, text in enumerate(texts):
        assert set(sampled.keys[sampled.starts[i] : sampled.starts[i + 1]].tolist()) == keys(text)
        letters = "".join(c for c in text if c.isalnum())
        assert sampled.codes[sampled.bounds[i] : sampled.bounds[i + 1]].tobytes() == letters.encode()


def test_one_run_in_sixteen_is_sampled_and_survives_other_surroundings() -> None:
    text = prose(8000, 3)
    assert len(keys(text)) == pytest.approx(len(text.replace(" ", "")) / 16, rel=0.25)
    assert len(keys(text[2000:4000]) & keys(text)) >= 0.95 * len(keys(text[2000:4000]))


def test_the_keys_of_a_very_long_text_are_bounded_and_chosen_alike() -> None:
    text = "".join(np.random.default_rng(4).choice(list(string.ascii_lowercase), 1_000_000).tolist())
    found = keys(text)
    assert len(found) == MOST_KEYS
    part = keys(text[:200_000])
    assert len(part & found) > 0.5 * len(part)
