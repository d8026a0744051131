"""Learn the four scores behind the verdicts on copies: python evals/learn_verdicts.py [--check]

"derived", the probability that two texts have a common origin, is learnt on the gold pairs (``verdicts/gold.jsonl``) of
ECB+ and the development corpora, those of articles-3000 left out (their licence allows measuring alone), on more pairs of
ECB+ that were read once (``verdicts/learning.jsonl``), and, with less weight, on the invented events (``invented``):
translations of a wire beside reports of their own. "taken", the probability that parts were taken as they are rather than
told anew, is learnt on the excerpts and rewrites among the pairs, and "whole", the probability that two texts are one, on
the copies beside them. "reworded", the probability that a text was reworded all through, is learnt on the validation part
of ECB+METAm (MIT; 240 machine rewrites and their originals) beside pairs of ECB+ that have half of each text in common
and were written by people. All are logistic regressions on a few named signs, without randomness; the weights go to
src/crosswire/data/verdict_weights.json (not with ``--check``).

Prints what the program would say of the gold pairs of each story if the first three scores were learnt from all other
stories: the figures to go by, since ``verdicts.py`` measures the weights that were learnt from all.

Needs ../shared beside the checkout, scikit-learn and pyarrow.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpora import CORPORA
from crosswire.gather.clean import clean
from crosswire.gather.copies.comparison import Comparison
from crosswire.lexicon import verdict_weights
from crosswire.matching.carried import wording
from crosswire.matching.kinship import Telling, rewording_signs, signs, taking_signs, wholeness_signs
from crosswire.matching.passages import Shared, fingerprint, shared_passages
from crosswire.records.text import Article, Document
from crosswire.text.shingles import fold
from crosswire.text.tfidf import Rarity
from crosswire.text.wordrow import word_row
from invented import load, names
from rewrites import rewrites
from shared import ROOT, SHARED
from verdict_pairs import alike, texts
from verdict_twins import once
from verdicts import documents, draws, judged, labels, line, rows, said, table

TARGET = ROOT / "src/crosswire/data/verdict_weights.json"
# A text without this sign is not asked whether it was reworded.
_ANY = "changes that reword"
# Inverse strength of the penalty on standardised signs.
_PENALTY = {"derived": 0.1, "taken": 0.3, "whole": 1.0, "reworded": 1.0}
# Share of each text in runs of words that the other has, from which a human version stands beside machine rewrites.
_HALF = 0.4
# Weight of a pair of invented reports beside a real one: they are more than their share of what happens.
_INVENTED = 0.3
Signs = Mapping[str, float]
Example = tuple[Signs, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A pair of a story that was read: what its documents have in common in letters and otherwise, and the verdict."""

    story: str
    shared: Shared
    telling: Telling
    label: str


def telling(left: Document, right: Document) -> Telling:
    """What two documents have in common, as the program sees them if they are alone."""
    rarity = Rarity()
    rarity.fit_all(rarity.bags([(document.article.text, document.body) for document in (left, right)]))
    return Comparison([left, right], rarity).telling(1, 0)


def letters(left: Document, right: Document) -> Shared:
    """The passages that two documents share, letter by letter."""
    one, other = (fingerprint(fold(document.article.text, document.body).codes) for document in (left, right))
    return shared_passages(one, other)


def wording_signs(left: Document, right: Document) -> Signs:
    """The signs of rewording."""
    one, other = (word_row(document.article.text, document.body) for document in (left, right))
    return rewording_signs(wording(one, other, (left.article.text, right.article.text)))


def learn(examples: Sequence[Example], penalty: float, shares: Sequence[float] | None = None) -> dict[str, object]:
    """Weights of the raw signs; ``shares`` says how much each example counts."""
    named = list(examples[0][0])
    values = np.array([[found[name] for name in named] for found, _ in examples])
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=penalty, max_iter=5000)
    model.fit(scaler.transform(values), [label for _, label in examples], sample_weight=shares)
    weights = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return {
        "intercept": round(intercept, 3),
        "weights": {name: round(float(w), 3) for name, w in zip(named, weights, strict=True)},
    }


def right(score: dict[str, object], examples: Sequence[Example]) -> str:
    """How many examples a score gets right, by kind."""
    weights = score["weights"]
    assert isinstance(weights, dict)
    said = [
        (float(str(score["intercept"])) + sum(w * found[name] for name, w in weights.items()) >= 0, label)
        for found, label in examples
    ]
    parts = []
    for label in (True, False):
        given = [answer == label for answer, truth in said if truth == label]
        parts.append(f"{sum(given)} of {len(given)} {'so' if label else 'not so'}")
    return ", ".join(parts)


def read_pairs() -> list[Read]:
    """Pairs that people read and that may be learnt from, with their verdict."""
    gold = labels("gold.jsonl")
    pairs = [pair | {"label": gold[pair["id"]]} for pair in judged()] + rows("learning.jsonl")
    pairs = [pair for pair in pairs if pair["label"] != "unrelated" and pair["data"] in (*CORPORA, "ecbplus")]
    held = documents({(pair["data"], pair[side]) for pair in pairs for side in ("left", "right")})
    found = []
    for pair in pairs:
        left, right = held[pair["data"], pair["left"]], held[pair["data"], pair["right"]]
        found.append(
            Read(
                story=pair["story"],
                shared=letters(right, left),
                telling=telling(left, right),
                label=pair["label"],
            )
        )
    return found


def from_pairs(pairs: Sequence[Read], told: Sequence[Example]) -> dict[str, dict[str, object]]:
    """The three scores that are learnt from pairs (and from the ``told`` invented ones)."""
    shares = [1.0] * len(pairs) + [_INVENTED] * len(told)
    return {
        "derived": learn([*origins(pairs), *told], _PENALTY["derived"], shares),
        "taken": learn(parts(pairs), _PENALTY["taken"]),
        "whole": learn(wholes(pairs), _PENALTY["whole"]),
    }


def left_out(pairs: Sequence[Read], told: Sequence[Example]) -> dict[str, str]:
    """What the program says of each gold pair with scores learnt from the pairs of all other stories."""
    gold = judged()
    held = documents({(pair["data"], pair[side]) for pair in gold for side in ("left", "right")})
    shipped = verdict_weights.weights()
    verdicts: dict[str, str] = {}
    for story in sorted({pair["story"] for pair in gold}):
        scores = from_pairs([pair for pair in pairs if pair.story != story], told)
        made = {name: verdict_weights.Weights(**score) for name, score in scores.items()}  # type: ignore[arg-type]
        verdict_weights.weights = lambda made=made: {**shipped, **made}  # type: ignore[assignment,misc]
        verdicts |= said([pair for pair in gold if pair["story"] == story], held)
    verdict_weights.weights = lambda: shipped  # type: ignore[assignment]
    return verdicts


def invented() -> Iterator[Example]:
    """Pairs of invented reports: a wire and its translation, and two reports that owe each other nothing."""
    for event in map(load, names()):
        texts = {row["path"]: whole(row["text"]) for row in event.reports}
        for left, other in itertools.combinations(texts, 2):
            (kind, sources), (other_kind, others) = event.derived[left], event.derived[other]
            translated = (kind == "translation" and sources == [other]) or (
                other_kind == "translation" and others == [left]
            )
            apart = not sources and not others and {kind, other_kind} <= {"wire", "own"}
            if translated or apart:
                yield signs(telling(texts[left], texts[other])), translated


def whole(text: str) -> Document:
    """A text as a cleaned document."""
    return clean(Article(id="x", path="x", text=text))


def rewordings() -> tuple[list[Example], list[Example]]:
    """Machine rewrites beside human versions: to learn from, and kept apart."""
    learnt, kept = list(human("tuning")), list(human("held-back"))
    for rewrite in rewrites():
        found = wording_signs(whole(rewrite.text), whole(rewrite.original))
        (learnt if rewrite.part == "val" else kept).append((found, True))
    return [example for example in learnt if example[0][_ANY] > 0], [
        example for example in kept if example[0][_ANY] > 0
    ]


def human(half: str) -> Iterator[Example]:
    """Pairs of ECB+ with half of each text in common, from stories of one half of the gold."""
    stories = {pair["story"] for pair in rows("pairs.jsonl") if pair["split"] == half}
    known = {key: text for key, text in texts().items() if key[0] == "ecbplus"}
    for left, other, _, least, _ in alike(known):
        if least >= _HALF and f"ecbplus/{left[1].split('_')[0]}" in stories:
            yield wording_signs(whole(known[left]), whole(known[other])), False


def origins(pairs: Sequence[Read]) -> list[Example]:
    """Which pairs have a common origin."""
    return [(signs(pair.telling), pair.label != "same-event") for pair in pairs]


def parts(pairs: Sequence[Read]) -> list[Example]:
    """Which of the excerpts and rewrites are excerpts."""
    kept = [pair for pair in pairs if pair.label in ("excerpt", "rewrite")]
    return [(taking_signs(pair.telling), pair.label == "excerpt") for pair in kept]


def wholes(pairs: Sequence[Read]) -> list[Example]:
    """Which of the pairs with a common origin are one text."""
    kept = [pair for pair in pairs if pair.label != "same-event"]
    return [(wholeness_signs(pair.shared, pair.telling.words), pair.label == "copy") for pair in kept]


def main() -> int:
    """Learn the scores, write them, print how good they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    made: dict[str, object] = {
        "note": "Weights of the verdicts on copies, written by evals/learn_verdicts.py; do not edit. Log-odds are the "
        "intercept plus the weighted sum of the signs named in matching/kinship.py. Learnt on the project's own "
        "annotation of pairs, its invented events and on ECB+METAm (MIT); Apache-2.0."
    }
    pairs, told = read_pairs(), list(invented())
    made |= from_pairs(pairs, told)
    learnt, kept = rewordings()
    score = learn(learnt, _PENALTY["reworded"])
    made["reworded"] = score
    print(f"reworded: learnt from {right(score, learnt)}; elsewhere {right(score, kept)}")
    if not arguments.check:
        TARGET.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        verdict_weights.weights.cache_clear()
    read, found = judged(), left_out(pairs, told)
    held = documents({(pair["data"], pair[side]) for pair in read for side in ("left", "right")})
    gold = once(read, labels("gold.jsonl"), held)
    print(f"{len(pairs)} pairs read and {len(told)} invented; each story left out:")
    print(*table(gold, found), sep="\n")
    for name, part in draws(gold).items():
        print(line(name, part, found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
