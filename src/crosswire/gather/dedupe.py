"""Stage 2, dedupe: Documents -> Derivations and Lineages.

Ten reprints of one wire are one source. Each document is compared with the earlier ones that could be
its origin: shared passages (letter by letter, in spite of noise, cuts and new order) make a copy or
an excerpt; the same facts in the same order, in other words, make a rewrite or a translation. Reports
that share no more than quotations and names are independent reports of the same event. Nothing
is dropped. Limits: a rewrite that keeps neither words nor order is not found; without dates the
direction is that of arrival, and marked as unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.gather.copies.changes import tell_changes
from crosswire.gather.copies.copy_index import CopyIndex
from crosswire.gather.copies.lineages import trace_lineages
from crosswire.records.stories import Derivation
from crosswire.records.text import Document

__all__ = ["find_derivations", "trace_lineages"]

# Documents whose words are counted before the first is judged; enough to know which words are rare.
_LEARN = 1000
# A collection of so many documents is compared more widely (cosine 0..1), so that each pair of reports of an event
# gets its verdict.
_FEW, _FEW_SIMILAR = 200, 0.12


def find_derivations(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Say which document is a copy, an excerpt, a rewrite or a translation of which.

    Documents are taken in order of arrival; ``report`` is the later one unless dates or garbled words say otherwise.
    In a collection of at most 200 documents, copies come with what changed in them.
    """
    index = CopyIndex(similar=_FEW_SIMILAR) if len(documents) <= _FEW else CopyIndex()
    index.learn(documents[:_LEARN])
    found = tuple(derivation for derivations in index.add_all(documents) for derivation in derivations)
    if len(documents) > _FEW:
        return found
    named = {document.article.id: document for document in documents}
    return tuple(tell_changes(derivation, named[derivation.report], named[derivation.of]) for derivation in found)
