"""Score attributions on the development portion of PolNeAR and hold them against pinned floors.

    python evals/quotes.py              the whole portion, its first two thirds, its last third (held back)
    python evals/quotes.py --train 100  100 articles of the training portion, for tuning

PolNeAR has no licence file: it measures and tunes rules, nothing is learnt from it. Needs ../shared beside
the checkout. The scorer is that of ../shared/tools; nested attributions are left out, since PolNeAR gives
each character to at most one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from crosswire.extract.speech.attribution import find_attributions
from crosswire.gather.clean import clean
from crosswire.records.text import Article
from crosswire.render.lines import statement_lines
from crosswire.settings import Settings
from crosswire.text.parse import Parser
from shared import SHARED, tool

POLNEAR = SHARED / "data" / "quotes" / "polnear"
FLOORS = {"f1": 0.70, "f1_quoted": 0.85, "speaker": 0.57}


def portion(folder: Path, names: list[str], into: Path) -> Path:
    """Copy the texts and annotations of ``names`` to ``into``, so that the scorer sees only them."""
    for part in ("text", "attributions"):
        (into / part).mkdir(parents=True)
        for path in sorted((folder / part).iterdir()):
            if any(path.name.startswith(name) for name in names):
                shutil.copy(path, into / part / path.name)
    return into


def attributed(folder: Path, parser: Parser) -> list[dict[str, Any]]:
    """What the statements command prints for the texts in ``folder``."""
    rows: list[dict[str, Any]] = []
    for path in sorted((folder / "text").iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        document = clean(Article(id=path.stem, path=path.stem, text=text))
        (parsed,) = parser.parse([document])
        rows.extend(statement_lines(find_attributions(parsed, ()), document))
    return rows


def figures(folder: Path, names: list[str], parser: Parser) -> dict[str, float]:
    """Figures of the scorer on the articles ``names`` of ``folder``."""
    with tempfile.TemporaryDirectory() as temporary:
        part = portion(folder, names, Path(temporary) / "part")
        result: dict[str, float] = tool("stages").score_quotes(str(part), attributed(part, parser), None)
    return result


def main() -> int:
    """Run, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=int, default=0, help="score this many articles of the training portion instead")
    arguments = parser.parse_args()
    if not POLNEAR.exists():
        print(f"skipped: {POLNEAR} is absent; PolNeAR is not part of the repository")
        return 0
    folder = POLNEAR / ("train" if arguments.train else "dev")
    names = sorted(path.stem for path in (folder / "text").iterdir())
    language = Parser(Settings().model)
    if arguments.train:
        random.Random(5).shuffle(names)
        print(figures(folder, names[: arguments.train], language))
        return 0
    cut = len(names) * 2 // 3
    whole = figures(folder, names, language)
    for label, result in (
        ("whole", whole),
        ("first two thirds", figures(folder, names[:cut], language)),
        ("last third", figures(folder, names[cut:], language)),
    ):
        print(f"{label:17}", result)
    faults = [f"{key}: {whole[key]}, floor {floor}" for key, floor in FLOORS.items() if whole[key] < floor]
    print("\n".join(faults) or "no figure below its floor")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
