"""Measure how figures fall as reports are garbled, and that nothing fails: a curve, not a point.

    python evals/noise.py               table of all parts
    python evals/noise.py --write       the same, into docs/noise.md and docs/noise.svg
    python evals/noise.py --parts corpora --levels 0 40

At each level, that share of the sentences suffers two of eight garblings (see garbling.py).

articles   a sample of web articles: each read alone, and small stories reconstructed; failures and time
quotes     attributions on a sample of PolNeAR's development portion, gold carried over
times      time expressions on a sample of WikiWars; the expressions themselves stay untouched
corpora    the six development corpora, gold carried over; a name's gold form becomes the respelt one

Needs ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import corpora
import quotes
import times
from crosswire.extract.times import find_times
from crosswire.gather.clean import clean
from crosswire.pipeline import read, reconstruct
from crosswire.readers import read_paths
from crosswire.records.text import Article
from crosswire.render import to_html, to_json, to_markdown
from crosswire.render.json import to_dict
from crosswire.text.parse import Parser
from garbling import Garbled, garble
from shared import tool

LEVELS = (0, 5, 10, 20, 40)  # per cent of sentences
ARTICLES = corpora.SHARED / "data/articles/articles-3000.jsonl.gz"
# Sizes of the samples: each level takes about a minute on one core.
SINGLES, STORIES, PER_STORY, POLNEAR, WARS = 16, 4, 3, 16, 3
DOCS = corpora.ROOT / "docs"
SHOWN = {
    "quotes f1": "attributions (PolNeAR)", "times value": "times, value (WikiWars)", "names": "names resolved",
    "align_f1": "alignment", "mentions": "clauses found", "event_date": "story's day",
}  # fmt: skip
Row = dict[str, float]


def articles(level: int, parser: Parser) -> Row:
    """Read ``SINGLES`` articles alone and ``STORIES`` groups together; count what fails."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    step = len(rows) // SINGLES
    parser.forget()
    failures, began = 0, time.perf_counter()
    for at in range(SINGLES):
        failures += _fails(lambda at=at: read((clean(_garbled(rows[at * step], level)),), parser))
    for at in range(STORIES):
        story = [_garbled(row, level) for row in rows[at * 97 : at * 97 + PER_STORY]]
        failures += _fails(lambda story=story: _written(story, parser))
    return {"failures": failures, "seconds": round(time.perf_counter() - began, 1)}


def _garbled(row: dict[str, Any], level: int) -> Article:
    text = garble(row["text"], level / 100, row["path"]).text
    return Article(id=row["path"], path=row["path"], text=text, title=row["title"])


def _written(story: Sequence[Article], parser: Parser) -> None:
    found = reconstruct(story, parser=parser)
    for write in (to_json, to_markdown, to_html):
        write(found).encode()


def _fails(run: Callable[[], object]) -> bool:
    """True where ``run`` raises; what it raised is printed. Any error is a finding here."""
    try:
        run()
    except Exception as error:
        print(f"failure: {error!r}", file=sys.stderr)
        return True
    return False


def polnear(level: int, parser: Parser) -> Row:
    """F1 of attributions on every fourth article or so of the development portion."""
    folder = quotes.POLNEAR / "dev"
    names = sorted(path.stem for path in (folder / "text").iterdir())
    names = names[:: max(1, len(names) // POLNEAR)][:POLNEAR]
    with tempfile.TemporaryDirectory() as temporary:
        part = quotes.portion(folder, names, Path(temporary) / "part")
        for name in names:
            _garble_annotated(part, name, level)
        found = tool("stages").score_quotes(str(part), quotes.attributed(part, parser), None)
    return {"quotes f1": found["f1"], "quotes f1_quoted": found["f1_quoted"]}


def _garble_annotated(part: Path, name: str, level: int) -> None:
    """Rewrite a text of PolNeAR and its annotations in place."""
    (path,) = (path for path in (part / "text").iterdir() if path.stem == name)
    with path.open(encoding="utf-8", newline="") as file:
        made = garble(file.read(), level / 100, name)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(made.text)
    for note in (part / "attributions").iterdir():
        if note.name.startswith(name):
            lines = note.read_text(encoding="utf-8").splitlines()
            note.write_text("".join(f"{line}\n" for old in lines for line in _annotation(old, made)), encoding="utf-8")


def _annotation(line: str, made: Garbled) -> Iterator[str]:
    """A line of a stand-off annotation with its spans carried over, or nothing where they are gone."""
    if not line.startswith("T"):
        yield line
        return
    name, places, *rest = line.split("\t")
    label, spans = places.split(" ", 1)
    moved = [made.carry(*map(int, span.split())) for span in spans.split(";")]
    if kept := [f"{span[0]} {span[1]}" for span in moved if span]:
        yield "\t".join([name, f"{label} {';'.join(kept)}", *rest])


def wikiwars(level: int, parser: Parser) -> Row:
    """Value F1 on ``WARS`` narratives; only what stands around the expressions is garbled."""
    pairs = []
    for name, text, written, expected in times.documents()[3 :: 22 // WARS][:WARS]:
        made = garble(text, level / 100, name, keep=[(start, end) for start, end, _ in expected])
        moved = [(*span, value) for start, end, value in expected if (span := made.carry(start, end))]
        (parsed,) = parser.parse([times.article(name, made.text, written)])
        pairs.append((moved, find_times(parsed)))
    return {f"times {name}": value for name, value in times.figures(pairs).items() if name != "strict"}


def briefs(level: int, parser: Parser) -> Row:
    """Means of the figures of ``score.py`` over the six corpora."""
    rows = []
    for corpus in corpora.CORPORA:
        reports, _ = read_paths(corpora.inputs(corpus))
        made = {Path(one.path).name: garble(one.text, level / 100, f"{corpus} {one.path}") for one in reports}
        found = reconstruct([replace(one, text=made[Path(one.path).name].text) for one in reports], parser=parser)
        rows.append(tool("score").score(carried(corpora.gold(corpus), reports, made), to_dict(found)))
    keys = ("names", "mentions", "align_f1", "attribution", "event_date", "residue_lost")
    return {key: round(sum(row[key] or 0 for row in rows) / len(rows), 4) for key in keys}


def carried(gold: dict[str, Any], reports: Sequence[Article], made: dict[str, Garbled]) -> dict[str, Any]:
    """The gold standard of the garbled reports: spans that are gone are left out, names take their new forms."""
    new = copy.deepcopy(gold)
    for claim in new["claims"]:
        claim["mentions"] = _moved(claim["mentions"], made)
    for report in new["reports"]:
        report["residue"] = _moved(report["residue"], made)
    new["disagreements"] = [
        one | {"a": a[0], "b": b[0]}
        for one in new["disagreements"]
        if (a := _moved([one["a"]], made)) and (b := _moved([one["b"]], made))
    ]
    texts = {Path(report.path).name: report.text for report in reports}
    new["names"] = [one for name in new["names"] for one in _forms(name, texts[name["file"]], made[name["file"]])]
    return new


def _moved(spans: Sequence[dict[str, Any]], made: dict[str, Garbled]) -> list[dict[str, Any]]:
    found = [(span, made[span["file"]].carry(span["start"], span["end"])) for span in spans]
    return [span | {"start": at[0], "end": at[1]} for span, at in found if at]


def _forms(name: dict[str, Any], text: str, made: Garbled) -> Iterator[dict[str, Any]]:
    """The forms in which a gold name stands in the garbled report; other garblings inside a name end it."""
    forms = set()
    for match in re.finditer(rf"(?<!\w){re.escape(name['surface'])}(?!\w)", text):
        at = made.carry(*match.span())
        if at and made.kinds(*match.span()) <= {"respelt name", "lower-cased names"}:
            forms.add(made.text[slice(*at)])
    yield from ({**name, "surface": form} for form in sorted(forms))


PARTS = {"articles": articles, "quotes": polnear, "times": wikiwars, "corpora": briefs}


def table(rows: dict[int, Row]) -> str:
    """A Markdown table, a line a figure, a column a level."""
    levels = list(rows)
    lines = [
        "| sentences garbled | " + " | ".join(f"{level} %" for level in levels) + " |",
        "|---|" + "---:|" * len(levels),
    ]
    for key in rows[levels[0]]:
        lines.append(f"| {key} | " + " | ".join(f"{rows[level][key]:.4g}" for level in levels) + " |")
    return "\n".join(lines)


def plot(rows: dict[int, Row]) -> str:
    """The figures of ``SHOWN`` as lines over the levels, an SVG image."""
    left, top, wide, high, most = 50, 30, 400, 300, max(*rows, 1)
    colours = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#7f7f7f")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {top + high + 50}" font-family="sans-serif" font-size="12">',
        "<title>Figures against the share of garbled sentences</title>",
        f'<rect width="660" height="{top + high + 50}" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        y = top + high * (1 - tenth / 10)
        parts.append(
            f'<path d="M{left} {y:g}h{wide}" stroke="#ddd"/><text x="{left - 30}" y="{y + 4:g}">{tenth / 10}</text>'
        )
    for level in rows:
        x = left + wide * level / most
        parts.append(f'<text x="{x:g}" y="{top + high + 18}" text-anchor="middle">{level} %</text>')
    parts.append(f'<text x="{left + wide / 2:g}" y="{top + high + 38}" text-anchor="middle">sentences garbled</text>')
    shown = [(key, label) for key, label in SHOWN.items() if all(key in row for row in rows.values())]
    for number, ((key, label), colour) in enumerate(zip(shown, colours, strict=False)):
        points = " ".join(
            f"{left + wide * lv / most:.1f},{top + high * (1 - row[key]):.1f}" for lv, row in rows.items()
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{left + wide + 15}" y="{top + 12 + number * 20}" fill="{colour}">{label}</text>')
    return "\n".join([*parts, "</svg>", ""])


def write(rows: dict[int, Row]) -> None:
    """Put the plot and the table into the documentation."""
    (DOCS / "noise.svg").write_text(plot(rows), encoding="utf-8")
    page = DOCS / "noise.md"
    before, _, rest = page.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    after = rest.partition("<!-- end -->\n")[2]
    page.write_text(f"{before}<!-- figures -->\n{table(rows)}\n<!-- end -->\n{after}", encoding="utf-8")


def main() -> int:
    """Run the parts at every level, print, and fail where anything raised."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    arguments.add_argument("--levels", nargs="+", type=int, default=list(LEVELS), help="per cent of sentences")
    arguments.add_argument("--write", action="store_true", help="write docs/noise.svg and the table of docs/noise.md")
    given = arguments.parse_args()
    if not corpora.SHARED.exists():
        print("skipped: the labelled data are not part of the repository")
        return 0
    parser = Parser(corpora.Settings().model)
    parser.parse([times.article("warm", "A sentence to load the model.", None)])
    rows: dict[int, Row] = {level: {} for level in given.levels}
    for part in given.parts:
        for level in given.levels:
            rows[level] |= PARTS[part](level, parser)
            print(part, level, rows[level], file=sys.stderr, flush=True)
        parser.forget()
    print(table(rows))
    if given.write:
        write(rows)
    return int(any(row.get("failures", 0) for row in rows.values()))


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
