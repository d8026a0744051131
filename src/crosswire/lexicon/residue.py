"""Phrases that give away residue: a typed reader of ``data/residue.yml``.

All phrases of one way of matching are compiled into one expression, so that a line costs a handful
of searches however many phrases there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading

# Characters: default for `longest`, see the data file.
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ResiduePattern:
    """What ``expression`` matches is residue of ``kind``; it can match only where the report holds
    one of ``has``, if that names any."""

    kind: str
    has: tuple[str, ...]
    expression: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResiduePhrases:
    """The phrases, ready to match.

    ``lines`` maps a folded line to its kind. ``start`` and ``prefix`` match folded text at the start
    of a line; ``kinds`` gives (kind, longest) of what ``start`` or ``prefix`` matched. ``patterns``
    hold expressions on the text as it stands. ``scene`` finds what pictures show, in lines without a stop.
    """

    lines: dict[str, str]
    start: re.Pattern[str]
    prefix: re.Pattern[str]
    kinds: dict[str, tuple[str, int]]
    patterns: tuple[ResiduePattern, ...]
    scene: re.Pattern[str]


@cache
def residue_phrases() -> ResiduePhrases:
    """Read the phrases. Raises DataError where the file is malformed."""
    lines: dict[str, str] = {}
    kinds: dict[str, tuple[str, int]] = {}
    starts: list[str] = []
    prefixes: list[str] = []
    patterns: list[ResiduePattern] = []
    scenes: list[str] = []
    for section in read_yaml("residue.yml"):
        with reading(f"residue.yml, section {section!r:.80}"):
            kind, longest = section["kind"], section.get("longest", _LONGEST)
            lines.update(dict.fromkeys(section.get("line", ()), kind))
            for key, into in (("start", starts), ("prefix", prefixes)):
                for phrase in section.get(key, ()):
                    kinds.setdefault(phrase, (kind, longest))
                    into.append(phrase)
            scenes += section.get("scene", ())
            patterns += [
                ResiduePattern(kind=kind, has=tuple(entry.get("has", ())), expression=re.compile(entry["pattern"]))
                for entry in section.get("pattern", ())
            ]
    return ResiduePhrases(
        lines=lines, start=_alternatives(starts), prefix=_alternatives(prefixes), kinds=kinds, patterns=tuple(patterns),
        scene=re.compile("|".join(f"(?:{scene})" for scene in scenes) or r"(?!)"),
    )  # fmt: skip


def _alternatives(phrases: list[str]) -> re.Pattern[str]:
    """One expression for all ``phrases``, the longest first; a phrase that ends in a letter ends a word."""
    ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    return re.compile("|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in ordered) or r"(?!)")
