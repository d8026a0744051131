"""Who travels to a meeting, is awaited somewhere or invited (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.meetings.meeting_details import CLAUSAL, SENDING, whole
from crosswire.records.text import Parse
from crosswire.text.tree import dependents, frame, has_child, is_passive

# Verbs of what somebody is invited for, where it is a meeting.
_ENDS = frozenset({"visit", "meet", "come", "travel", "attend", "talk", "negotiate", "dine", "return", "join"})


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


def is_awaited(parse: Parse, i: int) -> bool:
    """ "Is expected at the palace", "is due in Rome": who comes is told, not what he does."""
    token = parse.tokens[i]
    if not (token.lemma == "expect" and is_passive(parse, i)) and not (token.lemma == "due" and token.dep == "acomp"):
        return False
    kids = dependents(parse, i)
    return not any(k.dep in ("xcomp", "ccomp", "oprd") for k in kids) and any(
        k.dep == "prep" and k.lemma in ("in", "at") for k in kids
    )


def invited(parse: Parse, i: int, status: str) -> str | None:
    """ "Invited her to Rome", "accepted an invitation to meet him": proposed or planned; "" where it is none; None where
    nobody is invited."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.lemma == "invite" and token.pos == "VERB":
        kids = dependents(parse, i)
        to_place = any(k.dep in ("prep", "dative") and k.lemma == "to" for k in kids)
        to_meet = any(k.dep == "xcomp" and k.lemma in _ENDS for k in kids)
        told = not is_passive(parse, i) or any(k.dep == "agent" for k in kids)
        main = told and token.dep not in CLAUSAL and status in ("actual", "reported", "future")
        return "proposed" if main and (to_place or to_meet) else ""
    if token.dep in ("acl", "xcomp", "advcl", "relcl") and token.tag == "VB" and above.lemma == "invitation":
        verb = parse.tokens[above.head]
        own = has_child(parse, i, "nsubj")  # "an invitation for X to meet Y"
        known = {"accept": "planned", "extend": "proposed", "issue": "proposed", "offer": "proposed"}
        return known.get(verb.lemma, "proposed" if own and verb.pos != "VERB" else "")
    return None
