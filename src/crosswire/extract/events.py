"""Stage 8, events: Statements -> Events; conditionals and meetings beside it.

Each verb, event noun and predicate adjective of a sentence is held against the PLOVER lexicon; what it tells
is tied to the clause (statement) that holds it. A verb of speech that says nothing political itself gives way
to what is said. Events of one sentence come in order of weight: first the main clause's most specific act,
then what it governs, then what stands in side clauses.

Known limits: one code a word; idioms only where the lexicon lists them; a sentence without any listed word is
coded by the tone of its words, at low probability, or not at all.
Reference: PLOVER 2.0 manual, Open Event Data Alliance.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.acts.coding import Coding, code_token, demand, implied, tone_coding
from crosswire.extract.acts.pages import Page, pages_of
from crosswire.extract.acts.parties import parties, states
from crosswire.extract.acts.status import status_of
from crosswire.extract.conditionals.conditionals import find_conditionals
from crosswire.extract.meetings.meetings import find_meetings
from crosswire.lexicon.plover import plover
from crosswire.records.names import Entity
from crosswire.records.statements import Event, Statement
from crosswire.records.text import Parse, ParsedDocument
from crosswire.text.tree import VERBAL, governors

__all__ = ["find_conditionals", "find_events", "find_meetings"]

# Events kept of one sentence; a longer list is a table or a garbled page.
_MOST = 12
# What one step down the parse costs in the order of a sentence's events (0: as weighty as the main clause).
_STEPS = {
    "ccomp": 0.4, "xcomp": 0.7, "conj": 1.0, "dobj": 1.0, "attr": 0.8, "pobj": 0.8, "prep": 0.4, "nsubj": 1.2,
    "nsubjpass": 0.9, "advcl": 1.6, "relcl": 2.4, "acl": 1.6, "pcomp": 0.9, "acomp": 0.3, "appos": 2.0, "agent": 0.4,
    "parataxis": 1.0,
}  # fmt: skip


def find_events(
    statements: Sequence[Statement], entities: Sequence[Entity], parsed: Sequence[ParsedDocument] = ()
) -> tuple[Event, ...]:
    """Code what the sentences of ``parsed`` tell: PLOVER type, mode, context, actor, recipient, status.

    ``statements`` are the clauses that events are tied to, and give date and place; ``entities`` say who is
    meant. Events come in order of reports and sentences, the weightiest of a sentence first.
    """
    return tuple(
        event
        for pages in pages_of(statements, entities, parsed)
        for page, beside in pages
        for event in _of_sentence(page, beside)
    )


def _of_sentence(page: Page, statements: list[Statement]) -> list[Event]:
    parse = page.parse
    codings = [
        coding for token in parse.tokens if (coding := code_token(parse, token.index) or demand(parse, token.index))
    ]
    codings = _without_repeats(parse, codings)
    ranked = sorted(codings, key=lambda coding: (_weight(parse, coding), coding.token))[:_MOST]
    events: list[Event] = []
    for coding in ranked:
        status = status_of(parse, coding.token)
        asked = demand(parse, coding.token)
        for one, its_status in (
            *([(asked, "actual")] if asked else []),
            *implied(parse, coding, status),
            (coding, status),
        ):
            events.append(_event(page, one, its_status, statements))
    return events or _by_tone(page, statements)


def _without_repeats(parse: Parse, codings: list[Coding]) -> list[Coding]:
    """Drop a noun that only completes its verb's pattern ("impose sanctions" is one event, not two)."""
    by_token = {coding.token: coding for coding in codings}
    kept = []
    for coding in codings:
        head = by_token.get(parse.tokens[coding.token].head)
        noun = parse.tokens[coding.token].pos in ("NOUN", "PROPN")
        if (
            noun
            and head
            and head.code.type == coding.code.type
            and parse.tokens[coding.token].dep in ("dobj", "attr", "nsubjpass")
        ):
            continue
        kept.append(coding)
    return kept


def _weight(parse: Parse, coding: Coding) -> float:
    """Place in the order of the sentence: steps down from the main clause, and doubt."""
    i, total = coding.token, 0.0
    light = plover().light
    for head in governors(parse, i):
        step = _STEPS.get(parse.tokens[i].dep, 0.6)
        if parse.tokens[i].dep == "ccomp" and parse.tokens[head].lemma in light:
            step = 0.1
        total += step
        i = head
    return total + 2.0 * (1.0 - coding.probability)


def _event(page: Page, coding: Coding, status: str, statements: list[Statement]) -> Event:
    statement = _statement_at(statements, page.at(coding.token))
    actors, recipients = parties(page, coding)
    ours, theirs = states(page, actors, recipients)
    if status == "actual" and statement is not None and statement.attribution:
        status = "reported"
    return Event(
        report=page.sentence.report,
        start=statement.start if statement else page.sentence.start,
        end=statement.end if statement else page.sentence.end,
        statement=statement.id if statement else "",
        type=coding.code.type,
        mode=coding.code.mode,
        context=_contexts(page.parse),
        actor=actors,
        recipient=recipients,
        date=_date(statement),
        place=_place(page, coding, statement),
        status=status,
        probability=round(coding.probability, 2),
        actor_states=ours,
        recipient_states=theirs,
    )


def _statement_at(statements: list[Statement], at: int) -> Statement | None:
    """The clause whose own words hold the character ``at``, the one with that predicate first."""
    for statement in statements:
        if statement.predicate_at.start <= at < statement.predicate_at.end:
            return statement
    inside = [s for s in statements if any(span.start <= at < span.end for span in s.own)]
    return min(inside, key=lambda s: s.end - s.start, default=None)


def _contexts(parse: Parse) -> tuple[str, ...]:
    listed = plover().contexts
    return tuple(dict.fromkeys(listed[t.lemma] for t in parse.tokens if t.lemma in listed))[:4]


def _date(statement: Statement | None) -> str | None:
    if statement is None:
        return None
    return next((time.value for time in statement.times if time.anchored and time.type in ("DATE", "TIME")), None)


def _place(page: Page, coding: Coding, statement: Statement | None) -> str | None:
    """A named place behind "in" or "at" in the clause."""
    found = [h for marker, h in coding.frame.obliques if marker in ("in", "at", "near")]
    for head in found:
        if any(n.first <= head < n.last and n.label in ("GPE", "LOC", "FAC") for n in page.parse.named):
            return page.phrase(head).text
    for argument in statement.arguments if statement else ():
        if argument.marker in ("in", "at") and argument.phrase.entities:
            first = page.entities.get(argument.phrase.entities[0])
            if first and first.kind in ("place", "state"):
                return argument.phrase.text
    return None


def _by_tone(page: Page, statements: list[Statement]) -> list[Event]:
    """Code a sentence without any listed word by the tone of what is said in it."""
    lexicon, parse = plover(), page.parse
    bad = sum(t.lemma in lexicon.negative for t in parse.tokens)
    good = sum(t.lemma in lexicon.positive for t in parse.tokens)
    root = next((t.index for t in parse.tokens if t.head == t.index and t.pos in VERBAL), None)
    if root is None or bad == good:
        return []
    coding = tone_coding(parse, root, accuse=bad > good)
    return [_event(page, coding, status_of(parse, root), statements)]
