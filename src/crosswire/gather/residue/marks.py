"""Helper of clean: rules that know residue by one line alone. Each returns Residue or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from crosswire.gather.residue.galleries import gallery
from crosswire.gather.residue.lines import Line, fold
from crosswire.lexicon.outlets import outlets
from crosswire.lexicon.residue import ResiduePattern, residue_phrases
from crosswire.records.text import Residue

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?\s?,?\s)?"
_TIME = r"(?:[\s,|–—-]{1,4}(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:\(?[A-Z]{2,4}\)?)?)?"
_PAGE_DATE = re.compile(
    rf"^(?:on )?(?:{_DAY}{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\s?,?\s\d{{4}}|{_DAY}\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\s?,?\s\d{{4}}"
    rf"|\d{{4}}[-/.]\d\d[-/.]\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}){_TIME}$"
    r"|^\d{1,2} (?:minutes?|hours?|days?|weeks?|months?|years?) ago$"
)
_AGENCY = r"(?:AP|AFP|Reuters|REUTERS|EPA|EFE|Getty(?: Images)?|Bloomberg|UPI|Landov|Xinhua|TASS|Sputnik|PA|Corbis)"
# A photographer's name and agency at the end of a line, or a credit in brackets.
_PHOTO_CREDIT = re.compile(
    r"\b(?:Photographer|Photograph|Photo|Picture|Image|PHOTO|IMAGE)s?(?: by| credit| courtesy(?: of)?)?\s?:\s?(?:[^\n.:()]|\([^()\n]{0,40}\)){2,90}\)?\.?$"
    rf"|\((?:[^()\n]{{0,60}}\b)?(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Ff]ile)s?\b[^()\n]{{0,60}}\)\.?$"
    rf"|\(\s?{_AGENCY}(?:\s?/\s?[^()\n]{{2,60}})?\s?\)\.?$|\([^()\n]{{2,60}}(?:/|\svia\s)\s?{_AGENCY}\b[^()\n]{{0,30}}\)\.?$"
    rf"|\bREUTERS/[A-Z][^\n.]{{2,60}}\.?$|[A-Z][\w.'’-]{{1,30}}\s?/\s?{_AGENCY}(?:[ /][^\n.]{{0,30}})?\.?$"
    rf"|\[[^\[\]\n]{{2,60}}/\s?{_AGENCY}\b[^\[\]\n]{{0,30}}\]\.?$|/[A-Z][\w ]{{2,20}} via {_AGENCY}\.?$"
    r"|\bGetty Images\.?$"
)
_BYLINE = re.compile(
    r"^(?:[Bb]y|BY|Written by|Posted by|Reported by|Author:|From our)\s(?!the end|then\b|now\b|\d)[^\n.!?]{2,90}[.|]?$"
)
_NAME = r"[A-Z][\w’'.-]{0,20}(?:\s(?:[A-Z][\w’'.-]{0,20}|de|van|von|al|bin|el|da|der|la)){1,3}"
NAMES = rf"{_NAME}(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_NAME}){{0,5}}"
NAME_LINE = re.compile(rf"^{NAMES}$")
# Words: a caption is no longer than this, unless its own cue says how long it may be.
_CAPTION = 90
# Words: agencies end captions of several sentences with a photo's credit in brackets, which nothing else ends with.
_LONG_CAPTION = 160
_BRACKETED = re.compile(rf"\((?:{_AGENCY}|File|Pool) [Pp]hotos?\b[^()\n]{{0,60}}\)\.?$")
# Digits: a number alone in a line that is longer than any count of a report.
_NUMBER = 9
# Characters: a profile beside a name is no longer than this.
_PROFILE = 900


def marks_by_form(text: str, lines: Sequence[Line]) -> list[Residue]:
    """What is residue in ``lines`` (of ``text``), each judged by itself: whole lines, or passages of them."""
    patterns = [p for p in residue_phrases().patterns if not p.has or any(word in text for word in p.has)]
    # A report's first line is its headline, even where it begins like a pointer to another ("Opinion: …").
    return [
        mark for line in lines for mark in _marks_of(line, patterns) if mark.kind != "teaser" or line is not lines[0]
    ]


def signs(line: Line) -> bool:
    """Does ``line`` say "By …" and end without a stop?"""
    return bool(not line.ended and line.words < 14 and _BYLINE.match(line.text))


def is_byline(line: Line) -> bool:
    """Does ``line`` have the form of a byline: "By …", names alone, an outlet's name?"""
    return bool(
        (_BYLINE.match(line.text) and line.words < 16)
        or fold(line.text) in outlets().outlets
        or (line.words < 14 and NAME_LINE.match(line.text))
    )


def _no_words(line: Line) -> Residue | None:
    """A line without a letter or digit separates; a long number alone is the address of something left out."""
    if len(line.text) >= _NUMBER and line.text.isdigit():
        return line.mark("embed", "a long number alone in its line")
    return None if any(c.isalnum() for c in line.text) else line.mark("separator", "no word in the line")


def _listed(line: Line) -> Residue | None:
    """The line is, or starts with, a phrase of the list."""
    if line.end - line.start > 700:
        return None
    phrases, folded = residue_phrases(), fold(line.text)
    if folded in phrases.lines:
        return line.mark(phrases.lines[folded], f"the line {folded!r} is page furniture")
    lowered = line.text.lower().replace("’", "'").replace("\u00a0", " ").lstrip(" •⦁·*-–—>»")
    match = phrases.start.match(lowered) or phrases.start.match(lowered.lstrip("(["))
    if match is None:
        return None
    kind, longest = phrases.kinds[match.group()]
    return line.mark(kind, f"starts with {match.group()!r}") if line.end - line.start <= longest else None


def _page_date(line: Line) -> Residue | None:
    return line.mark("page-date", "a date alone in its line") if _PAGE_DATE.match(line.text[:80]) else None


def _credited_photo(line: Line) -> Residue | None:
    """A caption ends with the credit of its photo."""
    tail = line.text[-160:]
    hint = "/" in tail or ":" in tail or tail.endswith((")", ").", "]", "Images"))  # spares most lines the search
    if (
        not hint
        or line.words > (_LONG_CAPTION if _BRACKETED.search(tail) else _CAPTION)
        or not _PHOTO_CREDIT.search(tail)
    ):
        return None
    return line.mark("caption", "ends with the credit of a photo")


_WHOLE: list[Callable[[Line], Residue | None]] = [_no_words, _listed, _page_date, _credited_photo]


def _marks_of(line: Line, patterns: Sequence[ResiduePattern]) -> Iterator[Residue]:
    framed = list(gallery(line))
    if framed:
        yield from framed
        return
    for rule in _WHOLE:
        found = rule(line)
        if found is not None:
            yield found
            return
    yield from _label(line)
    for pattern in patterns:
        for match in _matches(pattern, line.text):
            part = "it" if "it" in pattern.expression.groupindex else 0
            yield Residue(
                start=line.start + match.start(part), end=line.start + match.end(part), kind=pattern.kind,
                because=f"reads like {match.group(part)[:40]!r}",
            )  # fmt: skip


def _matches(pattern: ResiduePattern, text: str) -> Iterator[re.Match[str]]:
    """What the pattern matches; a profile is looked for only shortly before the word that ends it."""
    if "it" not in pattern.expression.groupindex:
        yield from pattern.expression.finditer(text)
        return
    begin = 0
    for last in re.finditer(r"\bMORE\b", text):
        match = pattern.expression.search(text, max(begin, last.start() - _PROFILE), last.end())
        if match:
            yield match
        begin = last.end()


def _label(line: Line) -> Iterator[Residue]:
    phrases = residue_phrases()
    match = phrases.prefix.match(line.text[:60].lower())
    if match is not None:
        kind, _ = phrases.kinds[match.group()]
        because = f"the words {match.group()!r} label a box"
        yield Residue(start=line.start, end=line.start + match.end(), kind=kind, because=because)
