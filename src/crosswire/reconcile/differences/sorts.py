"""May two numbers tell of one thing, by what they count and how they are told? A helper of stage 10.

Two counts of two things are the commonest pair by far, so most of this says no: a part is not its whole, the hurt
are not the dead, "hundreds" names no number.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.numbers import number_words
from crosswire.matching.numbers import base_value, counted_noun, dimension, measure
from crosswire.matching.quotes import words
from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.statements import Quantity
from crosswire.records.stories import Score

# How many times larger one number may be for the two to be told of one thing: in general, and of one thing counted.
_APART, _FAR = 3, 8
# Characters before a number in which a word that loosens it is looked for.
_HEDGE = 16
# Characters around a number in which a word tells what befell those who are counted, and of which year it is.
_FATE = 40
_LETTERS = re.compile(r"[A-Za-z]+")
_SENTENCE = re.compile(r"[.;!?]\s|\n")
# What says that a number is of a year alone, before a pause.
_OF_A_YEAR = re.compile(r"^[^,:()]*?\b((?:last|this|each|every|per|a) year|annually)\b", re.IGNORECASE)
# A pause within a sentence.
_PAUSED = re.compile(r"[,;:()]")
# What makes a number a part of those told of: before it without a pause, and after it.
_INCLUDED = re.compile(
    r"\b(?:including|include[sd]?|(?:among|of) (?:them|whom|those|these|which|the (?:dead|wounded|injured|victims)))\b"
    r"[^.,;:()]{0,40}$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^\s?(?:[a-z]+ ){0,2}?(?:of|among) (?:them|whom|those|these|which|the (?:dead|wounded|injured|victims))\b",
    re.IGNORECASE,
)
# Such a part, and nouns that may count the whole it is of.
_OF_MORE, _ANYBODY = "of more", frozenset(["", "people", "person", "other"])
# Likeness from which the ranges of two numbers overlap, so that one report may well give both.
_OVERLAP = 0.7
# Likeness from which two numbers are of one value.
_EQUAL = 0.8
# What is left of the certainty where one of the numbers names none.
_VAGUE = 0.5
# Words that tell the size of a number and no more.
_SIZES = frozenset("dozens scores hundreds thousands millions".split())


def is_name(quantity: Quantity, evidence: Evidence) -> bool:
    """Is it a number word with a capital within a sentence, hence part of a name ("the Group of Seven")?"""
    if not quantity.text[:1].isupper() or quantity.text.isupper():
        return False
    before = evidence.text[quantity.report][max(0, quantity.start - 3) : quantity.start].rstrip(" “\"'‘(")
    return before[-1:].isalnum() or before[-1:] == ","


def verdict_of(a: Quantity, b: Quantity, score: Score, evidence: Evidence) -> str:
    """What two numbers that differ by ``score`` are to one another; empty where they tell of two things.

    Two things are those of two sorts, a part and the whole, and numbers of which a report gives both. Numbers that cannot
    both stand are of two things, too, if their sizes are too far apart or one is an increment by its words. A toll of
    which the later report tells more has risen.
    """
    # What is told around the numbers is dear to look at, and comes last.
    if score.value <= 0 and not is_near(a, b):
        return ""
    if score.value < _OVERLAP and any(
        measure(other) in evidence.numbers[own.report] for own, other in ((a, b), (b, a))
    ):
        return ""
    parts = _part(a, evidence), _part(b, evidence)
    if (_OF_MORE in parts and parts[0] != parts[1]) or is_other_sort(a, b, evidence):
        return ""
    if score.value > 0:
        return "" if score.value >= _EQUAL and _says_no_other(a, b, evidence) else "compatible"
    if parts[0] != parts[1]:
        return ""
    return "update" if _has_risen(a, b, evidence) else "contradiction"


def _says_no_other(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """Do two numbers of one value differ only by words that change nothing ("no more than", "over the next ten years")?"""
    plain = {"", *comparison().no_other["any"], *comparison().no_other.get(dimension(a), ())}
    told = [hedge_of(q, evidence)[0] for q in (a, b)]
    return told != ["", ""] and plain.issuperset(told)


def hedge_of(quantity: Quantity, evidence: Evidence) -> tuple[str, int]:
    """The words that loosen a number, and where they start; without such words the start of the number."""
    if own := comparison().hedge.match(quantity.text):
        return own.group().lower(), quantity.start
    before = evidence.text[quantity.report][max(0, quantity.start - _HEDGE) : quantity.start]
    last = next(iter(reversed(list(comparison().hedge.finditer(before)))), None)
    if last is None or before[last.end() :].strip(" a$€£"):
        return "", quantity.start
    return last.group().lower(), quantity.start - len(before) + last.start()


def _has_risen(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """Are both of the dead or both of the hurt, and more of them in the report of a later day?"""
    first, second = (evidence.published.get(q.report) for q in (a, b))
    if not first or not second or first == second or (first < second) != (base_value(a) < base_value(b)):
        return False
    fate = fate_of(a, evidence)
    return bool(fate) and fate == fate_of(b, evidence)


def is_other_sort(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """Is one of the wounded and the other of the dead, or one of a year ("two tests last year") and the other of more?"""
    fate = fate_of(a, evidence)
    if fate != "" and fate_of(b, evidence) not in ("", fate):
        return True
    return evidence.around(_year, a) != evidence.around(_year, b)


def _year(quantity: Quantity, evidence: Evidence) -> str:
    """The year that a number is of, by the words after it ("fired this year", "a year"); empty where none is told."""
    found = _OF_A_YEAR.search(_around(quantity, evidence)[1])
    return found.group(1).lower() if found else ""


def _around(quantity: Quantity, evidence: Evidence) -> tuple[str, str]:
    """What stands before and after a number in its sentence."""
    text = evidence.text[quantity.report]
    before = _SENTENCE.split(text[max(0, quantity.start - _FATE) : quantity.start])[-1]
    return before, _SENTENCE.split(text[quantity.end : quantity.end + _FATE])[0]


def _part(quantity: Quantity, evidence: Evidence) -> str:
    """What makes it a part or an increment ("12 of them", "the first two tests", "another 130", "3,000 more troops");
    else empty. "Including five children" is a part of the people, but the whole of the children."""
    around = _around(quantity, evidence)
    if counted_noun(quantity) in _ANYBODY and (_INCLUDED.search(around[0]) or _OF_THEM.search(around[1])):
        return _OF_MORE
    before = evidence.text[quantity.report][max(0, quantity.start - _HEDGE) : quantity.start].split()[-1:]
    told = [w.lower() for w in (*before, *quantity.text.split()[1:])]
    # "More than" is a bound.
    return "" if "than" in told else next((comparison().parts[w] for w in told if w in comparison().parts), "")


def fate_of(quantity: Quantity, evidence: Evidence) -> str:
    """Whether those counted died or were hurt, by the nearest word that tells, between two pauses before in the sentence; empty
    where none does."""
    return evidence.around(_fate, quantity)


def _fate(quantity: Quantity, evidence: Evidence) -> str:
    before, after = _around(quantity, evidence)
    # A pause parts what befell two: of "nine dead, seven sailors hurt" the seven are hurt.
    within = _PAUSED.split(before)[-1], _PAUSED.split(after)[0]
    return _nearest_fate(*within) or _nearest_fate(before, after)


def _nearest_fate(before: str, after: str) -> str:
    befell = comparison().befell
    found = [
        (len(before) - m.end(), befell[w]) for m in _LETTERS.finditer(before) if (w := m.group().lower()) in befell
    ]
    found += [(m.start(), befell[w]) for m in _LETTERS.finditer(after) if (w := m.group().lower()) in befell]
    return min(found, default=(0, ""))[1]


def is_near(a: Quantity, b: Quantity) -> bool:
    """Numbers of other sizes measure other things (the length of a call, the time since the last one)."""
    small, large = sorted((abs(base_value(a)), abs(base_value(b))))
    if not (is_number(a) and is_number(b)) and _is_size(a) and _is_size(b):
        # "Hundreds" may be nearly a thousand.
        low, high = sorted((a, b), key=lambda q: q.value)
        small, large = max(low.high, low.value), max(high.low, 0.0)
    return large <= small * (_FAR if counted_noun(a) and counted_noun(a) == counted_noun(b) else _APART)


def is_comparable(a: Quantity, b: Quantity, *, loose: bool = False) -> bool:
    """Is neither a bare "one", and do both name a number or neither? "Weeks" and "four weeks" tell nothing of one another;
    "hundreds of protesters" and "2,000 protesters" do, which only ``loose`` looks at."""
    if dimension(a) == "count" and min(abs(a.value), abs(b.value)) <= 1 and not (a.counts and b.counts):
        return False
    return is_number(a) == is_number(b) or (loose and _is_size(a) and _is_size(b))


def is_within(a: Quantity, b: Quantity, score: Score) -> bool:
    """Is a number beside its size only ("60 envoys", "dozens of envoys"), and may be of it? That tells nothing."""
    return score.value > 0 and not is_comparable(a, b)


def is_telling_number(left: Quantity, right: Quantity) -> float:
    """What is left of the certainty that two numbers differ: less where one of them names none."""
    return 1.0 if is_number(left) and is_number(right) else _VAGUE


def is_number(quantity: Quantity) -> bool:
    """Does it name a number? "Recent weeks", "dozens" and "several tests" do not, and "one" is often no number."""
    return _tells_number(quantity.text)


@lru_cache(maxsize=4096)
def _tells_number(text: str) -> bool:
    # A number is compared with dozens of others.
    found = words(text)
    one = found[-2:-1] in (("a",), ("an",))
    return found != ("one",) and (one or any(w[0].isdigit() or w.split("-")[0] in _numerals() for w in found))


def _is_size(quantity: Quantity) -> bool:
    """Does a count name a number or at least its size ("hundreds of protesters")?"""
    told = dimension(quantity) == "count" and not _SIZES.isdisjoint(words(quantity.text))
    return told or is_number(quantity)


@cache
def _numerals() -> frozenset[str]:
    """Words that name a number; "dozens" names none."""
    return frozenset((*number_words().cardinals, *number_words().multipliers))


def is_same_thing(a: Quantity, b: Quantity, *, loose: bool) -> bool:
    """Do two counts count the same, as far as is known? Other dimensions carry their unit."""
    if dimension(a) != "count" or not a.counts or not b.counts:
        return True
    return kind_of(a) == kind_of(b) if loose else counted_noun(a) == counted_noun(b)


def kind_of(quantity: Quantity) -> str:
    """What is counted, by one name for nouns that reports use for one thing ("troops", "soldiers")."""
    noun = counted_noun(quantity)
    return comparison().counted_alike.get(noun, noun)
