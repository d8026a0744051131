"""Finding in one sentence that an act hangs on a condition (helper of stage 8).

Read are clauses ("if Russia attacks", "should talks fail": ``condition_clauses``), acts only thought of or not known
yet, as what leads to the consequence or is met by it ("any invasion would be met with sanctions", "will counter
attacks": ``condition_acts``), phrases ("without a deal", "the moment they attack", "subject to approval":
``condition_phrases``), pairs of clauses, also where the parser takes the condition for the main clause ("withdraw or
face war": ``condition_pairs``). Each form names the signs of the words that it is looked for at. Questions, told or
asked, turns of speech and what can no longer happen are left out (``condition_seeming``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from crosswire.extract.conditionals.condition_acts import (
    act_conditions,
    comer_conditions,
    delay_conditions,
    equal_conditions,
    liability_conditions,
    lost_act_conditions,
    pointed_conditions,
    purpose_conditions,
    reply_conditions,
)
from crosswire.extract.conditionals.condition_clauses import (
    CLAUSES,
    clause_conditions,
    otherwise_conditions,
    phrase_conditions,
    return_conditions,
)
from crosswire.extract.conditionals.condition_pairs import (
    bid_conditions,
    choice_conditions,
    judged_conditions,
    lone_conditions,
    measure_conditions,
    once_more_conditions,
    turned_conditions,
)
from crosswire.extract.conditionals.condition_parts import Condition, irrealis_now, rest_of, subjects
from crosswire.extract.conditionals.condition_phrases import (
    after_conditions,
    end_conditions,
    granted_conditions,
    lack_conditions,
    means_conditions,
    moment_conditions,
    rest_conditions,
)
from crosswire.extract.conditionals.condition_seeming import only_seems
from crosswire.extract.conditionals.condition_torn import torn_conditions
from crosswire.lexicon.conditionals import condition_words
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, children_as, subtree

__all__ = ["Condition", "answers", "conditions", "unfinished"]

# Words at the beginning of a sentence, and marks at its end, that are looked at.
_FEW = 4
# Quotation marks are no part of a condition.
_MARKS = frozenset({'"', "'"})
# Parts of speech that open no condition and head none.
_SILENT = frozenset({"PUNCT", "DET", "SPACE", "NUM", "SYM"})
_QUESTION = re.compile(r"[?][\s\"')]*$")


@cache
def forms() -> tuple[tuple[Callable[[Parse, int], Iterator[Condition]], frozenset[str]], ...]:
    """Every form with its signs: the word that it is looked for at has one of them as its text, lemma, part of speech,
    tag or place in the tree. A form that comes first is kept: a clause says more of a condition than a bare noun."""
    words = condition_words()
    return (
        (clause_conditions, CLAUSES),
        (torn_conditions, frozenset({"mark"})),
        (lone_conditions, frozenset({"ROOT"})),
        (turned_conditions, frozenset({"aux", "auxpass"})),
        (phrase_conditions, frozenset({"ADP", "SCONJ", "depending"})),
        (otherwise_conditions, frozenset({"if", "otherwise"})),
        (lack_conditions, words.lacking),
        (granted_conditions, words.granting),
        (moment_conditions, words.at_once | {"soon"}),
        (rest_conditions, words.resting | words.terms),
        (act_conditions, VERBAL),
        (lost_act_conditions, frozenset({"ccomp"})),
        (pointed_conditions, frozenset({"nsubj"})),
        (reply_conditions, words.replies),
        (equal_conditions, words.equal),
        (comer_conditions, VERBAL),
        (delay_conditions, frozenset({"within"})),
        (liability_conditions, frozenset({"for"})),
        (purpose_conditions, frozenset({"in"})),
        (return_conditions, frozenset({"in"})),
        (choice_conditions, frozenset({"or"})),
        (bid_conditions, frozenset({"and"})),
        (once_more_conditions, frozenset({"and"})),
        (after_conditions, frozenset({"after", "following"})),
        (means_conditions, frozenset({"by"})),
        (end_conditions, frozenset({"VB"})),
        (measure_conditions, frozenset({"ROOT"})),
        (judged_conditions, frozenset({"attr", "acomp"})),
    )


@cache
def _looked_for() -> Mapping[str, tuple[int, ...]]:
    """The forms that each sign is one of, by number."""
    signs = {sign for _, signs in forms() for sign in signs}
    return {sign: tuple(at for at, (_, signs) in enumerate(forms()) if sign in signs) for sign in signs}


def conditions(parse: Parse) -> list[Condition]:
    """Return the conditions of a sentence with their consequences, one for each consequence."""
    if condition_words().hints.isdisjoint([token.lemma for token in parse.tokens]):
        return []  # most sentences stop here
    if _QUESTION.search(parse.text[-_FEW:]):
        return []  # who asks neither threatens nor promises
    found: dict[int, Condition] = {}
    for (form, _), places in zip(forms(), _places(parse), strict=True):
        for i in places:
            for condition in form(parse, i):
                if condition.head != condition.main and not only_seems(parse, condition):
                    found.setdefault(condition.main, condition)
    return [found[main] for main in sorted(found)]


def _places(parse: Parse) -> list[list[int]]:
    """For each form the tokens that have one of its signs."""
    looked_for = _looked_for()
    places: list[list[int]] = [[] for _ in forms()]
    for token in parse.tokens:
        if token.pos in _SILENT:
            continue
        for sign in (token.dep, token.pos, token.tag, token.lemma, token.text.lower()):
            for at in looked_for.get(sign, ()):
                if not places[at] or places[at][-1] != token.index:
                    places[at].append(token.index)
    return places


def unfinished(parse: Parse) -> Condition | None:
    """A sentence that is nothing but a condition ("If they do anything they shouldn't."), or None.

    Its consequence stands in the next sentence; ``main`` is its own head, ``consequence`` is empty.
    """
    if not re.match(r"[\"']?\s*(?:And |But |So )?If\b", parse.text):
        return None
    opener = next((token for token in parse.tokens[:_FEW] if token.lemma == "if"), None)
    if opener is None or opener.head == opener.index:
        return None
    root = parse.tokens[opener.head]
    below = set(subtree(parse, root.index))
    if any(token.pos in VERBAL and token.index not in below for token in parse.tokens) or irrealis_now(
        parse, root.index
    ):
        return None
    tokens = tuple(token.index for token in parse.tokens if token.text not in _MARKS)
    return Condition(head=root.index, main=root.index, condition=tokens, consequence=())


def answers(parse: Parse) -> Condition | None:
    """The consequence that a sentence tells of the condition before it ("They will pay."), or None."""
    root = next((token for token in parse.tokens if token.head == token.index and token.pos in VERBAL), None)
    if root is None:
        return None
    main = root.index
    if root.lemma in status_words().saying:  # "They will pay," she said
        main = next(iter(children_as(parse, main, "ccomp")), main)
    if not subjects(parse, main) or not irrealis_now(parse, main):
        return None
    return Condition(head=main, main=main, condition=(), consequence=rest_of(parse, main, set()))
