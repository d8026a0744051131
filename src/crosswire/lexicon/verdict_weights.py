"""The learnt weights of the verdicts on copies, from ``data/verdict_weights.json`` (see ``evals/learn_verdicts.py``)."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from crosswire.lexicon.files import read_json, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic score: log-odds = intercept + the weighted sum of named signs."""

    intercept: float
    weights: Mapping[str, float]


def derived(signs: Mapping[str, float]) -> float:
    """The probability (0..1) that two texts have a common origin, by ``matching.kinship.signs``."""
    return _chance(weights()["derived"], signs)


def taken(signs: Mapping[str, float]) -> float:
    """The probability (0..1) that a text with a common origin took parts of the other as they are, rather than telling
    them anew, by ``matching.kinship.taking_signs``."""
    return _chance(weights()["taken"], signs)


def whole(signs: Mapping[str, float]) -> float:
    """The probability (0..1) that two texts with a common origin are one text, by ``matching.kinship.wholeness_signs``."""
    return _chance(weights()["whole"], signs)


def reworded(signs: Mapping[str, float]) -> float:
    """The probability (0..1) that a text was reworded all through, by ``matching.kinship.rewording_signs``."""
    return _chance(weights()["reworded"], signs)


def _chance(score: Weights, signs: Mapping[str, float]) -> float:
    odds = score.intercept + sum(weight * signs[name] for name, weight in score.weights.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


@functools.cache
@reading("verdict_weights.json")
def weights() -> Mapping[str, Weights]:
    """The scores by name."""
    data = read_json("verdict_weights.json")
    return {
        name: Weights(intercept=float(data[name]["intercept"]), weights=data[name]["weights"])
        for name in ("derived", "taken", "whole", "reworded")
    }
