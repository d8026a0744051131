"""Opposites: a typed reader of ``data/antonyms.yml``."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache

from crosswire.lexicon.files import fill, read_yaml, reading

# Letters: a shorter base is too often there by chance ("unit" and "it").
_SHORTEST_BASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Antonyms:
    """``opposites`` maps a lemma of the left list of a pair to those of the right one, ``reverse`` the
    other way; the rest are word lists."""

    opposites: dict[str, frozenset[str]]
    reverse: dict[str, frozenset[str]]
    prefixes: tuple[str, ...]
    initials: frozenset[str]
    not_prefixed: frozenset[str]

    def leads(self, left: str, right: str) -> bool:
        """Say whether the two are opposites and ``left`` is the plain one, or stands left in its pair.

        So that words of one meaning get one sign whichever opposite they are met with.
        """
        return right in self.opposites.get(left, ()) or left == self.base(right)

    def against(self, word: str, others: Set[str]) -> str | None:
        """The first opposite of ``word`` among ``others``, those of the lists before those by a prefix, or None."""
        opposites = _all_against(word)
        if opposites.keys().isdisjoint(others):
            return None
        return next(one for one in opposites if one in others)

    def all_against(self, word: str) -> frozenset[str]:
        """Every lemma that would be an opposite of ``word``."""
        return frozenset(_all_against(word))

    def by_prefix(self, one: str, other: str) -> bool:
        """Is one lemma the other with a prefix that turns it? Such opposites are told of one thing more often than listed ones."""
        return self.base(one) == other or self.base(other) == one

    def base(self, word: str) -> str | None:
        """What remains of ``word`` without a prefix that turns it ("de-escalate": escalate), or None."""
        if word[:1] not in self.initials or word in self.not_prefixed:
            return None
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_BASE:
                return word[len(prefix) :]
        return None


@cache
@reading("antonyms.yml")
def antonyms() -> Antonyms:
    """Read the opposites. Raises DataError where the file is malformed."""
    data = read_yaml("antonyms.yml")
    opposites: dict[str, set[str]] = {}
    reverse: dict[str, set[str]] = {}
    for section in ("verbs", "nouns", "qualities"):
        for left, right in data[section]:
            for word in left:
                opposites.setdefault(word, set()).update(right)
            for word in right:
                reverse.setdefault(word, set()).update(left)
    return fill(
        Antonyms,
        data,
        opposites={word: frozenset(others) for word, others in opposites.items()},
        reverse={word: frozenset(others) for word, others in reverse.items()},
        prefixes=tuple(sorted(data["prefixes"], key=len, reverse=True)),
        initials=frozenset(prefix[0] for prefix in data["prefixes"]),
    )


@lru_cache(maxsize=16384)
def _all_against(word: str) -> dict[str, None]:
    """Every opposite of a word in one order; clauses are compared in pairs, so each word is asked for often."""
    lexicon = antonyms()
    base = lexicon.base(word)
    listed = sorted(lexicon.opposites.get(word, ())) + sorted(lexicon.reverse.get(word, ()))
    built = [prefix + word for prefix in lexicon.prefixes if lexicon.base(prefix + word) == word]
    return dict.fromkeys([*listed, *([base] if base else ()), *built])
