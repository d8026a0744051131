"""The coarse look drops pairs that share nothing and keeps those that may be one claim."""

from __future__ import annotations

import numpy as np
from tests.documents import s

from crosswire.lexicon.align_weights import align_weights
from crosswire.reconcile.linking.candidates import candidates
from crosswire.reconcile.linking.facts import gather_facts
from crosswire.reconcile.linking.features import FEATURES
from crosswire.reconcile.linking.sifting import SIFTED, sift

STATEMENTS = [s(r, n, f"act{n}", f"thing{n}", f"place{n}") for r in ("A", "B") for n in range(6)]


def test_sift() -> None:
    facts = gather_facts(STATEMENTS, (), (), (), lambda words: np.zeros((len(words), 4), dtype=np.float32))
    pairs = candidates(STATEMENTS)
    kept = sift(facts, pairs, align_weights().sieve, few=0)
    found = {(STATEMENTS[i].sentence, STATEMENTS[j].sentence) for i, j in zip(kept.left, kept.right, strict=True)}
    assert {(n, n) for n in range(6)} <= found
    assert len(found) < len(pairs.left) / 2
    assert sift(facts, pairs, align_weights().sieve) is pairs


def test_the_shipped_sieve_names_known_features() -> None:
    assert set(align_weights().sieve.weights) == set(SIFTED) <= set(FEATURES)
