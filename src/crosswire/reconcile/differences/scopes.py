"""How much is meant: differences in scope beyond what two clauses say in one slot. A helper of stage 10.

Over the whole story: "all sanctions" against "a part of them", "the largest ever" against "the largest since
the war". The statements need not be grouped, aligned or alike in words; that they are near in meaning is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.lexicon.comparison import comparison
from crosswire.matching.wording import stem
from crosswire.reconcile.claims.evidence import Difference, Evidence, clause
from crosswire.reconcile.claims.sayings import own_words, share, verdict_of_shares
from crosswire.reconcile.differences.nearby import nearest
from crosswire.records.statements import Statement

# Nearness (0..1) from which two clauses with such a word may be of one thing.
_NEAR_SHARE, _NEAR_MOST = 0.3, 0.28
# How far apart two shares are to be told as other ones.
_APART = 0.4
# Letters from which a word that ends in "est" may be a superlative.
_SUPERLATIVE = 6


def shares(evidence: Evidence) -> Iterator[Difference]:
    """One statement claims the whole, another a part, of what may be one thing."""
    carrying = [s for s in _told(evidence) if evidence.once(share, s)]
    for a, b, near in nearest(carrying, carrying, evidence, least=_NEAR_SHARE):
        ours, theirs = evidence.once(share, a), evidence.once(share, b)
        if ours and theirs and abs(ours[0] - theirs[0]) >= _APART and _common(a, b, evidence):
            yield Difference(
                kind="scope", slot=f"share {a.id} {b.id}", verdict=verdict_of_shares(ours[0], theirs[0]),
                values=(clause(a, ours[1], ours[1]), clause(b, theirs[1], theirs[1])), way="share apart",
                detail=f"{ours[1]} against {theirs[1]}", certainty=0.35, like=near,
            )  # fmt: skip


def superlatives(evidence: Evidence) -> Iterator[Difference]:
    """Two statements call what may be one thing the most of its kind, by other bounds."""
    most = _superlatives(evidence)
    carrying = [s for s in _told(evidence) if s.id in most]
    for a, b, near in nearest(carrying, carrying, evidence, least=_NEAR_MOST, each=3):
        ours, theirs = most[a.id], most[b.id]
        if set(a.lemmas) != set(b.lemmas):
            yield Difference(
                kind="scope", slot=f"superlative {a.id} {b.id}", verdict="compatible", way="superlative", certainty=0.35, like=near,
                values=(clause(a, ours, ours), clause(b, theirs, f"{theirs} {b.report}")),
                detail=f"{ours} against {theirs}: how far it is the most may differ",
            )  # fmt: skip


def _told(evidence: Evidence) -> Sequence[Statement]:
    return [s for s in evidence.statements.values() if s.id not in evidence.frames and not s.headline]


def _superlatives(evidence: Evidence) -> dict[str, str]:
    """The superlative of each clause that has one ("largest", "most dramatic"), by its id."""
    every = {s.id: evidence.once(own_words, s) for s in evidence.statements.values()}
    told = set().union(*[words for own in every.values() for words in own])
    likely = {w for w in told if w.endswith("st") or w in comparison().superlatives}
    # Most clauses have no word that looks like one.
    found = ((id_, words) for id_, own in every.items() for words in own if not likely.isdisjoint(words))
    most: dict[str, str] = {}
    for id_, words in found:
        if id_ not in most and (word := _superlative(words)):
            most[id_] = word
    return most


def _superlative(words: Sequence[str]) -> str:
    lexicon = comparison()
    for n, word in enumerate(words):
        if word in lexicon.superlatives:
            return word
        if len(word) >= _SUPERLATIVE and word.endswith("est") and word not in lexicon.not_superlatives:
            return word
        if word == "most" and n and words[n - 1] in ("the", "his", "her", "its", "their") and n + 1 < len(words):
            return f"most {words[n + 1]}"
    return ""


def _common(a: Statement, b: Statement, evidence: Evidence) -> frozenset[str]:
    shares_ = comparison().shares
    ours, theirs = (frozenset(stem(w) for w in s.lemmas if w not in shares_) for s in (a, b))
    return (ours & theirs) - evidence.name_stems
