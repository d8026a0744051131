"""Measure stage 2: made variants, translations, and the lineages of the development corpora.

    python evals/lineage.py                 all three
    python evals/lineage.py copies 11 5     eight made variants of 300 articles, with these seeds
    python evals/lineage.py translations    MEANTIME: Spanish, Italian, Dutch beside English
    python evals/lineage.py corpora         who derives from whom, to be read

Needs ../shared beside the checkout; without it, says so and stops.
"""

from __future__ import annotations

import collections
import gzip
import json
import re
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from corpora import CORPORA, inputs
from crosswire.gather.clean import clean
from crosswire.gather.dedupe import find_derivations, trace_lineages
from crosswire.readers import read_paths
from crosswire.records.stories import Derivation
from crosswire.records.text import Article, Document, Span
from shared import SHARED, tool

LIMIT = 300


def articles_file() -> str:
    """The articles as an uncompressed file, because the scorer reads lines."""
    packed = SHARED / "data" / "articles" / "articles-3000.jsonl.gz"
    target = Path(tempfile.gettempdir()) / "crosswire-articles-3000.jsonl"
    if not target.exists():
        target.write_bytes(gzip.decompress(packed.read_bytes()))
    return str(target)


def document(name: str, text: str) -> Document:
    """A document whose whole text is body."""
    return Document(article=Article(id=name, path=name, text=text), body=(Span(start=0, end=len(text)),), residue=())


def copies(seeds: Iterable[int]) -> None:
    """Recall of each variant and precision, as ``stages.py score copies`` counts them."""
    scoring, source = tool("stages"), articles_file()
    for seed in seeds:
        made = scoring.prepare("copies", source, Namespace(seed=seed, limit=LIMIT))
        documents = [document(row["path"], row["text"]) for row in made]
        begin = time.process_time()
        found = find_derivations(documents)
        spent = time.process_time() - begin
        rows = [{"report": d.report, "of": d.of, "verdict": d.verdict, "score": d.score} for d in found]
        figures = scoring.score_copies(source, rows, Namespace(seed=seed, limit=LIMIT))
        print(f"copies, seed {seed}, {len(documents) / spent:.0f} documents a second of processor time")
        print("   ", json.dumps(figures))


def meantime(language: str) -> dict[str, str]:
    """The texts of one language of MEANTIME, by number."""
    words: dict[str, list[str]] = collections.defaultdict(list)
    sentence = None
    packed = SHARED / "data" / "crossdoc" / "meantime" / f"{language}.meantime.conll.gz"
    for line in gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines():
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 4:
            continue
        if fields[:2] != sentence:
            words[fields[0]].append("\n")
        sentence = fields[:2]
        words[fields[0]].append(fields[3])
    return {name: re.sub(r" ([.,;:!?])", r"\1", " ".join(found)) for name, found in words.items()}


def translations() -> None:
    """How many translations are found and called so, and how many other pairs are."""
    english = meantime("en")
    for language in ("es", "it", "nl"):
        texts = {"en": english, language: meantime(language)}
        found = find_derivations([document(f"{k}:{n}", t) for k, pool in texts.items() for n, t in pool.items()])
        right = {d.report for d in found if d.verdict == "translation" and number(d.report) == number(d.of)}
        wrong = sum(d.verdict == "translation" and number(d.report) != number(d.of) for d in found)
        print(f"translations {language}: {len(right)} of {len(english)} found, {wrong} wrong")


def number(name: str) -> str:
    """The document number of a name "language:number"."""
    return name.split(":", 1)[1]


def corpora() -> None:
    """Print the derivations and lineages of each development corpus."""
    for corpus in CORPORA:
        articles, _ = read_paths(inputs(corpus))
        documents = [clean(article) for article in articles]
        derivations = find_derivations(documents)
        lineages = trace_lineages(documents, derivations)
        print(f"{corpus}: {len(documents)} reports, {len(lineages)} lines")
        for derivation in derivations:
            print(f"    {said(derivation)}")


def said(derivation: Derivation) -> str:
    """A derivation in one line."""
    arrow = "->" if derivation.directed else "--"
    return f"{derivation.report} {arrow} {derivation.of} {derivation.verdict} {derivation.score}: {derivation.because}"


def main() -> int:
    """Run what is asked for."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    what, *rest = sys.argv[1:] or ["all"]
    if what in ("all", "copies"):
        copies([int(seed) for seed in rest] or [11, 5])
    if what in ("all", "translations"):
        translations()
    if what in ("all", "corpora"):
        corpora()
    return 0


if __name__ == "__main__":
    sys.exit(main())
