"""Learn the weights of alignment from the development corpora, and say how far to trust them.

    python evals/learn_align.py             leave-one-corpus-out table, then data/align_weights.json from all six
    python evals/learn_align.py --check     the table only, and docs/calibration.svg
    python evals/learn_align.py --encoder FOLDER    the same for the large encoder: data/align_weights_large.json, no drawing

Statements that cover mentions of one gold claim are pairs to link; statements that cover mentions of
different claims are pairs to keep apart. The gold lists every mention of its claims, so a statement
that covers one and a statement that touches none are to be kept apart too (every sixth such pair is
taken, with the weight of six). Pairs of two statements outside the gold are not used. The score is
additive: each feature gets a curve of straight pieces, fitted by logistic regression with a strong
penalty. Calibration is measured over all pairs of known answer, and over those that may be links; precision, recall and F1 as the
scorer does, over pairs of gold mentions.
No randomness is involved. Needs ../shared beside the checkout and scikit-learn.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import invented
from calibration import Bin, bins, drawing, error
from corpora import CORPORA, ROOT, CachedParser, digest, gold, inputs
from crosswire.gather.dedupe import trace_lineages
from crosswire.lexicon.align_weights import LARGE, SHIPPED, Scorecard, Sieve
from crosswire.pipeline import gather, read
from crosswire.readers import read_paths
from crosswire.reconcile import align as stage
from crosswire.reconcile.linking.candidates import candidates
from crosswire.reconcile.linking.facts import gather_facts
from crosswire.reconcile.linking.features import FEATURES, measure
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.reconcile.linking.sifting import SIFTED
from crosswire.records.statements import Statement
from crosswire.records.text import Article
from crosswire.settings import Settings
from crosswire.text import mpnet
from crosswire.text.encoder import Encoder
from shared import read_rows

DATA = ROOT / "src/crosswire/data"
PLOT = ROOT / "docs/calibration.svg"
# Shares of the (balanced) training pairs at which a curve may bend.
BENDS = (0.001, 0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 0.999)
# Of the pairs with one side outside the gold, one in so many is learnt from, with this weight.
STRIDE = 6
# Inverse strength of the penalty; 0.01 and 0.003 fit better and generalise worse.
C = 0.001
# Probability from which a pair may be a link: calibration over all pairs says little, most are far from any.
MAY_BE = 0.05
# Share of the links that the coarse look is to let through.
LET_THROUGH = 0.994


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """One development corpus with features and labels of its pairs (-1: not known).

    ``weight`` is that of each pair in learning: 1 inside the gold, STRIDE or 0 with one side outside.
    """

    name: str
    statements: tuple[Statement, ...]
    pairs: Pairs
    matrix: Any
    label: Any
    weight: Any
    mentions: list[tuple[str, str, int, int]]
    covered: list[list[int]]


def load(name: str, parser: CachedParser, encoder: Encoder | None = None) -> Corpus:
    """Read a development corpus up to stage 8, and measure all its pairs."""
    return measured(name, read_paths(inputs(name))[0], gold(name), parser, encoder)


def load_invented(name: str, parser: CachedParser) -> Corpus:
    """The same for an invented event."""
    event = invented.load(name)
    return measured(name, read_rows(event.reports)[0], event.gold, parser)


def measured(
    name: str,
    articles: tuple[Article, ...],
    standard: dict[str, Any],
    parser: CachedParser,
    encoder: Encoder | None = None,
) -> Corpus:
    """Read reports that have a gold standard up to stage 8, and measure all pairs of statements."""
    documents, derivations, stories = gather(articles)
    story = max(stories, key=lambda s: len(s.documents))
    reading = read(story.documents, parser)
    lineages = trace_lineages(story.documents, derivations)
    pairs = candidates(reading.statements)
    meanings = (encoder or Encoder()).meanings(reading.parsed, reading.statements)
    facts = gather_facts(reading.statements, reading.entities, reading.events, lineages, parser.vectors, meanings)
    files = {d.article.id: Path(d.article.path).name for d in documents}
    mentions = [(c["id"], m["file"], m["start"], m["end"]) for c in standard["claims"] for m in c["mentions"]]
    covered = [
        [k for k, m in enumerate(mentions) if m[1] == files[s.report] and covers((s.start, s.end), m[2:])]
        for s in reading.statements
    ]
    touched = np.array([
        any(m[1] == files[s.report] and s.start < m[3] and m[2] < s.end for m in mentions) for s in reading.statements
    ])  # fmt: skip
    label, weight = judge([{mentions[k][0] for k in row} for row in covered], touched, pairs)
    return Corpus(
        name=name, statements=reading.statements, pairs=pairs, matrix=measure(facts, pairs),
        label=label, weight=weight, mentions=mentions, covered=covered,
    )  # fmt: skip


def judge(claims: list[set[str]], touched: Any, pairs: Pairs) -> tuple[Any, Any]:
    """Return the label of each pair (1 one claim, 0 not, -1 not known) and its weight in learning."""
    inside = np.array([bool(c) for c in claims])
    outside = ~inside & ~touched
    left, right = pairs.left, pairs.right
    label, weight = np.full(len(left), -1), np.zeros(len(left))
    both = np.nonzero(inside[left] & inside[right])[0]
    label[both] = [int(bool(claims[left[k]] & claims[right[k]])) for k in both]
    weight[both] = 1
    one = np.nonzero((inside[left] & outside[right]) | (outside[left] & inside[right]))[0]
    label[one] = 0
    weight[one[::STRIDE]] = STRIDE
    return label, weight


def covers(out: tuple[int, int], mention: tuple[int, int]) -> bool:
    """Does a statement find a gold mention, as the scorer counts it?"""
    shared = max(0, min(out[1], mention[1]) - max(out[0], mention[0]))
    return out[1] - out[0] <= 600 and (
        shared * 2 >= mention[1] - mention[0] or (shared == out[1] - out[0] and shared * 3 >= mention[1] - mention[0])
    )


def bends(matrix: Any, label: Any) -> list[Any]:
    """Return for each column the values at which its curve may bend: quantiles of balanced pairs."""
    weight = np.where(label == 1, 0.5 / max(1, (label == 1).sum()), 0.5 / max(1, (label == 0).sum()))
    found = []
    for column in matrix.T:
        order = np.argsort(column, kind="stable")
        at = np.minimum(np.searchsorted(np.cumsum(weight[order]), BENDS), len(order) - 1)
        found.append(np.unique(np.round(column[order][at], 4)))
    return found


def basis(matrix: Any, knots: list[Any]) -> Any:
    """Return the hinge columns of every feature: its clipped value, and the part beyond each bend."""
    columns = []
    for column, at in zip(matrix.T, knots, strict=True):
        clipped = np.clip(column, at[0], at[-1])
        columns += [clipped, *(np.maximum(clipped - bend, 0) for bend in at[1:-1])]
    return np.stack(columns, axis=1).astype(np.float32)


def fit(matrix: Any, label: Any, weight: Any, names: tuple[str, ...]) -> Scorecard:
    """Fit an additive scorecard."""
    knots = bends(matrix, label)
    hinges = basis(matrix, knots)
    scaler = StandardScaler().fit(hinges)
    model = LogisticRegression(C=C, max_iter=200).fit(scaler.transform(hinges), label, sample_weight=weight)
    slopes = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - (slopes * scaler.mean_).sum())
    curves, k = {}, 0
    for name, at in zip(names, knots, strict=True):
        mine = slopes[k : k + max(1, len(at) - 1)]
        k += len(mine)
        ys = [float(x * mine[0] + sum(s * max(x - b, 0) for s, b in zip(mine[1:], at[1:-1], strict=True))) for x in at]
        middle = float(np.mean(np.interp(matrix[:, names.index(name)], at, ys)))
        intercept += middle
        if len(at) > 1:
            curves[name] = (tuple(map(float, at)), tuple(round(y - middle, 4) for y in ys))
    return Scorecard(intercept=round(intercept, 4), curves=curves)


def learn(corpora: list[Corpus]) -> Scorecard:
    """Fit on the judged pairs of ``corpora``."""
    matrix, label, weight = (
        np.concatenate([values[c.weight > 0] for c, values in found])
        for found in ([(c, getattr(c, field)) for c in corpora] for field in ("matrix", "label", "weight"))
    )
    return fit(matrix, label, weight, FEATURES)


def learn_sieve(corpora: list[Corpus], card: Scorecard) -> Sieve:
    """Fit the coarse look to what the scorecard links, and cut where it lets LET_THROUGH of the links through."""
    columns = [FEATURES.index(name) for name in SIFTED]
    matrix = np.concatenate([c.matrix[:, columns] for c in corpora])
    linked = np.concatenate([probabilities(c, card) >= Settings().align_threshold for c in corpora])
    model = LogisticRegression(class_weight={0: 1, 1: 3}).fit(matrix, linked)
    weights = [round(float(w), 4) for w in model.coef_[0]]
    cut = float(np.quantile((matrix @ weights)[linked], 1 - LET_THROUGH))
    return Sieve(weights=dict(zip(SIFTED, weights, strict=True)), cut=round(cut, 4))


def probabilities(corpus: Corpus, card: Scorecard) -> Any:
    """Probabilities of all pairs of a corpus."""
    return 1 / (1 + np.exp(-stage.log_odds(card, corpus.matrix, FEATURES)))


def align_f1(corpus: Corpus, probability: Any) -> tuple[float, float, float]:
    """Group the links above the threshold of alignment, and score the groups."""
    return scored(corpus, groups(corpus, probability))


def groups(corpus: Corpus, probability: Any) -> list[int]:
    """Return the group of each statement, as the stage forms them."""
    k = np.nonzero(probability >= Settings().align_threshold)[0]
    links = zip(
        corpus.pairs.left[k].tolist(),
        corpus.pairs.right[k].tolist(),
        probability[k].tolist(),
        strict=True,
    )
    return stage.group_linked(corpus.statements, links)


def mentions_of(corpus: Corpus, group: list[int]) -> dict[int, set[int]]:
    """Return for each gold mention the groups that cover it."""
    found: dict[int, set[int]] = defaultdict(set)
    for statement, row in enumerate(corpus.covered):
        for mention in row:
            found[mention].add(group[statement])
    return found


def scored(corpus: Corpus, group: list[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of gold mentions of a grouping, as the scorer counts them."""
    found = mentions_of(corpus, group)
    counts = np.zeros(3)
    for a, b in itertools.combinations(range(len(corpus.mentions)), 2):
        if corpus.mentions[a][1] != corpus.mentions[b][1]:
            right, out = corpus.mentions[a][0] == corpus.mentions[b][0], bool(found[a] & found[b])
            counts += (right, out, right and out)
    gold_pairs, out_pairs, both = counts
    p, r = both / max(1, out_pairs), both / max(1, gold_pairs)
    return p, r, 2 * p * r / max(1e-9, p + r)


def calibrated(probability: Any, label: Any, least: float = 0.0) -> list[Bin]:
    """The bins of the labelled pairs of probability ``least`` and more."""
    known = (label >= 0) & (probability >= least)
    return bins(probability[known], label[known])


def table(corpora: list[Corpus], *, drawn: bool) -> None:
    """Print the figures, learnt on all, and with each corpus left out of the learning; draw the calibration if asked."""
    whole = learn(corpora)
    rows, left = [], []
    for corpus in corpora:
        left_out = learn([c for c in corpora if c is not corpus])
        inside, outside = probabilities(corpus, whole), probabilities(corpus, left_out)
        left.append(outside)
        rows.append((
            corpus.name, *align_f1(corpus, inside), *align_f1(corpus, outside),
            error(calibrated(outside, corpus.label)), error(calibrated(outside, corpus.label, MAY_BE)),
        ))  # fmt: skip
    print(
        f"{'':20}{'learnt on all: p':>18}{'r':>7}{'f1':>7}{'left out: p':>14}{'r':>7}{'f1':>7}{'ece':>7}{'from .05':>10}"
    )
    for name, *figures in [*rows, ("mean", *np.mean([r[1:] for r in rows], axis=0))]:
        print(f"{name:20}{figures[0]:18.3f}{figures[1]:7.3f}{figures[2]:7.3f}"
              f"{figures[3]:14.3f}{figures[4]:7.3f}{figures[5]:7.3f}{figures[6]:7.3f}{figures[7]:10.3f}")  # fmt: skip
    print(f"mean of the five others: {np.mean([r[3] for r in rows[1:]]):.3f} "
          f"(left out {np.mean([r[6] for r in rows[1:]]):.3f})")  # fmt: skip
    found = show_calibration(np.concatenate(left), np.concatenate([c.label for c in corpora]))
    if drawn:
        PLOT.write_text(drawing(found, "probability of a link, left out", "share that are links"), encoding="utf-8")


def show_calibration(probability: Any, label: Any) -> list[Bin]:
    """Print and return the bins of all corpora together, each pair scored by weights that did not see its corpus."""
    found = calibrated(probability, label, MAY_BE)
    print(f"pairs of probability {MAY_BE} and more, left out: calibration error {error(found):.3f}")
    for p, y, n in found:
        print(f"    said {p:.2f}   links {y:.2f}   pairs {n}")
    return found


def write(target: Path, card: Scorecard, coarse: Sieve) -> None:
    """Write the weights, one feature a line."""
    encoder = "the large encoder (text/mpnet.py, --encoder)" if target.name == LARGE else "the encoder that ships"
    note = (
        "Weights of stage 9, written by evals/learn_align.py; do not edit. "
        f"They go with {encoder} alone. Each feature has a curve "
        "[values, log-odds], straight between its points and level beyond; the log-odds of a pair are the "
        f"intercept plus all curves. Learnt on the project's own annotation of six corpora (gold {digest()}); Apache-2.0."
    )
    curves = ",\n".join(f"    {json.dumps(name)}: {json.dumps(curve)}" for name, curve in card.curves.items())
    target.write_text(
        f'{{"note": {json.dumps(note)},\n "sieve": {json.dumps({"weights": coarse.weights, "cut": coarse.cut})},\n "passes": {{"first": {{"intercept": {card.intercept}, "curves": {{\n{curves}\n'
        "  }}}}\n", encoding="utf-8",
    )  # fmt: skip


def main() -> int:
    """Learn, print, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print the table, write nothing")
    arguments.add_argument("--encoder", metavar="FOLDER", help="learn for the large encoder")
    options = arguments.parse_args()
    parser, encoder = CachedParser(Settings().model), Encoder(mpnet.load(options.encoder) if options.encoder else None)
    corpora = [load(name, parser, encoder) for name in CORPORA]
    table(corpora, drawn=not options.encoder)
    if not options.check:
        card = learn(corpora)
        write(DATA / (LARGE if options.encoder else SHIPPED), card, learn_sieve(corpora, card))
    return 0


if __name__ == "__main__":
    sys.exit(main())
