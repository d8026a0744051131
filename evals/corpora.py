"""Score briefs of the development corpora and hold them against pinned floors.

    python evals/corpora.py                 all six, table, exit 1 if a figure fell below its floor
    python evals/corpora.py kremlin-call    one or more
    python evals/corpora.py --raise         write the figures as new floors where they rose

Floors stand in evals/floors.json with a digest of the corpora; a floor may only rise. Needs
../shared beside the checkout. Parses are cached in the user's cache folder, keyed by model and text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import crosswire
from crosswire.readers import read_paths
from crosswire.settings import Settings
from crosswire.text.parse import Parser
from shared import ROOT, SHARED, Read, briefed, tool

FLOORS = ROOT / "evals" / "floors.json"
CORPORA = ("kremlin-call", "us-cuba", "hanoi-summit", "gaza-truce", "russia-expulsions", "iran-deal")
# Lower is better; their "floor" is a ceiling.
CEILINGS = ("residue_lost", "disagreements_listed")
# Said, but no floor: what is asked of alignment are its F1 and its precision, and stricter joining gives recall for precision.
UNPINNED = ("align_r",)
KREMLIN = "kremlin-call"
# Another processor rounds the parser's sums otherwise; a clause or two may fall out differently.
SLACK = 0.01

# What score.py measures of one story, by name; None where it has no measure.
Figures = dict[str, float | None]


class CachedParser(Parser):
    """A Parser that keeps its sentences on disk between evaluations, so that tuning stays quick; under ``name`` those
    that are no others' business."""

    def __init__(self, model: str, name: str = "") -> None:
        super().__init__(model)
        base = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "crosswire-evals"
        code = (ROOT / "src/crosswire/text/parse.py").read_bytes() + (
            ROOT / "src/crosswire/records/text.py"
        ).read_bytes()
        self._path = base / f"{model}-{name}{hashlib.sha256(code).hexdigest()[:12]}.pickle"
        if self._path.exists():
            self._known = pickle.loads(self._path.read_bytes())

    def keep(self) -> None:
        """Write what was parsed (own temporary file, so that parallel runs do not tear it)."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(self._known))
        part.replace(self._path)


def inputs(corpus: str) -> list[str]:
    """What is given to brief: reports.jsonl where there is one, else the folder of texts."""
    lines = SHARED / "corpora" / corpus / "reports.jsonl"
    return [str(lines if lines.exists() else SHARED / "corpora" / corpus / "reports")]


def gold(corpus: str) -> dict[str, Any]:
    """The gold standard of a corpus."""
    data: dict[str, Any] = json.loads((SHARED / "corpora" / corpus / "gold.json").read_text(encoding="utf-8"))
    return data


def digest() -> str:
    """A digest of all gold files: figures on other corpora are other figures."""
    return hashlib.sha256(b"".join((SHARED / "corpora" / c / "gold.json").read_bytes() for c in CORPORA)).hexdigest()[
        :16
    ]


def evaluate(corpora: list[str], settings: Settings) -> dict[str, Figures]:
    """Figures of ``score.py`` for each corpus."""
    return scored(((corpus, gold(corpus), read_paths(inputs(corpus))) for corpus in corpora), settings)


def scored(stories: Iterable[tuple[str, dict[str, Any], Read]], settings: Settings) -> dict[str, Figures]:
    """Figures of ``score.py`` for each story: its name, its gold standard and its reports as read."""
    score, parser = tool("score"), CachedParser(settings.model)
    result = {}
    for name, standard, read in stories:
        result[name] = score.score(standard, briefed(read, parser, settings))
    parser.keep()
    return result


def mean(rows: Sequence[Figures]) -> Figures:
    """The mean of each figure over the stories, where it is defined."""
    means: Figures = {}
    for key in rows[0] if rows else ():
        values = [value for figures in rows if (value := figures[key]) is not None]
        means[key] = round(sum(values) / len(values), 4) if values else None
    return means


def mean_of_others(result: Mapping[str, Figures]) -> Figures:
    """The mean of each figure over the corpora other than kremlin-call."""
    return mean([figures for corpus, figures in result.items() if corpus != KREMLIN])


def table(rows: Mapping[str, Figures]) -> str:
    """The figures side by side."""
    lines = [f"{'':22}" + "".join(f"{name[:16]:>18}" for name in rows)]
    for key in next(iter(rows.values())):
        cells = ("-" if (value := figures[key]) is None else str(round(value, 3)) for figures in rows.values())
        lines.append(f"{key:22}" + "".join(f"{cell:>18}" for cell in cells))
    return "\n".join(lines)


def against_floors(figures: Mapping[str, Figures], floors: dict[str, dict[str, float]]) -> list[str]:
    """Say which figure fell below its floor (rose above its ceiling)."""
    faults = []
    for name, pinned in floors.items():
        for key, floor in pinned.items():
            value = figures.get(name, {}).get(key)
            over = value is not None and (value > floor + SLACK if key in CEILINGS else value < floor - SLACK)
            if name in figures and (value is None or over):
                faults.append(f"{name} {key}: {value}, floor {floor}")
    return faults


def raised(figures: Mapping[str, Figures], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """New floors: the better of old floor and new figure."""
    new = {}
    for name, values in figures.items():
        old = floors.get(name, {})
        new[name] = {
            key: (min if key in CEILINGS and key != "disagreements_listed" else max)(value, old.get(key, value))
            for key, value in values.items()
            if value is not None and key not in UNPINNED
        }
    return new


def main() -> int:
    """Run, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=[])
    parser.add_argument("--raise", dest="lift", action="store_true", help="write risen figures as new floors")
    parser.add_argument("--encoder", metavar="FOLDER", help="the large encoder of clauses; no floors")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent; the development corpora are not part of the repository")
        return 0
    names = arguments.corpora or list(CORPORA)
    result = evaluate(names, Settings(encoder=arguments.encoder))
    print(f"crosswire {crosswire.__version__}, gold {digest()}")
    figures = {**result, "mean of others": mean_of_others(result)} if names == list(CORPORA) else result
    print(table(figures))
    if arguments.encoder:
        return 0
    pinned = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"digest": digest(), "floors": {}}
    if pinned["digest"] != digest():
        print(f"the corpora are not those of the floors (digest {pinned['digest']})")
        return 1
    if arguments.lift:
        pinned["floors"] |= raised(figures, pinned["floors"])
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n")
        return 0
    faults = against_floors(figures, pinned["floors"])
    print("\n".join(faults) or "no figure below its floor")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
