"""After stage 3: stories keep their ids from run to run, and what changed since the last one is said.

Reports are grouped anew in each run, so that the result does not depend on how often somebody looked. A story then takes
the id of the earlier story most of whose reports it holds. Limits: reports are known by their paths; one that is
given under another path is new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crosswire.records.stories import Story, StoryChange

_BECAUSE = {
    "opened": "no earlier story holds a report of it",
    "added": "it is alike enough",
    "joined": "most reports of the two are one story now",
    "split": "most reports of the other story are elsewhere",
    "moved": "it is more like the reports here now",
    "gone": "none of its reports was given",
}


def keep_ids(stories: Sequence[Story], earlier: Mapping[str, str]) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
    """Give stories the ids that they had, and say what changed.

    ``earlier`` is the story of each report (by its path) of an earlier run, older stories first. The larger part of a
    split story keeps its id; of joined stories the id stays that most reports bring along, among equal ones the older.
    Changes come story by story, stories that are gone at last.
    """
    shares = [Counter(earlier[path] for path in _paths(story) if path in earlier) for story in stories]
    heir = _heirs(shares, earlier)
    names = _names(stories, shares, heir, frozenset(earlier.values()))
    kept = tuple(replace(story, id=name) for story, name in zip(stories, names, strict=True))
    changes: list[StoryChange] = []
    for number, (story, share) in enumerate(zip(kept, shares, strict=True)):
        inherited = {name for name in share if heir[name] == number}
        changes += _changes(story, share, inherited, earlier)
    gone = [name for name in dict.fromkeys(earlier.values()) if name not in heir]
    return kept, (*changes, *(StoryChange(kind="gone", story=name, because=_BECAUSE["gone"]) for name in gone))


def _heirs(shares: Sequence[Counter[str]], earlier: Mapping[str, str]) -> dict[str, int]:
    """The story that most reports of each earlier one went to."""
    parts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, share in enumerate(shares):
        for name, count in share.items():
            parts[name][number] = count
    return {name: parts[name].most_common(1)[0][0] for name in dict.fromkeys(earlier.values()) if name in parts}


def _names(
    stories: Sequence[Story], shares: Sequence[Counter[str]], heir: Mapping[str, int], taken: frozenset[str]
) -> list[str]:
    """The id of each story: that of the earlier story that brought most; else its own, if no other has it."""
    owner: dict[int, str] = {}
    for name, number in heir.items():
        if number not in owner or shares[number][name] > shares[number][owner[number]]:
            owner[number] = name
    known, names = set(taken), []
    for number, story in enumerate(stories):
        name, turn = owner.get(number, story.id), 1
        while number not in owner and name in known:
            turn += 1
            name = f"{story.id}-{turn}"
        known.add(name)
        names.append(name)
    return names


def _changes(story: Story, share: Counter[str], inherited: set[str], earlier: Mapping[str, str]) -> list[StoryChange]:
    """What happened to a story, which holds so many reports of earlier ones and is the heir of some of them."""
    first = story.documents[0].article.id
    if not share:
        return [_change("opened", story, report=first)]
    changes = [_change("joined", story, other=name) for name in sorted(inherited - {story.id})]
    source = None
    if not inherited:
        source = share.most_common(1)[0][0]
        changes.append(_change("split", story, other=source, report=first))
    for document, path in zip(story.documents, _paths(story), strict=True):
        came = earlier.get(path)
        if came is None:
            changes.append(_change("added", story, report=document.article.id))
        elif came not in inherited and came != source:
            changes.append(_change("moved", story, other=came, report=document.article.id))
    return changes


def _change(kind: str, story: Story, *, other: str | None = None, report: str | None = None) -> StoryChange:
    return StoryChange(kind=kind, story=story.id, other=other, report=report, because=_BECAUSE[kind])


def _paths(story: Story) -> list[str]:
    return [document.article.path for document in story.documents]
