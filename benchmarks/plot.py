"""A small drawing of measured curves as SVG: panels side by side, one unit each, sizes on a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

# Pixels of a panel, and its margins (left, right, top, bottom).
_WIDTH, _HEIGHT = 400, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 14, 34, 42
# Colours that tell apart in black and white too, on light and dark ground.
_COLOURS = ("#3b6fb6", "#c8553d", "#4c9f70", "#8a63b0", "#b08a2e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Curves over one axis: ``curves`` maps a name to points (size, value); ``floor`` is a value to reach."""

    title: str
    sizes: str
    curves: dict[str, Sequence[tuple[float, float]]]
    floor: float | None = None


def panels_svg(panels: Sequence[Panel], label: str) -> str:
    """Return SVG source. ``label`` says in words what is shown."""
    width, height = _WIDTH * len(panels), _HEIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img" aria-label="{escape(label)}" font-family="sans-serif" font-size="11">',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *(line for place, panel in enumerate(panels) for line in _panel(panel, place * _WIDTH)),
            "</svg>\n",
        ]
    )


def _panel(panel: Panel, left: int) -> Iterator[str]:
    points = [point for curve in panel.curves.values() for point in curve]
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    top = 1.15 * max([y for _, y in points] + ([panel.floor] if panel.floor else []))
    wide, tall = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        share = math.log(x / low) / math.log(high / low) if high > low else 0.5
        return round(left + _LEFT + share * wide, 1), round(_TOP + (1 - y / top) * tall, 1)

    yield f'<text x="{left + _LEFT}" y="16" font-weight="bold">{escape(panel.title)}</text>'
    yield f'<text x="{left + _LEFT + wide / 2}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(panel.sizes)}</text>'
    for tick in _ticks(top):
        x, y = at(low, tick)
        yield f'<line x1="{x}" y1="{y}" x2="{x + wide}" y2="{y}" stroke="#dddddd"/>'
        yield f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{tick:,g}</text>'
    for size in sorted({x for x, _ in points}):
        x, y = at(size, 0)
        yield f'<text x="{x}" y="{y + 16}" text-anchor="middle">{_short(size)}</text>'
    if panel.floor:
        x, y = at(low, panel.floor)
        yield f'<line x1="{x}" y1="{y}" x2="{x + wide}" y2="{y}" stroke="#555555" stroke-dasharray="5 4"/>'
    for number, (name, curve) in enumerate(panel.curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x},{y}" for x, y in (at(*point) for point in curve))
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in (at(*point) for point in curve))
        if len(panel.curves) > 1:
            yield f'<text x="{left + _LEFT + 8}" y="{_TOP + 12 + 14 * number}" fill="{colour}">{escape(name)}</text>'


def _ticks(top: float) -> list[float]:
    step = 10 ** math.floor(math.log10(top))
    step = next(s for s in (step / 5, step / 2, step, 2 * step) if top / s <= 6)
    return [round(step * n, 6) for n in range(int(top / step) + 1)]


def _short(size: float) -> str:
    return f"{size / 1e6:.3g}M" if size >= 1e6 else f"{size / 1e3:.3g}k" if size >= 1e3 else f"{size:g}"
