"""Shared passages: exact bounds, noise, order, and what chance does not make."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest

from crosswire.matching.passages import fingerprint, shared_passages
from crosswire.records.text import Span
from crosswire.text.shingles import fold

RNG = random.Random(3)
WORDS = ["".join(RNG.choices(string.ascii_lowercase, k=RNG.randint(2, 10))) for _ in range(3000)]


def text(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def codes(content: str) -> np.ndarray:
    return fold(content, [Span(start=0, end=len(content))]).codes


def test_folding_keeps_letters_digits_and_their_places() -> None:
    folded = fold("“Näh — 12, Ök!”", [Span(start=0, end=5), Span(start=6, end=15)])
    assert folded.at.tolist() == [1, 2, 3, 7, 8, 11, 12]
    assert len(folded.codes) == 7


CASES = [
    ("the same", text(200, 1), text(200, 1), 1.0, 1.0),
    ("nothing", text(200, 1), text(200, 2), 0.0, 0.0),
    ("the left inside the right", text(100, 1), f"{text(150, 2)} {text(100, 1)} {text(50, 3)}", 1.0, 0.33),
    ("halves swapped", f"{text(80, 1)} {text(80, 2)}", f"{text(80, 2)} {text(80, 1)}", 0.95, 0.95),
    ("too short to say anything", text(4, 1) + text(100, 2), text(4, 1) + text(100, 3), 0.0, 0.0),
    ("empty", "", text(50, 1), 0.0, 0.0),
]


@pytest.mark.parametrize(("left", "right", "of_left", "of_right"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_shares(left: str, right: str, of_left: float, of_right: float) -> None:
    shared = shared_passages(fingerprint(codes(left)), fingerprint(codes(right)))
    assert shared.left == pytest.approx(of_left, abs=0.06)
    assert shared.right == pytest.approx(of_right, abs=0.06)
