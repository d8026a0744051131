"""Learn the two scores behind the verdicts on copies: python evals/learn_verdicts.py [--check]

"derived", the probability that two texts have a common origin, is learnt on the tuning half of the gold pairs
(``verdicts/gold.jsonl``) of ECB+ and the development corpora, those of articles-3000 left out (their licence allows
measuring alone). "reworded", the probability that a text was reworded all through, is learnt on the validation part of
ECB+METAm (MIT; 240 machine rewrites and their originals) beside pairs of ECB+ that have half of each text in common and
were written by people. Both are logistic regressions on a few named signs, without randomness; the weights go to
src/crosswire/data/verdict_weights.json (not with ``--check``). Prints how well each does where it was not learnt.

Needs ../shared beside the checkout, scikit-learn and pyarrow.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpora import CORPORA
from crosswire.gather.clean import clean
from crosswire.gather.comparison import Comparison
from crosswire.matching.carried import wording
from crosswire.matching.kinship import SAME, rewording_signs, signs
from crosswire.records.text import Article, Document
from crosswire.text.tfidf import Rarity
from crosswire.text.wordrow import word_row
from rewrites import rewrites
from shared import ROOT, SHARED
from verdict_pairs import alike, texts
from verdicts import documents, judged, labels, rows

TARGET = ROOT / "src/crosswire/data/verdict_weights.json"
# A text without this sign is not asked whether it was reworded.
_ANY = "changes that reword"
# Inverse strength of the penalty on standardised signs.
_DERIVED, _REWORDED = 1.0, 1.0
Signs = Mapping[str, float]


def origin_signs(left: Document, right: Document) -> Signs:
    """The signs of a common origin, as the program sees them for two documents alone."""
    rarity = Rarity()
    for document in (left, right):
        rarity.fit(rarity.bag(document.article.text, document.body))
    comparison = Comparison([left, right], rarity)
    words, sides, order = comparison.words(0, 1)
    return signs(words, sides, order)


def wording_signs(left: Document, right: Document) -> Signs:
    """The signs of rewording."""
    one, other = (word_row(document.article.text, document.body) for document in (left, right))
    return rewording_signs(wording(one, other, (left.article.text, right.article.text)))


def learn(examples: Sequence[tuple[Signs, bool]], penalty: float) -> dict[str, object]:
    """Weights of the raw signs."""
    names = list(examples[0][0])
    values = np.array([[found[name] for name in names] for found, _ in examples])
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=penalty, max_iter=5000).fit(scaler.transform(values), [label for _, label in examples])
    weights = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return {
        "intercept": round(intercept, 3),
        "weights": {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)},
    }


def right(score: dict[str, object], examples: Sequence[tuple[Signs, bool]]) -> str:
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


def origins() -> tuple[list[tuple[Signs, bool]], list[tuple[Signs, bool]]]:
    """Pairs with and without a common origin: to learn from, and held back."""
    pairs, gold = judged(), labels("gold.jsonl")
    held = documents({(pair["data"], pair[side]) for pair in pairs for side in ("left", "right")})
    known: dict[str, list[tuple[Signs, bool]]] = {"tuning": [], "held-back": []}
    for pair in pairs:
        if gold[pair["id"]] != "unrelated" and not (
            pair["split"] == "tuning" and pair["data"] not in (*CORPORA, "ecbplus")
        ):
            found = origin_signs(held[pair["data"], pair["left"]], held[pair["data"], pair["right"]])
            known[pair["split"]].append((found, gold[pair["id"]] != "same-event"))
    return known["tuning"], known["held-back"]


def whole(text: str) -> Document:
    """A text as a cleaned document."""
    return clean(Article(id="x", path="x", text=text))


def rewordings() -> tuple[list[tuple[Signs, bool]], list[tuple[Signs, bool]]]:
    """Machine rewrites beside human versions: to learn from, and kept apart."""
    learnt, kept = list(human("tuning")), list(human("held-back"))
    for rewrite in rewrites():
        found = wording_signs(whole(rewrite.original), whole(rewrite.text))
        (learnt if rewrite.part == "val" else kept).append((found, True))
    return [example for example in learnt if example[0][_ANY] > 0], [
        example for example in kept if example[0][_ANY] > 0
    ]


def human(half: str) -> Iterator[tuple[Signs, bool]]:
    """Pairs of ECB+ with half of each text in common, from stories of one half of the gold."""
    stories = {pair["story"] for pair in rows("pairs.jsonl") if pair["split"] == half}
    known = {key: text for key, text in texts().items() if key[0] == "ecbplus"}
    for left, other, _, least, _ in alike(known):
        if least >= 0.9 * SAME and f"ecbplus/{left[1].split('_')[0]}" in stories:
            yield wording_signs(whole(known[left]), whole(known[other])), False


def main() -> int:
    """Learn both scores, print how good they are, write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return 0
    made: dict[str, object] = {
        "note": "Weights of the verdicts on copies, written by evals/learn_verdicts.py; do not edit. Log-odds are the "
        "intercept plus the weighted sum of the signs named in matching/kinship.py. Learnt on the project's own "
        "annotation of pairs and on ECB+METAm (MIT); Apache-2.0."
    }
    for name, examples, penalty in (("derived", origins(), _DERIVED), ("reworded", rewordings(), _REWORDED)):
        learnt, kept = examples
        score = learn(learnt, penalty)
        made[name] = score
        print(f"{name}: learnt from {right(score, learnt)}; elsewhere {right(score, kept)}")
    if not arguments.check:
        TARGET.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
