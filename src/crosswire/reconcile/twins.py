"""Part of stage 11: what was read in one of several twins is shown at its place in each of them.

The idea: a claim, a name or a disagreement found in a report stands in every report that carries the
same sentences. Support is not changed by it: twins are of one lineage, and lines are counted before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from crosswire.records.names import Entity, Garble, Mention
from crosswire.records.stories import Account, Claim, ClaimMention, Disagreement, Side
from crosswire.records.text import Phrase, Span
from crosswire.text.twins import Twin

Place = TypeVar("Place", bound=Mention | Garble | Side | Phrase | ClaimMention)
Twins = Mapping[str, Sequence[Twin]]


def unfold_twins(account: Account, twins: Iterable[Twin]) -> Account:
    """Return ``account`` with every passage cited also in the twins of its report."""
    by_report: dict[str, list[Twin]] = defaultdict(list)
    for twin in twins:
        by_report[twin.of].append(twin)
    if not by_report:
        return account
    return replace(
        account,
        entities=tuple(_entity(e, by_report) for e in account.entities),
        claims=tuple(_claim(c, by_report) for c in account.claims),
        disagreements=tuple(_disagreement(d, by_report) for d in account.disagreements),
        meetings=tuple(replace(m, evidence=_spread(m.evidence, by_report)) for m in account.meetings),
        conditionals=tuple(replace(c, evidence=_spread(c.evidence, by_report)) for c in account.conditionals),
    )


def _entity(entity: Entity, twins: Twins) -> Entity:
    # Mentions outside every sentence (captions) are page furniture of their own report.
    told = tuple(m for m in entity.mentions if m.sentence >= 0)
    rest = tuple(m for m in entity.mentions if m.sentence < 0)
    return replace(entity, mentions=(*_spread(told, twins), *rest), garbled=_spread(entity.garbled, twins))


def _claim(claim: Claim, twins: Twins) -> Claim:
    def quoted(mention: ClaimMention, twin: Twin) -> ClaimMention:
        spans = (twin.at(s.start, s.end) for s in mention.quote_spans)
        return replace(mention, quote_spans=tuple(Span(start=start, end=end) for start, end in spans))

    return replace(claim, mentions=_spread(claim.mentions, twins, also=quoted))


def _disagreement(disagreement: Disagreement, twins: Twins) -> Disagreement:
    # The sides of twins come last, so that the index of the likelier side holds.
    return replace(disagreement, sides=_spread(disagreement.sides, twins))


def _spread(
    places: Sequence[Place], twins: Twins, *, also: Callable[[Place, Twin], Place] | None = None
) -> tuple[Place, ...]:
    """``places``, and after them each in every twin of its report; ``also`` moves what else it holds."""
    moved: list[Place] = []
    for place in places:
        for twin in twins.get(place.report, ()):
            start, end = twin.at(place.start, place.end)
            there = replace(place, report=twin.report, start=start, end=end)
            moved.append(also(there, twin) if also else there)
    return (*places, *moved)
