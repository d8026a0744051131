"""Names of matters that are taken for persons ("Brexit"). Reads data/matters.yml."""

from __future__ import annotations

from functools import cache

from crosswire.lexicon.files import read_yaml


@cache
def matters() -> frozenset[str]:
    """Words that name no person, as they are written."""
    return frozenset(str(word) for word in read_yaml("matters.yml")["matters"])
