"""Turns of phrase by which meetings are told, that several judgements look for: words of measure and times in their phrase,
journeys to them, invitations, what is asked for, what was before (helper of stage 8)."""

from __future__ import annotations

from crosswire.lexicon.meetings import meeting_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import (
    VERBAL,
    children_as,
    dependents,
    frame,
    governors,
    has_child,
    helpers,
    is_named,
    is_passive,
    obliques,
    verb_keys,
)

# What hangs so on a word is a clause of its own; and what hangs so below one is part of its phrase.
CLAUSAL = frozenset({"relcl", "advcl", "acl"})
PHRASAL = frozenset({"pobj", "prep", "dobj", "advmod", "compound", "amod", "conj", "attr"})
# Names of places, and of days and hours.
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})


def whole(parse: Parse, i: int) -> int:
    """The noun that counts or measures the meeting, else its own: "days" in "three days of meetings"."""
    above = parse.tokens[parse.tokens[i].head]
    of = parse.tokens[i].dep == "pobj" and above.lemma == "of"
    return above.head if of and parse.tokens[above.head].lemma in meeting_words().measures else i


def is_headline(parse: Parse, i: int) -> bool:
    """ "Ito, Rossi to meet Friday": a headline's infinitive below the name that stands first."""
    token = parse.tokens[i]
    first = parse.tokens[token.head]
    to = next((k.index for k in dependents(parse, i) if k.tag == "TO"), None)
    if to is None or token.tag != "VB" or token.dep not in ("acl", "relcl") or first.head != first.index:
        return False
    # A surname that is also a word is read as one: "Rossi" is none, "Cook" may be a verb.
    return first.pos == "PROPN" or (first.text[:1].isupper() and first.index + 1 == to)


def has_goal(parse: Parse, i: int) -> bool:
    """Whether a place is named to which one goes: "will go to Rome", "leaves for Lima", "arrives in Rome"."""
    goals = {head for marker, head in obliques(parse, i) if marker in ("to", "for", "in", "at")}
    return any(is_named(parse, goal, PLACES) for goal in goals)


def is_ahead_of(parse: Parse, i: int) -> bool:
    """ "Said on Monday ahead of a meeting": the "of" of "ahead", whatever the parser hangs it on."""
    return parse.tokens[i].lemma == "of" and i > 0 and parse.tokens[i - 1].lemma == "ahead"


def in_times(parse: Parse) -> set[int]:
    """The tokens that stand in the names of days and times: "this week" in "this week's talks"."""
    return {j for n in parse.named if n.label in TIMES for j in range(n.first, n.last)}


def near(parse: Parse, i: int) -> list[tuple[str, int]]:
    """Prepositional phrases of the trigger and of the verb above it."""
    found = list(obliques(parse, i))
    for head in list(governors(parse, i))[:2]:
        if parse.tokens[head].pos in VERBAL and parse.tokens[head].lemma not in status_words().saying:
            found += obliques(parse, head)
    return [*found, *(pair for c in children_as(parse, i, "xcomp", "advcl") for pair in obliques(parse, c))]


def in_topic(parse: Parse, j: int, head: int) -> bool:
    """Whether token ``j`` stands in an "on/about/in" phrase below ``head``."""
    for above in (j, *governors(parse, j)):
        if above == head:
            return False
        if parse.tokens[above].dep == "prep" and parse.tokens[above].lemma in meeting_words().topical:
            return True
    return False


def journey_before(parse: Parse, i: int) -> int | None:
    """The journey that a meeting is a part of: "visit" in "will visit Lima on Sunday and meet the president"."""
    token = parse.tokens[i]
    before = parse.tokens[token.head]
    return before.index if token.dep == "conj" and before.lemma in meeting_words().moves | {"visit"} else None


def travellers(parse: Parse, verb: int) -> tuple[int, ...]:
    """Who goes, by a verb of going or of sending."""
    around = frame(parse, verb)
    return around.patients if parse.tokens[verb].lemma in meeting_words().sending else around.agents


def is_journey(parse: Parse, i: int) -> bool:
    """A visit or trip, which is a meeting with the state that it leads to."""
    return meeting_words().kinds.get(parse.tokens[i].lemma) == "visit"


def purpose(parse: Parse, i: int) -> int:
    """The verb by which somebody takes part, where noun ``i`` is what in: "to participate in talks", "to hold talks"."""
    i = whole(parse, i)
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head] if token.dep == "pobj" and above.lemma in ("in", "at") else above
    return verb.index if verb.tag == "VB" and token.dep in ("dobj", "pobj") else i


def is_awaited(parse: Parse, i: int) -> bool:
    """ "Is expected at the palace", "is due in Rome": who comes is told, not what he does."""
    token = parse.tokens[i]
    if not (token.lemma == "expect" and is_passive(parse, i)) and not (token.lemma == "due" and token.dep == "acomp"):
        return False
    placed = any(k.lemma in ("in", "at") for k in dependents(parse, i, "prep"))
    return placed and not has_child(parse, i, "xcomp", "ccomp", "oprd")


def invited(parse: Parse, i: int, status: str) -> str | None:
    """ "Invited her to Rome", "accepted an invitation to meet him": proposed or planned; "" where it is none; None where
    nobody is invited."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.lemma == "invite" and token.pos == "VERB":
        to_place = any(k.lemma == "to" for k in dependents(parse, i, "prep", "dative"))
        to_meet = any(k.lemma in meeting_words().invited_to for k in dependents(parse, i, "xcomp"))
        told = not is_passive(parse, i) or has_child(parse, i, "agent")
        main = told and token.dep not in CLAUSAL and status in ("actual", "reported", "future")
        return "proposed" if main and (to_place or to_meet) else ""
    if token.dep in CLAUSAL | {"xcomp"} and token.tag == "VB" and above.lemma == "invitation":
        verb = parse.tokens[above.head]
        own = has_child(parse, i, "nsubj")  # "an invitation for X to meet Y"
        known = {"accept": "planned", "extend": "proposed", "issue": "proposed", "offer": "proposed"}
        return known.get(verb.lemma, "proposed" if own and verb.pos != "VERB" else "")
    return None


def asked_for(parse: Parse, i: int) -> bool:
    """Whether a noun is what somebody asks for, by a verb with its preposition where it is no object."""
    token, above = parse.tokens[i], parse.tokens[parse.tokens[i].head]
    verb = above if token.dep == "dobj" else parse.tokens[above.head]
    if token.dep not in ("dobj", "pobj") or verb.pos != "VERB":
        return False
    keys = verb_keys(parse, verb.index) if token.dep == "dobj" else (f"{verb.lemma}_{above.lemma}",)
    return not meeting_words().requesting.isdisjoint(keys)


def opened(parse: Parse, i: int, words: tuple[str, ...]) -> bool:
    """Whether the clause of verb ``i`` begins with one of ``words``."""
    return any(k.lemma in words and k.index < i for k in dependents(parse, i))


def told_as_past(parse: Parse, i: int) -> bool:
    """ "Was asked to help plan the summit": a verb above is in the past."""
    return any(
        parse.tokens[h].tag == "VBD" or not helpers(parse, h).isdisjoint(("was", "were", "had"))
        for h in list(governors(parse, i))[:3]
    )


def long_before(parse: Parse, i: int) -> bool:
    """ "Had proposed talks", "had been scheduled to meet": told as what went before."""
    for head in (i, *list(governors(parse, i))[:3]):
        if parse.tokens[head].dep in ("ccomp", "parataxis"):
            return False  # "said that they had agreed to meet"
        if parse.tokens[head].pos in VERBAL and "had" in helpers(parse, head):
            return True
    return False


def stop_before(parse: Parse, i: int) -> tuple[list[int], list[int]]:
    """Whose, and where, the stop is that the meeting is for: "X's arrival in Rome for talks"."""
    above = parse.tokens[parse.tokens[whole(parse, i)].head]
    stop = parse.tokens[above.head]
    if above.lemma != "for" or stop.pos != "NOUN" or stop.lemma not in meeting_words().stops:
        return [], []
    return children_as(parse, stop.index, "poss"), [
        h for m, h in obliques(parse, stop.index) if m in ("in", "to", "at")
    ]
