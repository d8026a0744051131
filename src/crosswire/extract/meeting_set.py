"""What sets a meeting: the verb that plans, carries or leads up to it (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.clauses import VERBAL
from crosswire.extract.meeting_details import GUESTS, LEAVING, MOVES, is_ahead_of, whole
from crosswire.extract.status import status_of
from crosswire.lexicon.meetings import MeetingWords
from crosswire.records.text import Parse
from crosswire.text.tree import governors, verb_keys

# What hangs so below a word is part of its phrase, and no clause of its own.
PHRASAL = frozenset({"pobj", "prep", "dobj", "advmod", "compound", "amod", "conj", "attr"})
# Verbs between a wish and the meeting that it is for: "wants to hold talks".
CARRYING = frozenset(
    "hold have begin start open launch resume continue conduct host attend join arrange convene take participate".split()
)
# Verbs of who goes, is or has somebody where a meeting is: "will be in Rome for talks", "will host her for talks".
_GOING_FOR = MOVES | LEAVING | GUESTS | {"be", "gather", "assemble"}
# What somebody is who will do something: "is set to", "is due to".
SET_FOR = frozenset({"set", "due", "schedule", "slate", "expect"})
# Verbs of who takes part: "will engage in talks".
_TAKING_PART = frozenset({"engage", "participate", "take", "join", "appear", "speak", "represent", "sit"})
# Verbs that, told in the perfect, have arranged what is to come.
_ARRANGING = frozenset({"line_up", "set_up", "schedule", "arrange", "plan", "organise", "organize"})


def is_set_to(parse: Parse, i: int) -> bool:
    """ "Is set to hold talks", "is also due to meet": the parser may take what is set for a purpose."""
    noun = parse.tokens[i].pos != "VERB"
    verb = parse.tokens[parse.tokens[whole(parse, i)].head if noun else i]
    above = parse.tokens[verb.head]
    meant = verb.tag == "VB" and verb.dep == "advcl" and (not noun or verb.lemma in CARRYING)
    return meant and above.lemma in SET_FOR and above.tag in ("VBN", "JJ") and not _told_as_past(parse, verb.index)


def long_before(parse: Parse, i: int) -> bool:
    """ "Had proposed talks", "had been scheduled to meet": told as what went before."""
    for head in (i, *list(governors(parse, i))[:3]):
        if parse.tokens[head].dep in ("ccomp", "parataxis"):
            return False  # "said that they had agreed to meet"
        if parse.tokens[head].pos in VERBAL and any(
            parse.tokens[c].text.lower() == "had" and parse.tokens[c].dep == "aux" for c in parse.children[head]
        ):
            return True
    return False


def taken_part_in(parse: Parse, i: int) -> bool:
    """ "Will engage in talks", "is to host her for talks", "will be in Rome for the summit": it is still to be."""
    token = parse.tokens[whole(parse, i)]
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head]
    if verb.lemma == "part":
        verb = parse.tokens[verb.head]
    verbs = _GOING_FOR if above.lemma == "for" else _TAKING_PART if above.lemma in ("in", "at") else frozenset()
    inside = token.dep == "pobj" and verb.pos in VERBAL and verb.lemma in verbs
    return inside and status_of(parse, verb.index) == "future"


def set_by_verb(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Talks are scheduled", "talks planned for January", "will begin talks", "talks are to follow"."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep in ("acl", "relcl") and token.lemma in words.setting and token.tag in ("VBN", "VB"):
            return True
    head = parse.tokens[parse.tokens[i].head]
    if head.pos not in VERBAL:
        return False
    if parse.tokens[i].dep == "nsubjpass" and head.lemma in (
        "schedule",
        "plan",
        "set",
        "slate",
        "expect",
        "arrange",
        "fix",
    ):
        return True
    with_it = any(
        parse.tokens[c].lemma.lower() == "with" for c in parse.children[head.index]
    )  # "with talks set to begin"
    if parse.tokens[i].dep == "nsubj" and head.lemma in ("set", "schedule", "plan", "slate"):
        return head.tag == "VBN" or (with_it and head.dep == "advcl")
    if parse.tokens[whole(parse, i)].dep == "dobj" and _has_arranged(parse, parse.tokens[whole(parse, i)].head):
        return True
    future = status_of(parse, head.index) == "future"
    be_to = head.lemma == "be" and any(
        parse.tokens[c].dep == "xcomp" and parse.tokens[c].lemma in words.setting for c in parse.children[head.index]
    )
    held = parse.tokens[whole(parse, i)].dep == "dobj" and head.lemma in words.including
    return (future and (head.lemma in words.setting or held)) or be_to


def _has_arranged(parse: Parse, verb: int) -> bool:
    """ "Has lined up meetings with X": arranged, and told in the perfect."""
    helpers = {parse.tokens[c].text.lower() for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")}
    has = helpers & {"has", "have", "'s", "’s", "'ve", "’ve"}
    return parse.tokens[verb].tag == "VBN" and bool(has and set(verb_keys(parse, verb)) & _ARRANGING)


def under_way(parse: Parse, i: int) -> bool:
    """ "Is organising a conference", "involved in arranging the conference"."""
    head = parse.tokens[parse.tokens[i].head]
    organised = parse.tokens[i].dep == "dobj" and head.tag in ("VBG", "VB") and head.lemma in (
        "organise", "organize", "arrange", "convene", "plan", "prepare", "host",
    )  # fmt: skip
    return organised and not _told_as_past(parse, head.index)


def _told_as_past(parse: Parse, i: int) -> bool:
    """ "Was asked to help plan the summit": a verb above is in the past."""
    return any(parse.tokens[h].tag == "VBD" or _was(parse, h) for h in list(governors(parse, i))[:3])


def _was(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].text.lower() in ("was", "were", "had") for c in parse.children[i])


def is_upcoming(parse: Parse, i: int, words: MeetingWords) -> bool:
    return any(
        kid.dep in ("amod", "det", "compound") and {kid.lemma, kid.text.lower()} & words.upcoming
        for kid in (parse.tokens[c] for c in parse.children[i])
    )


def leads_up(parse: Parse, i: int, words: MeetingWords, *, dated: bool) -> bool:
    """ "Ahead of negotiations in Cairo", "sets the stage for talks"; what somebody prepared for may be over, unless it is
    ``dated``."""
    below = i
    for head in list(governors(parse, i))[:3]:
        if parse.tokens[below].dep not in PHRASAL:
            return False
        stage = parse.tokens[head].lemma == "set" and any(
            parse.tokens[c].lemma == "stage" for c in parse.children[head]
        )
        if stage or parse.tokens[head].lemma in words.leading or is_ahead_of(parse, head):
            over = parse.tokens[head].pos == "VERB" and not dated and _told_as_past(parse, head)
            return not over and not long_before(parse, head)
        below = head
    return False
