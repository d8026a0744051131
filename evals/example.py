"""Score the brief of the example with ../shared/tools/score.py against examples/gold.yml.

    python evals/example.py

The gold standard quotes the reports; here its quotations become spans.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from crosswire.readers import read_paths
from shared import ROOT, SHARED, briefed, tool

REPORTS = ROOT / "examples" / "reports"


def gold(texts: dict[str, str]) -> dict[str, Any]:
    """The gold standard of the example in the form of the development corpora; ``texts`` by file name."""
    raw = yaml.safe_load((ROOT / "examples" / "gold.yml").read_text(encoding="utf-8"))

    def span(place: list[str]) -> dict[str, Any]:
        file, quote = place
        start = texts[file].index(quote)
        return {"file": file, "start": start, "end": start + len(quote)}

    return {
        "event_date": raw["event_date"].isoformat(),
        "reports": [
            {"file": file, "residue": [span(place) for place in raw["residue"] if place[0] == file]} for file in texts
        ],
        "names": raw["names"],
        "claims": [{**claim, "mentions": [span(place) for place in claim["mentions"]]} for claim in raw["claims"]],
        "disagreements": [{**d, "a": span(d["a"]), "b": span(d["b"])} for d in raw["disagreements"]],
        "meetings": [{**m, "date": m["date"].isoformat()} for m in raw["meetings"]],
        "conditionals": raw["conditionals"],
    }


def main() -> int:
    """Print the figures."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the scorer stands there")
        return 0
    read = read_paths([str(REPORTS)])
    figures = tool("score").score(gold({Path(a.path).name: a.text for a in read[0]}), briefed(read))
    for key, value in figures.items():
        print(f"{key:22} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
