"""International and other organisations with their abbreviations. Reads data/organisations.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from crosswire.lexicon.files import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: usual name, its name in full, other forms, Wikidata item, and the state it belongs to (ISO alpha-3).

    ``common`` is set where other states have a body of the same name, ``armed`` where it is an armed group.
    """

    name: str
    full: str | None = None
    forms: tuple[str, ...] = ()
    wikidata: str | None = None
    state: str | None = None
    common: bool = False
    armed: bool = False


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation by each of its names and abbreviations, as written."""
    rows: list[dict[str, Any]] = read_yaml("organisations.yml")["organisations"]
    found: dict[str, Organisation] = {}
    for row in rows:
        one = Organisation(
            name=row["name"],
            full=row.get("full"),
            forms=tuple(row.get("forms", ())),
            wikidata=row.get("wikidata"),
            state=row.get("state"),
            common=bool(row.get("common")),
            armed=bool(row.get("armed")),
        )
        for form in (one.name, *([one.full] if one.full else ()), *one.forms):
            found.setdefault(form, one)
    return MappingProxyType(found)
