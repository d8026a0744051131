"""Whether a meeting that a sentence names lies ahead, and how firmly it is set (helper of stage 8)."""

from __future__ import annotations

from datetime import date

from crosswire.extract.meeting_details import LEAVING, MOVES
from crosswire.extract.parties import Page
from crosswire.extract.status import status_of
from crosswire.lexicon.meetings import MeetingWords
from crosswire.records.text import Parse
from crosswire.text.tree import governors, verb_keys


def status_ahead(page: Page, i: int, when: str | None, day: date | None, words: MeetingWords) -> str | None:
    """scheduled, planned, proposed, postponed or cancelled; None where the meeting is past, denied or conditional."""
    parse = page.parse
    off = called_off(parse, i, words)
    if off:
        return off
    status = status_of(parse, i)
    ahead = when is not None and day is not None and when > day.isoformat()[: len(when)]
    verb = parse.tokens[i].pos == "VERB"
    if status == "negated":
        return None
    if _on_a_journey(parse, i):
        return "scheduled" if when else "planned"
    if status == "future" and not (when is None and any(parse.tokens[h].dep == "pcomp" for h in governors(parse, i))):
        return "scheduled" if when else "planned"
    if verb:
        if parse.tokens[i].tag == "VBD":
            return None
        progressive = parse.tokens[i].tag == "VBG" and ahead
        present = parse.tokens[i].tag in ("VBZ", "VBP") and ahead
        if (
            progressive or present or (ahead and _goes_for(parse, i))
        ):  # "is meeting them Friday", "when they meet Friday"
            return "scheduled"
        return "proposed" if status == "hypothetical" and _wished(parse, i) else None
    if ahead and requested(parse, i, words):
        return "proposed"
    if _set_by_verb(parse, i, words) or _is_upcoming(parse, _round(parse, i), words):
        return "scheduled" if when else "planned"
    if ahead and not _past_verb(parse, i):
        return "scheduled"
    if _under_way(parse, i):
        return "planned"
    if _leads_up(parse, i, words):
        return "planned"
    return "proposed" if status == "hypothetical" and _wished(parse, i) else None


def requested(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Requested a meeting of the council", "calls for talks"."""
    token = parse.tokens[i]
    verb = parse.tokens[token.head] if token.dep == "dobj" else parse.tokens[parse.tokens[token.head].head]
    if token.dep not in ("dobj", "pobj") or verb.pos != "VERB":
        return False
    keys = set(verb_keys(parse, verb.index))
    if token.dep == "pobj":
        keys = {f"{verb.lemma}_{parse.tokens[token.head].lemma}"}
    return bool(keys & words.requesting)


def _goes_for(parse: Parse, i: int) -> bool:
    """ "Flies to Rome on Friday to meet X": the purpose of a journey told in the present."""
    head = parse.tokens[parse.tokens[i].head]
    return parse.tokens[i].tag == "VB" and head.lemma in MOVES and head.tag in ("VBZ", "VBP", "VBG")


def _on_a_journey(parse: Parse, i: int) -> bool:
    """ "Is to fly to Rome to meet X", "left for Rome to meet X", "is due to go there for talks": what a journey that is
    still to come, or has just begun, is for."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.tag == "VB" and token.dep in ("advcl", "xcomp"):
        verb = above
    elif token.dep == "pobj" and above.lemma == "for":
        verb = parse.tokens[above.head]
    else:
        return False
    if verb.pos != "VERB" or verb.lemma not in MOVES | LEAVING:
        return False
    begun = verb.lemma in LEAVING and verb.tag == "VBD" and verb.dep not in ("advcl", "relcl", "acl")
    return status_of(parse, verb.index) == ("actual" if begun else "future")


def called_off(parse: Parse, i: int, words: MeetingWords) -> str | None:
    """cancelled or postponed, where a verb above says so and that is no mere threat; None otherwise."""
    below = i
    for head in list(governors(parse, i))[:3]:
        if parse.tokens[below].dep in ("advcl", "relcl", "acl", "ccomp", "parataxis"):
            return _with_the_journey(parse, i, words)
        below = head
        keys = set(verb_keys(parse, head))
        if keys & (words.cancelling | words.postponing) and parse.tokens[head].pos == "VERB":
            if status_of(parse, head) in ("hypothetical", "negated"):
                return None
            return "cancelled" if keys & words.cancelling else "postponed"
    return None


def _with_the_journey(parse: Parse, i: int, words: MeetingWords) -> str | None:
    """ "Called off his trip to Rome, where he had been due to meet X": what falls with the journey."""
    above = [i, *list(governors(parse, i))[:4]]
    clause = next((g for g in above if parse.tokens[g].dep == "relcl"), None)
    if clause is None or not any(
        parse.tokens[c].text.lower() in ("had", "was", "were") for c in parse.children[clause]
    ):
        return None
    for head in list(governors(parse, clause))[:4]:
        keys = set(verb_keys(parse, head))
        if keys & (words.cancelling | words.postponing) and status_of(parse, head) not in ("hypothetical", "negated"):
            return "cancelled" if keys & words.cancelling else "postponed"
    return None


def _wished(parse: Parse, i: int) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    token = parse.tokens[i]
    if any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lemma in ("if", "unless", "whether")
        for c in parse.children[i]
    ):
        return False
    wishing = {
        "hope",
        "want",
        "propose",
        "offer",
        "agree",
        "instruct",
        "direct",
        "order",
        "invite",
        "expect",
        "seek",
        "urge",
    }
    heads = [parse.tokens[h].lemma for h in list(governors(parse, i))[:3]]
    would = any(parse.tokens[c].text.lower() == "would" for c in parse.children[i])
    return bool(wishing & set(heads)) or (would and token.pos == "VERB")


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
    if parse.tokens[i].dep == "nsubj" and head.lemma in ("set", "schedule", "plan", "slate") and head.tag == "VBN":
        return True
    future = status_of(parse, head.index) == "future"
    be_to = head.lemma == "be" and any(
        parse.tokens[c].dep == "xcomp" and parse.tokens[c].lemma in words.setting for c in parse.children[head.index]
    )
    return (future and head.lemma in words.setting) or be_to


def _under_way(parse: Parse, i: int) -> bool:
    """ "Is organising a conference", "involved in arranging the conference"."""
    head = parse.tokens[parse.tokens[i].head]
    return parse.tokens[i].dep == "dobj" and head.tag in ("VBG", "VB") and head.lemma in (
        "organise", "organize", "arrange", "convene", "plan", "prepare", "host",
    )  # fmt: skip


def _is_upcoming(parse: Parse, i: int, words: MeetingWords) -> bool:
    return any(
        parse.tokens[c].dep in ("amod", "det", "compound") and parse.tokens[c].lemma in words.upcoming
        for c in parse.children[i]
    )


def _past_verb(parse: Parse, i: int) -> bool:
    head = next((h for h in governors(parse, i) if parse.tokens[h].pos in ("VERB", "AUX")), None)
    if head is None or parse.tokens[i].dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return parse.tokens[head].tag == "VBD" and parse.tokens[head].dep not in ("relcl", "acl")


def _leads_up(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Ahead of negotiations in Cairo", "sets the stage for talks"."""
    above = list(governors(parse, i))[:3]
    return any(parse.tokens[h].lemma in words.leading for h in above)


def _round(parse: Parse, i: int) -> int:
    """The noun that counts the talks: "round" in "the next round of talks"."""
    above = parse.tokens[i].head
    of_talks = parse.tokens[i].dep == "pobj" and parse.tokens[above].lemma == "of"
    return parse.tokens[above].head if of_talks else i
