"""Splitting text into sentences before it is parsed, so that each distinct sentence is parsed once.

Rules rather than the parser decide: a line break ends a sentence, a full stop does unless the word
before it is a known abbreviation or an initial. Scraped text loses the space after a full stop
("relations.This") or the stop as well ("the talksForeign ministers"); a capital inside a word that
begins in lower case splits too. A dateline ("OSLO (AP) - ") is a sentence of its own, since it spoils the
parse of what follows. Pieces without a letter or digit are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Abbreviated titles before a name; without the stop, lower case.
TITLES = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen gens lt col cols maj capt cmdr cdr sgt sgts cpl pvt pfc spc brig adm "
    "rev hon amb pres atty supt insp det".split()
)
# Words whose full stop does not end a sentence.
_ABBREVIATIONS = TITLES | frozenset(
    "st jr sr vs etc inc ltd corp co jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos "
    "vol art fig approx dept est u.s u.k u.n e.u d.c p.m a.m i.e e.g ph.d u.s.s mt ft".split()
)
# Abbreviations that often do end a sentence: split if the next word starts one by its form.
_MAY_END = frozenset("u.s u.k u.n e.u d.c p.m a.m etc inc ltd corp co jr sr u.s.s".split())
_STARTERS = frozenset(
    "the a an he she it they we i but and in on at as this that these those his her their its our for if "
    "when while after before according there".split()
)
# Possessive and tried only at the start of a run of stops, so that a line of stops takes linear time. (It looks back behind
# the first stop, not before it: what begins with a character is looked for ten times as fast.)
_STOP = re.compile(r"([.!?…](?<![.!?…][.!?…])[.!?…]*+)([\"'”’»)\]]*+)(\s+|(?=[A-Z“\"][a-z]))")
# A stop and its space were lost: a word of four letters or more in lower case runs into a capitalised one.
# Capitals are few, and are looked for first.
_RUN_INTO = re.compile(r"[A-Z](?<=[a-z]{4}[A-Z])")
_LOST_STOP = re.compile(r"(?<![\w@#/._-])[a-z]{4,30}(?=[A-Z][a-z]+(?:[\s,]|$))")
# Place in capitals, perhaps region, date and wire, then a dash and the first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z'’./-]{2,20}(?: [A-Z'’.]{2,15}){0,3}(?:, [A-Z][\w.' ]{1,30}){0,2} ?(?:\([^()\n]{1,30}\))? ?(?:—|–|--|-) ?(?=[A-Z\"“])"
)
_INITIALS = re.compile(r"(?:[a-z]\.){1,2}[a-z]")
_LETTER = re.compile(r"[^\W_]")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_NEXT = re.compile(r"[\"'“‘«(\[]*(\w[\w'’-]*)?")


def split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the non-empty lines of ``text[start:end]``, stripped."""
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text[start:end]):
        raw = match.group()
        left = len(raw) - len(raw.lstrip())
        if raw.strip():
            yield start + match.start() + left, start + match.start() + len(raw.rstrip())


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of one line ``text[start:end]``."""
    for left, right in _split_at_stops(text, start, end):
        at = left
        for match in _LOST_STOP.finditer(text, left, right) if _RUN_INTO.search(text, left, right) else ():
            yield at, match.end()
            at = match.end()
        if _LETTER.search(text, at, right):
            yield at, right


def _split_at_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None and " " in dateline.group()[-3:] + text[dateline.end() - 1 : dateline.end() + 1]:
        yield start, dateline.start() + len(dateline.group().rstrip())
        at = dateline.end()
    for match in _STOP.finditer(text, at, end):
        if match.start() < at or match.end() >= end or not _ends_sentence(text, at, match, end):
            continue
        yield at, match.end() - len(match.group(3))
        at = match.end()
    if text[at:end].strip():
        yield at, end


def _ends_sentence(text: str, at: int, match: re.Match[str], end: int) -> bool:
    before = _WORD_BEFORE.search(text, max(at, match.start() - 30), match.start())
    word = before.group().lower() if before else ""
    following = _NEXT.match(text, match.end(), end)
    following_word = (following.group(1) or "") if following else ""
    if not match.group(3):  # no space: "relations.This", but not "U.S.-backed", "example.com"
        return bool(before and len(word) > 2 and before.group()[-1].islower() and "." not in word)
    if match.group(1) != ".":
        return not following_word[:1].islower()
    # Initials of names ("T.J. Reyes") are such abbreviations too.
    if word in _MAY_END or (_INITIALS.fullmatch(word) and before is not None and before.group().isupper()):
        return following_word.lower() in _STARTERS and following_word[:1].isupper()
    if word in _ABBREVIATIONS or (
        len(word) == 1 and word.isalpha() and before is not None and before.group().isupper()
    ):
        return False
    return not following_word[:1].islower()
