"""Past, present or future: the tense of the words that govern a time expression, from the parse."""

from __future__ import annotations

from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import MODALS, VERBAL, dependents, helpers, verb_keys

# Helping verbs that put a verb into a tense.
_FINITE = frozenset({"will", "was", "were", "had", "has", "have", "did"})
# Heads climbed from the expression: beyond six the governing words are those of another clause.
_CLIMB = 6
# "Monday's expulsions", "the January talks": the verb tells of something else.
_MODIFIER = ("poss", "compound", "amod", "nmod", "nummod")
# Conjunctions whose present tense tells of what is to come: "when they meet Friday".
_UNTIL_THEN = frozenset({"when", "before", "after", "once", "until", "till", "as", "if"})


def governed(parse: Parse, index: int) -> tuple[str | None, bool]:
    """Return the tense for the clause around token ``index``, and whether a finite verb of that clause tells it.

    Not sure is what only a noun, an infinitive or a modal verb tells: "to ask about the call on Monday".
    """
    tense = tense_at(parse, index)
    if tense not in ("past", "future"):
        return tense, False
    token = parse.tokens[parse.tokens[index].head]
    if token.dep == "prep":
        token = parse.tokens[token.head]
    if token.pos not in VERBAL:
        return tense, False
    return tense, token.tag == "VBD" or not _FINITE.isdisjoint(helpers(parse, token.index))


def tense_at(parse: Parse, index: int) -> str | None:
    """Return past, present or future for the clause around token ``index``, or None where nothing tells."""
    token = parse.tokens[index]
    if token.dep in _MODIFIER and parse.tokens[token.head].pos not in VERBAL:
        return "future" if _looks_ahead(parse, parse.tokens[token.head]) else None
    if parse.tokens[token.head].lemma == "for" and token.dep == "pobj":
        return "future"  # "a vote planned for Tuesday", "the plan for November"
    if _set_behind(parse, index):
        return "future"
    for _ in range(_CLIMB):
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
        if _looks_ahead(parse, token) or _is_to(parse, token):
            return "future"
        if token.pos in VERBAL:
            if _puts_off(parse, token, index):
                return None  # "cancelled a visit Wednesday": the visit's day or that of the cancelling
            found = _tense_of_verb(parse, token)
            if found == "present" and _sets_a_day(parse, token):
                return "future"
            if found:
                return found
    return _tense_of_verb(parse, token) if token.pos in VERBAL else None


def _set_behind(parse: Parse, index: int) -> bool:
    """ "Put off until May", "invited her to Rome in May": what a verb in the past tense sets, named behind it."""
    above = parse.tokens[parse.tokens[index].head]
    verb = parse.tokens[above.head]
    if parse.tokens[index].dep != "pobj" or index < verb.index:
        return False
    if above.lemma in ("until", "till", "to"):
        return bool(set(verb_keys(parse, verb.index)) & meeting_words().postponing)
    goals = [k.index for k in dependents(parse, verb.index, "prep", "dative") if k.lemma == "to"]
    return verb.lemma == "invite" and above.lemma == "in" and min(goals, default=index) < index


def _puts_off(parse: Parse, verb: Token, index: int) -> bool:
    """Does ``verb`` call something off that is named between it and the day, or before both?"""
    words = meeting_words()
    if not set(verb_keys(parse, verb.index)) & (words.cancelling | words.postponing):
        return False
    first, last = sorted((verb.index, index))
    between = parse.tokens[first + 1 : last] if verb.index < index else parse.tokens[:index]
    return any(token.lemma in words.nouns for token in between)


def _sets_a_day(parse: Parse, verb: Token) -> bool:
    """ "When they meet Friday" and "the summit opens Thursday" lie ahead, though told in the present."""
    opened = any(k.lemma in _UNTIL_THEN for k in dependents(parse, verb.index, "advmod", "mark"))
    if verb.lemma == "have":  # "has talks with her on Friday"
        nouns = meeting_words().nouns
        return any(k.lemma in nouns for k in dependents(parse, verb.index, "dobj"))
    return (opened and verb.dep in ("advcl", "relcl")) or (
        verb.lemma in calendar().present_cues and verb.dep in ("ROOT", "conj", "advcl")
    )


def _is_to(parse: Parse, verb: Token) -> bool:
    """ "On Monday they are to hold talks", "is due in Rome on Monday": what is set stands beside "be", not below it."""
    if verb.lemma != "be":
        return verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma == "head"  # "heading into a summit on Monday"
    cues = calendar().future_cues
    return any(
        (kid.dep == "xcomp" and kid.tag == "VB") or (kid.dep == "acomp" and kid.lemma in cues)
        for kid in dependents(parse, verb.index)
    )


def _looks_ahead(parse: Parse, token: Token) -> bool:
    """A cue such as "scheduled", "the upcoming", or a noun that carries one."""
    cues = calendar().future_cues
    if token.lemma in cues and token.pos in ("VERB", "ADJ") and token.tag in ("VBN", "VBP", "VBZ", "VBG", "JJ"):
        return True
    return token.pos in ("NOUN", "PROPN") and any(
        k.lemma in cues for k in dependents(parse, token.index, "amod", "acl")
    )


def _tense_of_verb(parse: Parse, verb: Token) -> str | None:
    helping = helpers(parse, verb.index)
    if helping & {"will", "shall"}:
        return "future"
    if helping & MODALS:
        return "past" if "have" in helping else "future"
    if verb.tag == "VBG" and helping & {"was", "were"} and verb.dep == "ccomp":
        return "future"  # "said that he was meeting her on Sunday": a plan, told in the past
    if helping & {"had", "has", "have", "was", "were", "did"} or verb.tag == "VBD":
        return "past"
    if verb.tag == "VB" and "to" in helping:
        return _tense_of_infinitive(parse.tokens[verb.head])
    if helping & {"is", "are", "am"}:
        return "future" if verb.tag == "VBG" else "present"
    if verb.tag in ("VBP", "VBZ"):
        return "present"
    return "past" if verb.tag == "VBN" else None


def _tense_of_infinitive(head: Token) -> str | None:
    """ "Agreed to meet", "are to meet" and "a plan to meet" look ahead; "began to meet" does not."""
    if head.pos not in VERBAL:
        return "future"
    if head.lemma == "be" or head.lemma in calendar().future_cues:
        return "future"
    return "past" if head.tag in ("VBD", "VBN") else None
