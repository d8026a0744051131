"""What two texts have in common of their stock of words, in whatever form and order."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.matching.stock import Common, Stock, common_stock, stock
from crosswire.records.text import Span
from crosswire.text.tfidf import Rarity
from crosswire.text.wordrow import word_ids, word_row

WIRE = (
    "Engineers dismantled the rusty footbridge at Marlow on Tuesday after divers discovered fractures in two pillars."
)


def ready(text: str) -> Stock:
    row = word_row(text, [Span(start=0, end=len(text))])
    return stock(row, Rarity().rarity(word_ids(row.numbers)))


def common(left: str, right: str) -> Common:
    return common_stock(ready(left), ready(right))


def test_a_text_has_all_of_its_own_words() -> None:
    found = common(WIRE, WIRE)
    assert found == Common(left=1.0, right=1.0, pairs_left=1.0, pairs_right=1.0, choice=7)


TELLINGS = [
    ("told anew", "After a diver had discovered fracturing pillars, engineers in Marlow dismantle a rusty footbridge."),
    (
        "told apart",
        "Marlow lost its old crossing on Tuesday because stone below the water had cracked, the council wrote.",
    ),
]


def test_who_tells_a_text_anew_draws_on_its_words() -> None:
    anew, apart = (common(WIRE, text) for _, text in TELLINGS)
    assert anew.right > 0.7 > 0.4 > apart.right
    assert anew.pairs_right > 0.2 > apart.pairs_right


@pytest.mark.parametrize("text", ["", "\u201c" + WIRE + "\u201d"], ids=["no words", "quoted words alone"])
def test_without_words_of_its_own_a_text_shares_nothing(text: str) -> None:
    found = common(text, WIRE)
    assert (found.left, found.pairs_left) == (0.0, 0.0)


def test_everyday_words_weigh_nothing() -> None:
    made = ready("It was on the way to it, and they said so.")
    assert np.count_nonzero(made.rarity) < len(made.stems) / 2


def test_rare_words_that_are_no_names_are_counted() -> None:
    # "discovered", "fractures" and "footbridge"; a capital may be that of a name, so that "Divers" does not count
    assert common(WIRE, "Divers discovered fractures, and Marlow lost a footbridge.").choice == 3
    assert common(WIRE, "Marlow on Tuesday.").choice == 0
