"""Part of stage 7: numbers with their unit, what they count, and how exact they are.

"almost 100,000 troops" is 100,000 with low 90,000; "dozens of diplomats" is 24 to 99. A number inside a
time expression is no quantity of its own, except a duration ("a 50-minute call").

Known limits: fractions alone ("two thirds") and scores ("3-1") are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.lexicon.numbers import number_words
from crosswire.records.statements import Quantity, TimeExpression
from crosswire.records.text import Parse, Sentence
from crosswire.text.tree import children_as

# Labels of the recogniser that are numbers themselves; a number inside another name counts nothing.
_NUMBERS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "TIME", "DATE"})
# Characters: the recogniser takes longer numbers ("100,000 Russians") into names by mistake.
_SHORT_NAME = 3
# Digits of a number; a longer row of them is none.
_LONG = 15
# Words between two numbers of one thing.
_BETWEEN = frozenset({"or", "to", "and", "-", "–"})
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "%": "percent"}


def find_quantities(sentence: Sentence, text: str, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Return the quantities of ``sentence`` in order. ``text`` is the text of the report; ``times`` are the
    time expressions of the sentence, whose numbers are left out unless they are durations."""
    parse, found, at = sentence.parse, [], 0
    named = {i for span in parse.named if span.label not in _NUMBERS for i in range(span.first, span.last)}
    dated = [(t.start, t.end) for t in times if t.type in ("DATE", "TIME", "SET")]
    while at < len(parse.tokens):
        after, value, low, high = _read(parse, at)
        if value is None or (at in named and len(parse.tokens[at].text) < _SHORT_NAME):  # "the P5+1", "Channel 4"
            at += 1
            continue
        quantity = _quantity(sentence, text, at, after, (value, low, high))
        if not any(s < quantity.end and quantity.start < e for s, e in dated):
            found.append(quantity)
        at = after
    return tuple(found)


def _read(parse: Parse, at: int) -> tuple[int, float | None, float, float]:
    """Read a number from token ``at``: (index after it, value or None, low, high)."""
    words, value, i = number_words(), None, at
    first = parse.tokens[at].text
    if first.isalpha() and (word := first.lower()) not in words.collective and word not in words.cardinals:
        return at, None, 0.0, 0.0
    while i < len(parse.tokens):
        token = parse.tokens[i]
        word = token.text.lower().replace(",", "")
        if word in words.collective and value is None:
            low, high = words.collective[word]
            if word in words.needs_of and (i + 1 >= len(parse.tokens) or parse.tokens[i + 1].lemma != "of"):
                break
            return _times_of(parse, *_multiplied(parse, i + 1, low, high))
        amount = _amount(word)
        if value is None and amount is not None:
            value = amount
        elif value is not None and (part := _fraction(parse, i)) is not None:
            value, i = value + part[0], part[1]
            continue
        elif value is not None and word in words.multipliers:
            value *= words.multipliers[word]
        elif (
            value is not None
            and word == "-"
            and i + 1 < len(parse.tokens)
            and parse.tokens[i + 1].lemma in words.multipliers
        ):
            pass
        else:
            break
        i += 1
    if value is None:
        return at, None, 0.0, 0.0
    low, high = _bounds(parse, at, value)
    return i, value, low, high


def _fraction(parse: Parse, at: int) -> tuple[float, int] | None:
    """What a fraction at ``at`` adds to the number before it ("2 1/2", "two and a half"), and the index after it."""
    words = [token.text.lower() for token in parse.tokens[at : at + 3]]
    if words == ["and", "a", "half"]:
        return 0.5, at + 3
    value = number_words().fractions.get(words[0])
    return None if value is None else (value, at + 1)


def _amount(word: str) -> float | None:
    """The value of one word: digits, or a number word."""
    if word in number_words().cardinals:
        return number_words().cardinals[word]
    if len(word) > 1 and word[-1] in number_words().fractions and word[:-1].isdecimal() and len(word) <= _LONG:  # "2½"
        return float(word[:-1]) + number_words().fractions[word[-1]]
    stripped = word.replace(".", "", 1)
    return float(word) if stripped.isdecimal() and stripped.isascii() and len(stripped) <= _LONG else None


def _multiplied(parse: Parse, i: int, low: float, high: float) -> tuple[int, float, float]:
    """ "Several thousand": a multiplier right after a number that is not exact."""
    words = number_words().multipliers
    while i < len(parse.tokens) and (by := words.get(parse.tokens[i].text.lower())) and parse.tokens[i].text.isalpha():
        i, low, high = i + 1, low * by, high * by
    return i, low, high


def _times_of(parse: Parse, i: int, low: float, high: float) -> tuple[int, float, float, float]:
    """ "tens of thousands": the second word multiplies."""
    words = number_words()
    while i + 1 < len(parse.tokens) and parse.tokens[i].lemma == "of":
        word = parse.tokens[i + 1].text.lower()
        if word not in words.collective:
            break
        low, high = low * words.collective[word][0] / 2, high * words.collective[word][0] / 2
        i += 2
    return i, low, low, high


def _bounds(parse: Parse, at: int, value: float) -> tuple[float, float]:
    """Low and high of ``value``, by the words before it ("almost", "more than")."""
    before = [token.text.lower() for token in parse.tokens[max(0, at - 3) : at]]
    while before and before[-1] in ("$", "€", "£", "a", "the", "#"):
        before.pop()
    for length in (3, 2, 1):
        factors = number_words().hedges.get(" ".join(before[-length:])) if len(before) >= length else None
        if factors:
            return round(value * factors[0], 6), round(value * factors[1], 6)
    return value, value


def _quantity(sentence: Sentence, text: str, first: int, after: int, value: tuple[float, float, float]) -> Quantity:
    tokens = sentence.parse.tokens
    before = tokens[first - 1].text if first else ""
    unit = _SYMBOLS.get(before)
    counted, last = _counted(sentence.parse, first, after)
    if counted is None and (counted := _counted_beside(sentence.parse, after)):
        last = after - 1
    begin = tokens[first - 1].start if unit else tokens[first].start
    start, end = sentence.start + begin, sentence.start + tokens[last].end
    if unit is None and counted is not None:
        unit = number_words().units.get(counted)
    return Quantity(
        report=sentence.report, start=start, end=end, text=text[start:end],
        value=value[0], low=value[1], high=value[2], unit=unit, counts=None if unit else counted,
    )  # fmt: skip


def _counted(parse: Parse, first: int, after: int) -> tuple[str | None, int]:
    """The lemma of what is counted and the index of its token (the number's own where nothing is)."""
    tokens = parse.tokens
    for i in range(after, min(after + 2, len(tokens))):  # a unit or a percent sign follows at once
        if tokens[i].text == "%" or tokens[i].lemma in number_words().units:
            return ("percent" if tokens[i].text == "%" else tokens[i].lemma), i
        if tokens[i].text != "-":
            break
    head = tokens[after - 1].head
    if tokens[first].head != first and tokens[first].dep in ("nummod", "compound", "quantmod", "amod"):
        head = tokens[first].head
    # Of "two dozen envoys", "two" belongs to "dozen".
    while first <= head < after and tokens[head].head != head:
        head = tokens[head].head
    if after < len(tokens) and tokens[after].lemma == "of":
        nouns = children_as(parse, after, "pobj")
        head = nouns[0] if nouns else head
    if after <= head < after + 6 and tokens[head].pos in ("NOUN", "PROPN"):
        return tokens[head].lemma, head
    # The second of two numbers ("15 or 20 envoys") hangs on the first.
    if tokens[first].dep == "conj" and after < len(tokens) and tokens[after].pos == "NOUN":
        return tokens[after].lemma, after
    return None, after - 1


def _counted_beside(parse: Parse, after: int) -> str | None:
    """What the second number of two counts, which the first shares with it ("15 or 20 envoys", "five to ten years")."""
    tokens = parse.tokens
    if after + 1 >= len(tokens) or tokens[after].text.lower() not in _BETWEEN:
        return None
    end, value, _, _ = _read(parse, after + 1)
    return _counted(parse, after + 1, end)[0] if value is not None else None
