"""The coarse look before the close one: which pairs can be a link at all.

Five of the features, weighted, foretell the whole score well enough to drop nine pairs in ten
at the cost of one link in two hundred, most of them barely above the threshold. The weights and the
cut are learnt by ``evals/learn_align.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from crosswire.lexicon.align_weights import Sieve
from crosswire.reconcile.linking.facts import Facts
from crosswire.reconcile.linking.pairs import Pairs
from crosswire.text.similarity import Array

# Pairs: so few are all looked at closely, which costs less than 50 ms.
FEW = 10_000

# Each costs one multiplication of matrices for all pairs of a story.
SIFTED: Mapping[str, Callable[[Facts, Pairs], Array]] = {
    "wording.stems": lambda facts, pairs: pairs.product(facts.stems),
    "wording.whole_vector": lambda facts, pairs: pairs.product(facts.spanned_means),
    "context.sentence": lambda facts, pairs: pairs.through(facts.sentence).product(facts.sentence_terms[0]),
    "meaning.own": lambda facts, pairs: pairs.product(facts.own_meanings),
    "roles.participants": lambda facts, pairs: pairs.product(facts.everyone_terms),
}


def sift(facts: Facts, pairs: Pairs, sieve: Sieve, *, few: int = FEW) -> Pairs:
    """Return the pairs that may be links; all of them where there are no more than ``few``."""
    if len(pairs.left) <= few:
        return pairs
    score = np.full(len(pairs.left), -sieve.cut, dtype=np.float32)
    for name, weight in sieve.weights.items():
        score += np.float32(weight) * sifted(name, facts, pairs)
    return pairs.part(np.flatnonzero(score >= 0))


def sifted(name: str, facts: Facts, pairs: Pairs) -> Array:
    """Return the comparison ``name`` of ``SIFTED``, which is made once for the same pairs and what is left of them."""
    if name not in pairs.measured:
        pairs.measured[name] = SIFTED[name](facts, pairs)
    return pairs.measured[name]
