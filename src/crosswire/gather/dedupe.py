"""Stage 2, dedupe: Documents -> Derivations and Lineages.

Ten reprints of one wire are one source. A later document is compared with the earlier ones that
could be its origin: shared passages (letter by letter, in spite of noise, cuts and new order) make a
copy or an excerpt; the same facts in the same order, in other words, make a rewrite. Reports that
share no more than quotations and names are independent reports of the same event.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from crosswire.matching.order import Order, Told, common_order
from crosswire.matching.passages import Shared, shared_passages
from crosswire.records.stories import Derivation, Lineage
from crosswire.records.text import Document, Span
from crosswire.text.sentences import split_lines, split_sentences
from crosswire.text.shingles import fold
from crosswire.text.tfidf import Rarity, words_of

# Share (0..1) of the shorter text in shared passages from which it is a copy of the other.
COPY = 0.6
# Share of either text in shared passages from which one quotes the other at length.
EXCERPT = 0.15
# Share of the word rarity told in paired sentences from which one rewrites the other; independent
# reports of one event stay below 0.18 on the development corpora, rewrites begin at 0.36.
REWRITE = 0.25
# Words of a sentence below which it cannot be paired.
_SHORTEST_SENTENCE = 5
_RELATED = frozenset(("copy", "excerpt", "rewrite", "translation"))


def find_derivations(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Say which document is a copy, an excerpt, a rewrite or a translation of which."""
    rarity = Rarity()
    for document in documents:
        rarity.fit(words_of(document.article.text, document.body))
    folded = [fold(document.article.text, document.body) for document in documents]
    told = [_tell(document, rarity) for document in documents]
    found = []
    for earlier, later in itertools.combinations(range(len(documents)), 2):
        shared = shared_passages(folded[later], folded[earlier])
        order = common_order(told[later], told[earlier])
        if verdict := _judge(documents[later], documents[earlier], shared, order):
            found.append(verdict)
    return tuple(found)


def _tell(document: Document, rarity: Rarity) -> list[Told]:
    text = document.article.text
    told = []
    for span in document.body:
        for line in split_lines(text, span.start, span.end):
            for start, end in split_sentences(text, *line):
                words = words_of(text, [Span(start=start, end=end)])
                if len(words) >= _SHORTEST_SENTENCE:
                    weighted = {word: weight for word in words if (weight := rarity.rarity(word)) > 0.3}
                    told.append(Told(span=Span(start=start, end=end), words=weighted))
    return told


def _judge(later: Document, earlier: Document, shared: Shared, order: Order) -> Derivation | None:
    most, told = max(shared.left, shared.right), max(order.left, order.right)
    if most >= COPY:
        verdict, score = ("copy" if min(shared.left, shared.right) >= COPY / 2 else "excerpt"), most
        because = f"{most:.0%} of one text stands in the other, letter by letter"
    elif told >= REWRITE and order.chain >= 3:
        verdict, score = "rewrite", min(1.0, 0.5 + told)
        because = (
            f"{len(order.pairs)} sentences tell the same, {order.chain} of them in the same order; "
            f"{most:.0%} of one text stands in the other letter by letter"
        )
    elif most >= EXCERPT:
        verdict, score = "excerpt", 0.5 + most / 2
        because = f"{len(shared.passages)} passages, {most:.0%} of one text, stand in both"
    else:
        return None
    dates = later.published, earlier.published
    directed = None not in dates and dates[0] != dates[1]
    swap = directed and dates[0] < dates[1]  # type: ignore[operator]
    left, right = (earlier, later) if swap else (later, earlier)
    return Derivation(
        report=left.article.id, of=right.article.id, verdict=verdict, score=round(score, 3),
        directed=directed, because=because, passages=() if swap else shared.passages,
    )  # fmt: skip


def trace_lineages(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Lineage, ...]:
    """Group ``documents`` (of one story) into lineages: reports that go back to one text."""
    ids = [document.article.id for document in documents]
    related = [d for d in derivations if d.verdict in _RELATED and d.report in ids and d.of in ids]
    root = _components(ids, ((d.report, d.of) for d in related))
    lineages = []
    for number, head in enumerate(dict.fromkeys(root[i] for i in ids), 1):
        members = tuple(i for i in ids if root[i] == head)
        inside = tuple(d for d in related if d.report in members)
        lineages.append(
            Lineage(
                id=f"L{number}",
                origin=_origin([d for d in documents if d.article.id in members]),
                reports=members,
                evidence=tuple(f"{d.report} and {d.of}: {d.because}" for d in inside),
                derivations=inside,
            )
        )
    return tuple(lineages)


def _components(ids: Sequence[str], edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    parent = {i: i for i in ids}

    def find(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for left, right in edges:
        a, b = find(left), find(right)
        if a != b:
            parent[b] = a
    return {i: find(i) for i in ids}


def _origin(documents: Sequence[Document]) -> str | None:
    """The wire that most members name; None where none does."""
    wires = [wire for document in documents for wire in sorted({credit.wire for credit in document.credits})]
    return max(dict.fromkeys(wires), key=wires.count) if wires else None
