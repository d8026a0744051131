"""Differences in numbers, dates, places and tense between two statements of one claim. A helper of stage 10.

Each function takes two statements and yields what they do not say alike. What is missing on one side is
no difference: a report need not tell everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product

from crosswire.lexicon.comparison import comparison
from crosswire.lexicon.numbers import number_words
from crosswire.matching.numbers import base_value, counted_noun, dimension, measure, same_number
from crosswire.matching.quotes import words
from crosswire.reconcile.evidence import Difference, Evidence, Value, clause, doers
from crosswire.reconcile.sayings import matter, text_of
from crosswire.records.statements import Quantity, Statement, TimeExpression
from crosswire.records.stories import Score

# Days: dates that lie this close may be one moment in two time zones.
_ZONES = 1
# A smaller number counts too many things to tell anything ("two leaders", "two heads of state").
_SEVERAL = 3
# How many times larger one number may be for the two to be told of one thing: in general, and of one thing counted.
_APART, _FAR = 3, 8
# Letters: nouns that begin alike are one ("teen", "teenager").
_STEM = 4
# Characters before a number in which a word that loosens it is looked for.
_HEDGE = 16
# Characters around a number in which a word tells what befell those who are counted, and of which year it is.
_FATE = 40
_LETTERS = re.compile(r"[A-Za-z]+")
_SENTENCE = re.compile(r"[.;!?]\s|\n")
# What says that a number is of a year alone, before a pause.
_OF_A_YEAR = re.compile(r"^[^,:()]*?\b((?:last|this|each|every|per|a) year|annually)\b", re.IGNORECASE)
# Characters before a verb in which its auxiliaries stand.
_AUXILIARIES = 40
_BEFORE_VERB = re.compile(
    r"(?:\b(?:will|would|shall|is|are|was|were|to|has|have|had|be|been|not|due|set|scheduled|expected|planned|plans?"
    r"|planning|going|about|also|now|soon)\s+){1,6}$",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b|['’]d\b", re.IGNORECASE)
# What is left of the certainty where one of the numbers names none.
_VAGUE = 0.5
# Words that tell the size of a number and no more.
_SIZES = frozenset("dozens scores hundreds thousands millions".split())
# Nouns that count anything: the same number of "people" and of "soldiers" tells nothing.
_ANYTHING = frozenset("other more people person life other thing one time way".split())
_FUTURE = frozenset({"future"})
_PAST = frozenset({"past"})


def numbers(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Numbers of one dimension that are not equal; numbers that both clauses share are set aside first."""
    if not evidence.measured(left) or not evidence.measured(right):
        return
    ours, theirs = ([q for q in evidence.measured(s) if not is_name(q, evidence)] for s in (left, right))
    for a, b in product(tuple(ours), tuple(theirs)):
        if not _same_thing(a, b, loose=True) or a not in ours or b not in theirs:
            continue
        if (score := same_number(a, b)) and score.value >= 1.0:
            ours.remove(a)
            theirs.remove(b)
    # A number is compared with a number of the same noun first, only then with "hundreds" or with a kindred noun.
    for loose in (False, True):
        for a in tuple(ours):
            for b in tuple(theirs):
                difference = _unequal(left, right, a, b, evidence, loose=loose)
                if difference is not None:
                    ours.remove(a)
                    theirs.remove(b)
                    yield difference
                    break


def _unequal(
    left: Statement, right: Statement, a: Quantity, b: Quantity, evidence: Evidence, *, loose: bool
) -> Difference | None:
    """How two numbers differ, if they may measure one thing. Two counts of two things are the commonest pair by far."""
    if not _same_thing(a, b, loose=loose):
        return None
    score = same_number(a, b)
    if score is None or score.value >= 1.0 or (loose and is_within(a, b, score)):
        return None
    # "Germany expelled four, Australia two" are two facts.
    if score.value <= 0 and (not may_clash(a, b, evidence) or _other_actors(left, right, evidence)):
        return None
    if score.value > 0 and is_other_sort(a, b, evidence):  # ``may_clash`` has looked at the others
        return None
    same_verb = left.predicate == right.predicate
    if not is_comparable(a, b, loose=loose) or (
        not (a.unit or b.unit) and not (a.counts and b.counts) and not same_verb
    ):
        return None
    sure = 0.75 if a.unit or (counted_noun(a) and counted_noun(a) == counted_noun(b)) else 0.45
    sure *= is_telling_number(a, b)
    return Difference(
        kind="number", slot=f"{dimension(a)} loosely" if loose else dimension(a), verdict="compatible" if score.value > 0 else "contradiction",
        values=(number(left, a, evidence), number(right, b, evidence)), detail=score.detail, certainty=sure,
    )  # fmt: skip


def is_name(quantity: Quantity, evidence: Evidence) -> bool:
    """Is it a number word with a capital within a sentence, hence part of a name ("the Group of Seven")?"""
    if not quantity.text[:1].isupper() or quantity.text.isupper():
        return False
    before = evidence.text[quantity.report][max(0, quantity.start - 3) : quantity.start].rstrip(" “\"'‘(")
    return before[-1:].isalnum() or before[-1:] == ","


def may_clash(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """May two numbers be two readings of one? Not if a report gives both: then they are a whole and its part, or two
    measures; nor if one is a part or an increment by its words; nor if they are of two sorts, or their sizes are too far
    apart."""
    both = any(measure(other) in evidence.numbers[own.report] for own, other in ((a, b), (b, a)))
    alike = is_near(a, b) and _part(a, evidence) == _part(b, evidence)
    return alike and not both and not is_other_sort(a, b, evidence)


def is_other_sort(a: Quantity, b: Quantity, evidence: Evidence) -> bool:
    """Is one of the wounded and the other of the dead, or one of a year ("two tests last year") and the other of more?"""
    fates = _fate(a, evidence), _fate(b, evidence)
    return ("" not in fates and fates[0] != fates[1]) or _year(a, evidence) != _year(b, evidence)


def _year(quantity: Quantity, evidence: Evidence) -> str:
    """The year that a number is of, by the words after it ("fired this year", "a year"); empty where none is told."""
    after = _SENTENCE.split(evidence.text[quantity.report][quantity.end : quantity.end + _FATE])[0]
    found = _OF_A_YEAR.search(after)
    return found.group(1).lower() if found else ""


def _part(quantity: Quantity, evidence: Evidence) -> str:
    """What makes it a part or an increment ("the first two tests", "another 130", "3,000 more troops"); else empty."""
    before = evidence.text[quantity.report][max(0, quantity.start - _HEDGE) : quantity.start].split()[-1:]
    told = [w.lower() for w in (*before, *quantity.text.split()[1:])]
    # "More than" is a bound.
    return "" if "than" in told else next((comparison().parts[w] for w in told if w in comparison().parts), "")


def _fate(quantity: Quantity, evidence: Evidence) -> str:
    """Whether those counted died or were hurt, by the nearest word in the sentence that tells; empty where none does."""
    text = evidence.text[quantity.report]
    before = _SENTENCE.split(text[max(0, quantity.start - _FATE) : quantity.start])[-1]
    after = _SENTENCE.split(text[quantity.end : quantity.end + _FATE])[0]
    befell = comparison().befell
    found = [
        (len(before) - m.end(), befell[w]) for m in _LETTERS.finditer(before) if (w := m.group().lower()) in befell
    ]
    found += [(m.start(), befell[w]) for m in _LETTERS.finditer(after) if (w := m.group().lower()) in befell]
    return min(found, default=(0, ""))[1]


def is_comparable(a: Quantity, b: Quantity, *, loose: bool = False) -> bool:
    """Is neither a bare "one", and do both name a number or neither? "Weeks" and "four weeks" tell nothing of one another;
    "hundreds of protesters" and "2,000 protesters" do, which only ``loose`` looks at."""
    if dimension(a) == "count" and min(abs(a.value), abs(b.value)) <= 1 and not (a.counts and b.counts):
        return False
    return _is_number(a) == _is_number(b) or (loose and _is_size(a) and _is_size(b))


def is_within(a: Quantity, b: Quantity, score: Score) -> bool:
    """Is a number beside its size only ("60 envoys", "dozens of envoys"), and may be of it? That tells nothing."""
    return score.value > 0 and not is_comparable(a, b)


def is_telling_number(left: Quantity, right: Quantity) -> float:
    """What is left of the certainty that two numbers differ: less where one of them names none."""
    return 1.0 if _is_number(left) and _is_number(right) else _VAGUE


def _is_number(quantity: Quantity) -> bool:
    """Does it name a number? "Recent weeks", "dozens" and "several tests" do not, and "one" is often no number."""
    found = words(quantity.text)
    one = found[-2:-1] in (("a",), ("an",))
    return found != ("one",) and (one or any(w[0].isdigit() or w.split("-")[0] in _numerals() for w in found))


def _is_size(quantity: Quantity) -> bool:
    """Does a count name a number or at least its size ("hundreds of protesters")?"""
    told = dimension(quantity) == "count" and not _SIZES.isdisjoint(words(quantity.text))
    return told or _is_number(quantity)


@cache
def _numerals() -> frozenset[str]:
    """Words that name a number; "dozens" names none."""
    return frozenset((*number_words().cardinals, *number_words().multipliers))


def _other_actors(left: Statement, right: Statement, evidence: Evidence) -> bool:
    """Do the clauses name other actors, of whom none stands for another?"""
    ours, theirs = ([e for e in doers(s) if evidence.is_power(e)] for s in (left, right))
    return bool(ours and theirs) and not evidence.kin(ours) & evidence.kin(theirs)


def counted(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """The same number of something else: 60 diplomats against 60 intelligence officers."""
    if not evidence.measured(left) or not evidence.measured(right):
        return
    for a, b in product(evidence.measured(left), evidence.measured(right)):
        if a.value != b.value or abs(a.value) < _SEVERAL or dimension(a) != "count" or dimension(b) != "count":
            continue
        if {counted_noun(a), counted_noun(b)} & _ANYTHING or _other_actors(left, right, evidence):
            continue
        other = counted_noun(a)[:_STEM] != counted_noun(b)[:_STEM] and not is_other_sort(a, b, evidence)
        if a.counts and b.counts and other:
            values = (_thing(left, a, evidence), _thing(right, b, evidence))
            yield Difference(
                kind="role", slot=f"counted {a.value:g}", verdict="compatible", values=values,
                detail=f"the same number of {a.counts} and of {b.counts}", certainty=0.5,
            )  # fmt: skip


def dates(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Dates of the two clauses that do not overlap, or that are told to another precision."""
    if not left.times or not right.times:
        return
    ours, theirs = dated(left), dated(right)
    if not ours or not theirs or any(_overlap(a, b) for a in ours for b in theirs):
        return
    a, b = min(product(ours, theirs), key=lambda pair: _apart(*pair))
    apart = _apart(a, b)
    # Two clauses with other verbs date two things, or tell of one so loosely that their dates may differ.
    shared = (evidence.once(matter, left) & evidence.once(matter, right)) - {left.predicate}
    sure = 0.5 if left.predicate == right.predicate and shared else 0.3 if left.predicate == right.predicate else 0.15
    values = (_when(left, a), _when(right, b))
    if apart <= timedelta(days=_ZONES):
        yield Difference(
            kind="date", slot="date", verdict="compatible", values=values, certainty=sure,
            detail=f"{a.value} against {b.value}, one right after the other" if _is_long(a) or _is_long(b)
            else "a day apart, which the time zone or the hour of the report may explain",
        )  # fmt: skip
    else:
        yield Difference(
            kind="date", slot="date", verdict="contradiction", values=values, certainty=sure,
            detail=f"{a.value} against {b.value}",
        )  # fmt: skip


def places(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """Places (in, at, near) of the two clauses with no place in common."""
    if left.predicate != right.predicate:
        return
    ours, theirs = _placed(left, evidence), _placed(right, evidence)
    if not ours or not theirs:
        return
    kin_a, kin_b = evidence.kin([v.key for v in ours]), evidence.kin([v.key for v in theirs])  # type: ignore[misc]
    if not kin_a & kin_b:
        yield Difference(
            kind="place", slot="place", verdict="contradiction", values=(ours[0], theirs[0]), certainty=0.35,
            detail=f"{ours[0].value} against {theirs[0].value}",
        )  # fmt: skip


def tenses(left: Statement, right: Statement, evidence: Evidence) -> Iterator[Difference]:
    """One report tells as coming what another tells as done."""
    for early, late in ((left, right), (right, left)):
        if not (_coming(early) and _done(late, evidence)) and not _came_true(early, late):
            continue
        before, after = evidence.published.get(early.report), evidence.published.get(late.report)
        if before and after and before > after:
            verdict, detail = "contradiction", "the later report tells it as still to come"
        else:
            verdict, detail = "update", "still to come in one report, done in the other"
        same = early.predicate == late.predicate
        # "Would" is often only the past tense of reported speech.
        if early.attribution and not same and _WOULD.search(evidence.once(text_of, early)):
            continue
        values = (clause(early, _verb(early, evidence), "coming"), clause(late, _verb(late, evidence), "done"))
        sure = 0.6 if same else 0.35
        yield Difference(kind="tense", slot="tense", verdict=verdict, values=values, detail=detail, certainty=sure)


def _came_true(early: Statement, late: Statement) -> bool:
    """Is what would be the case in one report the case in the other, by the same words?"""
    return (
        early.modality == "conditional" and late.modality == "none" and late.tense in ("present", "past")
        and late.status in ("actual", "reported") and " " in early.predicate and early.predicate == late.predicate
    )  # fmt: skip


def _verb(statement: Statement, evidence: Evidence) -> str:
    """The verb with its auxiliaries as they stand ("are scheduled to meet")."""
    text, at = evidence.text[statement.report], statement.predicate_at
    before = text[max(statement.start, at.start - _AUXILIARIES) : at.start]
    found = _BEFORE_VERB.search(before)
    return " ".join(((found.group() if found else "") + text[at.start : at.end]).split())


def _same_thing(a: Quantity, b: Quantity, *, loose: bool) -> bool:
    """Do two counts count the same, as far as is known? Other dimensions carry their unit."""
    if dimension(a) != "count" or not a.counts or not b.counts:
        return True
    return kind_of(a) == kind_of(b) if loose else counted_noun(a) == counted_noun(b)


def kind_of(quantity: Quantity) -> str:
    """What is counted, by one name for nouns that reports use for one thing ("troops", "soldiers")."""
    noun = counted_noun(quantity)
    return comparison().counted_alike.get(noun, noun)


def is_near(a: Quantity, b: Quantity) -> bool:
    """Numbers of other sizes measure other things (the length of a call, the time since the last one)."""
    small, large = sorted((abs(base_value(a)), abs(base_value(b))))
    if not (_is_number(a) and _is_number(b)) and _is_size(a) and _is_size(b):
        # "Hundreds" may be nearly a thousand.
        low, high = sorted((a, b), key=lambda q: q.value)
        small, large = max(low.high, low.value), max(high.low, 0.0)
    return large <= small * (_FAR if counted_noun(a) and counted_noun(a) == counted_noun(b) else _APART)


def number(statement: Statement, quantity: Quantity, evidence: Evidence) -> Value:
    """The number with the words before it that loosen it."""
    text = evidence.text[quantity.report]
    before = text[max(0, quantity.start - _HEDGE) : quantity.start]
    hedge = next(iter(reversed(list(comparison().hedge.finditer(before)))), None)
    start = quantity.start
    if hedge is not None and not before[hedge.end() :].strip(" a$€£"):
        start -= len(before) - hedge.start()
    key = (dimension(quantity), round(quantity.low, 6), round(quantity.high, 6), quantity.unit)
    return Value(
        statement=statement.id, report=quantity.report, start=start, end=quantity.end,
        value=" ".join(text[start : quantity.end].split()), key=key,
    )  # fmt: skip


def _thing(statement: Statement, quantity: Quantity, evidence: Evidence) -> Value:
    """The number with the words up to the thing counted."""
    text = evidence.text[quantity.report]
    noun = (quantity.counts or "").split()[-1][:5].lower()
    found = text[quantity.end : min(statement.end + 40, quantity.end + 60)].lower().find(noun)
    end = quantity.end
    if found >= 0:
        end = next((i for i in range(end + found, len(text)) if not text[i].isalpha()), len(text))
    return Value(
        statement=statement.id, report=quantity.report, start=quantity.start, end=end,
        value=text[quantity.start : end], key=counted_noun(quantity),
    )  # fmt: skip


def dated(statement: Statement) -> list[TimeExpression]:
    return [t for t in statement.times if t.type == "DATE" and t.earliest and t.latest]


def _overlap(a: TimeExpression, b: TimeExpression) -> bool:
    return bool(
        a.earliest and a.latest and b.earliest and b.latest and a.earliest <= b.latest and b.earliest <= a.latest
    )


def _apart(a: TimeExpression, b: TimeExpression) -> timedelta:
    first: date = max(a.earliest or date.min, b.earliest or date.min)
    last: date = min(a.latest or date.max, b.latest or date.max)
    return max(timedelta(0), first - last)


def _is_long(time: TimeExpression) -> bool:
    """Is it more than a day: a week, a month, a year?"""
    return time.earliest != time.latest


def _when(statement: Statement, time: TimeExpression) -> Value:
    return Value(
        statement=statement.id, report=time.report, start=time.start, end=time.end, value=time.text,
        key=(time.earliest, time.latest),
    )  # fmt: skip


def _placed(statement: Statement, evidence: Evidence) -> list[Value]:
    found = []
    for argument in statement.arguments:
        if argument.role == "oblique" and argument.marker in ("in", "at", "near"):
            for one in argument.phrase.entities:
                known = evidence.entities.get(one)
                # "In exchange for three Cubans" names no place, though a state stands in it.
                if known and known.kind in ("place", "state") and argument.head.lower() in evidence.heads.get(one, ()):
                    p = argument.phrase
                    found.append(
                        Value(statement=statement.id, report=p.report, start=p.start, end=p.end, value=p.text, key=one)
                    )
    return found


def _coming(statement: Statement) -> bool:
    return (statement.tense in _FUTURE or statement.modality == "intended") and statement.status != "hypothetical"


def _done(statement: Statement, evidence: Evidence) -> bool:
    if statement.modality != "none" or statement.status not in ("actual", "reported"):
        return False
    at = statement.predicate_at
    # "Speaking at the same time": a clause that goes with what is done.
    going = statement.tense == "none" and evidence.text[statement.report][at.start : at.end].endswith("ing")
    return statement.tense in _PAST or going
