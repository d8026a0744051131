"""Whose meeting "the meeting" is: what a report told of before (helper of stage 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from crosswire.extract.meeting_details import in_times, whole
from crosswire.extract.meeting_parties import participants
from crosswire.extract.parties import Page
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.names import Entity
from crosswire.records.text import Parse

# States in talks beyond which the sentence lists more than who talks.
_MOST_STATES = 4
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})

# Kinds of meetings with those whose meetings of the kind were told of last; nobody, where the last one was of others.
Last = dict[str, tuple[str, ...]]


def is_definite(parse: Parse, i: int) -> bool:
    """ "The meeting", "that next round of talks", "this week's meetings", "Friday's summit", "they meet": one told of before."""
    owned = in_times(parse)
    if parse.tokens[i].pos == "VERB":
        return any(parse.tokens[c].dep == "nsubj" and parse.tokens[c].lemma == "they" for c in parse.children[i])
    kids = [parse.tokens[c] for c in (*parse.children[i], *parse.children[whole(parse, i)])]
    return any(k.lemma in _DEFINITE or (k.dep == "poss" and k.index in owned) for k in kids)


def _told(page: Page, recent: list[str]) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """The meetings that the sentence tells of, whenever they are: kind, whether it is one told of before, parties."""
    words = meeting_words()
    for token in page.parse.tokens:
        kind = words.kinds.get(token.lemma)
        if kind and token.pos in ("NOUN", "VERB"):
            yield kind, is_definite(page.parse, token.index), participants(page, token.index, recent, words)


def remember(
    last: Last, told_of: Mapping[str, Counter[tuple[str, ...]]], page: Page, recent: list[str], known: dict[str, Entity]
) -> None:
    """Note whose meetings the sentence tells of, in ``last`` and by number in ``told_of``."""
    for kind, definite, parties in _told(page, recent):
        if _is_between_states(parties, known):
            last[kind] = parties
            told_of[kind][parties] += 1
        elif not definite and kind != "talks":
            last[kind] = ()


def _is_between_states(parties: tuple[str, ...], known: dict[str, Entity]) -> bool:
    """Whether two to four states, or those who serve them, meet."""
    states = {
        known[p].state or p for p in parties if p in known and known[p].kind in ("state", "person", "organisation")
    }
    return 2 <= len(states) <= _MOST_STATES
