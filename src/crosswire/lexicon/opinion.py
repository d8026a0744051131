"""Words by which a report says that it is an opinion: a typed reader of ``data/opinion.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWords:
    """``headline`` finds a label at either end of a headline, ``line`` matches a whole line, ``outlet`` finds a word in an
    outlet's name; ``sections`` are parts of an address, ``endings`` ends of them. ``no_news`` finds in a headline without its
    quotations that it asks, lists, explains or advises."""

    headline: re.Pattern[str]
    line: re.Pattern[str]
    outlet: re.Pattern[str]
    sections: frozenset[str]
    endings: tuple[str, ...]
    no_news: re.Pattern[str]


@cache
@reading("opinion.yml")
def opinion_words() -> OpinionWords:
    """The words of ``opinion.yml``, read once."""
    data = read_yaml("opinion.yml")
    labels = "|".join(map(re.escape, data["labels"]))
    keys = ("asking", "views", "tells", "explaining", "numbers", "counted")
    asking, views, tells, explaining, numbers, counted = ("|".join(data[key]) for key in keys)
    return OpinionWords(
        headline=re.compile(rf"^\W{{0,3}}(?:{labels})\s?[:|]|\|\s?(?:{labels})\W{{0,3}}$", re.IGNORECASE),
        line=re.compile(rf"\W{{0,3}}(?:{'|'.join(data['lines'])})\W{{0,3}}$", re.IGNORECASE),
        outlet=re.compile(rf"\b(?:{'|'.join(map(re.escape, data['outlets']))})\b", re.IGNORECASE),
        sections=frozenset(data["sections"]),
        endings=tuple(data["endings"]),
        no_news=re.compile(
            rf"\?\W*$|^\W*(?:{asking})\b|^(?!.*\b(?:{tells})\W*$)[^:]*?\b(?:{views})\b|\b(?:{explaining})\b"
            rf"|\b(?:{numbers})(?: [\w’'-]+){{0,2}} (?:{counted})\b",
            re.IGNORECASE,
        ),
    )
