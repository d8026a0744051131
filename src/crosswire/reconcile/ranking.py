"""How sure each disagreement is, and what a reader should see first. A helper of stage 10.

Two learnt scores, both weighted sums of what was measured: how likely a careful reader finds that the
sides differ as said, which is the probability of the disagreement; and how likely he lists it. The list
is ordered by both. What repeats a better one of its kind is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crosswire.lexicon.disagreement_weights import listed, right
from crosswire.reconcile.merging import Candidate
from crosswire.records.stories import Disagreement


def ranked(candidates: Sequence[Candidate], *, most: int) -> tuple[Disagreement, ...]:
    """The disagreements that a reader should see first, at most ``most``, each with its probability."""
    found: list[Disagreement] = []
    cited: dict[str, list[set[tuple[str, int]]]] = defaultdict(list)
    for candidate in sorted(candidates, key=worth, reverse=True):
        d = candidate.disagreement
        places = {(s.report, s.start) for s in d.sides}
        if len(found) < most and not any(places <= others for others in cited[d.kind]):
            cited[d.kind].append(places)
            found.append(replace(d, probability=round(right().probability(candidate.measured), 4)))
    return tuple(found)


def worth(candidate: Candidate) -> float:
    """What a candidate is worth to a reader, 0..1: right, and worth listing."""
    return right().probability(candidate.measured) * listed().probability(candidate.measured)
