"""Surnames of leaders of the past, from ``data/past_leaders.yml``: whom reports name without introducing them."""

from __future__ import annotations

from functools import cache

from crosswire.lexicon.files import read_yaml


@cache
def past_leaders() -> frozenset[str]:
    """Folded surnames of heads of state and government who are history."""
    data: dict[str, str] = dict(read_yaml("past_leaders.yml"))
    return frozenset(data["surnames"].split())
