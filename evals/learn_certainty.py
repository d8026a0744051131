"""Learn how sure it is that a claim holds one fact: python evals/learn_certainty.py

From evals/readings/claims.json (200 claims, each judged by two readers) a logistic regression of two signs is
fitted: the log-odds of the mean link and the logarithm of the number of statements. Prints the constants of
``reconcile/claims/standing.py`` and, with the claims of each event left out in turn, the share right by probability.
Nothing is random.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from math import log
from typing import Any

from crosswire.reconcile.claims.telling import link_odds
from learn_readings import learn
from shared import ROOT

READINGS = ROOT / "evals" / "readings" / "claims.json"
_FROM = (0.4, 0.5, 0.6, 0.65, 0.7, 0.8)


def signs(row: Mapping[str, Any]) -> tuple[float, float]:
    """The two signs of a claim as it was read."""
    return link_odds(row["mean_link"]), log(len(row["mentions"]))


def main() -> int:
    """Print the constants and how they do on events that were left out."""
    rows = json.loads(READINGS.read_text(encoding="utf-8"))["readings"]
    learnt = learn(rows, signs, group="event", levels=_FROM, noun="claims")
    print(f"_BASE, _LINKS, _MANY = {', '.join(f'{one:.3f}' for one in learnt)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
