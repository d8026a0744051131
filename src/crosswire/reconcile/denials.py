"""What one source says and another denies, wherever it stands in the story. A helper of stage 10.

A denied clause is held against the plain ones that are nearest to it in meaning: "the deal does not stop the
programme" against "the deal halts it". If the same source says both, or they share no word, it is another matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.matching.wording import stem
from crosswire.reconcile import parties
from crosswire.reconcile.evidence import Difference, Evidence, clause, speakers
from crosswire.reconcile.nearby import nearest
from crosswire.reconcile.sayings import is_negated, own_stems
from crosswire.records.statements import Statement

# Nearness (0..1) from which a denial may be of what another says, and stems (no names) that the two share.
_NEAR, _SHARED = 0.35, 1
# Words that a reason names.
_NAMED = 3


def denials(evidence: Evidence) -> Iterator[Difference]:
    """Each denied statement with the plain ones nearest to it that another report or source makes."""
    told = [s for s in evidence.statements.values() if s.kind == "verbal" and s.id not in evidence.frames]
    within = evidence.table(parties.denied)
    denied = [s for s in told if s.id in within or evidence.once(is_negated, s)]
    plain = [s for s in evidence.statements.values() if s.id not in evidence.frames and s.status != "hypothetical"]
    plain = [s for s in plain if s.id not in within and not evidence.once(is_negated, s)]
    for a, b, near in nearest(denied, plain, evidence, least=_NEAR):
        shared = evidence.once(own_stems, a) & evidence.once(own_stems, b)
        if len(shared) < _SHARED:
            continue
        ours, theirs = speakers(a), speakers(b)
        apart = bool(ours and theirs) and not evidence.kin(ours) & evidence.kin(theirs)
        versions = (parties.version(a, evidence), parties.version(b, evidence))
        values = versions if apart else (clause(a, "denied", False), clause(b, "not denied", True))
        yield Difference(
            kind="party" if apart else "polarity", slot=f"{a.id} {b.id}",
            verdict="parties differ" if apart else "contradiction", values=values, way="denied nearby",
            detail=_told(a, shared), like=near,
            certainty=min(0.6, 0.2 + 0.1 * len(shared)),
        )  # fmt: skip


def _told(denied: Statement, shared: frozenset[str]) -> str:
    """What is denied, in words of the report for the stems that both sides share."""
    words = [w for w in dict.fromkeys(denied.lemmas) if stem(w) in shared]
    return (
        f"one denies what the other says of {', '.join(words[:_NAMED])}" if words else "one denies what the other says"
    )
