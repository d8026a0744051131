"""How a claim stands: agreed, varied, contradicted, disputed or single. A helper of stage 10.

Support is counted in independent lines: a claim that five rewrites of one wire carry is single.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.statements import Statement
from crosswire.records.stories import Disagreement

# Probability from which a disagreement decides how a claim stands; below it, it is only listed.
_TELLING = 0.4

# A straight line through what was read: of fifty claims drawn at random from ten events, 0.23 of those with a mean
# below 0.2 held one fact, 0.3 of those up to 0.33, 0.71 of those above; none is certain.
_BASE, _GAIN, _SUREST = 0.15, 1.1, 0.98


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
    """How sure it is that ``statements`` state one fact: the mean of their alignments' probabilities.

    A claim of one statement is sure to be one claim. Pairs that no alignment links count nothing,
    because alignments are listed only above a threshold. The mean is put on the scale of how often
    claims with such a mean were found by reading to hold one fact.
    """
    if len(statements) < 2:
        return 1.0
    mean = sum(links) / len(links) if links else 0.0
    return min(_SUREST, _BASE + _GAIN * mean)
