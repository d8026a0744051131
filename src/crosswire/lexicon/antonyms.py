"""Opposites: a typed reader of ``data/antonyms.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from crosswire.errors import DataError

# Letters: a shorter base is too often there by chance ("unit" and "it").
_SHORTEST_BASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Antonyms:
    """``opposites`` maps a lemma of the left list of a pair to those of the right one; the rest are word lists."""

    opposites: dict[str, frozenset[str]]
    prefixes: tuple[str, ...]
    not_prefixed: frozenset[str]
    negators: frozenset[str]
    denying: frozenset[str]

    def opposed(self, left: str, right: str) -> bool:
        """Say whether the lemmas ``left`` and ``right`` are opposites, by list or by prefix."""
        return self.leads(left, right) or self.leads(right, left)

    def leads(self, left: str, right: str) -> bool:
        """Say whether the two are opposites and ``left`` is the plain one, or stands left in its pair.

        So that words of one meaning get one sign whichever opposite they are met with.
        """
        return right in self.opposites.get(left, ()) or self._prefixed(right, left)

    def _prefixed(self, longer: str, base: str) -> bool:
        return (
            len(base) >= _SHORTEST_BASE
            and longer.endswith(base)
            and longer not in self.not_prefixed
            and longer[: -len(base)] in self.prefixes
        )


@cache
def antonyms() -> Antonyms:
    """Read the opposites. Raises DataError where the file is malformed."""
    text = files("crosswire").joinpath("data", "antonyms.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    opposites: dict[str, set[str]] = {}
    try:
        for section in ("verbs", "nouns", "qualities"):
            for left, right in data[section]:
                for word in left:
                    opposites.setdefault(word, set()).update(right)
        return Antonyms(
            opposites={word: frozenset(others) for word, others in opposites.items()},
            prefixes=tuple(data["prefixes"]),
            not_prefixed=frozenset(data["not_prefixed"]),
            negators=frozenset(data["negators"]),
            denying=frozenset(data["denying"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"data/antonyms.yml: {error}") from error
