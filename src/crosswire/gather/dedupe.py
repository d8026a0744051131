"""Stage 2, dedupe: Documents -> Derivations and Lineages. (Baseline: every report stands alone.)"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.stories import Derivation, Lineage
from crosswire.records.text import Document


def find_derivations(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Say which document is a copy, an excerpt, a rewrite or a translation of which."""
    return ()


def trace_lineages(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Lineage, ...]:
    """Group ``documents`` (of one story) into lineages: reports that go back to one text."""
    return tuple(
        Lineage(id=f"L{i}", origin=None, reports=(document.article.id,), evidence=())
        for i, document in enumerate(documents, 1)
    )
