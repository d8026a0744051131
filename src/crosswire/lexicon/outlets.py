"""News agencies and outlets: a typed reader of ``data/outlets.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """``wires`` maps each spelling of an agency to its name, the longest spelling first;
    ``outlets`` holds outlets' names in lower case."""

    wires: dict[str, str]
    outlets: frozenset[str]


@cache
@reading("outlets.yml")
def outlets() -> Outlets:
    """Read the names. Raises DataError where the file is malformed."""
    data = read_yaml("outlets.yml")
    wires = {spelling: wire["name"] for wire in data["wires"] for spelling in wire["names"]}
    names = frozenset(name.lower() for name in data["outlets"]) | {s.lower() for s in wires if len(s) > 2}
    return Outlets(
        wires={spelling: wires[spelling] for spelling in sorted(wires, key=len, reverse=True)}, outlets=names
    )
