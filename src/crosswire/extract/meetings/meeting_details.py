"""What is told of a meeting: its time as a record, where it is held, by what medium, about what (helper of stage 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosswire.extract.acts.pages import Page
from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.meetings import MeetingWords
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, dependents, governors, is_named, obliques, phrase_bounds, subtree

# What hangs so on a word is a clause of its own.
CLAUSAL = frozenset({"relcl", "advcl", "acl"})
# Verbs of going to where a meeting is.
MOVES = frozenset({"travel", "fly", "go", "head", "come", "arrive", "return", "drive", "depart"})
# Verbs of setting out: told in the past, the journey goes on.
LEAVING = frozenset({"leave", "depart"})
# Verbs whose object goes.
SENDING = frozenset({"send", "dispatch"})
# Verbs whose object takes part in what they are for: "will host her for dinner".
GUESTS = frozenset({"join", "host", "receive", "welcome", "see", "meet", "invite"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_TIME_LABELS = frozenset({"DATE", "TIME"})
# Words that count or measure what they hold: "two days of talks", "a round of negotiations".
_MEASURES = frozenset(
    "round series day hour week set string number flurry couple session spate slew raft succession host range marathon"
    " sequence handful pair bout".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """``day`` as far as it is told (YYYY, YYYY-MM or YYYY-MM-DD), ``clock`` the time of day; ``soon``: a stretch of time
    ahead that is no date ("next week"); ``own``: the day stands in the noun's own phrase; ``fixed``: it is what the meeting is
    set for ("for Friday"); ``past``: what is told is over."""

    day: str | None = None
    clock: str | None = None
    soon: bool = False
    own: bool = False
    fixed: bool = False
    past: bool = False


def whole(parse: Parse, i: int) -> int:
    """The noun that counts or measures the meeting, else its own: "days" in "three days of meetings"."""
    above = parse.tokens[parse.tokens[i].head]
    of = parse.tokens[i].dep == "pobj" and above.lemma == "of"
    return above.head if of and parse.tokens[above.head].lemma in _MEASURES else i


def is_headline(parse: Parse, i: int) -> bool:
    """ "Ito, Rossi to meet Friday": a headline's infinitive below the name that stands first."""
    token = parse.tokens[i]
    first = parse.tokens[token.head]
    to = [c for c in parse.children[i] if parse.tokens[c].tag == "TO"]
    if not to or token.tag != "VB" or token.dep not in ("acl", "relcl") or first.head != first.index:
        return False
    # A surname that is also a word is read as one: "Rossi" is none, "Cook" may be a verb.
    return first.pos == "PROPN" or (first.text[:1].isupper() and first.index + 1 == to[0])


def has_goal(parse: Parse, i: int) -> bool:
    """Whether a place is named to which one goes: "will go to Rome", "leaves for Lima", "arrives in Rome"."""
    goals = {head for marker, head in obliques(parse, i) if marker in ("to", "for", "in", "at")}
    return any(is_named(parse, goal, _PLACE_LABELS) for goal in goals)


def is_ahead_of(parse: Parse, i: int) -> bool:
    """ "Said on Monday ahead of a meeting": the "of" of "ahead", whatever the parser hangs it on."""
    return parse.tokens[i].lemma == "of" and i > 0 and parse.tokens[i - 1].lemma == "ahead"


def in_times(parse: Parse) -> set[int]:
    """The tokens that stand in the names of days and times: "this week" in "this week's talks"."""
    return {j for n in parse.named if n.label in _TIME_LABELS for j in range(n.first, n.last)}


def near(parse: Parse, i: int) -> list[tuple[str, int]]:
    """Prepositional phrases of the trigger and of the verb above it."""
    found = list(obliques(parse, i))
    for head in list(governors(parse, i))[:2]:
        if parse.tokens[head].pos in VERBAL and parse.tokens[head].lemma not in status_words().saying:
            found += obliques(parse, head)
    for c in parse.children[i]:
        if parse.tokens[c].dep in ("xcomp", "advcl"):
            found += obliques(parse, c)
    return found


def in_topic(parse: Parse, j: int, head: int) -> bool:
    """Whether token ``j`` stands in an "on/about/in" phrase below ``head``."""
    while j != head:
        if parse.tokens[j].dep == "prep" and parse.tokens[j].lemma in (
            "on",
            "about",
            "in",
            "over",
            "at",
            "for",
            "after",
        ):
            return True
        above = parse.tokens[j].head
        if above == j:
            return False
        j = above
    return False


def place(page: Page, i: int) -> str | None:
    own = [c for c in subtree(page.parse, i) if not in_topic(page.parse, c, i)]
    inner = [pair for c in own for pair in obliques(page.parse, c)]
    for marker, head in (*near(page.parse, i), *inner):
        if _in_a_name(page, head):
            continue
        if marker in ("in", "at") and is_named(page.parse, head, _PLACE_LABELS):
            return _without_article(page.parse, head)
    return _destination(page, i)


def journey_before(parse: Parse, i: int) -> int | None:
    """The journey that a meeting is a part of: "visit" in "will visit Lima on Sunday and meet the president"."""
    token = parse.tokens[i]
    before = parse.tokens[token.head]
    return before.index if token.dep == "conj" and before.lemma in (MOVES | {"visit"}) else None


def _destination(page: Page, i: int) -> str | None:
    """Where somebody goes for a meeting: "will travel to Geneva for talks", "visits Lima and meets X"."""
    parse = page.parse
    journey = journey_before(parse, i)
    if journey is not None and parse.tokens[journey].lemma == "visit":
        for c in parse.children[journey]:
            place_ = any(m.kind in ("place", "state") and m.form == "name" for _, m in page.mentions(c))
            if parse.tokens[c].dep == "dobj" and place_:
                return _without_article(parse, c)
    for head in list(governors(parse, i))[:2]:
        if parse.tokens[head].lemma not in MOVES:
            continue
        for marker, goal in obliques(parse, head):
            if marker == "to" and is_named(parse, goal, _PLACE_LABELS):
                return _without_article(parse, goal)
    return None


def _without_article(parse: Parse, i: int) -> str:
    """The phrase of noun ``i``, as a record names a place: "border village" of "the border village"."""
    return parse.text[slice(*phrase_bounds(parse, i))].removeprefix("the ")


def _in_a_name(page: Page, head: int) -> bool:
    """Whether the word is part of an organisation's name ("… and Cooperation in Europe")."""
    return any(page.entities[e].kind == "organisation" for e, _ in page.mentions(head))


def medium(page: Page, i: int, words: MeetingWords) -> str | None:
    parse = page.parse
    token = parse.tokens[i]
    own = words.nouns.get(token.lemma)
    if own:
        return own
    beside = [head for _, head in near(parse, i)] + list(parse.children[i])
    if token.pos == "VERB" and token.lemma in ("phone", "telephone"):
        return "telephone"
    if token.pos == "VERB" and token.lemma == "call":
        return "telephone"
    return next((words.media[parse.tokens[j].lemma] for j in beside if parse.tokens[j].lemma in words.media), None)


def subject(page: Page, i: int) -> str | None:
    """What the meeting is about: "on …", "about …", "to discuss …"."""
    parse = page.parse
    for marker, head in near(parse, i):
        dated = is_named(parse, head, _TIME_LABELS)
        if (
            marker in ("on", "about", "over", "regarding", "concerning")
            and not dated
            and parse.tokens[head].lemma != "phone"
        ):
            start, end = phrase_bounds(parse, head, alone=False)
            return parse.text[start:end]
    for j in (i, *list(governors(parse, i))[:1]):
        for c in parse.children[j]:
            if parse.tokens[c].lemma in ("discuss", "negotiate", "address"):
                return next(
                    (
                        parse.text[slice(*phrase_bounds(parse, k.index, alone=False))]
                        for k in dependents(parse, c, "dobj")
                    ),
                    None,
                )
    return None


def title(page: Page, i: int) -> str | None:
    """The proper name of a meeting ("Summit of the Americas"), folded, or None."""
    token = page.parse.tokens[i]
    if token.pos != "PROPN" or not token.text[:1].isupper():
        return None
    start, end = phrase_bounds(page.parse, i)
    text = page.parse.text[start:end].removeprefix("the ").removeprefix("The ")
    text = re.split(r"\s(?:in|at)\s(?=[A-Z])", text)[0]
    words = re.sub(r"\b\d{4}\b|\W+", " ", text).split()
    while words and words[0].lower() in calendar().months:  # "the May 2031 Summit of Isles"
        words = words[1:]
    return " ".join(words).casefold() if len(words) > 1 else None
