"""Finding in one sentence that a meeting lies ahead: trigger, status, day, participants (helper of stage 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.extract.meeting_ahead import called_off, requested, status_ahead
from crosswire.extract.meeting_details import journey_before, medium, place, subject, title
from crosswire.extract.meeting_parties import participants
from crosswire.extract.parties import Page
from crosswire.extract.status import status_of
from crosswire.lexicon.meetings import MeetingWords, meeting_words
from crosswire.records.statements import Statement, TimeExpression
from crosswire.records.text import Parse, Phrase
from crosswire.text.tree import subtree, verb_keys

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|T)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place in a report that tells of a meeting to come."""

    date: str | None
    time: str | None
    place: str | None
    medium: str | None
    participants: tuple[str, ...]
    subject: str | None
    evidence: Phrase
    status: str
    statement: str
    noun: str
    definite: bool = False
    title: str | None = None


def sightings(page: Page, statements: list[Statement], day: date | None, recent: list[str]) -> list[Sighting]:
    """Return the meetings to come that the sentence tells of. ``recent`` are the parties named before it."""
    words = meeting_words()
    found = []
    for token in page.parse.tokens:
        if _is_trigger(page.parse, token.index, words):
            sighting = _sighting(page, token.index, statements, day, recent, words)
            if sighting:
                found.append(sighting)
    return found


def _is_trigger(parse: Parse, i: int, words: MeetingWords) -> bool:
    token = parse.tokens[i]
    if token.pos == "VERB":
        keys = verb_keys(parse, i)
        return any(key in words.verbs or key in words.partner for key in keys)
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
        return False
    return token.lemma in words.nouns or token.text.lower() in words.nouns


def _sighting(
    page: Page, i: int, statements: list[Statement], day: date | None, recent: list[str], words: MeetingWords
) -> Sighting | None:
    parse = page.parse
    statement = _covering(statements, page.sentence.start + parse.tokens[i].start)
    when, time = _when(page, i, statements, statement, day)
    when = _asked_for(page, i, when, day, words)
    if _over(page, i, when, day, words):
        when, time = None, None
    status = status_ahead(page, i, when, day, words)
    if status is None or (when is not None and day is not None and when < day.isoformat()[: len(when)]):
        return None
    who = participants(page, i, recent, words)
    how = medium(page, i, words)
    if not _firm(parse, i, when, how, who, words):
        return None
    start, end = (statement.start, statement.end) if statement else (page.sentence.start, page.sentence.end)
    return Sighting(
        date=when,
        time=time,
        place=place(page, i),
        medium=how,
        participants=who,
        subject=subject(page, i),
        evidence=Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end]),
        status=status,
        statement=statement.id if statement else "",
        noun=parse.tokens[i].lemma,
        definite=any(parse.tokens[c].lemma in ("the", "that", "this") for c in parse.children[i]),
        title=title(page, i),
    )


def _over(page: Page, i: int, when: str | None, day: date | None, words: MeetingWords) -> bool:
    """Whether the day was over when the report came out, so that it is not that of a meeting ahead."""
    if when is None or len(when) != 10 or page.published is None or day is None:
        return False
    past = day.isoformat() <= when < page.published.isoformat()
    return past and not called_off(page.parse, i, words) and status_of(page.parse, i) != "future"


def _asked_for(page: Page, i: int, when: str | None, day: date | None, words: MeetingWords) -> str | None:
    """The day of a meeting that somebody asked for: "requested a meeting on Monday", after a Friday, means the next."""
    if when is None or day is None or len(when) != 10 or not requested(page.parse, i, words):
        return when
    behind = (day - date.fromisoformat(when)).days
    return (date.fromisoformat(when) + timedelta(days=7)).isoformat() if 0 < behind < 7 else when


def _firm(
    parse: Parse, i: int, when: str | None, medium: str | None, participants: tuple[str, ...], words: MeetingWords
) -> bool:
    """Whether the words mean a set meeting, and not just talk ("will talk to voters about taxes")."""
    token = parse.tokens[i]
    if token.pos == "VERB" and token.lemma != "meet":
        face = medium is not None or _speaks_with(parse, i)
        return when is not None or (face and len(participants) >= 2)
    if token.dep == "pobj" and parse.tokens[token.head].lemma in (
        "after",
        "since",
        "during",
        "despite",
        "follow",
        "following",
    ):
        return False
    if when is None and parse.tokens[token.head].lemma in ("continue", "keep") and token.dep == "dobj":
        return False
    if token.lemma in words.loose:
        return when is not None or len(participants) >= 2
    return True


def _speaks_with(parse: Parse, i: int) -> bool:
    """ "Plans to speak with the premier": a talk of two, not one before many ("will talk to voters")."""
    return parse.tokens[i].lemma in ("speak", "talk") and any(
        parse.tokens[c].dep == "prep" and parse.tokens[c].lemma == "with" for c in parse.children[i]
    )


def _covering(statements: list[Statement], at: int) -> Statement | None:
    exact = [s for s in statements if s.predicate_at.start <= at < s.predicate_at.end and s.kind == "verbal"]
    inside = exact or [s for s in statements if s.start <= at < s.end and s.kind == "verbal"] or statements
    return min((s for s in inside if s.start <= at < s.end), key=lambda s: s.end - s.start, default=None)


# --- when -------------------------------------------------------------------------------------------------------------


def _when(
    page: Page, i: int, statements: list[Statement], own: Statement | None, day: date | None
) -> tuple[str | None, str | None]:
    """(day, time of day) of the meeting: from the nearest anchored time in its clause."""
    at = page.sentence.start + page.parse.tokens[i].start
    dated = _times_of(page, i, statements, own, day)
    best = min(dated, key=lambda t: (_between(page, t, at), abs(t.start - at)), default=None)
    if best is None:
        return None, None
    match = _DAY.match(best.value)
    code = best.value.partition("T")[2]
    clock = meeting_words().parts_of_day.get(code, code if code[:1].isdigit() else "") or None
    return (match.group() if match else None), clock


def _times_of(
    page: Page, i: int, statements: list[Statement], own: Statement | None, day: date | None
) -> list[TimeExpression]:
    """Anchored days that may be the meeting's: of its clause, else of the clauses around it.

    Beside "cancelled" stands the day of the cancelling, so that only the noun's own phrase ("Friday's
    talks", "a visit that was set for Friday") counts, and what lies after the story's day in its clause.
    """
    every = list(
        {(t.start, t.end): t for s in statements for t in s.times if t.anchored and _DAY.match(t.value)}.values()
    )
    dated = [t for t in every if t.type in ("DATE", "TIME")]
    if called_off(page.parse, i, meeting_words()):
        inner = [page.parse.tokens[j] for j in subtree(page.parse, i)]
        start, end = page.sentence.start + inner[0].start, page.sentence.start + inner[-1].end
        near = [t for t in dated if start <= t.start < end]
        ahead = [t for t in dated if day is not None and t.value[:10] > day.isoformat()]
        return near or [t for t in ahead if own is not None and any(t.start == o.start for o in own.times)]
    if own is None:
        return dated
    inside = [t for t in dated if any(t.start == o.start for o in own.times)]
    around = [s for s in statements if s.start <= own.start and own.end <= s.end]
    journey = journey_before(page.parse, i)
    if journey is not None:
        at = page.sentence.start + page.parse.tokens[journey].start
        around += [s for s in statements if s.predicate_at.start <= at < s.predicate_at.end]
    return inside or [t for t in dated if any(t.start == o.start for s in around for o in s.times)]


def _between(page: Page, time: TimeExpression, at: int) -> int:
    """How many clause borders (commas, semicolons) lie between the time and the trigger."""
    left, right = min(time.end, at), max(time.start, at)
    return sum(page.text.count(mark, left, right) for mark in (";", " but ", " and "))
