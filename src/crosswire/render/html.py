"""An account as one self-contained HTML page.

The page works without a network, and its policy allows only its own script and style, by their hashes:
nothing that came out of a report can run. References are plain links, so the page also works
without its script; the script adds marking of the whole passage and the way back with Escape.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, select_autoescape
from markupsafe import Markup

from crosswire.records.stories import Reconstruction
from crosswire.render.citing import long_date
from crosswire.render.lineage import lineage_svg
from crosswire.render.plain import plain
from crosswire.render.several import told_apart
from crosswire.render.shown import ShownReport, View
from crosswire.render.support import count
from crosswire.render.view import derivation_text, views
from crosswire.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a report's text under one set of references. ``anchors`` are those that begin here."""

    text: str
    refs: tuple[int, ...]
    anchors: tuple[int, ...]
    residue: str


def to_html(reconstruction: Reconstruction) -> str:
    """Return all accounts of ``reconstruction`` as one HTML document."""
    style, script = _part("page.css"), _part("page.js")
    shown = views(reconstruction)
    return _environment().from_string(_part("page.html.j2")).render(
        version=__version__,
        views=shown,
        problems=reconstruction.problems,
        hint=told_apart(reconstruction),
        reports_and_day=reports_and_day,
        pieces={(v.story, r.id): tuple(cut_pieces(v, r)) for v in shown for r in v.reports},
        graphs={v.story: Markup(lineage_svg(v)) for v in shown},
        derivations={
            v.story: [derivation_text(d, {r.id: r.outlet for r in v.reports}) for line in v.lineages for d in line.derivations]
            for v in shown
        },
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'",
    )  # fmt: skip


def reports_and_day(v: View) -> str:
    """How many reports tell a story and of which day, for the list of stories: among sixty it leads to those of several."""
    day = dict(v.facts).get("When", "")
    return count(len(v.reports), "report") + (f", {day}" if day and day != long_date(None) else "")


def cut_pieces(v: View, report: ShownReport) -> Iterator[Piece]:
    """Cut the text of ``report`` where any reference or residue begins or ends."""
    spans = [(r.start, r.end, r.number) for r in v.references if r.report == report.id]
    bounds = {0, len(report.text)}
    for start, end, _ in (*spans, *report.residue):
        bounds |= {start, end}
    cuts = sorted(b for b in bounds if 0 <= b <= len(report.text))
    spans.sort(key=lambda span: span[0])
    residue = sorted(report.residue)
    open_: list[tuple[int, int, int]] = []  # the spans around the piece, so that no piece looks at all spans
    at = beside = 0
    for start, end in pairwise(cuts):
        first = at
        while at < len(spans) and spans[at][0] <= start:
            at += 1
        open_ = [span for span in (*open_, *spans[first:at]) if span[1] >= end]
        while beside < len(residue) and residue[beside][1] <= start:
            beside += 1
        yield Piece(
            text=report.text[start:end],
            refs=tuple(sorted(n for _, _, n in open_)),
            anchors=tuple(sorted(n for s, _, n in spans[first:at] if s == start)),
            residue=residue[beside][2] if beside < len(residue) and residue[beside][0] <= start else "",
        )


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=select_autoescape(default_for_string=True, default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda shown: plain(shown) if type(shown) is str else shown,
    )


@cache
def _part(name: str) -> str:
    return (files("crosswire") / "render" / "page" / name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
