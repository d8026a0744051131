"""The grammar of time expressions: one rule a kind of expression, in order of preference.

A rule is a name and a pattern whose named groups the reader in timex_readings.py understands. All
rules are tried at once, leftmost first, then in order; every repetition is bounded, so the time is
linear in the length of the text. Names of months and days are matched with their capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from crosswire.lexicon.calendar import calendar


def _words(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _capital(words: Iterable[str]) -> str:
    """An alternation of names: capitalised or in capitals, never in lower case; a stop may follow an abbreviation."""
    names = list(words)
    forms = [w.capitalize() for w in names] + [w.upper() for w in names if len(w) > 3]
    full = [f for f in forms if len(f) > 4 or f in ("June", "July", "May", "JUNE", "JULY")]
    short = [f for f in forms if f not in full]
    return f"(?-i:(?:{_words(full)})|(?:{_words(short)})\\b\\.?)"


@cache
def pieces() -> Mapping[str, str]:
    """The parts that rules share, by name."""
    c = calendar()
    numbers = _words(c.numbers)
    number = rf"(?:(?:{numbers})(?:[\s-](?:{numbers}))?|\d{{1,3}}(?:,\d{{3}}|\d)?(?:\.\d)?)(?:\sand\s(?:a\s)?half)?"
    units = _words(u for u in c.units if u not in ("second", "quarter"))
    few = (
        r"(?:a|the)\s(?:few|couple(?:\sof)?|number\sof|matter\sof)|few|several|many|some|couple\sof|numerous|countless"
    )
    exact = (
        r"(?:(?:about|around|approximately|roughly|nearly|almost|over(?!\sthe)|under|barely|just|only|at\sleast|at\smost|up\sto|"
        r"more\sthan|less\sthan|fewer\sthan|a\slittle\sover|a\slittle\smore\sthan|well\sover|close\sto|some|another|"
        r"no\smore\sthan|as\smany\sas|the\sfirst|the\slast|the\sfinal|the\sinitial|the\sopening|nearly\sa)\s){0,2}"
    )
    edge = (
        r"(?:the\s)?(?:very\s)?(?:(?:early|late|mid(?:dle)?)(?:\s(?:of|in)|\sor\searly)?|(?:end|beginning|start|onset|close|"
        r"latter\spart|early\spart|(?:first|second|latter|last|final)\shalf|(?:first|second|third|fourth|last|final)\squarter)\sof)"
        r"[\s-](?:the\s)?"
    )
    return {
        "MONTH": _capital(c.months),
        "WDAY": _capital(c.weekdays),
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
        "YEAR": r"(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)",
        "BC": r"(?:\s?(?-i:BCE?\b|B\.C\.(?:E\.)?|B\.C\b))",
        "NUM": number,
        "UNIT": rf"(?:{units})",
        "FEW": few,
        "ABOUT": exact,
        "EDGE": edge,
        "SEASON": rf"(?:{_words(c.seasons)})",
        "PART": rf"(?:{_words(c.dayparts)})",
        "ORD": _words(c.ordinals) + r"|\d{1,2}(?:st|nd|rd|th)",
        "DECADE": _words(c.decades),
        "HOLIDAY": rf"(?-i:{_words(h.title().replace(chr(39) + 'S', chr(39) + 's') for h in c.holidays)})",
        "REF": _words(c.references),
        "NREF": _words(c.narrative_references),
        "SET": _words(c.sets),
        "CLOCK": r"(?:\d{1,2}(?::\d{2}){1,2}\s?(?:[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?|noon\b|midnight\b|(?<=[( ])[0-2]\d[0-5]\d(?=\sGMT))",
    }


# (name, pattern); {X} is a piece. Order decides between rules that match at the same place.
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:T(?P<clock>\d{2}:\d{2})\S{0,10})?"),
    ("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"),
    (
        "mdy",
        r"(?:(?P<clock0>{CLOCK})\s(?:on\s)?)?(?:(?:{EDGE}|the\s)(?P<part>{PART})(?:\shours)?\s(?:of\s)?)?(?:(?P<wd>{WDAY}),?\s)?"
        r"(?P<edge>{EDGE})?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{DAY})(?!\s(?:{MONTH})\b)(?:(?:,\s?|\s)(?P<y>{YEAR}))?"
        r"(?:,?\s(?:at\s)?(?P<clock>{CLOCK})|\s(?P<part2>{PART})\b)?",
    ),
    (
        "dmy",
        r"(?:(?:{EDGE}|the\s)(?P<part>{PART})(?:\shours)?\s(?:of\s)?)?(?:(?P<wd>{WDAY}),?\s)?(?:the\s)?"
        r"(?P<d>{DAY})\s(?:of\s)?(?P<m>{MONTH})(?:(?:,\s?|\sof\s|\s)(?P<y>{YEAR}))?(?:\s(?P<part2>{PART})\b)?",
    ),
    ("dayrange", r"(?:the\s)?(?P<d>{DAY})(?=(?:\s?[-–]\s?|\sto\s|\sand\s|\sor\s)(?:the\s)?{DAY}\s(?:of\s)?(?P<m>{MONTH}))"),
    ("decade", r"(?P<edge>{EDGE})?(?:the\s)?(?:(?P<y>(?:1\d|20)\d)0'?s\b|'(?P<yy>\d)0s\b|(?P<word>(?<=the\s)(?:{DECADE})))"),
    (
        "century",
        r"(?P<edge>{EDGE})?(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<n>{ORD})[\s-](?:century|centuries)(?P<bc>{BC})?",
    ),
    ("bc", r"(?P<edge>{EDGE})?(?P<y>\d{1,4})(?P<bc>{BC})"),
    ("bcrange", r"(?P<y>\d{2,4})(?=\s?(?:[-–]|to|and)\s?\d{1,4}(?P<bc>{BC}))"),
    (
        "my",
        r"(?P<edge>{EDGE})?(?P<m>{MONTH})(?:,\s?|\sof\s|\s)(?:(?P<y>{YEAR})|(?P<step>that|the\ssame|this|last|next|the\sfollowing|the\sprevious)\syear\b)",
    ),
    (
        "month",
        r"(?:(?P<step>last|next|this|this\spast|this\scoming|the\sprevious|the\sfollowing|the\ssame)\s)?(?P<edge>{EDGE})?(?P<m>{MONTH})(?![\w-]*\s?\d)",
    ),
    (
        "weekday",
        r"(?:the\s(?P<part0>{PART}|(?:early|small)\s(?:{PART}\s)?hours)\s(?:of\s|on\s))?(?:(?P<clock0>{CLOCK})\s(?:(?-i:[A-Z]{2,4})\s|local\stime\s)?(?:on\s)?)?(?:(?P<every>every|each)\s)?(?:(?P<step>last|next|this|this\spast|this\scoming|the\sprevious|the\sfollowing|the\snext)\s)?"
        r"(?:(?:early|late)\s(?:on\s)?)?(?P<wd>{WDAY})(?P<plural>s\b)?(?:\s(?:at\s)?(?P<clock>{CLOCK}))?"
        r"(?:\s(?:early\s|late\s)?(?P<part>{PART})\b)?",
    ),
    (
        "season",
        r"(?:(?P<step>last|next|this|that|the\sprevious|the\sfollowing|the\snext|the\ssame)\s)?(?P<edge>{EDGE})?(?:the\s)?"
        r"(?P<s>{SEASON})(?:(?:\s|\sof\s|,\s)(?P<y>{YEAR})|\sof\s(?P<ystep>that|the\ssame|this|last|next)\syear)?",
    ),
    (
        "daybefore",
        r"the\s(?P<u>day|night|evening|morning|week|month|year)\s(?P<dir>before|after)(?=\s*[.,;:)]|\s(?:and|but)\s|\s*$)",
    ),
    (
        "shift",
        r"(?P<about>{ABOUT})(?P<n>{NUM}|{FEW}|a|an|half\san|(?:{NUM})\sor\s(?:{NUM}))?\s?(?P<u>{UNIT})\s(?P<dir>ago|earlier|later|before(?!\sthe\send)|after|previously|"
        r"beforehand|afterwards?|hence|from\snow|from\stoday)\b",
    ),
    ("oclock", r"(?:the\s)?(?P<edge>{EDGE})?(?P<clock>{CLOCK})"),
    (
        "deictic",
        r"(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|tomorrow|tonight|overnight|last\snight|"
        r"(?:on\s)?the\seve)(?:\s(?P<part>{PART})\b)?",
    ),
    (
        "ofday",
        r"(?:(?:early|late|later)\s(?:on\s)?)?(?:(?P<step>this|that(?:\s(?:same|very))?|the\ssame|the\snext|the\sfollowing|the\sprevious|next|the|one)\s)"
        r"(?P<part>{PART})(?=\W|$)",
    ),
    ("innight", r"(?<=in\sthe\s)(?P<part>{PART})|(?<=\bat\s)(?P<night>night|dawn|dusk)\b|(?<=\bby\s)(?P<night2>night|dawn)\b"),
    (
        "weekend",
        r"(?:(?P<step>last|next|this|this\spast|this\scoming|the\sprevious|the\sfollowing|that|the\ssame|the|a)\s)?weekend\b(?!\s\w+\stime)",
    ),
    ("quarter", r"(?:the\s)?(?P<n>first|second|third|fourth)[\s-]quarter\b(?:\s(?:of\s)?(?P<y>{YEAR}))?"),
    (
        "partof",
        r"the\s(?P<way>first|last|final|opening|early)\s(?:(?P<n>{NUM}|few|couple\sof|several)\s)?(?P<u>{UNIT})\sof\s(?:the\s)?"
        r"(?:{MONTH}(?:\s{YEAR})?|{YEAR}|war\b|year\b|fighting\b|conflict\b)",
    ),
    (
        "step",
        r"(?:(?P<edge>{EDGE}|later\s(?:in\s)?(?:the\s)?|earlier\s(?:in\s)?(?:the\s)?|(?:early|late)\sin\s(?:the\s)?))?(?P<step>this\spast|this\scoming|this|that\svery|that\ssame|that|last|"
        r"next|the\ssame|the\sfollowing|the\snext|the\sprevious|the\spreceding|the\scoming|the\scurrent|the\slast)\s(?P<u>day|weekend|week|month|quarter|year|decade|century)\b",
    ),
    (
        "span",
        r"(?:the\s)?(?P<way>past|last|next|first|following|coming|previous|preceding|recent|ensuing|succeeding|final|opening)\s"
        r"(?P<n>{NUM}|few|couple\sof|several|many)?\s?(?P<u>(?:{UNIT})\b)",
    ),
    (
        "edgestep",
        r"(?:(?P<edge>{EDGE}|(?:later|earlier|early|late)\s(?:in|on\sin)\sthe\s)(?P<u>year|month|week|decade|century)"
        r"|(?:later|earlier)\s(?:in|on\sin)\sthe\sday)\b",
    ),
    ("nth", r"(?<=on\s)the\s(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))\b(?:\sof\s(?P<step>that|the\ssame|this|the)\smonth)?(?!\s\w*(?:anniversary|century|day|time|birthday))"),
    (
        "set",
        r"(?P<set>{SET})\b|(?:each|every|per|once\sa|twice\sa|times\sa)\s(?:(?P<n>{NUM}|few|other)\s)?(?P<u>{UNIT})\b",
    ),
    (
        "age",
        r"(?P<n>{NUM})[\s-](?P<u>year|month|week|day)s?[\s-]old\b",
    ),
    (
        "duration",
        r"(?P<about>{ABOUT})(?:(?P<n>half\san|half\sa|(?:{NUM})(?:\sto\s|\sor\s|[-–])(?:{NUM})|{NUM}|{FEW}|a|an|one)[\s-](?:(?:long|full|whole|more|short|very\sshort|[a-z]{4,12}(?=\s(?:days|weeks|months|years)\b))\s)?"
        r"(?P<u>(?:{UNIT})\b|quarters\b)(?:\sand\sa\shalf)?(?:[\s-]long\b)?|(?P<bare>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b"
        r"|(?P<long>day|week|month|year|decade|hour)-long\b|(?P<half>half\s(?:a|an))\s(?P<u2>hour|day|century|decade|year))",
    ),
    ("holiday", r"(?P<h>{HOLIDAY})(?:,?\s(?P<y>{YEAR}))?(?:\s(?P<part>{PART})\b)?"),
    ("yearend", r"(?<=\d{4}[-–])(?P<yy>\d{2})(?![\d-])"),
    ("yearspan", r"(?P<y>{YEAR})(?=\s?[-–/]\s?\d{2,4}\b)"),
    ("half", r"(?:the\s)?(?P<n>first|second|third|fourth|last|final)\s(?P<u>half|quarter)\s(?:of\s)?(?P<y>{YEAR})"),
    ("year", r"(?P<edge>{EDGE})?(?:the\syears?\s)?(?:(?P<y>{YEAR})|'(?P<yy>\d{2})\b(?!s))"),
    ("bcbare", r"(?<=\b(?:in|by)\s)(?P<y>\d{3})(?![\d,.:%]|\s?(?:men|ships|troops|people|km|miles|BC))\b"),
    ("sametime", r"(?P<word>the\ssame\stime|that\stime)\b(?!\sas)"),
    ("ref", r"(?P<ref>{REF})\b(?!-)"),
    ("nref", r"(?P<nref>{NREF})\b"),
)  # fmt: skip

# Words of the rules themselves, one of which (or a digit) stands in every expression besides those of the tables.
_OWN_WORDS = (
    "today tomorrow yesterday tonight overnight noon midnight century centuries eve weekend quarter half time".split()
)
_COMMON = frozenset("a an the of to at in for on this these right not long days ago".split())
_WORD = re.compile(r"[a-z]+")
# Where an expression may begin: a word or a number, but no sum of money and no part of a decimal.
_START = re.compile(r"(?<![\w$£€])(?<!\d[.,])(?:'?\d|[A-Za-z]+)")
# Words besides those of the tables with which the rules begin.
_OPENERS = (
    "the a an about around approximately roughly nearly almost over under barely just only at up more less fewer well close "
    "some another no as within exactly early late later earlier mid middle end beginning start onset close latter final last "
    "next this that past following coming previous preceding recent ensuing succeeding initial opening few couple number matter "
    "several many numerous countless every each per once twice times on half today tomorrow yesterday tonight overnight noon "
    "midnight one quarters seconds"
).split()
# Sentences remembered: a report is read again once the story's date is known, and copies share sentences.
_REMEMBERED = 4096


@cache
def _hints() -> frozenset[str]:
    c = calendar()
    tables: tuple[Iterable[str], ...] = (
        c.months, c.weekdays, c.seasons, c.dayparts, c.units, c.holidays, c.references, c.narrative_references, c.sets, c.decades,
    )  # fmt: skip
    words = {word for table in tables for entry in table for word in _WORD.findall(entry)}
    words = words - _COMMON | {"day", *_OWN_WORDS}
    return frozenset(words | {f"{word}s" for word in words})


@cache
def _filled() -> Mapping[str, str]:
    """Each rule's pattern with the pieces put in."""
    result = {}
    for name, pattern in _RULES:
        for piece, words in pieces().items():
            pattern = pattern.replace("{" + piece + "}", f"(?:{words})")
        result[name] = pattern
    return result


@cache
def _union() -> re.Pattern[str]:
    """All rules at once, without their inner groups: it tells which rule matches."""
    bare = {
        name: re.sub(r"\(\?P=(\w+)\)", r"[/.]", re.sub(r"\(\?P<\w+>", "(?:", pattern))
        for name, pattern in _filled().items()
    }
    union = "|".join(f"(?P<{name}>{pattern})" for name, pattern in bare.items())
    return re.compile(rf"(?:{union})(?![a-z0-9])", re.I)


@cache
def _single(rule: str) -> re.Pattern[str]:
    """One rule with its groups, compiled at its first use: all of them would take a tenth of a second."""
    return re.compile(_filled()[rule] + r"(?![a-z0-9])", re.I)


@cache
def _openers() -> frozenset[str]:
    """Words with which an expression may begin."""
    c = calendar()
    tables: tuple[Iterable[str], ...] = (
        c.months, c.weekdays, c.seasons, c.dayparts, c.units, c.holidays, c.references, c.narrative_references, c.sets, c.decades,
        c.numbers, c.ordinals,
    )  # fmt: skip
    return frozenset({_WORD.match(entry).group() for table in tables for entry in table} | set(_OPENERS))  # type: ignore[union-attr]


@lru_cache(maxsize=_REMEMBERED)
def matches(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """(rule, match with its named groups) of each expression, from left to right, without overlaps."""
    if not any(map(str.isdigit, text)) and _hints().isdisjoint(_WORD.findall(text.lower())):
        return ()
    union = _union()
    openers = _openers()
    found = []
    end = 0
    for start in _START.finditer(text):
        word = start.group().lower()
        if start.start() < end or not (word in openers or word.removesuffix("s") in openers or word[-1].isdigit()):
            continue
        hit = union.match(text, start.start())
        match = _single(hit.lastgroup).match(text, hit.start()) if hit and hit.lastgroup else None
        if hit and hit.lastgroup and match:
            found.append((hit.lastgroup, match))
            end = match.end()
    return tuple(found)
