"""Signs that a meeting is set and lies ahead (helper of stage 8).

Each sign looks at one thing alone; ``data/meeting_weights.yml`` says how many points it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crosswire.extract.acts.status import status_of
from crosswire.extract.grammar.clauses import SUBJECTS
from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_phrases import (
    CLAUSAL,
    PHRASAL,
    has_goal,
    invited,
    is_ahead_of,
    is_awaited,
    is_headline,
    long_before,
    opened,
    purpose,
    told_as_past,
)
from crosswire.records.text import Token
from crosswire.text.tree import VERBAL, dependents, governors, helpers, verb_keys

_PRESENT = ("VBZ", "VBP")
# Clauses whose present tense tells of this very day: "ministers meet today", "as ministers meet today".
_TOLD = frozenset({"ROOT", "conj", "advcl"})


def _future(case: Case) -> bool:
    """ "Will meet", "is to meet", "plans to meet", "talks will begin"."""
    return case.status == "future" and case.token.lemma != "invite"


def _upcoming(case: Case) -> bool:
    """ "The planned talks", "the next round of talks"."""
    near = dependents(case.parse, case.top)
    return not case.verbal and any(
        k.dep in ("amod", "det", "compound") and {k.lemma, k.text.lower()} & case.words.upcoming for k in near
    )


def _set_to(case: Case) -> bool:
    """ "Is set to hold talks", "is also due to meet": the parser may take what is set for a purpose."""
    verb = case.token if case.verbal else case.head
    above = case.parse.tokens[verb.head]
    meant = verb.tag == "VB" and verb.dep == "advcl" and (case.verbal or verb.lemma in case.words.carrying)
    set_for = above.lemma in case.words.set_for and above.tag in ("VBN", "JJ")
    return meant and set_for and not told_as_past(case.parse, verb.index)


def _set_by_its_own_clause(case: Case) -> bool:
    """ "Talks planned for January", "a call that is due to be held"."""
    for k in case.kids:
        setting = k.dep in ("acl", "relcl") and k.lemma in case.words.setting | case.words.set_for
        if not case.verbal and setting and k.tag in ("VBN", "VB"):
            return True
        below = [k.lemma for k in dependents(case.parse, k.index)]
        if not case.verbal and k.dep == "relcl" and k.lemma == "be" and case.words.set_for & {*below}:
            return True
    return False


def _set_by_verb(case: Case) -> bool:
    """ "Talks are scheduled", "will begin talks", "talks are to follow", "has lined up meetings"."""
    token, top, head = case.token, case.parse.tokens[case.top], case.parse.tokens[case.token.head]
    if case.verbal or head.pos not in VERBAL:
        return False
    beside = dependents(case.parse, head.index)
    if token.dep == "nsubjpass" and head.lemma in case.words.planning:
        return True
    if token.dep == "nsubj" and head.lemma in case.words.planning:  # "with talks set to begin"
        return head.tag == "VBN" or (head.dep == "advcl" and any(k.lemma.lower() == "with" for k in beside))
    verb = case.head
    if top.dep == "dobj" and _has_arranged(case, verb):
        return True
    be_to = head.lemma == "be" and any(k.dep == "xcomp" and k.lemma in case.words.setting for k in beside)
    held = top.dep == "dobj" and head.lemma in case.words.including
    return be_to or ((head.lemma in case.words.setting or held) and status_of(case.parse, head.index) == "future")


def _has_arranged(case: Case, verb: Token) -> bool:
    """ "Has lined up meetings with X": arranged, and told in the perfect."""
    has = helpers(case.parse, verb.index) & {"has", "have"}
    return verb.tag == "VBN" and bool(has and {*verb_keys(case.parse, verb.index)} & case.words.arranging)


def _taken_part_in(case: Case) -> bool:
    """ "Will engage in talks", "is to host her for talks", "will be in Rome for the summit"."""
    top, above = case.parse.tokens[case.top], case.head
    verb = case.parse.tokens[above.head]
    verb = case.parse.tokens[verb.head] if verb.lemma == "part" else verb
    verbs = case.words.going_for if above.lemma == "for" else case.words.joining if above.lemma in ("in", "at") else ()
    inside = not case.verbal and top.dep == "pobj" and verb.pos in VERBAL and verb.lemma in verbs
    return inside and status_of(case.parse, verb.index) == "future"


def _dated(case: Case) -> bool:
    """A noun with a day after its report's, in its own phrase or beside a verb that is not told as past."""
    if case.verbal:
        return False
    carried = (
        case.parse.tokens[case.top].dep == "dobj" and case.head.tag == "VB" and case.head.lemma in case.words.carrying
    )
    soon = case.when.soon and (case.when.own or carried)
    return (case.ahead or soon) and not _past_verb(case)


def _past_verb(case: Case) -> bool:
    """Whether the verb around a noun tells of what was: then a day beside the verb is not that of the meeting."""
    head = case.verb_above
    if head is None:
        return False
    if head.tag == "VBN" and head.lemma in case.words.carrying:
        return not helpers(case.parse, head.index).isdisjoint(("has", "have"))  # "has had briefings this week"
    if not _is_past(case, head) or head.dep in ("relcl", "acl"):
        return False
    direct = case.token.dep in ("dobj", *SUBJECTS)
    return not case.when.fixed and (direct or not case.when.own)


def _is_past(case: Case, verb: Token) -> bool:
    """ "Said", "did not say"."""
    return verb.tag == "VBD" or "did" in helpers(case.parse, verb.index)


def _told_in_the_present(case: Case) -> bool:
    """ "They meet on Friday", "as ministers meet today", "hosts her later this month"."""
    if not case.verbal or case.token.tag not in _PRESENT:
        return False
    told = _TOLD if case.page.published != case.day else _TOLD | {"relcl"}  # "who meets her today"
    if case.ahead or (case.today and not case.page.sentence.headline and case.token.dep in told):
        return True
    return case.when.soon and case.token.lemma in case.words.verbs | case.words.hosting | case.words.moves | {"visit"}


def _is_meeting(case: Case) -> bool:
    """ "Is meeting them Friday", "is meeting her this afternoon" told on the day itself; "is heading to Rome"."""
    token = case.token
    if not case.verbal or token.tag != "VBG":
        return False
    if token.dep == "advcl" and _is_past(case, case.parse.tokens[token.head]):
        return False  # "speaking beside her on Friday, he said"
    be = any(k.dep == "aux" and k.lemma == "be" for k in case.kids)
    is_ = not helpers(case.parse, case.i).isdisjoint(("is", "are"))
    going = token.lemma in case.words.going and token.dep in ("ROOT", "conj", "ccomp") and has_goal(case.parse, case.i)
    aside = any(k.dep in ("advmod", "mark") and k.lemma in case.words.beside for k in case.kids) or token.dep in CLAUSAL
    told = case.page.published is None or case.day is None or case.page.published <= case.day
    return case.ahead or case.when.soon or (case.today and be and not aside and told) or (is_ and going)


def _awaited(case: Case) -> bool:
    """ "Is expected in Rome next week", "is due there on Monday"."""
    return is_awaited(case.parse, case.i) and (case.ahead or case.today or case.when.soon)


def _on_a_journey(case: Case) -> bool:
    """ "Is to fly to Rome to meet X", "left for Rome to meet X", "heads there for talks": what a journey that is still to
    come, or has just begun, is for."""
    parse = case.parse
    token = case.token if case.verbal else parse.tokens[purpose(parse, case.i)]
    above = parse.tokens[token.head]
    if token.tag == "VB" and token.dep in ("advcl", "xcomp"):
        verb = above
    elif token.dep == "pobj" and above.lemma in ("for", "into"):
        verb = parse.tokens[above.head]
    else:
        return False
    if case.verbal and case.ahead and verb.lemma in case.words.moves and verb.tag in (*_PRESENT, "VBG"):
        return True
    if (
        verb.pos != "VERB"
        or verb.lemma not in case.words.going | case.words.begun | case.words.sending
        or verb.dep in CLAUSAL
    ):
        return False
    is_ = not helpers(parse, verb.index).isdisjoint(("is", "are"))
    going = verb.tag in _PRESENT or (is_ and (verb.tag == "VBG" or (verb.tag == "VBN" and verb.lemma == "head")))
    begun = verb.lemma in case.words.leaving | case.words.begun | case.words.sending and verb.tag == "VBD"
    return status_of(parse, verb.index) == ("actual" if begun or going else "future")


def _headline(case: Case) -> bool:
    return case.verbal and is_headline(case.parse, case.i)


def _when_it_comes(case: Case) -> bool:
    """ "Will press him when they meet", "before meeting her he will try", "was closed days before he visits her"."""
    token, parse = case.token, case.parse
    when, before = opened(parse, case.i, ("when",)), opened(parse, case.i, ("before",))
    finite = token.tag in _PRESENT and token.dep in ("advcl", "relcl", "pcomp") and (when or before)
    if finite and token.tag == "VBZ" and before:
        return True  # what is over would be told as past
    if not case.verbal or (not finite and not (token.tag == "VBG" and parse.tokens[token.head].lemma == "before")):
        return False
    verb = (case.verb_above or token).index
    for above in governors(parse, verb):
        if parse.tokens[verb].dep != "xcomp" or status_of(parse, verb) == "future":
            break
        verb = above  # "will try to press him"
    return status_of(parse, verb) == "future"


def leads_up(case: Case) -> bool:
    """ "Ahead of negotiations in Cairo", "sets the stage for talks"; what somebody prepared for may be over without a day."""
    below = case.i
    for head in [] if case.verbal else list(governors(case.parse, case.i))[:3]:
        token = case.parse.tokens[head]
        if case.parse.tokens[below].dep not in PHRASAL:
            return False
        stage = token.lemma == "set" and any(k.lemma == "stage" for k in dependents(case.parse, head))
        if token.lemma == "time" and case.parse.tokens[below].lemma != "for":
            return False  # "met for the first time at the summit"
        if stage or token.lemma in case.words.leading or is_ahead_of(case.parse, head):
            over = token.pos == "VERB" and case.when.day is None and told_as_past(case.parse, head)
            return not over and not long_before(case.parse, head)
        below = head
    return False


def _organised(case: Case) -> bool:
    """ "Is organising a conference", "involved in arranging the conference"."""
    head = case.parse.tokens[case.token.head]
    organised = case.token.dep == "dobj" and head.tag in ("VBG", "VB") and head.lemma in case.words.organising
    return not case.verbal and organised and not told_as_past(case.parse, head.index)


def _spoken_of(case: Case) -> bool:
    """ "Every detail of the talks will be watched", "X's visit to Y could help": the subject of what will or may be."""
    below = case.top
    for head in [] if case.verbal or not _is_told_apart(case) else list(governors(case.parse, below))[:4]:
        dep, token = case.parse.tokens[below].dep, case.parse.tokens[head]
        if token.pos in VERBAL:
            helping = helpers(case.parse, head)
            modal = helping & case.words.modal
            perfect = helping & {"have", "has", "had"}
            return dep in SUBJECTS and not perfect and (bool(modal) or status_of(case.parse, head) == "future")
        if dep not in ("pobj", "prep", "poss", "compound"):
            return False
        below = head
    return False


def _is_told_apart(case: Case) -> bool:
    """ "The talks", "his visit", "the Brodt-Rohan summit": a certain one, not any."""
    any_ = any(k.dep == "det" and k.lemma in ("a", "an", "any", "some") for k in case.kids)
    named = ("the", "this", "that", "these")
    return not any_ and any(k.dep == "poss" or k.lemma in named or k.pos == "PROPN" for k in case.kids)


def is_within(case: Case) -> bool:
    """ "During his visit he will see the fair", "would raise it at their meeting": what will be is a part of it."""
    verb = case.verb_above
    inside = case.parse.tokens[case.top].dep == "pobj" and case.head.lemma in case.words.within
    own = any(k.dep == "poss" or k.lemma in ("with", "between") for k in case.kids)
    return not case.verbal and own and inside and verb is not None and status_of(case.parse, verb.index) == "future"


def _known(case: Case) -> bool:
    """Its report told before that it is to come, and nothing says that it is over now."""
    return not case.verbal and not _in_the_past(case) and case.known


def _in_the_past(case: Case) -> bool:
    """Whether a noun stands beside a verb that is told in the past, with no time ahead."""
    if case.verbal or case.ahead or case.when.soon:
        return False
    verb = case.verb_above
    if verb is None or verb.tag == "VBD":
        return verb is not None
    return not helpers(case.parse, verb.index).isdisjoint(("was", "were", "had", "has", "have"))


def _part_of_a_plan(case: Case) -> bool:
    """ "Will end the week by seeing her and meeting them": told by a participle below what will be."""
    if not case.verbal or case.token.tag != "VBG":
        return False
    below = case.i
    for head in list(governors(case.parse, below))[:4]:
        dep, token = case.parse.tokens[below].dep, case.parse.tokens[head]
        if dep not in ("conj", "pcomp", "xcomp", "prep", "dobj"):
            return False
        if token.pos in VERBAL and token.tag != "VBG":
            return status_of(case.parse, head) == "future"
        below = head
    return False


def _soon(case: Case) -> bool:
    """A noun with a stretch of time ahead in its clause ("talks in Lima next week")."""
    return not case.verbal and case.dated and not _past_verb(case) and (case.ahead or case.when.soon)


def _of_two(case: Case) -> bool:
    """Both parties are named."""
    return len(case.parties) >= 2


def _accepted(case: Case) -> bool:
    """ "Accepted an invitation to meet him"."""
    return invited(case.parse, case.i, case.status) == "planned"


Sign = Callable[[Case], bool]
FIRM: Mapping[str, Sign] = {
    "future": _future,
    "upcoming": _upcoming,
    "set_to": _set_to,
    "set_by_its_own_clause": _set_by_its_own_clause,
    "set_by_verb": _set_by_verb,
    "taken_part_in": _taken_part_in,
    "dated": _dated,
    "told_in_the_present": _told_in_the_present,
    "is_meeting": _is_meeting,
    "awaited": _awaited,
    "on_a_journey": _on_a_journey,
    "headline": _headline,
    "when_it_comes": _when_it_comes,
    "leads_up": leads_up,
    "organised": _organised,
    "accepted": _accepted,
    "spoken_of": _spoken_of,
    "within": is_within,
    "part_of_a_plan": _part_of_a_plan,
    "soon": _soon,
}
# Those that ask who takes part.
SHARED: Mapping[str, Sign] = {"of_two": _of_two, "known": _known}
