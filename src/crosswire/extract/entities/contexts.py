"""Stage 5, helper: whom other reports name in sentences like those in which a report has an unknown name.

Reports of one event copy and retell one another. A sentence that says in the same rare words what another report says of
somebody speaks of him, whatever name stands there. Words count by how rare they are in the news; the words next to the
two names count too, because a sentence may name several persons.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crosswire.extract.entities.clusters import Cluster
from crosswire.lexicon.frequency import document_shares
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# Letters of a word that tells something, and expected share of reports above which it tells nothing.
_LETTERS, _EVERYWHERE = 4, 0.2
# Share of reports taken for a word that no table knows, which bounds its weight (in nats).
_UNKNOWN = 0.0005
# Weight (nats) that a sentence must have to be compared, and that two must share: about two rare words.
_ENOUGH, _SHARED = 12.0, 8.0
# Sentences that a word leads to, and sentences that one is compared with; bounds a large story.
_LED, _COMPARED = 40, 8
# Part of the likeness that depends on the words next to the names, and how many on each side are looked at.
_NEXT, _SIDE = 0.3, 2
_Key = tuple[str, int]


class Contexts:
    """Sentences of a story that name persons, found by the words that they share."""

    def __init__(self, parsed: Sequence[ParsedDocument], people: Iterable[Cluster]) -> None:
        self._sentences = {(s.report, s.index): s for one in parsed for s in one.sentences}
        self._naming: dict[_Key, list[tuple[Mention, Cluster]]] = defaultdict(list)
        for cluster in people:
            for m in cluster.mentions:
                if (m.report, m.sentence) in self._sentences:
                    self._naming[m.report, m.sentence].append((m, cluster))
        self._bags: dict[_Key, dict[str, float]] = {}
        self._led: dict[str, list[_Key]] = {}

    def alike(self, mentions: Iterable[Mention]) -> dict[int, float]:
        """For ``mentions`` of one name: id of each person whom other reports name in a like sentence -> likeness (0..1)."""
        found: dict[int, float] = {}
        for m in mentions:
            key = (m.report, m.sentence)
            if key not in self._sentences:
                continue
            here = {id(c) for other, c in self._naming[key] if other is not m}
            mine = self._bag(key)
            if sum(mine.values()) < _ENOUGH:
                continue
            for other in self._near(key, mine):
                likeness = self._likeness(mine, self._bag(other))
                for theirs, cluster in self._naming[other] if likeness else ():
                    if id(cluster) not in here:
                        value = likeness * (1 - _NEXT + _NEXT * self._beside(m, theirs))
                        found[id(cluster)] = max(found.get(id(cluster), 0.0), value)
        return found

    def _near(self, key: _Key, mine: dict[str, float]) -> list[_Key]:
        """The sentences of other reports that share most with one."""
        shared: Counter[_Key] = Counter()
        index = self._index()
        for word, weight in mine.items():
            led = index.get(word, ())
            for other in led if len(led) <= _LED else ():
                if other[0] != key[0]:
                    shared[other] += weight  # type: ignore[assignment]
        return [other for other, weight in shared.most_common(_COMPARED) if weight >= _SHARED]

    def _index(self) -> dict[str, list[_Key]]:
        """Word -> the sentences that name a person and have it."""
        if not self._led:
            led: dict[str, list[_Key]] = defaultdict(list)
            for key in [k for k, named in self._naming.items() if named]:
                for word in self._bag(key):
                    led[word].append(key)
            self._led = led
        return self._led

    def _bag(self, key: _Key) -> dict[str, float]:
        """The telling words of a sentence with their weights, without the names of persons in it."""
        if key not in self._bags:
            named = {i for m, _ in self._naming.get(key, ()) for i in range(m.first_token, m.last_token)}
            self._bags[key] = _weights(self._sentences[key], named)
        return self._bags[key]

    def _likeness(self, mine: dict[str, float], theirs: dict[str, float]) -> float:
        """Share of the shorter sentence's weight that stands in the other."""
        shared = sum(weight for word, weight in mine.items() if word in theirs)
        least = min(sum(mine.values()), sum(theirs.values()))
        return shared / max(least, _ENOUGH) if shared >= _SHARED else 0.0

    def _beside(self, one: Mention, other: Mention) -> float:
        """Share (0..1) of the words next to two names that are the same."""
        mine, theirs = (self._sentences[m.report, m.sentence].parse.tokens for m in (one, other))
        same = 0
        for step in range(1, _SIDE + 1):
            for a, b in (
                (one.first_token - step, other.first_token - step),
                (one.last_token + step - 1, other.last_token + step - 1),
            ):
                left = mine[a].text if 0 <= a < len(mine) else ""
                right = theirs[b].text if 0 <= b < len(theirs) else ""
                same += left == right
        return same / (2 * _SIDE)


def _weights(sentence: Sentence, named: set[int]) -> dict[str, float]:
    shares = document_shares()
    weights = {}
    for token in sentence.parse.tokens:
        word = token.lemma.lower()
        if token.index in named or len(token.text) < _LETTERS or not token.text.isalpha():
            continue
        share = max(_UNKNOWN, shares.get(word, shares.get(token.text.lower(), 0.0)))
        if share < _EVERYWHERE:
            weights[word] = -math.log(share)
    return weights
