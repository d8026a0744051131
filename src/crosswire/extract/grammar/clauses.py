"""Part of stage 7: the clauses of one parsed sentence, as sets of token indices.

Each token belongs to the nearest head above it that opens a clause; a clause is a head with the tokens
that belong to it. Beside verbs, nouns of event ("the release of the prisoners") and verbless roots
("Mutual warnings at the summit") make clauses. Everything is linear in the number of tokens.

Known limits: the parser's attachment is believed; a garbled sentence gives garbled clauses.
"""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.lexicon.clauses import clause_words, event_nouns
from crosswire.records.text import Parse, Token
from crosswire.text.tree import VERBAL, children_as, governors, has_child

# Tags of a verb that stands in a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_OPENING = frozenset(
    {"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass", "conj", "acl", "pcomp", "dep", "appos"}
)
# Tokens: a dependent clause below this size ("as planned") tells nothing alone and stays with its parent.
_SMALLEST = {"advcl": 3, "relcl": 3, "acl": 4, "pcomp": 4, "conj": 2, "csubj": 3, "csubjpass": 3}
# Tokens: an infinitive of purpose below this size ("plans to attack") stays with its noun or verb.
_SMALLEST_INFINITIVE = 6
# Tokens: a second event ("and the closure of ...") or a list of instances ("including ...") of this size is told
# apart from its parent.
_SMALLEST_LIST = 4
# Content words: an event noun with fewer words about it ("the talks") tells no event of its own.
_FEWEST_CONTENT = 3
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause by token indices. ``predicate`` is the word that says what happens, below the ``lifted``
    words of a chain such as "is set to meet". ``parent`` is the head of the clause above. ``link`` is the
    dependency by which it hangs there."""

    kind: str
    head: int
    predicate: int
    own: tuple[int, ...]
    parent: int | None
    link: str
    lifted: tuple[int, ...] = ()


def find_clauses(parse: Parse) -> tuple[Clause, ...]:
    """Return the clauses of ``parse`` in order of their heads."""
    order = _top_down(parse)
    sizes = _subtree_sizes(parse, order)
    owner = [0] * len(parse.tokens)
    own: dict[int, list[int]] = {}
    for i in order:
        head = parse.tokens[i].head
        owner[i] = i if head == i or _opens(parse, i, sizes[i]) else owner[head]
    for i in order:  # "after meeting X", "in return for closing Y": the preposition opens the clause
        if owner[i] == i and parse.tokens[i].dep == "pcomp":
            _give_prepositions(parse, i, owner)
    for i in order:
        own.setdefault(owner[i], []).append(i)
    clauses = [_verbal(parse, head, sorted(indices), owner) for head, indices in own.items()]
    clauses += _nominals(parse, owner, {head: set(indices) for head, indices in own.items()})
    return tuple(sorted(clauses, key=lambda clause: (clause.head, clause.kind)))


def _give_prepositions(parse: Parse, head: int, owner: list[int]) -> None:
    at = parse.tokens[head].head
    while parse.tokens[at].pos in ("ADP", "SCONJ", "NOUN") and owner[at] != at and len(parse.children[at]) == 1:
        owner[at] = head
        at = parse.tokens[at].head


def phrase_tokens(parse: Parse, head: int, inside: frozenset[int] | set[int]) -> list[int]:
    """Return the indices of the subtree of ``head`` within the clause tokens ``inside``, in order."""
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        found.append(i)
        stack.extend(c for c in parse.children[i] if c in inside)
    return sorted(found)


def is_infinitive(parse: Parse, i: int) -> bool:
    """True for a bare "to" infinitive."""
    return any(parse.tokens[c].tag == "TO" and parse.tokens[c].dep == "aux" for c in parse.children[i])


def _top_down(parse: Parse) -> list[int]:
    """All token indices, each head before its dependents."""
    order = [token.index for token in parse.tokens if token.head == token.index]
    for i in order:  # grows while it is read
        order.extend(parse.children[i])
    return order


def _subtree_sizes(parse: Parse, order: list[int]) -> list[int]:
    sizes = [1] * len(parse.tokens)
    for i in reversed(order):
        head = parse.tokens[i].head
        if head != i:
            sizes[head] += sizes[i]
    return sizes


def _opens(parse: Parse, i: int, size: int) -> bool:
    """Does token ``i`` open a clause of its own?"""
    token = parse.tokens[i]
    if token.lemma == "include" and token.dep == "prep":
        return size >= _SMALLEST_LIST
    if token.dep == "conj" and token.pos == "NOUN" and parse.tokens[token.head].pos == "NOUN":
        return size >= _SMALLEST_LIST and token.lemma in event_nouns()
    if token.dep not in _OPENING or size < _SMALLEST.get(token.dep, 2):
        return False
    has_subject = has_child(parse, i, *SUBJECTS)
    if token.pos not in VERBAL:
        if token.pos == "ADJ" and parse.tokens[token.head].lemma == "make":
            return False  # "made clear his support"
        return has_subject and token.dep in ("ccomp", "advcl", "relcl", "parataxis", "conj", "appos")
    if token.dep == "pcomp":
        return has_subject or _before_clause(parse, token.head)
    if token.dep in ("dep", "appos"):
        return has_subject
    if is_infinitive(parse, i) and token.dep in ("acl", "advcl", "relcl"):
        return size >= _SMALLEST_INFINITIVE
    if token.dep == "ccomp" and is_infinitive(parse, i):
        return False  # "urged Russia to withdraw": one clause
    if token.dep == "conj" and parse.tokens[token.head].pos not in VERBAL:
        return has_subject or has_child(parse, i, "dobj", "aux", "auxpass")
    return True


def _before_clause(parse: Parse, prep: int) -> bool:
    """A preposition whose gerund tells something of its own: "after meeting X", "in return for closing Y"."""
    words, token = clause_words(), parse.tokens[prep]
    above = parse.tokens[token.head]
    return token.lemma in words.clausal_prepositions or (token.lemma == "for" and above.lemma in words.exchanging)


def _verbal(parse: Parse, head: int, own: list[int], owner: list[int]) -> Clause:
    token = parse.tokens[head]
    verbal = token.pos in VERBAL or has_child(parse, head, *SUBJECTS)
    predicate, lifted = _lift(parse, head, set(own)) if verbal else (head, ())
    return Clause(
        kind="verbal" if verbal else ("nominal" if token.dep == "conj" else "fragment"), head=head, predicate=predicate, own=tuple(own),
        parent=_parent(parse, head, owner), link=token.dep, lifted=lifted,
    )  # fmt: skip


def _parent(parse: Parse, head: int, owner: list[int]) -> int | None:
    """The clause above, beyond the prepositions that belong to this one ("in return for closing")."""
    return next((owner[i] for i in governors(parse, head) if owner[i] != head), None)


def _lift(parse: Parse, head: int, own: set[int]) -> tuple[int, tuple[int, ...]]:
    """Follow "is set to", "plans to", "failed to" down to the word that says what happens."""
    words = clause_words().lifting
    lifted: list[int] = []
    at = head
    while True:
        carrier = at
        if parse.tokens[at].lemma == "be":  # "is unlikely to attend", "are to follow"
            carrier = next((c for c in parse.children[at] if parse.tokens[c].dep in ("acomp", "attr")), at)
            if carrier != at and parse.tokens[carrier].lemma not in words:
                return at, tuple(lifted)
        below = [c for j in {at, carrier} for c in parse.children[j] if parse.tokens[c].dep == "xcomp" and c in own]
        lemma = parse.tokens[carrier].lemma
        if not below or not (lemma in words or lemma == "be") or parse.tokens[below[0]].pos not in VERBAL:
            return at, tuple(lifted)
        if has_child(parse, carrier, "dobj"):
            return at, tuple(lifted)  # "wants Russia to withdraw": somebody else's act
        lifted.append(carrier)
        at = below[0]


def _nominals(parse: Parse, owner: list[int], own: dict[int, set[int]]) -> list[Clause]:
    """Event nouns with enough about them, and ordinals that stand for an event."""
    nouns, ordinals = event_nouns(), clause_words().ordinals
    found = []
    for token in parse.tokens:
        if not (
            (
                token.pos == "NUM"
                and token.dep in ("conj", "pobj", "dobj", "appos")
                and has_child(parse, token.index, "prep")
            )
            or (token.lemma in nouns and token.pos in ("NOUN", "PROPN"))
            or (token.lemma in ordinals and token.dep in ("appos", "attr", "ROOT", "npadvmod", "dobj", "conj", "pobj"))
        ):
            continue
        if token.dep in ("compound", "amod", "nmod", "advmod") or owner[token.index] == token.index:
            continue
        words = phrase_tokens(parse, token.index, own[owner[token.index]] - _cut_off(parse, token, nouns))
        if _tells(parse, token, words):
            found.append(
                Clause(
                    kind="nominal", head=token.index, predicate=token.index, own=tuple(words),
                    parent=owner[token.index], link=token.dep,
                )
            )  # fmt: skip
    return found


def _cut_off(parse: Parse, token: Token, nouns: dict[str, str]) -> set[int]:
    """Dependents that begin something else: appositions, and conjuncts that are events themselves."""
    cut = {
        c
        for c in parse.children[token.index]
        if parse.tokens[c].dep == "appos" or (parse.tokens[c].dep == "conj" and parse.tokens[c].lemma in nouns)
    }
    if any(parse.tokens[c].dep == "conj" for c in cut):
        cut |= set(children_as(parse, token.index, "cc", "punct"))
    return cut


def _tells(parse: Parse, token: Token, own: list[int]) -> bool:
    content = sum(parse.tokens[i].pos in CONTENT for i in own)
    return content >= _FEWEST_CONTENT or (has_child(parse, token.index, "prep") and content >= _FEWEST_CONTENT - 1)
