"""Choose the pairs of the gold standard of verdicts: python evals/verdict_pairs.py > evals/verdicts/pairs.jsonl

Pairs are drawn over the whole range of likeness, measured without the program under test: the share of
four-word runs that two texts have in common (of the one that shares more, of the one that shares less) and the
cosine of their weighted words. Within each stratum the pairs stand in the order of a digest of their names, so that
the choice is the same every time; the pairs of one document and of one story are limited, so that one reprinted wire
does not fill the sample. Half of the pairs are held back, by story (``split``).

Needs ../shared beside the checkout.
"""

from __future__ import annotations

import collections
import gzip
import hashlib
import itertools
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpora import CORPORA
from shared import SHARED, tool

Key = tuple[str, str]  # name of the data set, name of the document in it

_RUN = 4  # words of a run
_MOST_HOLDERS = 40  # documents beyond which a run is a commonplace
# Characters of a text: shorter ones say too little, longer ones are too long to be read with care.
_SHORTEST, _LONGEST = 300, 6500


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Pairs with ``most`` (the larger share of common runs), ``least`` (the smaller) and ``cosine`` in a range.

    ``ecbplus`` and ``articles`` pairs are wanted; no document may then be in more than ``a_document`` pairs of all strata
    so far, and no story in more than ``a_story``."""

    name: str
    most: tuple[float, float]
    least: tuple[float, float] = (0.0, 1.1)
    cosine: tuple[float, float] = (0.0, 1.1)
    ecbplus: int
    articles: int
    a_document: int = 3
    a_story: int = 7


STRATA = (
    Stratum(name="same", most=(0.8, 1.1), least=(0.5, 1.1), ecbplus=18, articles=8),
    Stratum(name="part of one", most=(0.5, 1.1), least=(0.0, 0.45), ecbplus=30, articles=8),
    Stratum(name="most", most=(0.5, 0.8), least=(0.45, 1.1), ecbplus=22, articles=8),
    Stratum(name="some", most=(0.25, 0.5), ecbplus=32, articles=14),
    Stratum(name="little", most=(0.1, 0.25), ecbplus=26, articles=12),
    Stratum(name="less", most=(0.04, 0.1), cosine=(0.3, 1.1), ecbplus=20, articles=12),
    Stratum(name="words alone", most=(0.01, 0.04), cosine=(0.3, 1.1), ecbplus=16, articles=8),
    Stratum(name="hardly", most=(0.01, 0.04), cosine=(0.0, 0.3), ecbplus=4, articles=4),
    Stratum(name="retold", most=(0.02, 0.3), cosine=(0.42, 1.1), ecbplus=36, articles=6, a_document=5, a_story=11),
)
# Share of common runs from which every pair of a development corpus is taken, and below which none is; in between, one
# in three.
_CORPUS_ALL, _ANY = 0.06, 0.01


def texts() -> dict[Key, str]:
    """Every text from which pairs are drawn."""
    found: dict[Key, str] = {}
    with gzip.open(SHARED / "data" / "articles" / "articles-3000.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found["articles-3000", row["path"]] = row["text"]
    ecbplus = SHARED / "data" / "crossdoc" / "ecbplus" / "ECBplus_xml.tar.gz"
    for name, text, _, _ in tool("stages").story_documents(str(ecbplus)):
        found["ecbplus", name] = text
    for corpus in CORPORA:
        for path in sorted((SHARED / "corpora" / corpus / "reports").iterdir()):
            found[corpus, path.name] = path.read_text(encoding="utf-8")
    return found


def alike(docs: Mapping[Key, str]) -> Iterator[tuple[Key, Key, float, float, float]]:
    """Pairs of one data set that share a run, with both shares of common runs (larger, smaller) and their cosine."""
    words = {key: re.findall(r"\w+", text.lower()) for key, text in docs.items()}
    made = {key: {tuple(w[i : i + _RUN]) for i in range(len(w) - _RUN + 1)} for key, w in words.items()}
    holders: dict[tuple[str, ...], list[Key]] = collections.defaultdict(list)
    for key, found in made.items():
        for run in found:
            holders[run].append(key)
    common: collections.Counter[tuple[Key, Key]] = collections.Counter()
    for keys in holders.values():
        if 2 <= len(keys) <= _MOST_HOLDERS:
            common.update((a, b) for a, b in itertools.combinations(sorted(keys), 2) if a[0] == b[0])
    vectors = weighted(words)
    for (a, b), number in sorted(common.items()):
        least, most = sorted((number / len(made[a]), number / len(made[b])))
        if most >= _ANY:
            yield a, b, most, least, sum(x * vectors[b].get(word, 0.0) for word, x in vectors[a].items())


def weighted(words: Mapping[Key, list[str]]) -> dict[Key, dict[str, float]]:
    """TF-IDF vectors of length one."""
    seen: collections.Counter[str] = collections.Counter()
    for found in words.values():
        seen.update(set(found))
    vectors = {}
    for key, found in words.items():
        counts = collections.Counter(found)
        raw = {w: (1 + math.log(n)) * math.log(len(words) / seen[w]) for w, n in counts.items() if seen[w] > 1}
        length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
        vectors[key] = {w: x / length for w, x in raw.items()}
    return vectors


def story(key: Key, heads: Mapping[Key, Key]) -> str:
    """The story of a document: that of ECB+ (with both events of a topic), the corpus, else its likeness group."""
    if key[0] == "ecbplus":
        return "ecbplus/" + key[1].split("_")[0]
    return "/".join(heads.get(key, key)) if key[0] == "articles-3000" else key[0]


def groups(pairs: list[tuple[Key, Key, float, float, float]]) -> dict[Key, Key]:
    """The head of each group of articles that are alike, so that no story is on both sides of the split."""
    head: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        while head.setdefault(key, key) != key:
            key = head[key]
        return key

    for a, b, most, _, cosine in pairs:
        if a[0] == "articles-3000" and (most >= 0.1 or cosine >= 0.35):
            left, right = find(a), find(b)
            head[max(left, right)] = min(left, right)
    return {key: find(key) for key in list(head)}


def digest(*parts: str) -> str:
    """A fixed pseudo-random order."""
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def choose(docs: Mapping[Key, str]) -> Iterator[dict[str, str]]:
    """The pairs, corpora first."""
    pairs = list(alike(docs))
    heads = groups(pairs)
    in_document: collections.Counter[Key] = collections.Counter()
    in_story: collections.Counter[str] = collections.Counter()
    chosen: set[tuple[Key, Key]] = set()
    pairs.sort(key=lambda pair: digest(*pair[0], *pair[1]))
    for a, b, most, *_ in sorted(pairs):
        if a[0] in CORPORA and (most >= _CORPUS_ALL or int(digest(*a, *b), 16) % 3 == 0):
            yield row(a, b, a[0])
    for stratum in STRATA:
        for data, wanted in (("ecbplus", stratum.ecbplus), ("articles-3000", stratum.articles)):
            taken = 0
            for a, b, most, least, cosine in pairs:
                if a[0] != data or taken == wanted or not inside(stratum, most, least, cosine):
                    continue
                if (a, b) in chosen or not all(_SHORTEST <= len(docs[key]) <= _LONGEST for key in (a, b)):
                    continue
                name = story(a, heads)
                if max(in_document[a], in_document[b]) >= stratum.a_document or in_story[name] >= stratum.a_story:
                    continue
                chosen.add((a, b))
                in_document.update((a, b))
                in_story[name] += 1
                taken += 1
                yield row(a, b, name)


def inside(stratum: Stratum, most: float, least: float, cosine: float) -> bool:
    """Whether a pair belongs to a stratum."""
    ranges = ((most, stratum.most), (least, stratum.least), (cosine, stratum.cosine))
    return all(low <= value < high for value, (low, high) in ranges)


def row(left: Key, right: Key, name: str) -> dict[str, str]:
    """One line of pairs.jsonl, without its number and its half."""
    return {"data": left[0], "left": left[1], "right": right[1], "story": name}


def halves(pairs: list[dict[str, str]]) -> dict[str, str]:
    """The half of each story: each goes, in a fixed pseudo-random order, to the half that has fewer pairs."""
    counts = collections.Counter(pair["story"] for pair in pairs)
    size: collections.Counter[str] = collections.Counter()
    side = {}
    for name in sorted(counts, key=lambda name: digest("half", name)):
        side[name] = "tuning" if size["tuning"] <= size["held-back"] else "held-back"
        size[side[name]] += counts[name]
    return side


def main() -> int:
    """Print the pairs."""
    if not SHARED.exists():
        sys.stderr.write(f"skipped: {SHARED} is absent\n")
        return 0
    pairs = list(choose(texts()))
    side = halves(pairs)
    for number, pair in enumerate(pairs, 1):
        print(json.dumps({"id": f"V{number:03d}"} | pair | {"split": side[pair["story"]]}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
