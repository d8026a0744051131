"""Stage 3, cluster: Documents -> Stories.

Documents about one happening share its rare words: names, places, numbers. Clusters of documents are
joined while the mean cosine between their members stays above a threshold (average linkage), so
that no chain of middlemen joins two stories. Days known to lie far apart keep documents apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.records.stories import Derivation, Story
from crosswire.records.text import Document
from crosswire.text.tfidf import Rarity, cosine

# Mean cosine between the members of two clusters from which they are one story.
LINK = 0.172
# Days that the reports of one story may lie apart.
WINDOW = 10


def group_stories(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Story, ...]:
    """Group documents into stories, in order of arrival."""
    rarity = Rarity()
    bags = [rarity.bag(document.article.text, document.body) for document in documents]
    for bag in bags:
        rarity.fit(bag)
    vectors = [rarity.weigh(bag) for bag in bags]
    similar = {
        (i, j): cosine(vectors[i], vectors[j]) if _near(documents[i], documents[j]) else -1.0
        for j in range(len(vectors))
        for i in range(j)
    }
    place = {document.article.id: i for i, document in enumerate(documents)}
    for derived in derivations:  # a copy tells the story of its original, in however different words
        if derived.report in place and derived.of in place and derived.verdict != "same-event":
            i, j = sorted((place[derived.report], place[derived.of]))
            similar[i, j] = max(similar[i, j], derived.score)
    clusters = [[i] for i in range(len(vectors))]
    while len(clusters) > 1:
        value, a, b = max(
            (
                sum(similar[min(i, j), max(i, j)] for i in left for j in right) / (len(left) * len(right)),
                a,
                b,
            )
            for b, right in enumerate(clusters)
            for a, left in enumerate(clusters[:b])
        )
        if value < LINK:
            break
        clusters[a] = sorted(clusters[a] + clusters[b])
        del clusters[b]
    return tuple(
        Story(
            id=f"S{number}",
            documents=tuple(documents[i] for i in cluster),
            scores=tuple(_belonging(i, cluster, similar) for i in cluster),
        )
        for number, cluster in enumerate(sorted(clusters), 1)
    )


def _belonging(i: int, cluster: Sequence[int], similar: dict[tuple[int, int], float]) -> float:
    others = [similar[min(i, j), max(i, j)] for j in cluster if j != i]
    return round(sum(others) / len(others), 3) if others else 1.0


def _near(left: Document, right: Document) -> bool:
    if left.published is None or right.published is None:
        return True
    return abs((left.published - right.published).days) <= WINDOW
