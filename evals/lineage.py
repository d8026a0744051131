"""Measure stage 2 through the command ``crosswire copies``, one row a set, beside the floors:

    python evals/lineage.py                     eight made variants (seeds 11, 5 and 3), translations, machine rewrites
    python evals/lineage.py copies 11 7         the variants of 300 articles alone, with these seeds
    python evals/lineage.py translations        MEANTIME: Spanish, Italian, Dutch beside English
    python evals/lineage.py rewrites            ECB+ and its machine rewrites (needs pyarrow)
    python evals/lineage.py corpora             who derives from whom in the development corpora, to be read

Variants are made and scored by ``stages.py``. A translation is found if it is said to derive from its English text, and
right if the verdict is "translation"; "wrong" counts texts said to translate another. A rewrite is found if it is said
to derive from its original (any verdict but same-event), and right if the verdict is "rewrite". Exits with 1 if a
figure is below its floor. Needs ../shared beside the checkout; without it, says so and stops.
"""

from __future__ import annotations

import collections
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpora import CORPORA, inputs
from crosswire.gather.clean import clean
from crosswire.records.text import Article
from rewrites import rewrites
from shared import SHARED, tool
from verdict_pairs import texts

PROGRAM = str(Path(sys.executable).parent / "crosswire")
LIMIT = 300
SEEDS = (11, 5, 3)
FLOORS = {"recall": 0.99, "precision": 0.99, "found": 0.99, "translation": 0.95, "rewrite": 0.9}
# Exit codes: all done; done, with remarks on some reports (short ones, other languages).
_DONE = (0, 3)
Row = dict[str, Any]


def articles_file() -> str:
    """The articles as an uncompressed file, because the scorer reads lines."""
    packed = SHARED / "data" / "articles" / "articles-3000.jsonl.gz"
    target = Path(tempfile.gettempdir()) / "crosswire-articles-3000.jsonl"
    if not target.exists():
        target.write_bytes(gzip.decompress(packed.read_bytes()))
    return str(target)


def run(rows: Iterable[Mapping[str, str]]) -> list[Row]:
    """What ``crosswire copies`` prints for reports given as JSON Lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.flush()
        done = subprocess.run([PROGRAM, "copies", file.name], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in _DONE:
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def name(path: str) -> str:
    """The name that a report was given, without the file that it came in."""
    return path.rsplit("/", 1)[-1]


def copies(seeds: Iterable[int]) -> Iterator[tuple[str, dict[str, float]]]:
    """Recall of each variant and precision, as ``stages.py score copies`` counts them."""
    scoring, source = tool("stages"), articles_file()
    for seed in seeds:
        given = Namespace(seed=seed, limit=LIMIT)
        figures = scoring.score_copies(source, run(scoring.prepare("copies", source, given)), given)
        yield f"variants, seed {seed}", {key: value for key, value in figures.items() if key != "originals"}


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
    return {key.replace("/", "_"): re.sub(r" ([.,;:!?])", r"\1", " ".join(found)) for key, found in words.items()}


def translations() -> Iterator[tuple[str, dict[str, float]]]:
    """How many translations are found and called so, and how many other pairs are."""
    english = meantime("en")
    for language in ("es", "it", "nl"):
        pool = {f"en:{number}": text for number, text in english.items()}
        pool |= {f"{language}:{number}": text for number, text in meantime(language).items()}
        best: dict[str, Row] = {}
        wrong = 0
        for row in run({"path": key, "text": text} for key, text in pool.items()):
            pair = name(row["report"]), name(row["of"])
            same = pair[0].split(":")[1] == pair[1].split(":")[1]
            wrong += row["verdict"] == "translation" and not same
            foreign = next((one for one in pair if not one.startswith("en:")), None)
            if foreign and row["verdict"] != "same-event" and row["score"] > best.get(foreign, {"score": 0})["score"]:
                best[foreign] = row | {"same": same}
        right = [row for row in best.values() if row["same"]]
        called = sum(row["verdict"] == "translation" for row in right)
        figures = {"found": len(right) / len(english), "translation": called / len(english), "wrong": wrong}
        yield f"translations, {language}", figures


def body_letters(text: str) -> str:
    """The letters of a text's body."""
    body = clean(Article(id="x", path="x", text=text)).body
    return "".join(letter for span in body for letter in text[span.start : span.end].lower() if letter.isalnum())


def rewritten() -> Iterator[tuple[str, dict[str, float]]]:
    """How many machine rewrites are traced to their originals among all of ECB+, and with which verdict. A text that is
    the original's, letter for letter (ECB+ holds some twice), counts as the original."""
    made = list(rewrites())
    known = {key[1]: text for key, text in texts().items() if key[0] == "ecbplus"}
    pool = [{"path": key, "text": text} for key, text in known.items()]
    pool += [{"path": f"meta:{rewrite.name}", "text": rewrite.text} for rewrite in made]
    letters = {key: body_letters(text) for key, text in known.items()}
    verdicts: dict[str, str] = {}
    for row in run(pool):
        other, rewrite = sorted((name(row["report"]), name(row["of"])), key=lambda path: path.startswith("meta:"))
        original = rewrite.removeprefix("meta:")
        if rewrite.startswith("meta:") and letters.get(other) == letters[original]:
            verdicts[original] = row["verdict"]
    found = sum(verdicts.get(rewrite.name, "same-event") != "same-event" for rewrite in made)
    called = sum(verdicts.get(rewrite.name) == "rewrite" for rewrite in made)
    yield "machine rewrites", {"found": found / len(made), "rewrite": called / len(made)}


def corpora() -> None:
    """Print what the command says of each development corpus."""
    for corpus in CORPORA:
        print(corpus)
        command = [PROGRAM, "copies", *map(str, inputs(corpus))]
        for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
            row = json.loads(line)
            if row["verdict"] != "same-event":
                arrow = "->" if row["directed"] else "--"
                print(f"    {name(row['report'])} {arrow} {name(row['of'])} {row['verdict']}: {row['because']}")


def below(figures: Mapping[str, float]) -> list[str]:
    """The figures under their floors."""
    return [key for key, value in figures.items() if value < FLOORS.get(key.split("_")[0], 0.0)]


def report(title: str, figures: Mapping[str, float], spent: float) -> bool:
    """Print one row; say whether it holds its floors."""
    under = below(figures)
    values = "  ".join(
        f"{key.removeprefix('recall_')} {value:.3f}{' !' if key in under else ''}" for key, value in figures.items()
    )
    print(f"{title:20} {values}  ({spent:.0f} s)", flush=True)
    return not under


def main() -> int:
    """Run what is asked for."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    what, *rest = sys.argv[1:] or ["all"]
    if what == "corpora":
        corpora()
        return 0
    parts: dict[str, Callable[[], Iterator[tuple[str, dict[str, float]]]]] = {
        "copies": lambda: copies([int(seed) for seed in rest] or SEEDS),
        "translations": translations,
        "rewrites": rewritten,
    }
    good = True
    for part, measure in parts.items():
        if what in ("all", part):
            begin = time.monotonic()
            for title, figures in measure():
                good &= report(title, figures, time.monotonic() - begin)
                begin = time.monotonic()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
