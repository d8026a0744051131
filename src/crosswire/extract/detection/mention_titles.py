"""Stage 4, helper: offices and states in the words around a name ("U.S. Secretary of State Antony Blinken")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crosswire.lexicon.offices import LONGEST, Office, courtesies, office_openers, office_phrases, ranks
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state
from crosswire.records.text import Parse

Offices = Mapping[int, "OfficeSpan"]

# Tokens: how far left of a name its title may begin ("former United States deputy secretary of state ...").
_REACH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands before a name: office key, state (ISO alpha-3), gender, and the token where it begins."""

    first: int
    office: str | None = None
    state: str | None = None
    gender: str | None = None
    courtesy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSpan:
    """An office phrase in a sentence: its tokens, the token of its head noun, and its entry in the lexicon."""

    first: int
    last: int
    head: int
    office: Office


def office_spans(parse: Parse) -> dict[int, OfficeSpan]:
    """Find the longest office phrases of a sentence, keyed by the token after their last."""
    found: dict[int, OfficeSpan] = {}
    tokens, first = parse.tokens, 0
    while first < len(tokens):
        span = _phrase_at(parse, first) if tokens[first].text.lower() in office_openers() else None
        if span is None:
            first += 1
        else:
            found[span.last] = span
            first = span.last
    return found


def _phrase_at(parse: Parse, first: int) -> OfficeSpan | None:
    tokens = parse.tokens
    for last in range(min(first + LONGEST, len(tokens)), first, -1):
        phrase = parse.text[tokens[first].start : tokens[last - 1].end].lower()
        office = office_phrases().get(phrase)
        if office is not None:
            of = [i for i in range(first + 1, last) if tokens[i].text.lower() in ("of", "for", "to", "in")]
            return OfficeSpan(first=first, last=last, head=(of[0] if of else last) - 1, office=office)
    return None


def title_before(parse: Parse, first: int, offices: Offices) -> Title | None:
    """Read the title that ends before token ``first``, or None. A comma may stand between ("State Secretary, X")."""
    at, gender, courtesy = first, None, False
    low = parse.tokens[at - 1].text.lower() if at else ""
    if low in courtesies():
        at, gender, courtesy = at - 1, courtesies()[low], True
    hit, comma = offices.get(at), False
    if hit is None and at >= 2 and parse.tokens[at - 1].text in (",", "-", "–") and not courtesy:
        hit, comma = offices.get(at - 1), True
    if hit is None:
        return Title(first=at, gender=gender, courtesy=True) if courtesy else None
    begin, office = hit.first, hit.office
    if comma and not _apposed(parse, begin, first):
        return None
    start, state = _owner(parse, begin)
    return Title(
        first=start, office=office.key, state=state or _of_state(parse, at), gender=gender or office.gender,
        courtesy=courtesy,
    )  # fmt: skip


def _apposed(parse: Parse, title: int, name: int) -> bool:
    """Whether a title and the name after a comma are one phrase ("State Secretary, Antony Blinken", "her counterpart, X")."""
    if name - title <= LONGEST + 1 and parse.tokens[title].text[:1].isupper():
        return True
    following = parse.tokens[name : name + 3]
    return any(t.dep == "appos" and title <= t.head < name for t in following)


def _owner(parse: Parse, begin: int) -> tuple[int, str | None]:
    """Walk left over ranks and the words that say whose office it is: (first token, state)."""
    tokens, at, state = parse.tokens, begin, None
    floor = max(0, begin - _REACH)
    while at > floor:
        low = tokens[at - 1].text.lower()
        if low in ranks() or low in ("'s", "'", "’s", "-", "\u2013"):
            at -= 1
            continue
        step = _state_ending(parse, at, floor)
        if step is None:
            break
        at, state = step[0], state or step[1]
    return at, state


def _state_ending(parse: Parse, last: int, floor: int) -> tuple[int, str | None] | None:
    for first in range(max(floor, last - 4), last):
        words = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end].rstrip("-")
        word = find_state(words)
        if word is not None:
            return first, word.state
        body = organisations().get(words)
        if body is not None:
            return first, body.state
    return None


def _of_state(parse: Parse, last: int) -> str | None:
    """The state in "president of the United States, NAME": the phrase ends before ``last``."""
    hit = _state_ending(parse, last, 0)
    return hit[1] if hit else None


def title_of_state(parse: Parse, first: int, offices: Offices) -> Title | None:
    """Read "President of the United States, NAME" and "Prime Minister of Ukraine NAME" before token ``first``."""
    tokens, at = parse.tokens, first
    if at and tokens[at - 1].text == ",":
        at -= 1
    hit = _state_ending(parse, at, max(0, at - 5)) if at else None
    if hit is None:
        return None
    begin = hit[0]
    if begin and tokens[begin - 1].text.lower() == "the":
        begin -= 1
    if not begin or tokens[begin - 1].text.lower() not in ("of", "for", "to"):
        return None
    span = offices.get(begin - 1)
    if span is None:
        return None
    return Title(first=span.first, office=span.office.key, state=hit[1], gender=span.office.gender)


def title_after(parse: Parse, last: int, offices: Offices) -> Title | None:
    """Read the apposition after a name: "NAME, the Russian foreign minister," or "NAME, Putin's adviser,"."""
    tokens = parse.tokens
    if last >= len(tokens) or tokens[last].text != ",":
        return None
    best: Title | None = None
    for end in range(last + 2, min(last + 2 + _REACH, len(tokens) + 1)):
        word = tokens[end - 1]
        if word.text in (",", ".", ";", ":", '"') or word.pos in ("VERB", "AUX", "PRON", "SCONJ"):
            break
        hit = offices.get(end)
        if hit is None or hit.first <= last or hit.office.plural:
            continue
        # "NAME, the president's physician," is no president.
        if end < len(tokens) and tokens[end].text in ("'s", "’s"):
            continue
        start, state = _owner(parse, hit.first)
        if start < last:
            continue
        # "..., U.S. President Donald Trump said": the title of the name that follows.
        if end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].text[:1].isupper():
            break
        if end < len(tokens) and tokens[end].text.lower() in ("of", "for", "to"):
            state = state or _state_starting(parse, end + 1)
        best = Title(first=start, office=hit.office.key, state=state, gender=hit.office.gender)
        break
    return best


def _state_starting(parse: Parse, first: int) -> str | None:
    tokens = parse.tokens
    if first < len(tokens) and tokens[first].text.lower() == "the":
        first += 1
    for last in range(min(first + 4, len(tokens)), first, -1):
        word = find_state(parse.text[tokens[first].start : tokens[last - 1].end])
        if word is not None:
            return word.state
    return None
