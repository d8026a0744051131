"""Conditions that are an act only thought of: "an attack would trigger…", "would respond to any attack" (helper of
conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.conditionals.condition_parts import (
    Condition,
    determiner,
    irrealis,
    is_act,
    made,
    needed,
    past,
    rest_of,
)
from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import (
    VERBAL,
    children_as,
    dependents,
    governors,
    has_child,
    helpers,
    obliques,
    subtree,
    verb_above,
)

_STATES = frozenset({"be", "have"})
_AT = frozenset({"to", "against", "for", "on", "at", "with"})
_THOUGHT = frozenset({"would", "could", "will", "might", "may"})
# Modal verbs of what has not been decided; beside them an act must lead to something.
_OPEN = frozenset({"will", "might", "may"})
# What may stand before a "that" which opens a clause.
_PARTING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADV", "INTJ", "SPACE"})
_BOUND = frozenset({"should", "must", "shall"})


def act_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "An attack would trigger…", "would respond to any attack", "would be a mistake"."""
    words = condition_words()
    token = parse.tokens[i]
    if token.pos not in VERBAL:
        return
    modal = helpers(parse, i)
    replies = token.lemma in words.hostile | words.answering
    if not modal & _THOUGHT and replies and token.dep in ("conj", "xcomp", "advcl"):
        modal = helpers(parse, token.head)  # "would stay and respond to any attack"
    if modal & _THOUGHT or (token.lemma in words.leading - _STATES and token.tag in ("VBZ", "VBP")):
        for c in parse.children[i]:
            if _leads(parse, c, modal):
                yield made(parse, c, i)
    if replies and (modal & (_THOUGHT | _BOUND) or token.dep in ("conj", "xcomp")):
        passive = has_child(parse, i, "auxpass")
        for c in parse.children[i]:
            if passive and parse.tokens[c].lemma == "with":
                continue  # "will be met with tariffs"
            for p in parse.children[c] if parse.tokens[c].lemma in _AT else (c,):
                if parse.tokens[p].dep in ("pobj", "dobj") and _replied_to(parse, p, token.lemma, modal):
                    yield made(parse, p, i)


def _leads(parse: Parse, i: int, modal: set[str]) -> bool:
    """Whether ``i`` is an act only thought of, and the subject of what it would lead to."""
    words = condition_words()
    token, verb = parse.tokens[i], parse.tokens[parse.tokens[i].head].lemma
    thought = bool(modal & {"would", "could"})
    if token.dep in ("csubj", "csubjpass"):  # "leaving it would end the talks", "for them to leave it crosses a line"
        if token.dep == "csubjpass" and verb not in words.answering | words.leading:
            return False
        # Not "the crews searching the bay will be leaving it".
        alone = token.tag == "VBG" and not has_child(parse, i, "nsubj")
        causing = alone and bool(modal & _OPEN) and verb in words.leading - _STATES
        return (thought and token.tag in ("VB", "VBG")) or causing or (not modal and token.tag == "VB")
    if token.dep not in ("nsubj", "nsubjpass") or not modal:
        return False
    article = determiner(parse, i)
    whichever = "would" in modal and article in words.whichever
    listed, answered = verb in words.leading | words.hostile, verb in words.answering
    # "That aid could be cut", "such a trip would be paid": what is hit is no condition; "any attack would be met" is.
    hit = token.dep == "nsubjpass" and not (answered or (article in words.whichever and listed))
    if hit or not (listed or answered or whichever):
        return False
    if not thought:
        met = answered and token.dep == "nsubjpass" and "will" in modal  # "violations will be met with force"
        sure = article in words.whichever - {"such"} or token.lemma in words.bare or met
        return (sure and _thought_of(parse, i)) or (article is None and token.tag == "NN" and _causes(parse, i))
    if verb in _STATES and "would" not in modal:
        return False  # "attacks could be anywhere"
    if "would" in modal and article is None and is_act(parse, i):
        return True  # "annexation would end the talks"
    above = [parse.tokens[h].lemma for h in governors(parse, token.head)]
    if verb in words.leading - _STATES and any(words.strength.get(lemma) == "warning" for lemma in above):
        return is_act(parse, i)  # "warned that the step would end it"
    return _thought_of(parse, i) or _short_of(parse, i)


def _causes(parse: Parse, i: int) -> bool:
    """ "Military action will have a grave impact", "escalation will lead to war": an act without an article, and what it does."""
    words, verb = condition_words(), parse.tokens[i].head
    effect = any(k.lemma in words.effects for k in dependents(parse, verb, "dobj"))
    causing = parse.tokens[verb].lemma in words.leading - _STATES - words.aiding
    deed = is_act(parse, i) and parse.tokens[i].lemma not in words.happening
    return deed and (causing or (parse.tokens[verb].lemma == "have" and effect))


def lost_act_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "…, but allowing it would breach the law": the parser hangs the consequence below the act."""
    token = parse.tokens[i]
    act = parse.tokens[token.head]
    bare = not has_child(parse, i, "nsubj", "nsubjpass", "csubj", "expl", "mark")
    if token.dep != "ccomp" or act.tag != "VBG" or act.index > i or not bare or has_child(parse, act.index, "aux"):
        return
    first = min(subtree(parse, i))
    if helpers(parse, i) & {"would", "could"} and parse.tokens[first].tag == "MD":
        tokens = tuple(j for j in subtree(parse, act.index) if j < first and j >= act.index)
        yield Condition(head=act.index, main=i, condition=tokens, consequence=rest_of(parse, i, set(tokens)))


def pointed_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "That would end the talks", "this could lead to war", "that might be a mistake": the act was told before."""
    token, words = parse.tokens[i], condition_words()
    main = parse.tokens[token.head]
    if token.text.lower() not in ("that", "this") or token.dep != "nsubj" or token.tag == "WDT" or parse.children[i]:
        return
    before = parse.tokens[i - 1] if i else None
    telling = words.thinking | words.strength.keys() | status_words().saying
    relative = before is not None and before.pos not in _PARTING and before.lemma not in telling
    if relative or has_child(parse, main.index, "mark"):
        return  # "the steps that would end it", "asked if that would end it"
    judged = any(k.lemma in words.judged | words.harmful for k in dependents(parse, main.index, "attr", "acomp"))
    brought = has_child(parse, main.index, "dobj", "prep", "ccomp", "xcomp", "dative", "prt")
    causing = (main.lemma in words.leading - _STATES and brought) or (main.lemma == "be" and judged)
    modal = helpers(parse, main.index)
    if causing and modal & {"would", "could", "might"} and "have" not in modal:
        yield made(parse, i, main.index)


def _replied_to(parse: Parse, i: int, verb: str, modal: set[str]) -> bool:
    """ "Any attack", "any firm that helps": whichever comes; behind "will respond to" also "attacks"."""
    article = determiner(parse, i)
    if article == "any":
        return is_act(parse, i) or _described(parse, i)
    bare = article is None and parse.tokens[i].tag == "NNS" and is_act(parse, i)
    return bare and verb in condition_words().answering and bool(modal & {"will", "would"})


def reply_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Promised a tough response to any attack", "will draw a reply": the reply named by a noun."""
    words, above = condition_words(), verb_above(parse, i)
    if parse.tokens[i].lemma not in words.replies or above is None:
        return
    planned = parse.tokens[above].tag == "VB" or parse.tokens[above].lemma in words.strength
    if not planned and not irrealis(parse, above):
        return
    for marker, p in obliques(parse, i):
        if marker in _AT and parse.tokens[p].dep == "pobj" and _replied_to(parse, p, "", set()):
            yield made(parse, p, above)


def equal_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "No deal means war", "another attack means sanctions": told in the present, but of an act only thought of."""
    token, words = parse.tokens[i], condition_words()
    if token.lemma not in words.equal or token.tag not in ("VBZ", "VBP"):
        return
    for c in children_as(parse, i, "nsubj"):
        article = determiner(parse, c)
        unmet = article in words.unmet or (article is None and parse.tokens[c].lemma in words.bare)
        if unmet and is_act(parse, c):
            yield made(parse, c, i)


def comer_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Anyone who crosses the line will be shot", "any ship that comes near must turn back": whoever it may be."""
    token, words = parse.tokens[i], condition_words()
    modal = helpers(parse, i)
    passive = has_child(parse, i, "auxpass") and not modal.isdisjoint(("can", "could", "may"))
    if token.pos not in VERBAL or (modal.isdisjoint(("will", "would", "shall", "must")) and not passive):
        return
    answers = any(k.lemma in words.liable for k in dependents(parse, i, "acomp", "oprd"))
    for k in dependents(parse, i, "nsubj", "nsubjpass", "csubj"):
        whoever = k.lemma.lower() in words.anybody | {"any"} or determiner(parse, k.index) == "any"
        hit = k.lemma in ("those", "that") and (answers or token.lemma in words.hostile | {"face"})
        # "Any of those that …".
        of = [h for marker, h in obliques(parse, k.index) if marker == "of" and k.lemma == "any"]
        described = any(not past(parse, c) for j in (k.index, *of) for c in children_as(parse, j, "relcl"))
        told = [c.lemma for c in dependents(parse, k.index, "nsubj")]
        clause = k.dep == "csubj" and ("whoever" in told or (answers and "those" in told))
        if clause or (k.dep != "csubj" and (whoever or hit) and described):
            yield made(parse, k.index, i)


def delay_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Would leave within 90 days of a deal", "of signing it": no day, but an act still to come, sets the time."""
    main = verb_above(parse, i)
    if parse.tokens[i].text.lower() != "within" or parse.tokens[i].dep != "prep":
        return
    if main is None or not irrealis(parse, main):
        return
    units = [c for c in parse.children[i] if parse.tokens[c].lemma in calendar().units]
    for marker, c in (pair for unit in units for pair in obliques(parse, unit)):
        if marker == "of" and (parse.tokens[c].dep == "pcomp" or _thought_of(parse, c)):
            yield made(parse, i, main)


def liability_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Will be held responsible for any harm", "for lives lost": no act that is known, but whichever comes."""
    words = condition_words()
    if parse.tokens[i].text.lower() != "for" or parse.tokens[parse.tokens[i].head].lemma not in words.liable:
        return
    main = next((h for h in list(governors(parse, i))[:3] if parse.tokens[h].lemma in ("hold", "be")), None)
    if main is None or not irrealis(parse, main):
        return
    for noun in dependents(parse, i, "pobj"):
        every = determiner(parse, noun.index) in words.whichever
        bare = noun.tag in ("NN", "NNS") and not has_child(parse, noun.index, "det", "poss", "nummod")
        if noun.pos == "NOUN" and (every or bare):
            yield made(parse, noun.index, main)


def purpose_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "In order to win peace, we must talk", "we cannot look back": the end is had only if the rest is done."""
    if [t.text.lower() for t in parse.tokens[i : i + 3]] != ["in", "order", "to"] or parse.tokens[i].dep != "prep":
        return
    main = parse.tokens[i].head
    if parse.tokens[main].pos in VERBAL and needed(parse, main):
        yield made(parse, i, main)


def _short_of(parse: Parse, i: int) -> bool:
    """ "The failure to sign", "their refusal to leave": named with an article, but beside "would" not done yet."""
    told = any(k.index > i for k in dependents(parse, i, "acl", "prep"))
    return told and parse.tokens[i].lemma in condition_words().bare


def _described(parse: Parse, i: int) -> bool:
    """ "Any bill that weakens it", "any firm helping them": whichever does what is told of it; "any questions" do not."""
    return parse.tokens[i].lemma not in ("question", "call", "query") and any(
        k.dep == "relcl" or (k.dep == "acl" and k.tag != "VBN") for k in dependents(parse, i)
    )


def _thought_of(parse: Parse, i: int) -> bool:
    """ "An invasion", "any step", "these measures": an act without a definite article."""
    words = condition_words()
    article = determiner(parse, i)
    plural = parse.tokens[i].tag == "NNS"
    if parse.tokens[i].lemma in ("this", "that", "these", "those") and parse.tokens[i].pos in ("PRON", "DET"):
        return False
    return is_act(parse, i) and (
        article in words.open or (article is None and (plural or parse.tokens[i].lemma in words.bare))
    )
