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
    carrying = [s for s in _told(evidence) if evidence.once(_superlative, s)]
    for a, b, near in nearest(carrying, carrying, evidence, least=_NEAR_MOST, each=3):
        ours, theirs = evidence.once(_superlative, a), evidence.once(_superlative, b)
        if ours and theirs and set(a.lemmas) != set(b.lemmas):
            yield Difference(
                kind="scope", slot=f"superlative {a.id} {b.id}", verdict="compatible", way="superlative", certainty=0.35, like=near,
                values=(clause(a, ours, ours), clause(b, theirs, f"{theirs} {b.report}")),
                detail=f"{ours} against {theirs}: how far it is the most may differ",
            )  # fmt: skip


def _told(evidence: Evidence) -> Sequence[Statement]:
    return [s for s in evidence.statements.values() if s.id not in evidence.frames and not s.headline]


def _superlative(statement: Statement, evidence: Evidence) -> str:
    """The superlative of a clause ("largest", "most dramatic"), or ""."""
    lexicon, likely = comparison(), evidence.table(_superlatives)
    for found in evidence.once(own_words, statement):
        for n, word in enumerate(() if likely.isdisjoint(found) else found):
            if word in lexicon.superlatives:
                return word
            if len(word) >= _SUPERLATIVE and word.endswith("est") and word not in lexicon.not_superlatives:
                return word
            if word == "most" and n and found[n - 1] in ("the", "his", "her", "its", "their") and n + 1 < len(found):
                return f"most {found[n + 1]}"
    return ""


def _superlatives(evidence: Evidence) -> frozenset[str]:
    """The words of the story that look like superlatives."""
    told = {w for s in evidence.statements.values() for found in evidence.once(own_words, s) for w in found}
    return frozenset([w for w in told if w.endswith("st") or w in comparison().superlatives])


def _common(a: Statement, b: Statement, evidence: Evidence) -> frozenset[str]:
    shares_ = comparison().shares
    ours, theirs = (frozenset(stem(w) for w in s.lemmas if w not in shares_) for s in (a, b))
    return (ours & theirs) - evidence.name_stems
