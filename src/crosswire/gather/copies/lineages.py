"""The second half of stage 2: derivations within a story make lineages, the independent lines of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crosswire.records.stories import Derivation, Lineage
from crosswire.records.text import Credit, Document

# Verdicts that make two reports one line.
RELATED = frozenset(("copy", "excerpt", "rewrite", "translation"))

# How a derivation that a user made or unmade begins to say why.
BY_USER = "set by the user"

# Shares of a text at its start and its end where a wire is named for its origin rather than cited for one fact.
_LEAD, _FOOT = 0.2, 0.08


def trace_lineages(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Lineage, ...]:
    """Group ``documents`` (of one story) into lineages: reports that go back to one text.

    Two reports are of one lineage where a chain of derivations other than same-event joins them.
    """
    members = {document.article.id: document for document in documents}
    inside = [d for d in derivations if d.verdict in RELATED and d.report in members and d.of in members]
    head = _components(list(members), ((d.report, d.of) for d in inside))
    groups: dict[str, list[str]] = {}
    for name in members:
        groups.setdefault(head[name], []).append(name)
    links: dict[str, list[Derivation]] = {}
    for derivation in inside:
        links.setdefault(head[derivation.report], []).append(derivation)
    parted = [d for d in derivations if d.verdict not in RELATED and d.because.startswith(BY_USER)]
    return tuple(
        _lineage(f"L{number}", [members[name] for name in names], tuple(links.get(root, ())), parted)
        for number, (root, names) in enumerate(groups.items(), 1)
    )


def _lineage(
    name: str, documents: Sequence[Document], derivations: tuple[Derivation, ...], parted: Sequence[Derivation]
) -> Lineage:
    credited = tuple(
        f"{document.article.id} names {credit.wire}: “{credit.text}”"
        for document in documents
        for credit in document.credits
    )
    reports = {document.article.id for document in documents}
    apart = tuple(f"{d.report} and {d.of}: {d.because}" for d in parted if d.report in reports or d.of in reports)
    related = tuple(f"{d.report} is {_ARTICLE[d.verdict]} of {d.of}: {d.because}" for d in derivations)
    return Lineage(
        id=name,
        origin=_origin(documents),
        reports=tuple(document.article.id for document in documents),
        evidence=apart + related + credited,
        derivations=derivations,
    )


_ARTICLE = {"copy": "a copy", "excerpt": "an excerpt", "rewrite": "a rewrite", "translation": "a translation"}


def _components(names: Sequence[str], edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The head of the component of each name (union-find with path halving)."""
    parent = {name: name for name in names}

    def find(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for left, right in edges:
        a, b = find(left), find(right)
        if a != b:
            parent[b] = a
    return {name: find(name) for name in names}


def _origin(documents: Sequence[Document]) -> str | None:
    """The wire that most credits of the members speak for; None where wires are cited in passing at most."""
    weight: dict[str, float] = {}
    for document in documents:
        for credit in document.credits:
            weight[credit.wire] = weight.get(credit.wire, 0.0) + _weight(credit, len(document.article.text))
    best = max(weight, key=lambda wire: weight[wire], default=None)
    return best if best is not None and weight[best] >= 1 else None


def _weight(credit: Credit, length: int) -> float:
    """How strongly a credit speaks for the wire as the origin of the text: a dateline or a source line most, a
    mention in the lead or the last line next, a citation in the middle of the text hardly."""
    if "(" in credit.text or "source" in credit.text.lower():
        return 3.0
    return 1.0 if credit.start < _LEAD * length or credit.end > (1 - _FOOT) * length else 0.1
