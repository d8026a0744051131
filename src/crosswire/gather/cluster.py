"""Stage 3, cluster: Documents -> Stories.

Documents about one happening share its rare words, above all names and numbers, and say the same things first. A
document belongs to the story whose members it is like on average (average linkage), so that no chain of
middlemen joins two stories; days apart make it less likely. A copy, rewrite or translation goes where its
original is. Documents given together are taken by their days, so that the order in which they are given
changes nothing. Limits: two events of one kind, one place and one week that name the same people may be taken
for one story. Where reports arrive one by one: :class:`crosswire.gather.story_stream.StoryStream`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crosswire.gather.grouping.story_index import LINK
from crosswire.gather.story_stream import StoryStream
from crosswire.records.stories import Derivation, Ruling, Story
from crosswire.records.text import Document


def group_stories(
    documents: Sequence[Document],
    derivations: Sequence[Derivation],
    rulings: Sequence[Ruling] = (),
    *,
    link: float = LINK,
    window: int | None = None,
    whole: bool = False,
) -> tuple[Story, ...]:
    """Group documents into stories; stories by their first document, documents as given.

    ``rulings`` of a user on stories go before what is found. ``link`` is the mean scaled likeness from which
    documents are one story, ``window`` the days after which a story closes (None: only when very many are open).
    ``whole`` says that all documents are one story.
    """
    if whole and documents:
        return (_one_story(documents),)
    stream = StoryStream(link=link, window=window)
    # Those without a day last: the others have made the stories that they may belong to.
    ordered = sorted(documents, key=lambda d: (d.published or date.max, d.article.text))
    same, apart = (
        [(r.report, r.other) for r in rulings if r.of == "story" and r.same is said] for said in (True, False)
    )
    stream.add(ordered, derivations, same=same, apart=apart)
    stream.settle()
    place = {document.article.id: number for number, document in enumerate(documents)}
    stories = [_as_given(story, place) for story in stream.stories()]
    return tuple(sorted(stories, key=lambda story: place[story.documents[0].article.id]))


def _one_story(documents: Sequence[Document]) -> Story:
    """All documents as one story by the user's word; its id is that which its first document would open alone."""
    stream = StoryStream()
    stream.add(documents[:1])
    (opened,) = stream.stories()
    return replace(opened, documents=tuple(documents), scores=(1.0,) * len(documents))


def _as_given(story: Story, place: dict[str, int]) -> Story:
    pairs = sorted(zip(story.documents, story.scores, strict=True), key=lambda pair: place[pair[0].article.id])
    return replace(story, documents=tuple(d for d, _ in pairs), scores=tuple(score for _, score in pairs))
