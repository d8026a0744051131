"""Part of stage 8: which of its times dates the act of a clause, and in which form its verb tells it.

"On Monday she said that they had met" dates the saying, "the talks of Monday failed" the talks, "the treaty of 1987"
nothing that is told. So a time counts for the verb that governs it; beside that, and less surely, for a noun that is
subject or object of the verb. What only bounds an act ("since Monday", "until May") dates none.

Known limits: the parser's attachment is believed, but a time that hangs on another noun still counts a little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crosswire.lexicon.clauses import clause_words
from crosswire.records.statements import Statement, TimeExpression
from crosswire.records.text import Parse, Sentence
from crosswire.text.calendar_days import calendar_value, is_day
from crosswire.text.tree import MODALS, VERBAL, dependents, helpers

# Tokens between a preposition that bounds an act and the time of its noun.
_NEAR = 6
# Times that point at another time ("at the same time"), name an hour only ("at noon"), or may mean either of two days.
_POINTING = re.compile(
    r"\b(?:(?:same|that|last|final)\s+(?:time|minute|moment|hour|day|afternoon|evening)|this\s+(?:time|moment))\b|\bovernight\b",
    re.I,
)
# Times that count from the day of the words: within a quotation that is the day of saying, not that of the report.
_OF_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|last night)\b", re.I)
# An hour that names its day or the part of it; "at noon" and "at 8 a.m." leave open of which day.
_NAMES_DAY = re.compile(r"day|morning|afternoon|evening|night|\d{4}", re.I)
# How surely a time dates the act: it hangs on the verb, on a subject or object, on another noun.
DIRECT, BY_NOUN, LOOSE = 0.95, 0.9, 0.8
# A longer chain of governors is a garbled parse.
_CLIMB = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """A sentence with its statements. ``predicates`` are the tokens of their predicates, ``owner`` says to which verbal
    statement a token belongs; statements go by their place in ``statements``."""

    sentence: Sentence
    statements: Sequence[Statement]
    predicates: Sequence[int]
    owner: Mapping[int, int]

    @property
    def parse(self) -> Parse:
        """The parse of the sentence."""
        return self.sentence.parse


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """A day, month or year that stands in the clause, and how surely it dates the act."""

    value: str
    time: TimeExpression
    sureness: float


def clauses_of(sentence: Sentence, statements: Sequence[Statement]) -> Clauses:
    """The statements of a sentence over its tokens."""
    starts = [token.start + sentence.start for token in sentence.parse.tokens]
    predicates = [max(0, bisect_right(starts, s.predicate_at.start) - 1) for s in statements]
    owner: dict[int, int] = {}
    for k, statement in enumerate(statements):
        if statement.kind == "verbal":
            for span in statement.own:
                for i in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)):
                    owner.setdefault(i, k)
    owner |= {i: k for k, i in enumerate(predicates) if statements[k].kind == "verbal"}
    return Clauses(sentence=sentence, statements=statements, predicates=predicates, owner=owner)


def own_day(clauses: Clauses, k: int) -> OwnDay | None:
    """The time of statement ``k`` that dates its act most surely; of equally sure ones a whole day, then the first."""
    found = [day for time in clauses.statements[k].times if (day := _day_by(clauses, k, time))]
    return max(found, key=lambda day: (day.sureness, is_day(day.value)), default=None)


def day_described(clauses: Clauses, k: int) -> OwnDay | None:
    """The time that statement ``k`` tells more of: "in 2019, when the dam burst", "the day the dam burst"."""
    token = clauses.parse.tokens[verb_at(clauses, k)]
    if token.dep not in ("relcl", "advcl") or clauses.statements[k].kind != "verbal":
        return None
    if token.dep == "advcl" and not says_when(clauses.parse, token.index):
        return None
    for time in times_above(clauses.sentence, token.index, (time for one in clauses.statements for time in one.times)):
        value = calendar_value(time.value) if time.type == "DATE" and time.anchored else ""
        if value:
            return OwnDay(value=value, time=time, sureness=DIRECT)
    return None


def says_when(parse: Parse, verb: int) -> bool:
    """Whether the clause of ``verb`` has a "when" of its own."""
    return any(k.lemma == "when" for k in dependents(parse, verb))


def times_above(sentence: Sentence, verb: int, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Those of ``times`` that the clause of ``verb`` hangs on, and so tells more of."""
    tokens = sentence.parse.tokens
    at = sentence.start + tokens[tokens[verb].head].start
    return [time for time in times if time.start <= at < time.end]


def verb_at(clauses: Clauses, k: int) -> int:
    """The token by which statement ``k`` hangs in its sentence: the finite verb above its predicate."""
    tokens, i = clauses.parse.tokens, clauses.predicates[k]
    for _ in range(_CLIMB):
        head = tokens[i].head
        if head == i or clauses.owner.get(head) != k or tokens[head].pos not in VERBAL:
            return i
        i = head
    return i


def form_of(parse: Parse, i: int) -> str:
    """How verb ``i`` tells: past ("met", "was held", "were meeting"), perfect ("has met"), pluperfect ("had met"),
    participle ("meeting"), or none of these."""
    token = parse.tokens[i]
    helping = helpers(parse, i)
    if token.tag == "VBD" or "did" in helping:
        return "past"
    if token.tag == "VBN" and "had" in helping:
        return "pluperfect"
    if token.tag == "VBN" and helping & {"has", "have"} and helping.isdisjoint(MODALS):
        return "perfect"
    if token.tag in ("VBN", "VBG") and helping & {"was", "were"}:
        return "past"
    return "participle" if token.tag == "VBG" and not helping else ""


def is_pointing(time: TimeExpression) -> bool:
    """Does it only point at a time told before ("at the same time")?"""
    return bool(_POINTING.search(time.text))


def _day_by(clauses: Clauses, k: int, time: TimeExpression) -> OwnDay | None:
    value = calendar_value(time.value) if time.type in ("DATE", "TIME") and time.anchored else ""
    if not value or is_pointing(time) or (time.type == "TIME" and not _NAMES_DAY.search(time.text)):
        return None
    quotes = clauses.statements[k].quotes
    if _OF_TODAY.search(time.text) and any(q.start <= time.start < q.end for q in quotes):
        return None
    marker, governor = _governor(clauses, time)
    if marker in clause_words().bounding or _is_behind_bound(clauses, time):
        return None
    sureness = _sureness(clauses, k, governor)
    # "The treaty of 1987": a year beside a noun says when the noun was, not what is told of it.
    if sureness < DIRECT and not is_day(value):
        return None
    return OwnDay(value=value, time=time, sureness=sureness)


def _is_behind_bound(clauses: Clauses, time: TimeExpression) -> bool:
    """ "Since the strike Thursday": the day of what bounds the act, wherever the parser hangs it."""
    before = [t for t in clauses.parse.tokens if t.start + clauses.sentence.start < time.start][-_NEAR:]
    for token in reversed(before):
        if token.lemma.lower() in clause_words().bounding_phrases:
            return True
        if token.pos in VERBAL | {"PUNCT", "CCONJ"}:
            return False
    return False


def _governor(clauses: Clauses, time: TimeExpression) -> tuple[str, int]:
    """The preposition of a time, if it has one, and the word that it hangs on."""
    tokens, offset = clauses.parse.tokens, clauses.sentence.start
    inside = [t.index for t in tokens if t.start + offset < time.end and time.start < t.end + offset]
    i = next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), inside[0] if inside else 0)
    marker = ""
    for _ in range(_CLIMB):
        head = tokens[i].head
        if head == i:
            break
        if tokens[head].pos in ("ADP", "SCONJ"):
            marker = marker or tokens[head].lemma
        elif tokens[head].lemma not in clause_words().beside_times:
            return marker, head
        i = head
    return marker, i


def _sureness(clauses: Clauses, k: int, governor: int) -> float:
    tokens = clauses.parse.tokens
    if governor == clauses.predicates[k] or (tokens[governor].pos in VERBAL and not _compares(clauses, governor)):
        return DIRECT
    return BY_NOUN if tokens[governor].dep in ("nsubj", "nsubjpass", "dobj", "attr") else LOOSE


def _compares(clauses: Clauses, verb: int) -> bool:
    """ "Control more than they did in 2016": the time is that of the other thing."""
    tokens = clauses.parse.tokens
    return any(k.lemma == "than" for k in dependents(clauses.parse, verb)) or tokens[tokens[verb].head].lemma == "than"
