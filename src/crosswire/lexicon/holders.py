"""Holders of offices with their states and dates. Reads data/holders.csv.

The table is indexed by full name, by surname and by office, so that a look-up never walks it.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person in one office of one state or body. ``start``/``end`` are ISO dates, "" where unknown or open."""

    person: str
    wikidata: str | None
    state: str
    office: str
    start: str
    end: str
    gender: str | None = None

    def held(self, first: int, last: int) -> bool:
        """Whether the office was held at some time in the years ``first`` to ``last``."""
        begins = int(self.start[:4]) if self.start else 0
        ends = int(self.end[:4]) if self.end else 9999
        return begins <= last and first <= ends


def fold(name: str) -> str:
    """Lower case without accents and apostrophes; hyphens become spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`ʿʾ")
    return " ".join(plain.replace("-", " ").casefold().split())


@cache
def holders() -> tuple[Holder, ...]:
    """All rows of the table."""
    source = files("crosswire.data").joinpath("holders.csv")
    if not source.is_file():
        return ()
    rows = csv.DictReader(line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Holder(
            person=r["person"], wikidata=r["wikidata"] or None, state=r["state"], office=r["office"], start=r["start"],
            end=r["end"], gender={"f": "feminine", "m": "masculine"}.get(r["gender"]),
        )
        for r in rows
    )  # fmt: skip


@cache
def by_name() -> Mapping[str, tuple[Holder, ...]]:
    """Rows by folded full name."""
    return _index(lambda h: (fold(h.person),))


@cache
def by_word() -> Mapping[str, tuple[Holder, ...]]:
    """Rows by each folded word of the name."""
    return _index(lambda h: tuple(dict.fromkeys(fold(h.person).split())))


@cache
def by_office() -> Mapping[tuple[str, str], tuple[Holder, ...]]:
    """Rows by (state, office)."""
    found: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in holders():
        found[holder.state, holder.office].append(holder)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


def _index(keys: Callable[[Holder], tuple[str, ...]]) -> Mapping[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders():
        for key in keys(holder):
            found[key].append(holder)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})
