"""Speed and memory of stage 3 against the size of the stream.

    python benchmarks/stories.py                        1,000 to 30,000 documents
    python benchmarks/stories.py 10000 200000 --write   these sizes, and docs/stories.svg

A stream is drawn from three thousand articles (../shared): about 1,000 documents a simulated day, each a
variant of one of 300 articles that are in the news that week, cut to 2,200 characters: a run of its
sentences, one word in twelve another article's. Prints documents a second (CPU time of this process), the
greatest memory of the stories beside the documents themselves, open and closed stories.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from plot import Panel, panels_svg

from crosswire.gather.story_stream import StoryStream
from crosswire.records.text import Article, Document, Span

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT.parent / "shared" / "data" / "articles" / "articles-3000.jsonl.gz"
SIZES = (1_000, 3_000, 10_000, 30_000)
# Characters of a document; documents a day; articles in the news at a time, and how many of them change a day.
LENGTH, A_DAY, NEWS, CHANGED = 2_200, 1_000, 300, 40
# One word in so many is another article's.
REWORDED = 12
# Documents handed over at a time.
BATCH = 1_000
START = date(2030, 1, 1)


def stream(size: int, seed: int = 7) -> Iterator[Document]:
    """``size`` documents over simulated days, about one in ten a day or two late."""
    rng = random.Random(seed)
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as file:
        texts = [row["text"] for row in map(json.loads, file) if len(row["text"]) > 800]
    rng.shuffle(texts)
    words = [word for text in texts[:200] for word in text.split()]
    sentences = [re.split(r"\n+|(?<=[.!?]) ", text) for text in texts]
    for number in range(size):
        day = number // A_DAY
        chosen = (day * CHANGED + rng.randrange(NEWS)) % len(texts)
        text = variant(sentences[chosen], words, rng)
        late = rng.choice((0, 0, 0, 0, 0, 0, 0, 0, 0, 1 + number % 2))
        name = f"{number}"
        yield Document(
            article=Article(id=name, path=name, text=text), body=(Span(start=0, end=len(text)),), residue=(),
            published=START + timedelta(days=day - late),
        )  # fmt: skip


def variant(sentences: list[str], words: list[str], rng: random.Random) -> str:
    """A run of sentences of an article with some words changed."""
    first = rng.randrange(max(1, len(sentences) // 3))
    made = " ".join(sentences[first:])[:LENGTH].split(" ")
    for at in range(rng.randrange(REWORDED), len(made), REWORDED):
        made[at] = rng.choice(words)
    return " ".join(made)


def measure(size: int, memory: bool) -> dict[str, float]:
    """Run one stream; ``memory`` traces allocations, which takes time, so that time is not given then."""
    stories, taken, spent, coming = StoryStream(), 0, 0.0, stream(size)
    if memory:
        tracemalloc.start()
    peak = held = 0
    for _ in range(0, size, BATCH):
        batch = [document for _, document in zip(range(BATCH), coming, strict=False)]
        began = time.process_time()
        before = tracemalloc.get_traced_memory()[0] if memory else 0
        stories.add(batch)
        taken += len(stories.take_closed())
        spent += time.process_time() - began
        if memory:
            held += tracemalloc.get_traced_memory()[0] - before
            peak = max(peak, held)
    began = time.process_time()
    stories.settle()
    spent += time.process_time() - began
    left = len(stories.stories())
    return {"rate": size / spent, "megabytes": peak / 1e6, "open": left, "closed": taken}


def apart(size: int, memory: bool) -> dict[str, float]:
    """``measure`` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(size), *(["--memory"] if memory else [])]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> int:
    """Measure each size twice: for time, and for memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--write", action="store_true", help="draw docs/stories.svg")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is absent")
        return 0
    if options.one:
        print(json.dumps(measure(options.one, options.memory)))
        return 0
    rates, sizes = [], []
    for size in options.sizes:
        timed, traced = apart(size, False), apart(size, True)
        rates.append((size, round(timed["rate"])))
        sizes.append((size, round(traced["megabytes"], 1)))
        print(
            f"{size:>8,} documents: {timed['rate']:6,.0f} a second, {traced['megabytes']:6.1f} MB at most, "
            f"{timed['open']:,.0f} stories open, {timed['closed']:,.0f} closed",
            flush=True,
        )
    if options.write:
        speed = Panel(title="documents a second", sizes="documents", curves={"": rates}, floor=1_200)
        room = Panel(title="memory of the stories, MB", sizes="documents", curves={"": sizes})
        drawn = panels_svg([speed, room], "Speed and memory of grouping stories against the size of the stream")
        (ROOT / "docs" / "stories.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
