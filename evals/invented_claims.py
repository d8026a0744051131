"""Score briefs of the invented events: what was found, who acts, to whom it is ascribed, on which day.

    python evals/invented_claims.py                   all events, table
    python evals/invented_claims.py grain-corridor    one or more
    python evals/invented_claims.py --faults actors   also print every claim whose actor (attribution, target) is missed

The figures are those of ../shared/tools/score.py that concern names, and three more: of the claims found, the share
with an output claim whose target, or whose date, is the right one; actors_all counts claims of one report too. The
events are there to learn from (evals/invented/README.md): the figures say what rules do to names that no table
knows, not how good they are on reports as the press writes them.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

import invented
from corpora import CachedParser, mean
from crosswire.settings import Settings
from shared import SHARED, briefed, read_rows, tool

KEPT = ("mentions", "align_f1", "actors", "attribution", "event_date", "one_story")
# The gold's name for who is looked at, and the field of an output claim that must hold it.
ROLES = {"actors": "actor", "target": "target", "attribution": "attributed_to"}


def missed(score: Any, gold: dict[str, Any], found: dict[str, Any], role: str) -> tuple[list[str], int]:
    """What is missed of ``role`` in the claims found (one line each), and of how many claims."""
    out, faults, total = score.Output(found), [], 0
    for claim in gold["claims"]:
        cited = [c for c in out.each("claims") if any(_cites(score, out, c, m) for m in claim["mentions"])]
        wanted = claim[role]
        if not cited or not wanted:
            continue
        total += 1
        names = [name for c in cited for name in out.names(c.get(role))]
        if not any(score.same_name(one, names) for one in wanted):
            words = " / ".join(m["quote"].replace("\n", " ") for m in claim["mentions"])
            faults.append(f"{role:14}{'; '.join(wanted)} <- {'; '.join(names) or '-'} | {words}")
    return faults, total


def dated(score: Any, gold: dict[str, Any], found: dict[str, Any]) -> tuple[int, int]:
    """How many of the found claims with a date have an output claim of that date (to the precision of the gold)."""
    out, hits, total = score.Output(found), 0, 0
    for claim in gold["claims"]:
        cited = [c for c in out.each("claims") if any(_cites(score, out, c, m) for m in claim["mentions"])]
        if cited and claim["date"]:
            total += 1
            hits += any((c.get("date") or "").startswith(claim["date"]) for c in cited)
    return hits, total


def _cites(score: Any, out: Any, claim: dict[str, Any], mention: dict[str, Any]) -> bool:
    wanted = (mention["start"], mention["end"])
    return any(file == mention["file"] and score.covers(span, wanted) for file, span in out.spans(claim["mentions"]))


def figures(score: Any, gold: dict[str, Any], found: dict[str, Any]) -> dict[str, float | None]:
    """The figures of one event."""
    scored = score.score({**gold, "names": [], "meetings": [], "conditionals": []}, found)
    result = {key: scored[key] for key in KEPT}
    for key, role in (("actors_all", "actor"), ("attribution_all", "attributed_to"), ("targets", "target")):
        faults, total = missed(score, gold, found, role)
        result[key] = score.ratio(total - len(faults), total)
    result["dates"] = score.ratio(*dated(score, gold, found))
    return result


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*")
    parser.add_argument("--faults", action="append", choices=ROLES, default=[])
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the scorer stands there")
        return 0
    score, reader, table = tool("score"), CachedParser(Settings().model), {}
    for name in arguments.events or invented.names():
        event = invented.load(name)
        found = briefed(read_rows(event.reports), reader)
        table[name] = figures(score, event.gold, found)
        for role in arguments.faults:
            print("\n".join(f"{name}: {line}" for line in missed(score, event.gold, found, ROLES[role])[0]))
    reader.keep()
    table["mean"] = mean(list(table.values()))
    print(f"{'':22}" + "".join(f"{key:>16}" for key in table["mean"]))
    for name, row in table.items():
        print(f"{name:22}" + "".join(f"{'-' if v is None else round(v, 3):>16}" for v in row.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
