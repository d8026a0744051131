"""After stage 3: stories of one crisis are linked to threads.

Thursday's call, Sunday's call and the summit in June are three stories: other days, other people. What links them
are the names and rare words that most reports of both use. Two stories are linked where those words weigh
enough together; a thread is made by average linkage, so that it is no chain of chance neighbours. The reason is
said: which words, and how many days lie between. Limits: at most 200 stories are linked at a time, by their days;
the words are those of the first reports of a story.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from crosswire.lexicon.frequency import document_shares
from crosswire.matching.linkage import average_linkage
from crosswire.records.stories import Story, Thread

# Mean cosine of the words of two stories from which they are linked. Sub-events of one crisis among the development
# corpora and articles lie above 0.3, other stories of the same countries mostly below 0.2.
LINK = 0.3
# Reports of a story that are read for its words, characters of each, words kept.
_REPORTS, _LETTERS, _WORDS = 6, 3000, 32
# Factor on names; share of the reports of a story that use a word of it; shared names that a link needs.
_NAME, _MOST_USE, _SHARED = 2.0, 0.5, 2
# Stories linked at a time, share of reports that hold a word unknown to the table, words that are said.
_AT_ONCE, _UNKNOWN, _SAID = 200, 0.001, 6
_WORD = re.compile(r"[^\W\d_][^\W_]{2,}")
# A capital within a sentence: what stands before is no end of one.
_NAMED = re.compile(r"(?<=[\w,;:–—-] )[^\W\d_a-zß-öø-ÿ][^\W_]{2,}")

Words = dict[str, tuple[float, str]]


def link_stories(stories: Sequence[Story], *, link: float = LINK) -> tuple[Thread, ...]:
    """The threads of two stories or more, by the days of their first; stories within a thread by their days."""
    ordered = sorted(stories, key=lambda story: (_day(story) or date.max, story.id))
    found: list[Thread] = []
    for start in range(0, len(ordered), _AT_ONCE):
        found += _threads(ordered[start : start + _AT_ONCE], link)
    return tuple(found)


def _threads(stories: Sequence[Story], link: float) -> list[Thread]:
    words = _weighed(stories)
    alike = np.zeros((len(stories), len(stories)))
    for left, right in combinations(range(len(stories)), 2):
        alike[left, right] = alike[right, left] = _alike(words[left], words[right])
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, head in enumerate(average_linkage(alike, link)):
        groups[head].append(number)
    return [
        Thread(
            id=f"T{stories[head].id[1:]}",
            stories=tuple(stories[number].id for number in members),
            because=tuple(_because(stories, words, alike, members, place) for place in range(1, len(members))),
        )
        for head, members in groups.items()
        if len(members) > 1
    ]


def _weighed(stories: Sequence[Story]) -> list[Words]:
    """The heaviest words of each story: weight (of length one) and spelling; a name is spelt with its capital."""
    shares = document_shares()
    used = [_used(story) for story in stories]
    among = Counter(word for words in used for word in words)
    found = []
    for words in used:
        weights: Words = {}
        for word, (share, name) in words.items():
            # Words that most of the stories at hand use tell nothing about two of them, unless these are few.
            rare = math.log(1 / max(shares.get(word, _UNKNOWN), 1e-4)) - math.log(max(1.0, among[word] / 10))
            weights[word] = (max(0.0, rare) * share * (_NAME if name else 1.0), name or word)
        top = dict(sorted(weights.items(), key=lambda item: (-item[1][0], item[0]))[:_WORDS])
        length = math.sqrt(sum(weight * weight for weight, _ in top.values())) or 1.0
        found.append({word: (weight / length, spelt) for word, (weight, spelt) in top.items()})
    return found


def _used(story: Story) -> dict[str, tuple[float, str]]:
    """Words that at least half of the reports use: the share that does, and the spelling as a name or nothing."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    chosen = story.documents[:_REPORTS]
    for document in chosen:
        text = "\n".join(document.article.text[span.start : span.end] for span in document.body)[:_LETTERS]
        counts.update({word.lower() for word in _WORD.findall(text)})
        names.update((name.lower(), name) for name in _NAMED.findall(text))
    least = len(chosen) * _MOST_USE
    return {word: (n / len(chosen), names.get(word, "")) for word, n in counts.items() if n >= least}


def _alike(left: Words, right: Words) -> float:
    both = left.keys() & right.keys()
    if sum(left[word][1] != word for word in both) < _SHARED:
        return 0.0
    return sum(left[word][0] * right[word][0] for word in both)


def _because(
    stories: Sequence[Story], words: Sequence[Words], alike: np.ndarray, members: Sequence[int], place: int
) -> str:
    """What links a story to the one before it in the thread that it is most like."""
    one = members[place]
    other = max(members[:place], key=lambda number: (alike[one, number], -number))
    shared = sorted(words[one].keys() & words[other].keys(), key=lambda w: (-words[one][w][0] * words[other][w][0], w))
    said = ", ".join(words[one][word][1] for word in shared[:_SAID])
    return f"{stories[one].id} and {stories[other].id} share {said}{_apart(stories[one], stories[other])}"


def _apart(one: Story, other: Story) -> str:
    first, second = _day(one), _day(other)
    if first is None or second is None:
        return ""
    days = abs((first - second).days)
    return f"; {days} day{'s' if days != 1 else ''} apart"


def _day(story: Story) -> date | None:
    """The middle day of a story's reports."""
    days = sorted(document.published for document in story.documents if document.published)
    return days[len(days) // 2] if days else None


def thread_of(threads: Sequence[Thread]) -> Mapping[str, Thread]:
    """The thread of each story that has one."""
    return {story: thread for thread in threads for story in thread.stories}
