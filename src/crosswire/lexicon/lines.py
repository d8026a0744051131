"""Words that the line of a claim is made with: a typed reader of ``data/lines.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """``opener`` finds what joins a sentence to the one before it, ``pointing`` what points at it, each at the start of a
    line, behind its marks; ``of_matters`` are verbs of which "it" is mostly a matter."""

    opener: re.Pattern[str]
    pointing: re.Pattern[str]
    of_matters: frozenset[str]


@cache
def line_words() -> LineWords:
    """The words of ``lines.yml``, read once."""
    data = read_yaml("lines.yml")
    openers, pointing = ("|".join(map(re.escape, data[key])) for key in ("openers", "pointing"))
    return LineWords(
        opener=re.compile(rf"(?:{openers}),\s+(?=\S)", re.IGNORECASE),
        pointing=re.compile(rf"\W*(?:{pointing})(?![\w-])", re.IGNORECASE),
        of_matters=frozenset(data["of_matters"]),
    )
