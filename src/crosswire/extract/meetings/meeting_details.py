"""Where a meeting is held, by what medium, about what, and by what name it goes (helper of stage 8)."""

from __future__ import annotations

import re

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings.meeting_phrases import PLACES, TIMES, in_topic, journey_before, near
from crosswire.lexicon.calendar import calendar
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.text import Parse
from crosswire.text.tree import child_as, children_as, dependents, governors, is_named, obliques, phrase_bounds, subtree


def place(page: Page, i: int) -> str | None:
    """The place named beside the meeting, else where somebody goes for it."""
    parse = page.parse
    own = [c for c in subtree(parse, i) if not in_topic(parse, c, i)]
    for marker, head in (*near(parse, i), *(pair for c in own for pair in obliques(parse, c))):
        if marker in ("in", "at") and is_named(parse, head, PLACES) and not _in_a_name(page, head):
            return _without_article(parse, head)
    return _destination(page, i)


def _destination(page: Page, i: int) -> str | None:
    """Where somebody goes for a meeting: "will travel to Geneva for talks", "visits Lima and meets X"."""
    parse = page.parse
    journey = journey_before(parse, i)
    if journey is not None and parse.tokens[journey].lemma == "visit":
        for c in children_as(parse, journey, "dobj"):
            if any(m.kind in ("place", "state") and m.form == "name" for _, m in page.mentions(c)):
                return _without_article(parse, c)
    for head in list(governors(parse, i))[:2]:
        for marker, goal in obliques(parse, head) if parse.tokens[head].lemma in meeting_words().moves else ():
            if marker == "to" and is_named(parse, goal, PLACES):
                return _without_article(parse, goal)
    return None


def _without_article(parse: Parse, i: int) -> str:
    """The phrase of noun ``i``, as a record names a place: "border village" of "the border village"."""
    return parse.text[slice(*phrase_bounds(parse, i))].removeprefix("the ")


def _in_a_name(page: Page, head: int) -> bool:
    """Whether the word is part of an organisation's name ("… and Cooperation in Europe")."""
    return any(page.entities[e].kind == "organisation" for e, _ in page.mentions(head))


def medium(page: Page, i: int) -> str | None:
    """The medium that the word implies or that is told beside it."""
    parse, words = page.parse, meeting_words()
    token = parse.tokens[i]
    if own := words.nouns.get(token.lemma):
        return own
    if token.pos == "VERB" and token.lemma in ("phone", "telephone", "call"):
        return "telephone"
    beside = [*(head for _, head in near(parse, i)), *parse.children[i]]
    return next((words.media[parse.tokens[j].lemma] for j in beside if parse.tokens[j].lemma in words.media), None)


def subject(page: Page, i: int) -> str | None:
    """What the meeting is about: "on …", "about …", "to discuss …"."""
    parse, words = page.parse, meeting_words()
    for marker, head in near(parse, i):
        if marker in words.about and parse.tokens[head].lemma != "phone" and not is_named(parse, head, TIMES):
            return parse.text[slice(*phrase_bounds(parse, head, alone=False))]
    beside = (k for j in (i, *list(governors(parse, i))[:1]) for k in dependents(parse, j))
    verb = next((k.index for k in beside if k.lemma in words.discussing), None)
    told = None if verb is None else child_as(parse, verb, "dobj")
    return None if told is None else parse.text[slice(*phrase_bounds(parse, told, alone=False))]


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
