"""Pairs of the same two texts count once."""

from __future__ import annotations

import pytest
from evals.verdict_twins import once
from tests.documents import document

# "b" and "c" are one text, printed otherwise.
HELD = {
    ("set", name): document(text)
    for name, text in (("a", "A ship."), ("b", "A boat!"), ("c", "a\nboat"), ("d", "None."))
}
CASES = [
    ("two readings that agree", (("a", "b", "copy"), ("a", "c", "copy")), {"V1": "copy"}),
    ("either side first", (("a", "b", "copy"), ("c", "a", "copy")), {"V1": "copy"}),
    ("readings that do not agree", (("a", "b", "copy"), ("a", "c", "excerpt")), {}),
    ("most of three", (("a", "b", "copy"), ("a", "c", "excerpt"), ("b", "a", "excerpt")), {"V1": "excerpt"}),
    ("other texts", (("a", "b", "copy"), ("a", "d", "copy")), {"V1": "copy", "V2": "copy"}),
]


@pytest.mark.parametrize(("read", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_pairs_of_the_same_texts_count_once(read: tuple[tuple[str, str, str], ...], expected: dict[str, str]) -> None:
    pairs = [{"id": f"V{i}", "data": "set", "left": one, "right": other} for i, (one, other, _) in enumerate(read, 1)]
    gold = {f"V{i}": label for i, (_, _, label) in enumerate(read, 1)}
    assert once(pairs, gold, HELD) == expected
