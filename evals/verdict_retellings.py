"""Choose more pairs for the gold standard of verdicts, where rewrites are to be expected:

    python evals/verdict_retellings.py >> evals/verdicts/pairs.jsonl

The first draw (``verdict_pairs.py``) goes over the whole range of likeness and holds few rewrites by people, because they
are rare. This one takes pairs of which one text tells much of what the other tells, sentence by sentence and in its order,
with few runs of words in common. Both are measured without the program under test: each sentence of the shorter text is
laid beside the one of the longer that is likest in weighted words, and ``told`` is the share of the shorter text's
weighted words that the heaviest rising chain of such partners holds. Pairs of the first draw are left out; stories keep
their half.

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

from shared import SHARED
from verdict_pairs import Key, alike, digest, groups, story, texts
from verdicts import rows

_Words = dict[str, float]

# Weighted cosine of two sentences from which they are partners, and of two texts from which they are asked.
_PARTNERS, _ASKED = 0.25, 0.3
# Different words of a sentence, and characters of a text (lowest, highest).
_SENTENCE, _SHORTEST, _LONGEST = 5, 300, 8000
_SPLIT = re.compile(r"(?<=[.!?])[\"”']*\s+|\n+")
# Pairs of one document, and of one story, in this draw.
_A_DOCUMENT, _A_STORY = 2, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Pairs of one data set with the larger share of common runs (``most``) and ``told`` in a range; ``wanted`` of them."""

    data: str
    most: tuple[float, float]
    told: tuple[float, float]
    wanted: int


STRATA = (
    Stratum(data="ecbplus", most=(0.0, 0.5), told=(0.5, 1.1), wanted=34),
    Stratum(data="ecbplus", most=(0.0, 0.5), told=(0.4, 0.5), wanted=34),
    Stratum(data="ecbplus", most=(0.05, 0.3), told=(0.3, 0.4), wanted=20),
    Stratum(data="articles-3000", most=(0.0, 0.5), told=(0.2, 1.1), wanted=16),
)


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


def choose(docs: Mapping[Key, str], known: set[tuple[str, str, str]]) -> Iterator[dict[str, str]]:
    """The pairs, without number and half."""
    pairs = list(alike(docs))
    heads = groups(pairs)
    weighing = Weighing(docs)
    sized = {key for key, text in docs.items() if _SHORTEST <= len(text) <= _LONGEST}
    measured = [
        (a, b, most, told(weighing.sentences(a), weighing.sentences(b)))
        for a, b, most, _, cosine in sorted(pairs, key=lambda pair: digest(*pair[0], *pair[1]))
        if cosine >= _ASKED and a in sized and b in sized and (a[0], a[1], b[1]) not in known
    ]
    in_document: collections.Counter[Key] = collections.Counter()
    in_story: collections.Counter[str] = collections.Counter()
    for stratum in STRATA:
        taken = 0
        for a, b, most, share in measured:
            inside = stratum.most[0] <= most < stratum.most[1] and stratum.told[0] <= share < stratum.told[1]
            if a[0] != stratum.data or not inside or taken == stratum.wanted:
                continue
            name = story(a, heads)
            if max(in_document[a], in_document[b]) >= _A_DOCUMENT or in_story[name] >= _A_STORY:
                continue
            in_document.update((a, b))
            in_story[name] += 1
            taken += 1
            yield {"data": a[0], "left": a[1], "right": b[1], "story": name}


def main() -> int:
    """Print the pairs, numbered after those that are known."""
    if not SHARED.exists():
        sys.stderr.write(f"skipped: {SHARED} is absent\n")
        return 0
    before = rows("pairs.jsonl")
    side = {pair["story"]: pair["split"] for pair in before}
    size = collections.Counter(pair["split"] for pair in before)
    for number, pair in enumerate(
        choose(texts(), {(pair["data"], pair["left"], pair["right"]) for pair in before}), len(before) + 1
    ):
        half = side.setdefault(pair["story"], min(("tuning", "held-back"), key=lambda name: size[name]))
        size[half] += 1
        print(json.dumps({"id": f"V{number:03d}"} | pair | {"split": half}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
