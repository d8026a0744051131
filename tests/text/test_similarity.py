"""Sparse rows and means of word vectors on invented words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from crosswire.reconcile.linking.pairs import Pairs
from crosswire.text.similarity import Terms, Vocabulary, inverse_frequency, shared_terms, terms

ROWS = [("close", "border"), ("border",), (), ("sign", "treaty", "border")]


def vectors(words: Sequence[str]) -> np.ndarray:
    """ "shut" is near "close"; the others stand apart."""
    axes = {"close": 0, "shut": 0, "border": 1, "sign": 2, "treaty": 3}
    found = np.full((len(words), 8), 0.01, dtype=np.float32)
    for row, word in zip(found, words, strict=True):
        row[axes.get(word, 7)] = 1.0
        row[6] = 0.3 if word == "shut" else row[6]
    return found


def test_rare_terms_weigh_more() -> None:
    weights = inverse_frequency(ROWS)
    assert weights["treaty"] > weights["border"] > 0


def test_a_repeated_term_counts_once() -> None:
    assert terms([("a", "a", "b")]).dense.tolist() == [[1.0, 1.0]]


def test_unit_rows_have_length_one_and_empty_rows_stay_empty() -> None:
    assert np.linalg.norm(terms(ROWS).unit().dense, axis=1) == pytest.approx([1, 1, 0, 1])


@pytest.mark.parametrize("columns", [4096, 256])
def test_tables_share_columns(columns: int) -> None:
    one, other = shared_terms(ROWS, [("treaty",)] * 4, columns=columns)
    assert (one.dense @ other.dense.T)[:, 0].tolist() == [0, 0, 0, 1]


def _tables() -> list[tuple[str, Terms | np.ndarray, Terms | np.ndarray]]:
    one, other = shared_terms(ROWS, [("border", "treaty"), (), ("close",), ("sign",)], weights=inverse_frequency(ROWS))
    return [("both sparse", one, other), ("left", one, other.dense), ("right", one.dense, other),
            ("both dense", one.dense, other.dense)]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in _tables()], ids=[c[0] for c in _tables()])
@pytest.mark.parametrize("copies", [1, 40])
def test_products_of_few_and_of_many_pairs_agree(
    one: Terms | np.ndarray, other: Terms | np.ndarray, copies: int
) -> None:
    left, right = (np.tile(side, copies).astype(np.int32) for side in np.indices((4, 4)).reshape(2, 16))
    whole = _tables()[3][1] @ _tables()[3][2].T
    for size in (4, 5_000):  # as whole matrices where they are small, as picked rows where they would be large
        assert Pairs(left=left, right=right, size=size).product(one, other) == pytest.approx(whole[left, right])


def test_means_of_near_words_are_near() -> None:
    rows = [("close", "border"), ("shut", "border"), ("sign", "treaty")]
    means = Vocabulary([w for row in rows for w in row], inverse_frequency(rows), vectors).means(rows)
    assert means[0] @ means[1] > means[0] @ means[2]


def test_means_of_nothing() -> None:
    words = Vocabulary(["close"], {"close": 1.0}, vectors)
    assert words.means([]).shape[0] == 0
    assert np.isfinite(words.means([(), ("close",)])).all()


def test_common_and_rare_terms_add_up_alike() -> None:
    rows = [("border", f"town{n}", f"town{n + 1}") for n in range(60)]
    one, other = shared_terms(rows, rows[::-1], weights=inverse_frequency(rows))
    common = one.common(other)
    assert common.any()
    assert not common.all()
    assert one.product(other) == pytest.approx(one.dense @ other.dense.T)


def test_means_of_rows_of_any_length() -> None:
    words = Vocabulary(["close", "border", "sign"], {"close": 1.0, "border": 2.0, "sign": 1.0}, vectors)
    rows = [("close",), ("border", "sign"), (), ("sign",), ("sign", "close", "border")]
    sums = np.stack(
        [sum((words.vectors[words.at[w]] * words.row_weights[words.at[w]] for w in row), np.zeros(8)) for row in rows]
    )
    apart = sums - sums.mean(axis=0)
    assert words.means(rows) == pytest.approx(apart / np.linalg.norm(apart, axis=1, keepdims=True), abs=1e-5)
