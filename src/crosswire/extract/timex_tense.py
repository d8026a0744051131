"""Past, present or future: the tense of the words that govern a time expression, from the parse."""

from __future__ import annotations

from crosswire.lexicon.calendar import calendar
from crosswire.records.text import Parse, Token

# Heads climbed from the expression: beyond six the governing words are those of another clause.
_CLIMB = 6
# "Monday's expulsions", "the January talks": the verb tells of something else.
_MODIFIER = ("poss", "compound", "amod", "nmod", "nummod")
_VERBAL = ("VERB", "AUX")


def tense_at(parse: Parse, index: int) -> str | None:
    """Return past, present or future for the clause around token ``index``, or None where nothing tells."""
    token = parse.tokens[index]
    if token.dep in _MODIFIER and parse.tokens[token.head].pos not in _VERBAL:
        return "future" if _looks_ahead(parse, parse.tokens[token.head]) else None
    if parse.tokens[token.head].lemma == "for" and token.dep == "pobj":
        return "future"  # "a vote planned for Tuesday", "the plan for November"
    for _ in range(_CLIMB):
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
        if _looks_ahead(parse, token):
            return "future"
        if token.pos in _VERBAL:
            found = _tense_of_verb(parse, token)
            if found:
                return found
    return _tense_of_verb(parse, token) if token.pos in _VERBAL else None


def _looks_ahead(parse: Parse, token: Token) -> bool:
    """A cue such as "scheduled", "the upcoming", or a noun that carries one."""
    cues = calendar().future_cues
    if token.lemma in cues and token.pos in ("VERB", "ADJ") and token.tag in ("VBN", "VBP", "VBZ", "VBG", "JJ"):
        return True
    return token.pos in ("NOUN", "PROPN") and any(
        parse.tokens[child].lemma in cues and parse.tokens[child].dep in ("amod", "acl")
        for child in parse.children[token.index]
    )


def _tense_of_verb(parse: Parse, verb: Token) -> str | None:
    helpers = [
        parse.tokens[child] for child in parse.children[verb.index] if parse.tokens[child].dep in ("aux", "auxpass")
    ]
    words = {helper.text.lower() for helper in helpers}
    if words & {"will", "'ll", "shall", "wo"}:
        return "future"
    if words & {"would", "should", "could", "may", "might", "must", "can"}:
        return "past" if "have" in words else "future"
    if verb.tag == "VBG" and words & {"was", "were"} and verb.dep == "ccomp":
        return "future"  # "said that he was meeting her on Sunday": a plan, told in the past
    if words & {"had", "has", "have", "was", "were", "did"} or verb.tag == "VBD":
        return "past"
    if verb.tag == "VB" and "to" in words:
        return _tense_of_infinitive(parse.tokens[verb.head])
    if words & {"is", "are", "'s", "'re", "am"}:
        return "future" if verb.tag == "VBG" else "present"
    if verb.tag in ("VBP", "VBZ"):
        return "present"
    return "past" if verb.tag == "VBN" else None


def _tense_of_infinitive(head: Token) -> str | None:
    """ "Agreed to meet", "are to meet" and "a plan to meet" look ahead; "began to meet" does not."""
    if head.pos not in _VERBAL:
        return "future"
    if head.lemma == "be" or head.lemma in calendar().future_cues:
        return "future"
    return "past" if head.tag in ("VBD", "VBN") else None
