"""Which state a name or phrase belongs to.

Evidence in order: the state or body that the words name first, longest first ("the Riigikogu", "Chinese
police"); a known holder of an office by full name; a surname that only one leading person of the time has.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from crosswire.lexicon.actors import BLOCS, LONGEST, Actor, find_actors
from crosswire.lexicon.holders import by_name, by_word, fold
from crosswire.lexicon.offices import head_offices
from crosswire.lexicon.states import find_state, states

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?", re.UNICODE)
# Kinds by how surely a name means the actor and not a namesake; the first present wins among rows of one name.
_SURE = ("bloc", "parliament", "armed", "party", "military", "agency")


def state_of(phrase: str, day: date | None = None, *, among: Collection[str] = ()) -> str | None:
    """Return the state (ISO alpha-3) or bloc (EUR, UNO, IGO, NGO) of the actor that ``phrase`` names, or None.

    ``day`` tells whose time it is; ``among`` are states that the text names, which decide between namesakes.
    """
    words = [m.group() for m in _WORD.finditer(phrase)][:60]
    year = day.year if day else 0
    return _spelt(words, year, among) or _head(words, year)


def _spelt(words: list[str], year: int, among: Collection[str]) -> str | None:
    """The first state or actor that the words name; a bloc ("the Irish EU commissioner") after any state."""
    bloc, at = None, 0
    while at < len(words):
        for last in range(min(at + LONGEST, len(words)), at, -1):
            state = _known(" ".join(words[at:last]), year, among)
            if state in BLOCS:
                bloc, at = bloc or state, last - 1
                break
            if state:
                return state
        at += 1
    return bloc


def _known(words: str, year: int, among: Collection[str]) -> str | None:
    if not any(c.isupper() for c in words):
        return None
    found = find_state(words) or find_state(words.removesuffix("'s").removesuffix("’s"))
    if found is not None:
        return found.state
    if " " in words and (rows := by_name().get(fold(words))):
        return next((r.state for r in rows if r.state in states()), None)
    name = words.title() if words.isupper() and len(words) > 5 else words
    return choose(find_actors(name) or find_actors(name.removesuffix("'s").removesuffix("’s")), year, among)


def choose(found: Collection[Actor], year: int = 0, among: Collection[str] = ()) -> str | None:
    """The state or bloc of the actor meant among those of one name, or None where nothing decides."""
    plausible = [a for a in found if a.plausible(year)]
    near = {a.state for a in plausible if a.state in among}
    codes = near or {a.state for a in plausible}
    if len(codes) == 1:
        return next(iter(codes))
    for kind in _SURE:
        codes = {a.state for a in plausible if a.kind == kind}
        if len(codes) == 1:
            return next(iter(codes))
    return None


def _head(words: list[str], year: int) -> str | None:
    """The state of the head of state or government who alone has this surname ("Trump" in 2022)."""
    offices = frozenset(head_offices())
    for word in reversed(words):
        rows = [
            h for h in by_word().get(fold(word), ()) if h.office in offices and fold(h.person).split()[-1] == fold(word)
        ]
        if year:
            rows = [h for h in rows if h.held(year - 8, year)] or rows
        codes = {h.state for h in rows if h.state in states()}
        if word[:1].isupper() and len(codes) == 1:
            return codes.pop()
    return None
