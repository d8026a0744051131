"""The second half of stage 2: derivations within a story make lineages, the independent lines of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crosswire.records.stories import Derivation, Lineage
from crosswire.records.text import Credit, Document

# Verdicts that make two reports one line.
RELATED = frozenset(("copy", "excerpt", "rewrite", "translation"))

# How a derivation that a user made or unmade begins to say why.
BY_USER = "set by the user"

# Forms of a credit that say where the text comes from, the surest first. Who only contributed, was told or is cited wrote
# something else.
_ORIGIN = ("dateline", "source", "copyright", "byline")
# Shares of a body up to which and from which such a form is the report's own, not that of a text quoted in it.
_LEAD, _FOOT = 0.2, 0.92
# What the forms that are no origin say of the wire, in the evidence of a line.
_SAID = {"contribution": "names a contribution of", "report": "cites", "told": "cites"}


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
        f"{document.article.id} {_SAID.get(credit.kind, 'names')} {credit.wire}: “{credit.text}”"
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
    """The wire that most members name as where their text comes from, of equals the first."""
    named = Counter(wire for document in documents if (wire := _wire(document)) is not None)
    return named.most_common(1)[0][0] if named else None


def _wire(document: Document) -> str | None:
    """The wire that the report's own dateline, source line, notice of copyright or byline names, in this order."""
    own = [credit for credit in document.credits if credit.kind in _ORIGIN and _frames(document, credit)]
    return min(own, key=lambda credit: _ORIGIN.index(credit.kind)).wire if own else None


def _frames(document: Document, credit: Credit) -> bool:
    """Does the credit stand where a report says whose it is: at the start or the end of its body, captions not counted?"""
    length = sum(span.end - span.start for span in document.body)
    before = sum(min(span.end, credit.start) - span.start for span in document.body if span.start < credit.start)
    return not _LEAD * length < before < _FOOT * length
