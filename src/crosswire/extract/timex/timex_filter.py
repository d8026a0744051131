"""Which matches of the grammar are times: "May" the month but not the verb, 1998 the year but not the sum."""

from __future__ import annotations

import re
from bisect import bisect_right

from crosswire.records.text import Parse

# Labels of the recogniser under which a month or weekday is part of a name ("May" in a person's name).
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|year|before|after|during|early|late|mid|and|between|through|around|circa|c\.|"
    r"the|a|an|its|his|her|their|late|for|or|than|throughout|nor|into)|[(–—,/]|\d\s?-|^)\s*$",
    re.I,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|by|since|until|till|of|from|to|last|next|this|early|late|mid|and|through|during|between|before|after|for|or)[\s-]$",
    re.I,
)
# Characters of the longest title of a programme, before and after the day.
_TITLE = 40
_TITLE_BEFORE = re.compile(r"[\w']\s\"(?:(?:[A-Z][\w'-]*|the|of|and|a)\s){0,4}$")
_TITLE_AFTER = re.compile(r"(?:\s(?:[A-Z][\w'-]*|with|the|of|and|a)){0,4}[,.]?\"")
_PLAIN = re.compile(r"\b(?:in|since|by|until|during|before|after)\s$", re.I)
_COUNTED = re.compile(
    r"\s?(?:%|percent|per\scent|million|billion|km|kilomet|miles|tons|[mf]t\b|people|troops|men\b|soldiers|dead)", re.I
)
_FOR = ("for", "within", "in", "after", "over", "during", "by", "through", "of", "since", "before", "throughout")


def is_time(parse: Parse, rule: str, match: re.Match[str]) -> int | None:
    """The index of the token that the match hangs on, or None where the match is no time."""
    starts = [token.start for token in parse.tokens]
    first = max(bisect_right(starts, match.start()) - 1, 0)
    last = max(bisect_right(starts, match.end() - 1) - 1, first)
    index = _head(parse, first, last)
    group = match.groupdict()
    if rule in ("year", "yearspan") and not _is_year(parse, match, last):
        return None
    if rule in ("month", "season", "step", "deictic") and _in_title(parse.text, match):
        return None
    if rule in ("month", "weekday", "season") and _in_name(parse, first, last):
        return None
    if rule == "month" and match.group().lower() in ("may", "march", "mar") and not _is_month(parse, match):
        return None
    if rule == "deictic" and first > 0 and match.group()[0].isupper() and parse.tokens[first - 1].pos == "PROPN":
        return None  # the name of a newspaper or a show
    if rule == "season" and not _is_season(parse, match, first, last):
        return None
    if rule == "duration" and group.get("bare") and not _hangs_on(parse, index):
        return None
    return index


def _in_title(text: str, match: re.Match[str]) -> bool:
    """ "On "This Week"": a time inside the quoted title of a programme, which opens without a comma.

    A weekday in a title stays one: "told "Fox News Sunday"" was told on that day.
    """
    if not match.group()[0].isupper():
        return False
    before = _TITLE_BEFORE.search(text[max(0, match.start() - _TITLE) : match.start()])
    return before is not None and bool(_TITLE_AFTER.match(text, match.end(), match.end() + _TITLE))


def _is_month(parse: Parse, match: re.Match[str]) -> bool:
    """ "May" and "March" alone are months after a word of time ("in", "last")."""
    return bool(_MONTH_BEFORE.search(parse.text[max(0, match.start() - 12) : match.start()]))


def _head(parse: Parse, first: int, last: int) -> int:
    """The token of the range whose head lies outside it."""
    for token in parse.tokens[first : last + 1]:
        if not first <= token.head <= last or token.head == token.index:
            return token.index
    return last


def _is_year(parse: Parse, match: re.Match[str], last: int) -> bool:
    text = parse.text
    if _COUNTED.match(text, match.end()):
        return False
    token = parse.tokens[last]
    if match.groupdict().get("edge"):
        return True
    if not _YEAR_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
        head = parse.tokens[token.head]
        return head.index == token.index or token.dep in ("npadvmod", "appos")
    if token.dep == "nummod":
        head = parse.tokens[token.head]
        if _PLAIN.search(text[max(0, match.start() - 8) : match.start()]) and not head.tag.endswith("S"):
            return True
        return head.tag in ("NN", "NNP") or text[max(0, match.start() - 4) : match.start()].lower() == "the "
    return True


def _in_name(parse: Parse, first: int, last: int) -> bool:
    return any(
        name.label in _NAMES and name.first <= first and last < name.last and name.last - name.first > last - first + 1
        for name in parse.named
    )


def _is_season(parse: Parse, match: re.Match[str], first: int, last: int) -> bool:
    """ "Fall" and "spring" are seasons with a year, an article or a preposition of time; never verbs."""
    group = match.groupdict()
    if group.get("y") or group.get("step") or group.get("edge"):
        return True
    if group["s"][0].isupper() and re.match(r"\s[A-Z][a-z]", parse.text[match.end() : match.end() + 3]):
        return False  # "the Winter Games"
    word = group["s"].lower()
    if word == "fall":
        before = parse.text[max(0, match.start() - 8) : match.start()].lower()
        placed = re.search(r"\b(?:in|by|since|until)\s$", before) is not None
        return placed and not parse.text.startswith(" of ", match.end())
    return parse.tokens[last].pos in ("NOUN", "PROPN") and not (
        match.group()[0].isupper() and first > 0 and parse.tokens[first - 1].pos == "PROPN"
    )


def _hangs_on(parse: Parse, index: int) -> bool:
    """A bare "weeks" is a duration after a preposition of time, or as an adverb."""
    token = parse.tokens[index]
    if token.dep == "npadvmod":
        return True
    head = parse.tokens[token.head]
    return head.lemma in _FOR and token.dep == "pobj"
