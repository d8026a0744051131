"""Comparing two numbers: are they the same, compatible roundings, or a contradiction?

A number is compared only with a number of the same dimension (spans of time among themselves, money of
one currency, distances, shares, counts). Bounds decide: "almost an hour" may be fifty minutes, "more
than 100" may be 121, 30 is not 25. Limits: exchange rates are not known.
"""

from __future__ import annotations

import re

from crosswire.lexicon.comparison import comparison
from crosswire.records.statements import Quantity, TimeExpression
from crosswire.records.stories import Score

# Factor to the base unit of the dimension (hours, metres, kilograms). A month and a year are the mean ones.
_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 3600), "minute": ("time", 1 / 60), "hour": ("time", 1.0), "day": ("time", 24.0),
    "week": ("time", 168.0), "month": ("time", 730.5), "year": ("time", 8766.0), "decade": ("time", 87660.0),
    "century": ("time", 876600.0),
    "millimetre": ("length", 0.001), "centimetre": ("length", 0.01), "metre": ("length", 1.0),
    "meter": ("length", 1.0), "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0),
    "km": ("length", 1000.0), "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254),
    "yard": ("length", 0.9144), "gram": ("mass", 0.001), "kg": ("mass", 1.0), "kilogram": ("mass", 1.0),
    "kilo": ("mass", 1.0), "pound": ("mass", 0.45359237), "ton": ("mass", 1000.0), "tonne": ("mass", 1000.0),
    "percent": ("share", 1.0), "%": ("share", 1.0), "per cent": ("share", 1.0), "percentage point": ("share", 1.0),
}  # fmt: skip
# TIMEX3 durations: P3D, PT50M, P5DE (decades), PXW (some weeks).
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)(DE|CE|[SMHDWY])")
_LETTERS = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade",
    "CE": "century",
}  # fmt: skip
# Times told in these units are rounded to about this share of the unit ("a month" may be four weeks).
_COARSE = {"hour": 0.2, "week": 0.3, "month": 0.3, "year": 0.3, "decade": 0.3, "century": 0.3}
# "Some weeks": the value it is shown with, and its range.
_SOME = (3.0, 2.0, 10.0)
# Share of the value by which reports may round without contradicting one another, when neither says "about".
_ROUNDING = 0.004
# Share by which rounding reaches when one of the two says "about", "nearly", "more than" or gives a range.
_LOOSE = 0.2


def dimension(quantity: Quantity) -> str:
    """Return what ``quantity`` measures: time, length, mass, share, a currency, or "count"."""
    if not quantity.unit:
        return "count"
    unit = quantity.unit.lower()
    if unit in _UNITS:
        return _UNITS[unit][0]
    if unit.endswith("s") and unit[:-1] in _UNITS:
        return _UNITS[unit[:-1]][0]
    return unit


def counted_noun(quantity: Quantity) -> str:
    """The last noun of what is counted, without the ending of its plural; empty where nothing is named."""
    words = quantity.counts.lower().split() if quantity.counts else ()
    return words[-1].rstrip("s") if words else ""


def measure(quantity: Quantity) -> tuple[str, float, str]:
    """What is measured and how much: equal for equal values of one thing (of a count, of one noun)."""
    known = dimension(quantity)
    return known, round(base_value(quantity), 6), counted_noun(quantity) if known == "count" else ""


def base_value(quantity: Quantity) -> float:
    """The value in the base unit of its dimension."""
    return _bounds(quantity)[1]


def as_quantity(time: TimeExpression) -> Quantity | None:
    """Read a stretch of time ("almost an hour", PT1H) as a quantity; None where it is no plain duration."""
    found = _DURATION.fullmatch(time.value)
    unit = found and _LETTERS.get(found.group(1) + found.group(3))
    if found is None or unit is None:
        return None
    if found.group(2) == "X":
        value, low, high = _SOME
    else:
        value = float(found.group(2))
        hedge = comparison().hedge.search(time.text)
        share = comparison().hedges[hedge.group().lower()] if hedge else (1.0, 1.0)
        low, high = value * share[0], value * share[1]
    return Quantity(
        report=time.report, start=time.start, end=time.end, text=time.text, value=value, low=low, high=high, unit=unit
    )


def same_number(left: Quantity, right: Quantity) -> Score | None:
    """Compare two quantities; None where they measure different things.

    1.0 is the same value, 0.5 to 0.9 compatible, 0.0 a contradiction; ``detail`` says why.
    """
    known = dimension(left)
    if known != dimension(right):
        return None
    a, b = _bounds(left), _bounds(right)

    def score(value: float, detail: str) -> Score:
        return Score(name="number", value=value, detail=detail, left=left.text, right=right.text)

    if _close(a[1], b[1], _ROUNDING):
        if left.unit != right.unit and known == "time":
            return score(0.9, "the same span in other units")
        exact = _close(a[0], b[0], _ROUNDING) and _close(a[2], b[2], _ROUNDING)
        return score(1.0, "equal") if exact else score(0.8, "the same value, once rounded")
    if a[0] <= b[2] and b[0] <= a[2]:
        return score(0.7, "the ranges overlap")
    loose = a[0] != a[2] or b[0] != b[2]
    if loose and _near(a, b) <= _LOOSE:
        return score(0.5, "close, and one is rounded")
    return score(0.0, f"{left.text} against {right.text}")


def _bounds(quantity: Quantity) -> tuple[float, float, float]:
    """(low, value, high) in the base unit; a time in weeks or longer units is itself a rounding."""
    unit = (quantity.unit or "").lower()
    known = _UNITS.get(unit) or _UNITS.get(unit[:-1])
    factor = known[1] if known else 1.0
    slack = _COARSE.get(unit, 0.0)
    return (quantity.low - slack) * factor, quantity.value * factor, (quantity.high + slack) * factor


def _close(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _near(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """The gap between two ranges as a share of the smaller value: "less than a month" is not close to fifty minutes."""
    gap = max(a[0], b[0]) - min(a[2], b[2])
    return gap / max(min(abs(a[1]), abs(b[1])), 1e-9)
