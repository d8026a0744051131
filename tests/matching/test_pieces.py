"""Long pieces of text in common: with words of the reporter's own, or with quotations that one reporter chose."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.matching.carried import Carried
from crosswire.matching.passages import Chain, Shared
from crosswire.matching.pieces import longest_piece, one_piece, same_quotations


def shared(share: float, *sizes: int, apart: int = 400, exact: float = 0.9) -> Shared:
    """Passages of these sizes, ``apart`` letters from one another in the left text."""
    starts = [sum(sizes[:i]) + i * apart for i in range(len(sizes))]
    chains = tuple(
        Chain(left=start, left_end=start + size, right=sum(sizes[:i]), right_end=sum(sizes[: i + 1]), pins=size)
        for i, (start, size) in enumerate(zip(starts, sizes, strict=True))
    )
    return Shared(chains=chains, left=share / 2, right=share, exact=exact)


def words(own: int, longest: int) -> Carried:
    return Carried(left=0.1, right=0.2, left_own=0.1, right_own=0.1, own=own, longest=longest)


PIECES = [
    ("three sentences", shared(0.2, 400), words(30, 30), True),
    ("a quotation and who spoke", shared(0.2, 700), words(12, 120), False),
    ("quotations and who spoke them", shared(0.2, 700), words(20, 60), True),
    ("a paragraph in parts", shared(0.2, 210, 100), words(65, 55), True),
    ("two paragraphs far apart", shared(0.13, 420, 380), words(120, 70), True),
    ("two sentences", shared(0.2, 200), words(40, 30), False),
    ("a standing paragraph of a long text", shared(0.06, 310), words(65, 55), False),
    ("three sentences of a garbled text", shared(0.2, 400, exact=0.2), words(30, 30), False),
    ("three sentences that are little of either text", shared(0.05, 400), words(30, 30), False),
    ("a paragraph of a garbled text", shared(0.2, 310, exact=0.2), words(65, 55), False),
]


@pytest.mark.parametrize(("found", "own", "expected"), [p[1:] for p in PIECES], ids=[p[0] for p in PIECES])
def test_one_piece(found: Shared, own: Carried, expected: bool) -> None:
    assert one_piece(found, own) is expected


def test_passages_close_to_one_another_are_one_piece() -> None:
    assert longest_piece(shared(0.4, 200, 300, apart=40)) == (500, 0, 540)
    assert longest_piece(shared(0.4, 200, 300, apart=400)) == (300, 600, 900)


QUOTED = "“" + "It was a long winter for the town. " * 9 + "”"
BETWEEN = [
    ("who said it, in a line", "Ilse Marn, Velsk Herald", True),
    ("what introduces", "She went on to say:", False),
    ("two words", "Ilse Marn", False),
    ("a quotation", "“No,” said the mayor.", False),
]


@pytest.mark.parametrize(("line", "expected"), [b[1:] for b in BETWEEN], ids=[b[0] for b in BETWEEN])
@pytest.mark.parametrize("gap", ["\n", "\n\n\n"])
def test_a_line_between_two_quotations(line: str, expected: bool, gap: str) -> None:
    text = gap.join((QUOTED, line, QUOTED))
    assert same_quotations(shared(0.3, len(text)), text, np.arange(len(text), dtype=np.int32)) is expected


def test_quotations_in_one_line_and_short_ones_are_no_sign() -> None:
    flat = f"{QUOTED} Ilse Marn, Velsk Herald {QUOTED}"
    short = "“Yes.”\nIlse Marn, Velsk Herald\n“No.”"
    assert not same_quotations(shared(0.3, len(flat)), flat, np.arange(len(flat), dtype=np.int32))
    assert not same_quotations(shared(0.3, len(short)), short, np.arange(len(short), dtype=np.int32))
