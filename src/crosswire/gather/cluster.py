"""Stage 3, cluster: Documents -> Stories.

Documents about one happening share its rare words, above all names and numbers, and say the same things first. A
document belongs to the story whose members it is like on average (average linkage), so that no chain of
middlemen joins two stories; days apart make it less likely. A copy, rewrite or translation goes where its
original is. Documents given together are taken by their days, so that the order in which they are given
changes nothing. Limits: two events of one kind, one place and one week that name the same people may be taken
for one story. Where reports arrive one by one: :class:`crosswire.gather.story_stream.StoryStream`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.gather.story_index import LINK
from crosswire.gather.story_stream import StoryStream
from crosswire.records.stories import Derivation, Story
from crosswire.records.text import Document

# A handful of documents given together are more likely one story than documents of a stream.
_HANDFUL, _HANDFUL_LINK = 12, 0.8


def group_stories(
    documents: Sequence[Document],
    derivations: Sequence[Derivation],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    link: float = LINK,
    window: int | None = None,
) -> tuple[Story, ...]:
    """Group documents into stories; stories by their first document, documents as given.

    ``same`` and ``apart`` are pairs of ids of reports that a user put into one story or into two. ``link`` is the
    mean scaled likeness from which documents are one story, ``window`` the days after which a story closes
    (None: only when very many reports are open).
    """
    stream = StoryStream(link=link * _HANDFUL_LINK if len(documents) <= _HANDFUL else link, window=window)
    # Those without a day last: the others have made the stories that they may belong to.
    ordered = sorted(documents, key=lambda d: (d.published or date.max, d.article.text))
    stream.add(ordered, derivations, same=same, apart=apart)
    stream.settle()
    place = {document.article.id: number for number, document in enumerate(documents)}
    stories = [_as_given(story, place) for story in stream.stories()]
    return tuple(sorted(stories, key=lambda story: place[story.documents[0].article.id]))


def _as_given(story: Story, place: dict[str, int]) -> Story:
    pairs = sorted(zip(story.documents, story.scores, strict=True), key=lambda pair: place[pair[0].article.id])
    return replace(story, documents=tuple(d for d, _ in pairs), scores=tuple(score for _, score in pairs))
