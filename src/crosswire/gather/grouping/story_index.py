"""Stories as they grow, text by text.

A text is compared with the texts that share its heaviest words, and with members of their stories; it joins the
story whose members it is most like on average, or opens one. When a story has grown by a quarter, it
and the stories near it are grouped anew by average linkage, so that the order of arrival leaves little trace and
a chain of middlemen joins nothing. Each change is said. Nothing grows with the square of the stream: few texts
are compared, and ``close`` drops stories that no report can belong to any more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from crosswire.gather.grouping.story_split import split_by_times, take_in
from crosswire.gather.grouping.story_texts import NO_DAY, Slots, Texts, Values
from crosswire.gather.grouping.story_times import NOTHING_TOLD, Told
from crosswire.gather.grouping.story_vectors import Ids, Weights
from crosswire.matching.linkage import average_linkage

# Mean scaled likeness from which texts are one story. ECB+: BCubed F1 0.937 at 0.62, 0.943 at 0.63, 0.944 at 0.64; the development
# corpora among 3,000 articles stay whole at 0.62 and 0.63, at 0.64 one of six parts.
LINK = 0.63
# Texts compared with a new one, stories compared, and members of a story compared.
_COMPARED, _STORIES, _MEMBERS = 24, 4, 10
# Share of the link from which two stories are near: they are grouped anew together.
_NEAR = 0.65
# Share of the link from which an undated text that stands alone is taken in where nothing else comes into question. Of the
# invented events 18 of 18 are whole then, else 16. Among dated articles half of those taken in would be wrong.
_ALONE = 0.82
# Stories and texts grouped anew together; a story of more texts than ``_LARGE`` stands there as a block of
# ``_BLOCK``: it may grow and join, and is not split any more.
_GROUP, _TOGETHER, _LARGE, _BLOCK = 7, 64, 40, 20
# Rounds of settling: stories that changed are looked at once more.
_ROUNDS = 3


@dataclass(slots=True)
class Gathering:
    """An open story: slots of its texts, stories near it, texts since it was settled, last day, last addition."""

    members: list[int] = field(default_factory=list)
    near: dict[int, None] = field(default_factory=dict)
    fresh: int = 0
    last: int = NO_DAY
    touched: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to a story, by number. ``kind`` is opened (by ``text``), joined (``other`` is now part of
    ``story``), split (``story`` was part of ``other``; ``text`` is its first), or moved (``text`` went from ``other`` to ``story``)."""

    kind: str
    story: int
    other: int | None = None
    text: int | None = None


class StoryIndex:
    """Open stories. Texts and stories are numbered as they arrive and open; numbers are never used again."""

    def __init__(self, *, link: float = LINK) -> None:
        self.link = link
        self.texts = Texts()
        self.stories_: dict[int, Gathering] = {}
        self.changes_: list[Change] = []
        self._kin: defaultdict[int, set[int]] = defaultdict(set)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        self._slot_of: dict[int, int] = {}
        self._number_of: dict[int, int] = {}
        self._story_at: dict[int, int] = {}
        self._touched: set[int] = set()  # stories with new texts since they were last looked at
        self._changed: set[int] = set()  # stories that were grouped anew, to be looked at once more
        self._arrived = self._opened = 0

    def add(self, ids: Ids, weights: Weights, day: int | None = None, told: Told = NOTHING_TOLD) -> int:
        """Put a text (a row of ``Weigher.weigh``, an ordinal day, the times that its lead tells) into a story; return
        the text's number."""
        number, slot = self._arrived, self.texts.put(ids, weights, day, told)
        self._arrived += 1
        self._slot_of[number], self._number_of[slot] = slot, number
        values, copies = self._compare(slot)
        home = self._home(number, values)
        if home is None:
            home = self._open()
            self.changes_.append(Change(kind="opened", story=home, text=number))
        self._put(slot, home)
        self._touch(home)
        if all(self._story_at[copy] != home for copy in copies):
            self.texts.lead(slot)  # else what leads to the copy leads to the story
        for story, value in values.items():
            if value >= self.link * _NEAR and story != home:
                self._meet(home, story)
        return number

    def tell_kin(self, one: int, other: int) -> None:
        """Two texts (by number, arrived or to come) belong into one story, whatever their words."""
        self._tell(self._kin, one, other)

    def tell_apart(self, one: int, other: int) -> None:
        """Two texts (by number, arrived or to come) belong into two stories."""
        self._tell(self._apart, one, other)

    def _tell(self, told: dict[int, set[int]], one: int, other: int) -> None:
        told[one].add(other)
        told[other].add(one)
        stories = [self._story_at[self._slot_of[text]] for text in (one, other) if text in self._slot_of]
        if len(stories) > 1:
            self._touch(stories[0])
            if stories[0] != stories[1]:
                self._meet(*stories)

    def settle(self, names: Iterable[int] | None = None, *, grown: float = 0.0) -> None:
        """Group anew the stories (all, or those of ``names``) where the share of new texts is at least ``grown``."""
        # What was looked at since it was last touched, and had not grown enough, has not grown enough now.
        due = set(self.stories_ if grown == 0 else self._touched) if names is None else set(names)
        for _ in range(_ROUNDS):
            self._touched -= due
            for name in sorted(due):
                story = self.stories_.get(name)
                if story is not None and story.fresh and story.fresh >= grown * len(story.members):
                    self._regroup(self._group(name), grown)
            due = self._changed
            self._changed = set()
            if not due:
                return

    def outdated(self, before: int, most: int) -> list[int]:
        """Stories whose last day lies before the ordinal ``before``, and beyond ``most`` texts those that were not
        added to for longest."""
        gone = {name for name, story in self.stories_.items() if NO_DAY < story.last < before}
        if len(self.texts) <= most:
            return sorted(gone)
        left = len(self.texts) - sum(len(self.stories_[name].members) for name in gone)
        if left > most:
            for name in sorted(self.stories_.keys() - gone, key=lambda name: self.stories_[name].touched):
                if left <= most:
                    break
                gone.add(name)
                left -= len(self.stories_[name].members)
        return sorted(gone)

    def drop(self, name: int) -> None:
        """Forget a story and its texts."""
        self._touched.discard(name)
        for slot in self.stories_.pop(name).members:
            number = self._number_of.pop(slot)
            del self._slot_of[number], self._story_at[slot]
            self.texts.leave(slot)
            self._kin.pop(number, None)
            self._apart.pop(number, None)

    def members(self, name: int) -> list[int]:
        """Numbers of the texts of an open story, in order of arrival."""
        return sorted(self._number_of[slot] for slot in self.stories_[name].members)

    def likeness(self, number: int) -> float:
        """The mean likeness (0..1, words alone) of a text to some others of its story; 1 for a lone text."""
        slot = self._slot_of[number]
        others = [member for member in self.stories_[self._story_at[slot]].members if member != slot]
        if not others:
            return 1.0
        return float(min(1.0, self.texts.alike(slot, np.array(_some(others, _MEMBERS))).mean()))

    def _compare(self, slot: int) -> tuple[dict[int, float], list[int]]:
        """The mean scaled likeness of a text to each story that comes into question, and the texts it is a copy of."""
        others = self.texts.led_to(slot, _COMPARED)
        if not len(others):
            return {}, []
        alike = self.texts.alike(slot, others)
        copies = self.texts.notice(slot, others, alike).tolist()
        values = self.texts.scaled(alike, slot, others).tolist()
        best: dict[int, float] = {}
        for other, value in zip(others.tolist(), values, strict=True):
            story = self._story_at[other]
            if value > best.get(story, 0.0):
                best[story] = value
        homes = {self._story_at[copy] for copy in copies} & best.keys()
        if homes:  # where the original is, whatever else is told there
            return {name: best[name] for name in homes}, copies
        # The mean is not above the best by much: members that are no candidate are less alike.
        least = self.link * _NEAR
        stories = sorted((name for name, value in best.items() if value >= least), key=lambda n: (-best[n], n))
        return self._means(slot, stories[:_STORIES]), copies

    def _means(self, slot: int, stories: Sequence[int]) -> dict[int, float]:
        if not stories:
            return {}
        chosen = [_some(self.stories_[name].members, _MEMBERS) for name in stories]
        others = np.array([member for members in chosen for member in members], np.intp)
        values = self.texts.scaled(self.texts.alike(slot, others), slot, others)
        starts = np.cumsum([0, *map(len, chosen[:-1])])
        means = np.add.reduceat(values, starts) / np.array([len(members) for members in chosen])
        return dict(zip(stories, means.tolist(), strict=True))

    def _home(self, number: int, values: dict[int, float]) -> int | None:
        """The story of a kin text; else the most alike, if it is alike enough and holds nothing to stay apart from."""
        for kin in sorted(self._kin.get(number, ())):
            if kin in self._slot_of:
                return self._story_at[self._slot_of[kin]]
        never = {
            self._story_at[self._slot_of[other]] for other in self._apart.get(number, ()) if other in self._slot_of
        }
        best = max((n for n in values if n not in never), key=lambda n: (values[n], -n), default=None)
        return best if best is not None and values[best] >= self.link else None

    def _open(self) -> int:
        name = self._opened
        self._opened += 1
        self.stories_[name] = Gathering()
        return name

    def _put(self, slot: int, name: int) -> None:
        story = self.stories_[name]
        story.members.append(slot)
        story.last = max(story.last, int(self.texts.days_[slot]))
        story.touched = self._arrived
        self._story_at[slot] = name

    def _touch(self, name: int) -> None:
        self.stories_[name].fresh += 1
        self._touched.add(name)

    def _meet(self, one: int, other: int) -> None:
        for a, b in ((one, other), (other, one)):
            near = self.stories_[a].near
            near.pop(b, None)
            near[b] = None  # the latest met stands last
            if len(near) > _GROUP:
                del near[next(iter(near))]

    def _group(self, name: int) -> list[int]:
        """A story and those near it, as far as there is room, the latest met first."""
        found, room = [name], _TOGETHER - self._size(name)
        for other in reversed(self.stories_[name].near):
            if other in self.stories_ and (size := self._size(other)) <= room:
                found.append(other)
                room -= size
        return sorted(found)

    def _size(self, name: int) -> int:
        count = len(self.stories_[name].members)
        return count if count <= _LARGE else _BLOCK

    def _regroup(self, names: list[int], grown: float) -> None:
        """Group the texts of some stories anew."""
        fresh = sum(self.stories_[name].fresh for name in names)
        if fresh < grown * sum(self._size(name) for name in names):
            return
        for name in names:
            self.stories_[name].fresh = 0
        blocks = [block for name in names for block in self._blocks(self.stories_[name].members)]
        if len(blocks) < 2:
            return
        slots = np.array([slot for block in blocks for slot in _some(block, _BLOCK)], np.intp)
        row_of = {slot: row for row, slot in enumerate(slots.tolist())}
        together = [[row_of[slot] for slot in _some(block, _BLOCK)] for block in blocks if len(block) > 1]
        alike, kin = self.texts.products(slots), [*together, *self._pairs(slots, self._kin)]
        scaled, apart = self.texts.all_alike(slots, alike), self._pairs(slots, self._apart)
        heads = average_linkage(scaled, self.link, together=kin, apart=apart)
        told = {row for pair in apart for row in pair}
        undated = [row for row in np.flatnonzero(self.texts.days_[slots] == NO_DAY).tolist() if row not in told]
        heads = take_in(scaled, heads, undated, least=self.link * _ALONE) if undated else heads
        parts = self._parts(slots, alike, heads, kin)
        groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for block in blocks:
            row = row_of[block[0]]
            groups[heads[row], parts[row]].extend(block)
        self._rename(names, list(groups.values()))

    def _parts(self, slots: Slots, alike: Values, heads: list[int], kin: list[Sequence[int]]) -> list[int]:
        """The part of its group that each text belongs to, where undated texts of a group tell several times."""
        parts, told = [0] * len(slots), self.texts.told(slots)
        if not told:
            return parts
        timed = Counter((head, one) for head, one in zip(heads, told, strict=True) if one.weekday or one.date)
        several = Counter(head for (head, _), count in timed.items() if count > 1)
        for head in (head for head, times in several.items() if times > 1):
            rows = [row for row, other in enumerate(heads) if other == head]
            place = {row: index for index, row in enumerate(rows)}
            pairs = [(place[one[0]], place[other]) for one in kin if one[0] in place for other in one[1:]]
            found = split_by_times(alike[np.ix_(rows, rows)], [told[row] for row in rows], pairs)
            for row, part in zip(rows, found, strict=True):
                parts[row] = part
        return parts

    def _blocks(self, members: list[int]) -> list[list[int]]:
        return [members] if len(members) > _LARGE else [[slot] for slot in members]

    def _pairs(self, slots: Slots, told: dict[int, set[int]]) -> list[tuple[int, int]]:
        """Rows of pairs of texts for which something was told."""
        if not told:
            return []
        row = {self._number_of[slot]: index for index, slot in enumerate(slots.tolist())}
        return [(row[a], row[b]) for a in row if a in told for b in told[a] if b in row and a < b]

    def _rename(self, names: Iterable[int], groups: list[list[int]]) -> None:
        """Give the groups the names of the stories that most of each story's texts went to; the older name wins.
        Say what changed."""
        old = {slot: name for name in names for slot in self.stories_[name].members}
        if len(groups) == len(set(old.values())) and all(len({old[s] for s in group}) == 1 for group in groups):
            return
        shares: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for index, group in enumerate(groups):
            for slot in group:
                shares[old[slot]][index] += 1
        owner: dict[int, int] = {}
        heir: dict[int, int] = {}
        for name in sorted(shares):
            index = min(shares[name], key=lambda i: (-shares[name][i], min(groups[i])))
            heir[name] = owner.setdefault(index, name)
        near = {name: self.stories_.pop(name).near for name in sorted(shares)}
        for index, group in sorted(enumerate(groups), key=lambda pair: owner.get(pair[0], self._opened)):
            self._refill(index, sorted(group, key=self._number_of.__getitem__), owner, heir, old, near)

    def _refill(
        self, index: int, group: list[int], owner: dict[int, int], heir: dict[int, int], old: dict[int, int],
        near: dict[int, dict[int, None]],
    ) -> None:  # fmt: skip
        """Make a group the story that it was given the name of, or a new one."""
        counts = Counter(old[slot] for slot in group)
        if index in owner:
            name = owner[index]
            self.stories_[name] = Gathering()
        else:
            name = self._open()
            source = counts.most_common(1)[0][0]
            self.changes_.append(Change(kind="split", story=name, other=source, text=self._number_of[group[0]]))
        story = self.stories_[name]
        for slot in group:
            self._put(slot, name)
        for source in counts:
            story.near.update(near[source])
            if source != name and heir[source] == name:
                self.changes_.append(Change(kind="joined", story=name, other=source))
        for slot in group:
            if old[slot] != name and heir[old[slot]] != name and index in owner:
                self.changes_.append(Change(kind="moved", story=name, other=old[slot], text=self._number_of[slot]))
        story.near.pop(name, None)
        story.fresh = 1
        self._changed.add(name)


def _some(items: list[int], most: int) -> list[int]:
    """At most ``most`` of the items, evenly spread."""
    return items if len(items) <= most else [items[i * len(items) // most] for i in range(most)]
