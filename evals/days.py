"""Score the days of claims: of each claim of the gold that a brief finds, whether its day is right, wrong or missing.

    python evals/days.py                    the six development corpora
    python evals/days.py --opened           also the events whose errors have been read (evals/heldout.py)
    python evals/days.py turkey-jet         one or more of either
    python evals/days.py --faults us-cuba   also print every claim whose day is wrong or missing

A claim of the gold is held against the claim of the brief that cites most of its mentions. ``right``: the day of the gold,
to the precision of the gold; ``coarse``: only its month or year; ``wrong``: another day; ``missing``: none. ``beyond``
counts days said of claims that the gold leaves undated: annotators date what a sentence or its neighbours date, and differ
in what they take over from the report, so that these are neither right nor wrong. Exits with 1 if the six development
corpora together fall below a floor.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import crosswire
import heldout
from corpora import CORPORA, CachedParser, gold, inputs
from crosswire.readers import read_paths
from crosswire.settings import Settings
from shared import SHARED, Read, briefed, read_rows, tool

# Shares over the six development corpora together, reached on 23 November 2026.
FLOORS = {"found": 0.57, "trusted": 0.9}
KINDS = ("right", "coarse", "wrong", "missing", "beyond")


def verdict(wanted: str | None, said: str | None) -> str | None:
    """What is to be said of a day ``said`` where the gold has ``wanted``; None where both leave it open."""
    if not wanted:
        return "beyond" if said else None
    if not said:
        return "missing"
    if said.startswith(wanted):
        return "right"
    return "coarse" if wanted.startswith(said) else "wrong"


def judged(score: Any, standard: dict[str, Any], brief: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Each claim of the gold that the brief finds, with the verdict on its day and the claim that was found."""
    out = score.Output(brief)
    claims = [(claim, out.spans(claim["mentions"])) for claim in out.each("claims")]
    for wanted in standard["claims"]:
        cited = Counter(
            at
            for mention in wanted["mentions"]
            for at, (_, spans) in enumerate(claims)
            if any(
                file == mention["file"] and score.covers(span, (mention["start"], mention["end"]))
                for file, span in spans
            )
        )
        if cited:
            found = claims[cited.most_common(1)[0][0]][0]
            kind = verdict(wanted["date"], found.get("date"))
            if kind:
                yield kind, wanted, found


def figures(counts: Counter[str]) -> dict[str, float | int | None]:
    """Counts, the share of days found, and the share of those said that are right (``beyond`` left aside)."""
    said = counts["right"] + counts["coarse"] + counts["wrong"]
    return {
        **{kind: counts[kind] for kind in KINDS},
        "found": round(counts["right"] / (said + counts["missing"]), 3) if said + counts["missing"] else None,
        "trusted": round((counts["right"] + counts["coarse"]) / said, 3) if said else None,
    }


def given(name: str, articles: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], Read]:
    """The gold standard of a corpus or event, and its reports."""
    if name in CORPORA:
        return gold(name), read_paths(inputs(name))
    standard = heldout.gold(name)
    return standard, read_rows(heldout.reports(standard, articles))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--opened", action="store_true", help="also the events whose errors have been read")
    parser.add_argument("--faults", action="store_true", help="print what is wrong and missing")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the corpora are not part of the repository")
        return 0
    names = arguments.names or [*CORPORA, *(heldout.SEEN if arguments.opened else ())]
    articles = heldout.article_set() if set(names) - set(CORPORA) else {}
    score, reader, total = tool("score"), CachedParser(Settings().model), Counter[str]()
    print(f"crosswire {crosswire.__version__}")
    print(f"{'':22}" + "".join(f"{key:>10}" for key in figures(total)))
    for name in names:
        standard, read = given(name, articles)
        verdicts = list(judged(score, standard, briefed(read, reader)))
        counts = Counter(kind for kind, _, _ in verdicts)
        total += counts
        print(f"{name:22}" + "".join(f"{'-' if v is None else v:>10}" for v in figures(counts).values()))
        for kind, wanted, claim in verdicts if arguments.faults else ():
            if kind in ("wrong", "missing"):
                print(f"  {kind}: {wanted['date']}, said {claim.get('date')}: {wanted['gist']} | {claim['gist']}")
    whole = figures(total)
    print(f"{'all':22}" + "".join(f"{'-' if v is None else v:>10}" for v in whole.values()))
    reader.keep()
    if names != list(CORPORA):
        return 0
    below = [key for key, floor in FLOORS.items() if (whole[key] or 0) < floor]
    print(f"below the floor: {below}" if below else "no figure below its floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
