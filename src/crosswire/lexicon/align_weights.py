"""The learnt weights of alignment, from ``data/align_weights*.json`` (written by ``evals/learn_align.py``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from crosswire.lexicon.files import read_json, reading

SHIPPED, LARGE = "align_weights.json", "align_weights_large.json"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignWeights:
    """The scorecard of alignment and the coarse score that goes before it."""

    card: Scorecard
    sieve: Sieve


@functools.cache
def align_weights(*, large: bool = False) -> AlignWeights:
    """Return the weights that go with the encoder that ships, or with the ``large`` one (``text/mpnet.py``)."""
    name = LARGE if large else SHIPPED
    with reading(name):
        found = read_json(name)
        card, coarse = found["passes"]["first"], found["sieve"]
        return AlignWeights(
            card=Scorecard(
                intercept=float(card["intercept"]),
                curves={feature: (tuple(xs), tuple(ys)) for feature, (xs, ys) in card["curves"].items()},
            ),
            sieve=Sieve(
                weights={feature: float(weight) for feature, weight in coarse["weights"].items()},
                cut=float(coarse["cut"]),
            ),
        )
