"""Who travels to a meeting, is awaited somewhere or invited (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.meeting_details import CLAUSAL, LEAVING, MOVES, SENDING, whole
from crosswire.extract.status import status_of
from crosswire.records.text import Parse
from crosswire.text.tree import frame, is_passive

# Verbs of what somebody is invited for, where it is a meeting.
_ENDS = frozenset({"visit", "meet", "come", "travel", "attend", "talk", "negotiate", "dine", "return", "join"})
# Verbs of journeys that, told in the past, lead to what is still to come: "landed in Rome for talks".
_BEGUN = frozenset({"head", "arrive", "land"})


def travellers(parse: Parse, verb: int) -> tuple[int, ...]:
    """Who goes, by a verb of going or of sending."""
    around = frame(parse, verb)
    return around.patients if parse.tokens[verb].lemma in SENDING else around.agents


def purpose(parse: Parse, i: int) -> int:
    """The verb by which somebody takes part, where noun ``i`` is what in: "to participate in talks", "to hold talks"."""
    i = whole(parse, i)
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head] if token.dep == "pobj" and above.lemma in ("in", "at") else above
    return verb.index if verb.tag == "VB" and token.dep in ("dobj", "pobj") else i


def is_on_a_journey(parse: Parse, i: int) -> bool:
    """ "Is to fly to Rome to meet X", "left for Rome to meet X", "heads there for talks": what a journey that is still to
    come, or has just begun, is for."""
    i = purpose(parse, i) if parse.tokens[i].pos != "VERB" else i
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.tag == "VB" and token.dep in ("advcl", "xcomp"):
        verb = above
    elif token.dep == "pobj" and above.lemma in ("for", "into"):
        verb = parse.tokens[above.head]
    else:
        return False
    if verb.pos != "VERB" or verb.lemma not in MOVES | LEAVING | _BEGUN | SENDING or verb.dep in CLAUSAL:
        return False
    helpers = {parse.tokens[c].text.lower() for c in parse.children[verb.index]}
    bound = verb.tag in ("VBG", "VBN") and verb.lemma == "head" and bool(helpers & {"is", "are"})
    going = verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and bool(helpers & {"is", "are"}))
    begun = verb.lemma in LEAVING | _BEGUN | SENDING and verb.tag == "VBD"
    return status_of(parse, verb.index) == ("actual" if begun or bound or going else "future")


def goes_for(parse: Parse, i: int) -> bool:
    """ "Flies to Rome on Friday to meet X": the purpose of a journey told in the present."""
    head = parse.tokens[parse.tokens[i].head]
    return parse.tokens[i].tag == "VB" and head.lemma in MOVES and head.tag in ("VBZ", "VBP", "VBG")


def is_awaited(parse: Parse, i: int) -> bool:
    """ "Is expected at the palace", "is due in Rome": who comes is told, not what he does."""
    token = parse.tokens[i]
    if not (token.lemma == "expect" and is_passive(parse, i)) and not (token.lemma == "due" and token.dep == "acomp"):
        return False
    kids = [parse.tokens[c] for c in parse.children[i]]
    return not any(k.dep in ("xcomp", "ccomp", "oprd") for k in kids) and any(
        k.dep == "prep" and k.lemma in ("in", "at") for k in kids
    )


def invited(parse: Parse, i: int, status: str) -> str | None:
    """ "Invited her to Rome", "accepted an invitation to meet him": proposed or planned; "" where it is none; None where
    nobody is invited."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.lemma == "invite" and token.pos == "VERB":
        kids = [parse.tokens[c] for c in parse.children[i]]
        to_place = any(k.dep in ("prep", "dative") and k.lemma == "to" for k in kids)
        to_meet = any(k.dep == "xcomp" and k.lemma in _ENDS for k in kids)
        told = not is_passive(parse, i) or any(k.dep == "agent" for k in kids)
        main = told and token.dep not in CLAUSAL and status in ("actual", "reported", "future")
        return "proposed" if main and (to_place or to_meet) else ""
    if token.dep in ("acl", "xcomp", "advcl", "relcl") and token.tag == "VB" and above.lemma == "invitation":
        verb = parse.tokens[above.head]
        own = any(parse.tokens[c].dep == "nsubj" for c in parse.children[i])  # "an invitation for X to meet Y"
        known = {"accept": "planned", "extend": "proposed", "issue": "proposed", "offer": "proposed"}
        return known.get(verb.lemma, "proposed" if own and verb.pos != "VERB" else "")
    return None
