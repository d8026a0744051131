"""Pairs of the gold standard that are one: ECB+ holds some texts twice, so that two pairs may be of the same bodies."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from crosswire.records.text import Document


def once(
    pairs: Sequence[Mapping[str, str]], gold: Mapping[str, str], held: Mapping[tuple[str, str], Document]
) -> dict[str, str]:
    """The labels that count: pairs of the same two bodies, letter by letter, are one pair under its first number, with the
    label that most of them have; where as many have another, none counts."""
    groups: dict[frozenset[str], list[str]] = {}
    for pair in pairs:
        bodies = frozenset(_letters(held[pair["data"], pair[side]]) for side in ("left", "right"))
        groups.setdefault(bodies, []).append(pair["id"])
    found: dict[str, str] = {}
    for names in groups.values():
        (label, votes), *others = collections.Counter(gold[name] for name in names).most_common()
        if not others or votes > others[0][1]:
            found[names[0]] = label
    return found


def _letters(document: Document) -> str:
    """The letters of a document's body."""
    text = document.article.text
    body = "".join(text[span.start : span.end] for span in document.body)
    return "".join(filter(str.isalnum, body.lower()))
