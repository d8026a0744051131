"""The learnt weights of alignment, from ``data/align_weights.json`` (written by ``evals/learn_align.py``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crosswire.lexicon.files import read_json, reading

Curve = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """An additive score: log-odds = intercept + the curve of each feature at its value.

    A curve is (values, log-odds), joined by straight lines and level beyond its ends.
    """

    intercept: float
    curves: Mapping[str, Curve]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """A weighted sum of few features, and the value from which on a pair is looked at closely."""

    weights: Mapping[str, float]
    cut: float


@functools.cache
@reading("align_weights.json")
def scorecards() -> Mapping[str, Scorecard]:
    """Return the scorecard of each pass of alignment, by name."""
    return {
        name: Scorecard(
            intercept=float(card["intercept"]),
            curves={feature: (tuple(xs), tuple(ys)) for feature, (xs, ys) in card["curves"].items()},
        )
        for name, card in _data()["passes"].items()
    }


@functools.cache
@reading("align_weights.json")
def sieve() -> Sieve:
    """Return the coarse score that goes before the scorecard."""
    found = _data()["sieve"]
    return Sieve(weights={name: float(weight) for name, weight in found["weights"].items()}, cut=float(found["cut"]))


@functools.cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_json("align_weights.json")
    return data
