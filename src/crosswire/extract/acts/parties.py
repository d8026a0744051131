"""Who acts and who is acted on in a coded event (helper of stage 8).

The agents are those of the frame. The recipient is the best of all other participants: direct and indirect
objects, prepositional phrases of the verb and of its object noun ("impose sanctions on X"), owners of the
object ("condemn X's attack"), and the participants of an act that the verb governs ("urge that X leave").
"""

from __future__ import annotations

from collections.abc import Callable

from crosswire.extract.acts.coding import MUTUAL, Coding
from crosswire.extract.acts.pages import Page
from crosswire.extract.grammar.controllers import noun_doers
from crosswire.lexicon.plover import plover
from crosswire.records.text import Phrase
from crosswire.text.tree import (
    VERBAL,
    children_as,
    conjuncts,
    dependents,
    frame,
    governors,
    is_named,
    obliques,
)

# How well a preposition marks the one acted on (0..1), from reading coded sentences.
_MARKERS = {
    "against": 0.95, "with": 0.9, "to": 0.85, "toward": 0.85, "towards": 0.85, "on": 0.8, "upon": 0.8, "at": 0.5,
    "into": 0.6, "from": 0.6, "of": 0.6, "for": 0.55, "over": 0.4, "in": 0.35, "about": 0.3, "near": 0.2, "inside": 0.3,
}  # fmt: skip
_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_WHEN = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL", "QUANTITY", "MONEY"})
_SELF = frozenset({"he", "she", "it", "they", "we", "i", "him", "them"})


def parties(page: Page, coding: Coding) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Return (actors, recipients) of a coded token."""
    actors = _actors(page, coding)
    recipients = _recipients(page, coding, set(actors))
    if coding.code.type in MUTUAL and len(actors) > 1 and not _meets_somebody(page, coding, recipients):
        return _phrases(page, actors), _phrases(page, actors[1:])
    return _phrases(page, actors), _phrases(page, recipients)


def _meets_somebody(page: Page, coding: Coding, recipients: list[int]) -> bool:
    """Whether the recipients of a mutual act are parties, not its place or its subject."""
    places = {h for marker, h in coding.frame.obliques if marker in ("in", "at")}
    places |= {h for p in coding.frame.patients for marker, h in obliques(page.parse, p) if marker in ("in", "at")}
    return any(_who(page, head) and head not in places for head in recipients)


def _phrases(page: Page, heads: list[int]) -> tuple[Phrase, ...]:
    return tuple(page.phrase(head) for head in heads)


def _actors(page: Page, coding: Coding) -> list[int]:
    found: list[int] = []
    nominal = coding.frame.inherited and page.parse.tokens[coding.token].pos in ("NOUN", "PROPN")
    for head in (noun_doers(page.parse, coding.token) if nominal else ()) or coding.frame.agents:
        found += _speaker(page, head, coding.token) if page.parse.tokens[head].lemma in _SELF else [head]
    return list(dict.fromkeys(found))


def _speaker(page: Page, pronoun: int, verb: int) -> list[int]:
    """Who "it" is in "X said it would attack": X, unless the names stage knows better."""
    start = page.at(pronoun)
    known = page.index.ids(start, start + len(page.parse.tokens[pronoun].text))
    for head in governors(page.parse, verb):
        if page.parse.tokens[head].pos not in VERBAL:
            continue
        subjects = children_as(page.parse, head, "nsubj")
        if subjects and page.parse.tokens[subjects[0]].lemma not in _SELF:
            said = page.phrase(subjects[0]).entities
            if not known or set(known) & set(said[:1]) or not said:
                return list(conjuncts(page.parse, subjects[0]))
            break
    return [pronoun]


def _recipients(page: Page, coding: Coding, actors: set[int]) -> list[int]:
    scored: dict[int, float] = {}

    def offer(head: int, score: float) -> None:
        if head in actors or head == coding.token or is_named(page.parse, head, _WHEN):
            return
        value = score + _who(page, head)
        if value > scored.get(head, 0.0):
            scored[head] = value

    _direct(page, coding, offer)
    if coding.governed is not None:
        _through(page, coding.governed, offer)
    best = max(scored, key=lambda head: (scored[head], -head), default=None)
    if best is None:
        return []
    return [h for h in conjuncts(page.parse, best) if h not in actors]


def _direct(page: Page, coding: Coding, offer: Callable[[int, float], None]) -> None:
    parse, around = page.parse, coding.frame
    thing = plover().nouns
    mutual = coding.code.type in MUTUAL
    places = {"in", "near", "inside"} if around.patients or mutual else set()
    places |= {"at"} if mutual else set()
    for head in around.datives:
        offer(head, 1.1)
    for head in around.patients:
        lemma = parse.tokens[head].lemma
        offer(head, 0.5 if lemma in thing or parse.tokens[head].pos == "NOUN" else 1.0)
        for marker, inner in obliques(parse, head):
            offer(inner, 0.05 if mutual and marker in places else _MARKERS.get(marker, 0.2) - 0.05)
        for c in parse.children[head]:
            if parse.tokens[c].dep in ("poss", "nmod"):
                offer(c, 0.6)
            elif parse.tokens[c].dep in ("amod", "compound") and parse.tokens[c].text[:1].isupper():
                offer(c, 0.3)
    for marker, head in around.obliques:
        if marker not in ("by", "between", "among"):
            if marker in places:
                offer(head, 0.05)
                continue
            offer(head, _MARKERS.get(marker.split()[-1], 0.2))
            for inner_marker, inner in obliques(parse, head):
                offer(inner, _MARKERS.get(inner_marker, 0.2) - 0.2)
            for c in children_as(parse, head, "poss"):
                offer(c, 0.35)


def _through(page: Page, governed: int, offer: Callable[[int, float], None]) -> None:
    """The participants of the governed act: its own subject first, then whom it would touch."""
    inner = frame(page.parse, governed)
    own = children_as(page.parse, governed, "nsubj", "nsubjpass")
    for head in own:
        offer(head, 0.8)
    for head in inner.patients:
        offer(head, 0.45)
        for marker, below in obliques(page.parse, head):
            offer(below, _MARKERS.get(marker, 0.2) - 0.3)
    for marker, head in inner.obliques:
        offer(head, _MARKERS.get(marker, 0.2) - 0.3)


def _who(page: Page, head: int) -> float:
    """How far the phrase of ``head`` names somebody: an entity, a proper name, a person word."""
    token, at = page.parse.tokens[head], page.at(head)
    if page.index.ids(at, at + len(token.text)):
        return 0.5
    if token.pos == "PROPN" or is_named(page.parse, head, _NAMED):
        return 0.4
    inside = any(k.index < head and is_named(page.parse, k.index, _NAMED) for k in dependents(page.parse, head))
    return 0.3 if inside or page.phrase(head).entities else 0.0


def states(
    page: Page, actors: tuple[Phrase, ...], recipients: tuple[Phrase, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the states of actors and of recipients.

    A party whose words name no state belongs to the only state that the sentence names ("an Algerian court
    freed the editor": both are Algerian); where it names several or none, it stays without.
    """
    ours, theirs = _states(page, actors), _states(page, recipients)
    if (actors and not ours) or (recipients and not theirs):
        here = dict.fromkeys(
            state
            for entity, mention in page.index.mentions(page.sentence.start, page.sentence.end)
            if mention.form != "pronoun" and (state := page.entities[entity].state)
        )
        if len(here) == 1:
            only = tuple(here)
            ours, theirs = ours or (only if actors else ()), theirs or (only if recipients else ())
    return ours, theirs


def _states(page: Page, phrases: tuple[Phrase, ...]) -> tuple[str, ...]:
    found = []
    for phrase in phrases:
        known = [state for e in phrase.entities if e in page.entities and (state := page.entities[e].state)]
        found += known[:1]
    return tuple(dict.fromkeys(found))
