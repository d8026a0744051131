"""Given names that stand for one another: nicknames and transliterations. Reads data/given_names.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from crosswire.lexicon.files import read_yaml


@cache
def name_groups() -> Mapping[str, frozenset[int]]:
    """For each folded given name, the numbers of the groups it belongs to; names that share one are equivalent."""
    data = read_yaml("given_names.yml")
    found: dict[str, set[int]] = {}
    for number, group in enumerate([*data["nicknames"], *data["spellings"]]):
        for name in group:
            found.setdefault(str(name), set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})
