"""Finding in one sentence that a meeting lies ahead: trigger, status, day, participants (helper of stage 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crosswire.extract.parties import Page
from crosswire.extract.status import status_of
from crosswire.lexicon.meetings import MeetingWords, meeting_words
from crosswire.lexicon.status import status_words
from crosswire.records.statements import Statement, TimeExpression
from crosswire.records.text import Parse, Phrase
from crosswire.text.tree import conjuncts, frame, governors, obliques, phrase_bounds, subtree, verb_keys

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|T)")
_WISHING = frozenset("hope want propose offer agree instruct direct order invite expect seek".split())

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place in a report that tells of a meeting to come."""

    date: str | None
    time: str | None
    place: str | None
    medium: str | None
    participants: tuple[str, ...]
    subject: str | None
    evidence: Phrase
    status: str
    statement: str
    noun: str
    definite: bool = False
    title: str | None = None


def sightings(page: Page, statements: list[Statement], day: date | None, recent: list[str]) -> list[Sighting]:
    """Return the meetings to come that the sentence tells of. ``recent`` are the parties named before it."""
    words = meeting_words()
    found = []
    for token in page.parse.tokens:
        if _is_trigger(page.parse, token.index, words):
            sighting = _sighting(page, token.index, statements, day, recent, words)
            if sighting:
                found.append(sighting)
    return found


def _is_trigger(parse: Parse, i: int, words: MeetingWords) -> bool:
    token = parse.tokens[i]
    if token.pos == "VERB":
        keys = verb_keys(parse, i)
        return any(key in words.verbs or key in words.partner for key in keys)
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod"):
        return False
    return token.lemma in words.nouns or token.text.lower() in words.nouns


def _sighting(
    page: Page, i: int, statements: list[Statement], day: date | None, recent: list[str], words: MeetingWords
) -> Sighting | None:
    parse = page.parse
    statement = _covering(statements, page.sentence.start + parse.tokens[i].start)
    when, time = _when(page, i, statements, statement)
    status = _status(page, i, when, day, words)
    if status is None or (when is not None and day is not None and when < day.isoformat()[: len(when)]):
        return None
    participants = _participants(page, i, recent, words)
    medium = _medium(page, i, words)
    if not _firm(parse, i, when, medium, participants, words):
        return None
    start, end = (statement.start, statement.end) if statement else (page.sentence.start, page.sentence.end)
    return Sighting(
        date=when,
        time=time,
        place=_place(page, i),
        medium=medium,
        participants=participants,
        subject=_subject(page, i),
        evidence=Phrase(report=page.sentence.report, start=start, end=end, text=page.text[start:end]),
        status=status,
        statement=statement.id if statement else "",
        noun=parse.tokens[i].lemma,
        definite=any(parse.tokens[c].lemma in ("the", "that", "this") for c in parse.children[i]),
        title=_title(page, i),
    )


def _firm(
    parse: Parse, i: int, when: str | None, medium: str | None, participants: tuple[str, ...], words: MeetingWords
) -> bool:
    """Whether the words mean a set meeting, and not just talk ("will talk to voters about taxes")."""
    token = parse.tokens[i]
    if token.pos == "VERB" and token.lemma != "meet":
        return when is not None or (medium is not None and len(participants) >= 2)
    if token.dep == "pobj" and parse.tokens[token.head].lemma in (
        "after",
        "since",
        "during",
        "despite",
        "follow",
        "following",
    ):
        return False
    if when is None and parse.tokens[token.head].lemma in ("continue", "keep") and token.dep == "dobj":
        return False
    if token.lemma in words.loose:
        return when is not None or len(participants) >= 2
    return True


def _covering(statements: list[Statement], at: int) -> Statement | None:
    exact = [s for s in statements if s.predicate_at.start <= at < s.predicate_at.end and s.kind == "verbal"]
    inside = exact or [s for s in statements if s.start <= at < s.end and s.kind == "verbal"] or statements
    return min((s for s in inside if s.start <= at < s.end), key=lambda s: s.end - s.start, default=None)


# --- when -------------------------------------------------------------------------------------------------------------


def _when(page: Page, i: int, statements: list[Statement], own: Statement | None) -> tuple[str | None, str | None]:
    """(day, time of day) of the meeting: from the nearest anchored time in its clause."""
    at = page.sentence.start + page.parse.tokens[i].start
    dated = _times_of(page, i, statements, own)
    best = min(dated, key=lambda t: (_between(page, t, at), abs(t.start - at)), default=None)
    if best is None:
        return None, None
    match = _DAY.match(best.value)
    clock = best.value.partition("T")[2] or None
    return (match.group() if match else None), clock


def _times_of(page: Page, i: int, statements: list[Statement], own: Statement | None) -> list[TimeExpression]:
    """Anchored days that may be the meeting's: of its clause, else of the clauses around it.

    Beside "cancelled" stands the day of the cancelling, so that only other clauses and the noun's own
    phrase ("Friday's talks") count.
    """
    every = list(
        {(t.start, t.end): t for s in statements for t in s.times if t.anchored and _DAY.match(t.value)}.values()
    )
    dated = [t for t in every if t.type in ("DATE", "TIME")]
    if _called_off(page.parse, i, meeting_words()):
        start, end = phrase_bounds(page.parse, i)
        start, end = page.sentence.start + start, page.sentence.start + end
        near = [t for t in dated if start <= t.start < end]
        other = [t for t in dated if own is None or not any(t.start == o.start for o in own.times)]
        return near or (other if len(other) == 1 else [])
    if own is None:
        return dated
    inside = [t for t in dated if any(t.start == o.start for o in own.times)]
    around = [s for s in statements if s.start <= own.start and own.end <= s.end]
    return inside or [t for t in dated if any(t.start == o.start for s in around for o in s.times)]


def _between(page: Page, time: TimeExpression, at: int) -> int:
    """How many clause borders (commas, semicolons) lie between the time and the trigger."""
    left, right = min(time.end, at), max(time.start, at)
    return sum(page.text.count(mark, left, right) for mark in (";", " but ", " and "))


# --- whether it lies ahead ----------------------------------------------------------------------------------------------


def _status(page: Page, i: int, when: str | None, day: date | None, words: MeetingWords) -> str | None:
    """scheduled, planned, proposed, postponed or cancelled; None where the meeting is past, denied or conditional."""
    parse = page.parse
    off = _called_off(parse, i, words)
    if off:
        return off
    status = status_of(parse, i)
    ahead = when is not None and day is not None and when > day.isoformat()[: len(when)]
    verb = parse.tokens[i].pos == "VERB"
    if status == "negated":
        return None
    if status == "future" and not (when is None and any(parse.tokens[h].dep == "pcomp" for h in governors(parse, i))):
        return "scheduled" if when else "planned"
    if verb:
        if parse.tokens[i].tag == "VBD":
            return None
        progressive = parse.tokens[i].tag == "VBG" and ahead
        if progressive:
            return "scheduled"
        return "proposed" if status == "hypothetical" and _wished(parse, i) else None
    if _set_by_verb(parse, i, words) or _is_upcoming(parse, _round(parse, i), words):
        return "scheduled" if when else "planned"
    if ahead and not _past_verb(parse, i):
        return "scheduled"
    if _under_way(parse, i):
        return "planned"
    if _leads_up(parse, i, words):
        return "planned"
    return "proposed" if status == "hypothetical" and _wished(parse, i) else None


def _called_off(parse: Parse, i: int, words: MeetingWords) -> str | None:
    """cancelled or postponed, where a verb above says so and that is no mere threat; None otherwise."""
    below = i
    for head in list(governors(parse, i))[:3]:
        if parse.tokens[below].dep in ("advcl", "relcl", "acl", "ccomp", "parataxis"):
            return None
        below = head
        keys = set(verb_keys(parse, head))
        if keys & (words.cancelling | words.postponing) and parse.tokens[head].pos == "VERB":
            if status_of(parse, head) in ("hypothetical", "negated"):
                return None
            return "cancelled" if keys & words.cancelling else "postponed"
    return None


def _wished(parse: Parse, i: int) -> bool:
    """Hypothetical, but meant: hoped for, proposed, agreed on, not merely conceivable."""
    token = parse.tokens[i]
    if any(parse.tokens[c].dep == "mark" and parse.tokens[c].lemma in ("if", "unless") for c in parse.children[i]):
        return False
    wishing = {
        "hope",
        "want",
        "propose",
        "offer",
        "agree",
        "instruct",
        "direct",
        "order",
        "invite",
        "expect",
        "seek",
        "urge",
    }
    heads = [parse.tokens[h].lemma for h in list(governors(parse, i))[:3]]
    would = any(parse.tokens[c].text.lower() == "would" for c in parse.children[i])
    return bool(wishing & set(heads)) or (would and token.pos == "VERB")


def _set_by_verb(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Talks are scheduled", "talks planned for January", "will begin talks", "talks are to follow"."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep in ("acl", "relcl", "amod") and token.lemma in words.setting and token.tag in ("VBN", "VB"):
            return True
    head = parse.tokens[parse.tokens[i].head]
    if head.pos not in ("VERB", "AUX"):
        return False
    if parse.tokens[i].dep == "nsubjpass" and head.lemma in (
        "schedule",
        "plan",
        "set",
        "slate",
        "expect",
        "arrange",
        "fix",
    ):
        return True
    if parse.tokens[i].dep == "nsubj" and head.lemma in ("set", "schedule", "plan", "slate") and head.tag == "VBN":
        return True
    future = status_of(parse, head.index) == "future"
    be_to = head.lemma == "be" and any(
        parse.tokens[c].dep == "xcomp" and parse.tokens[c].lemma in words.setting for c in parse.children[head.index]
    )
    return (future and head.lemma in words.setting) or be_to


def _under_way(parse: Parse, i: int) -> bool:
    """ "Is organising a conference", "involved in arranging the conference"."""
    head = parse.tokens[parse.tokens[i].head]
    return parse.tokens[i].dep == "dobj" and head.tag in ("VBG", "VB") and head.lemma in (
        "organise", "organize", "arrange", "convene", "plan", "prepare", "host",
    )  # fmt: skip


def _is_upcoming(parse: Parse, i: int, words: MeetingWords) -> bool:
    return any(
        parse.tokens[c].dep in ("amod", "det", "compound") and parse.tokens[c].lemma in words.upcoming
        for c in parse.children[i]
    )


def _past_verb(parse: Parse, i: int) -> bool:
    head = next((h for h in governors(parse, i) if parse.tokens[h].pos in ("VERB", "AUX")), None)
    if head is None or parse.tokens[i].dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return parse.tokens[head].tag == "VBD" and parse.tokens[head].dep not in ("relcl", "acl")


def _leads_up(parse: Parse, i: int, words: MeetingWords) -> bool:
    """ "Ahead of negotiations in Cairo", "sets the stage for talks"."""
    above = list(governors(parse, i))[:3]
    return any(parse.tokens[h].lemma in words.leading for h in above)


# --- who --------------------------------------------------------------------------------------------------------------


def _participants(page: Page, i: int, recent: list[str], words: MeetingWords) -> tuple[str, ...]:
    parse = page.parse
    heads = _noun_parties(page, i, words) if parse.tokens[i].pos != "VERB" else _verb_parties(page, i, words)
    found: list[str] = []
    for head in heads:
        found += _who(page, head, recent, words)
    return tuple(dict.fromkeys(found))


def _round(parse: Parse, i: int) -> int:
    """The noun that counts the talks: "round" in "the next round of talks"."""
    above = parse.tokens[i].head
    of_talks = parse.tokens[i].dep == "pobj" and parse.tokens[above].lemma == "of"
    return parse.tokens[above].head if of_talks else i


def _verb_parties(page: Page, i: int, words: MeetingWords) -> list[int]:
    around = frame(page.parse, i)
    heads = [*around.agents, *around.patients, *around.datives]
    for marker, head in around.obliques:
        if marker in words.together or marker.split()[-1] == "with":
            heads += conjuncts(page.parse, head)
    return [h for h in heads if h != i]


def _noun_parties(page: Page, i: int, words: MeetingWords) -> list[int]:
    """Owners and partners of a noun of meeting, those of the verb that carries it, and who "will take part" in it."""
    parse = page.parse
    heads = [c for c in parse.children[i] if parse.tokens[c].dep in ("poss", "nmod", "amod", "compound")]
    for marker, head in obliques(parse, i):
        if marker in words.together or (marker == "of" and parse.tokens[head].lemma in words.nouns):
            heads += conjuncts(parse, head)
    for c in parse.children[i]:
        if parse.tokens[c].dep in ("relcl", "acl"):
            inner = frame(parse, c)
            heads += [h for marker, h in inner.obliques if marker in words.together]
            heads += [h for h in (*inner.agents, *inner.patients) if parse.tokens[c].dep == "relcl"]
    if parse.tokens[i].lemma == "conference":  # a state that it is held in is its host
        heads += [h for marker, h in _near(parse, i) if marker == "in" and _is_state(page, h)]
        heads += [
            h for c in subtree(parse, i) for marker, h in obliques(parse, c) if marker == "in" and _is_state(page, h)
        ]  # fmt: skip
    return [h for h in dict.fromkeys([*_carried(parse, i, words), *heads]) if h != i]


def _is_state(page: Page, i: int) -> bool:
    at = page.sentence.start + page.parse.tokens[i].start
    return any(m.kind == "state" and m.form == "name" for _, m in page.index.mentions(at, at + 1))


def _carried(parse: Parse, i: int, words: MeetingWords) -> list[int]:
    """The parties of the verb whose object the meeting is: "X will hold talks with Y", "X will take part in the talks"."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    inside = token.dep == "pobj" and above.lemma in ("in", "for", "to", "at") and above.dep == "prep"
    verb = parse.tokens[above.head] if inside else above
    if verb.pos != "VERB" or not (inside or token.dep in ("dobj", "attr", "nsubj", "nsubjpass")):
        return []
    around = frame(parse, verb.index)
    heads: list[int] = []
    if token.dep in ("dobj", "attr", "pobj") and set(verb_keys(parse, verb.index)) & (
        words.taking_part | words.setting | words.partner
    ):
        heads += [*around.agents, *around.datives]
    for marker, head in around.obliques:
        if marker in ("with", "between", "among"):
            heads += conjuncts(parse, head)
    return heads


def _who(page: Page, head: int, recent: list[str], words: MeetingWords) -> list[str]:
    """Whom the phrase of ``head`` means: itself, those it represents, or the two named last."""
    token = page.parse.tokens[head]
    at = page.sentence.start + token.start
    hits = page.index.mentions(at, at + len(token.text))
    names = [m.end - m.start for _, m in hits if m.form == "name"]
    size = min(names) if names else max((m.end - m.start for _, m in hits), default=0)
    own = [(e, m) for e, m in hits if m.end - m.start == size]
    if token.lemma not in words.representatives and not any(m.form == "nominal" for _, m in own):
        return [e for e, _ in own if _proper(page, e)]
    start, end = _wide(page, head)
    inside = sorted(page.index.mentions(start, end), key=lambda hit: hit[1].start)
    named = [e for e, m in inside if m.form != "pronoun" and m.start >= start and _proper(page, e)]
    meant = [e for e, m in own if m.form in ("nominal", "pronoun") and page.entities[e].kind == "person"]
    found = list(dict.fromkeys([*meant, *named]))
    if not found and token.lemma in words.both:
        return _last_two(page, token.lemma, recent)
    return found


def _wide(page: Page, head: int) -> tuple[int, int]:
    """The whole noun phrase of a representative with its "of X and Y", without clauses and topics."""
    parse = page.parse
    inside = subtree(parse, head, without=frozenset({"relcl", "acl", "advcl", "appos"}))
    keep = [j for j in inside if not _in_topic(parse, j, head)]
    first, last = parse.tokens[min(keep)], parse.tokens[max(keep)]
    return page.sentence.start + first.start, page.sentence.start + last.end


def _in_topic(parse: Parse, j: int, head: int) -> bool:
    """Whether token ``j`` stands in an "on/about/in" phrase below ``head``."""
    while j != head:
        if parse.tokens[j].dep == "prep" and parse.tokens[j].lemma in ("on", "about", "in", "over", "at", "for"):
            return True
        above = parse.tokens[j].head
        if above == j:
            return False
        j = above
    return False


def _proper(page: Page, entity: str) -> bool:
    """A named party, not a bare description ("officials") and not one who only stands for a party."""
    known = page.entities.get(entity)
    if known is None or not known.name[:1].isupper() or known.kind not in ("person", "state", "organisation", "group"):
        return False
    return known.kind != "group" or any(m.form == "name" for m in known.mentions)


def _last_two(page: Page, lemma: str, recent: list[str]) -> list[str]:
    """The two persons (for "leaders") or states (for "countries") named last."""
    kinds = {"state"} if lemma in ("country", "nation", "state", "government", "power") else {"person"}
    if lemma in ("side", "two", "both", "party"):
        kinds = {"person", "state"}
    here = [e for e, m in page.index.mentions(page.sentence.start, page.sentence.end) if m.form != "adjective"]
    listed = list(dict.fromkeys([*reversed(here), *reversed(recent)]))
    proper = [e for e in listed if page.entities[e].kind in kinds and _proper(page, e)]
    return proper[:2] if len(proper) >= 2 else []


# --- where, how, what about ---------------------------------------------------------------------------------------------


def _near(parse: Parse, i: int) -> list[tuple[str, int]]:
    """Prepositional phrases of the trigger and of the verb above it."""
    found = list(obliques(parse, i))
    for head in list(governors(parse, i))[:2]:
        if parse.tokens[head].pos in ("VERB", "AUX") and parse.tokens[head].lemma not in status_words().saying:
            found += obliques(parse, head)
    for c in parse.children[i]:
        if parse.tokens[c].dep in ("xcomp", "advcl"):
            found += obliques(parse, c)
    return found


def _place(page: Page, i: int) -> str | None:
    for marker, head in _near(page.parse, i):
        named = any(n.first <= head < n.last and n.label in _PLACE_LABELS for n in page.parse.named)
        if marker in ("in", "at") and named:
            start, end = phrase_bounds(page.parse, head)
            return page.parse.text[start:end].removeprefix("the ")
    return None


def _medium(page: Page, i: int, words: MeetingWords) -> str | None:
    parse = page.parse
    token = parse.tokens[i]
    own = words.nouns.get(token.lemma)
    if own:
        return own
    near = [head for _, head in _near(parse, i)] + list(parse.children[i])
    if token.pos == "VERB" and token.lemma in ("phone", "telephone"):
        return "telephone"
    if token.pos == "VERB" and token.lemma == "call":
        return "telephone"
    return next((words.media[parse.tokens[j].lemma] for j in near if parse.tokens[j].lemma in words.media), None)


def _subject(page: Page, i: int) -> str | None:
    """What the meeting is about: "on …", "about …", "to discuss …"."""
    parse = page.parse
    for marker, head in _near(parse, i):
        dated = any(n.first <= head < n.last and n.label in ("DATE", "TIME") for n in parse.named)
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
                        parse.text[slice(*phrase_bounds(parse, o, alone=False))]
                        for o in parse.children[c]
                        if parse.tokens[o].dep == "dobj"
                    ),
                    None,
                )
    return None


def _title(page: Page, i: int) -> str | None:
    """The proper name of a meeting ("Summit of the Americas"), folded, or None."""
    token = page.parse.tokens[i]
    if token.pos != "PROPN" or not token.text[:1].isupper():
        return None
    start, end = phrase_bounds(page.parse, i)
    text = page.parse.text[start:end].removeprefix("the ").removeprefix("The ")
    return re.sub(r"\b\d{4}\b|\W+", " ", text).strip().casefold() if " " in text else None
