"""Measure the verdicts of stage 2 against the gold standard of pairs: python evals/verdicts.py [--wrong]

The two reports of each pair of ``verdicts/pairs.jsonl`` are given to the program as a collection of two, as a user
would give them to ``crosswire copies``; pairs of the same two texts count once, and a pair that it says nothing about counts as "unrelated". Prints the confusion
table, F1 of each verdict and their mean (all pairs, and those of each draw), and how far the two readers of the gold
agree. With ``--wrong``, also each pair on which the program and the gold differ (identifiers only).

Needs ../shared beside the checkout; without it, says so and stops.
"""

from __future__ import annotations

import collections
import gzip
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from corpora import CORPORA, inputs
from crosswire.gather.clean import clean
from crosswire.gather.dedupe import find_derivations
from crosswire.readers import read_paths
from crosswire.records.text import Article, Document
from shared import SHARED
from verdict_pairs import Key, texts
from verdict_twins import once

FOLDER = Path(__file__).parent / "verdicts"
VERDICTS = ("copy", "excerpt", "rewrite", "same-event")
_NONE = "unrelated"
# Numbers of the pairs of each draw.
_DRAWS = (("first", range(1, 279)), ("second", range(279, 383)), ("third", range(383, 586)))
_Pair = dict[str, str]


def rows(name: str) -> list[_Pair]:
    """The lines of one file of the gold standard; none if it is absent."""
    path = FOLDER / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def judged() -> list[_Pair]:
    """The pairs that have a label in the gold standard."""
    gold = labels("gold.jsonl")
    return [pair for pair in rows("pairs.jsonl") if pair["id"] in gold]


def labels(name: str) -> dict[str, str]:
    """The label of each pair in one file."""
    return {row["id"]: row["label"] for row in rows(name)}


def draws(gold: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The labels of each draw, and of all."""
    parts = {name: {key: label for key, label in gold.items() if int(key[1:]) in numbers} for name, numbers in _DRAWS}
    return {**parts, "all": dict(gold)}


def documents(wanted: Iterable[Key]) -> dict[Key, Document]:
    """The documents of the pairs, cleaned as the program would, with dates and outlets where they are known."""
    known = texts()
    with gzip.open(SHARED / "data" / "articles" / "articles-3000.jsonl.gz", "rt", encoding="utf-8") as lines:
        extra = {row["path"]: row for row in map(json.loads, lines)}
    found: dict[Key, Document] = {}
    for corpus in CORPORA:
        for article in read_paths(inputs(corpus))[0]:
            found[corpus, Path(article.path).name] = clean(article)
    for key in sorted(set(wanted) - set(found)):
        row = extra.get(key[1], {}) if key[0] == "articles-3000" else {}
        name = "/".join(key)
        found[key] = clean(
            Article(
                id=name,
                path=name,
                text=known[key],
                source=row.get("source"),
                published=date.fromisoformat(row["published"][:10]) if row.get("published") else None,
            )
        )
    return found


def said(pairs: Sequence[_Pair], held: Mapping[Key, Document]) -> dict[str, str]:
    """The verdict of the program on each pair."""
    verdicts: dict[str, str] = {}
    for pair in pairs:
        found = find_derivations([held[pair["data"], pair[side]] for side in ("left", "right")])
        verdicts[pair["id"]] = found[0].verdict if found else _NONE
    return verdicts


def f1(gold: Mapping[str, str], found: Mapping[str, str], verdict: str) -> float:
    """F1 of one verdict."""
    right = sum(gold[name] == found[name] == verdict for name in gold)
    total = sum(gold[name] == verdict for name in gold) + sum(found[name] == verdict for name in gold)
    return 2 * right / total if total else 0.0


def kappa(left: Mapping[str, str], right: Mapping[str, str]) -> float:
    """Cohen's kappa of two readers over the pairs that both labelled."""
    both = sorted(set(left) & set(right))
    agreed = sum(left[name] == right[name] for name in both) / len(both)
    shares = [collections.Counter(reader[name] for name in both) for reader in (left, right)]
    chance = sum(shares[0][label] * shares[1][label] for label in shares[0]) / len(both) ** 2
    return (agreed - chance) / (1 - chance)


def table(gold: Mapping[str, str], found: Mapping[str, str]) -> Iterable[str]:
    """The confusion table: gold in rows, the program in columns."""
    columns = (*VERDICTS, _NONE)
    yield f"{'gold':12}" + "".join(f"{name:>12}" for name in columns)
    for row in columns:
        counts = collections.Counter(found[name] for name in gold if gold[name] == row)
        yield f"{row:12}" + "".join(f"{counts[name]:12}" for name in columns)


def line(name: str, gold: Mapping[str, str], found: Mapping[str, str]) -> str:
    """F1 of each verdict and their mean, over the pairs whose gold is not "unrelated"."""
    counted = {key: label for key, label in gold.items() if label != _NONE}
    scores = [f1(counted, found, verdict) for verdict in VERDICTS]
    each = "  ".join(f"{verdict} {score:.3f}" for verdict, score in zip(VERDICTS, scores, strict=True))
    return f"{name:10} {len(counted):4} pairs  {each}  macro-F1 {sum(scores) / len(scores):.3f}"


def main() -> int:
    """Print the figures."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    pairs, gold = judged(), labels("gold.jsonl")
    first, second = labels("pass_a.jsonl"), labels("pass_b.jsonl")
    if second:
        agreed = sum(first[name] == second[name] for name in first)
        print(f"readers: {agreed} of {len(first)} pairs labelled alike, Cohen's kappa {kappa(first, second):.3f}")
    held = documents({(pair["data"], pair[side]) for pair in pairs for side in ("left", "right")})
    found, counted = said(pairs, held), once(pairs, gold, held)
    print(*table(counted, found), sep="\n")
    for name, part in draws(counted).items():
        print(line(name, part, found))
    if "--wrong" in sys.argv:
        for pair in pairs:
            if gold[pair["id"]] != found[pair["id"]]:
                print(*pair.values(), "gold", gold[pair["id"]], "said", found[pair["id"]])
    return 0


if __name__ == "__main__":
    sys.exit(main())
