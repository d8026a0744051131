"""Finding in one sentence that an act hangs on a condition (helper of stage 8).

Four forms are read: a clause ("if Russia attacks", "should talks fail", "until it withdraws"), a phrase ("in the
event of an attack", "in exchange for relief"), an act only thought of as the subject or object of its consequence
("any invasion would be met with sanctions", "would respond to any attack"), and waiting ("wants to see the truce
hold before it sends envoys").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.lexicon.conditionals import ConditionWords, condition_words
from crosswire.lexicon.plover import plover
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import governors, subtree

_VERBS = ("VERB", "AUX")
# Words of a condition that is a mere tag: "if elected in November".
_FEW = 4
_IRREALIS = frozenset({"will", "would", "shall", "could", "may", "might", "must", "should", "can", "'ll", "'d", "wo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition and its consequence as tokens of one sentence.

    ``head`` and ``main`` are the heads of the condition and of the consequence.
    """

    head: int
    main: int
    condition: tuple[int, ...]
    consequence: tuple[int, ...]


def conditions(parse: Parse) -> list[Condition]:
    """Return the conditions of a sentence with their consequences, one for each consequence."""
    words = condition_words()
    if not _HINTS.search(parse.text):
        return []
    found: dict[int, Condition] = {}
    for form in (
        _clause,
        _inside,
        _phrase,
        _otherwise,
        _hypothetical_act,
    ):  # a clause says more of a condition than a bare noun
        for token in parse.tokens:
            for condition in form(parse, token.index, words):
                if (
                    condition.head != condition.main
                    and not _counterfactual(parse, condition.main)
                    and not _idle(parse, condition, words)
                ):
                    found.setdefault(condition.main, condition)
    return [found[main] for main in sorted(found)]


# A sentence without any of these holds no condition; most sentences stop here.
_HINTS = re.compile(
    r"\b(if|unless|provided|until|till|once|when|whenever|before|after|in case|in the (event|absence)|condition|as long|so long"
    r"|exchange|return for|only|should|were|would|could|will|any|contingent|price|lest|otherwise)\b|['’]ll\b",
    re.IGNORECASE,
)


def unfinished(parse: Parse) -> Condition | None:
    """A sentence that is nothing but a condition ("If they do anything they shouldn't."), or None.

    Its consequence stands in the next sentence; ``main`` is its own head, ``consequence`` is empty.
    """
    if not re.match(r"[\"“'‘]?\s*(?:And |But |So )?If\b", parse.text):
        return None
    opener = next((token for token in parse.tokens[:_FEW] if token.lemma == "if"), None)
    if opener is None or opener.head == opener.index:
        return None
    root = parse.tokens[opener.head]
    below = set(subtree(parse, root.index))
    if any(token.pos in _VERBS and token.index not in below for token in parse.tokens) or _irrealis_now(
        parse, root.index
    ):
        return None
    tokens = tuple(token.index for token in parse.tokens if token.text not in _MARKS)
    return Condition(head=root.index, main=root.index, condition=tokens, consequence=())


def answers(parse: Parse) -> Condition | None:
    """The consequence that a sentence tells of the condition before it ("They will pay."), or None."""
    root = next((token for token in parse.tokens if token.head == token.index and token.pos in _VERBS), None)
    if root is None:
        return None
    main = root.index
    if root.lemma in status_words().saying:  # "They will pay," she said
        main = next((c for c in parse.children[main] if parse.tokens[c].dep == "ccomp"), main)
    subject = any(parse.tokens[c].dep in ("nsubj", "nsubjpass", "expl") for c in parse.children[main])
    if not subject or not _irrealis_now(parse, main):
        return None
    return Condition(head=main, main=main, condition=(), consequence=_rest(parse, main, set()))


# Quotation marks are no part of a condition.
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’"})


def _irrealis_now(parse: Parse, i: int) -> bool:
    """ "Will", "would", "'ll" or "going to" at verb ``i``."""
    going = parse.tokens[i].lemma == "go" and any(parse.tokens[c].dep == "xcomp" for c in parse.children[i])
    return going or _irrealis(parse, i)


def _idle(parse: Parse, condition: Condition, words: ConditionWords) -> bool:
    """ "If elected", "if necessary": a few words without a subject that ask nothing of anybody."""
    tokens = [parse.tokens[j] for j in condition.condition if parse.tokens[j].pos != "PUNCT"]
    subject = any(token.dep in ("nsubj", "nsubjpass", "expl") for token in tokens)
    return not subject and len(tokens) <= _FEW and any(token.lemma in words.idle for token in tokens)


def _counterfactual(parse: Parse, main: int) -> bool:
    """ "Would not have come": what did not happen hangs on nothing any more."""
    auxiliaries = {parse.tokens[c].text.lower() for c in parse.children[main] if parse.tokens[c].dep == "aux"}
    return (
        parse.tokens[main].tag == "VBN" and bool(auxiliaries & {"have", "'ve", "’ve"}) and bool(auxiliaries & _IRREALIS)
    )


def _irrealis(parse: Parse, i: int) -> bool:
    return any(
        parse.tokens[c].dep == "aux"
        and (parse.tokens[c].lemma in _IRREALIS or parse.tokens[c].text.lower() in _IRREALIS)
        for c in parse.children[i]
    )


# --- a clause -----------------------------------------------------------------------------------------------------------


def _clause(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    token = parse.tokens[i]
    if token.dep not in ("advcl", "ccomp", "pcomp", "relcl", "acl"):
        return
    opener = _opener(parse, i, words)
    if opener is None or (token.pos not in _VERBS and not (token.dep == "advcl" and opener in words.conjunctions)):
        return
    host = _host(parse, i)
    if parse.tokens[i].dep == "pcomp" and parse.tokens[host].pos not in _VERBS:
        host = parse.tokens[host].head
    if parse.tokens[host].pos not in _VERBS and parse.tokens[host].pos not in ("ADJ", "NOUN"):
        return
    if parse.tokens[host].lemma in words.asking and opener != "should" and not _irrealis(parse, host):
        return
    main = _consequence(parse, host, i)
    if main is None:
        return
    if opener in words.time and not _awaits(parse, main, opener, words):
        return
    if opener == "before" and token.tag == "VBD" and not _held_back(parse, main):
        return  # "must flee before the army came" tells when, "would not leave before it came" on what
    if opener not in words.time and not _is_open(parse, main, words):
        return
    if opener == "before":  # "to see the truce hold before sending envoys": the truce is the condition
        clause = tuple(subtree(parse, i))
        yield Condition(head=main, main=i, condition=_rest(parse, main, set(clause)), consequence=clause)
    else:
        yield _made(parse, i, main)


def _inside(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    """A condition that the parse has lost its verb of: "that if X backslides, Y can act"; read up to the comma."""
    token = parse.tokens[i]
    if token.dep != "mark" or token.lemma not in words.conjunctions or parse.tokens[token.head].dep == "advcl":
        return
    main = token.head
    comma = next((t.index for t in parse.tokens[i:main] if t.text == ","), None)
    if comma is not None and comma - i >= 3 and _irrealis(parse, main):
        tokens = tuple(range(i, comma))
        subjects = [j for j in tokens if parse.tokens[j].pos in ("NOUN", "PROPN")]
        head = subjects[-1] if subjects else comma - 1
        yield Condition(head=head, main=main, condition=tokens, consequence=_rest(parse, main, set(tokens)))


def _host(parse: Parse, i: int) -> int:
    """What the condition ``i`` hangs on; "in no hurry to sign as long as…": the hurry's verb."""
    host = parse.tokens[i].head
    if parse.tokens[host].pos == "ADV":
        host = parse.tokens[host].head
    for _ in range(3):
        token = parse.tokens[host]
        if token.dep in ("acl", "relcl") and token.tag == "VB":
            host = next((h for h in governors(parse, host) if parse.tokens[h].pos in _VERBS), host)
    return host


def _opener(parse: Parse, i: int, words: ConditionWords) -> str | None:
    """The word that makes verb ``i`` a condition, or None."""
    marks = [parse.tokens[c] for c in parse.children[i] if c < i and parse.tokens[c].dep in ("mark", "advmod", "prep")]
    if any(mark.lemma == "that" and mark.dep == "mark" for mark in marks):
        return None  # "that if X fails, Y can act": the condition lies inside
    for mark in marks:
        if mark.lemma in words.conjunctions | words.time:
            return mark.lemma
    subjects = [c for c in parse.children[i] if parse.tokens[c].dep in ("nsubj", "nsubjpass", "expl")]
    for c in parse.children[i]:
        kid = parse.tokens[c]
        if kid.dep in ("aux", "auxpass") and kid.text.lower() in ("should", "were") and subjects and c < subjects[0]:
            return "should"
    token = parse.tokens[i]
    if token.lemma == "be" and token.text.lower() == "were" and subjects and i < subjects[0]:
        return "should"
    host = parse.tokens[token.head]
    if token.dep == "pcomp" and host.lemma in words.conjunctions | words.time:
        return host.lemma
    text = " ".join(t.text.lower() for t in parse.tokens[max(0, i - 8) : i])
    if "as long as" in text or "so long as" in text:
        return "if"
    return None


def _consequence(parse: Parse, host: int, condition: int) -> int | None:
    """The verb that the condition bears on; under "warned that" the act warned of."""
    token = parse.tokens[host]
    if token.lemma in status_words().saying | set(condition_words().strength):
        inner = [
            c for c in parse.children[host]
            if c != condition and parse.tokens[c].dep in ("ccomp", "xcomp") and parse.tokens[c].pos in _VERBS
        ]  # fmt: skip
        if inner:
            return inner[0]
    return host


def _is_open(parse: Parse, main: int, words: ConditionWords) -> bool:
    """Whether the consequence is one: to come, possible, demanded, or an act of the lexicon."""
    token = parse.tokens[main]
    if _irrealis(parse, main) or token.lemma in words.strength or token.lemma in plover().verbs:
        return True
    above = [parse.tokens[h].lemma for h in list(governors(parse, main))[:2]]
    if any(lemma in words.strength for lemma in above):
        return True
    return token.tag in ("VBP", "VBZ", "VB")


def _awaits(parse: Parse, main: int, opener: str, words: ConditionWords) -> bool:
    token = parse.tokens[main]
    if opener in ("before", "after"):
        near = {token.lemma, *(parse.tokens[h].lemma for h in list(governors(parse, main))[:2])}
        return opener == "before" and bool(near & words.waiting)
    negated = any(parse.tokens[c].dep == "neg" for c in parse.children[main])
    if opener in ("until", "till"):
        return negated or _irrealis(parse, main)
    return any(parse.tokens[c].lemma in ("will", "shall") for c in parse.children[main])


def _held_back(parse: Parse, main: int) -> bool:
    """Somebody waits for what the clause tells: "wanted to see it hold before…", "would not go before…"."""
    near = {parse.tokens[main].lemma, *(parse.tokens[h].lemma for h in list(governors(parse, main))[:2])}
    return bool(near & {"want", "insist", "wait", "demand", "refuse", "see", "ensure"})


# --- a phrase -----------------------------------------------------------------------------------------------------------


def _phrase(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    if parse.tokens[i].dep not in ("prep", "mark", "advmod") or parse.tokens[i].pos not in ("ADP", "SCONJ"):
        return
    text = " ".join(t.text.lower() for t in parse.tokens[i : i + 6])
    if text.startswith(words.excluded):
        return
    only = _only(parse, i)
    if not text.startswith(words.phrases) and not (only and parse.tokens[i].lemma in ("with", "after", "in", "by")):
        return
    host = next((h for h in governors(parse, i) if parse.tokens[h].pos in _VERBS), None)
    if host is None:
        return
    main = _consequence(parse, host, i)
    if main is None:
        return
    tokens = tuple(subtree(parse, i))
    if len(tokens) < 3 and not only:
        return
    head = tokens[min(3, len(tokens) - 1)]
    yield Condition(head=head, main=main, condition=tokens, consequence=_rest(parse, main, set(tokens)))


def _only(parse: Parse, i: int) -> bool:
    """ "Can only happen with a change": the phrase behind "only" and a modal verb."""
    host = parse.tokens[i].head
    before = any(parse.tokens[c].lemma == "only" and c < i for c in parse.children[host]) or (
        i > 0 and parse.tokens[i - 1].lemma == "only"
    )
    return before and _irrealis(parse, host)


def _otherwise(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    """ "Otherwise, they will respond": the condition stands in the sentence before."""
    token = parse.tokens[i]
    if token.text.lower() == "otherwise" and token.dep == "advmod" and _irrealis(parse, token.head) and words.hostile:
        main = _consequence(parse, token.head, i)
        if main is not None:
            yield Condition(head=i, main=main, condition=(i,), consequence=_rest(parse, main, {i}))


# --- an act only thought of ---------------------------------------------------------------------------------------------


def _hypothetical_act(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    """ "An attack would trigger…", "would respond to any attack", "would be a mistake"."""
    if parse.tokens[i].pos not in _VERBS:
        return
    modal = {parse.tokens[c].lemma for c in parse.children[i] if parse.tokens[c].dep == "aux"}
    modal |= {parse.tokens[c].text.lower() for c in parse.children[i] if parse.tokens[c].dep == "aux"}
    lemma = parse.tokens[i].lemma
    shared = parse.tokens[i].dep in ("conj", "xcomp")  # "would stay and respond to any attack"
    if not modal & {"would", "could", "will", "might", "may", "'d"} and not (shared and lemma in words.hostile):
        return
    for c in parse.children[i]:
        token = parse.tokens[c]
        sure = modal & {"would", "could"} or _determiner(parse, c) == "any"
        leads = token.dep in ("nsubj", "nsubjpass") and lemma in words.leading | words.hostile
        if leads and sure and _thought_of(parse, c, words):
            yield _made(parse, c, i)
        if token.dep == "csubj" and modal & {"would", "could"}:
            yield _made(parse, c, i)
    if lemma in words.hostile:
        for c in parse.children[i]:
            for p in parse.children[c] if parse.tokens[c].dep == "prep" else (c,):
                if parse.tokens[p].dep in ("pobj", "dobj") and _determiner(parse, p) == "any" and _is_act(parse, p):
                    yield _made(parse, p, i)


def _thought_of(parse: Parse, i: int, words: ConditionWords) -> bool:
    """ "An invasion", "any step", "these measures": an act without a definite article."""
    determiner = _determiner(parse, i)
    plural = parse.tokens[i].tag == "NNS"
    if parse.tokens[i].lemma in ("this", "that", "these", "those") and parse.tokens[i].pos in ("PRON", "DET"):
        return False
    return _is_act(parse, i) and (determiner in words.open or (determiner is None and plural))


def _determiner(parse: Parse, i: int) -> str | None:
    return next(
        (parse.tokens[c].lemma for c in parse.children[i] if parse.tokens[c].dep in ("det", "amod", "poss")), None
    )


def _is_act(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    acts = {
        "move",
        "step",
        "measure",
        "action",
        "act",
        "decision",
        "breach",
        "violation",
        "escalation",
        "attempt",
        "agreement",
    }
    return token.pos == "NOUN" and (token.lemma in plover().nouns or token.lemma in acts)


# --- spans --------------------------------------------------------------------------------------------------------------


def _made(parse: Parse, head: int, main: int) -> Condition:
    condition = tuple(subtree(parse, head))
    return Condition(head=head, main=main, condition=condition, consequence=_rest(parse, main, set(condition)))


def _rest(parse: Parse, main: int, taken: set[int]) -> tuple[int, ...]:
    """The consequence: what hangs on its verb, without the condition and other side clauses."""
    spoken = status_words().saying | set(condition_words().strength)
    while parse.tokens[main].dep == "xcomp" and parse.tokens[parse.tokens[main].head].lemma not in spoken:
        main = parse.tokens[main].head  # "would be prepared to impose": with its subject
    inside = subtree(parse, main, without=frozenset({"parataxis"}))
    aside: set[int] = set()
    for c in parse.children[main]:
        kid = parse.tokens[c]
        alone = any(parse.tokens[k].dep in ("nsubj", "nsubjpass") for k in parse.children[c])
        if kid.dep == "advcl" or (kid.dep == "conj" and alone) or (kid.dep == "mark" and c < main):
            aside |= set(subtree(parse, c))
    kept = [j for j in inside if j not in taken | aside]
    while len(kept) > 1 and parse.tokens[kept[-1]].pos in ("ADP", "CCONJ", "SCONJ"):
        kept.pop()  # "respond to", cut off from its object
    return tuple(kept) or (main,)
