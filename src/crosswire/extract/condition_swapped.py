"""Conditions that the parser takes for the main clause: "should the truce fail, the war would grow", "if he can get them to
do it, and to show it, we will sign" (helper of conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.condition_parts import VERBS, Condition, irrealis, rest_of, subjects, turned
from crosswire.lexicon.conditionals import ConditionWords
from crosswire.records.text import Parse
from crosswire.text.tree import subtree

# What parts a condition from its consequence.
_PARTING = frozenset({",", "-", "–", "—"})


def turned_conditions(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    """ "Should the truce fail, the war would grow", where both verbs stand beside one another."""
    verb = parse.tokens[i].head
    if i and parse.tokens[i - 1].lemma in words.likewise:
        return  # "as should his friends"
    if not turned(parse, verb, i) or parse.tokens[verb].dep not in ("ROOT", "ccomp"):
        return
    main = _beside(parse, verb)
    if main is not None:
        yield _parted(parse, i, verb, main)


def lone_conditions(parse: Parse, i: int, words: ConditionWords) -> Iterator[Condition]:
    """ "If he can get them to do it, we will sign", where the sentence hangs on the condition and its consequence is joined."""
    mark = next((c for c in parse.children[i] if c < i and parse.tokens[c].lemma in words.conjunctions), None)
    if mark is None or parse.tokens[mark].dep != "mark" or parse.tokens[i].dep != "ROOT" or not subjects(parse, i):
        return
    main = _beside(parse, i)
    if main is not None:
        yield _parted(parse, mark, i, main)


def _beside(parse: Parse, verb: int) -> int | None:
    """The verb with a subject and a modal of its own that is joined to ``verb`` behind a comma, or above it."""
    joined = [c for c in parse.children[verb] if c > verb and parse.tokens[c].dep in ("conj", "parataxis", "ccomp")]
    above = parse.tokens[verb].head
    comma = next((t.index for t in parse.tokens[verb + 1 :] if t.text in _PARTING), len(parse.tokens))
    for j in (*joined, *([above] if above > verb else [])):
        told = subjects(parse, j)
        if parse.tokens[j].pos in VERBS and told and told[0] > comma and irrealis(parse, j):
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
