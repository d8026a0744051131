"""Stage 4, helper: offices and states in the words around a name ("U.S. Secretary of State Antony Blinken")."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.lexicon.offices import LONGEST, courtesies, office_phrases, ranks
from crosswire.lexicon.organisations import organisations
from crosswire.lexicon.states import find_state
from crosswire.records.text import Parse

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
    former: bool = False


def office_ending(parse: Parse, last: int) -> tuple[int, str] | None:
    """Return (first token, phrase) of the longest office phrase that ends before token ``last``, or None."""
    tokens = parse.tokens
    for first in range(max(0, last - LONGEST), last):
        phrase = parse.text[tokens[first].start : tokens[last - 1].end].lower()
        if phrase in office_phrases():
            return first, phrase
    return None


def title_before(parse: Parse, first: int) -> Title | None:
    """Read the title that ends before token ``first``, or None. A comma may stand between ("State Secretary, X")."""
    at, gender, courtesy = first, None, False
    low = parse.tokens[at - 1].text.lower() if at else ""
    if low in courtesies():
        at, gender, courtesy = at - 1, courtesies()[low], True
    hit = office_ending(parse, at) if at else None
    comma = False
    if hit is None and at >= 2 and parse.tokens[at - 1].text in (",", "-", "–") and not courtesy:
        hit, comma = office_ending(parse, at - 1), True
    if hit is None:
        return Title(first=at, gender=gender, courtesy=True) if courtesy else None
    begin, phrase = hit
    office = office_phrases()[phrase]
    if comma and not _apposed(parse, begin, first):
        return None
    start, state, former = _owner(parse, begin)
    return Title(
        first=start, office=office.key, state=state or _of_state(parse, at), gender=gender or office.gender,
        courtesy=courtesy, former=former,
    )  # fmt: skip


def _apposed(parse: Parse, title: int, name: int) -> bool:
    """Whether a title and the name after a comma are one phrase ("State Secretary, Antony Blinken spoke")."""
    return name - title <= LONGEST + 1 and parse.tokens[title].text[:1].isupper()


def _owner(parse: Parse, begin: int) -> tuple[int, str | None, bool]:
    """Walk left over ranks and the words that say whose office it is: (first token, state, former)."""
    tokens, at, state, former = parse.tokens, begin, None, False
    floor = max(0, begin - _REACH)
    while at > floor:
        low = tokens[at - 1].text.lower()
        if low in ranks():
            former |= low in ("former", "ex", "then", "late", "retired")
            at -= 1
            continue
        if low in ("'s", "'", "’s", "-", "\u2013"):
            at -= 1
            continue
        step = _state_ending(parse, at, floor)
        if step is None:
            break
        at, state = step[0], state or step[1]
    return at, state, former


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


def title_of_state(parse: Parse, first: int) -> Title | None:
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
    office = office_ending(parse, begin - 1)
    if office is None:
        return None
    known = office_phrases()[office[1]]
    return Title(first=office[0], office=known.key, state=hit[1], gender=known.gender)


def title_after(parse: Parse, last: int) -> Title | None:
    """Read the apposition after a name: "NAME, the Russian foreign minister," or "NAME, Putin's adviser,"."""
    tokens = parse.tokens
    if last >= len(tokens) or tokens[last].text != ",":
        return None
    best: Title | None = None
    for end in range(last + 2, min(last + 2 + _REACH, len(tokens) + 1)):
        word = tokens[end - 1]
        if word.text in (",", ".", ";", ":", '"') or word.pos in ("VERB", "AUX", "PRON", "SCONJ"):
            break
        hit = office_ending(parse, end)
        if hit is None or hit[0] <= last or office_phrases()[hit[1]].plural:
            continue
        start, state, former = _owner(parse, hit[0])
        if start < last:
            continue
        office = office_phrases()[hit[1]]
        if end < len(tokens) and tokens[end].text.lower() in ("of", "for", "to"):
            state = state or _state_starting(parse, end + 1)
        best = Title(first=start, office=office.key, state=state, gender=office.gender, former=former)
        if end < len(tokens) and office_phrases().get(f"{hit[1]} {tokens[end].text.lower()}") is None:
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
