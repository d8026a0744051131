"""The words that two clauses share: why their wording speaks for or against one claim."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Sequence

from crosswire.records.stories import Score

# Characters that crudely stem a lemma, so that "threaten" meets "threat" and "agree" "agreement".
STEM = 5
# Words listed in a detail; more would not be read.
_LISTED = 4


def stem(lemma: str) -> str:
    """Cut a lemma to a crude stem."""
    return lemma[:STEM]


def stems(lemmas: Iterable[str]) -> frozenset[str]:
    """The crude stems of ``lemmas``."""
    return frozenset([lemma[:STEM] for lemma in lemmas])


def last_word(text: str) -> str:
    """The last word of a name in lower case, without a possessive ending."""
    words = text.lower().replace("’", "'").removesuffix("'s").split()
    return words[-1].strip(".,") if words else ""


def compare_wording(left: Sequence[str], right: Sequence[str]) -> Score:
    """Compare two clauses by the stems of their content lemmas.

    ``value`` is the share (Dice, 0..1) of stems in common; ``detail`` lists the shared words of
    ``left``; ``left`` and ``right`` of the score list the words that only one side has.
    """
    one, other = _by_stem(tuple(left)), _by_stem(tuple(right))
    shared = [word for key, word in one.items() if key in other]
    value = 2 * len(shared) / (len(one) + len(other)) if one or other else 0.0
    return Score(
        name="wording",
        value=value,
        detail=f"both say {', '.join(shared[:_LISTED])}" if shared else "no content word in common",
        left=_listed(word for key, word in one.items() if key not in other),
        right=_listed(word for key, word in other.items() if key not in one),
    )


@functools.lru_cache(maxsize=4096)
def _by_stem(lemmas: tuple[str, ...]) -> dict[str, str]:
    # A clause is compared with dozens of others.
    return {stem(x): x for x in lemmas}


def _listed(words: Iterable[str]) -> str:
    return ", ".join(itertools.islice(words, _LISTED))
