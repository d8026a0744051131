"""Whether a meeting that a sentence names lies ahead, and how firmly it is set (helper of stage 8)."""

from __future__ import annotations

from datetime import date

from crosswire.extract.meeting_changes import called_off, is_urgent, requested, will_not_be
from crosswire.extract.meeting_details import CLAUSAL, GUESTS, LEAVING, MOVES, When, whole
from crosswire.extract.meeting_journeys import goes_for, invited, is_awaited, is_on_a_journey
from crosswire.extract.parties import Page
from crosswire.extract.status import has_condition, status_of
from crosswire.lexicon.meetings import MeetingWords
from crosswire.records.text import Parse
from crosswire.text.tree import governors, subtree, verb_keys

_VERBS = ("VERB", "AUX")
# What hangs so below a word is part of its phrase, and no clause of its own.
_PHRASAL = frozenset({"pobj", "prep", "dobj", "advmod", "compound", "amod", "conj", "attr"})
# Verbs of who means a meeting to come about; a lemmatiser takes "hoping" for a form of "hop".
_WISHING = frozenset("hope hop want propose offer agree instruct direct order invite expect seek".split())
# Verbs between a wish and the meeting that it is for: "wants to hold talks".
_CARRYING = frozenset(
    "hold have begin start open launch resume continue conduct host attend join arrange convene take participate".split()
)
# Verbs of who goes, is or has somebody where a meeting is: "will be in Rome for talks", "will host her for talks".
_GOING_FOR = MOVES | LEAVING | GUESTS | {"be", "gather", "assemble"}
# Verbs whose object is over: "the deal follows days of talks".
_AFTER = frozenset({"follow", "cap", "end", "conclude", "finish", "crown", "wrap"})
# Verbs of who takes part: "will engage in talks".
_TAKING_PART = frozenset({"engage", "participate", "take", "join", "appear", "speak", "represent", "sit"})


def status_ahead(page: Page, i: int, when: When, day: date | None, words: MeetingWords) -> str | None:
    """scheduled, planned, proposed, postponed or cancelled; None where the meeting is past, denied or conditional."""
    parse = page.parse
    off = called_off(parse, i, words)
    if off:
        return off
    ahead = when.day is not None and day is not None and when.day > day.isoformat()[: len(when.day)]
    if when.past or (not ahead and _long_before(parse, i)):
        return None
    if will_not_be(parse, i):
        return "cancelled"
    status = status_of(parse, i)
    if status == "negated":
        return None
    invitation = invited(parse, i, status)
    if invitation is not None:
        return invitation or None
    sure = "scheduled" if when.day else "planned"
    if is_on_a_journey(parse, i):
        return sure
    if status == "future" and when.day is None and (_apart(parse, i, words) or _awaits(parse, i)):
        return None
    nested = when.day is None and any(parse.tokens[h].dep == "pcomp" for h in governors(parse, i))
    if status == "future" and not nested and not _acted_on(parse, i, words):
        return sure
    if parse.tokens[i].pos not in ("NOUN", "PROPN"):
        return _of_verb(page, i, when, day, status)
    return _of_noun(parse, i, when, ahead, status, words)


def _of_verb(page: Page, i: int, when: When, day: date | None, status: str) -> str | None:
    parse = page.parse
    token = parse.tokens[i]
    today = when.day is not None and day is not None and when.day == day.isoformat()
    ahead = when.day is not None and day is not None and when.day > day.isoformat()[: len(when.day)]
    if is_awaited(parse, i):  # "is expected in Rome", "is due there on Monday"
        return "scheduled" if ahead or today else "planned" if when.soon else None
    if token.tag == "VBD":
        return None
    if is_headline(parse, i):
        return "scheduled" if when.day else "planned"
    if token.tag == "VBG" and (ahead or when.soon or (today and _goes_on(page, i, day))):
        return "scheduled"  # "is meeting them Friday"
    if token.tag in ("VBZ", "VBP") and (ahead or (today and not page.sentence.headline and token.dep == "ROOT")):
        return "scheduled"  # "when they meet Friday"
    if ahead and goes_for(parse, i):
        return "scheduled"
    if _when_it_comes(parse, i):
        return "planned"
    return "proposed" if status == "hypothetical" and _wished(parse, i) else None


def _of_noun(parse: Parse, i: int, when: When, ahead: bool, status: str, words: MeetingWords) -> str | None:
    sure = "scheduled" if when.day else "planned"
    if parse.tokens[whole(parse, i)].dep == "dobj" and parse.tokens[parse.tokens[whole(parse, i)].head].lemma in _AFTER:
        return None
    if when.day is None and any(
        parse.tokens[c].lemma in ("possible", "potential", "eventual") for c in parse.children[i]
    ):
        return None
    if _taken_part_in(parse, i):
        return sure
    if requested(parse, i, words) and (ahead or is_urgent(parse, i, words)):
        return "proposed"
    if _set_by_verb(parse, i, words) or _is_upcoming(parse, whole(parse, i), words):
        return sure
    if (ahead or (when.soon and when.own)) and not _past_verb(parse, i, when):
        return sure
    if _under_way(parse, i) or _leads_up(parse, i, words):
        return "planned"
    return "proposed" if status == "hypothetical" and _wished(parse, i) else None


def _apart(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Will act as a broker for talks", "his task was to set up a meeting": of something else it is told that it will be."""
    below = whole(parse, i)
    other = words.leading | words.representatives | words.nouns.keys() | {"part", "table"}
    for head in list(governors(parse, below))[:6]:
        token = parse.tokens[head]
        if token.pos == "VERB":
            above = parse.tokens[token.head]
            subjects = [parse.tokens[c] for c in parse.children[above.index] if parse.tokens[c].dep == "nsubj"]
            return token.dep == "xcomp" and above.lemma == "be" and any(s.lemma in words.aims for s in subjects)
        inside = token.pos == "NOUN" and token.dep != "conj" and parse.tokens[below].dep in ("pobj", "prep")
        if inside and token.lemma not in other:
            return True
        below = head
    return False


def _awaits(parse: Parse, i: int) -> bool:
    """ "Will speak with her as soon as prices are down": a condition; but "as soon as he lands" is only when."""
    for c in parse.children[i]:
        if parse.tokens[c].dep not in ("advcl", "advmod"):
            continue
        inside = subtree(parse, c)
        soon = any(parse.tokens[j].lemma == "soon" and parse.tokens[j - 1].lemma == "as" for j in inside if j)
        subjects = [parse.tokens[j] for j in inside if parse.tokens[j].dep in ("nsubj", "nsubjpass")]
        if soon and subjects and all(s.pos != "PRON" for s in subjects):
            return True
    return False


def _acted_on(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Will sabotage the talks", "will skip the summit": what is to come is not the meeting."""
    token = parse.tokens[whole(parse, i)]
    verb = parse.tokens[token.head]
    if token.pos not in ("NOUN", "PROPN") or token.dep not in ("dobj", "nsubjpass") or verb.pos != "VERB":
        return False
    carrying = words.taking_part | words.setting | words.partner | words.requesting
    return not (
        set(verb_keys(parse, verb.index)) & carrying or verb.lemma in ("do", "see", "need", "get", "seek", "give")
    )


def _long_before(parse: Parse, i: int) -> bool:
    """ "Had proposed talks", "had been scheduled to meet": told as what went before."""
    for head in (i, *list(governors(parse, i))[:3]):
        if parse.tokens[head].dep in ("ccomp", "parataxis"):
            return False  # "said that they had agreed to meet"
        if parse.tokens[head].pos in _VERBS and any(
            parse.tokens[c].text.lower() == "had" and parse.tokens[c].dep == "aux" for c in parse.children[head]
        ):
            return True
    return False


def is_headline(parse: Parse, i: int) -> bool:
    """ "Ito, Rossi to meet Friday": a headline's infinitive below the name that stands first."""
    token = parse.tokens[i]
    first = parse.tokens[token.head]
    name = first.head == first.index and first.pos == "PROPN" and token.dep in ("acl", "relcl")
    return name and token.tag == "VB" and any(parse.tokens[c].tag == "TO" for c in parse.children[i])


def _goes_on(page: Page, i: int, day: date | None) -> bool:
    """ "Is meeting her this afternoon", told on the day itself; not what goes on while something else happens."""
    parse = page.parse
    helpers = [parse.tokens[c] for c in parse.children[i]]
    aside = any(k.dep in ("advmod", "mark") and k.lemma in ("when", "while", "as", "after", "before") for k in helpers)
    be = any(k.dep == "aux" and k.lemma == "be" for k in helpers)
    aside = aside or parse.tokens[i].dep in CLAUSAL
    return be and not aside and (page.published is None or day is None or page.published <= day)


def _when_it_comes(parse: Parse, i: int) -> bool:
    """ "Will press him when they meet": the present tense beside what will be."""
    token = parse.tokens[i]
    if token.tag not in ("VBZ", "VBP") or token.dep not in ("advcl", "relcl"):
        return False
    opened = any(parse.tokens[c].lemma in ("when", "before") and c < i for c in parse.children[i])
    verb = next((h for h in governors(parse, i) if parse.tokens[h].pos == "VERB"), i)
    return opened and status_of(parse, verb) == "future"


def _wished(parse: Parse, i: int) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    if any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lemma in ("if", "unless", "whether")
        for c in parse.children[i]
    ):
        return False
    noun = parse.tokens[i].pos != "VERB"
    would = any(parse.tokens[c].text.lower() == "would" for c in parse.children[i])
    wished, below = False, i
    for head in list(governors(parse, i))[:3]:
        token = parse.tokens[head]
        kept = parse.tokens[below].dep in _PHRASAL | {"xcomp", "ccomp"} or parse.tokens[below].tag == "VB"
        if not kept or has_condition(parse, head):
            break
        if any(parse.tokens[c].dep == "neg" for c in parse.children[head]):
            return False
        wished = wished or token.lemma in _WISHING
        if not wished and noun and token.pos == "VERB" and token.lemma not in _CARRYING:
            break
        below = head
    return (wished or (would and not noun)) and not has_condition(parse, i)


def _taken_part_in(parse: Parse, i: int) -> bool:
    """ "Will engage in talks", "is to host her for talks", "will be in Rome for the summit": it is still to be."""
    token = parse.tokens[whole(parse, i)]
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head]
    if verb.lemma == "part":
        verb = parse.tokens[verb.head]
    verbs = _GOING_FOR if above.lemma == "for" else _TAKING_PART if above.lemma in ("in", "at") else frozenset()
    inside = token.dep == "pobj" and verb.pos in _VERBS and verb.lemma in verbs
    return inside and status_of(parse, verb.index) == "future"


def _set_by_verb(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Talks are scheduled", "talks planned for January", "will begin talks", "talks are to follow"."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep in ("acl", "relcl") and token.lemma in words.setting and token.tag in ("VBN", "VB"):
            return True
    head = parse.tokens[parse.tokens[i].head]
    if head.pos not in ("VERB", "AUX"):
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
    future = status_of(parse, head.index) == "future"
    be_to = head.lemma == "be" and any(
        parse.tokens[c].dep == "xcomp" and parse.tokens[c].lemma in words.setting for c in parse.children[head.index]
    )
    return (future and head.lemma in words.setting) or be_to


def _under_way(parse: Parse, i: int) -> bool:
    """ "Is organising a conference", "involved in arranging the conference"."""
    head = parse.tokens[parse.tokens[i].head]
    organised = parse.tokens[i].dep == "dobj" and head.tag in ("VBG", "VB") and head.lemma in (
        "organise", "organize", "arrange", "convene", "plan", "prepare", "host",
    )  # fmt: skip
    return organised and not _told_as_past(parse, head.index)


def _told_as_past(parse: Parse, i: int) -> bool:
    """ "Was tasked with helping plan the summit": a verb above is in the past."""
    return any(parse.tokens[h].tag == "VBD" or _was(parse, h) for h in list(governors(parse, i))[:3])


def _was(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].text.lower() in ("was", "were", "had") for c in parse.children[i])


def _is_upcoming(parse: Parse, i: int, words: MeetingWords) -> bool:
    return any(
        kid.dep in ("amod", "det", "compound") and {kid.lemma, kid.text.lower()} & words.upcoming
        for kid in (parse.tokens[c] for c in parse.children[i])
    )


def _past_verb(parse: Parse, i: int, when: When) -> bool:
    """Whether the verb around a noun tells of what was: then a day beside the verb is not that of the meeting."""
    head = next((h for h in governors(parse, i) if parse.tokens[h].pos in _VERBS), None)
    if head is None or parse.tokens[head].tag != "VBD" or parse.tokens[head].dep in ("relcl", "acl"):
        return False
    direct = parse.tokens[i].dep in ("dobj", "nsubj", "nsubjpass")
    return not when.fixed and (direct or not when.own)


def _leads_up(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Ahead of negotiations in Cairo", "sets the stage for talks"."""
    below = i
    for head in list(governors(parse, i))[:3]:
        if parse.tokens[below].dep not in _PHRASAL:
            return False
        if parse.tokens[head].lemma in words.leading:
            return not _long_before(parse, head) and not (
                parse.tokens[head].pos == "VERB" and _told_as_past(parse, head)
            )
        below = head
    return False
