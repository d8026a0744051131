"""Shared words of two clauses."""

from __future__ import annotations

import pytest

from crosswire.matching.wording import compare_wording

CASES = [
    # description, left lemmas, right lemmas, value, detail
    ("the same words", ("close", "border"), ("close", "border"), 1.0, "both say close, border"),
    ("a verb and its noun share a stem", ("threaten", "harbour"), ("threat", "port"), 0.5, "both say threaten"),
    ("nothing in common", ("sign", "treaty"), ("miss", "train"), 0.0, "no content word in common"),
    ("empty clauses", (), (), 0.0, "no content word in common"),
]


@pytest.mark.parametrize(("left", "right", "value", "detail"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_wording(left: tuple[str, ...], right: tuple[str, ...], value: float, detail: str) -> None:
    score = compare_wording(left, right)
    assert score.value == pytest.approx(value)
    assert score.detail == detail


def test_words_of_one_side_are_named() -> None:
    score = compare_wording(("reject", "offer"), ("accept", "offer"))
    assert (score.left, score.right) == ("reject", "accept")
