"""Stage 11, brief: Claims and all else -> Account. (Baseline: in order of the claims.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Meeting, StoryDate
from crosswire.records.stories import Account, Claim, Disagreement, Lineage, Story


def write_account(
    story: Story,
    date: StoryDate,
    lineages: Sequence[Lineage],
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    disagreements: Sequence[Disagreement],
    meetings: Sequence[Meeting],
    conditionals: Sequence[Conditional],
) -> Account:
    """Order the claims as a briefer would tell them, title the story, name the gaps."""
    title = (
        next((d.title for d in story.documents if d.title), None)
        or story.documents[0].article.text.strip().split("\n")[0]
    )
    return Account(
        story=story.id, title=title, date=date, documents=story.documents, lineages=tuple(lineages),
        entities=tuple(entities), claims=tuple(claims), disagreements=tuple(disagreements),
        meetings=tuple(meetings), conditionals=tuple(conditionals),
    )  # fmt: skip
