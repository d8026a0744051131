"""Conditions that a phrase tells: "without a deal", "failing a deal", "the moment they attack", "hinges on reforms",
"provided they leave", "could be closed after a breach", "to avoid sanctions" (helper of conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.conditionals.condition_parts import (
    Condition,
    consequence_of,
    determiner,
    finite,
    irrealis,
    irrealis_now,
    is_act,
    made,
    needed,
    negated,
    past,
    present,
    subjects,
)
from crosswire.extract.grammar.clauses import is_infinitive
from crosswire.lexicon.conditionals import condition_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import (
    VERBAL,
    child_as,
    children_as,
    dependents,
    governors,
    has_child,
    helpers,
    subtree,
    verb_above,
)


def lack_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Without a deal there will be war", "no peace without a withdrawal", "with no deal, sanctions return"."""
    words, token = condition_words(), parse.tokens[i]
    lacking = token.text.lower()
    if lacking not in words.lacking or token.dep not in ("prep", "advcl", "amod"):
        return
    what, host = child_as(parse, i, "pobj", "dobj", "pcomp"), verb_above(parse, i)
    if what is None or host is None or parse.tokens[what].lemma in words.manner:
        return  # "will not pass without comment"
    if lacking == "with" and (determiner(parse, what) != "no" or token.head != host):
        return  # "men with no ties may act"
    if i > 0 and token.text[0].isupper() and parse.tokens[i - 1].text != '"':
        return  # "Doctors Without Borders"
    main = consequence_of(parse, host, i)
    noun = parse.tokens[token.head].dep in ("nsubj", "nsubjpass") and determiner(parse, token.head) != "no"
    known = {"could", "have"} <= helpers(parse, main)
    if main in subtree(parse, i) or noun or known:
        return  # "an attack without leave would…" is told by the act; "could not have left without help" is a guess
    above = list(governors(parse, main))[:2]
    hard = next((h for h in (main, *above) if any(k.lemma in words.hard for k in dependents(parse, h, "acomp"))), None)
    if hard is not None and (irrealis(parse, hard) or (present(parse, hard) and i < hard)):
        main = hard  # "it would be difficult to go on without a deal", "without a deal, it is futile to go on"
    refused = main == hard or any(parse.tokens[h].lemma in words.refusing for h in (main, *above[:1]))
    denied = negated(parse, main)
    first = i < main and parse.tokens[what].dep != "pcomp"  # not "without saying more, he will go"
    borne = parse.tokens[main].lemma in ("risk", "face") and present(parse, main)  # "risks ruin without another loan"
    if refused or borne or (irrealis_now(parse, finite(parse, main)) and (denied or first)):
        yield made(parse, i, main)


def granted_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Will sign provided they leave", "assuming the truce holds"."""
    token = parse.tokens[i]
    clause = has_child(parse, i, "ccomp")
    granted = (
        token.text.lower() in condition_words().granting and clause and token.dep in ("advcl", "xcomp", "prep", "acl")
    )
    if granted and parse.tokens[token.head].pos in VERBAL and irrealis(parse, token.head):
        yield made(parse, i, token.head)


def moment_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "The moment they attack, we will respond", "as soon as they leave"."""
    token = parse.tokens[i]
    soon = token.lemma == "soon" and has_child(parse, i, "advcl")
    moment = token.lemma in condition_words().at_once and token.dep == "npadvmod" and has_child(parse, i, "relcl")
    if (soon or moment) and parse.tokens[token.head].pos in VERBAL and irrealis(parse, token.head):
        told = children_as(parse, i, "advcl", "relcl")
        if not any(past(parse, c) for c in told):
            yield made(parse, i, token.head)


def rest_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "The deal hinges on reforms", "is subject to approval", "made a truce a condition for talks"."""
    token, words = parse.tokens[i], condition_words()
    if {token.lemma, token.text.lower()} & words.resting:
        yield from _resting(parse, token)
    above = parse.tokens[token.head]
    if token.lemma in words.terms and token.dep in ("attr", "oprd", "dobj") and above.lemma in words.setting_terms:
        for k in dependents(parse, i, "prep"):
            if k.lemma in ("for", "of", "to"):
                yield _split(parse, k.index, above.index)


def _resting(parse: Parse, token: Token) -> Iterator[Condition]:
    verb = token.index if token.pos in VERBAL else token.head
    if any(k.lemma == "who" for k in dependents(parse, verb, "nsubj")):
        return  # "the king, who depends on loans": no act that rests on another
    if token.lemma == "depend" and any(
        parse.tokens[c].tag == "PRP" and parse.tokens[c].lemma != "it" for c in subjects(parse, verb)
    ):
        return  # "she can depend on our help"
    for c in dict.fromkeys((*parse.children[token.index], *(c for c in parse.children[verb] if c == token.index + 1))):
        below = dependents(parse, c)
        granted = token.lemma == "subject" and any(k.lemma in condition_words().grants for k in below)
        on = parse.tokens[c].dep == "prep" and (parse.tokens[c].lemma in ("on", "upon") or granted)
        named = irrealis(parse, verb) or any(k.dep == "pcomp" or is_act(parse, k.index) for k in below)
        if on and parse.tokens[verb].pos in VERBAL and named:
            yield _split(parse, c, verb)


def _split(parse: Parse, phrase: int, verb: int) -> Condition:
    """The phrase and its verb as the two halves; both are cited, so that which is which does not matter."""
    tokens = tuple(subtree(parse, phrase))
    rest = tuple(j for j in subtree(parse, verb, without=frozenset({"parataxis"})) if j not in tokens)
    return Condition(head=phrase, main=verb, condition=tokens, consequence=rest or (verb,))


def after_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Could be closed after a breach", "must end following any breach": after an act that is only thought of."""
    token = parse.tokens[i]
    if token.text.lower() not in ("after", "following") or token.dep != "prep" or token.pos not in ("ADP", "VERB"):
        return
    main = token.head
    modal = helpers(parse, main)
    if parse.tokens[main].pos not in VERBAL or not modal & {"could", "would", "must", "may", "might"}:
        return
    for c in parse.children[i]:
        if parse.tokens[c].dep == "pobj" and determiner(parse, c) in ("a", "an", "any") and is_act(parse, c):
            yield made(parse, i, main)


def means_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "By testing a missile they would provoke…", "risks bloodshed by attacking", "can avoid it by leaving"."""
    words = condition_words()
    token = parse.tokens[i]
    if token.text.lower() != "by" or token.dep != "prep" or parse.tokens[token.head].pos not in VERBAL:
        return
    main = token.head
    modal = helpers(parse, main)
    said = any(parse.tokens[h].lemma in words.strength for h in governors(parse, main))
    risk = parse.tokens[main].lemma == "risk" and (parse.tokens[main].tag != "VBD" or said)
    causes = (
        parse.tokens[main].lemma in words.leading | words.harmful | words.averting
    )  # not "might mark it by singing"
    thought = causes and bool(modal & {"would", "could", "can", "might", "may"})
    if (risk or thought) and any(k.tag == "VBG" for k in dependents(parse, i, "pcomp")):
        yield made(parse, i, main)


def end_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "To avoid sanctions, they must withdraw", "for talks to succeed, both must stop": an end and what it needs."""
    token = parse.tokens[i]
    main = token.head
    first = token.tag == "VB" and token.dep == "advcl" and i < main and is_infinitive(parse, i)
    ends = {token.lemma, *(k.lemma for k in dependents(parse, i, "acomp"))}
    if ends & condition_words().musing:
        return  # "to understand it, we must look back", "to be sure, they must leave"
    if first and needed(parse, main) and not past(parse, main):
        yield made(parse, i, main)
