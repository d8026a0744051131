"""Score time expressions on WikiWars and the story dates of the development corpora.

    python evals/times.py             figures of both, the held-back third apart, words a second

Every third document of WikiWars (the third, the sixth, ...) was held back while the rules were
written. HeidelTime's value F1 is 0.827 on the whole. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

from corpora import CORPORA, CachedParser, gold, inputs
from crosswire.extract.times import find_times, solve_date
from crosswire.gather.clean import clean
from crosswire.readers import read_paths
from crosswire.records.statements import TimeExpression
from crosswire.records.text import Article, Document, Span
from crosswire.settings import Settings
from crosswire.text.parse import Parser
from shared import SHARED, tool

WIKIWARS = SHARED / "data" / "times" / "wikiwars" / "tml"


def documents() -> list[tuple[str, str, str, list[tuple[int, int, str]]]]:
    """(name, text, date, gold) of each WikiWars document."""
    return list(tool("stages").timeml(str(WIKIWARS)))


def article(name: str, text: str, written: str | None) -> Document:
    """A WikiWars document, all of it body."""
    day = date.fromisoformat(written) if written else None
    whole = Article(id=name, path=name, text=text, published=day)
    return Document(article=whole, body=(Span(start=0, end=len(text)),), residue=(), published=day)


def figures(pairs: Iterable[tuple[list[tuple[int, int, str]], tuple[TimeExpression, ...]]]) -> dict[str, float]:
    """Strict, relaxed and value F1, as stages.py counts them."""
    wanted = found = strict = relaxed = value = 0
    for expected, times in pairs:
        used: set[int] = set()
        wanted, found = wanted + len(expected), found + len(times)
        for start, end, meant in expected:
            hit = next((i for i, t in enumerate(times) if i not in used and t.start < end and start < t.end), None)
            if hit is None:
                continue
            used.add(hit)
            relaxed += 1
            strict += (times[hit].start, times[hit].end) == (start, end)
            value += times[hit].value == meant
    return {
        name: round(2 * n / (wanted + found), 4) for name, n in (("strict", strict), ("relaxed", relaxed), ("value", value))
    }  # fmt: skip


def wikiwars() -> None:
    """Print the figures of the whole, of the two thirds and of the held-back third, and the speed."""
    rows = documents()
    parser = Parser(Settings().model)
    parser.parse([article("warm", "A sentence to load the model.", None)])
    began = time.perf_counter()
    parsed = parser.parse([article(name, text, written) for name, text, written, _ in rows])
    parse_time = time.perf_counter() - began
    found = [find_times(one) for one in parsed]
    total = time.perf_counter() - began
    pairs = [(row[3], times) for row, times in zip(rows, found, strict=True)]
    print("whole       ", figures(pairs))
    print("two thirds  ", figures(pair for i, pair in enumerate(pairs) if i % 3 != 2))
    print("held back   ", figures(pair for i, pair in enumerate(pairs) if i % 3 == 2))
    words = sum(len(row[1].split()) for row in rows)
    print(
        f"{words / total:.0f} words/s with the parse; the stage takes {(total - parse_time) / parse_time:.3f} of its time"
    )


def stories() -> None:
    """Print the solved date of each corpus, and how many pairs and corpora less one report are solved."""
    parser = CachedParser(Settings().model)
    for corpus in CORPORA:
        parsed = parser.parse([clean(one) for one in read_paths(inputs(corpus))[0]])
        found = [find_times(one) for one in parsed]
        day = gold(corpus)["event_date"]

        def solved(chosen: Iterable[int], parsed: Any = parsed, found: Any = found, day: str = day) -> bool:
            index = list(chosen)
            return str(solve_date([parsed[i] for i in index], [found[i] for i in index]).day) == day

        whole = solve_date(parsed, found)
        n = range(len(parsed))
        less = [solved(j for j in n if j != i) for i in n]
        pairs = [solved(pair) for pair in combinations(n, 2)]
        print(
            f"{corpus:20} {whole.day} (gold {day}, probability {whole.probability}); without one report "
            f"{sum(less)}/{len(less)}, two reports alone {sum(pairs)}/{len(pairs)}"
        )
    parser.keep()


def main() -> int:
    """Run both."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.parse_args()
    if not SHARED.exists():
        print("skipped: the labelled data are not part of the repository")
        return 0
    wikiwars()
    stories()
    return 0


if __name__ == "__main__":
    sys.exit(main())
