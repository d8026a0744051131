"""Stage 5, resolve: Mentions of all reports of a story -> Entities. (Baseline: same last word.)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignment
from crosswire.records.text import ParsedDocument


def resolve(parsed: Sequence[ParsedDocument], mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Join the mentions of a story's reports into entities."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.name:
            groups[mention.name.split()[-1].casefold()].append(mention)
    return tuple(
        Entity(
            id=f"E{i}",
            name=max((m.name for m in group), key=len),
            kind=group[0].kind,
            aliases=tuple(sorted({m.text for m in group})),
            mentions=tuple(group),
        )
        for i, group in enumerate(groups.values(), 1)
    )


def repair(
    entities: Sequence[Entity], statements: Sequence[Statement], alignments: Sequence[Alignment]
) -> tuple[Entity, ...]:
    """Repair garbled names from aligned slots: who stands where others name somebody else."""
    return tuple(entities)
