"""Learn how sure a disagreement is, and whether a reader would list it; say how far to trust it.

    python evals/learn_disagreements.py             left-out table, then data/disagreement_weights.json from all
    python evals/learn_disagreements.py --check     the table only
    python evals/learn_disagreements.py --plot F    also write a reliability plot (SVG)

Two logistic scores. "right" is learnt on what was read in the six development corpora: what two strict readers read
(readings/disagreements_read_twice.json, right where both say so) or one (disagreements_read_strictly.json), which
counts double, else what a lenient one read (disagreements.json); what nobody read and cites a gold disagreement of its
own kind counts as right. Contradictions and garbles are learnt from the invented events too, which list them all.
"listed" is learnt on the gold standard of the six and, with less weight, of the invented events: does the candidate cite
both spans of a gold disagreement? Each figure of a corpus is measured with it left out of both. Events of the article
set, whose texts are there to measure on, are measured and never learnt from; those not looked into (all but
heldout.SEEN) are not even read. No randomness is involved. Needs ../shared beside the checkout and scikit-learn.
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
import invented
from calibration import Bin, bins, drawing, error
from corpora import CORPORA, ROOT, CachedParser, gold, inputs
from crosswire.lexicon.disagreement_weights import Card
from crosswire.pipeline import Linked, gather, link
from crosswire.readers import read_paths
from crosswire.reconcile.claims.evidence import gather_evidence
from crosswire.reconcile.compare import room
from crosswire.reconcile.differences.disagreements import find_candidates
from crosswire.reconcile.differences.merging import Candidate
from crosswire.reconcile.differences.ranking import order, pairs, sureness, worth
from crosswire.records.stories import Disagreement, Story
from crosswire.records.text import Article
from crosswire.settings import Settings
from disagreements import is_found
from reading import EVENTS
from shared import read_rows

TARGET = ROOT / "src/crosswire/data/disagreement_weights.json"
READINGS = ROOT / "evals/readings"
LENIENT, STRICT = ("disagreements.json",), ("disagreements_read_twice.json", "disagreements_read_strictly.json")
# Inverse strength of the penalty of each score.
C_RIGHT, C_LISTED = 0.2, 2.0
# What a judgement of strict readers weighs beside that of the lenient one, and a candidate of an invented event beside
# one of a corpus.
WEIGHT, INVENTED = 2.0, 0.3
# Verdicts of which an invented event lists every case, so that what it does not list is wrong; the corpora hold few.
GRAVE = ("contradiction", "garbled")
# What the kind "quote" is called in invented events.
KINDS = {"quotation": "quote"}
# Share of places in common from which a candidate is one that was read: leniently, and strictly, since one side more
# may make it wrong.
SAME, THE_SAME = 0.5, 0.8
# A measure that fewer candidates have gets no weight, and a weight below this is left out.
FEWEST, LEAST = 6, 0.01


@dataclass(frozen=True, kw_only=True)
class Event:
    """A story with its candidates, what reading said of each (None: not read) and whether strictly, whether it
    cites a gold disagreement of its own kind, and which gold ones it cites."""

    name: str
    most: int
    candidates: list[Candidate]
    right: list[int | None]
    strict: list[bool]
    confirmed: list[bool]
    cites: list[list[int]]
    gold: int
    invented: bool


def candidates(linked: Linked, story: Story) -> list[Candidate]:
    """All that comparing may list in a story, with what was measured."""
    reading = linked.reading
    evidence = gather_evidence(reading.statements, reading.entities, linked.lineages, story.documents, linked.meanings)
    members = {f"C{n}": [evidence.statements[i] for i in group] for n, group in enumerate(linked.groups, 1)}
    return find_candidates(members, evidence, links=linked.alignments.probability)


def judge(name: str, story: Story, linked: Linked, truth: dict[str, Any] | None, *, made_up: bool) -> Event:
    """Put what is known beside the candidates of a story."""
    file = {d.article.id: os.path.basename(d.article.path) for d in story.documents}
    found = candidates(linked, story)
    severe, lenient = ([r for file_ in files for r in read(READINGS / file_) if r["event"] == name]
                       for files in (STRICT, LENIENT))  # fmt: skip
    listed = truth["disagreements"] if truth else []
    kinds = [KINDS.get(t["kind"], t["kind"]) for t in listed]
    cites = [[i for i, t in enumerate(listed) if is_found(t, c.disagreement, file)] for c in found]
    strict = [same(c.disagreement, severe, file, THE_SAME) for c in found]
    return Event(
        name=name, most=room(story.documents), candidates=found, gold=len(listed), invented=made_up,
        right=[same(c.disagreement, lenient, file, SAME) if s is None else s for c, s in zip(found, strict, strict=True)],
        strict=[s is not None for s in strict],
        confirmed=[any(kinds[i] == c.disagreement.kind for i in own) for c, own in zip(found, cites, strict=True)],
        cites=cites,
    )  # fmt: skip


def read(path: Path) -> list[dict[str, Any]]:
    """The readings in a file; of two readers, both must find a disagreement right."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["readings"]
    return [{**r, "right": r["right"] if "right" in r else int(r["first"] and r["second"])} for r in found]


def same(d: Disagreement, readings: list[dict[str, Any]], file: dict[str, str], least: float) -> int | None:
    """What was read of the disagreement of this kind that shares most places with ``d``; None if none shares the part
    ``least``."""
    places = {(file[s.report], s.start) for s in d.sides}
    best: tuple[float, int | None] = (0.0, None)
    for r in readings:
        others = {(f, start) for f, start in r["sides"]}
        if r["kind"] == d.kind:
            best = max(best, (len(places & others) / len(places | others), r["right"]), key=lambda b: b[0])
    return best[1] if best[0] >= least else None


def load(parser: CachedParser) -> list[Event]:
    """The events to learn from, and those of the article set to measure on."""
    articles = heldout.article_set()
    known: list[tuple[str, tuple[Article, ...], dict[str, Any] | None, bool]]
    known = [(name, read_paths(inputs(name))[0], gold(name), False) for name in CORPORA]
    known += [
        (n, read_rows(heldout.reports(heldout.gold(n), articles))[0], heldout.gold(n), False) for n in heldout.SEEN
    ]
    known += [(name, read_rows(articles[m] for m in members)[0], None, False) for name, members in EVENTS.items()]
    for name in invented.names():
        made = invented.load(name)
        known.append((name, read_rows(made.reports)[0], made.gold, True))

    def event(name: str, given: tuple[Article, ...], truth: dict[str, Any] | None, made_up: bool) -> Event:
        _, derivations, stories = gather(given)
        story = max(stories, key=lambda s: len(s.documents))
        return judge(name, story, link(story, derivations, parser, Settings()), truth, made_up=made_up)

    return [event(*one) for one in known]


def learnable(events: list[Event]) -> list[Event]:
    """Those that shipped weights may be fitted to."""
    return [e for e in events if e.invented or e.name in CORPORA]


def rows(events: list[Event], what: str) -> list[tuple[dict[str, float], int, float]]:
    """What a score is learnt from: what was measured, the answer, its weight."""
    found: list[tuple[dict[str, float], int, float]] = []
    for e in events:
        for n, candidate in enumerate(e.candidates):
            right, measured = e.right[n], candidate.measured
            if what == "listed" and e.gold:
                found.append((measured, int(bool(e.cites[n])), INVENTED if e.invented else 1.0))
            elif what == "right" and e.invented and _looks_grave(candidate):
                found.append((measured, int(e.confirmed[n]), INVENTED))
            elif what == "right" and not e.invented and (right is not None or e.confirmed[n]):
                found.append((measured, 1 if right is None else right, WEIGHT if e.strict[n] else 1.0))
    return found


def _looks_grave(candidate: Candidate) -> bool:
    """Was it measured as grave, whether or not something ties both sides to one thing?"""
    return any(candidate.measured.get(f"sort {candidate.disagreement.kind} {verdict}") for verdict in GRAVE)


def fit(events: list[Event], what: str) -> Card:
    """Fit one score on events."""
    known = rows(events, what)
    held: dict[str, int] = {}
    for measured, *_ in known:
        for name, value in measured.items():
            held[name] = held.get(name, 0) + bool(value)
    names = sorted(name for name, n in held.items() if n >= FEWEST)
    matrix = np.array([[measured.get(name, 0.0) for name in names] for measured, *_ in known])
    model = LogisticRegression(C=C_RIGHT if what == "right" else C_LISTED, max_iter=3000)
    model.fit(matrix, [y for _, y, _ in known], sample_weight=[w for *_, w in known])
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST}
    return Card(intercept=round(float(model.intercept_[0]), 3), weights=weights)


def score(event: Event, right: Card, listed: Card) -> tuple[int, list[tuple[float, int, bool]]]:
    """How many gold disagreements the list holds; the probability and the answer of each that was read, and whether
    strictly."""
    worths = [worth(c, right, listed) for c in event.candidates]
    shown = order(worths, [pairs(c.disagreement) for c in event.candidates])[: event.most]
    p = [sureness(c, right) for c in event.candidates]
    return len({i for k in shown for i in event.cites[k]}), [
        (x, y, s) for x, y, s in zip(p, event.right, event.strict, strict=True) if y is not None
    ]


def table(known: list[Event]) -> list[Bin]:
    """Print the left-out figures; return the reliability."""
    answers: list[tuple[float, int, bool]] = []
    shares = {}
    for e in (e for e in known if not e.invented):
        others = [o for o in learnable(known) if o is not e]
        hits, judged = score(e, fit(others, "right"), fit(others, "listed"))
        answers += judged
        reach = len({i for cites in e.cites for i in cites})
        if e.gold:
            shares[e.name] = hits / e.gold
            print(
                f"  {e.name:20} {hits:3} of {e.gold:3} listed (among the candidates: {reach}), {len(e.candidates)} candidates"
            )
    rest = [shares[name] for name in CORPORA if name != "kremlin-call"]
    print(f"left out: kremlin-call {shares['kremlin-call']:.3f}, mean of the others {np.mean(rest):.3f}, "
          f"of all six {np.mean([shares[name] for name in CORPORA]):.3f}, "
          f"of the events of the article set {np.mean([shares[name] for name in heldout.SEEN]):.3f}")  # fmt: skip
    found = bins([p for p, *_ in answers], [y for _, y, _ in answers])
    sure = [y for p, y, _ in answers if p >= 0.5]
    strict = [y for p, y, s in answers if p >= 0.5 and s]
    print(f"read: {len(answers)}, right {sum(y for _, y, _ in answers)}; left out: calibration error {error(found):.3f}, "
          f"right at a probability of 0.5 or more: {sum(sure)} of {len(sure)}, "
          f"of those read strictly {sum(strict)} of {len(strict)}")  # fmt: skip
    for m, s, n in found:
        print(f"  probability {m:.2f}: right {s:.2f} of {n}")
    return found


def write(cards: dict[str, Card]) -> None:
    """Write the weights, one measure a line."""
    note = (
        "Weights of stage 10, written by evals/learn_disagreements.py; do not edit. The log-odds of a disagreement "
        "are the intercept plus each weight times what was measured. Learnt on the project's own annotation and "
        "reading of six corpora, and on invented events; Apache-2.0."
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
    known = load(parser)
    parser.keep()
    reliability = table(known)
    if options.plot:
        image = drawing(reliability, "probability of a disagreement, left out", "share found right by reading")
        Path(options.plot).write_text(image, encoding="utf-8")
    if not options.check:
        write({what: fit(learnable(known), what) for what in ("right", "listed")})
    return 0


if __name__ == "__main__":
    sys.exit(main())
