"""Stage 3, cluster: Documents -> Stories. (Baseline: one story.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.stories import Derivation, Story
from crosswire.records.text import Document


def group_stories(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Story, ...]:
    """Group documents into stories, in order of arrival."""
    return (Story(id="S1", documents=tuple(documents), scores=(1.0,) * len(documents)),) if documents else ()
