"""Measure names: pairs of names, and phrases to countries. (Repairs of garbled names: repairs.py.)

    python evals/names.py [pairs] [countries]

pairs      matching.names.compare on labelled pairs of person names: best F1 over thresholds, and at the shipped one
countries  phrases to ISO countries: share right of those that have one
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpora import SHARED, CachedParser
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import resolve
from crosswire.gather.clean import clean
from crosswire.lexicon.states import find_state
from crosswire.matching.actors import state_of
from crosswire.matching.names import SAME_PERSON, compare
from crosswire.records.text import Article, Span
from crosswire.settings import Settings
from crosswire.text.parse import Parser


def pairs() -> None:
    """F1 over labelled pairs of person names."""
    with (SHARED / "data/names/name_bench/cases.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    scored = [(compare(row["name1"], row["name2"]).value, row["is_match"] == "true") for row in rows]
    best = max((f1(scored, threshold / 100), threshold / 100) for threshold in range(30, 100))
    print(f"pairs: {len(rows)}, F1 at {SAME_PERSON}: {f1(scored, SAME_PERSON):.4f}, best {best[0]:.4f} at {best[1]}")


def f1(scored: Sequence[tuple[float, bool]], threshold: float) -> float:
    """F1 of "value at or above threshold"."""
    hits = sum(gold for value, gold in scored if value >= threshold)
    found, wanted = sum(value >= threshold for value, _ in scored), sum(gold for _, gold in scored)
    return 2 * hits / (found + wanted)


def countries(parser: Parser) -> None:
    """Country of a phrase: the state of the entity that covers most of it, as of the case's date."""
    with (SHARED / "data/events/ngec_actor_cases.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["country"] and row["phrase"]]
    wrong, held = [], 0
    for row in rows:
        if (found := country(row["phrase"], row["date"], parser, row["context"])) != row["country"]:
            wrong.append((row["phrase"], row["country"], found))
            held += rows.index(row) % 2
    share = 1 - len(wrong) / len(rows)
    print(f"countries: {len(rows)}, right {share:.4f}; of every second row, kept back: {1 - 2 * held / len(rows):.4f}")
    for phrase, wanted, found in wrong if "-v" in sys.argv else ():
        print(f"   {phrase!r}: {wanted}, found {found}")


def country(phrase: str, when: str, parser: Parser, context: str = "") -> str | None:
    """ISO alpha-3 of the first entity of ``phrase`` that has one, names before adjectives; else by its words alone."""
    day = date.fromisoformat(when[:10]) if re.match(r"\d{4}-\d\d-\d\d", when or "") else None
    document = clean(Article(id="x", path="x", text=phrase, published=day))
    document = replace(document, body=(Span(start=0, end=len(phrase)),), residue=(), published=day)
    parsed = parser.parse([document])
    entities = resolve(parsed, find_mentions(parsed[0]))
    ranked = sorted(entities, key=lambda e: (e.kind != "person", -max(m.end - m.start for m in e.mentions)))
    among = [word.state for part in context.split() if (word := find_state(part))]
    return next((e.state for e in ranked if e.state), None) or state_of(phrase, day, among=among)


def main() -> int:
    """Run the parts that are asked for, or all."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    parts = [a for a in sys.argv[1:] if not a.startswith("-")] or ["pairs", "countries"]
    parser = CachedParser(Settings().model)
    if "pairs" in parts:
        pairs()
    if "countries" in parts:
        countries(parser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
