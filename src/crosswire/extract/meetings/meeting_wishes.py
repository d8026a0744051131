"""Signs that somebody wishes for a meeting: proposes it, asks for it or thinks of it (helper of stage 8)."""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.extract.acts.status import has_condition
from crosswire.extract.grammar.clauses import SUBJECTS
from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_phrases import PHRASAL, asked_for, invited, opened
from crosswire.extract.meetings.meeting_signs import Sign, leads_up
from crosswire.text.tree import dependents, governors, has_child, helpers, verb_keys

# Words that open a clause of what is not settled.
_OPEN = ("if", "unless", "whether")


def _invited(case: Case) -> bool:
    """ "Invited her to Rome"."""
    return invited(case.parse, case.i, case.status) == "proposed"


def _may_be(case: Case) -> bool:
    """ "May soon meet her", "could hold talks as early as May", "a meeting on Friday is possible"."""
    near, verb, parse = case.ahead or case.when.soon, case.token, case.parse
    if not case.verbal:
        top, verb = parse.tokens[case.top], case.head
        open_ = any(k.lemma in ("possible", "likely") for k in dependents(parse, verb.index) if k.index > case.i)
        if top.dep == "nsubj" and verb.lemma == "be" and open_:
            return near and not has_child(parse, verb.index, "neg")
        carried = {*verb_keys(parse, verb.index)} & (case.words.taking_part | case.words.setting)
        if verb.pos != "VERB" or top.dep not in ("dobj", *SUBJECTS) or not carried:
            return False
    kids = dependents(parse, verb.index)
    soon = near or any(k.lemma in ("soon", "early") for k in kids)
    likely = parse.tokens[verb.head].lemma == "likely" and verb.dep == "xcomp"
    may = likely or helpers(parse, verb.index) & {"may", "might", "could", "would"}
    return bool(may) and soon and not has_child(parse, verb.index, "neg") and not has_condition(parse, verb.index)


def _requested(case: Case) -> bool:
    """ "Requested an emergency meeting of the council", "calls for talks on Friday"."""
    if case.verbal or not asked_for(case.parse, case.i):
        return False
    urgent = any(k.dep in ("amod", "compound", "nmod") and k.lemma in case.words.urgent for k in case.kids)
    return case.ahead or urgent


def _wished(case: Case) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    parse, i = case.parse, case.i
    if case.status != "hypothetical" or opened(parse, i, _OPEN) or has_condition(parse, i):
        return False
    wished, below = case.verbal and "would" in helpers(parse, i), i
    for head in list(governors(parse, i))[:3]:
        token = parse.tokens[head]
        kept = parse.tokens[below].dep in PHRASAL | {"xcomp", "ccomp"} or parse.tokens[below].tag == "VB"
        if not kept or has_condition(parse, head):
            break
        if opened(parse, head, _OPEN) or has_child(parse, head, "neg"):
            return False
        wished = wished or token.lemma in case.words.wishing
        if not wished and not case.verbal and token.pos == "VERB" and token.lemma not in case.words.carrying:
            break
        below = head
    return wished


def _possible(case: Case) -> bool:
    """ "Just before a possible meeting between X and Y"."""
    possible = any(k.lemma in case.words.possible for k in case.kids)
    between = any(k.lemma == "between" for k in case.kids)
    return (
        not case.verbal
        and possible
        and between
        and (case.parse.tokens[case.token.head].lemma == "before" or leads_up(case))
    )


WISHES: Mapping[str, Sign] = {
    "invited": _invited,
    "may_be": _may_be,
    "requested": _requested,
    "wished": _wished,
    "possible": _possible,
}
