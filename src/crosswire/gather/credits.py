"""Helper of clean: which wire a report names as its origin, and where."""

from __future__ import annotations

import re
from functools import cache

from crosswire.lexicon.outlets import outlets
from crosswire.records.text import Credit, Residue

# A photo's credit names the agency of the photo, not of the text.
_NOT_ORIGIN = frozenset({"caption", "player", "copyright"})


def find_credits(text: str, residue: tuple[Residue, ...]) -> tuple[Credit, ...]:
    """Find the wires that ``text`` credits, in order of the text, the whole crediting words as span.

    Credits in captions are left out, and so is a wire that is only spoken to ("told AFP"): that a
    source spoke to an agency says nothing about who wrote the report.
    """
    closed = [(r.start, r.end) for r in residue if r.kind in _NOT_ORIGIN]
    found: dict[tuple[int, int], Credit] = {}
    for kind, expression in _expressions():
        for match in expression.finditer(text):
            at = match.span("wire")
            if any(start <= at[0] < end for start, end in closed) or at in found:
                continue
            found[at] = Credit(
                wire=outlets().wires[match["wire"]],
                start=match.start(),
                end=match.end(),
                text=match.group(),
                kind=kind,
            )
    return tuple(sorted(found.values(), key=lambda credit: (credit.start, credit.end)))


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind of credit, expression with a group ``wire``), the surest first."""
    wire = rf"(?P<wire>{outlets().wire})"
    the = "(?:[Tt]he )?"
    agency = r"(?: news agency| news service| wire service)?"
    return (
        ("dateline", re.compile(rf"(?m)^[^\n]{{0,80}}?\({wire}\)\s{{0,2}}(?:[-–—:]|$)")),
        ("dateline", re.compile(rf"(?m)^[^\n(]{{2,60}}[,/] ?{wire} ?[-–—] ?(?=[A-Z“\"])")),
        ("source", re.compile(rf"\b(?:Source|SOURCE|Quelle|Via|via|Credit)s?\s?: ?{the}{wire}\b")),
        ("contribution", re.compile(
            rf"\b{wire}\b(?=[^\n.]{{0,200}}\bcontributed (?:reporting|to this)\b)")),
        ("contribution", re.compile(rf"\b(?:Contributing|With (?:files|reporting|inputs) from|[Ii]nputs from)\b"
                                    rf"[^\n]{{0,80}}?{wire}\b")),
        ("byline", re.compile(rf"(?m)^{the}{wire}(?: (?:staff|writers?|correspondents?|reporters?))?\s{{0,3}}$")),
        ("byline", re.compile(rf"(?m)^[Bb]y [^\n]{{0,60}}\b{wire}(?: (?:staff|writers?|correspondents?))?\s{{0,3}}$")),
        ("copyright", re.compile(rf"(?:©|\([cC]\)|Copyright) ?(?:\d{{4}} )?{the}{wire}\b")),
        ("report", re.compile(rf"\b{the}{wire}\b{agency},? (?:news agency )?"
                              rf"(?:has |had |also |later |earlier |first )?"
                              rf"(?:reports?|reported|reporting|adds?|added|writes?|wrote|quoted?|quotes|cited|noted)\b")),
        ("report", re.compile(rf"\b(?:[Aa]ccording to|[Rr]eported by|[Rr]eport by|[Rr]eports from|[Qq]uoted by|[Cc]ited by"
                              rf") {the}(?:news agenc(?:y|ies) )?{wire}\b(?! (?:photo|image))")),
        ("told", re.compile(rf"\b(?:told|tells|for|to) {the}{wire} news agency\b")),
    )  # fmt: skip
