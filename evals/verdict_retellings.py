"""Choose more pairs for the gold standard of verdicts, where rewrites are to be expected:

    python evals/verdict_retellings.py 2 >> evals/verdicts/pairs.jsonl
    python evals/verdict_retellings.py 3 >> evals/verdicts/pairs.jsonl

The first draw (``verdict_pairs.py``) goes over the whole range of likeness and holds few rewrites by people, because they
are rare. The second takes pairs of which one text tells much of what the other tells, sentence by sentence and in its
order, with few runs of words in common. Both are measured without the program under test: each sentence of the shorter
text is laid beside the one of the longer that is likest in weighted words, and ``told`` is the share of the shorter
text's weighted words that the heaviest rising chain of such partners holds. The third goes over the same plane once more,
most of it near the borders, in an order that says nothing of likeness. What was drawn or read before is left out; of the
second draw, stories keep their half; the third is no half, but a test of its own.

Needs ../shared beside the checkout.
"""

from __future__ import annotations

import collections
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora import CORPORA
from shared import SHARED
from verdict_pairs import Key, alike, digest, groups, story, texts
from verdicts import rows

_Words = dict[str, float]

# Weighted cosine of two sentences from which they are partners.
_PARTNERS = 0.25
# Different words of a sentence.
_SENTENCE = 5
_SPLIT = re.compile(r"(?<=[.!?])[\"”']*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Pairs of one data set with the larger share of common runs (``most``) and ``told`` in a range; ``wanted`` of them."""

    data: str
    most: tuple[float, float]
    told: tuple[float, float]
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """The first number that a draw gives; pairs of one document, and of one story, that it takes; characters of a text;
    cosine of two texts and larger share of common runs, from either of which a pair is asked."""

    first: int
    strata: tuple[Stratum, ...]
    a_document: int
    a_story: int
    sizes: tuple[int, int]
    asked: tuple[float, float]


_CORPORA = "corpora"
DRAWS = {
    2: Draw(
        first=279,
        strata=(
            Stratum(data="ecbplus", most=(0.0, 0.5), told=(0.5, 1.1), wanted=34),
            Stratum(data="ecbplus", most=(0.0, 0.5), told=(0.4, 0.5), wanted=34),
            Stratum(data="ecbplus", most=(0.05, 0.3), told=(0.3, 0.4), wanted=20),
            Stratum(data="articles-3000", most=(0.0, 0.5), told=(0.2, 1.1), wanted=16),
        ),
        a_document=2,
        a_story=7,
        sizes=(300, 8000),
        asked=(0.3, 9.9),
    ),
    3: Draw(
        first=383,
        strata=(
            Stratum(data=_CORPORA, most=(0.0, 1.1), told=(0.0, 1.1), wanted=16),
            Stratum(data="ecbplus", most=(0.0, 0.3), told=(0.4, 1.1), wanted=30),
            Stratum(data="ecbplus", most=(0.1, 0.3), told=(0.3, 0.4), wanted=32),
            Stratum(data="ecbplus", most=(0.3, 0.5), told=(0.0, 1.1), wanted=26),
            Stratum(data="ecbplus", most=(0.5, 0.8), told=(0.0, 1.1), wanted=18),
            Stratum(data="ecbplus", most=(0.8, 1.1), told=(0.0, 1.1), wanted=10),
            Stratum(data="ecbplus", most=(0.02, 0.1), told=(0.3, 0.4), wanted=14),
            Stratum(data="ecbplus", most=(0.1, 0.3), told=(0.2, 0.3), wanted=18),
            Stratum(data="ecbplus", most=(0.05, 0.1), told=(0.1, 0.3), wanted=10),
            Stratum(data="ecbplus", most=(0.01, 0.05), told=(0.1, 0.3), wanted=8),
            Stratum(data="articles-3000", most=(0.2, 1.1), told=(0.0, 1.1), wanted=14),
            Stratum(data="articles-3000", most=(0.05, 0.2), told=(0.1, 1.1), wanted=8),
        ),
        a_document=3,
        a_story=9,
        sizes=(300, 9000),
        asked=(0.25, 0.04),
    ),
}


class Weighing:
    """Sentences of texts as words with their rarity."""

    def __init__(self, docs: Mapping[Key, str]) -> None:
        self._docs = docs
        self._seen: collections.Counter[str] = collections.Counter()
        for text in docs.values():
            self._seen.update(set(re.findall(r"\w+", text.lower())))
        self._known: dict[Key, list[_Words]] = {}

    def sentences(self, key: Key) -> list[_Words]:
        """The sentences of a text."""
        if key not in self._known:
            found = (set(re.findall(r"\w+", part.lower())) for part in _SPLIT.split(self._docs[key]))
            self._known[key] = [
                {word: math.log(len(self._docs) / self._seen[word]) for word in sorted(words)}
                for words in found
                if len(words) >= _SENTENCE
            ]
        return self._known[key]


def told(left: Sequence[_Words], right: Sequence[_Words]) -> float:
    """The share of the shorter text's weighted words that its partners in the other hold, in order of both."""
    short, long = sorted((left, right), key=lambda side: sum(map(len, side)))
    ends: list[tuple[int, float]] = []  # partner of each sentence, and the heaviest chain that ends there
    total = 0.0
    for words in short:
        weight = sum(words.values())
        total += weight
        common = [sum(value for word, value in words.items() if word in other) for other in long]
        cosines = [
            held / (math.sqrt(weight * sum(other.values())) or 1.0) for held, other in zip(common, long, strict=True)
        ]
        best = max(range(len(cosines)), key=cosines.__getitem__, default=-1)
        if best >= 0 and cosines[best] >= _PARTNERS:
            before = max((held for partner, held in ends if partner < best), default=0.0)
            ends.append((best, before + common[best]))
    return max((held for _, held in ends), default=0.0) / (total or 1.0)


def choose(docs: Mapping[Key, str], known: set[tuple[str, str, str]], draw: Draw) -> Iterator[dict[str, str]]:
    """The pairs of a draw, without number and half."""
    pairs = list(alike(docs))
    heads = groups(pairs)
    weighing = Weighing(docs)
    sized = {key for key, text in docs.items() if draw.sizes[0] <= len(text) <= draw.sizes[1]}
    measured = [
        (a, b, most, told(weighing.sentences(a), weighing.sentences(b)))
        for a, b, most, _, cosine in sorted(pairs, key=lambda pair: digest(*pair[0], *pair[1]))
        if (cosine >= draw.asked[0] or most >= draw.asked[1])
        and a in sized
        and b in sized
        and not {(a[0], a[1], b[1]), (a[0], b[1], a[1])} & known
    ]
    in_document: collections.Counter[Key] = collections.Counter()
    in_story: collections.Counter[str] = collections.Counter()
    for stratum in draw.strata:
        taken = 0
        for a, b, most, share in measured:
            inside = stratum.most[0] <= most < stratum.most[1] and stratum.told[0] <= share < stratum.told[1]
            data = _CORPORA if a[0] in CORPORA else a[0]
            if data != stratum.data or not inside or taken == stratum.wanted:
                continue
            name = story(a, heads)
            if max(in_document[a], in_document[b]) >= draw.a_document or in_story[name] >= draw.a_story:
                continue
            in_document.update((a, b))
            in_story[name] += 1
            taken += 1
            yield {"data": a[0], "left": a[1], "right": b[1], "story": name}


def second(before: Sequence[Mapping[str, str]], drawn: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The pairs of the second draw with their half: that of their story, else the smaller one."""
    side = {pair["story"]: pair["split"] for pair in before}
    size = collections.Counter(pair["split"] for pair in before)
    for pair in drawn:
        half = side.setdefault(pair["story"], min(("tuning", "held-back"), key=lambda name: size[name]))
        size[half] += 1
        yield pair | {"split": half}


def third(drawn: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The pairs of the third draw, in an order that says nothing of what they have in common."""
    for pair in sorted(drawn, key=lambda pair: digest("third", *pair.values())):
        yield pair | {"split": "third"}


def main() -> int:
    """Print the pairs of a draw, numbered."""
    if not SHARED.exists():
        sys.stderr.write(f"skipped: {SHARED} is absent\n")
        return 0
    number = int(sys.argv[1])
    draw = DRAWS[number]
    before = [pair for pair in rows("pairs.jsonl") if int(pair["id"][1:]) < draw.first]
    read = before + (rows("learning.jsonl") if number == 3 else [])
    drawn = list(choose(texts(), {(pair["data"], pair["left"], pair["right"]) for pair in read}, draw))
    for at, pair in enumerate(second(before, drawn) if number == 2 else third(drawn), draw.first):
        print(json.dumps({"id": f"V{at:03d}"} | pair, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
