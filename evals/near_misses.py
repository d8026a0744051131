"""Say how often alignment joins near-misses: claims of one act by or towards one party that are different facts.

    python evals/near_misses.py             all invented events
    python evals/near_misses.py leaders-call

The invented events hold near-misses on purpose: an earlier call, the same act by another state, a threat and its older
version, a whole and its part, two parties' versions. Two claims of an event are near-misses if their acts are the same
and they share an actor or a target. No weight of alignment was learnt from these events. Beside them stand the pairs of
mentions of one claim that are found, and those of other different claims that are joined.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from typing import Any

import invented
from corpora import CachedParser
from crosswire.lexicon.align_weights import align_weights
from crosswire.settings import Settings
from learn_align import groups, load_invented, mentions_of, probabilities


def near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Are two claims of an event told in like words?"""
    parties = [{*claim["actor"], *claim["target"]} for claim in (one, other)]
    return one["act"] == other["act"] and bool(parties[0] & parties[1])


def count(name: str, parser: CachedParser) -> Counter[tuple[str, bool]]:
    """Count pairs of mentions of different reports by (kind, joined)."""
    corpus = load_invented(name, parser)
    claims = {claim["id"]: claim for claim in invented.load(name).gold["claims"]}
    found = mentions_of(corpus, groups(corpus, probabilities(corpus, align_weights().card)))
    counts: Counter[tuple[str, bool]] = Counter()
    for a, b in itertools.combinations(range(len(corpus.mentions)), 2):
        (one, report, *_), (other, another, *_) = corpus.mentions[a], corpus.mentions[b]
        if report != another:
            kind = "same" if one == other else "near" if near(claims[one], claims[other]) else "far"
            counts[kind, bool(found[a] & found[b])] += 1
    return counts


def main() -> int:
    """Count and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("events", nargs="*")
    parser = CachedParser(Settings().model)
    total: Counter[tuple[str, bool]] = Counter()
    print(f"{'':24}{'same claim':>12}{'joined':>8}{'near-miss':>12}{'joined':>8}{'other':>8}{'joined':>8}")
    for name in arguments.parse_args().events or invented.names():
        counts = count(name, parser)
        total += counts
        print(row(name, counts))
    print(row("all", total))
    parser.keep()
    return 0


def row(name: str, counts: Counter[tuple[str, bool]]) -> str:
    """One line of the table: pairs, and the share that alignment joins."""
    cells = ""
    for kind, width in (("same", 12), ("near", 12), ("far", 8)):
        size = counts[kind, True] + counts[kind, False]
        cells += f"{size:{width}}{counts[kind, True] / max(1, size):8.3f}"
    return f"{name:24}{cells}"


if __name__ == "__main__":
    sys.exit(main())
