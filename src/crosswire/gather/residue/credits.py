"""Helper of clean: which wire a report names as its origin, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.outlets import outlets
from crosswire.records.text import Credit, Residue

# A photo's credit names the agency of the photo, not of the text.
_NOT_ORIGIN = frozenset({"caption", "player"})
# Characters before and after an agency's name that a credit may take.
_BEFORE, _AFTER = 100, 260
# A city in capitals with an agency's initials and a dash; a line that names initials as its source.
_UNLISTED = re.compile(
    r"(?m)^(?:[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][\w. ]{1,30})? \((?P<dateline>[A-Z]{2,6})\)\s{0,2}[-–—]"
    r"|(?:Source|SOURCE): ?(?P<source>[A-Z]{2,6})(?=\s*$|\s*/))"
)
# Names looked at; a report has a handful.
_MOST = 200
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*")
_STAFF = r"(?:'s|’s)?(?: (?:staff|writers?|correspondents?|reporters?|news agency))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A credit's form: what stands before the agency's name in its line, and what after it."""

    kind: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


# The surest first; of a name the first cue counts.
_CUES = [
    _Cue(kind="dateline", before=re.compile(r"^[^\n]{0,80}\($"), after=re.compile(r"\)\s{0,2}(?:[-–—:]+|$)")),
    _Cue(kind="dateline", before=re.compile(r"^\($"), after=re.compile(r"\) [A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][\w. ]{1,30})? ?[-–—]")),
    _Cue(kind="dateline", before=re.compile(r"^[^\n(]{2,60}[,/] ?$"), after=re.compile(r" ?[-–—]+ ?(?=[A-Z“\"])")),
    _Cue(kind="source", before=re.compile(r"\b(?:Source|SOURCE|Via|via|Credit)s?\s?: ?(?:[Tt]he )?$")),
    _Cue(kind="contribution", after=re.compile(rf"{_STAFF}[^\n.]{{0,200}}\bcontributed (?:reporting|to this)\b")),
    _Cue(
        kind="contribution",
        before=re.compile(r"\b(?:Contributing|[Ww]ith (?:files|reporting|inputs|assistance) (?:from|by)|[Ii]nputs from)\b[^\n]{0,80}$"),
    ),
    _Cue(kind="byline", before=re.compile(r"^(?:[Tt]he )?$"), after=re.compile(rf"{_STAFF}$")),
    _Cue(kind="byline", before=re.compile(r"^[Bb][Yy] [^\n]{0,60}$"), after=re.compile(rf"{_STAFF}$")),
    _Cue(kind="copyright", before=re.compile(r"(?:©|\([cC]\)|Copyright) ?(?:\d{4} )?(?:[Tt]he )?$")),
    _Cue(
        kind="report",
        after=re.compile(
            r"(?:,? (?:the )?(?:news|wire) (?:agency|service) (?:says?|said)\b|"
            r"(?:,? (?:the )?(?:news|wire) (?:agency|service))?(?: and (?:the )?[A-Z][\w ]{1,30})?,? (?:has |had |also |later |earlier |first )?"
            r"(?:reports?|reported|reporting|adds?|added|writes?|wrote|quotes|quoted|cites|cited|notes|noted)\b)"
        ),
    ),
    _Cue(
        kind="report",
        before=re.compile(r"\b(?:[Aa]ccording to|(?:[Rr]eport(?:ed|s)?|[Qq]uoted|[Cc]ited) (?:by|from)) (?:[Tt]he )?(?:news agenc(?:y|ies) )?$"),
    ),
    _Cue(kind="told", before=re.compile(r"\b(?:told|tells|spokes\w{3,6} for) (?:[Tt]he )?(?:news agency )?$")),
]  # fmt: skip


def find_credits(text: str, residue: Sequence[Residue]) -> tuple[Credit, ...]:
    """Find the wires that ``text`` credits, in order of the text; the span covers the crediting words.

    Credits in captions are left out. "Told AFP" counts, as the weakest kind: agencies write so of
    themselves, and those who copy them keep it.
    """
    closed = [(r.start, r.end) for r in residue if r.kind in _NOT_ORIGIN]
    found = [
        credit
        for start, end, wire in _names(text)
        if not any(a <= start < b for a, b in closed) and (credit := _credit(text, start, end, wire)) is not None
    ]
    found += [credit for credit in _unlisted(text) if not any(_meet(credit, other) for other in found)]
    return tuple(sorted(found, key=lambda credit: credit.start))


def _credit(text: str, start: int, end: int, wire: str) -> Credit | None:
    """The credit that the agency's name at ``start`` is part of, by the first cue around it."""
    line = max(text.rfind("\n", max(0, start - _BEFORE - 1), start) + 1, start - _BEFORE, 0)
    stop = text.find("\n", end, end + _AFTER)
    before, after = text[line:start], text[end : stop if stop >= 0 else end + _AFTER]
    for cue in _CUES:
        left = cue.before.search(before) if cue.before else None
        right = cue.after.match(after) if cue.after else None
        if (cue.before is None or left) and (cue.after is None or right):
            begin = line + left.start() if left else start
            close = end + right.end() if right else end
            return Credit(wire=wire, start=begin, end=close, text=text[begin:close], kind=cue.kind)
    return None


def _meet(one: Credit, other: Credit) -> bool:
    return one.start < other.end and other.start < one.end


def _unlisted(text: str) -> Iterator[Credit]:
    """Credits of agencies that no list has, where their form leaves no doubt."""
    for match in _UNLISTED.finditer(text):
        wire = match["dateline"] or match["source"]
        if wire.lower() not in outlets().outlets:
            kind = "dateline" if match["dateline"] else "source"
            yield Credit(wire=wire, start=match.start(), end=match.end(), text=match.group(), kind=kind)


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, agency) of every agency's name, in order; of overlapping names the longest."""
    words = set(_CAPITALISED.findall(text))
    taken: list[tuple[int, int, str]] = []
    covered: set[int] = set()
    for spelling, wire in outlets().wires.items():  # the longest spelling first
        first = _CAPITALISED.match(spelling)
        if first and first[0] not in words:
            continue
        at = text.find(spelling)
        while at >= 0 and len(taken) < _MOST:
            end = at + len(spelling)
            whole = not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
            if whole and at not in covered and end - 1 not in covered:
                taken.append((at, end, wire))
                covered.update(range(at, end))
            at = text.find(spelling, end)
    yield from sorted(taken)
