"""Words of meetings to come (``data/meetings.yml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """The sections of the file; ``nouns`` maps a noun to the medium it implies (or None), ``kinds`` a noun or verb to its
    kind of meeting."""

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
    parts_of_day: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def meeting_words() -> MeetingWords:
    """Return the words, read once."""
    data = read_yaml("meetings.yml")
    nouns = {noun: None if medium == "-" else medium for medium, listed in data.pop("nouns").items() for noun in listed}
    media = {word: medium for medium, listed in data.pop("media").items() for word in listed}
    together = frozenset(data.pop("with"))
    kinds = {word: kind for kind, listed in data.pop("kinds").items() for word in listed}
    parts = dict(data.pop("parts_of_day"))
    rest = {k: frozenset(v) for k, v in data.items()}
    return MeetingWords(nouns=nouns, media=media, together=together, parts_of_day=parts, kinds=kinds, **rest)
