"""What a clause may not be told without: who denies or doubts it, the noun it is said of. A helper of stage 10.

A clause cut from its sentence may say the contrary of it ("nobody can say that the bridge is safe", "doubts that
the truce will hold"), or nothing ("tariffs the city imposes", "held by the rebels").
"""

from __future__ import annotations

import re

from crosswire.reconcile.claims.evidence import Evidence
from crosswire.reconcile.claims.meant import SPEAKING
from crosswire.reconcile.lines.naming import known_name
from crosswire.records.statements import Attribution, Statement
from crosswire.records.text import Phrase

# Characters before a clause in which its subject, or who holds it, may stand.
REACH = 250
# Characters between a word of speech and what is said: whom it is said to, and when.
_ADDRESSED = 60
# Acts of speech whose content is no statement of the speaker, or no more than what he believes.
_HELD = frozenset({"deny", "demand", "noun", "think"})
# What makes any other act of speech one that does not say it ("did not say that", "no official would confirm that").
_DENIED = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|few|neither|nor|hardly|cannot|stopped short)\b|n['’]t\b", re.IGNORECASE
)
_THAT = re.compile(r"that\s")
_ADDING = re.compile(r"\s\w+,\s\w+ing\b")
# Speakers that a line does not name.
PRONOUNS = frozenset("he she they we it some others many most several all who whom which that this i you one".split())
_MANY = frozenset({"some", "many", "most"})
_AND = re.compile(r"(?:\b(?:and|but|or)|,)\s+$")
# Between a clause and who says it behind it.
_BESIDE = re.compile(r"[”\"]?,?[”\"]?\s+")
_MARKS = '“" '
_DASHES = ("—", "–", "--")
# Roles of the participants that a clause beside them may be said of.
_NOUNS = frozenset({"subject", "object", "agent", "attribute", "oblique"})


def held_from(statement: Statement, evidence: Evidence) -> int:
    """Where the clause starts; where it is denied, doubted, demanded or held by a noun ("the plan that"), with who does so."""
    start = statement.start
    for a in statement.attribution:
        if a.speaker is None or a.cue is None or a.cue.start >= statement.start:
            continue
        # "Concern among envoys that" begins with the noun.
        first = min(a.speaker.start, a.cue.start)
        near = statement.start - first < REACH
        if near and (a.act in _HELD or _DENIED.search(evidence.text[statement.report], first, a.cue.end)):
            start = min(start, first)
    return start


def said_by(statement: Statement, evidence: Evidence) -> str:
    """Who says the clause, from the speaker to its start ("the mayor promised that "), where that stands before it, or ""."""
    told = _retold(statement)
    if told is None:
        return ""
    said, speaker, cue = told
    text = evidence.text[statement.report]
    # "The envoy said the dam was old and that …": the first of two clauses is a line of its own.
    second = _AND.search(text, max(cue.end, statement.start - 6), statement.start)
    if not max(speaker.end, cue.end) < statement.start or cue.end >= speaker.end + 2 * _ADDRESSED:
        return ""
    if not (_is_second(statement, said) if second else statement.start < cue.end + _ADDRESSED):
        return ""
    between = text[speaker.end : cue.end if second else statement.start]
    # "Reyes said, adding that": without what she said first there are two verbs and one matter; a colon opens another line.
    if (
        speaker.start > cue.start
        or _ADDING.match(between)
        or text[max(speaker.end, cue.end) : statement.start].strip() in _DASHES
        or ":" in between
        or "\n" in between
    ):
        return ""
    who = _named(speaker, evidence)
    # "Engineers who say it leaks" say it; the mark of a quotation comes with the clause.
    between = f" {text[cue.start : statement.start]}" if text[speaker.end : cue.start].strip(", ") == "who" else between
    return " ".join(f"{who}{between.rstrip(_MARKS)}".split()) + " " if who else ""


def _is_second(statement: Statement, said: Attribution) -> bool:
    """Does a clause with its own subject stand within what is said?"""
    subject = next((a.phrase.start for a in statement.arguments if a.role == "subject"), -1)
    return subject >= statement.start and any(span.start < statement.start < span.end for span in said.content)


def said_after(statement: Statement, end: int, evidence: Evidence) -> str:
    """Who says the clause that is told up to ``end``, where that stands right behind it (", the mayor said"), or ""."""
    told = _retold(statement)
    if told is None:
        return ""
    said, speaker, cue = told
    text = evidence.text[statement.report]
    whom = said.addressee.end if said.addressee else 0
    first, last = min(speaker.start, cue.start), max(speaker.end, cue.end, whom)
    # "The officials told" says nothing without whom.
    if cue.text.endswith("told") and not whom:
        return ""
    if not end <= first < last < end + 2 * _ADDRESSED or not _BESIDE.fullmatch(text, end, first):
        return ""
    who = _named(speaker, evidence)
    return f", {' '.join(f'{text[first : speaker.start]}{who}{text[speaker.end : last]}'.split())}" if who else ""


def _retold(statement: Statement) -> tuple[Attribution, Phrase, Phrase] | None:
    """Who says the clause, innermost, with the words for him and for his saying it; nobody where it is quoted."""
    for a in reversed(statement.attribution):
        if a.speaker and a.cue:
            # Of a page that puts a name before what somebody says the cue is a part of it.
            turn = a.speaker.start <= a.cue.start < a.speaker.end
            return None if a.kind == "direct" or turn else (a, a.speaker, a.cue)
    return None


def _named(speaker: Phrase, evidence: Evidence) -> str:
    """The words for the speaker; for a pronoun the name, or "" where it is not known."""
    who = " ".join(evidence.text[speaker.report][speaker.start : speaker.end].split())
    if who.lower() in SPEAKING:
        name = known_name(speaker, evidence)
        return "" if name.lower() in PRONOUNS else name
    return "" if who.lower() in PRONOUNS - _MANY else who


def hangs(statement: Statement, evidence: Evidence) -> bool:
    """Is the clause said of a noun before it ("tariffs that the city imposes", "a dam built in May", "doubts that")?"""
    if statement.kind != "verbal":
        return False
    subject = next((a.phrase for a in statement.arguments if a.role == "subject"), None)
    objects = [a.phrase for a in statement.arguments if a.role == "object"]
    if any(phrase.start < statement.start for phrase in objects):
        return True
    if statement.passive and subject is not None and not objects:
        return True
    text = evidence.text[statement.report]
    if subject is not None and subject.start == statement.start and _THAT.match(text, subject.start):
        return True
    # Of two clauses that are said ("… and that the dam held") the second begins within what is said.
    second = _AND.search(text, max(0, statement.start - 6), statement.start)
    told = any(
        abs(span.start - statement.start) <= len("that ") or (second and span.start < statement.start < span.end)
        for a in statement.attribution for span in a.content
    )  # fmt: skip
    if told:
        return statement.attribution[-1].act == "noun"
    return bool(_THAT.match(text, statement.start)) or _is_beside(statement, evidence)


def _is_beside(statement: Statement, evidence: Evidence) -> bool:
    """Does it follow a participant or the verb of another clause without a mark or a word between ("the deal | the city
    signed", "wants | the bridge closed")?"""
    text, start = evidence.text[statement.report], statement.start
    # "… because the city signed" follows one with a word between.
    opens = any(a.role in ("subject", "object") and a.phrase.start == start for a in statement.arguments)
    if not opens or not text[start - 1 : start].isspace():
        return False
    return any(
        s.predicate_at.end == start - 1 or any(a.phrase.end == start - 1 and a.role in _NOUNS for a in s.arguments)
        for s in evidence.by_sentence[statement.report, statement.sentence]
        if s.id != statement.id
    )
