"""Stage 3, cluster: Documents -> Stories.

Documents about one happening share its rare words, above all names and numbers. A document belongs to
the story whose members it is like on average (average linkage), so that no chain of middlemen joins two
stories; days far apart keep documents apart. A copy, rewrite or translation goes where its original
is. Limits: two events of the same kind, place and week may be taken for one story.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.gather.story_index import LINK, StoryIndex
from crosswire.records.stories import Derivation, Story
from crosswire.records.text import Document
from crosswire.text.tfidf import Rarity

# Factor on the weight of names and numbers: on ECB+, where two events of one kind differ in little else,
# BCubed F1 rises from 0.87 (factor 1) to 0.91 (2.5 to 3.5).
NAMES = 3.0
# Heaviest words of a document that are compared.
WORDS = 96
# Documents whose words are counted before the first is placed.
_LEARN = 3000
# Documents after which stories are settled anew.
_SETTLE = 2000
# Verdicts that put a document into the story of its original; an excerpt may stand in another story.
_VERSION = frozenset(("copy", "rewrite", "translation"))
# A handful of documents given together are more likely one story than documents of a stream.
_HANDFUL, _HANDFUL_LINK = 12, 0.8


def group_stories(
    documents: Sequence[Document], derivations: Sequence[Derivation], *, link: float = LINK
) -> tuple[Story, ...]:
    """Group documents into stories, in order of arrival.

    ``link`` is the mean cosine (0..1) from which documents are one story.
    """
    index = StoryIndex(link=link * _HANDFUL_LINK if len(documents) <= _HANDFUL else link)
    rarity = Rarity()
    bags = [rarity.bag(document.article.text, document.body) for document in documents[:_LEARN]]
    for bag in bags:
        rarity.fit(bag)
    place = {document.article.id: number for number, document in enumerate(documents)}
    version = _versions(place, derivations)
    for number, document in enumerate(documents):
        if number < len(bags):
            bag = bags[number]
        else:
            bag = rarity.bag(document.article.text, document.body)
            rarity.fit(bag)
        day = document.published.toordinal() if document.published else None
        index.add(rarity.weigh(bag, WORDS, names=NAMES), day, version.get(number))
        if number % _SETTLE == _SETTLE - 1:
            index.settle()
    index.settle()
    return tuple(_story(number, members, documents, index) for number, members in enumerate(_members(index), 1))


def _versions(place: dict[str, int], derivations: Sequence[Derivation]) -> dict[int, int]:
    """For each document that is a version of an earlier one, the earlier one (the surest)."""
    found: dict[int, tuple[float, int]] = {}
    for derivation in derivations:
        if derivation.verdict in _VERSION and derivation.report in place and derivation.of in place:
            earlier, later = sorted((place[derivation.report], place[derivation.of]))
            if later not in found or derivation.score > found[later][0]:
                found[later] = (derivation.score, earlier)
    return {later: earlier for later, (_, earlier) in found.items()}


def _members(index: StoryIndex) -> list[list[int]]:
    """The members of each story in order of arrival, stories by their first member."""
    return sorted(sorted(gathering.members) for gathering in index.stories_.values())


def _story(number: int, members: list[int], documents: Sequence[Document], index: StoryIndex) -> Story:
    return Story(
        id=f"S{number}",
        documents=tuple(documents[member] for member in members),
        scores=tuple(round(index.likeness(member), 3) for member in members),
    )
