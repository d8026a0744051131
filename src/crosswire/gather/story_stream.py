"""Stage 3 as reports arrive: a stream of documents -> Stories with lasting ids, and what changed.

A story's id is made from the report that opened it and stays while it grows; of two joined stories the older
keeps its id. Reports may come late and out of order. A story closes when its last report lies a window of days
behind the stream; beyond a number of open reports those close that were not added to for longest, so that
memory is bounded whatever the stream's dates say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from crosswire.gather.grouping.story_index import LINK, Change, StoryIndex
from crosswire.gather.grouping.story_times import told_times
from crosswire.gather.grouping.story_vectors import Weigher
from crosswire.records.stories import Derivation, Story, StoryChange
from crosswire.records.text import Document

# Days after its last report at which a story closes. Texts ten days apart are never joined, so that in a stream
# without late reports a longer window changes nothing.
WINDOW = 30
# Open reports; each takes a row of 1.2 kB here, beside its text.
MOST_OPEN = 50_000
# Documents that must be as late as the day that the stream has reached, so that one wrong date closes nothing.
_REACHED = 5
# Verdicts that put a document into the story of its original; an excerpt may stand in another story.
_VERSION = frozenset(("copy", "rewrite", "translation"))
# Documents whose words are counted before the first of them is compared: enough to know which words are rare.
_LEARN = 3000
# Share of new texts in a group of stories from which it is grouped anew while documents arrive.
_GROWN = 0.34
_BECAUSE = {
    "opened": "no story so far is alike enough",
    "joined": "the two have come to be alike on average",
    "split": "its reports are more like one another than like the others",
    "moved": "it is more like the reports there",
    "closed": "its last report lies before the window, or too many reports are open",
}


class StoryStream:
    """Stories as documents arrive, in any order.

    ``link`` is the mean scaled likeness from which documents are one story, ``window`` the days after which a
    story closes (None: never), ``most`` the number of open documents.
    """

    def __init__(self, *, link: float = LINK, window: int | None = WINDOW, most: int = MOST_OPEN) -> None:
        self.window, self.most = window, most
        self._weigher = Weigher()
        self._index = StoryIndex(link=link)
        self._documents: dict[int, Document] = {}
        self._number: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._known: set[str] = set()
        self._seen = 0
        self._closed: list[Story] = []
        self._days: Counter[int] = Counter()

    def add(
        self,
        documents: Sequence[Document],
        derivations: Sequence[Derivation] = (),
        *,
        same: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> tuple[StoryChange, ...]:
        """Put documents into stories and say what changed.

        Copies, rewrites and translations (``derivations``) and pairs of reports that are the ``same`` story by the
        user's word are put together; pairs that he sets ``apart`` are not. All by the ids of reports,
        those of earlier calls included.
        """
        for number, document in enumerate(documents, self._seen):
            self._number[document.article.id] = number
            self._documents[number] = document
        self._seen += len(documents)
        versions = ((d.report, d.of) for d in derivations if d.verdict in _VERSION)
        same, apart = tuple(same), tuple(apart)
        for one, other in (*versions, *same):
            self._tell(self._index.tell_kin, one, other)
        for one, other in apart:
            self._tell(self._index.tell_apart, one, other)
        changes: list[StoryChange] = []
        for start in range(0, len(documents), _LEARN):
            changes += self._take(documents[start : start + _LEARN])
        self._index.settle(grown=0.0 if same or apart else _GROWN)  # what a user says is done at once
        return (*changes, *self._close())

    def settle(self) -> tuple[StoryChange, ...]:
        """Group anew every story that changed since it was last grouped, however little, and say what changed.

        Worth its time before the stories are read; ``add`` does so only where a group has grown by a third.
        """
        self._index.settle()
        return tuple(self._changes())

    def stories(self) -> tuple[Story, ...]:
        """All stories that were not taken, by their first report; reports in order of arrival."""
        shown = [*self._closed, *(self._story(name) for name in self._index.stories_)]
        return tuple(sorted(shown, key=lambda story: self._number[story.documents[0].article.id]))

    def take_closed(self) -> tuple[Story, ...]:
        """The stories that closed since the last time; they are forgotten here."""
        taken, self._closed = tuple(self._closed), []
        for story in taken:
            for document in story.documents:
                del self._documents[self._number.pop(document.article.id)]
        return taken

    def _tell(self, tell: Callable[[int, int], None], one: str, other: str) -> None:
        if one in self._number and other in self._number and one != other:
            tell(self._number[one], self._number[other])

    def _take(self, documents: Sequence[Document]) -> list[StoryChange]:
        changes: list[StoryChange] = []
        coming = iter(documents)
        for bags in self._weigher.learn(documents):
            for ids, weights in zip(*self._weigher.weigh(bags), strict=True):
                document = next(coming)
                day = document.published.toordinal() if document.published else None
                self._index.add(ids, weights, day, told_times(document))
                if document.published:
                    self._days[document.published.toordinal()] += 1
            self._index.settle(grown=_GROWN)
            changes += self._close()
        return changes

    def _changes(self) -> list[StoryChange]:
        """What the index changed since the last time, in terms of ids."""
        found = [self._change(change) for change in self._index.changes_]
        self._index.changes_.clear()
        return found

    def _change(self, change: Change) -> StoryChange:
        if change.kind in ("opened", "split"):
            assert change.text is not None
            self._ids[change.story] = self._id(self._documents[change.text])
        report = self._documents[change.text].article.id if change.text is not None else None
        return StoryChange(
            kind=change.kind, story=self._ids[change.story], report=report, because=_BECAUSE[change.kind],
            other=self._ids[change.other] if change.other is not None else None,
        )  # fmt: skip

    def _id(self, document: Document) -> str:
        """An id made from a report's text and day; a second story opened by the same text gets another."""
        key = f"{document.published}\n{document.article.text}".encode("utf-8", "surrogatepass")
        name = f"S{blake2b(key, digest_size=5).hexdigest()}"
        turn = 1
        while (one := name if turn == 1 else f"{name}-{turn}") in self._known:
            turn += 1
        self._known.add(one)
        return one

    def _close(self) -> list[StoryChange]:
        before = -1 if self.window is None else self._reached() - self.window
        gone = self._index.outdated(before, self.most)
        if gone:
            self._index.settle(gone)  # the last time that they can be
        changes = self._changes()
        if not gone:
            return changes
        for name in self._index.outdated(before, self.most):
            self._closed.append(self._story(name))
            self._index.drop(name)
            changes.append(StoryChange(kind="closed", story=self._ids.pop(name), because=_BECAUSE["closed"]))
        return changes

    def _reached(self) -> int:
        """The day that the stream has reached: so many documents are of that day or later."""
        seen = 0
        for day in sorted(self._days, reverse=True):
            seen += self._days[day]
            if seen >= _REACHED:
                return day
        return -1

    def _story(self, name: int) -> Story:
        members = self._index.members(name)
        return Story(
            id=self._ids[name],
            documents=tuple(self._documents[member] for member in members),
            scores=tuple(round(self._index.likeness(member), 3) for member in members),
        )
