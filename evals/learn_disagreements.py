"""Learn how sure a disagreement is, and whether a reader would list it; say how far to trust it.

    python evals/learn_disagreements.py             left-out table, then data/disagreement_weights.json from all
    python evals/learn_disagreements.py --check     the table only
    python evals/learn_disagreements.py --plot F    also write a reliability plot (SVG)

Two logistic scores. "right" is learnt on readings/disagreements.json: what one of us, reading the
passages, judged right or wrong, in the six development corpora and four events of the article set; what
was not read and cites a gold disagreement of its own kind counts as right.
"listed" is learnt on the gold standard of the six: does the candidate cite both spans of a gold
disagreement? Each figure of a corpus is measured with that corpus left out of both; the held-out events
are in neither. No randomness is involved. Needs ../shared beside the checkout and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

import heldout
from corpora import CORPORA, ROOT, CachedParser, gold, inputs
from crosswire.lexicon.disagreement_weights import Card
from crosswire.pipeline import Linked, gather, link
from crosswire.readers import read_paths
from crosswire.reconcile.compare import room
from crosswire.reconcile.disagreements import find_candidates
from crosswire.reconcile.evidence import gather_evidence
from crosswire.reconcile.merging import Candidate
from crosswire.records.stories import Disagreement, Story
from crosswire.settings import Settings
from disagreements import is_found
from reading import EVENTS, written

TARGET = ROOT / "src/crosswire/data/disagreement_weights.json"
READINGS = ROOT / "evals/readings/disagreements.json"
# Inverse strength of the penalty of each score.
C_RIGHT, C_LISTED = 0.5, 0.5
# Share of places in common from which a candidate is one that was read.
SAME = 0.5
# A measure that fewer candidates have gets no weight, and a weight below this is left out.
FEWEST, LEAST = 6, 0.01


@dataclass(frozen=True, kw_only=True)
class Event:
    """A story with its candidates, what reading said of each (None: not read), whether it cites a gold disagreement
    of its own kind, and which gold ones it cites."""

    name: str
    most: int
    candidates: list[Candidate]
    right: list[int | None]
    confirmed: list[bool]
    cites: list[list[int]]
    gold: int


def candidates(linked: Linked, story: Story) -> list[Candidate]:
    """All that comparing may list in a story, with what was measured."""
    reading = linked.reading
    evidence = gather_evidence(reading.statements, reading.entities, linked.lineages, story.documents)
    members = {f"C{n}": [evidence.statements[i] for i in group] for n, group in enumerate(linked.groups, 1)}
    links = {(a.left, a.right): a.probability for a in linked.alignments}
    return find_candidates(members, evidence, links=links)


def judge(name: str, story: Story, linked: Linked, truth: dict[str, Any] | None) -> Event:
    """Put what is known beside the candidates of a story."""
    file = {d.article.id: os.path.basename(d.article.path) for d in story.documents}
    found = candidates(linked, story)
    read = [r for r in json.loads(READINGS.read_text(encoding="utf-8"))["readings"] if r["event"] == name]
    listed = truth["disagreements"] if truth else []
    cites = [[i for i, t in enumerate(listed) if is_found(t, c.disagreement, file)] for c in found]
    return Event(
        name=name, most=room(story.documents), candidates=found, gold=len(listed),
        right=[_read(c.disagreement, read, file) for c in found],
        confirmed=[any(listed[i]["kind"] == c.disagreement.kind for i in own) for c, own in zip(found, cites, strict=True)],
        cites=cites,
    )  # fmt: skip


def _read(d: Disagreement, read: list[dict[str, Any]], file: dict[str, str]) -> int | None:
    places = {(file[s.report], s.start) for s in d.sides}
    best: tuple[float, int | None] = (0.0, None)
    for r in read:
        others = {(f, start) for f, start in r["sides"]}
        if r["kind"] == d.kind:
            best = max(best, (len(places & others) / len(places | others), r["right"]), key=lambda b: b[0])
    return best[1] if best[0] >= SAME else None


def load(parser: CachedParser) -> tuple[list[Event], list[Event]]:
    """The events to learn from, and the held-out ones."""
    articles = heldout.article_set()
    known = [(name, inputs(name), gold(name)) for name in CORPORA]
    known += [(name, [written([articles[m] for m in members])], None) for name, members in EVENTS.items()]
    apart = [
        (path.stem, [written(heldout.reports(heldout.gold(path.stem), articles))], heldout.gold(path.stem))
        for path in sorted(heldout.GOLD.glob("*.json"))
    ]

    def event(name: str, paths: list[str], truth: dict[str, Any] | None) -> Event:
        _, derivations, stories = gather(read_paths(paths)[0])
        story = max(stories, key=lambda s: len(s.documents))
        return judge(name, story, link(story, derivations, parser, Settings()), truth)

    return [event(*one) for one in known], [event(*one) for one in apart]


def fit(events: list[Event], what: str) -> Card:
    """Fit one score on events."""
    rows: list[tuple[dict[str, float], int]] = []
    for e in events:
        for candidate, right, confirmed, cites in zip(e.candidates, e.right, e.confirmed, e.cites, strict=True):
            if what == "right" and (right is not None or confirmed):
                rows.append((candidate.measured, int(confirmed) if right is None else right))
            elif what == "listed" and e.gold:
                rows.append((candidate.measured, int(bool(cites))))
    held: dict[str, int] = {}
    for measured, _ in rows:
        for name, value in measured.items():
            held[name] = held.get(name, 0) + bool(value)
    names = sorted(name for name, n in held.items() if n >= FEWEST)
    matrix = np.array([[measured.get(name, 0.0) for name in names] for measured, _ in rows])
    model = LogisticRegression(C=C_RIGHT if what == "right" else C_LISTED, max_iter=2000)
    model.fit(matrix, [y for _, y in rows])
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST}
    return Card(intercept=round(float(model.intercept_[0]), 3), weights=weights)


def score(event: Event, right: Card, listed: Card) -> tuple[int, list[tuple[float, int]]]:
    """How many gold disagreements the list holds, and the probability and the answer of each that was read."""
    p = [right.probability(c.measured) for c in event.candidates]
    worth = [x * listed.probability(c.measured) for x, c in zip(p, event.candidates, strict=True)]
    shown = sorted(range(len(p)), key=lambda k: -worth[k])[: event.most]
    return len({i for k in shown for i in event.cites[k]}), [
        (x, y) for x, y in zip(p, event.right, strict=True) if y is not None
    ]


def calibration(read: list[tuple[float, int]], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over equal-width bins, and (mean probability, share right, count) of each."""
    p, y = np.array([x for x, _ in read]), np.array([x for _, x in read])
    place = np.minimum((p * bins).astype(int), bins - 1)
    rows = [
        (float(p[place == b].mean()), float(y[place == b].mean()), int((place == b).sum())) for b in sorted(set(place))
    ]
    return sum(abs(m - s) * n for m, s, n in rows) / len(read), rows


def table(known: list[Event], apart: list[Event]) -> list[tuple[float, float, int]]:
    """Print the left-out figures; return the reliability."""
    read: list[tuple[float, int]] = []
    shares = {}
    for e in known:
        others = [o for o in known if o is not e]
        hits, answers = score(e, fit(others, "right"), fit(others, "listed"))
        read += answers
        reach = len({i for cites in e.cites for i in cites})
        if e.gold:
            shares[e.name] = hits / e.gold
            print(
                f"  {e.name:20} {hits:3} of {e.gold:3} listed (among the candidates: {reach}), {len(e.candidates)} candidates"
            )
    rest = [share for name, share in shares.items() if name != "kremlin-call"]
    print(f"left out: kremlin-call {shares['kremlin-call']:.3f}, mean of the others {np.mean(rest):.3f}")
    cards = fit(known, "right"), fit(known, "listed")
    found = [(e, score(e, *cards)[0]) for e in apart]
    print("held-out events: " + ", ".join(f"{e.name} {n} of {e.gold}" for e, n in found)
          + f", mean {np.mean([n / e.gold for e, n in found]):.3f}")  # fmt: skip
    error, rows = calibration(read)
    sure = [y for p, y in read if p >= 0.5]
    print(f"read: {len(read)}, right {sum(y for _, y in read)}; left out: calibration error {error:.3f}, "
          f"right at a probability of 0.5 or more: {sum(sure)} of {len(sure)}")  # fmt: skip
    for m, s, n in rows:
        print(f"  probability {m:.2f}: right {s:.2f} of {n}")
    return rows


def plot(rows: list[tuple[float, float, int]], path: Path) -> None:
    """A reliability plot: probability to the right, share right upwards, area by count."""
    dots = "".join(
        f'<circle cx="{40 + 320 * m:.0f}" cy="{340 - 320 * s:.0f}" r="{2 + n**0.5:.1f}" fill="#2a6"/>'
        for m, s, n in rows
    )
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 380" font-family="sans-serif" font-size="12">'
        '<rect x="40" y="20" width="320" height="320" fill="none" stroke="#888"/>'
        '<line x1="40" y1="340" x2="360" y2="20" stroke="#bbb"/>'
        f'{dots}<text x="200" y="372" text-anchor="middle">probability of a disagreement, left out</text>'
        '<text x="14" y="180" transform="rotate(-90 14 180)" text-anchor="middle">share found right by reading</text>'
        "</svg>\n", encoding="utf-8",
    )  # fmt: skip


def write(cards: dict[str, Card]) -> None:
    """Write the weights, one measure a line."""
    note = (
        "Weights of stage 10, written by evals/learn_disagreements.py; do not edit. The log-odds of a disagreement "
        "are the intercept plus each weight times what was measured. Learnt on the project's own annotation and "
        "reading of six corpora and four events; Apache-2.0."
    )
    parts = []
    for name, card in cards.items():
        lines = ",\n".join(f"    {json.dumps(n)}: {w}" for n, w in card.weights.items())
        parts.append(f'  {json.dumps(name)}: {{"intercept": {card.intercept}, "weights": {{\n{lines}\n  }}}}')
    TARGET.write_text(f'{{"note": {json.dumps(note)},\n "cards": {{\n' + ",\n".join(parts) + "\n}}\n", encoding="utf-8")


def main() -> int:
    """Learn, print, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print the table, write nothing")
    arguments.add_argument("--plot", metavar="FILE", help="write a reliability plot")
    options = arguments.parse_args()
    parser = CachedParser(Settings().model)
    known, apart = load(parser)
    parser.keep()
    rows = table(known, apart)
    if options.plot:
        plot(rows, Path(options.plot))
    if not options.check:
        write({"right": fit(known, "right"), "listed": fit(known, "listed")})
    return 0


if __name__ == "__main__":
    sys.exit(main())
