"""Learn how sure it is that a passage tells what a line tells: python evals/learn_telling.py

From evals/readings/tellings.json (240 passages beside lines of other reports, each judged by two readers) a logistic
regression of two signs is fitted: the log-odds of the passage's link to that of the line, and the share of the line's
words that its sentence has. Prints the constants of ``reconcile/claims/telling.py`` and, with each corpus left out in
turn, the share right by probability. Nothing is random.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from calibration import bins, error
from crosswire.reconcile.claims.telling import link_odds
from shared import ROOT

READINGS = ROOT / "evals" / "readings" / "tellings.json"
# Probabilities from which it is told how many are right.
_FROM = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9)


def signs(row: dict[str, Any]) -> tuple[float, float]:
    """The two signs of a passage as it was read."""
    return link_odds(row["link"]), row["share"]


def main() -> int:
    """Print the constants and how they do on corpora that were left out."""
    rows = json.loads(READINGS.read_text(encoding="utf-8"))["readings"]
    x = np.array([signs(row) for row in rows] * 2)
    y = np.array([row["first"] for row in rows] + [row["second"] for row in rows])
    corpus = np.array([row["corpus"] for row in rows] * 2)
    said = np.zeros(len(y))
    for name in sorted(set(corpus)):
        out = corpus == name
        said[out] = LogisticRegression(C=1.0).fit(x[~out], y[~out]).predict_proba(x[out])[:, 1]
    for least in _FROM:
        held = said >= least
        print(f"left out, from {least:.2f}: right {y[held].mean():.2f} of {held.sum() // 2} passages")
    agreed = np.mean([row["first"] == row["second"] for row in rows])
    print(f"left out, calibration error {error(bins(said, y, 5)):.3f}; the readers agree on {agreed:.2f}")
    fitted = LogisticRegression(C=1.0).fit(x, y)
    print(f"_BASE, _LINK, _SHARE = {fitted.intercept_[0]:.3f}, {fitted.coef_[0][0]:.3f}, {fitted.coef_[0][1]:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
