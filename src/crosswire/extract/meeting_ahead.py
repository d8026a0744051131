"""Whether a meeting that a sentence names lies ahead, and how firmly it is set (helper of stage 8)."""

from __future__ import annotations

from datetime import date

from crosswire.extract.clauses import VERBAL
from crosswire.extract.meeting_changes import called_off, is_urgent, may_be, requested, will_not_be
from crosswire.extract.meeting_details import CLAUSAL, LEAVING, MOVES, When, has_goal, whole
from crosswire.extract.meeting_journeys import goes_for, invited, is_awaited, is_on_a_journey
from crosswire.extract.meeting_set import (
    CARRYING,
    PHRASAL,
    is_set_to,
    is_upcoming,
    leads_up,
    long_before,
    set_by_verb,
    taken_part_in,
    under_way,
)
from crosswire.extract.parties import Page
from crosswire.extract.status import has_condition, status_of
from crosswire.lexicon.meetings import MeetingWords
from crosswire.records.text import Parse
from crosswire.text.tree import governors, subtree, verb_keys

# Verbs of who means a meeting to come about; a lemmatiser takes "hoping" for a form of "hop".
_WISHING = frozenset("hope hop want propose offer agree instruct direct order invite expect seek".split())
# Verbs whose object is over: "the deal follows days of talks".
_AFTER = frozenset({"follow", "cap", "end", "conclude", "finish", "crown", "wrap"})
# Clauses whose present tense tells of this very day: "ministers meet today", "as ministers meet today".
_TOLD = frozenset({"ROOT", "conj", "advcl"})
# Words that open a clause of what is not settled.
_OPEN = ("if", "unless", "whether")


def status_ahead(page: Page, i: int, when: When, day: date | None, words: MeetingWords) -> str | None:
    """scheduled, planned, proposed, postponed or cancelled; None where the meeting is past, denied or conditional."""
    parse = page.parse
    if parse.tokens[i].tag == "VBN" and any(parse.tokens[c].text in ("'d", "’d") for c in parse.children[i]):
        return None  # "said that he'd met her"
    off = called_off(parse, i, words)
    if off:
        return off
    ahead = when.day is not None and day is not None and when.day > day.isoformat()[: len(when.day)]
    if when.past or (not ahead and long_before(parse, i)):
        return None
    if will_not_be(parse, i):
        return "cancelled"
    status = status_of(parse, i)
    if status == "negated" or any(parse.tokens[c].lemma == "any" for c in parse.children[i]):
        return None  # also "whether any meetings are scheduled"
    invitation = invited(parse, i, status)
    if invitation is not None:
        return invitation or None
    sure = "scheduled" if when.day else "planned"
    if is_on_a_journey(parse, i):
        return sure
    coming = is_upcoming(parse, whole(parse, i), words)
    if status == "future" and when.day is None and ((_apart(parse, i, words) and not coming) or _awaits(parse, i)):
        return None
    if status == "hypothetical" and is_set_to(parse, i):
        return sure
    if may_be(parse, i, words, near=ahead or when.soon):
        return "proposed"
    nested = when.day is None and any(parse.tokens[h].dep == "pcomp" for h in governors(parse, i))
    if status == "future" and not nested and not _acted_on(parse, i, words):
        return sure
    if parse.tokens[i].pos not in ("NOUN", "PROPN"):
        return _of_verb(page, i, when, day, status, words)
    return _of_noun(parse, i, when, ahead, status, words)


def _of_verb(page: Page, i: int, when: When, day: date | None, status: str, words: MeetingWords) -> str | None:
    parse = page.parse
    token = parse.tokens[i]
    today = when.day is not None and day is not None and when.day == day.isoformat()
    ahead = when.day is not None and day is not None and when.day > day.isoformat()[: len(when.day)]
    if is_awaited(parse, i):  # "is expected in Rome", "is due there on Monday"
        return "scheduled" if ahead or today else "planned" if when.soon else None
    if token.tag == "VBD":
        return None
    if _is_going(parse, i):
        return "scheduled" if when.day else "planned"
    if is_headline(parse, i):
        return "scheduled" if when.day else "planned"
    if token.tag == "VBG" and token.dep == "advcl" and parse.tokens[token.head].tag == "VBD":
        return None  # "speaking beside her on Friday, he said"
    if token.tag == "VBG" and (ahead or when.soon or (today and _goes_on(page, i, day))):
        return "scheduled"  # "is meeting them Friday"
    told = _TOLD if page.published != day else _TOLD | {"relcl"}  # "who meets her today"
    if token.tag in ("VBZ", "VBP") and (ahead or (today and not page.sentence.headline and token.dep in told)):
        return "scheduled"  # "when they meet Friday", "as ministers meet today"
    if token.tag in ("VBZ", "VBP") and when.soon and token.lemma in words.verbs | words.hosting | MOVES | {"visit"}:
        return "scheduled"  # "can be reached when they meet next week", "hosts her later this month"
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
        between = any(parse.tokens[c].lemma == "between" for c in parse.children[i])
        ahead_of = parse.tokens[parse.tokens[i].head].lemma == "before" or leads_up(parse, i, words, dated=False)
        return "proposed" if between and ahead_of else None  # "hours before a possible meeting between X and Y"
    if taken_part_in(parse, i):
        return sure
    if requested(parse, i, words) and (ahead or is_urgent(parse, i, words)):
        return "proposed"
    if set_by_verb(parse, i, words) or is_upcoming(parse, whole(parse, i), words):
        return sure
    if (ahead or (when.soon and (when.own or _to_be_carried(parse, i)))) and not _past_verb(parse, i, when):
        return sure
    if under_way(parse, i) or leads_up(parse, i, words, dated=when.day is not None):
        return "planned"
    return "proposed" if status == "hypothetical" and _wished(parse, i) else None


def _to_be_carried(parse: Parse, i: int) -> bool:
    """ "In time to attend a meeting": the object of an infinitive of taking part."""
    token = parse.tokens[whole(parse, i)]
    return token.dep == "dobj" and parse.tokens[token.head].tag == "VB" and parse.tokens[token.head].lemma in CARRYING


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


def _is_going(parse: Parse, i: int) -> bool:
    """ "Is heading to Rome": a journey that goes on, told as the main thing."""
    token, kids = parse.tokens[i], [parse.tokens[c] for c in parse.children[i]]
    if token.tag != "VBG" or token.lemma not in MOVES | LEAVING or token.dep not in ("ROOT", "conj", "ccomp"):
        return False
    is_on_it = any(k.dep == "aux" and k.text.lower() in ("is", "are", "'s", "’s") for k in kids)
    return is_on_it and has_goal(parse, i)


def _opened(parse: Parse, i: int, words: tuple[str, ...]) -> bool:
    """Whether the clause of verb ``i`` begins with one of ``words``."""
    return any(parse.tokens[c].lemma in words and c < i for c in parse.children[i])


def _when_it_comes(parse: Parse, i: int) -> bool:
    """ "Will press him when they meet", "before meeting her he will try": what is beside what will be."""
    token = parse.tokens[i]
    finite = (
        token.tag in ("VBZ", "VBP")
        and token.dep in ("advcl", "relcl", "pcomp")
        and _opened(parse, i, ("when", "before"))
    )
    if finite and token.tag == "VBZ" and _opened(parse, i, ("before",)):
        return True  # "was closed days before he visits her": what is over would be told as past
    if not finite and not (token.tag == "VBG" and parse.tokens[token.head].lemma == "before"):
        return False
    verb = next((h for h in governors(parse, i) if parse.tokens[h].pos in VERBAL), i)
    while parse.tokens[verb].dep == "xcomp" and status_of(parse, verb) != "future":  # "will try to press him"
        verb = parse.tokens[verb].head
    return status_of(parse, verb) == "future"


def _wished(parse: Parse, i: int) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    if _opened(parse, i, _OPEN):
        return False
    noun = parse.tokens[i].pos != "VERB"
    would = any(parse.tokens[c].text.lower() == "would" for c in parse.children[i])
    wished, below = False, i
    for head in list(governors(parse, i))[:3]:
        token = parse.tokens[head]
        kept = parse.tokens[below].dep in PHRASAL | {"xcomp", "ccomp"} or parse.tokens[below].tag == "VB"
        if not kept or has_condition(parse, head):
            break
        if _opened(parse, head, _OPEN):
            return False
        if any(parse.tokens[c].dep == "neg" for c in parse.children[head]):
            return False
        wished = wished or token.lemma in _WISHING
        if not wished and noun and token.pos == "VERB" and token.lemma not in CARRYING:
            break
        below = head
    return (wished or (would and not noun)) and not has_condition(parse, i)


def _past_verb(parse: Parse, i: int, when: When) -> bool:
    """Whether the verb around a noun tells of what was: then a day beside the verb is not that of the meeting."""
    head = next((h for h in governors(parse, i) if parse.tokens[h].pos in VERBAL), None)
    if head is None or parse.tokens[head].tag != "VBD" or parse.tokens[head].dep in ("relcl", "acl"):
        return False
    direct = parse.tokens[i].dep in ("dobj", "nsubj", "nsubjpass")
    return not when.fixed and (direct or not when.own)
