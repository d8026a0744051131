"""Speed, memory and growth of stage 2, beside rensa and datasketch in the same run.

    python benchmarks/gather.py                     the table for 10,000 documents
    python benchmarks/gather.py --sizes 1000 3000 10000 30000 100000 --write      growth, and docs/scale.svg
    python benchmarks/gather.py --identical 50000   so many identical pages among others

Documents are those of ``stream.py``: 2.2 kB each, four in ten of a new passage, the others versions of those. "index" takes in
documents and proposes what each may derive from: what the peers do. "index and verdicts" compares all candidates,
and says copy, excerpt, rewrite or same event, with passages. Documents a second are of CPU time of one process (the best
of three), memory is what that process grew by, beside the documents for the index (the verdicts need them, and keep
them). Peers: three words a shingle, 128 permutations, threshold
0.5; ``pip install rensa datasketch`` to see them, else they are left out. "found" is the share of documents for which
anything is proposed; 60 % are versions.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from plot import Panel, panels_svg
from stream import ARTICLES, document, stream, taken

from crosswire.gather.copies.copy_index import CandidateIndex, CopyIndex
from crosswire.gather.dedupe import find_derivations
from crosswire.records.text import Document
from crosswire.text.tfidf import Rarity

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE, REPEAT = 10_000, 3
# Documents handed over at once; documents of a stream up to which verdicts are measured too.
BATCH, VERDICTS_UP_TO = 128, 20_000
OURS = ("index", "verdicts")
SIMILAR, PERMUTATIONS, THRESHOLD, BANDS = 0.3, 128, 0.5, 32

# Documents, one batch at a time -> for each batch, how many of its documents have a candidate.
Side = Callable[[Iterator[Sequence[Document]]], Iterator[int]]


def indexed(documents: Iterator[Sequence[Document]]) -> Iterator[int]:
    """Our index alone."""
    index = CandidateIndex(Rarity(), similar=SIMILAR)
    for batch in documents:
        yield sum(bool(found.alike) or found.same is not None for found in index.add(batch))


def judged(documents: Iterator[Sequence[Document]]) -> Iterator[int]:
    """Our index and the verdicts."""
    index = CopyIndex()
    for batch in documents:
        yield sum(bool(found) for found in index.add_all(batch))


def shingles(text: str) -> list[str]:
    """Every three words of a text."""
    words = text.lower().split()
    return list({" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))})


def rensa(documents: Iterator[Sequence[Document]]) -> Iterator[int]:
    """The peer rensa: minhash and banded index, both in Rust."""
    library = importlib.import_module("rensa")
    index, number = library.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS), 0
    for batch in documents:
        found = 0
        for given in batch:
            made = library.RMinHash(num_perm=PERMUTATIONS, seed=42)
            made.update(shingles(given.article.text))
            found += bool(index.query(made))
            index.insert(number, made)
            number += 1
        yield found


def datasketch(documents: Iterator[Sequence[Document]]) -> Iterator[int]:
    """The peer datasketch: the same in Python and numpy."""
    library = importlib.import_module("datasketch")
    index, number = library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), 0
    for batch in documents:
        found = 0
        for given in batch:
            made = library.MinHash(num_perm=PERMUTATIONS)
            made.update_batch([shingle.encode() for shingle in shingles(given.article.text)])
            found += bool(index.query(made))
            index.insert(number, made)
            number += 1
        yield found


SIDES: dict[str, tuple[str, Side]] = {
    "index": ("crosswire, index", indexed),
    "verdicts": ("crosswire, index and verdicts", judged),
    "rensa": ("rensa", rensa),
    "datasketch": ("datasketch", datasketch),
}


def measured(side: str, sizes: Sequence[int]) -> list[dict[str, float]]:
    """At each size: documents a second since the size before, megabytes held, the share of documents with a find.

    Documents are made as they are needed; the time for that does not count.
    """
    made = 0.0
    documents = stream(sizes[-1])
    batch = list(islice(documents, BATCH))  # the articles are read

    def coming() -> Iterator[Sequence[Document]]:
        nonlocal made, batch
        while batch:
            yield batch
            start = time.process_time()
            batch = list(islice(documents, BATCH))
            made += time.process_time() - start

    points: list[dict[str, float]] = []
    taken = found = 0
    empty, start = resident(), time.process_time()
    for number, finds in enumerate(SIDES[side][1](coming()), 1):
        taken, found = min(number * BATCH, sizes[-1]), found + finds
        if taken >= sizes[len(points)]:
            spent = time.process_time() - start - made
            before = points[-1] if points else {"size": 0, "spent": 0.0}
            rate = (taken - before["size"]) / (spent - before["spent"])
            points.append(
                {"size": taken, "spent": spent, "rate": rate, "held": resident() - empty, "found": found / taken}
            )
    return points


def resident() -> float:
    """Megabytes of memory of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def apart(side: str, sizes: Sequence[int]) -> list[dict[str, float]]:
    """``measured`` in a process of its own, on one processor."""
    command = [sys.executable, __file__, "--one", side, "--sizes", *map(str, sizes)]
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    found: list[dict[str, float]] = json.loads(
        subprocess.run(command, check=True, capture_output=True, env=alone).stdout
    )
    return found


def table(size: int) -> None:
    """Print the sides beside one another: the best of some runs, taken in turn."""
    sides = [side for side in SIDES if side in OURS or importlib.util.find_spec(side)]
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for _ in range(REPEAT):
        for side in sides:
            runs[side] += apart(side, [size])
    for side in SIDES.keys() - runs.keys():
        print(f"{side} is not installed: pip install {side}")
    print(f"{f'{size:,} documents':32}{'a second':>10}{'kB each':>10}{'found':>8}")
    for side, points in runs.items():
        best = max(points, key=lambda point: point["rate"])
        held = min(point["held"] for point in points) / size * 1000
        print(f"{SIDES[side][0]:32}{best['rate']:10,.0f}{held:10.2f}{best['found']:8.1%}")


def growth(sizes: Sequence[int], write: bool) -> None:
    """Print, and draw if asked to, speed and memory against the size of the stream."""
    sides = {"index": list(sizes), "verdicts": [size for size in sizes if size <= VERDICTS_UP_TO]}
    curves = {SIDES[side][0]: apart(side, upto) for side, upto in sides.items()}
    for name, points in curves.items():
        for before, point in zip([{"size": 0.0, "held": 0.0}, *points], points, strict=False):
            more = (point["held"] - before["held"]) / (point["size"] - before["size"]) * 1000
            print(
                f"{name:32}{point['size']:10,.0f} documents {point['rate']:8,.0f} a second {point['held']:8.1f} MB, "
                f"{point['held'] / point['size'] * 1000:6.2f} kB each, {more:6.2f} for each of the last"
            )
    if write:
        seconds = {name: [(p["size"], 1000 / p["rate"]) for p in points] for name, points in curves.items()}
        megabytes = {SIDES["index"][0]: [(p["size"], p["held"]) for p in curves[SIDES["index"][0]]]}
        panels = (
            Panel(title="milliseconds for one more document", sizes="documents seen", curves=seconds),
            Panel(title="megabytes of the index", sizes="documents seen", curves=megabytes),
        )
        drawn = panels_svg(panels, "Time for one document and memory of the index against the documents seen")
        (DOCS / "scale.svg").write_text(drawn, encoding="utf-8")


def identical(size: int) -> None:
    """Print the time for one page so many times over among a thousand others, and whether those are judged the same."""
    others = taken(1000)
    text = "The harbour of Ansel will stay closed until further notice, the port authority said on Monday. " * 20
    pages = [document(10_000_000 + number, text, None) for number in range(size)]
    alone = {(found.report, found.of, found.verdict) for found in find_derivations(others)}
    start = time.process_time()
    together = find_derivations([*others[:500], *pages, *others[500:]])
    spent = time.process_time() - start
    rest = {(found.report, found.of, found.verdict) for found in together if len(found.report) < 8}
    copies = sum(found.of == pages[0].article.id and found.verdict == "copy" for found in together)
    share = len(rest & alone) / max(1, len(rest | alone))
    print(f"{size:,} identical pages among {len(others):,} others: {spent:.1f} s, {copies:,} copies of the first;")
    print(f"of the verdicts on the others {share:.1%} are those without the pages")


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, help="growth over these sizes, instead of the table")
    parser.add_argument("--write", action="store_true", help="draw docs/scale.svg")
    parser.add_argument("--identical", type=int, help="so many identical pages, instead of the table")
    parser.add_argument("--one", choices=SIDES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is absent")
    elif options.one:
        print(json.dumps(measured(options.one, options.sizes)))
    elif options.identical:
        identical(options.identical)
    elif options.sizes:
        growth(options.sizes, options.write)
    else:
        table(SIZE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
