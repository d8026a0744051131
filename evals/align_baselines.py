"""What alignment is worth beside simpler ways, and what each part of its score adds: one table, left out.

    python evals/align_baselines.py             about ten minutes of one thread
    python evals/align_baselines.py --quick     the simpler ways only

Every row is the mean of the six development corpora, each left out of all that its row learns: weights,
or the threshold of a cosine (the one with the best mean F1 on the other five). Rows of one
cosine use average linkage, as scikit-learn's agglomerative clustering of sentence vectors would. Figures are
those of evals/learn_align.py: groups before names are repaired. Needs ../shared and scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from corpora import CORPORA, CachedParser
from crosswire.reconcile.linking.features import FAMILIES, FEATURES
from crosswire.reconcile.linking.grouping import average_linkage
from crosswire.settings import Settings
from learn_align import Corpus, align_f1, learn, load, probabilities, scored

Figures = tuple[float, float, float]

# One cosine with a threshold: what a user would try first.
COSINES = {
    "TF-IDF of the clause": "wording.cosine",
    "TF-IDF of the sentence": "context.sentence",
    "mean word vector of the clause": "wording.whole_vector",
    "mean word vector of the sentence": "context.sentence_vector",
    "encoder's vector of the clause": "meaning.own",
    "encoder's vector of the sentence": "meaning.sentence",
}
THRESHOLDS = tuple(np.round(np.arange(0.2, 0.95, 0.05), 2))
# The features of the first sketch in DESIGN.md, as far as they are features here.
SKETCH = (
    "wording.vector", "wording.cosine", "context.sentence_vector", "context.sentence", "roles.participants",
    "figures.number", "figures.number_differs", "predicate.predicate", "roles.subject", "roles.target",
    "manner.negated_one", "order.gap", "order.length_gap",
)  # fmt: skip


def with_columns(corpus: Corpus, keep: Callable[[str], bool]) -> Corpus:
    """The corpus with all features emptied but those to ``keep``."""
    return replace(corpus, matrix=corpus.matrix * np.array([keep(name) for name in FEATURES], dtype=np.float32))


def cosine_row(corpora: Sequence[Corpus], feature: str) -> list[Figures]:
    """Average linkage on one feature, at the threshold that is best for the other corpora."""
    column = FEATURES.index(feature)
    by_threshold = [[_linked(c, c.matrix[:, column], float(t)) for t in THRESHOLDS] for c in corpora]
    rows = []
    for i, mine in enumerate(by_threshold):
        others = [found for j, found in enumerate(by_threshold) if j != i]
        best = int(np.argmax([np.mean([found[k][2] for found in others]) for k in range(len(THRESHOLDS))]))
        rows.append(mine[best])
    return rows


def _linked(corpus: Corpus, value: Any, threshold: float) -> Figures:
    kept = np.nonzero(value > 0)[0]
    links = zip(corpus.pairs.left[kept].tolist(), corpus.pairs.right[kept].tolist(), value[kept].tolist(), strict=True)
    group = average_linkage([1] * len(corpus.statements), links, threshold=threshold)
    return scored(corpus, group)


def learnt_row(corpora: Sequence[Corpus], keep: Callable[[str], bool]) -> list[Figures]:
    """The learnt score with some of its features."""
    kept = [with_columns(c, keep) for c in corpora]
    cards = [learn([c for c in kept if c is not one]) for one in kept]
    return [align_f1(c, probabilities(c, card)) for c, card in zip(kept, cards, strict=True)]


def main() -> int:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="only the simpler ways")
    options = arguments.parse_args()
    parser = CachedParser(Settings().model)
    corpora = [load(name, parser) for name in CORPORA]
    print(f"{'left out':36}{'p':>7}{'r':>7}{'f1':>7}   " + "".join(f"{c.name[:12]:>13}" for c in corpora))
    for name, feature in COSINES.items():
        show(name, cosine_row(corpora, feature))
    show("the learnt score of the first sketch", learnt_row(corpora, lambda f: f in SKETCH))
    show("the learnt score, whole", learnt_row(corpora, lambda _: True))
    if not options.quick:
        for family, *_ in FAMILIES:
            show(f"  without {family}", learnt_row(corpora, lambda f, out=family: not f.startswith(f"{out}.")))  # type: ignore[misc]
    return 0


def show(name: str, rows: Sequence[Figures]) -> None:
    """Print one row: means, and F1 of each corpus."""
    p, r, f1 = np.mean(rows, axis=0)
    print(f"{name:36}{p:7.3f}{r:7.3f}{f1:7.3f}   " + "".join(f"{row[2]:13.3f}" for row in rows), flush=True)


if __name__ == "__main__":
    sys.exit(main())
