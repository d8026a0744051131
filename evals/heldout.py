"""Score briefs of events that were annotated blind: no rule, word or weight was made on the unseen ones.

    python evals/heldout.py                 the unseen events, table; all, where none is left
    python evals/heldout.py --all           also the ones whose errors have been read since
    python evals/heldout.py turkey-jet      one or more

The gold standards in evals/heldout/ follow the guidelines of the development corpora and were annotated
by reading alone, before any output was seen. They name reports by their path in the article set of
../shared and point to characters; they hold no text of the publishers. A report is checked by the
SHA-256 of its text. No floors: whoever tunes on these figures has nothing left to measure on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from typing import Any

import crosswire
from corpora import Figures, mean, scored, table
from crosswire.settings import Settings
from shared import ROOT, SHARED, read_rows

GOLD = ROOT / "evals" / "heldout"
# Events whose errors were read until 23 November 2026, to mend what they show: they measure nothing unseen any more.
SEEN = (
    "iran-missiles", "khashoggi-threats", "turkey-jet", "hormuz-drone", "taliban-talks", "tillerson-moscow",
    "baghdad-embassy", "helsinki-summit", "syria-offensive", "egypt-ouster", "soleimani-killing", "syria-weapons",
    "un-speech", "vienna-deal", "korea-launch", "gaza-rockets", "cairo-camps", "pompeo-riyadh", "riyadh-speech",
    "sinai-crash", "iran-protests", "paris-shooting", "brussels-attack", "greek-bailout", "kurds-arms",
    "geneva-talks", "hong-kong-bill", "syria-inspectors", "embassy-closures", "syria-flights",
    # Their claims and disagreements were read long before they were annotated (evals/reading.py).
    "tariffs-start", "test-site",
    "afghan-troops", "gaza-protests", "hamburg-meeting", "iran-cash", "kerry-beijing",
)  # fmt: skip
ARTICLES = SHARED / "data" / "articles" / "articles-3000.jsonl.gz"


def gold(event: str) -> dict[str, Any]:
    """The gold standard of an event."""
    data: dict[str, Any] = json.loads((GOLD / f"{event}.json").read_text(encoding="utf-8"))
    return data


def article_set() -> dict[str, dict[str, Any]]:
    """The articles of ../shared by path."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        return {article["path"]: article for article in map(json.loads, lines)}


def reports(standard: dict[str, Any], articles: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The reports of an event as the article set has them.

    Raises:
        ValueError: if a report is missing or its text is not the one that was annotated.
    """
    found = []
    for report in standard["reports"]:
        article = articles.get(report["file"])
        text = article["text"] if article else ""
        if article is None or hashlib.sha256(text.encode()).hexdigest() != report["sha256"]:
            raise ValueError(f"{standard['event']}: report {report['file']} is missing or has another text")
        found.append({key: article[key] for key in ("path", "source", "url", "published", "title", "text")})
    return found


def evaluate(events: list[str], settings: Settings) -> dict[str, Figures]:
    """Figures of ``score.py`` for each event."""
    articles = article_set()
    standards = ((event, gold(event)) for event in events)
    stories = ((event, standard, read_rows(reports(standard, articles))) for event, standard in standards)
    return scored(stories, settings)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", default=[])
    parser.add_argument("--all", action="store_true", help="also the events whose errors have been read")
    parser.add_argument("--encoder", metavar="FOLDER", help="the large encoder of clauses")
    arguments = parser.parse_args()
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is absent; the articles are not part of the repository")
        return 0
    every = sorted(path.stem for path in GOLD.glob("*.json"))
    unseen = [name for name in every if name not in SEEN]
    events = arguments.events or (unseen if unseen and not arguments.all else every)
    print(f"crosswire {crosswire.__version__}")
    result = evaluate(events, Settings(encoder=arguments.encoder))
    print(table({**result, "mean": mean(list(result.values()))} if len(result) > 1 else result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
