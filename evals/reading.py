"""Draw claims and disagreements for reading, to measure how many are right.

    python evals/reading.py disagreements            50 of those shown first, with their passages
    python evals/reading.py disagreements --folded   of those among the small and doubtful ones
    python evals/reading.py claims --seed 2          50 claims of those that several reports are said to make

The sample is drawn with a fixed seed from the six development corpora and four events of the article
set that no gold standard covers. A claim is right when all its mentions state one fact; a disagreement
when the sides differ as typed and the verdict holds. Results of reading stand in docs/comparing.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from corpora import CORPORA, CachedParser, inputs
from crosswire.pipeline import reconstruct
from crosswire.readers import read_paths
from crosswire.records.stories import Account, Claim, Disagreement
from crosswire.render.view import is_doubtful, is_minor
from crosswire.settings import Settings
from heldout import article_set

# Reports by their path in the article set.
EVENTS = {
    "missile-test": ["1k8PRLYBFIZWccgv", "J9lNBL5TWvE4MZef", "Lb0p0nh3a58Tp75s", "X1ZiCXY8n10rjZZ5"],
    "tariffs": ["n80CPQrLUKjDRW4V", "GlwUtt8NnGXKyuEW", "gmqUG0A3n3jBqjjJ"],
    "called-off-strike": ["TQAMXq7kKAOHTrhC", "SkUSkvMtav8uUfpY"],
    "test-site": ["YPLup0294zCIOL7i", "3aqb1799efheP5vK", "AFXh5MXzy8hXnxbw"],
}
# Characters of a passage that are printed.
LONGEST = 240


def accounts() -> list[tuple[str, Account]]:
    """All accounts of the corpora and the events."""
    settings, articles = Settings(), article_set()
    parser = CachedParser(settings.model)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {corpus: inputs(corpus) for corpus in CORPORA}
        for event, members in EVENTS.items():
            path = Path(folder) / f"{event}.jsonl"
            keys = ("path", "source", "url", "published", "title", "text")
            path.write_text("\n".join(json.dumps({k: articles[m][k] for k in keys}) for m in members))
            paths[event] = [str(path)]
        for name, given in paths.items():
            reports, problems = read_paths(given)
            result = reconstruct(reports, settings=settings, parser=parser, problems=problems)
            found += [(name, account) for account in result.accounts]
    parser.keep()
    return found


def show(account: Account, item: Claim | Disagreement) -> str:
    """The item with its passages."""
    text = {d.article.id: d.article.text for d in account.documents}
    if isinstance(item, Claim):
        places = [(m.report, m.start, m.end, "") for m in item.mentions]
        head = f"{item.gist} ({item.probability:.2f})"
    else:
        places = [(s.report, s.start, s.end, f"{s.value} | ") for s in item.sides]
        likelier = "" if item.likelier is None else f", likelier {item.likelier}"
        head = f"{item.kind} / {item.verdict} ({item.probability:.2f}{likelier}): {item.because}"
    lines = [f"    {r} {value}{' '.join(text[r][a:b].split())[:LONGEST]}" for r, a, b, value in places]
    return "\n".join([head, *lines])


def main() -> int:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["claims", "disagreements"])
    parser.add_argument("--folded", action="store_true", help="what the page folds away or shows as doubtful")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    chosen = parser.parse_args()
    pool: list[tuple[str, Account, Claim | Disagreement]] = []
    for name, account in accounts():
        if chosen.what == "claims":
            shown = (c for c in account.claims if c.act != "attribution" and len({m.report for m in c.mentions}) > 1)
            pool += [(name, account, c) for c in shown if is_doubtful(c) == chosen.folded]
        else:
            pool += [(name, account, d) for d in account.disagreements if is_minor(d) == chosen.folded]
    drawn = random.Random(chosen.seed).sample(pool, min(chosen.count, len(pool)))
    print(f"{len(drawn)} of {len(pool)}")
    for number, (name, account, item) in enumerate(drawn, 1):
        print(f"\n{number}. {name}: {show(account, item)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
