"""Draw claims and disagreements for reading, to measure how many are right.

    python evals/reading.py disagreements            50 of those that are held to be right, with their passages
    python evals/reading.py disagreements --folded   of those that are shown as doubtful
    python evals/reading.py claims --seed 2          50 claims of those that several reports are said to make
    python evals/reading.py both --count 100 --corpora --json > FILE    100 of each as JSON lines, of the six
                                                     corpora alone: what readers are given

The sample is drawn with a fixed seed from the six development corpora and, without --corpora, four
events of the article set that no gold standard covers. A claim is right when all passages that are
counted for its line state one fact (of a doubtful one: all it has); a disagreement when the sides tell
of one thing and differ as typed, and the verdict holds. What is printed holds text of the publishers:
keep it out of the repository. Results of reading stand in docs/comparing.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from typing import Any

from corpora import CORPORA, CachedParser, inputs
from crosswire.pipeline import reconstruct
from crosswire.readers import read_paths
from crosswire.records.stories import Account, Claim, ClaimMention, Disagreement
from crosswire.render.differences import is_sure
from crosswire.render.support import is_doubtful
from crosswire.settings import Settings
from heldout import article_set
from shared import read_rows

# Reports by their path in the article set.
EVENTS = {
    "missile-test": ["1k8PRLYBFIZWccgv", "J9lNBL5TWvE4MZef", "Lb0p0nh3a58Tp75s", "X1ZiCXY8n10rjZZ5"],
    "tariffs": ["n80CPQrLUKjDRW4V", "GlwUtt8NnGXKyuEW", "gmqUG0A3n3jBqjjJ"],
    "called-off-strike": ["TQAMXq7kKAOHTrhC", "SkUSkvMtav8uUfpY"],
    "test-site": ["YPLup0294zCIOL7i", "3aqb1799efheP5vK", "AFXh5MXzy8hXnxbw"],
}
# Characters of a passage that are printed, and of the text before and after it.
LONGEST, CONTEXT = 240, 160


def accounts(*, events: bool = True) -> list[tuple[str, Account]]:
    """All accounts of the corpora and, with ``events``, of the events."""
    settings = Settings()
    parser = CachedParser(settings.model)
    given = {corpus: read_paths(inputs(corpus)) for corpus in CORPORA}
    if events:
        articles = article_set()
        given |= {event: read_rows(articles[m] for m in members) for event, members in EVENTS.items()}
    found = []
    for name, (reports, problems) in given.items():
        result = reconstruct(reports, settings=settings, parser=parser, problems=problems)
        found += [(name, account) for account in result.accounts]
    parser.keep()
    return found


def passages(account: Account, item: Claim | Disagreement) -> list[dict[str, Any]]:
    """The passages that an item cites, in their context."""
    texts = {d.article.id: d.article.text for d in account.documents}
    values = {(s.report, s.start): s.value for s in item.sides} if isinstance(item, Disagreement) else {}
    found = []
    for place in item.sides if isinstance(item, Disagreement) else counted(item):
        text = texts[place.report]
        found.append({
            "report": place.report, "start": place.start, "end": place.end,
            "before": " ".join(text[max(0, place.start - CONTEXT) : place.start].split()),
            "text": " ".join(text[place.start : place.end].split()),
            "after": " ".join(text[place.end : place.end + CONTEXT].split()),
            **({"value": values[place.report, place.start]} if values else {}),
        })  # fmt: skip
    return found


def counted(claim: Claim) -> Sequence[ClaimMention]:
    """The passages that the page counts for the line of a claim; of a doubtful one all."""
    return claim.mentions if is_doubtful(claim) else tuple(m for m in claim.mentions if m.counts)


def as_json(name: str, account: Account, item: Claim | Disagreement) -> dict[str, Any]:
    """One item with its passages, as one JSON object."""
    if isinstance(item, Claim):
        head: dict[str, Any] = {"what": "claim", "gist": item.gist, "probability": item.probability}
    else:
        head = {
            "what": "disagreement", "kind": item.kind, "verdict": item.verdict, "because": item.because,
            "likelier": item.likelier, "probability": item.probability,
        }  # fmt: skip
    key = "mentions" if isinstance(item, Claim) else "sides"
    return {"event": name, **head, key: passages(account, item)}


def as_text(name: str, account: Account, item: Claim | Disagreement) -> str:
    """One item with its passages, for the eye."""
    if isinstance(item, Claim):
        head = f"{item.gist} ({item.probability:.2f})"
    else:
        likelier = "" if item.likelier is None else f", likelier {item.likelier}"
        head = f"{item.kind} / {item.verdict} ({item.probability:.2f}{likelier}): {item.because}"
    lines = [
        f"    {p['report']} " + (f"{p['value']} | " if "value" in p else "") + p["text"][:LONGEST]
        for p in passages(account, item)
    ]
    return "\n".join([f"{name}: {head}", *lines])


def pool(
    made: list[tuple[str, Account]], what: str, *, folded: bool
) -> list[tuple[str, Account, Claim | Disagreement]]:
    """Claims of several reports, or disagreements: those held to be right, or the doubtful ones."""
    if what == "claims":
        return [
            (name, account, c)
            for name, account in made
            for c in account.claims
            if c.act != "attribution" and len({m.report for m in c.mentions}) > 1 and is_doubtful(c) == folded
        ]
    return [(name, account, d) for name, account in made for d in account.disagreements if is_sure(d) != folded]


def main() -> int:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["claims", "disagreements", "both"])
    parser.add_argument("--folded", action="store_true", help="what the page shows as doubtful")
    parser.add_argument("--corpora", action="store_true", help="of the six development corpora alone")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    chosen = parser.parse_args()
    made = accounts(events=not chosen.corpora)
    for what in ("disagreements", "claims") if chosen.what == "both" else (chosen.what,):
        found = pool(made, what, folded=chosen.folded)
        drawn = random.Random(chosen.seed).sample(found, min(chosen.count, len(found)))
        print(f"{len(drawn)} of {len(found)} {what}", file=sys.stderr)
        for number, (name, account, item) in enumerate(drawn, 1):
            if chosen.json:
                print(json.dumps({"id": f"{what}-{number}", **as_json(name, account, item)}, ensure_ascii=False))
            else:
                print(f"\n{number}. {as_text(name, account, item)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
