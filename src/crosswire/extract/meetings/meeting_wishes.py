"""Signs that somebody wishes for a meeting: proposes it, asks for it or thinks of it (helper of stage 8)."""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.extract.acts.status import has_condition
from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_journeys import invited
from crosswire.extract.meetings.meeting_signs import PHRASAL, Sign, denied, opened
from crosswire.records.text import Parse
from crosswire.text.tree import governors, verb_keys

# Words that open a clause of what is not settled.
_OPEN = ("if", "unless", "whether")


def _invited(case: Case) -> bool:
    """ "Invited her to Rome"."""
    return invited(case.parse, case.i, case.status) == "proposed"


def _requested(case: Case) -> bool:
    """ "Requested an emergency meeting of the council", "calls for talks on Friday"."""
    urgent = any(k.dep in ("amod", "compound", "nmod") and k.lemma in case.words.urgent for k in case.kids)
    return not case.verbal and (case.ahead or urgent) and asked_for(case.parse, case.i, case.words.requesting)


def asked_for(parse: Parse, i: int, asking: frozenset[str]) -> bool:
    """Whether a noun is what somebody asks for, by a verb of ``asking``, with its preposition where it is no object."""
    token = parse.tokens[i]
    verb = parse.tokens[token.head] if token.dep == "dobj" else parse.tokens[parse.tokens[token.head].head]
    if token.dep not in ("dobj", "pobj") or verb.pos != "VERB":
        return False
    keys = (
        {*verb_keys(parse, verb.index)} if token.dep == "dobj" else {f"{verb.lemma}_{parse.tokens[token.head].lemma}"}
    )
    return bool(keys & asking)


def _wished(case: Case) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    parse, i = case.parse, case.i
    if case.status != "hypothetical" or opened(parse, i, _OPEN) or has_condition(parse, i):
        return False
    wished, below = case.verbal and any(k.text.lower() == "would" for k in case.kids), i
    for head in list(governors(parse, i))[:3]:
        token = parse.tokens[head]
        kept = parse.tokens[below].dep in PHRASAL | {"xcomp", "ccomp"} or parse.tokens[below].tag == "VB"
        if not kept or has_condition(parse, head):
            break
        if opened(parse, head, _OPEN) or denied(parse, head):
            return False
        wished = wished or token.lemma in case.words.wishing
        if not wished and not case.verbal and token.pos == "VERB" and token.lemma not in case.words.carrying:
            break
        below = head
    return wished


WISHES: Mapping[str, Sign] = {
    "invited": _invited,
    "requested": _requested,
    "wished": _wished,
}
