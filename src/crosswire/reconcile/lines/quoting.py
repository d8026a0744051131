"""The line of a claim that is somebody's words, told with whose words they are. A helper of stage 10.

What a report has in quotation marks is no fact that it tells: without its marks and its speaker a line would read as
the reporter's own ("We were ready for it.", "The chancellor must explain himself.").
"""

from __future__ import annotations

import re
from functools import cache

from crosswire.lexicon.acts import acts
from crosswire.lexicon.lines import line_words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.meant import is_told, may_be_name, name_of
from crosswire.reconcile.lines.finishing import without_opening
from crosswire.reconcile.lines.holding import PRONOUNS, REACH
from crosswire.reconcile.lines.naming import known_name
from crosswire.records.statements import Statement
from crosswire.records.text import Phrase

_MARKS = '“”"«»„‟ •'
# A sentence or a line that ends between who says it and his words.
_ENDED = re.compile(r"[.!?][”\"]?\s+[“\"]|\n")
# Characters of a clause behind its quotation: a mark and what stands beside it.
_BEHIND = 2
_SINGLE = frozenset("'‘’")
_ENDS = (".", "!", "?", "…")
_GOES_ON = re.compile(r",?\s+[a-z]")
# Whoever is called by one of these is named before.
_OWNERS = frozenset("my our your his her its their this that these those such another both".split())
# A mark that opens a quotation, or one that closes it.
_MARK = re.compile(r"(“|(?<![^\s([])\"(?=\w))|[”\"]")


def is_quoted(statement: Statement) -> bool:
    """Does the whole clause stand in quotation marks?"""
    # Most clauses have no quotation; asked of each, the rest costs more.
    return bool(statement.quotes) and any(
        q.start <= statement.start + 1 and statement.end <= q.end + _BEHIND for q in statement.quotes
    )


def quotation(text: str, statement: Statement, start: int, end: int, evidence: Evidence) -> str:
    """``text``, which a report has from ``start`` to ``end`` in quotation marks, with whose words they are; without them
    where nobody known says it, or "" where the text itself tells it."""
    chain = [(a.speaker, a.cue or a.speaker) for a in statement.attribution if a.speaker]
    if any(start <= speaker.start < end and speaker.text.lower() not in line_words().selves for speaker, _ in chain):
        return ""
    # "The radio reports that Reyes called it a farce, writing, “…”": they are hers.
    direct = [a.speaker for a in statement.attribution if a.speaker and a.kind == "direct"]
    own = [s for s in direct if s.start < start and s.text.lower() not in text.lower()]
    who = _name(own[-1] if own else chain[0][0], evidence) if chain else ""
    # "The dam, she told us, would hold": who says it within the quotation is told with it.
    for speaker, cue in chain[1:]:
        first = min(speaker.start, cue.start)
        if 0 < start - first < REACH and not _ENDED.search(evidence.text[statement.report], first, start):
            text = f"{' '.join(evidence.text[statement.report][first:start].split())} {text}"
            start = first
    said = without_opening(_inside(text.lstrip(_MARKS)).strip(_MARKS + ","))
    said = said[1:-1] if said[:1] in _SINGLE and said[-1:] in _SINGLE else said
    if not said.rstrip("’").endswith(_ENDS):
        # A quotation that goes on is not made to end here.
        goes_on = _GOES_ON.match(evidence.text[statement.report], end) and any(
            q.end > end + 1 for q in statement.quotes
        )
        said += " …" if goes_on else "."
    words = f"“{said[:1].upper()}{said[1:]}”"
    return f"{who[:1].upper()}{who[1:]}: {words}" if who else words


def _inside(text: str) -> str:
    """``text`` up to where it runs out of its quotation; one that stands within it has single marks."""
    depth, at, parts = 0, 0, []
    for mark in _MARK.finditer(text):
        depth += 1 if mark.group(1) else -1
        parts += [text[at : mark.start()], "‘" if mark.group(1) else "’"]
        at = mark.end()
        if depth < 0:
            return "".join(parts[:-1])
    return "".join([*parts, text[at:]])


def _name(speaker: Phrase, evidence: Evidence) -> str:
    """The name of who says it, the words for him where it is not sure, or "" where these name nobody."""
    words = " ".join(speaker.text.split())
    who = words.partition(",")[0]
    if who.lower() in PRONOUNS:
        who = known_name(speaker, evidence)
    elif speaker.entities and (name := _sure_name(speaker, evidence)):
        who = name
    first = who.partition(" ")[0].lower()
    return "" if who.lower() in PRONOUNS or first in _OWNERS or not may_be_name(who) else who


def _sure_name(speaker: Phrase, evidence: Evidence) -> str:
    """The name of whom the words name, or mean by his office, or ""."""
    name = name_of(speaker.entities[0], evidence)
    return name if name[:1].isupper() and is_told(speaker.entities[0], speaker, evidence) else ""


def tail_named(text: str, statement: Statement, evidence: Evidence) -> str:
    """Put the name for "he" behind a quotation ("…,” he said"), where it is known who says it."""
    # Few lines have any "he", and looking for all that stands before it costs more.
    found = _tail().search(text) if " he" in text or " she" in text else None
    if found is None:
        return text
    for a in statement.attribution:
        if a.speaker and a.speaker.text.lower() == found.group(1):
            name = known_name(a.speaker, evidence)
            return text[: found.start(1)] + name + text[found.end(1) :] if name[:1].isupper() else text
    return text


@cache
def _tail() -> re.Pattern[str]:
    """Finds who said it, behind the quotation: "…,” he said"."""
    return re.compile(rf"(?:[”\"] |, (?=s?he (?:{'|'.join(sorted(acts().speech_forms))})\b))(he|she)\b")
