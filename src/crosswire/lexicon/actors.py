"""Bodies, groups, places and persons with the state that they belong to. Reads data/actors.csv.

One name may stand in several rows ("PTI" is a party and a news agency): a look-up returns them all. An
abbreviation in capitals is found only as capitals, so that "Who" is no organisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from crosswire.lexicon.holders import fold

# Codes that stand in the place of a state for bodies of many states.
BLOCS = frozenset({"EUR", "UNO", "IGO", "NGO"})
# Names the columns; its last word is nobody's name.
_HEADER = "state,kind,start,end,names"
# Words of the longest name in the table; callers try no longer window.
LONGEST = 8
# Years after the last in office in which an official is still somebody of that state in the news.
_AFTERLIFE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor: state (ISO alpha-3) or one of BLOCS, kind, years (0 and 9999 where unknown or open).

    ``kind`` is bloc, agency, parliament, party, armed, military, police, bank, court, royal, people, place, company,
    media, university or person.
    """

    state: str
    kind: str
    first: int = 0
    last: int = 9999

    def plausible(self, year: int) -> bool:
        """Whether ``year`` (0: unknown) lies in the actor's time."""
        return not year or self.first - 5 <= year <= self.last + _AFTERLIFE


def find_actors(words: str) -> tuple[Actor, ...]:
    """Return the actors that ``words`` may name; none where nothing is known. A leading article is passed over."""
    if words[:4].lower() == "the ":
        words = words[4:]
    known = _lines()
    return tuple(_actor(line) for line in known.get(words) or known.get(_fold(words), ()))


def is_of_kind(words: str, *kinds: str) -> bool:
    """Whether ``words`` may name an actor of one of ``kinds``."""
    return any(actor.kind in kinds for actor in find_actors(words))


@cache
def _lines() -> Mapping[str, tuple[str, ...]]:
    """Lines of the table by each of their names: as written for abbreviations, else folded.

    Lines are read only when they are asked for: making all actors would take ten times as long.
    """
    text = files("crosswire.data").joinpath("actors.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line[:1] == "#" or line == _HEADER:
            continue
        for form in line.rsplit(",", 1)[1].split("|"):
            key = form if len(form) < 6 and form.isupper() else _fold(form)
            found[key] = (*found[key], line) if key in found else (line,)
    return MappingProxyType(found)


def _actor(line: str) -> Actor:
    state, kind, start, end, _ = line.split(",")
    return Actor(state=state, kind=kind, first=int(start or 0), last=int(end or 9999))


def _fold(words: str) -> str:
    return words.casefold().replace("-", " ").replace("'", "") if words.isascii() else fold(words)
