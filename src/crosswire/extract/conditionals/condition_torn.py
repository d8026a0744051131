"""Conditions that the parser has torn from their consequence, read by the order of their words (helper of conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.conditionals.condition_clauses import CLAUSES
from crosswire.extract.conditionals.condition_parts import Condition, irrealis, made, rest_of
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, has_child, helpers

# Words of the shortest clause before a comma; words from there to the modal verb of the consequence.
_SHORTEST, _SUBJECT = 3, 8
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def torn_conditions(parse: Parse, i: int) -> Iterator[Condition]:
    """ "If he had left one ship, which nobody ruled out, that would be a blow", "that if X backslides, Y can act":
    from "if" up to the comma before who would act; "there is still time if they act", "he will, but only if they act": the
    verb told next before."""
    token, words = parse.tokens[i], condition_words()
    if token.dep != "mark" or token.lemma not in words.conjunctions or parse.tokens[token.head].dep == "advcl":
        return
    beside = {parse.tokens[j].lemma for j in (max(0, i - 1), min(i + 1, len(parse.tokens) - 1))}
    before = parse.tokens[i - 1].lemma if i else ""
    if (token.lemma == "if" and beside & (words.asking | {"not"})) or before in words.comparing | words.telling:
        return  # "waiting to see if his rival, who leads, can do it", "actions, if not words"
    parting = _parting(parse, i)
    if parting is not None:
        comma, main = parting
        tokens = tuple(range(i, comma))
        nouns = [j for j in tokens if parse.tokens[j].pos in ("NOUN", "PROPN")]
        head = nouns[-1] if nouns else comma - 1
        if token.head in tokens and parse.tokens[token.head].pos in VERBAL:
            head = token.head
        yield Condition(head=head, main=main, condition=tokens, consequence=rest_of(parse, main, set(tokens)))
    elif parse.tokens[token.head].dep in CLAUSES | {"ROOT"} and parse.tokens[token.head].pos in VERBAL:
        told = _told_next_before(parse, i)
        if told is not None:
            yield made(parse, token.head, told)


def _parting(parse: Parse, i: int) -> tuple[int, int] | None:
    """The comma behind which stands who would act and a modal verb, and the verb of that."""
    comma = None
    nouns = verb = False
    for t in parse.tokens[i + 1 :]:
        if t.text in (",", "–", "—", ";") and t.index - i > _SHORTEST:
            comma, nouns, verb = t.index, False, False
        elif comma is None:
            continue
        elif t.tag == "MD":
            main = t.head if t.dep == "aux" else t.index
            if nouns and not verb and t.index - comma <= _SUBJECT and main > comma:
                return comma, main
        else:
            nouns = nouns or t.pos in _NOUNS
            told = t.pos in VERBAL and t.dep not in ("amod", "compound") and t.lemma not in status_words().saying
            verb = verb or told
    return None


def _told_next_before(parse: Parse, i: int) -> int | None:
    """The verb told next before, where it tells what is no fact yet, or what there still is."""
    for j in range(i - 1, -1, -1):
        if parse.tokens[j].text in (";", ":"):
            return None
        if parse.tokens[j].pos in VERBAL and parse.tokens[j].dep not in ("aux", "auxpass", "amod"):
            open_ = irrealis(parse, j) and "have" not in helpers(parse, j)
            return j if open_ or has_child(parse, j, "expl") else None
    return None
