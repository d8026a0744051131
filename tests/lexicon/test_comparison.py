"""The words that the comparison of claims watches for."""

from __future__ import annotations

from crosswire.lexicon.comparison import comparison


def test_words_of_contrast_are_whole_words() -> None:
    words = comparison()
    assert words.strong.search("However, the ministry said")
    assert not words.strong.search("the butter and the yetis")
    assert words.weak.search("while the envoy waited")


def test_shares_and_hedges_are_ranges() -> None:
    words = comparison()
    assert all(0 <= share <= 1 for share in words.shares.values())
    assert all(0 < low <= high for low, high in words.hedges.values())
    assert words.hedge.search("more than 40 buses")
