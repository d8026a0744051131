"""Reading the parse of a sentence: who does what to whom around a verb or an event noun.

A frame collects, for one token, its agents and patients whatever the grammar (active, passive,
relative clause, participle, infinitive), its prepositional phrases and its complement. Subjects that
the sentence leaves out are taken from the clause above ("X agreed to release Y": X releases).
Labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from crosswire.records.text import Parse, Token

# Parts of speech of verbs.
VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "appos", "parataxis"})
# Verbs that help another to tell what is no fact (yet).
MODALS = frozenset({"will", "would", "shall", "could", "may", "might", "must", "should", "can"})
# Determiners of what was spoken of before.
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# The recogniser's labels of who may act: persons, bodies, peoples and states.
ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# Dependencies of what stands before a noun and belongs to its phrase, from its determiner on: not "all" in "all the ships".
BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case", "punct"})
# Short forms of helping verbs; what "'d" and "'s" stand for, the verb tells.
_IN_FULL = {"'ll": "will", "wo": "will", "sha": "shall", "ca": "can", "'ve": "have", "'re": "are", "'m": "am"}
# A chain of governors longer than this is a garbled parse.
_HIGHEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Participants of one verb or event noun, as token indices of their heads.

    ``obliques`` are (preposition, head). ``complement`` is the head of its clausal complement.
    ``inherited`` says that the agent stands in a clause above.
    """

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    datives: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    complement: int | None
    passive: bool
    inherited: bool


def verb_keys(parse: Parse, i: int) -> tuple[str, ...]:
    """Return the names under which a lexicon may list verb ``i``: with particle, with preposition, bare."""
    lemma = parse.tokens[i].lemma
    particles = [parse.tokens[c].lemma for c in children_as(parse, i, "prt")]
    tails = [
        *particles,
        *[parse.tokens[c].lemma for c in children_as(parse, i, "prep", "advmod")][:3],
    ]
    return (*(f"{lemma}_{tail}" for tail in tails), lemma)


def children_as(parse: Parse, i: int, *labels: str) -> list[int]:
    """Return the places of the tokens that hang from token ``i`` by one of ``labels``, in the order of the sentence."""
    return [c for c in parse.children[i] if parse.tokens[c].dep in labels]


def dependents(parse: Parse, i: int, *labels: str) -> list[Token]:
    """Return what hangs from token ``i``, by one of ``labels`` where there are any, in the order of the sentence."""
    tokens = parse.tokens
    return [tokens[c] for c in parse.children[i] if not labels or tokens[c].dep in labels]


def child_as(parse: Parse, i: int, *labels: str) -> int | None:
    """Return the first token that hangs from token ``i`` by one of ``labels``, or None."""
    return next((c for c in parse.children[i] if parse.tokens[c].dep in labels), None)


def has_child(parse: Parse, i: int, *labels: str) -> bool:
    """Say whether there is one."""
    return child_as(parse, i, *labels) is not None


def helpers(parse: Parse, i: int) -> set[str]:
    """Return the words that help verb ``i``, small and in full: "will" of "won't", "are" of "they're".

    "He'd left" and "he's left" have "had" and "has"; "he'd leave" has "would", "he's leaving" has "is".
    """
    beside = dependents(parse, i, "aux", "auxpass")
    words = {k.text.lower() for k in beside}
    done = parse.tokens[i].tag == "VBN"
    if "'d" in words:
        had = (done and not words & {"be", "have", "'ve"}) or any(k.tag == "VBD" and k.text == "'d" for k in beside)
        words.add("had" if had else "would")
    if "'s" in words:
        has = has_child(parse, i, "dobj") or any(k.dep == "aux" and k.text == "'s" for k in beside)
        words.add("has" if done and has and "being" not in words else "is")
    return {_IN_FULL.get(word, word) for word in words} - {"'d", "'s"}


def is_named(parse: Parse, i: int, labels: Container[str]) -> bool:
    """Say whether token ``i`` is part of a name (or date) that the parser gave one of ``labels``."""
    return any(n.first <= i < n.last and n.label in labels for n in parse.named)


def governors(parse: Parse, i: int) -> Iterator[int]:
    """Yield the tokens above ``i``, nearest first."""
    for _ in range(_HIGHEST):
        head = parse.tokens[i].head
        if head == i:
            return
        i = head
        yield i


def verb_above(parse: Parse, i: int) -> int | None:
    """Return the nearest verb above token ``i``, or None."""
    return next((h for h in governors(parse, i) if parse.tokens[h].pos in VERBAL), None)


def subtree(parse: Parse, i: int, *, without: frozenset[str] = frozenset()) -> list[int]:
    """Return the tokens below ``i``, itself included, sorted, leaving out branches labelled ``without``."""
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        found.append(j)
        waiting += [c for c in parse.children[j] if parse.tokens[c].dep not in without]
    return sorted(found)


def runs(tokens: Iterable[int]) -> list[list[int]]:
    """Return the stretches of tokens that follow one another, of ``tokens`` in order."""
    found: list[list[int]] = []
    for i in tokens:
        if found and i == found[-1][-1] + 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def named_beside(parse: Parse, subject: int) -> int:
    """The name right after a title, where the parser has two subjects ("Speaker of the House Ana Reyes said",
    "Peru's Prime Minister Ana Reyes said"); otherwise ``subject`` itself."""
    if parse.tokens[subject].dep != "nsubj" or parse.tokens[subject].head == subject:
        return subject
    for c in parse.children[parse.tokens[subject].head]:
        named = c > subject and parse.tokens[c].dep == "nsubj" and parse.tokens[c].pos == "PROPN"
        if named and subtree(parse, c)[0] == subtree(parse, subject)[-1] + 1:
            return c
    return subject


def conjuncts(parse: Parse, i: int) -> tuple[int, ...]:
    """Return ``i`` and the nouns (or verbs) joined to it by "and"."""
    found = [i]
    for j in found:
        found += children_as(parse, j, "conj")
        if len(found) > 50:
            break
    return tuple(found)


def phrase_bounds(parse: Parse, i: int, *, alone: bool = True) -> tuple[int, int]:
    """Return (start, end), in characters of the sentence, of the noun phrase headed by ``i``.

    Relative clauses and appositions are left out, and with ``alone`` the nouns joined to it.
    """
    without = _CLAUSES | ({"conj", "cc", "preconj", "punct"} if alone else frozenset())
    inside = [j for j in subtree(parse, i, without=without) if parse.tokens[j].dep != "case" or j != i]
    left = right = i
    keep = set(inside)
    while left - 1 in keep:
        left -= 1
    while right + 1 in keep:
        right += 1
    return parse.tokens[left].start, parse.tokens[right].end


def obliques(parse: Parse, i: int) -> tuple[tuple[str, int], ...]:
    """Return (preposition, head of its noun phrase) for each prepositional phrase of ``i``."""
    found = []
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep in ("prep", "agent", "dative") and token.pos in ("ADP", "SCONJ", "VERB", "ADV"):
            found += [(token.lemma, p) for p in children_as(parse, c, "pobj", "pcomp")]
            for inner in dependents(parse, c, "prep"):
                both = f"{token.lemma} {inner.lemma}"
                found += [(both, p) for p in children_as(parse, inner.index, "pobj", "pcomp")]
    return tuple(found)


def frame(parse: Parse, i: int) -> Frame:
    """Return the participants of token ``i``, a verb or an event noun."""
    return _noun_frame(parse, i) if parse.tokens[i].pos in ("NOUN", "PROPN") else _verb_frame(parse, i)


def is_passive(parse: Parse, i: int) -> bool:
    """Say whether verb ``i`` stands in the passive, reduced relatives ("those accused of") included."""
    if has_child(parse, i, "nsubjpass", "auxpass", "agent"):
        return True
    token = parse.tokens[i]
    return token.tag == "VBN" and token.dep in ("acl", "advcl") and not has_child(parse, i, "dobj", "aux")


def _verb_frame(parse: Parse, i: int) -> Frame:
    passive = is_passive(parse, i)
    by_role: dict[str, list[int]] = {}
    for c in parse.children[i]:
        by_role.setdefault(parse.tokens[c].dep, []).append(c)
    subjects = [s for s in by_role.get("nsubj", []) if parse.tokens[s].tag not in ("WP", "WDT")]
    undergone = [s for s in by_role.get("nsubjpass", []) if parse.tokens[s].tag not in ("WP", "WDT")]
    inherited = not subjects and not undergone
    above = _subject_above(parse, i) if inherited else []
    phrases = obliques(parse, i)
    agents = [h for marker, h in phrases if marker == "by" and _is_agent(parse, h)] if passive else subjects or above
    patients = [*by_role.get("dobj", []), *by_role.get("attr", []), *by_role.get("oprd", [])]
    if passive:
        patients = [*(undergone or above), *patients]
    complement = next((c for dep in ("xcomp", "ccomp", "acomp") for c in by_role.get(dep, [])), None)
    return Frame(
        agents=_spread(parse, agents), patients=_spread(parse, patients),
        datives=_spread(parse, [d for d in by_role.get("dative", []) if parse.tokens[d].pos != "ADP"]),
        obliques=phrases, complement=complement, passive=passive, inherited=inherited and bool(above),
    )  # fmt: skip


def _is_agent(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def _spread(parse: Parse, heads: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(j for head in heads for j in conjuncts(parse, head)))


def _subject_above(parse: Parse, i: int) -> list[int]:
    """The subject that verb ``i`` shares with the clause it hangs on; for a relative clause the noun."""
    for _ in range(_HIGHEST):
        token = parse.tokens[i]
        if token.head == i:
            return []
        head = token.head
        if token.dep in ("relcl", "acl") and parse.tokens[head].pos in ("NOUN", "PROPN", "PRON", "NUM"):
            if token.dep == "acl" and token.tag == "VB":  # "plans to attack": whoever plans, "Peru's plans": Peru
                owners = children_as(parse, head, "poss")
                if owners:
                    return owners
                i = head
                continue
            return [head]
        if token.dep == "xcomp":  # "urged Y to leave": Y leaves
            objects = children_as(parse, head, "dobj")
            if objects:
                return objects
        subjects = [k.index for k in dependents(parse, head, "nsubj", "nsubjpass") if k.tag not in ("WP", "WDT")]
        if subjects:
            return subjects
        if token.dep == "xcomp" and is_passive(parse, head):
            return []
        i = head
    return []


def _noun_frame(parse: Parse, i: int) -> Frame:
    phrases = list(obliques(parse, i))
    owners = children_as(parse, i, "poss", "nmod")
    owners += [
        c for c in parse.children[i]
        if parse.tokens[c].dep in ("amod", "compound") and (parse.tokens[c].tag in ("NNP", "NNPS") or _is_demonym(parse, c))
    ]  # fmt: skip
    agents = [h for marker, h in phrases if marker in ("by", "between", "among")] or owners
    above = not agents
    if above:
        agents = _supporter(parse, i)
    against = [
        h for marker, h in phrases if marker in ("against", "on", "of", "with", "to", "into", "for", "from", "in")
    ]
    return Frame(
        agents=_spread(parse, agents), patients=_spread(parse, against), datives=(), obliques=tuple(phrases),
        complement=None, passive=False, inherited=above,
    )  # fmt: skip


def _is_demonym(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos == "ADJ" and parse.tokens[i].text[:1].isupper()


def _supporter(parse: Parse, i: int) -> list[int]:
    """The subject of the verb whose object noun ``i`` is ("X carried out an attack")."""
    token = parse.tokens[i]
    if token.dep not in ("dobj", "pobj", "conj", "attr"):
        return []
    verb = verb_above(parse, i)
    return [] if verb is None or is_passive(parse, verb) else list(_verb_frame(parse, verb).agents)
