"""Words of meetings to come (``data/meetings.yml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import by_word, fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """The sections of the file; ``nouns`` maps a noun to the medium it implies (or None), ``kinds`` a noun or verb to its
    kind of meeting; ``going`` joins ``moves`` and ``leaving``. ``context`` and ``ahead`` are the weights of
    ``data/meeting_weights.yml``."""

    verbs: frozenset[str]
    partner: frozenset[str]
    taking_part: frozenset[str]
    nouns: Mapping[str, str | None]
    loose: frozenset[str]
    media: Mapping[str, str]
    setting: frozenset[str]
    leading: frozenset[str]
    requesting: frozenset[str]
    cancelling: frozenset[str]
    postponing: frozenset[str]
    upcoming: frozenset[str]
    urgent: frozenset[str]
    facing: frozenset[str]
    two: frozenset[str]
    hosting: frozenset[str]
    outsiders: frozenset[str]
    gathering: frozenset[str]
    including: frozenset[str]
    urging: frozenset[str]
    aims: frozenset[str]
    no_plan: frozenset[str]
    bodies: frozenset[str]
    crowds: frozenset[str]
    representatives: frozenset[str]
    both: frozenset[str]
    together: frozenset[str]
    carrying: frozenset[str]
    set_for: frozenset[str]
    planning: frozenset[str]
    arranging: frozenset[str]
    organising: frozenset[str]
    going_for: frozenset[str]
    joining: frozenset[str]
    begun: frozenset[str]
    beside: frozenset[str]
    possible: frozenset[str]
    wishing: frozenset[str]
    ending: frozenset[str]
    aftermath: frozenset[str]
    neutral: frozenset[str]
    again: frozenset[str]
    modal: frozenset[str]
    within: frozenset[str]
    moves: frozenset[str]
    leaving: frozenset[str]
    going: frozenset[str]
    sending: frozenset[str]
    guests: frozenset[str]
    measures: frozenset[str]
    counts: frozenset[str]
    topical: frozenset[str]
    about: frozenset[str]
    discussing: frozenset[str]
    invited_to: frozenset[str]
    coming_about: frozenset[str]
    preceding: frozenset[str]
    agreeing: frozenset[str]
    presently: frozenset[str]
    telling: frozenset[str]
    occasions: frozenset[str]
    daily: frozenset[str]
    stops: frozenset[str]
    parts_of_day: Mapping[str, str]
    kinds: Mapping[str, str]
    context: dict[str, float]
    ahead: dict[str, float]


@cache
@reading("meetings.yml")
def meeting_words() -> MeetingWords:
    """Return the words, read once."""
    data = read_yaml("meetings.yml")
    with reading("meeting_weights.yml"):
        weights = read_yaml("meeting_weights.yml")
        context, ahead = weights["context"], weights["ahead"]
    return fill(
        MeetingWords,
        data,
        nouns={noun: None if medium == "-" else medium for noun, medium in by_word(data["nouns"]).items()},
        media=by_word(data["media"]),
        together=frozenset(data["with"]),
        going=frozenset(data["moves"]) | frozenset(data["leaving"]),
        kinds=by_word(data["kinds"]),
        parts_of_day=data["parts_of_day"],
        context=context,
        ahead=ahead,
    )
