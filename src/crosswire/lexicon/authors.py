"""Notes about who wrote a story: a typed reader of ``data/authors.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.files import read_yaml, reading

_NAME = r"(?:Dr\. |Sen\. |Rep\. )?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorWords:
    """``note`` matches a note at the start of a line, ``signed`` one below a sign; their group ``name`` is the author's, if
    told. ``above`` finds what makes a paragraph at the top a note; ``first`` matches a first paragraph that is one: it says
    who somebody is before anything else, and for whom."""

    note: re.Pattern[str]
    signed: re.Pattern[str]
    above: re.Pattern[str]
    first: re.Pattern[str]


@cache
@reading("authors.yml")
def author_words() -> AuthorWords:
    """Read the words. Raises DataError where the file is malformed."""
    data = read_yaml("authors.yml")
    role, doing, leading, led, above = (
        f"(?:{'|'.join(data[key])})" for key in ("roles", "doing", "leading", "led", "above")
    )
    return AuthorWords(
        note=re.compile(
            rf"^[—–\-*•_ ]{{0,3}}(?:The (?:author|writer)s?|(?P<name>{_NAME}(?: and {_NAME})?)),? (?:[^\n“\"]{{2,140}}?, )?"
            rf"(?:(?:is|are|was) (?!being|not|expected|due|set|said)[^\n“\"]{{0,140}}?\b{role}s?\b"
            rf"|has been an? [^\n“\"]{{0,100}}?\b{role}\b|{doing}\b|{leading}\b[^\n“\"]{{0,80}}\b{led}\b)"
        ),
        signed=re.compile(rf"^[•*—–] ?(?P<name>{_NAME}),? [^\n“\"]{{0,90}}?\b(?:is|was|has been) (?:an?|the|former)\b"),
        above=re.compile(above),
        first=re.compile(
            rf"^{_NAME} is (?:an? |the )?(?:[\w’'-]+ ){{0,3}}?{role}\b[^\n“\"]{{0,120}}?\b(?:for|at|of|with)\b"
        ),
    )
