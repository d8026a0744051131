"""What stands around a number: the words beside it say what it measures. A helper of stage 10.

A span of time, a sum or a share names nothing that it counts, so that "two years" of a war and "two years" of talks
look like one number told twice. If the few words around the one are none of those around the other, they are of two
things, however alike their sentences are.
"""

from __future__ import annotations

import re
from functools import cache

from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.numbers import number_words
from crosswire.matching.numbers import dimension
from crosswire.matching.quotes import telling
from crosswire.matching.wording import stems
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.statements import Quantity

# The sign of two such numbers.
ELSEWHERE = "among other words"
# Characters to each side of a number in which its words are looked for, and how many of them count.
_REACH, _WORDS = 110, 8
_PAUSE = re.compile(r"(?<!\b[A-Za-z])[.;!?][\"”’')]?\s|\n")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_elsewhere(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """Do two numbers that name nothing they count stand among wholly other words?"""
    if dimension(a) == "count" or dimension(b) == "count":
        return False
    return not shared(a, b, evidence)


def shared(a: Quantity, b: Quantity, evidence: Evidence) -> frozenset[str]:
    """The stems of the telling words that stand next to both numbers."""
    return evidence.around(_around, a) & evidence.around(_around, b)


def _around(quantity: Quantity, evidence: Evidence) -> frozenset[str]:
    """The stems of the telling words next to a number in its sentence, without those that tell of numbers."""
    text = evidence.text[quantity.report]
    before = _PAUSE.split(text[max(0, quantity.start - _REACH) : quantity.start])[-1]
    after = _PAUSE.split(text[quantity.end : quantity.end + _REACH])[0]
    near = [*_WORD.findall(before)[-_WORDS:], *_WORD.findall(after)[:_WORDS]]
    return stems(telling(" ".join(near)) - of_numbers())


@cache
def of_numbers() -> frozenset[str]:
    """Words that tell how much, not of what."""
    numerals = number_words()
    hedges = {w for told in comparison().hedges for w in told.split()}
    units = {form for unit in numerals.units for form in (unit, f"{unit}s")}
    return frozenset([*hedges, *units, *numerals.cardinals, *numerals.multipliers, *numerals.collective])
