"""Measure stance on Emergent: does a headline tell a claim as a fact, deny it, or leave it open?

    python evals/stance.py          table; exit 1 if a figure fell below its floor
    python evals/stance.py --parts  the same with each family of features left out, and the bare rule

2,595 headlines on 300 claims (Ferreira and Vlachos 2016), ten folds that keep the headlines of one claim
together. A logistic regression is learnt within each fold over what a rule (``stance_rule``) and the
product's own comparisons say of a pair (``matching/polarity`` and ``wording``, ``extract/acts/status``, word vectors) and over the words
of the headline. Figures: share of right labels, and F1 of "against". One grouping into folds is that of the
published figures only by size, so four random ones are averaged beside the first. Needs ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GroupKFold
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MaxAbsScaler

from crosswire.extract.acts.status import status_of
from crosswire.lexicon.speech import speech_classes
from crosswire.matching.polarity import opposite_words
from crosswire.matching.wording import compare_wording, stem
from crosswire.records.text import Article, Document, Parse, Span
from crosswire.settings import Settings
from crosswire.text.parse import Parser
from shared import SHARED
from stance_rule import compare_stance, is_denied, stance_cues

DATA = SHARED / "data" / "crossdoc" / "emergent" / "emergent_url-versions-2015-06-14-clean.csv"
# Accuracy and F1 of "against" (mean over the groupings) below which something broke; peers stand in docs/yardsticks.md.
FLOORS = (0.765, 0.770)
# Inverse strength of the penalty of the regression, and headlines that a feature must stand in.
C, SEEN = 0.5, 3
# Seeds of the random groupings into folds; None is the plain one.
GROUPINGS = (None, 0, 1, 2, 3)
# Share of capitalised words from which a headline is in title case.
_TITLE_CASE = 0.6
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset({"be", "have", "do"})
_PREDICATES = frozenset({"NOUN", "VERB", "AUX", "ADJ", "PROPN"})
_WORD = re.compile(r"[\w'’-]+")
_QUOTED = re.compile(r"['‘“\"]\w[^'’”\"]*['’”\"]")


def plain_case(headline: str, claim: str) -> str:
    """Return a headline in title case as a sentence: only words that the claim capitalises, and acronyms, keep capitals."""
    words = [w for w in _WORD.findall(headline) if w[:1].isalpha()]
    if sum(w[:1].isupper() for w in words) < _TITLE_CASE * len(words):
        return headline
    names = {w.lower(): w for w in _WORD.findall(claim) if w[:1].isupper()}
    acronym = re.compile(r"[A-Z]{2,5}") if not headline.isupper() else re.compile(r"(?!)")

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        return names.get(word.lower(), word if acronym.fullmatch(word) else word.lower())

    return _WORD.sub(lowered, headline)


def parses(texts: Iterable[str], parser: Parser) -> dict[str, Parse]:
    """Parse each text as one sentence (the longest that the parser finds in it)."""
    documents = [
        Document(article=Article(id=text, path="", text=text), body=(Span(start=0, end=len(text)),), residue=())
        for text in sorted(set(texts))
    ]
    return {
        d.document.article.id: max((s.parse for s in d.sentences), key=lambda p: len(p.tokens))
        for d in parser.parse(documents)
    }


class Pair:
    """A claim and a headline, with the lemmas that the comparisons look at."""

    def __init__(self, claim: Parse, headline: Parse, written: str) -> None:
        self.claim, self.headline, self.written = claim, headline, written
        self.left, self.right = [t.lemma for t in claim.tokens], [t.lemma for t in headline.tokens]
        self.left_content, self.right_content = _content(claim), _content(headline)
        self.stems = frozenset(stem(w) for w in self.left_content)


def _content(parse: Parse) -> list[str]:
    return [t.lemma for t in parse.tokens if t.pos in _CONTENT and t.lemma not in _EMPTY]


def words(pair: Pair) -> dict[str, float]:
    """The words of the headline and its neighbouring words."""
    found = {f"word {w}": 1.0 for w in pair.right if w.isalpha() or w in ("n't", "?", "'")}
    return found | {f"words {a} {b}": 1.0 for a, b in zip(pair.right, pair.right[1:], strict=False)}


def stance(pair: Pair) -> dict[str, float]:
    """Words that call it untrue, leave it open or vouch for it; questions and quotation marks."""
    cues = stance_cues(pair.right, known=pair.left)
    verdict = compare_stance(pair.left, pair.right).value
    return {
        "refuting": min(2, len(cues.refuting)), "doubting": min(2, len(cues.doubting)),
        "affirming": min(2, len(cues.affirming)), "asks": cues.asks, f"verdict {verdict}": 1,
        "ends as a question": pair.written.rstrip().endswith("?"),
        "begins with no": pair.written.lower().startswith(("no,", "no ", "sorry", "nope")),
        "quoted": bool(_QUOTED.search(pair.written)), "colon": ":" in pair.written,
        **{f"class {kind}": 1 for w in set(pair.right) - set(pair.left) for kind in speech_classes(w)},
    }  # fmt: skip


def polarity(pair: Pair) -> dict[str, float]:
    """Negations and opposites."""
    ours, theirs = is_denied(pair.left), is_denied(pair.right)
    return {
        "negated headline": theirs and not ours, "negated claim": ours, "negated both": ours and theirs,
        "opposites": opposite_words(pair.left_content, pair.right_content) is not None,
    }  # fmt: skip


def status(pair: Pair, near: Any) -> dict[str, float]:
    """The status (denied, hypothetical, reported ...) of the predicates that both have, and of the roots."""
    claim, headline = pair.claim, pair.headline
    predicates = [t.index for t in headline.tokens if t.pos in _PREDICATES]
    shared = Counter(status_of(headline, i) for i in predicates if stem(headline.tokens[i].lemma) in pair.stems)
    found = {f"shared {kind}": n / sum(shared.values()) for kind, n in shared.items()}
    root = next(t.index for t in headline.tokens if t.dep == "ROOT")
    found[f"root {status_of(headline, root)}"] = 1
    found |= {f"root class {kind}": 1 for kind in speech_classes(headline.tokens[root].lemma)}
    told = next(t.index for t in claim.tokens if t.dep == "ROOT")
    found[f"claim {status_of(claim, told)}"] = 1
    said = next(
        (claim.tokens[c].lemma for c in claim.children[told] if claim.tokens[c].dep in ("acomp", "attr", "prep")),
        "be",
    ) if claim.tokens[told].lemma == "be" else claim.tokens[told].lemma  # fmt: skip
    if predicates:
        lemma = [t.lemma for t in headline.tokens]
        best = max(predicates, key=lambda i: (stem(lemma[i]) == stem(said), near(lemma[i], said)))
        found |= {
            "claim's predicate": stem(lemma[best]) == stem(said), "claim's predicate, nearest": near(lemma[best], said),
            f"claim's predicate {status_of(headline, best)}": 1,
        }  # fmt: skip
    return found


def wording(pair: Pair, near: Any) -> dict[str, float]:
    """How much of the claim's wording and figures the headline has."""
    theirs = frozenset(stem(w) for w in pair.right_content)
    table = np.array([[near(a, b) for b in pair.right_content] for a in pair.left_content])
    ours = {t.text for t in pair.claim.tokens if t.pos == "NUM"}
    numbers = {t.text for t in pair.headline.tokens if t.pos == "NUM"}
    return {
        "shared words": compare_wording(pair.left_content, pair.right_content).value,
        "covered": len(pair.stems & theirs) / max(1, len(pair.stems)),
        "new": len(theirs - pair.stems) / max(1, len(theirs)),
        "soft": float(table.max(axis=1).mean()) if table.size else 0.0,
        "soft back": float(table.max(axis=0).mean()) if table.size else 0.0,
        "mean": float(table.mean()) if table.size else 0.0,
        "number": bool(ours & numbers), "other number": bool(ours and numbers and not ours & numbers),
        "length": len(pair.right) / 20, "claim's length": len(pair.left) / 20,
    }  # fmt: skip


class Nearness:
    """Cosine of the word vectors of two lemmas, 0 where either has none."""

    def __init__(self, parser: Parser) -> None:
        self._parser, self._known = parser, {}

    def __call__(self, one: str, other: str) -> float:
        a, b = self._unit(one), self._unit(other)
        return float(a @ b)

    def _unit(self, word: str) -> Any:
        if word not in self._known:
            vector = self._parser.vectors([word])[0]
            self._known[word] = vector / max(float(np.linalg.norm(vector)), 1e-6)
        return self._known[word]


def features(pairs: Sequence[Pair], near: Nearness, families: Sequence[str]) -> list[dict[str, float]]:
    """Return the features of each pair that the families give."""
    made = {"words": words, "stance": stance, "polarity": polarity,
            "status": lambda p: status(p, near), "wording": lambda p: wording(p, near)}  # fmt: skip
    rows = [{k: float(v) for name in families for k, v in made[name](pair).items()} for pair in pairs]
    seen = Counter(key for row in rows for key in row)
    return [{k: v for k, v in row.items() if seen[k] >= SEEN} for row in rows]


def cross_validate(rows: list[dict[str, float]], labels: Any, claims: Any, seed: int | None) -> tuple[float, float]:
    """Return accuracy and F1 of "against" over ten folds grouped by claim."""
    found = np.empty(len(labels), dtype=object)
    for learn, test in GroupKFold(10, shuffle=seed is not None, random_state=seed).split(rows, labels, claims):
        vectors, scale = DictVectorizer(), MaxAbsScaler()
        seen = scale.fit_transform(vectors.fit_transform([rows[i] for i in learn]))
        model = OneVsRestClassifier(LogisticRegression(C=C, solver="liblinear", random_state=0))
        model.fit(seen, labels[learn])
        found[test] = model.predict(scale.transform(vectors.transform([rows[i] for i in test])))
    return figures(labels, found)


def figures(labels: Any, found: Any) -> tuple[float, float]:
    """Accuracy, and F1 of "against"."""
    return float(accuracy_score(labels, found)), float(f1_score(labels, found, labels=["against"], average="macro"))


def by_rule(pairs: Sequence[Pair]) -> Any:
    """The label that ``compare_stance`` alone gives: nothing is learnt."""
    names = {0.0: "against", 0.5: "observing", 1.0: "for"}
    return np.array([names[compare_stance(p.left, p.right).value] for p in pairs], dtype=object)


def main() -> int:
    """Read, learn, print, compare."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--parts", action="store_true", help="leave out each family of features in turn")
    options = arguments.parse_args()
    if not DATA.exists():
        print(f"skipped: {DATA} is absent")
        return 0
    with DATA.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    parser = Parser(Settings().model)
    claims = [row["claimHeadline"].strip() for row in table]
    headlines = [plain_case(row["articleHeadline"].strip(), c) for row, c in zip(table, claims, strict=True)]
    parsed = parses([*claims, *headlines], parser)
    pairs = [Pair(parsed[c], parsed[h], row["articleHeadline"])
             for c, h, row in zip(claims, headlines, table, strict=True)]  # fmt: skip
    labels = np.array([row["articleHeadlineStance"] for row in table])
    groups = np.array([row["claimId"] for row in table])
    near = Nearness(parser)
    families = ("words", "stance", "polarity", "status", "wording")
    print(f"Emergent, {len(pairs)} headlines, {len(set(groups))} claims      accuracy   F1 against")
    rule = figures(labels, by_rule(pairs))
    print(f"{'compare_stance alone, nothing learnt':45}{rule[0]:10.3f}{rule[1]:12.3f}")
    if options.parts:
        for name in families:
            for what, chosen in ((f"{name} alone", (name,)), (f"without {name}", [f for f in families if f != name])):
                found = cross_validate(features(pairs, near, chosen), labels, groups, None)
                print(f"{what:45}{found[0]:10.3f}{found[1]:12.3f}")
    rows = features(pairs, near, families)
    results = [cross_validate(rows, labels, groups, seed) for seed in GROUPINGS]
    mean = tuple(float(np.mean(column)) for column in zip(*results, strict=True))
    print(f"{'all, plain grouping':45}{results[0][0]:10.3f}{results[0][1]:12.3f}")
    print(f"{f'all, mean of {len(GROUPINGS)} groupings':45}{mean[0]:10.3f}{mean[1]:12.3f}")
    fallen = mean[0] < FLOORS[0] or mean[1] < FLOORS[1]
    print("a figure fell below its floor" if fallen else "no figure below its floor", FLOORS)
    return int(fallen)


if __name__ == "__main__":
    sys.exit(main())
