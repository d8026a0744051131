"""Helper of clean: who wrote a report and which outlet published it, as the report itself says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.gather.residue.lines import fold
from crosswire.lexicon.outlets import outlets
from crosswire.records.text import Residue

# "Copyright © 2019 The Velm Courier, LLC."
_OWNER = re.compile(
    r"(?:(?:©|\([cC]\)|Copyright)\s{0,2}){1,3}(?:\d{4}(?:[-–]\d{4})?)?,?\s?(?:by )?"
    r"(?P<name>[A-Z][\w&’' -]{1,50}?)(?=,|\.|:| LLC| Inc| Ltd| All | all |$)"
)


def find_byline(text: str, residue: Sequence[Residue]) -> Residue | None:
    """The first byline that names a person rather than an outlet, else the first byline."""
    bylines = [mark for mark in residue if mark.kind == "byline"]
    named = (mark for mark in bylines if not _outlet(text[mark.start : mark.end]))
    return next(named, bylines[0] if bylines else None)


def find_source(text: str, residue: Sequence[Residue]) -> tuple[str, str] | None:
    """(outlet, how it is known): from a byline ("By Mia Toll, CNN"), else from the notice of copyright.

    A news agency is no outlet here: it is credited as the origin of the text.
    """
    for mark in residue:
        words = text[mark.start : mark.end]
        if mark.kind == "byline":
            outlet = _outlet(words) or _outlet(words.rpartition(",")[2])
            if outlet:
                return outlet, "named in the byline"
    for mark in residue:
        owner = _OWNER.search(text[mark.start : mark.end]) if mark.kind == "copyright" else None
        if owner and owner["name"].strip() not in outlets().wires:
            return owner["name"].strip(), "named in the notice of copyright"
    return None


def _outlet(words: str) -> str | None:
    name = words.strip(" .|—–-")
    return name if fold(name) in outlets().outlets and name not in outlets().wires else None
