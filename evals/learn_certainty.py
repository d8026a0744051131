"""Learn how sure it is that a claim holds one fact: python evals/learn_certainty.py

From evals/readings/claims.json (200 claims, each judged by two readers) a logistic regression of two signs is
fitted: the log-odds of the mean link and the logarithm of the number of statements. Prints the constants of
``reconcile/claims/standing.py`` and, with the claims of each event left out in turn, the share right by probability.
Nothing is random.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from calibration import bins, error
from shared import ROOT

READINGS = ROOT / "evals" / "readings" / "claims.json"
# Bounds of the mean link, as in reconcile/claims/standing.py.
_LEAST, _MOST = 0.03, 0.97
_FROM = (0.4, 0.5, 0.6, 0.65, 0.7, 0.8)


def signs(row: dict[str, Any]) -> tuple[float, float]:
    """The two signs of a claim as it was read."""
    mean = min(_MOST, max(_LEAST, row["mean_link"]))
    return float(np.log(mean / (1 - mean))), float(np.log(len(row["mentions"])))


def main() -> int:
    """Print the constants and how they do on events that were left out."""
    rows = json.loads(READINGS.read_text(encoding="utf-8"))["readings"]
    x = np.array([signs(row) for row in rows] * 2)
    y = np.array([row["first"] for row in rows] + [row["second"] for row in rows])
    event = np.array([row["event"] for row in rows] * 2)
    said = np.zeros(len(y))
    for name in sorted(set(event)):
        out = event == name
        said[out] = LogisticRegression(C=1.0).fit(x[~out], y[~out]).predict_proba(x[out])[:, 1]
    for least in _FROM:
        held = said >= least
        print(f"left out, from {least:.2f}: right {y[held].mean():.2f} of {held.sum() // 2} claims")
    agreed = np.mean([row["first"] == row["second"] for row in rows])
    print(f"left out, calibration error {error(bins(said, y, 5)):.3f}; the readers agree on {agreed:.2f}")
    fitted = LogisticRegression(C=1.0).fit(x, y)
    print(f"_BASE, _LINKS, _MANY = {fitted.intercept_[0]:.3f}, {fitted.coef_[0][0]:.3f}, {fitted.coef_[0][1]:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
