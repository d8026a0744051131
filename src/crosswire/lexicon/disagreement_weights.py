"""The learnt weights of disagreements, from ``data/disagreement_weights.json`` (written by
``evals/learn_disagreements.py``)."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

from crosswire.errors import DataError


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
def _cards() -> dict[str, Card]:
    text = files("crosswire.data").joinpath("disagreement_weights.json").read_text(encoding="utf-8")
    try:
        cards = json.loads(text)["cards"]
        return {
            name: Card(intercept=float(card["intercept"]), weights={k: float(w) for k, w in card["weights"].items()})
            for name, card in cards.items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"data/disagreement_weights.json: {error}") from error
