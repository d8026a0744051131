"""Signs that a meeting does not lie ahead: past, denied, conditional, told amid something else or no plan (helper of stage 8)."""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_phrases import has_goal, invited, is_awaited, long_before
from crosswire.extract.meetings.meeting_signs import Sign, is_within
from crosswire.text.tree import dependents, governors, helpers, obliques, subtree, verb_keys


def _past_day(case: Case) -> bool:
    return case.when.past


def _long_before(case: Case) -> bool:
    """ "Had proposed talks", "said that he'd met her": told as what went before."""
    return not case.ahead and long_before(case.parse, case.i)


def _past_tense(case: Case) -> bool:
    """ "Met", "has met", "talks that were held": a verb told in the past."""
    return case.token.tag == "VBD" and case.token.lemma != "invite"


def _would_have(case: Case) -> bool:
    """ "The summit would have been a feast", "would have met": it never was."""
    verb = case.token if case.verbal else case.verb_above or case.token
    return {"would", "have"} <= helpers(case.parse, verb.index)


def _negated(case: Case) -> bool:
    """ "Will not meet"; also "whether any meetings are scheduled"."""
    return case.status == "negated" or any(k.lemma == "any" for k in case.kids)


def _only_invited(case: Case) -> bool:
    """ "In 1996 he surprised them, inviting her to his farm", "declined an invitation to meet"."""
    return invited(case.parse, case.i, case.status) == ""


def _apart(case: Case) -> bool:
    """ "Will be a broker for talks", "his task was to arrange talks": of something else it is told that it will be."""
    below, parse = case.top, case.parse
    if case.when.day is not None or case.status != "future":
        return False
    other = case.words.leading | case.words.representatives | case.words.nouns.keys() | {"part", "table"}
    for head in list(governors(parse, below))[:6]:
        token = parse.tokens[head]
        if token.pos == "VERB":
            above = parse.tokens[token.head]
            subjects = dependents(parse, above.index, "nsubj")
            return token.dep == "xcomp" and above.lemma == "be" and any(s.lemma in case.words.aims for s in subjects)
        inside = token.pos == "NOUN" and token.dep != "conj" and parse.tokens[below].dep in ("pobj", "prep")
        if inside and token.lemma not in other:
            return True
        below = head
    return False


def _awaits(case: Case) -> bool:
    """ "Will speak with her as soon as prices are down": a condition; but "as soon as he lands" is only when."""
    parse = case.parse
    for k in case.kids:
        if k.dep not in ("advcl", "advmod") or case.when.day is not None:
            continue
        inside = subtree(parse, k.index)
        soon = any(parse.tokens[j].lemma == "soon" and parse.tokens[j - 1].lemma == "as" for j in inside if j)
        subjects = [parse.tokens[j] for j in inside if parse.tokens[j].dep in ("nsubj", "nsubjpass")]
        if soon and subjects and all(s.pos != "PRON" for s in subjects):
            return True
    return False


def _nested(case: Case) -> bool:
    """ "Will be tasked with helping to meet them": what is told of is below a preposition."""
    return case.status == "future" and case.when.day is None and any(t.dep == "pcomp" for t in case.above)


def _acted_on(case: Case) -> bool:
    """ "Will sabotage the talks", "will skip the summit": what is to come is not the meeting."""
    verb, top = case.head, case.parse.tokens[case.top]
    if case.verbal or case.status != "future" or top.dep not in ("dobj", "nsubjpass") or verb.pos != "VERB":
        return False
    carrying = case.words.taking_part | case.words.setting | case.words.partner | case.words.requesting
    return not ({*verb_keys(case.parse, verb.index)} & carrying or verb.lemma in case.words.neutral)


def _aftermath(case: Case) -> bool:
    """ "The deal follows talks between them", "after the summit", "despite the talks"; not "during her visit next month"."""
    if case.verbal:
        return False
    over = case.parse.tokens[case.top].dep == "dobj" and case.head.lemma in case.words.ending
    above = case.parse.tokens[case.token.head]
    visit = case.words.kinds.get(case.token.lemma) == "visit" and (case.ahead or case.when.soon)
    during = is_within(case) or (above.lemma in case.words.within and visit)
    return over or (case.token.dep == "pobj" and above.lemma in case.words.aftermath and not during)


def _only_possible(case: Case) -> bool:
    """ "Possible talks": nothing is set."""
    return not case.verbal and case.when.day is None and any(k.lemma in case.words.possible for k in case.kids)


def _no_plan(case: Case) -> bool:
    """ "Is willing to meet them", "will let inspectors visit", "continues to negotiate"."""
    above = case.parse.tokens[case.token.head]
    if case.verbal:
        shown = case.token.dep == "acl" or (case.token.lemma not in ("meet", "invite") and not case.dated)
        return shown and above.lemma in case.words.no_plan
    return not case.dated and case.token.dep == "dobj" and above.lemma in ("continue", "keep")


def _alone(case: Case) -> bool:
    """ "Will talk to voters about taxes", "will address the nation": a verb that means a meeting only with somebody."""
    token, words = case.token, case.words
    if not case.verbal or token.lemma in ("invite", "meet") or is_awaited(case.parse, case.i):
        return False
    if token.lemma in words.facing and not _before_a_body(case):
        return True
    if case.dated:
        return False
    by_itself = token.lemma in words.verbs and all(k.dep != "dobj" for k in case.kids)
    beside = {case.parse.tokens[j].lemma for _, j in obliques(case.parse, case.i)}
    by_phone = bool((beside | {k.lemma for k in case.kids}) & words.media.keys()) or token.lemma in words.media
    return len(case.parties) < 2 or not (by_itself or by_phone or token.lemma == "call" or _with_somebody(case))


def _before_a_body(case: Case) -> bool:
    """ "Will address the assembly", "testify before the committee"; one may be briefed alone."""
    heard = [k for k in case.kids if k.dep == "dobj"]
    heard += [case.parse.tokens[h] for marker, h in obliques(case.parse, case.i) if marker in ("before", "to")]
    return case.token.lemma == "brief" or any(k.lemma in case.words.bodies for k in heard)


def _with_somebody(case: Case) -> bool:
    """ "Plans to speak with the premier": a talk of two, not one before many ("will talk to voters")."""
    token, kids = case.token, case.kids
    if token.lemma in case.words.going:
        return has_goal(case.parse, case.i)  # with the state that is gone to
    if token.lemma in case.words.hosting:
        return any(k.dep == "dobj" and k.pos == "PROPN" for k in kids)
    if token.lemma in case.words.facing:
        return any(k.dep == "dobj" or (k.dep == "prep" and k.lemma == "before") for k in kids)
    to = [h for marker, h in obliques(case.parse, case.i) if marker == "to"]
    spoken_to = any(case.parse.tokens[h].lemma in ("other", "another") or _is_person(case, h) for h in to)
    together = spoken_to or any(k.dep == "prep" and k.lemma == "with" for k in kids)
    return token.lemma == "visit" or (token.lemma in case.words.two and together)


def _is_person(case: Case, i: int) -> bool:
    return any(m.kind == "person" and m.form == "name" for _, m in case.page.mentions(i))


def _loose(case: Case) -> bool:
    """A dinner, a round, a session of nobody and on no day."""
    again = {t.lemma for t in (*case.kids, case.head, *case.above[:2])} & case.words.again
    told = case.dated or len(case.parties) >= 2 or again
    return not case.verbal and case.token.lemma in case.words.loose and not told


DOUBTS: Mapping[str, Sign] = {
    "past_day": _past_day,
    "long_before": _long_before,
    "past_tense": _past_tense,
    "would_have": _would_have,
    "negated": _negated,
    "only_invited": _only_invited,
    "apart": _apart,
    "awaits": _awaits,
    "nested": _nested,
    "acted_on": _acted_on,
    "aftermath": _aftermath,
    "only_possible": _only_possible,
    "no_plan": _no_plan,
}
# Those that ask who takes part.
LONELY: Mapping[str, Sign] = {"alone": _alone, "loose": _loose}
