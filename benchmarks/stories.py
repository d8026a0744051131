"""Speed and memory of stage 3 against the size of the stream.

    python benchmarks/stories.py                        1,000 to 30,000 documents
    python benchmarks/stories.py 10000 200000 --write   these sizes, and docs/stories.svg

Documents come in days' order and a thousand at a time (stream.py); stories close a window of thirty days after their
last. Prints documents a second (CPU time of this process, words counted included; the best of three runs up to 10,000
documents, since other work on a machine slows a run), by how much the process grew at most (open documents with their texts
included), open and closed stories. Each run is a process of its own; no environment variable is set.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from plot import Panel, panels_svg
from stream import ARTICLES, stream

from crosswire.gather.story_stream import StoryStream

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZES = (1_000, 3_000, 10_000, 30_000)
# Documents handed over at a time.
BATCH = 1_000
# Runs of a size, of which the fastest counts, and the largest size that is run so often.
REPEAT, REPEATED = 3, 10_000


def measure(size: int) -> dict[str, float]:
    """Run one stream of ``size`` documents."""
    stories, closed, spent, coming = StoryStream(), 0, 0.0, stream(size)
    batch = list(islice(coming, BATCH))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while batch:
        began = time.process_time()
        stories.add(batch)
        closed += len(stories.take_closed())
        spent += time.process_time() - began
        batch = list(islice(coming, BATCH))
    began = time.process_time()
    stories.settle()
    left = len(stories.stories())
    spent += time.process_time() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"rate": size / spent, "megabytes": grown / 1024, "open": left, "closed": closed}


def apart(size: int) -> dict[str, float]:
    """``measure`` in processes of its own; the fastest."""
    command = [sys.executable, __file__, "--one", str(size)]
    runs: list[dict[str, float]] = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(REPEAT if size <= REPEATED else 1)
    ]
    return max(runs, key=lambda run: run["rate"])


def main() -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--write", action="store_true", help="draw docs/stories.svg")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is absent")
        return 0
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    rates, sizes = [], []
    for size in options.sizes:
        found = apart(size)
        rates.append((size, round(found["rate"])))
        sizes.append((size, round(found["megabytes"], 1)))
        print(
            f"{size:>8,} documents: {found['rate']:6,.0f} a second, {found['megabytes']:6.1f} MB more at most, "
            f"{found['open']:,.0f} stories open, {found['closed']:,.0f} closed",
            flush=True,
        )
    if options.write:
        speed = Panel(title="documents a second", sizes="documents", curves={"": rates}, floor=1_200)
        room = Panel(title="growth of the process, MB", sizes="documents", curves={"": sizes})
        drawn = panels_svg([speed, room], "Speed and memory of grouping stories against the size of the stream")
        (DOCS / "stories.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
