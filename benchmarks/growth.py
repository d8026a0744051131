"""Growth of the reconcile stages with the size of a story: up to 500 reports made from variants of real ones.

    python benchmarks/growth.py                 sizes up to 500, table, docs/growth.svg
    python benchmarks/growth.py 6 25 100        other sizes, table only

A variant of a report drops a fifth to a half of its sentences and takes one or two from another report
of the event; the seed is fixed. CPU seconds of one thread (set OMP_NUM_THREADS=1); MB is the most memory that
the process held so far, model and parses included. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import math
import random
import resource
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from brief import CORPORA, timed
from plot import Panel, panels_svg

import crosswire.pipeline as pipeline
from crosswire.gather.clean import clean
from crosswire.readers import read_paths
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignments, Story
from crosswire.records.text import Article
from crosswire.settings import Settings
from crosswire.text.parse import Parser

SIZES = (6, 12, 25, 50, 100, 200, 500)
GROUPING = "group_claims"
STAGES = ("encoder", "align", GROUPING, "compare", "write_account")
PLOT = Path(__file__).resolve().parent.parent / "docs" / "growth.svg"


def variants(articles: Sequence[Article], count: int) -> list[Article]:
    """Return ``count`` reports: the given ones, then variants of them in turn."""
    chance = random.Random(5)
    lines = [[line for line in article.text.splitlines() if line.strip()] for article in articles]
    found = list(articles[:count])
    while len(found) < count:
        own = lines[len(found) % len(lines)]
        kept = [line for line in own if chance.random() < chance.uniform(0.5, 0.8)]
        for _ in range(chance.randint(1, 2)):
            kept.insert(chance.randint(0, len(kept)), chance.choice(chance.choice(lines)))
        name = f"variant{len(found)}"
        found.append(Article(id=name, path=f"{name}.txt", text="\n".join(kept)))
    return found


def measure(articles: Sequence[Article], parser: Parser) -> tuple[int, dict[str, float]]:
    """Return the number of statements of one story of ``articles`` (reprints folded), and CPU seconds by stage."""
    documents = tuple(clean(article) for article in articles)
    story = Story(id="S1", documents=documents, scores=(1.0,) * len(documents))
    counted, spent = [0], defaultdict[str, float](float)
    parser.parse(documents)
    undo = timed(spent)
    grouped = getattr(pipeline, GROUPING)

    def counting(statements: Sequence[Statement], alignments: Alignments) -> Any:
        counted[0] = len(statements)
        return grouped(statements, alignments)

    setattr(pipeline, GROUPING, counting)
    try:
        pipeline.account(story, (), parser, Settings())
    finally:
        undo()
    return counted[0], spent


def main() -> None:
    """Measure, print, draw."""
    if not CORPORA.exists():
        print(f"skipped: {CORPORA} is absent")
        return
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    articles, _ = read_paths([str(CORPORA / "kremlin-call" / "reports")])
    parser = Parser(Settings().model)
    curves: dict[str, list[tuple[float, float]]] = {stage: [] for stage in STAGES}
    rates: list[tuple[float, float]] = []
    print(
        f"{'reports':>8}{'statements':>12}"
        + "".join(f"{stage:>15}" for stage in STAGES)
        + f"{'µs/(n log n)':>15}{'MB':>8}"
    )
    for size in sizes:
        count, spent = measure(variants(articles, size), parser)
        for stage in STAGES:
            curves[stage].append((count, round(spent[stage], 2)))
        rate = 1e6 * sum(spent[stage] for stage in STAGES) / (count * math.log2(count))
        rates.append((count, round(rate, 1)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = "".join(f"{spent[stage]:13.2f} s" for stage in STAGES)
        print(f"{size:8}{count:12}{told}{rate:15.1f}{peak:8.0f}", flush=True)
    if sizes == SIZES:
        panels = (
            Panel(title="CPU seconds", sizes="statements of a story", curves={**curves}),
            Panel(title="µs for each n log2 n, all together", sizes="statements of a story (n)", curves={"all": rates}),
        )
        PLOT.write_text(panels_svg(panels, "CPU seconds of the reconcile stages by statements"), encoding="utf-8")


if __name__ == "__main__":
    main()
