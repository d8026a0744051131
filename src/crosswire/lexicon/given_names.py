"""Given names that stand for one another: nicknames, transliterations, translations. Reads data/given_names.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from crosswire.lexicon.files import read_yaml
from crosswire.lexicon.holders import fold, holders


@cache
def name_groups(translated: bool = True) -> Mapping[str, frozenset[int]]:
    """For each folded given name, the numbers of the groups it belongs to; names that share one are equivalent.

    Without ``translated`` "Juan" is not "John": short forms and spellings of one language alone.
    """
    data = read_yaml("given_names.yml")
    found: dict[str, set[int]] = {}
    others = data["translations"] if translated else []
    for number, group in enumerate([*data["nicknames"], *data["spellings"], *others]):
        for name in group:
            found.setdefault(str(name), set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})


@cache
def given_names() -> Mapping[str, str | None]:
    """Folded given names with their gender (None where both bear them or it is unknown).

    From the lists of the data file and from the holders of offices, whose first words are given names.
    """
    data = read_yaml("given_names.yml")
    genders: dict[str, set[str]] = defaultdict(set)
    for gender in ("feminine", "masculine"):
        for name in data[gender]:
            genders[str(name)].add(gender)
    for group in data["nicknames"]:
        known = {g for name in group for g in genders.get(str(name), ())}
        for name in group:
            genders[str(name)] |= known
    for holder in holders():
        words = fold(holder.person).split()
        if len(words) > 1 and len(words[0]) > 2 and holder.person[:5] not in ("King ", "Pope "):
            genders[words[0]] |= {holder.gender} if holder.gender and not genders[words[0]] else set()
    return MappingProxyType({name: next(iter(known)) if len(known) == 1 else None for name, known in genders.items()})
