"""Time of the whole brief beside the bare spaCy pipeline on the same texts, stage by stage, in one run.

    python benchmarks/brief.py                     the six development corpora (needs ../shared)
    python benchmarks/brief.py REPORTS...          any reports

Prints seconds (CPU time of this process, the median of the repetitions), the ratio to the bare pipeline, the same
for a set of copies (every report eight times over), the time of `crosswire --help` and the peak
memory of one brief of the first input, each in a process of its own.
"""

from __future__ import annotations

import argparse
import functools
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import crosswire.pipeline as pipeline
from crosswire.readers import read_paths
from crosswire.records.text import Article
from crosswire.settings import Settings
from crosswire.text.encoder import Encoder
from crosswire.text.parse import Parser

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
STAGES = (
    "clean", "find_derivations", "group_stories", "trace_lineages", "find_mentions", "resolve", "find_times", "solve_date",
    "anchor_times", "find_attributions", "find_statements", "find_events", "encoder", "align", "repair", "group_claims", "compare",
    "find_conditionals", "find_meetings", "write_account",
)  # fmt: skip
# What is done with statements once they are read; at most 0.3 of the bare pipeline is asked for all of it.
RECONCILE = ("encoder", "align", "group_claims", "compare", "write_account")
REPEAT = 3


def corpora() -> list[str]:
    """The inputs of the six development corpora, kremlin-call first."""
    lines = sorted(str(p) for p in CORPORA.glob("*/reports.jsonl"))
    return [str(CORPORA / "kremlin-call" / "reports"), *lines]


def bare(parser: Parser, articles: Sequence[Article]) -> float:
    """CPU seconds of the bare spaCy pipeline on the whole texts."""
    start = time.process_time()
    for _ in parser.nlp.pipe([article.text for article in articles]):
        pass
    return time.process_time() - start


def timed(spent: dict[str, float]) -> Callable[[], None]:
    """Wrap the stages where the pipeline calls them, and the encoder; return the undoing."""
    places: dict[str, tuple[Any, str]] = {name: (pipeline, name) for name in STAGES if hasattr(pipeline, name)}
    places["encoder"] = (Encoder, "meanings")
    kept = {name: getattr(*place) for name, place in places.items()}

    def wrap(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(stage)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return stage(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - start

        return run

    def undo() -> None:
        for name, stage in kept.items():
            setattr(*places[name], stage)

    for name, stage in kept.items():
        setattr(*places[name], wrap(name, stage))
    return undo


def brief(parser: Parser, articles: Sequence[Article], spent: dict[str, float]) -> float:
    """CPU seconds of the whole brief; time by stage is added to ``spent``."""
    parser.forget()
    undo = timed(spent)
    learning = "_learn"
    learn = getattr(parser, learning)

    def parse(*args: Any) -> None:
        start = time.process_time()
        learn(*args)
        spent["parse"] += time.process_time() - start

    setattr(parser, learning, parse)
    start = time.process_time()
    try:
        pipeline.reconstruct(articles, parser=parser)
    finally:
        setattr(parser, learning, learn)
        undo()
    return time.process_time() - start


def copies(articles: Sequence[Article], times: int) -> list[Article]:
    """Every article ``times`` times over, under names of their own."""
    return [
        Article(id=f"{a.id}x{n}", path=f"{a.path}#{n}", text=a.text, source=a.source, published=a.published)
        for n in range(times)
        for a in articles
    ]


def peak(paths: Sequence[str]) -> float:
    """Peak memory in MB of one `crosswire brief` in a process of its own."""
    command = [sys.executable, "-c", "from crosswire.cli import main; main()", "brief", *paths, "-q", "-o", "/dev/null"]
    subprocess.run(command, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def help_time() -> float:
    """Seconds of `crosswire --help`, median of five."""
    command = [sys.executable, "-c", "from crosswire.cli import main; main()", "--help"]
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def report(title: str, parser: Parser, articles: Sequence[Article]) -> None:
    """Print the comparison for one set of articles."""
    bares, wholes, by_stage = [], [], defaultdict[str, list[float]](list)
    for _ in range(REPEAT):
        bares.append(bare(parser, articles))
        spent: dict[str, float] = defaultdict(float)
        wholes.append(brief(parser, articles, spent))
        for name, seconds in spent.items():
            by_stage[name].append(seconds)
    base, whole = statistics.median(bares), statistics.median(wholes)
    print(f"\n{title}: {len(articles)} reports, {sum(len(a.text) for a in articles):,} characters")
    print(f"{'bare spaCy pipeline':24}{base:9.2f} s{1:9.2f}")
    print(f"{'whole brief':24}{whole:9.2f} s{whole / base:9.2f}")
    for name in ("parse", *STAGES):
        if name in by_stage:
            seconds = statistics.median(by_stage[name])
            print(f"  {name:22}{seconds:9.2f} s{seconds / base:9.2f}")
    together = sum(statistics.median(by_stage[name]) for name in RECONCILE if name in by_stage)
    print(f"{'  all from encoder on':24}{together:9.2f} s{together / base:9.2f}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("reports", nargs="*")
    paths = arguments.parse_args().reports or corpora()
    if not Path(paths[0]).exists():
        print(f"skipped: {paths[0]} is absent")
        return
    print(f"crosswire --help         {help_time():9.2f} s")
    print(f"peak memory, first input {peak(paths[:1]):9.0f} MB")
    parser = Parser(Settings().model)
    parser.nlp  # noqa: B018  loaded before the clock starts, for both sides
    articles, _ = read_paths(paths)
    report("all inputs", parser, articles)
    first, _ = read_paths(paths[:1])
    report("first input, eight times over", parser, copies(first, 8))


if __name__ == "__main__":
    main()
