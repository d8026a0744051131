"""Words that tell the place of an event from who is only named by a place: a typed reader of ``data/places.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """``located`` finds what puts an event where the name of a place follows, at the end of the text before the name;
    ``lasting`` finds at the end of the text before that what is there for good, ``ahead`` a clause of what is to come.
    ``other_times`` finds in a sentence that it tells of another time. ``wide`` are names, in lower case, of no one place."""

    located: re.Pattern[str]
    lasting: re.Pattern[str]
    ahead: re.Pattern[str]
    other_times: re.Pattern[str]
    wide: frozenset[str]


@cache
@reading("places.yml")
def place_words() -> PlaceWords:
    """The words of ``places.yml``, read once."""
    data = read_yaml("places.yml")
    words = {key: "|".join(map(str, section)) for key, section in data.items()}
    filler = rf"(?:(?:{words['sides']})\s+){{0,2}}(?:(?:[\w'’-]+\s+){{0,3}}(?:{words['sorts']})(?:\s+city)?(?:\s+of)?,?\s+)?$"
    return PlaceWords(
        located=re.compile(
            rf"\b(?:(?:{words['located']})\s+|(?:{words['arriving']})\s+(?:(?:to|in)\s+)?){filler}", re.IGNORECASE
        ),
        lasting=re.compile(rf"\b(?:{words['lasting']})\b[^.,;]{{0,12}}$", re.IGNORECASE),
        ahead=re.compile(rf"\b(?:{words['ahead']})\b[^,;.“”\"]{{0,70}}$", re.IGNORECASE),
        other_times=re.compile(rf"\b(?:{words['other_times']})\b", re.IGNORECASE),
        wide=frozenset(map(str, data["wide"])),
    )
