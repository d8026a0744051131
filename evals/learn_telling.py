"""Learn how sure it is that a passage tells what a line tells: python evals/learn_telling.py

From evals/readings/tellings.json (240 passages beside lines of other reports, each judged by two readers) a logistic
regression of two signs is fitted: the log-odds of the passage's link to that of the line, and the share of the line's
words that its sentence has. Prints the constants of ``reconcile/claims/telling.py`` and, with each corpus left out in
turn, the share right by probability. Nothing is random.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from crosswire.reconcile.claims.telling import link_odds
from learn_readings import learn
from shared import ROOT

READINGS = ROOT / "evals" / "readings" / "tellings.json"
# Probabilities from which it is told how many are right.
_FROM = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9)


def signs(row: Mapping[str, Any]) -> tuple[float, float]:
    """The two signs of a passage as it was read."""
    return link_odds(row["link"]), row["share"]


def main() -> int:
    """Print the constants and how they do on corpora that were left out."""
    rows = json.loads(READINGS.read_text(encoding="utf-8"))["readings"]
    learnt = learn(rows, signs, group="corpus", levels=_FROM, noun="passages")
    print(f"_BASE, _LINK, _SHARE = {', '.join(f'{one:.3f}' for one in learnt)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
