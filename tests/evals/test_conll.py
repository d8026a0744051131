"""The metrics of coreference on partitions whose figures are published or were computed by hand."""

from __future__ import annotations

import pytest
from evals.conll import ceaf_e, conll, muc, score

# The example of Luo 2005, tables 1 and 2: twelve mentions, three true chains, four systems.
TRUTH = ("12345", "67", "89ABC")
SYSTEMS = [
    # description, chains, F1 of MUC, B-cubed and CEAF with phi4 as published
    ("two chains joined, the small one among them", ("12345", "6789ABC"), (0.947, 0.865, 0.733)),
    ("the two large chains joined", ("1234589ABC", "67"), (0.947, 0.737, 0.667)),
    ("all in one chain", ("123456789ABC",), (0.900, 0.545, 0.294)),
    ("each mention alone", tuple("123456789ABC"), (0.0, 0.400, 0.178)),
]


def partition(chains: tuple[str, ...]) -> dict[str, int]:
    """Each letter is a mention, each string a chain."""
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


@pytest.mark.parametrize(("description", "chains", "expected"), SYSTEMS, ids=[s[0] for s in SYSTEMS])
def test_published_example(description: str, chains: tuple[str, ...], expected: tuple[float, ...]) -> None:
    figures = score(partition(TRUTH), partition(chains))
    assert [round(f.f1, 3) for f in figures.values()] == list(expected), description
    assert conll(figures) == pytest.approx(sum(expected) / 3, abs=0.001)


def test_precision_and_recall_are_not_mixed_up() -> None:
    gold, joined = partition(("ab", "cd")), partition(("abcd",))
    found = score(gold, joined)
    assert (found["MUC"].precision, found["MUC"].recall) == pytest.approx((2 / 3, 1.0))
    assert (found["B3"].precision, found["B3"].recall) == pytest.approx((0.5, 1.0))
    assert (found["CEAFe"].precision, found["CEAFe"].recall) == pytest.approx((2 / 3, 1 / 3))


def test_singletons_found_right_count_in_ceaf_and_not_in_muc() -> None:
    gold = partition(("ab", "c", "d"))
    assert ceaf_e(gold, partition(("a", "b", "c", "d"))).f1 == pytest.approx((2 / 3 + 2) * 2 / 7)
    assert muc(gold, partition(("a", "b", "c", "d"))).f1 == 0.0


def test_the_truth_scores_one_whatever_the_chains_are_called() -> None:
    assert conll(score(partition(TRUTH), partition(("89ABC", "67", "12345")))) == pytest.approx(1.0)


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="1 mentions"):
        score(partition(("ab",)), partition(("abc",)))
