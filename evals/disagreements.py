"""Measure the comparison of claims by itself: which disagreements of the gold standard are found.

    python evals/disagreements.py                  both ways on all six corpora, by kind
    python evals/disagreements.py --misses NAME    also list what was missed in one corpus

Two ways: on the gold standard's own groups of mentions (what comparing can do when nothing is wrongly
aligned), and on crosswire's groups (what a user gets). Found means, as in ``score.py``, that the sides of
one listed disagreement touch both gold spans. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections import Counter
from typing import Any

from corpora import CORPORA, SHARED, CachedParser, gold, inputs
from crosswire.pipeline import gather, link
from crosswire.readers import read_paths
from crosswire.reconcile.compare import compare
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignments, Disagreement
from crosswire.settings import Settings


def overlap(statement: Statement, mention: dict[str, Any]) -> float:
    """Characters shared by a statement and a gold mention, as a share of both together."""
    shared = min(statement.end, mention["end"]) - max(statement.start, mention["start"])
    together = max(statement.end, mention["end"]) - min(statement.start, mention["start"])
    return max(0, shared) / together


def gold_groups(
    truth: dict[str, Any], statements: tuple[Statement, ...], file: dict[str, str]
) -> list[tuple[str, ...]]:
    """The gold claims as groups of statements: for each mention the statement that fits best; the rest alone."""
    used: set[str] = set()
    groups = []
    for claim in truth["claims"]:
        group = []
        for mention in claim["mentions"]:
            near = [s for s in statements if file[s.report] == mention["file"] and s.id not in used]
            best = max(near, key=lambda s: overlap(s, mention), default=None)
            if best is not None and overlap(best, mention) > 0:
                used.add(best.id)
                group.append(best.id)
        groups.append(tuple(group))
    return [g for g in groups if g] + [(s.id,) for s in statements if s.id not in used]


def is_found(truth: dict[str, Any], listed: Disagreement, file: dict[str, str]) -> bool:
    """Do the sides of ``listed`` touch both spans of the gold disagreement ``truth``?"""
    return all(
        any(file[s.report] == truth[x]["file"] and s.start < truth[x]["end"] and truth[x]["start"] < s.end for s in listed.sides)
        for x in "ab"
    )  # fmt: skip


def measure(corpus: str, parser: CachedParser) -> dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], int]]:
    """For each way: the gold disagreements found and missed, and how many were listed."""
    settings, truth = Settings(), gold(corpus)
    articles, _ = read_paths(inputs(corpus))
    _, derivations, stories = gather(articles)
    story = max(stories, key=lambda s: len(s.documents))
    linked = link(story, derivations, parser, settings)
    reading = linked.reading
    file = {d.article.id: os.path.basename(d.article.path) for d in story.documents}
    perfect = gold_groups(truth, reading.statements, file)
    pairs = Alignments(probability={pair: 0.9 for g in perfect for pair in itertools.combinations(g, 2)})
    result = {}
    for way, groups, alignments in (
        ("gold groups", perfect, pairs),
        ("own groups", linked.groups, linked.alignments),
    ):
        _, listed = compare(
            groups,
            reading.statements,
            reading.events,
            reading.entities,
            alignments,
            linked.lineages,
            story.documents,
            {},
            meanings=linked.meanings,
        )
        found = [d for d in truth["disagreements"] if any(is_found(d, x, file) for x in listed)]
        missed = [d for d in truth["disagreements"] if d not in found]
        result[way] = (found, missed, len(listed))
    return result


def main() -> int:
    """Print a table for each way, and the misses that were asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", metavar="NAME", help="list what was missed in this corpus")
    asked = arguments.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the development corpora are not part of the repository")
        return 0
    parser = CachedParser(Settings().model)
    results = {corpus: measure(corpus, parser) for corpus in CORPORA}
    parser.keep()
    for way in ("gold groups", "own groups"):
        print(way)
        hits: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for corpus, by_way in results.items():
            found, missed, listed = by_way[way]
            hits.update(d["kind"] for d in found)
            total.update(d["kind"] for d in (*found, *missed))
            print(f"  {corpus:20} {len(found):3} of {len(found) + len(missed):3}, {listed} listed")
        print("  " + ", ".join(f"{kind} {hits[kind]}/{n}" for kind, n in total.most_common()))
    for d in results[asked.misses]["own groups"][1] if asked.misses else ():
        print(f"  missed: {d['kind']}: {d['note']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
