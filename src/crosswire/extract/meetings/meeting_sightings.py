"""The meetings to come that one sentence tells of, each with all that is told of it there (helper of stage 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from crosswire.extract.acts.pages import Page
from crosswire.extract.acts.status import status_of
from crosswire.extract.meetings.meeting_ahead import status_ahead
from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_context import Before, is_definite
from crosswire.extract.meetings.meeting_details import medium, place, subject, title
from crosswire.extract.meetings.meeting_parties import participants, receives_somebody
from crosswire.extract.meetings.meeting_phrases import has_goal, is_awaited, whole
from crosswire.extract.meetings.meeting_times import beside_another, long_ago, only_day_ahead, when_of
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.statements import Statement
from crosswire.records.text import Parse, Phrase
from crosswire.text.tree import dependents, governors, has_child, is_passive, verb_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place in a report that tells of a meeting to come.

    ``definite``: that it was told of before ("the meeting"); ``soon``: that it is for a time ahead that is no date;
    ``again``: that talks go on ("the next round", "will resume");
    ``verbal``: a verb tells of it;
    ``before``: whose meeting of this kind its report told of last; ``lent``: that its participants are those.
    """

    date: str | None
    time: str | None
    place: str | None
    medium: str | None
    participants: tuple[str, ...]
    subject: str | None
    evidence: Phrase
    status: str
    noun: str
    definite: bool = False
    soon: bool = False
    title: str | None = None
    sentence: int = 0
    again: bool = False
    before: tuple[str, ...] | None = None
    lent: bool = False
    verbal: bool = False


def sightings(page: Page, statements: list[Statement], day: date | None, before: Before) -> list[Sighting]:
    """Return the meetings to come that the sentence tells of. ``before`` is what its report told until then."""
    found: dict[int, Sighting] = {}
    for i in range(len(page.parse.tokens)):
        if _is_trigger(page.parse, i) and (one := _sighting(page, i, statements, day, before)):
            found[i] = one
    if len(found) == 1:
        return [_on_the_only_day(page, i, one, statements, day) for i, one in found.items()]
    return list(found.values())


def _on_the_only_day(page: Page, i: int, s: Sighting, statements: list[Statement], day: date | None) -> Sighting:
    """The only meeting of a sentence, without a day of its own, is on the only day ahead that the sentence tells."""
    if s.date or s.soon or s.status not in ("scheduled", "planned"):
        return s
    told = only_day_ahead(page, i, statements, day)
    return replace(s, date=told, status="scheduled") if told else s


def _is_trigger(parse: Parse, i: int) -> bool:
    token, words = parse.tokens[i], meeting_words()
    if is_awaited(parse, i):
        return True
    if (token.lemma == "call" and _rings_nobody(parse, i)) or _before_the_press(parse, i):
        return False
    if token.pos == "VERB":
        if token.tag == "VBN" and token.dep == "acl" and not has_child(parse, i, "aux", "auxpass"):
            return False  # "the deal negotiated by them": what was done to the noun before
        keys = verb_keys(parse, i)
        if token.lemma in words.leaving | {"go", "come", "return"} and not has_goal(parse, i):
            return False  # "go to war with them"
        return any(key in words.verbs or key in words.partner for key in keys)
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
        return False
    return token.lemma in words.nouns or token.text.lower() in words.nouns


def _before_the_press(parse: Parse, i: int) -> bool:
    """ "A news conference": one who answers reporters meets nobody; a joint one has two."""
    if parse.tokens[i].lemma not in ("conference", "briefing"):
        return False
    kids = {k.lemma.lower() for k in dependents(parse, i)}
    return bool(kids & {"press", "news"}) and "joint" not in kids


def _rings_nobody(parse: Parse, i: int) -> bool:
    """ "Will be called the Union", "will call it a mistake", "call the police", "a tough call": no call by telephone."""
    words, kids = meeting_words(), dependents(parse, i)
    if parse.tokens[i].pos != "VERB":
        return not any(k.lemma in words.together | words.media.keys() | {"conference"} for k in kids)
    reached = words.representatives | words.crowds
    others = any(k.pos == "NOUN" and k.lemma not in reached for k in dependents(parse, i, "dobj"))
    return others or is_passive(parse, i) or has_child(parse, i, "oprd", "ccomp")


def _sighting(page: Page, i: int, statements: list[Statement], day: date | None, before: Before) -> Sighting | None:
    parse = page.parse
    statement = _covering(statements, page.at(i))
    if not receives_somebody(page, i):
        return None
    when = when_of(page, i, statements, statement, day)
    case = Case(page=page, i=i, when=when, day=day, before=before, status=status_of(parse, i))
    status = status_ahead(case)
    if status is None or (when.day is not None and day is not None and when.day < day.isoformat()[: len(when.day)]):
        return None
    old = status in ("cancelled", "postponed", "proposed") or beside_another(page, i)
    if old and when.day is None and long_ago(statements, day):
        return None
    crowds = when.day is not None or status in ("scheduled", "planned")  # no wish to talk with people without a name
    who = participants(page, i, before.recent, crowds=crowds)
    undated = when.day is None and not when.soon and parse.tokens[i].lemma in meeting_words().going
    if undated and (status == "proposed" or not _is_of_state(page, who)):
        return None  # "wanted to go to Rome", "the refugees will fly to Germany", "he will go to Rome as a reporter"
    start, end = (statement.start, statement.end) if statement else (page.sentence.start, page.sentence.end)
    return Sighting(
        date=when.day or when.month,
        time=when.clock,
        place=place(page, i),
        medium=medium(page, i),
        participants=who,
        subject=subject(page, i),
        evidence=Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end]),
        status=status,
        noun=parse.tokens[i].lemma,
        definite=is_definite(parse, i),
        soon=when.soon,
        title=title(page, i),
        sentence=page.sentence.index,
        again=_again(parse, i),
        verbal=case.verbal,
    )


def _is_of_state(page: Page, who: tuple[str, ...]) -> bool:
    """Whether a person who serves a state or a body of states is among those found."""
    return any(page.entities[e].kind == "person" and page.entities[e].state for e in who if e in page.entities)


def _again(parse: Parse, i: int) -> bool:
    """ "The next round of talks", "talks will resume": those that went before are meant."""
    top = whole(parse, i)
    if any(parse.tokens[c].lemma == "any" for c in (*parse.children[i], *parse.children[top])):
        return False
    near = {k.lemma for k in dependents(parse, top)} | {parse.tokens[parse.tokens[top].head].lemma}
    near |= {parse.tokens[h].lemma for h in list(governors(parse, top))[:2]}
    if parse.tokens[i].pos == "VERB":
        near -= {"next"}  # "next, he will meet allies"
    return bool(near & meeting_words().again)


def _covering(statements: list[Statement], at: int) -> Statement | None:
    exact = [s for s in statements if s.predicate_at.start <= at < s.predicate_at.end and s.kind == "verbal"]
    inside = exact or [s for s in statements if s.start <= at < s.end and s.kind == "verbal"] or statements
    return min((s for s in inside if s.start <= at < s.end), key=lambda s: s.end - s.start, default=None)
