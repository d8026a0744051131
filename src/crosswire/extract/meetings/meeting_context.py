"""Whose meeting "the meeting" is: a ranked search among those that its report told of before (helper of stage 8).

Every meeting that a report tells of, past or to come, is noted with its kind and its parties; one whose parties are not told
is noted, too, since "the meeting" after it may be that one. A meeting to come without its parties is the one before it that
fits best by kind, closeness, the parties it has and how often it was told of (weights in ``data/meeting_weights.yml``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings.meeting_parties import participants
from crosswire.extract.meetings.meeting_phrases import in_times, whole
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.names import Entity
from crosswire.records.text import Parse
from crosswire.text.tree import DEFINITE, dependents

# States in talks beyond which the sentence lists more than who talks.
_MOST_STATES = 8
# The meetings told of last that are searched for the one meant: a news page tells of eight at most, a hostile one of thousands.
_MOST_TOLD = 100
# The persons and states named before a sentence that are kept, for "the two leaders".
_MOST_RECENT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A meeting that a report tells of, whenever it is: nobody takes part in one whose ``parties`` are not told; ``ahead``:
    the sentence tells of one of them that is to come."""

    kind: str
    noun: str
    parties: tuple[str, ...]
    sentence: int
    ahead: bool = False


@dataclass(slots=True, kw_only=True)
class Before:
    """What a report told before a sentence: the persons and states named, newest last, and the meetings."""

    recent: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def read(self, page: Page, known: dict[str, Entity], ahead: set[frozenset[str]]) -> None:
        """Note what the sentence tells; ``ahead`` are the parties of those meetings that it says are to come."""
        for one in _told_in(page, self.recent, known):
            self.told.append(replace(one, ahead=frozenset(one.parties) in ahead))
        sentence = page.sentence
        named = [
            entity
            for entity, mention in page.index.mentions(sentence.start, sentence.end)
            if mention.form in ("name", "metonym", "pronoun") and page.entities[entity].kind in ("person", "state")
        ]
        newest = dict.fromkeys(reversed([*self.recent[-_MOST_RECENT:], *named]))
        self.recent = [*newest][::-1]


def is_definite(parse: Parse, i: int) -> bool:
    """ "The meeting", "that next round of talks", "this week's meetings", "Friday's summit", "they meet": one told of before."""
    owned = in_times(parse)
    if parse.tokens[i].pos == "VERB":
        return any(k.lemma == "they" for k in dependents(parse, i, "nsubj"))
    kids = [parse.tokens[c] for c in (*parse.children[i], *parse.children[whole(parse, i)])]
    return any(k.lemma in DEFINITE or (k.dep == "poss" and k.index in owned) for k in kids)


def _told_in(page: Page, recent: list[str], known: dict[str, Entity]) -> Iterator[Told]:
    """The meetings of a sentence. One that is meant by "the" and has no parties is none that is new."""
    words = meeting_words()
    for token in page.parse.tokens:
        kind = words.kinds.get(token.lemma)
        if not kind or token.pos not in ("NOUN", "VERB", "PROPN"):
            continue
        parties = participants(page, token.index, recent)
        new = token.pos == "NOUN" and kind != "talks" and not is_definite(page.parse, token.index)
        if _is_between_states(parties, known):
            yield Told(kind=kind, noun=token.lemma, parties=parties, sentence=page.sentence.index)
        elif new:
            yield Told(kind=kind, noun=token.lemma, parties=(), sentence=page.sentence.index)


def _is_between_states(parties: tuple[str, ...], known: dict[str, Entity]) -> bool:
    """Whether two to eight states, or those who serve them, meet."""
    states = {
        known[p].state or p for p in parties if p in known and known[p].kind in ("state", "person", "organisation")
    }
    return 2 <= len(states) <= _MOST_STATES


def whose(
    noun: str, named: frozenset[str], told: Sequence[Told], at: int, *, definite: bool, dated: bool
) -> tuple[str, ...]:
    """The parties of the meeting told of before that sentence ``at`` most likely means, of which ``named`` take part; ``dated``: that
    it has a time of its own, or is called off. Nobody, where none fits well enough or the best is one whose parties were not told."""
    weights = meeting_words().context
    told = told[-_MOST_TOLD:]
    often = Counter(frozenset(t.parties) for t in told)
    scored = [
        (
            _kinship(t, noun, weights)
            + weights["close"] * weights["fading"] ** (at - t.sentence)
            + weights["often"] * min(often[frozenset(t.parties)] - 1, weights["most_often"]) * bool(t.parties)
            + weights["named"] * bool(named)
            + (0 if definite else weights["indefinite"])
            + (weights["ahead"] if t.ahead else 0 if dated else weights["undated"]),
            n,
        )
        for n, t in enumerate(told)
        if (named <= {*t.parties} if t.parties else t.sentence < at) and _kinship(t, noun, weights)
    ]
    score, n = max(scored, default=(0.0, 0))
    return told[n].parties if scored and score >= weights["threshold"] else ()


def is_known(parse: Parse, i: int, parties: tuple[str, ...], told: Sequence[Told], at: int) -> bool:
    """Whether a noun means a meeting that its report told of as one to come."""
    ahead = {frozenset(t.parties) for t in told[-_MOST_TOLD:] if t.ahead}
    if not ahead:
        return False
    if len(parties) >= 2:
        return any(len(known & {*parties}) >= 2 for known in ahead)
    named, definite = frozenset(parties), is_definite(parse, i)
    return frozenset(whose(parse.tokens[i].lemma, named, told, at, definite=definite, dated=False)) in ahead


def _kinship(t: Told, noun: str, weights: dict[str, float]) -> float:
    kinds = meeting_words().kinds
    if t.kind == kinds.get(noun):
        return weights["same_kind"] + weights["same_noun"] * (t.noun == noun)
    return weights["akin"] if "visit" not in (t.kind, kinds.get(noun)) else 0.0
