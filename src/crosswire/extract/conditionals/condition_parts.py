"""What every form of condition is made of: the record, its consequence, what is not yet a fact (helper of conditions)."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.plover import plover
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import MODALS, VERBAL, children_as, dependents, has_child, helpers, subtree, verb_above

# Verbs above an infinitive that are looked at for its tense: "wants to be able to begin to sign".
_FEW_ABOVE = 4
# Words of a condition among which stands the one that opens it: "but only if".
_FEW_FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition and its consequence as tokens of one sentence.

    ``head`` and ``main`` are the heads of the condition and of the consequence.
    """

    head: int
    main: int
    condition: tuple[int, ...]
    consequence: tuple[int, ...]


def is_stated(parse: Parse, condition: Condition) -> bool:
    """Whether words of condition tell it ("if", "without a deal", "had they come"), and it is not only read out of an act
    ("an attack would bring war")."""
    opening = {parse.tokens[j].text.lower() for j in condition.condition[:_FEW_FIRST]}
    return not opening.isdisjoint(condition_words().stating)


def consequence_of(parse: Parse, host: int, condition: int) -> int:
    """The verb that the condition bears on; under "warned that" or "does not think that" the act warned or thought of; in "if
    signed, he said, it would help" what he said."""
    words = condition_words()
    for _ in range(_FEW_ABOVE):
        token = parse.tokens[host]
        if token.lemma == "be" and (sure := _sure(parse, host)) is not None:
            return sure
        if token.lemma not in status_words().saying | set(words.strength) | words.thinking:
            break
        below = [c for c in children_as(parse, host, "ccomp", "xcomp") if c != condition and parse.tokens[c].pos in VERBAL]  # fmt: skip
        if token.lemma in words.thinking and not (below and irrealis_now(parse, below[0])):
            break  # "you should hope that there are none"
        if not below:
            spoken = token.dep == "parataxis" and host < token.head and parse.tokens[token.head].pos in VERBAL
            return token.head if spoken else host
        host = below[0]
    return host


def _sure(parse: Parse, host: int) -> int | None:
    """ "It is certain that they will leave", "our fear is that they would": what would come; not "it's that they would"."""
    told = dependents(parse, host)
    named = any(t.dep == "acomp" or (t.dep == "nsubj" and t.pos == "NOUN") for t in told)
    for t in told:
        asked = any(k.tag in ("WRB", "WP", "WDT") for k in dependents(parse, t.index))
        if t.dep == "ccomp" and t.index > host and named and not asked and irrealis(parse, t.index):
            return t.index
    return None


def subjects(parse: Parse, i: int) -> list[int]:
    """The subjects of verb ``i``, "there" among them."""
    return children_as(parse, i, "nsubj", "nsubjpass", "expl")


def turned(parse: Parse, verb: int, i: int) -> bool:
    """Whether ``i`` is the "should", "were" or "had" that stands before the subject of ``verb``: "should talks fail"."""
    told = subjects(parse, verb)
    before = {t.text.lower() for t in parse.tokens[max(0, i - _FEW_FIRST) : i]}
    likened = before & (
        condition_words().likewise | {"no", "not", "never", "only"}
    )  # "as should his friends", "in no case should they"
    return parse.tokens[i].text.lower() in ("should", "were", "had") and bool(told) and i < told[0] and not likened


def irrealis(parse: Parse, i: int) -> bool:
    """Whether a modal verb helps verb ``i``, or is all that is left of it ("she will if he does"): it tells no fact yet."""
    return parse.tokens[i].tag == "MD" or not MODALS.isdisjoint(helpers(parse, i))


def irrealis_now(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` tells what is no fact yet by a modal verb or by "going to"."""
    going = parse.tokens[i].lemma == "go" and has_child(parse, i, "xcomp")
    return going or irrealis(parse, i)


# Places in the tree of a verb that takes its tense from the one above it, and its tags.
_HANGING = frozenset({"xcomp", "pcomp", "ccomp", "acl", "advcl", "conj"})
_TENSELESS = frozenset({"VB", "VBG", "VBN"})


def finite(parse: Parse, i: int) -> int:
    """The verb that gives ``i`` its tense: "going" in "is not going to sign", "let" in "will not let them go", "refused" in
    "refused to send it"; ``i`` itself, where it has one."""
    for _ in range(_FEW_ABOVE):
        token = parse.tokens[i]
        helped = any(k.tag in ("MD", "VBP", "VBZ", "VBD") for k in dependents(parse, i, "aux", "auxpass"))
        above = verb_above(parse, i)
        if helped or above is None or token.dep not in _HANGING or token.tag not in _TENSELESS:
            return i
        i = above
    return i


def past(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is told in the past: "left", "was left", "had left"."""
    return parse.tokens[i].tag == "VBD" or any(k.tag == "VBD" for k in dependents(parse, i, "aux", "auxpass"))


def present(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is told in the present or bidden: "leaves", "is entitled", "leave"; not "has left"."""
    helped = any(k.lemma == "be" and k.tag in ("VBP", "VBZ") for k in dependents(parse, i, "aux", "auxpass"))
    return helped or parse.tokens[i].tag in ("VBP", "VBZ", "VB")


def made(parse: Parse, head: int, main: int, whole: int | None = None) -> Condition:
    """The condition that is all of what hangs on ``whole`` (``head``, if none); ``main`` is the head of its consequence."""
    below = subtree(parse, head if whole is None else whole)
    credited = _credits(parse, below) - {head}
    condition = tuple(j for j in below if j not in credited)
    while len(condition) > 1 and (
        parse.tokens[condition[0]].dep == "cc" or parse.tokens[condition[0]].text.lower() == "that"
    ):
        condition = condition[1:]  # "But if X moves before Y ends it", "said that if X moves"
    return Condition(head=head, main=main, condition=condition, consequence=rest_of(parse, main, set(condition)))


def rest_of(parse: Parse, main: int, taken: set[int]) -> tuple[int, ...]:
    """The consequence: what hangs on its verb, without the condition and other side clauses."""
    spoken = status_words().saying | set(condition_words().strength)
    for _ in range(_FEW_ABOVE):
        above = parse.tokens[main].head
        told = parse.tokens[above].lemma in spoken and not _turns(parse, above)
        if told or above in taken or not _completes(parse, main):
            break
        main = above  # "would be prepared to impose": with its subject
    inside = subtree(parse, main, without=frozenset({"parataxis"}))
    aside: set[int] = set()
    for c in parse.children[main]:
        kid = parse.tokens[c]
        alone = has_child(parse, c, "nsubj", "nsubjpass")
        if kid.dep == "advcl" or (kid.dep == "conj" and alone) or (kid.dep == "mark" and c < main):
            aside |= set(subtree(parse, c))
    left_out = taken | aside | _credits(parse, inside)
    kept = [j for j in inside if j not in left_out]
    colon = max((j for j in kept if j < main and parse.tokens[j].text in (":", ";")), default=-1)
    kept = [j for j in kept if j > colon]  # "He put it this way: they will fail"
    while len(kept) > 1 and (parse.tokens[kept[0]].dep == "cc" or parse.tokens[kept[0]].text == ","):
        kept.pop(0)  # "But the talks will fail"
    while len(kept) > 1 and _dangles(parse.tokens[kept[-1]]):
        kept.pop()  # "respond to", cut off from its object
    return tuple(kept) or (main,)


def _credits(parse: Parse, tokens: list[int]) -> set[int]:
    """ "According to the envoy": whose word it is, no part of what is told."""
    return {j for i in tokens if parse.tokens[i].text.lower() == "according" for j in subtree(parse, i)}


def _completes(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is one with the verb above it: "prepared to impose", "let them go", "sign or meet"."""
    token, kids = parse.tokens[i], {k.dep for k in dependents(parse, i)}
    if token.dep == "xcomp":
        return True
    bare = token.tag == "VB" and not kids & {"aux", "mark"}
    joined = token.dep == "ccomp" or (token.dep == "conj" and "nsubj" not in kids)
    return bare and joined and token.head < i and parse.tokens[token.head].pos in VERBAL | {"ADJ"}


def _turns(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` turns what stands below it into its contrary: "refused to sign", "will not require them to leave"."""
    return parse.tokens[i].lemma in condition_words().refusing or has_child(parse, i, "neg")


def _dangles(token: Token) -> bool:
    return (token.pos in ("ADP", "CCONJ", "SCONJ") and token.dep != "prt") or token.text in (".", ",")


def determiner(parse: Parse, i: int) -> str | None:
    """The lemma of the article or owner that stands first before noun ``i``, else of "such", "further"…, else None."""
    kids = [k for k in dependents(parse, i, "det", "predet", "amod", "poss") if k.index < i]
    fixed = next((kid.lemma for kid in kids if kid.dep != "amod"), None)
    return fixed or next((kid.lemma for kid in kids if kid.lemma in condition_words().open), None)


def is_act(parse: Parse, i: int) -> bool:
    """Whether ``i`` is a noun of what somebody does."""
    words = condition_words()
    token = parse.tokens[i]
    return token.pos == "NOUN" and (token.lemma in plover().nouns or token.lemma in words.steps | words.bare)


# Auxiliaries and verbs of what is needed for an end: "in order to sign, they must withdraw".
_NEEDED = frozenset({"must", "need", "shall", "should"})


def needed(parse: Parse, main: int) -> bool:
    """Whether verb ``main`` tells what has to be done, or cannot be: "must withdraw", "cannot look back"."""
    kids = dependents(parse, main)
    barred = any(k.dep == "neg" for k in kids) and any(k.dep == "aux" and k.lemma in ("can", "could") for k in kids)
    has_to = parse.tokens[main].lemma == "need" or (
        parse.tokens[main].dep == "xcomp" and parse.tokens[parse.tokens[main].head].lemma in ("have", "need")
    )
    own = parse.tokens[main].lemma == "have" and any(k.dep == "xcomp" and k.tag == "VB" for k in kids)
    return barred or has_to or own or any(k.dep == "aux" and k.lemma in _NEEDED for k in kids)


def negated(parse: Parse, main: int) -> bool:
    """ "Will not sign", "there will be no deal", "nothing will change"."""
    for c in parse.children[main]:
        kid = parse.tokens[c]
        if kid.dep == "neg" or kid.lemma in ("nothing", "nobody", "never", "none"):
            return True
        if any(k.lemma == "no" for k in dependents(parse, c, "det", "neg")):
            return True
    return False
