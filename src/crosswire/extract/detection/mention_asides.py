"""Stage 4, helper: what stands beside or inside a name and names nobody, by the marks around it.

An American legislator's party and state ("D-N.Y.", "R.-S.C."), the title of a programme ("NBC's 'Meet the Press'"), and
the quoted nickname within a name ("Howard 'Buck' Reyes").
"""

from __future__ import annotations

import re

from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.outlets import outlets
from crosswire.records.text import Parse

_TAG = re.compile(
    r"(?<![\w.-])[RDI]\.?[-–](?:(?:[A-Z]\.){1,3}|[A-Z][A-Za-z]{1,5}\b\.?(?: [A-Z][a-z]+)?)(?=[,;:)\s.’']|$)"
)
# The place of a dateline, which is a sentence of its own: capitals, then perhaps a land and an agency, and a dash at the end.
_DATELINE = re.compile(r"[A-Z][A-Z'’./ -]+[A-Z](?=(?:,[^–—]{1,40})? ?(?:\([^()]{1,30}\))? ?(?:—|–|--|-)$)")
_QUOTES = frozenset("\"'“”‘’") | {"``", "''"}
# Tokens of the longest nickname and of the longest title of a programme.
_NICKNAME, _TITLE = 3, 7
# Characters after a name in which its bearer's party stands.
_PARTY = re.compile(r",? ?\(?(?:of |the |a )?(?:[A-Z][\w.]+ ){0,3}(?:Republican|Democrat)\b")


def dateline(parse: Parse) -> int:
    """How many tokens at the start of a sentence are the place that a report comes from ("PORT LUND, Maravia – The ...")."""
    match = _DATELINE.match(parse.text)
    return sum(t.end <= match.end() for t in parse.tokens) if match else 0


def party_tags(parse: Parse) -> set[int]:
    """The tokens of party and state behind the names of American legislators."""
    spans = [match.span() for match in _TAG.finditer(parse.text)] if "-" in parse.text or "–" in parse.text else []
    return {t.index for t in parse.tokens for start, end in spans if start <= t.start < end}


def american(parse: Parse, last: int) -> bool:
    """Whether the name before token ``last`` is an American politician's: a party tag or "Texas Republican" follows."""
    if last >= len(parse.tokens):
        return False
    at = parse.tokens[last - 1].end
    tag = _TAG.search(parse.text, at, at + 16)
    return _PARTY.match(parse.text, at) is not None or (
        tag is not None and not parse.text[at : tag.start()].strip(" ,(")
    )


def programmes(parse: Parse) -> set[int]:
    """The tokens of quoted titles behind an outlet that has them: "NBC's 'Meet the Press'"."""
    found: set[int] = set()
    for token in parse.tokens[2:]:
        i = token.index
        if (
            token.text in _QUOTES
            and parse.tokens[i - 1].text in ("'s", "’s", "'")
            and _outlet(parse.tokens[i - 2].text)
        ):
            close = _closing(parse, i, _TITLE)
            found.update(range(i, close or i))
    return found


def _outlet(word: str) -> bool:
    body = organisations().get(word)
    return word.lower() in outlets().outlets or (body is not None and body.name.lower() in outlets().outlets)


def nickname(parse: Parse, i: int) -> int | None:
    """The token after a nickname's closing quotation mark where token ``i`` opens it between two names, or None."""
    if parse.tokens[i].text not in _QUOTES or not 0 < i < len(parse.tokens) - 3:
        return None
    close = _closing(parse, i, _NICKNAME)
    if close is None or close + 1 >= len(parse.tokens) or not parse.tokens[i - 1].text[:1].isupper():
        return None
    inside = [parse.tokens[i - 1], *parse.tokens[i + 1 : close], parse.tokens[close + 1]]
    return close + 1 if all(t.pos == "PROPN" and t.text[:1].isupper() for t in inside) else None


def _closing(parse: Parse, i: int, longest: int) -> int | None:
    """The token that closes the quotation mark at ``i``, which must stand right before a word and within ``longest``."""
    stop = min(i + longest + 2, len(parse.tokens))
    return next((j for j in range(i + 2, stop) if parse.tokens[j].text in _QUOTES), None)
