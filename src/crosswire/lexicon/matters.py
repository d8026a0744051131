"""Names of matters, laws, wars and works that are taken for persons or bodies ("Brexit"). Reads data/matters.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """The lists of ``matters.yml``, as they are written."""

    matters: frozenset[str]
    things: frozenset[str]
    shorts: frozenset[str]


@cache
@reading("matters.yml")
def matters() -> Matters:
    """The words of ``matters.yml``, read once."""
    return fill(Matters, read_yaml("matters.yml"))


def is_matter(name: str) -> bool:
    """Whether a name is no actor's: a matter's, a law's, a war's."""
    lists, words = matters(), name.split()
    if len(words) == 1:
        return name in lists.matters | lists.shorts | lists.things
    return words[-1] in lists.things and "of" not in words and "for" not in words
