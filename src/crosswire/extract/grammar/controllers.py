"""Part of stage 7: who does what a clause or a noun of event tells, where the grammar puts him elsewhere.

"Norland's plan to close the port": Norland closes. "Gave the navy leave to search": the navy searches. "Urged Norland to
stay and pay": Norland pays. "The attack launched by rebels", "a threat from the island": the rebels and the island.
All answers are token indices. Known limit: an owner is taken for the doer, but for nouns that ask somebody else.
"""

from __future__ import annotations

from collections.abc import Container

from crosswire.extract.grammar.clauses import FINITE, RELATIVES, SUBJECTS, is_infinitive
from crosswire.lexicon.clauses import clause_words, subject_nouns
from crosswire.records.text import Parse
from crosswire.text.tree import ACTORS, VERBAL, child_as, children_as, is_named

# Steps up a chain of joined verbs; a longer one is a garbled parse.
_FURTHEST = 6
_TENSED = FINITE | {"MD"}


def controller(parse: Parse, head: int, heads: Container[int]) -> tuple[str, int] | None:
    """The role ("subject", for a passive "object") and the token of whoever does what the clause of ``head`` tells,
    where that is neither in the clause nor the subject of the clause above; None otherwise. ``heads`` open clauses."""
    first = head
    for _ in range(_FURTHEST):
        if parse.tokens[first].dep != "conj":
            break
        first = parse.tokens[first].head
    doer = _below_noun(parse, first)
    if doer is None and first != head and first not in heads and _is_finite(parse, first) == _is_finite(parse, head):
        doer = _governed(parse, first)
    return None if doer is None else ("object" if is_undergone(parse, head, first) else "subject", doer)


def _is_finite(parse: Parse, verb: int) -> bool:
    """Whether a verb stands in a tense, by itself or by what helps it: "to wait and have urged" joins no equals."""
    helping = [parse.tokens[c].tag for c in children_as(parse, verb, "aux", "auxpass")]
    return not _TENSED.isdisjoint([parse.tokens[verb].tag, *helping])


def _below_noun(parse: Parse, verb: int) -> int | None:
    """Whose plan it is, or to whom the right is given, of which an infinitive says what for."""
    token = parse.tokens[verb]
    noun = parse.tokens[token.head]
    if token.dep not in ("acl", "relcl") or noun.pos not in ("NOUN", "PROPN") or not is_infinitive(parse, verb):
        return None
    above = parse.tokens[noun.head]
    if noun.dep == "dobj" and above.pos in VERBAL:
        for c in children_as(parse, above.index, "dative"):
            return next(iter(children_as(parse, c, "pobj")), c)
    return None if noun.lemma in clause_words().asking else _owner(parse, noun.index)


def _owner(parse: Parse, noun: int) -> int | None:
    """The possessor of a noun, a state or body before it ("the Peruvian attempt to"), or who follows "by" or "of"."""
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if token.dep == "poss":
            return None if is_named(parse, c, ("DATE", "TIME")) else c
        if token.dep in ("compound", "amod", "nmod") and token.text[:1].isupper() and names_doer(parse, c):
            return c
        lemma = parse.tokens[noun].lemma
        doing = token.lemma == "by" or (
            token.lemma == "of" and (lemma in subject_nouns() or lemma in clause_words().able)
        )
        if token.dep == "prep" and doing and (below := children_as(parse, c, "pobj")):
            return below[0]
    return None


def names_doer(parse: Parse, i: int) -> bool:
    """Whether a token is part of the name of a state, a people, a person or a body, so that an act may be theirs."""
    return is_named(parse, i, ACTORS)


def _governed(parse: Parse, verb: int) -> int | None:
    """Who does what ``verb`` says under another verb: its own subject, whom the other urges to it or keeps from it."""
    tokens = parse.tokens
    own = [c for c in children_as(parse, verb, *SUBJECTS) if tokens[c].lemma not in RELATIVES]
    if own:
        return own[0]
    above = tokens[tokens[verb].head]
    if tokens[verb].dep == "pcomp" and above.lemma == "from":
        above = tokens[above.head]
    elif tokens[verb].dep != "xcomp":
        return None
    return child_as(parse, above.index, "dobj")


def is_undergone(parse: Parse, head: int, first: int) -> bool:
    """Whether the clause of ``head`` is a passive, by its own auxiliary or by that of the verb ``first`` above it."""
    own = {parse.tokens[c].dep for c in parse.children[head]}
    shared = {parse.tokens[c].dep for c in parse.children[first]}
    return parse.tokens[head].tag == "VBN" and ("auxpass" in own or ("auxpass" in shared and "aux" not in own))


def noun_doers(parse: Parse, noun: int) -> list[int]:
    """Who does what a noun of event tells, named behind "from" or by a verb that says little more: "attacks
    launched by rebels", not "guarantees wanted by rebels"."""
    tokens, found = parse.tokens, []
    sending = tokens[noun].lemma in clause_words().from_subject
    for c in parse.children[noun]:
        if tokens[c].dep == "prep" and tokens[c].lemma == "from" and sending:
            found += children_as(parse, c, "pobj")
        elif tokens[c].dep == "acl" and tokens[c].tag == "VBN" and tokens[c].lemma in clause_words().light:
            found += [e for d in parse.children[c] if tokens[d].dep == "agent" for e in children_as(parse, d, "pobj")]
    return found
