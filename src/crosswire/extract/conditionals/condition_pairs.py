"""Conditions told by two clauses side by side: "withdraw or face war", "another attack and we will respond", "the more
they send, the more they lose", "it would be a mistake to attack"; also where the parser takes the condition for the main clause
("should the truce fail, the war would grow") (helper of conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.conditionals.condition_parts import (
    Condition,
    irrealis,
    made,
    needed,
    past,
    rest_of,
    subjects,
    turned,
)
from crosswire.extract.grammar.clauses import is_infinitive
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, children_as, dependents, has_child, helpers, subtree

# What parts a condition from its consequence.
_PARTING = frozenset({",", "-", "–", "—"})
_WILL = frozenset({"will", "would", "shall"})


def choice_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Must withdraw or face sanctions", "stop or we will respond", "leave, or else"."""
    token = parse.tokens[i]
    if token.lemma != "or" or token.dep != "cc":
        return
    first = token.head
    following = [t.text.lower() for t in parse.tokens[i + 1 : i + 3]]
    if following[:1] == ["else"] and (len(following) < 2 or not following[1][:1].isalnum()):
        while parse.tokens[first].pos not in VERBAL and parse.tokens[first].head != first:
            first = parse.tokens[first].head
        if parse.tokens[first].pos in VERBAL:
            tokens = tuple(j for j in subtree(parse, first) if j < i)
            yield Condition(head=i + 1, main=first, condition=(i, i + 1), consequence=tokens or (first,))
        return
    second = next((c for c in children_as(parse, first, "conj") if c > i), None)
    if second is None or parse.tokens[second].pos not in VERBAL or parse.tokens[first].pos not in VERBAL:
        return
    own = bool(subjects(parse, second))
    demanded = parse.tokens[first].tag == "VB" or irrealis(parse, first)
    borne = demanded and parse.tokens[second].lemma in condition_words().borne
    bound = needed(parse, first) or (parse.tokens[first].lemma == "have" and not past(parse, first))
    is_so = parse.tokens[first].lemma == "be" and not irrealis(parse, first)  # "that is when you see it, or you will"
    later = (_will(parse, second) and not _will(parse, first) and not is_so) or (bound and irrealis(parse, second))
    if borne or (own and later):
        yield _halves(parse, first, second, i)


def _halves(parse: Parse, first: int, second: int, joint: int) -> Condition:
    taken = set(subtree(parse, second))
    condition = tuple(j for j in subtree(parse, first) if j < joint and j not in taken)
    return Condition(
        head=first,
        main=second,
        condition=condition or (first,),
        consequence=rest_of(parse, second, {joint, *condition}),
    )


def _will(parse: Parse, i: int) -> bool:
    return not _WILL.isdisjoint(helpers(parse, i))


def bid_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Withdraw your troops and we will lift the sanctions": what is bidden, and what comes of it."""
    token = parse.tokens[i]
    if token.lemma != "and" or token.dep != "cc":
        return
    first = token.head
    bidden = parse.tokens[first]
    bare = not has_child(parse, first, "nsubj", "nsubjpass", "aux", "mark")
    opens = parse.tokens[min(subtree(parse, first))].index == first and bidden.dep in ("ROOT", "ccomp")
    bid = bidden.tag in ("VB", "VBP") and bare and opens
    second = next((c for c in children_as(parse, first, "conj") if c > i), None)
    if bid and second is not None and _will(parse, second) and subjects(parse, second):
        yield _halves(parse, first, second, i)


def once_more_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Another attack, and Russia will respond": an act named, and what comes of it."""
    token = parse.tokens[i]
    if token.lemma != "and" or token.dep != "cc" or parse.tokens[token.head].pos not in VERBAL | {"NOUN"}:
        return
    noun = parse.tokens[token.head]
    if not any(k.lemma in condition_words().one_more and k.index < noun.index for k in dependents(parse, noun.index)):
        return
    joined = [c for c in children_as(parse, noun.index, "conj") if parse.tokens[c].pos in VERBAL]
    main = joined[0] if joined else noun.head
    later = any(c > i for c in subjects(parse, main))
    if main != noun.index and later and _will(parse, main) and noun.pos == "NOUN":
        tokens = tuple(j for j in subtree(parse, noun.index) if j < i)
        yield Condition(head=noun.index, main=main, condition=tokens, consequence=rest_of(parse, main, {*tokens, i}))


def measure_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "The harder they push, the harder we will respond": how much of one makes how much of the other."""
    if parse.tokens[i].head != i:
        return
    words = [t.text.lower() for t in parse.tokens]
    first = 1 if words[0] == '"' else 0
    if words[first : first + 1] != ["the"] or not _is_comparative(parse, first + 1):
        return
    comma = next((j for j in range(first + 2, len(words)) if words[j] == ","), None)
    if comma is None or words[comma + 1 : comma + 2] != ["the"] or not _is_comparative(parse, comma + 2):
        return
    verbs = [j for j in range(first, comma) if parse.tokens[j].pos in VERBAL]
    later = [j for j in range(comma, len(words)) if parse.tokens[j].pos in VERBAL]
    if verbs and later:
        main = next((j for j in later if irrealis(parse, j)), later[0])
        yield Condition(
            head=verbs[-1], main=main, condition=tuple(range(first, comma)), consequence=tuple(range(comma + 1, len(words)))
        )  # fmt: skip


def _is_comparative(parse: Parse, i: int) -> bool:
    return i < len(parse.tokens) and parse.tokens[i].tag in ("JJR", "RBR")


def judged_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "It would be a mistake to attack", "wrong for them to leave": what an act only thought of would be."""
    words = condition_words()
    token = parse.tokens[i]
    if token.lemma not in words.judged or token.dep not in ("attr", "acomp") or not _will(parse, token.head):
        return
    for c in (*parse.children[i], *parse.children[token.head]):
        bid = parse.tokens[c]
        to = is_infinitive(parse, c)
        if bid.lemma in words.thinking | status_words().saying:
            continue
        if bid.tag == "VB" and to and c > i and bid.dep in ("advcl", "xcomp", "acl", "relcl", "ccomp"):
            yield made(parse, c, token.head)


def turned_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "Should the truce fail, the war would grow", where both verbs stand beside one another."""
    verb = parse.tokens[i].head
    if not turned(parse, verb, i) or parse.tokens[verb].dep not in ("ROOT", "ccomp"):
        return
    main = _beside(parse, verb)
    if main is not None:
        yield _parted(parse, i, verb, main)
        return
    for j in children_as(parse, verb, "ccomp"):  # "they would need more ships should the king sail"
        if j < i and irrealis(parse, j) and subjects(parse, j):
            first = set(subtree(parse, j))
            condition = tuple(c for c in subtree(parse, verb) if c >= i and c not in first)
            yield Condition(head=verb, main=j, condition=condition, consequence=rest_of(parse, j, set()))


def lone_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "If he can get them to do it, we will sign", where the sentence hangs on the condition and its consequence is joined."""
    mark = next(
        (c for c in parse.children[i] if c < i and parse.tokens[c].lemma in condition_words().conjunctions), None
    )
    if mark is None or parse.tokens[mark].dep != "mark" or parse.tokens[i].dep != "ROOT" or not subjects(parse, i):
        return
    main = _beside(parse, i)
    if main is not None:
        yield _parted(parse, mark, i, main)


def _beside(parse: Parse, verb: int) -> int | None:
    """The verb with a subject and a modal of its own that is joined to ``verb`` behind a comma, or above it."""
    joined = [c for c in children_as(parse, verb, "conj", "parataxis", "ccomp", "advcl") if c > verb]
    above = parse.tokens[verb].head
    comma = next((t.index for t in parse.tokens[verb + 1 :] if t.text in _PARTING), len(parse.tokens))
    for j in (*joined, *([above] if above > verb else [])):
        told = subjects(parse, j)
        if parse.tokens[j].pos in VERBAL and told and told[0] > comma and irrealis(parse, j):
            return j
    return None


def _parted(parse: Parse, opener: int, verb: int, main: int) -> Condition:
    """The two halves, parted where the consequence begins."""
    below = set(subtree(parse, verb))
    consequence = rest_of(parse, main, below if parse.tokens[verb].head == main else set())
    begin = min((j for j in consequence if j > verb), default=main)
    condition = tuple(j for j in range(opener, begin) if j in below)
    rest = tuple(j for j in consequence if j >= begin) or (main,)
    return Condition(head=verb, main=main, condition=condition, consequence=rest)
