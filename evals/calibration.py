"""How well probabilities are calibrated: bins of equal width, and the expected error over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

# Of one bin: mean probability, share that is right, cases.
Bin = tuple[float, float, int]


def bins(said: Any, right: Any, count: int = 10) -> list[Bin]:
    """The bins that hold anything, lowest first. ``said`` are probabilities (0..1), ``right`` says which came true."""
    p, y = np.asarray(said, float), np.asarray(right, float)
    place = np.minimum((p * count).astype(int), count - 1)
    return [(float(p[k].mean()), float(y[k].mean()), int(k.sum())) for b in range(count) if (k := place == b).any()]


def error(found: Sequence[Bin]) -> float:
    """Expected calibration error (0..1): the mean distance of what was said and what came true, by cases."""
    return sum(abs(p - y) * n for p, y, n in found) / max(1, sum(n for *_, n in found))
