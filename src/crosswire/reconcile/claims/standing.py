"""How a claim stands: agreed, varied, contradicted, disputed or single. A helper of stage 10.

Support is counted in independent lines: a claim that five rewrites of one wire carry is single.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from crosswire.reconcile.claims.telling import link_odds
from crosswire.records.statements import Statement
from crosswire.records.stories import Disagreement

# Probability from which a disagreement decides how a claim stands; below it, it is only listed.
_TELLING = 0.5

# No claim of several reports is certain; and what no alignment links is doubtful.
_SUREST, _UNLINKED = 0.97, 0.3
# Log-odds that a claim holds one fact: of any claim, for each unit of the log-odds of its mean link, and for each unit
# of the natural logarithm of its number of statements. Learnt from two readings of 200 claims by evals/learn_certainty.py.
_BASE, _LINKS, _MANY = -0.430, 1.665, -0.461


def standing(lines: int, disagreements: Sequence[Disagreement]) -> str:
    """Return the standing of a claim that ``lines`` independent lines carry.

    ``disagreements`` are those of the claim itself. The gravest decides: a denial by another party,
    then a contradiction (a garbled side is one), then any other difference, then agreement.
    """
    verdicts = {d.verdict for d in disagreements if d.probability >= _TELLING}
    if "parties differ" in verdicts:
        return "disputed"
    if verdicts & {"contradiction", "garbled"}:
        return "contradicted"
    if lines < 2:
        return "single"
    return "varied" if verdicts else "agreed"


def certainty(statements: Sequence[Statement], links: Sequence[float]) -> float:
    """How sure it is that ``statements`` state one fact (0..1), from the probabilities of their alignments.

    A claim of one statement is sure to be one claim. Of several, the mean of the links counts for it and the
    number of statements against it: one wrong mention makes it two facts. Pairs that no alignment links
    count nothing, because alignments are listed only above a threshold.
    """
    if len(statements) < 2:
        return 1.0
    mean = sum(links) / len(links) if links else _UNLINKED
    odds = _BASE + _LINKS * link_odds(mean) + _MANY * log(len(statements))
    return min(_SUREST, 1.0 / (1.0 + exp(-odds)))
