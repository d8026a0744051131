"""Words by which open questions are found: a typed reader of ``data/gaps.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.files import fill, read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWords:
    """``nobody`` and ``pointing`` tell of no source who could be asked for; ``when`` and ``where`` find what tells a reader when
    and where people meet."""

    nobody: frozenset[str]
    pointing: frozenset[str]
    when: re.Pattern[str]
    where: re.Pattern[str]


@cache
@reading("gaps.yml")
def gap_words() -> GapWords:
    """The words of ``gaps.yml``, read once."""
    data, table = read_yaml("gaps.yml"), calendar()
    days = (word.capitalize() for word in (*table.months, *table.weekdays))
    return fill(
        GapWords,
        data,
        when=re.compile(rf"\b(?:{'|'.join([*days, *data['when']])})\b"),
        where=re.compile(rf"\b(?:{'|'.join(data['ahead'])}) (?:the )?[A-Z]|\b(?:{'|'.join(data['over'])})\b"),
    )
