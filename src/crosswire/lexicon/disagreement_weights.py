"""The learnt weights of disagreements, from ``data/disagreement_weights.json`` (written by
``evals/learn_disagreements.py``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from crosswire.lexicon.files import read_json, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A logistic score: log-odds = intercept + weight times value, summed over what was measured."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, measured: Mapping[str, float]) -> float:
        """The probability (0..1) of what was measured; measures without a weight count nothing."""
        weight = self.weights.get
        odds = self.intercept + sum([value * weight(name, 0.0) for name, value in measured.items() if value])
        return 1.0 / (1.0 + exp(-odds))


@functools.cache
def right() -> Card:
    """How likely a careful reader finds that the sides differ as said."""
    return _cards()["right"]


@functools.cache
def listed() -> Card:
    """How likely a careful reader lists the disagreement, when asked for those of a story."""
    return _cards()["listed"]


@functools.cache
@reading("disagreement_weights.json")
def _cards() -> dict[str, Card]:
    return {
        name: Card(intercept=float(card["intercept"]), weights={k: float(w) for k, w in card["weights"].items()})
        for name, card in read_json("disagreement_weights.json")["cards"].items()
    }
