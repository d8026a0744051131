"""How sure each disagreement is, and what a reader should see first. A helper of stage 10.

Two learnt scores, both weighted sums of what was measured: how likely a careful reader finds that the
sides differ as said, which is the probability of the disagreement; and how likely he lists it. The list
is ordered by both, and by how much of a candidate is new: two passages that an entry above has already set
against one another are not news. What repeats a better one of its kind is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import combinations

from crosswire.lexicon.disagreement_weights import Card, listed, right
from crosswire.reconcile.differences.merging import BORNE_OUT, Candidate
from crosswire.reconcile.differences.surroundings import ELSEWHERE
from crosswire.records.stories import Disagreement

# The power of the probability in the order: below 1, so that what is worth a look comes before what is sure and dull.
_SURE = 0.3
# What is left of the worth of a candidate none of whose pairs of passages is new.
_OLD = 0.02
# Probability of a word that one report alone turned by a prefix ("escalate" for "de-escalate") where two reports or more
# have it the other way: a rule, since the labelled stories hold too few of them to learn it from.
_TURNED = 0.6
# Probability of alignment below which two clauses may tell of two things, so that numbers in them that cannot both stand
# contradict nothing for sure, and the most that is then left of the probability: a rule as well, for the stories that are
# learnt from show no such numbers.
_ONE_FACT, _UNSURE = 0.8, 0.45
# Readings of one number, as a share of six, from which it is no one number: of the three such entries shown of 105 groups
# of articles two mixed several counts and one told a toll at four hours.
_MANY = 5 / 6 - 1e-9
# Characters: sides whose middles lie in one such stretch of a report are one passage; of a longer side the beginning counts.
_PASSAGE, _LONG = 120, 200
# Two passages, each a report and its stretch.
Pair = tuple[tuple[str, int], tuple[str, int]]


def ranked(candidates: Sequence[Candidate], *, most: int) -> tuple[Disagreement, ...]:
    """The disagreements that a reader should see first, at most ``most``, each with its probability."""
    found: list[Disagreement] = []
    cited: dict[tuple[str, str], list[set[tuple[str, int]]]] = defaultdict(list)
    sure, telling = right(), listed()
    for n in order([worth(c, sure, telling) for c in candidates], [pairs(c.disagreement) for c in candidates]):
        if len(found) == most:
            break
        d = candidates[n].disagreement
        places = {(s.report, s.start) for s in d.sides}
        if not any(places <= others for others in cited[d.kind, d.verdict]):
            cited[d.kind, d.verdict].append(places)
            found.append(replace(d, probability=round(shown(candidates[n], sure), 4)))
    return tuple(found)


def sureness(candidate: Candidate, right: Card) -> float:
    """How likely a careful reader finds that the sides differ as said, 0..1."""
    measured = candidate.measured
    turned = measured.get("by a prefix") and measured.get("against two reports")
    return max(right.probability(measured), _TURNED if turned else 0.0)


def shown(candidate: Candidate, right: Card) -> float:
    """The probability that a reader is told; the order does without this last check."""
    d, sure = candidate.disagreement, sureness(candidate, right)
    # Also of numbers that are told as no more than compatible, since nothing ties them together.
    contradict = bool(candidate.measured.get("sort number contradiction"))
    apart = contradict and candidate.measured.get("link", 0.0) < _ONE_FACT
    mixed = d.kind == "number" and candidate.measured.get("readings", 0.0) >= _MANY
    if apart or mixed or candidate.measured.get(f"way number {ELSEWHERE}"):
        sure = min(sure, _UNSURE)
    # Not sure, but before what nothing ties to one thing.
    return max(sure, _UNSURE) if candidate.measured.get(BORNE_OUT) else sure


def worth(candidate: Candidate, right: Card, listed: Card) -> float:
    """What a candidate is worth to a reader, 0..1: right, and worth listing; 1 more where it is grave and borne out, which comes
    before all else."""
    weighed = float(sureness(candidate, right) ** _SURE) * listed.probability(candidate.measured)
    return weighed + candidate.measured.get(BORNE_OUT, 0.0)


def pairs(disagreement: Disagreement) -> frozenset[Pair]:
    """The pairs of passages that a disagreement sets against one another."""
    passages = sorted(
        {(s.report, (s.start + min(s.end, s.start + _LONG)) // 2 // _PASSAGE) for s in disagreement.sides}
    )
    return frozenset(combinations(passages, 2)) or frozenset([(passages[0], passages[0])])


def order(worths: Sequence[float], told: Sequence[frozenset[Pair]]) -> list[int]:
    """The places of candidates, the best first: each time the one with the greatest worth times the share of its pairs
    ``told`` that none before it has."""
    known: set[Pair] = set()
    # What a candidate gains only falls as others are taken, so only the top of the heap is weighed again.
    heap = [(-value, n) for n, value in enumerate(worths)]
    heapify(heap)
    found = []
    while heap:
        _, n = heappop(heap)
        now = -worths[n] * max(_OLD, len(told[n] - known) / len(told[n]))
        if heap and now > heap[0][0]:
            heappush(heap, (now, n))
            continue
        found.append(n)
        known |= told[n]
    return found
