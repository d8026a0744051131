"""The lineages of a story as a small SVG drawing: one column a lineage, arrows from original to rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape as _escape

from crosswire.render.plain import plain
from crosswire.render.shown import ShownReport, View

# Pixels of the drawing.
_WIDTH, _HEIGHT, _GAP_X, _GAP_Y, _TOP = 150, 34, 36, 26, 26
# Characters of an outlet's name that fit into a box.
_FIT = 20
# The number of a report where an outlet has several: it is kept where the name is cut.
_NUMBER = re.compile(r" \(\d+\)$")


def lineage_svg(v: View) -> str:
    """Return SVG source; every text in it is escaped."""
    place: dict[str, tuple[int, int]] = {}
    reports = {r.id: r for r in v.reports}
    for column, line in enumerate(v.lineages):
        for row, report in enumerate(line.reports):
            place[report] = (column * (_WIDTH + _GAP_X), _TOP + row * (_HEIGHT + _GAP_Y))
    width = max((x for x, _ in place.values()), default=0) + _WIDTH + 24
    height = max((y for _, y in place.values()), default=0) + _HEIGHT + 8
    label = f"{len(v.reports)} reports in {len(v.lineages)} independent lines"
    return "\n".join(
        [
            f'<svg class="lineage" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'aria-label="{escape(label)}">',
            '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
            '<path d="M0,0 L8,4 L0,8 z"/></marker></defs>',
            *_titles(v, place),
            *_arrows(v, place),
            *(_box(reports[r], xy) for r, xy in place.items()),
            "</svg>",
        ]
    )


def escape(text: str) -> str:
    """``text`` as it may stand in the drawing."""
    return _escape(plain(text))


def _titles(v: View, place: dict[str, tuple[int, int]]) -> Iterator[str]:
    for line in v.lineages:
        x, _ = place[line.reports[0]]
        name = f"{line.id}: {line.origin}" if line.origin else line.id
        yield f'<text class="line" x="{x}" y="14">{escape(name[:_FIT])}</text>'


def _arrows(v: View, place: dict[str, tuple[int, int]]) -> Iterator[str]:
    for line in v.lineages:
        for d in line.derivations:
            (x1, y1), (_, y2) = place[d.of], place[d.report]
            side = x1 + _WIDTH
            bend = side + min(30, 12 + abs(y2 - y1) // 8)
            tip = ' marker-end="url(#tip)"' if d.directed else ""
            yield (
                f'<path class="{escape(d.verdict)}" d="M{side},{y1 + _HEIGHT // 2} C{bend},{y1 + _HEIGHT // 2} '
                f'{bend},{y2 + _HEIGHT // 2} {side},{y2 + _HEIGHT // 2}"{tip}><title>{escape(d.verdict)}, {d.score:.0%}</title></path>'
            )


def _box(report: ShownReport, xy: tuple[int, int]) -> str:
    x, y = xy
    name = report.outlet
    if len(name) > _FIT:
        number = _NUMBER.search(name)
        tail = f"…{number.group() if number else ''}"
        name = name[: _FIT - len(tail)] + tail
    return (
        f'<a href="#{escape(report.id)}"><rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text x="{x + 8}" y="{y + 21}">{escape(name)}</text><title>{escape(report.title)}</title></a>'
    )
