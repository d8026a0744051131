"""How well probabilities are calibrated: bins of equal width, the expected error over them, and a drawing."""

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


def drawing(found: Sequence[Bin], across: str, up: str) -> str:
    """The bins against the diagonal, an SVG image; ``across`` and ``up`` name its edges. The more cases, the larger a circle."""
    size, edge = 300, 45
    most = max(n for *_, n in found)

    def at(x: float, y: float) -> str:
        return f"{edge + x * size:.1f},{edge / 2 + (1 - y) * size:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{size + 2 * edge}" height="{size + 2 * edge}" fill="#ffffff"/>',
        f'<polyline points="{at(0, 1)} {at(0, 0)} {at(1, 0)}" fill="none" stroke="#555555"/>',
        f'<polyline points="{at(0, 0)} {at(1, 1)}" fill="none" stroke="#555555" stroke-dasharray="5 4"/>',
        f'<polyline points="{" ".join(at(p, y) for p, y, _ in found)}" fill="none" stroke="#3b6fb6" stroke-width="2"/>',
    ]
    for p, y, n in found:
        x, below = at(p, y).split(",")
        parts.append(f'<circle cx="{x}" cy="{below}" r="{2 + 8 * (n / most) ** 0.5:.1f}" fill="#3b6fb6"/>')
    for tick in (0.0, 0.5, 1.0):
        x, below = at(tick, tick).split(",")
        parts.append(f'<text x="{x}" y="{edge / 2 + size + 16:.1f}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{edge - 6}" y="{float(below) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    parts.append(f'<text x="{edge + size / 2}" y="{edge / 2 + size + 34:.1f}" text-anchor="middle">{across}</text>')
    parts.append(f'<text x="{edge + 8}" y="{edge / 2 + 12:.1f}">{up}</text>')
    return "\n".join([*parts, "</svg>", ""])
