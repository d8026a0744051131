"""What two readers judged, learnt by logistic regression: shared by learn_certainty.py and learn_telling.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from calibration import bins, error


def learn(
    rows: Sequence[Mapping[str, Any]],
    signs: Callable[[Mapping[str, Any]], tuple[float, ...]],
    *,
    group: str,
    levels: Sequence[float],
    noun: str,
) -> list[float]:
    """Return the constant and the weights of the ``signs``, learnt from all ``rows``, of which each counts once for each reader.

    Prints the share right from each of ``levels`` on, each ``group`` of rows left out in turn; ``noun`` is what rows are.
    Nothing is random.
    """
    x = np.array([signs(row) for row in rows] * 2)
    y = np.array([row["first"] for row in rows] + [row["second"] for row in rows])
    groups = np.array([row[group] for row in rows] * 2)
    said = np.zeros(len(y))
    for name in sorted(set(groups)):
        out = groups == name
        said[out] = LogisticRegression(C=1.0).fit(x[~out], y[~out]).predict_proba(x[out])[:, 1]
    for least in levels:
        held = said >= least
        print(f"left out, from {least:.2f}: right {y[held].mean():.2f} of {held.sum() // 2} {noun}")
    agreed = np.mean([row["first"] == row["second"] for row in rows])
    print(f"left out, calibration error {error(bins(said, y, 5)):.3f}; the readers agree on {agreed:.2f}")
    fitted = LogisticRegression(C=1.0).fit(x, y)
    return [float(fitted.intercept_[0]), *map(float, fitted.coef_[0])]
