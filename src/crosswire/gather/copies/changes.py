"""What changed between two versions of one text, and which of them is the later one: a helper of stage 2.

A correction replaces a figure, an update adds a paragraph, a reprint cuts the end. Where no date gives the
direction, spoilt words may: who misspells what the other spells right has copied from him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from crosswire.lexicon.frequency import document_shares
from crosswire.matching.carried import SPELLING, Edit, edits
from crosswire.records.stories import Change, Derivation, Passage
from crosswire.records.text import Document, Span
from crosswire.text.wordrow import word_row

# Changes that are told of one copy.
_MOST = 60
# Words that only one of two versions spells right, from which it is the original, and how many times more than the other.
_GARBLES, _TIMES = 3, 3


def tell_changes(derivation: Derivation, report: Document, of: Document) -> Derivation:
    """Add to a copy what changed in it, and turn it round if its spelling shows that it is the original."""
    if derivation.verdict != "copy":
        return derivation
    rows = [word_row(document.article.text, document.body) for document in (report, of)]
    found = edits(rows[0], rows[1])
    texts = report.article.text, of.article.text
    worse, better = _garbled(found, texts)
    directed = derivation.directed
    if not directed and max(worse, better) >= _GARBLES and max(worse, better) >= _TIMES * min(worse, better):
        derivation = _because(derivation, f"{max(worse, better)} words are garbled in the one alone")
        if better > worse:
            derivation, found = _turned(derivation), [Edit(left=edit.right, right=edit.left) for edit in found]
        directed = True
    changes = tuple(_change(edit) for edit in found[:_MOST])
    return replace(_because(derivation, _counted(found)), changes=changes, directed=directed)


def _garbled(found: Sequence[Edit], texts: tuple[str, str]) -> tuple[int, int]:
    """How many words the left alone garbles, and how many the right."""
    known = document_shares()
    left = right = 0
    for edit in found:
        words = [text[span.start : span.end].lower() for text, span in zip(texts, (edit.left, edit.right), strict=True)]
        if all(word.isalpha() for word in words) and Indel.normalized_similarity(*words) >= SPELLING:
            left += words[0] not in known and words[1] in known
            right += words[1] not in known and words[0] in known
    return left, right


def _turned(derivation: Derivation) -> Derivation:
    passages = tuple(Passage(left=passage.right, right=passage.left) for passage in derivation.passages)
    return replace(derivation, report=derivation.of, of=derivation.report, passages=passages)


def _change(edit: Edit) -> Change:
    kind = "added" if _empty(edit.right) else "removed" if _empty(edit.left) else "replaced"
    return Change(kind=kind, left=edit.left, right=edit.right)


def _empty(span: Span) -> bool:
    return span.start == span.end


def _counted(found: Sequence[Edit]) -> str:
    kinds = [_change(edit).kind for edit in found]
    counts = [(kind, kinds.count(kind)) for kind in ("added", "removed", "replaced")]
    return ", ".join(f"{count} {kind}" for kind, count in counts if count)


def _because(derivation: Derivation, more: str) -> Derivation:
    return replace(derivation, because=f"{derivation.because}; {more}") if more else derivation
