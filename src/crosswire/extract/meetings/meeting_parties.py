"""Who takes part in a meeting that a sentence names (helper of stage 8)."""

from __future__ import annotations

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings.meeting_named import half_named, is_party, is_state, meant_by
from crosswire.extract.meetings.meeting_phrases import (
    in_times,
    is_ahead_of,
    is_awaited,
    is_headline,
    is_journey,
    near,
    purpose,
    stop_before,
    travellers,
    whole,
)
from crosswire.lexicon.meetings import meeting_words
from crosswire.lexicon.offices import group_nouns
from crosswire.matching.actors import state_of
from crosswire.records.text import Parse
from crosswire.text.tree import (
    children_as,
    conjuncts,
    dependents,
    frame,
    governors,
    obliques,
    subtree,
    verb_above,
    verb_keys,
)


def participants(page: Page, i: int, recent: list[str], *, crowds: bool = False) -> tuple[str, ...]:
    """Who takes part in the meeting that token ``i`` names; ``recent`` are the parties named before the sentence.

    With ``crowds`` a party without a name ("lawmakers", "the military") counts beside a named one.
    """
    parse, words = page.parse, meeting_words()
    verbal = parse.tokens[i].pos == "VERB" or is_awaited(parse, i)
    heads = _verb_parties(page, i) if verbal else _noun_parties(page, i)
    found = [e for head in heads for e in meant_by(page, head, recent)]
    if found and crowds and _one_side(page, found):
        found += [e for head in heads if _is_crowd(page, head, found[0]) for e in _crowd(page, head)]
    if len(set(found)) == 1 and not verbal:  # "will leave for Rome to continue talks": with whom is told by where
        journey = next((g for g in list(governors(parse, i))[:3] if parse.tokens[g].lemma in words.going), i)
        goals = [h for marker, h in obliques(parse, journey) if marker in ("to", "for")]
        found += _states_at(page, goals if journey != i else stop_before(parse, i)[1], found)
    if len(set(found)) < 2:
        found += _at_whose_meeting(page, i, recent) if verbal else _joined(page, i)
    if parse.tokens[i].lemma in words.going | {"invite"} or is_journey(parse, i) or is_awaited(parse, i):
        found += _hosts(page, i, found)
    found = [party for entity in found for party in _state_for(page, entity)]
    parties = dict.fromkeys(party for entity in found for party in _pair(page, entity))
    # Not "a sitting Chilean president", beside whom Chile is found; but "emir of Qatar".
    named = tuple(p for p in parties if page.entities[p].name[:1].isupper() or " of " in page.entities[p].name)
    return named if len(named) >= 2 else tuple(parties)


def _one_side(page: Page, found: list[str]) -> bool:
    """Whether those found are one party, or several persons of one state."""
    known = [page.entities[e] for e in dict.fromkeys(found)]
    served = {e.state or e.id for e in known}
    return len(known) == 1 or (len(served) == 1 and all(e.kind == "person" for e in known))


def _is_crowd(page: Page, head: int, beside: str) -> bool:
    """Whether people without a name meet the party ``beside`` them. A state or a body is of officials itself, so that only
    others stand beside it ("the White House will brief lawmakers", "the government is to meet demonstrators")."""
    words = meeting_words()
    kind, token = page.entities[beside].kind, page.parse.tokens[head]
    others = token.lemma in words.outsiders or token.text.lower() in group_nouns()
    return kind in ("person", "state", "organisation") and (
        others or (kind == "person" and token.lemma in words.crowds)
    )


def receives_somebody(page: Page, i: int) -> bool:
    """Whether a verb of receiving has people for its object: not "hosts elections", "received a prize"."""
    words = meeting_words()
    token = page.parse.tokens[i]
    if token.pos != "VERB" or token.lemma not in words.hosting:
        return True
    objects = [o for o in frame(page.parse, i).patients if page.parse.tokens[o].pos == "NOUN"]
    known = words.representatives | words.crowds
    met = any(map(page.mentions, objects))
    return not objects or met or any(page.parse.tokens[o].lemma in known for o in objects)


def _crowd(page: Page, head: int) -> list[str]:
    """People without a name who act together for a state or a body: "congressional leaders", "the military"."""
    own = [e for e in page.phrase(head).entities if page.entities[e].kind in ("group", "organisation")]
    # "The military leadership" is that of the military, which the story may name with its state.
    marks = {k.lemma for k in dependents(page.parse, head)} & meeting_words().crowds
    bodies = [e for e in page.entities.values() if e.kind == "organisation" and e.name.rpartition(" ")[2] in marks]
    return [max(bodies, key=lambda e: (len(e.mentions), e.id)).id] if bodies else own[:1]


def _pair(page: Page, entity: str) -> list[str]:
    """The two parties of "the Brodt-Rohan talks", where others of the story's names are those; else the entity itself."""
    known = page.entities.get(entity)
    parts = known.name.split("-") if known is not None and known.kind != "person" else []
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return [entity]
    return _both(page, parts[0], parts[1]) or [entity]


def _at_whose_meeting(page: Page, i: int, recent: list[str]) -> list[str]:
    """The body at whose meeting somebody meets people without a name: "will meet allies at a NATO summit"."""
    nouns, phrases = meeting_words().nouns, [*obliques(page.parse, i)]
    phrases += [inner for _, h in obliques(page.parse, i) for inner in obliques(page.parse, h)]
    at = [h for marker, h in phrases if marker == "at" and page.parse.tokens[h].lemma in nouns]
    own = (c for h in at for c in children_as(page.parse, h, "poss", "nmod", "compound"))
    return [e for c in own for e in meant_by(page, c, recent) if page.entities[e].kind == "organisation"]


def _joined(page: Page, i: int) -> list[str]:
    """The two parties of "the Brodt-Rohan summit" that is cut at its hyphen, its halves read as no names."""
    tokens = page.parse.tokens
    for c in page.parse.children[i]:
        if c >= 2 and c < i and tokens[c - 1].text in ("-", "–") and tokens[c].pos == tokens[c - 2].pos == "PROPN":
            return _both(page, tokens[c - 2].text, tokens[c].text)
    return []


def _both(page: Page, left: str, right: str) -> list[str]:
    """The two parties of these names; nobody, where the story does not have both or they are one."""
    both = [party for party in (_named(page, left), _named(page, right)) if party]
    return both if len(set(both)) == 2 else []


def _state_for(page: Page, entity: str) -> list[str]:
    """The state for its people ("the Russians"), where the story names it; else the entity itself."""
    known = page.entities.get(entity)
    if known is None or known.kind != "group" or known.represents not in page.entities or " " in known.name:
        return [entity]
    return [known.represents]


def _named(page: Page, word: str) -> str | None:
    """The person of this surname, the body of this name, else the state that it means."""
    half = half_named(page, word)
    if half:
        return half[0]
    code, known = state_of(word), page.entities.values()
    own = [e for e in known if e.name == word or (e.kind == "person" and e.name.rpartition(" ")[2] == word)]
    of_state = [e for e in known if code and e.kind == "state" and e.state == code]
    return next((e.id for e in (*own, *of_state)), None)


def _hosts(page: Page, i: int, found: list[str]) -> list[str]:
    """The state that somebody of another goes to, told by its capital or by the seat of its government, where the
    sentence names no meeting there."""
    parse, words = page.parse, meeting_words()
    inner = [parse.tokens[j] for j in subtree(parse, i, without=frozenset({"conj"}))]
    told = [t for t in inner if t.index != i and not (t.dep == "dobj" and parse.tokens[t.head].lemma == "discuss")]
    held = [
        t
        for t in told
        if (t.lemma in words.nouns and not is_journey(parse, t.index)) or (t.pos == "VERB" and t.lemma in words.verbs)
    ]
    if any(t.dep not in ("nsubj", "nsubjpass") or obliques(parse, t.index) for t in held):
        return []  # but "goes to Rome, where talks will begin"
    towards = ("for",) if parse.tokens[i].lemma in words.leaving else ("to", "in", "at")
    goals = [head for marker, head in obliques(parse, i) if marker in towards]
    if parse.tokens[i].pos == "VERB" and parse.tokens[i].lemma == "visit":
        goals += frame(parse, i).patients
    visiting = (k.index for k in dependents(parse, i, "xcomp") if k.lemma == "visit")  # "invited her to visit Rome"
    goals += [h for c in visiting for h in frame(parse, c).patients]
    return _states_at(page, goals, found)


def _states_at(page: Page, goals: list[int], found: list[str]) -> list[str]:
    """The states of the places that the words at ``goals`` name, other than that of who was ``found``."""
    places = [e for goal in goals for e, _ in page.mentions(goal)]
    codes = {page.entities[e].state or state_of(page.entities[e].name) for e in places}
    theirs = {page.entities[e].state for e in found if e in page.entities} - {None}
    wanted = codes - {None} if theirs and (not theirs & codes or len(found) > 1) else set()
    return [e.id for e in page.entities.values() if e.kind == "state" and e.state in wanted]


def _verb_parties(page: Page, i: int) -> list[int]:
    parse, words = page.parse, meeting_words()
    around = frame(parse, i)
    token, above = parse.tokens[i], parse.tokens[parse.tokens[i].head]
    goal = token.tag == "VB" and above.pos == "VERB" and above.lemma in words.going | words.sending
    # "Left for Rome to meet X": not Rome, though the parser may take it for the subject, but who left.
    agents = (travellers(parse, above.index) if goal else ()) or around.agents or tuple(_subject_above(parse, i))
    if is_awaited(parse, i) and token.lemma == "due":
        agents = frame(parse, token.head).agents
    leaves = token.lemma in words.going  # "leaves Rome for Lima"
    heads = [*agents, *(() if leaves else around.patients), *around.datives]
    if token.tag == "VB" and token.head == i:  # a headline's "Ito, Rossi to meet"
        before = (k for k in dependents(parse, i) if k.index < i)
        heads += [k.index for k in before if k.dep == "dep" and k.pos == "PROPN"]
    if is_headline(parse, i):
        heads += [token.head, *(c for c in children_as(parse, token.head, "appos", "conj") if c < i)]
    if token.dep == "xcomp" and above.lemma == "invite":  # "invited her to meet him": also who invites
        heads += frame(parse, above.index).agents
    for marker, head in around.obliques:
        facing = marker in ("before", "to") and token.lemma in words.facing
        if marker in words.together or marker.split()[-1] == "with" or facing:
            heads += conjuncts(parse, head)
    return [h for h in heads if h != i]


def _listed(parse: Parse, head: int) -> list[int]:
    """The nouns joined to ``head``, also before it where the parser hangs them below: "with Prime Minister X and President Y",
    "between North and South Korea"."""
    left = [c for c in children_as(parse, head, "nmod") if c < head]
    before = [c for c in left if any(parse.tokens[j].dep == "cc" for j in range(c, head))]
    return [*before, *conjuncts(parse, head)]


def _subject_above(parse: Parse, i: int) -> list[int]:
    """The subject that verb ``i`` shares with the verbs it hangs on or is joined to, actively or passively told."""
    for _ in range(4):
        token = parse.tokens[i]
        if token.dep in ("amod", "acl") and token.lemma in meeting_words().set_for:
            named = [c for c in subtree(parse, token.head) if parse.tokens[c].dep == "appos" and c < i]
            return [token.head, *named]  # "the emir of Peru, X, due to meet Y": the parser hangs X on Peru
        if token.dep not in ("xcomp", "conj", "advcl", "pcomp", "prep") or token.head == i:
            return []
        i = token.head
        subjects = children_as(parse, i, "nsubj", "nsubjpass")
        if subjects:
            return [j for s in subjects for j in conjuncts(parse, s)]
    return []


def _noun_parties(page: Page, i: int) -> list[int]:
    """Owners and partners of a noun of meeting, those of the verb that carries it, and who "will take part" in it."""
    parse, words = page.parse, meeting_words()
    token, top, dated = parse.tokens[i], whole(parse, i), in_times(parse)
    own = children_as(parse, i, "poss", "nmod", "amod", "compound")
    heads = [c for c in own if c not in dated and parse.tokens[c].tag not in ("JJ", "VBN", "VBG")]
    # "The Chile-Peru talks", cut at the hyphen.
    heads += [d for c in own for d in parse.children[c] if d + 2 == c and parse.tokens[d + 1].text in "-–"]
    heads += children_as(parse, top, "poss") if top != i else []
    parties = words.nouns.keys() | words.representatives | words.bodies
    for marker, head in (pair for noun in dict.fromkeys((i, top)) for pair in obliques(parse, noun)):
        of_party = marker == "of" and head != i and (parse.tokens[head].lemma in parties or is_party(page, head))
        if marker in words.together or of_party or (marker == "by" and is_journey(parse, i)):
            heads += _listed(parse, head)
    if token.dep == "nsubj" and set(verb_keys(parse, token.head)) & words.gathering:
        heads += frame(parse, token.head).patients
    for c in children_as(parse, i, "relcl", "acl"):
        inner = frame(parse, c)
        heads += [j for marker, h in inner.obliques if marker in words.together for j in _listed(parse, h)]
        heads += [*inner.agents, *inner.patients] if parse.tokens[c].dep == "relcl" else []
    if token.lemma == "conference":  # a state that it is held in is its host
        held = [*near(parse, i), *(pair for c in subtree(parse, i) for pair in obliques(parse, c))]
        heads += [h for marker, h in held if marker == "in" and is_state(page, h)]
    heads = [*_carried(parse, i), *_whose_journey(parse, i), *stop_before(parse, i)[0], *heads]
    beside = _beside_it(parse, i, heads) or _both_above(page, i, heads)
    return [h for h in dict.fromkeys(heads + beside) if h != i]


def _both_above(page: Page, i: int, heads: list[int]) -> list[int]:
    """Two parties or more that do something at a meeting of nobody named: "Chile and Peru may agree in the next round"."""
    above = page.parse.tokens[page.parse.tokens[whole(page.parse, i)].head]
    verb = next((g for g in governors(page.parse, i) if page.parse.tokens[g].pos == "VERB"), None)
    if any(is_party(page, h) for h in heads) or verb is None or above.lemma not in ("in", "at", "during"):
        return []
    agents = [j for agent in frame(page.parse, verb).agents for j in conjuncts(page.parse, agent)]
    both = list(dict.fromkeys(j for j in agents if is_party(page, j)))
    return both if len(both) >= 2 else []


def _whose_journey(parse: Parse, i: int) -> list[int]:
    """Whose trip or week it is that holds the meeting: "his week will include a visit", "is on a trip that will include talks"."""
    token = parse.tokens[whole(parse, i)]
    verb = parse.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in meeting_words().including:
        return []
    of_noun = verb.dep == "relcl"
    held = [verb.head] if of_noun else children_as(parse, verb.index, "nsubj")
    owners = [c for h in held for c in children_as(parse, h, "poss")]
    if owners or not of_noun:
        return owners
    above = verb_above(parse, verb.head)
    return [] if above is None else list(frame(parse, above).agents) or _subject_above(parse, above)


def _beside_it(parse: Parse, i: int, heads: list[int]) -> list[int]:
    """Who acts ahead of a meeting "with X" ("Ahead of talks with X, Y asked for calm"), or tells of one that is nobody
    else's ("X and Y confirmed a meeting planned for Friday")."""
    words, journey = meeting_words(), is_journey(parse, i)
    partners = [h for marker, h in obliques(parse, i) if marker == "with"]
    if heads and heads != partners and not journey:
        return []
    verb, below, led = None, i, False
    for head in list(governors(parse, i))[:5]:
        if parse.tokens[head].pos == "VERB":
            verb = head
            break
        below = head
        led = led or parse.tokens[head].lemma in words.leading | {"before"} or is_ahead_of(parse, head)
    if verb is None:
        return []
    around = frame(parse, verb)
    if parse.tokens[verb].lemma == "prepare" and below != i:  # "prepared for talks on Friday with X"
        beside = [head for marker, head in around.obliques if marker == "with"]
        return [*around.agents, *(h for head in beside for h in conjuncts(parse, head))]
    if led and not partners and journey and not obliques(parse, i):
        return list(around.agents)  # "the palace kept silent ahead of X's visit"
    told = below == i and parse.tokens[i].dep == "dobj" and parse.tokens[verb].lemma in words.telling
    return list(around.agents) or _subject_above(parse, verb) if (led and partners) or told else []


def _carried(parse: Parse, i: int) -> list[int]:
    """The parties of the verb whose object the meeting is: "X will hold talks with Y", "X will take part in the talks"."""
    words, token = meeting_words(), parse.tokens[whole(parse, i)]
    above = parse.tokens[token.head]
    inside = token.dep == "pobj" and above.lemma in ("in", "for", "to", "at", "into") and above.dep == "prep"
    verb = parse.tokens[above.head] if inside else above
    if token.dep == "pobj" and above.lemma in ("of", "from"):  # "pulled out of the summit", by way of "out"
        out = parse.tokens[above.head]
        left = out if out.pos == "VERB" else parse.tokens[out.head]
        inside = left.pos == "VERB" and bool(set(verb_keys(parse, left.index)) & words.cancelling)
        verb = left if inside else verb
    present = verb.lemma == "be" and above.lemma == "for"  # "will be in Rome for talks"
    if not (verb.pos == "VERB" or present) or not (inside or token.dep in ("dobj", "attr", "nsubj", "nsubjpass")):
        return []
    around, keys = frame(parse, verb.index), set(verb_keys(parse, verb.index))
    flies = inside and above.lemma in ("for", "into") and verb.lemma in words.moves | words.sending | {"land"}
    going = present or flies  # "is due to fly to Rome for talks"
    carrying = (
        words.taking_part | words.setting | words.partner | words.cancelling | words.postponing | words.requesting
    )
    heads: list[int] = []
    if going or (token.dep in ("dobj", "attr", "pobj") and keys & carrying):
        # "Departs for Rome to take part in talks": who departs, though the parser may take Rome for the subject.
        journey = parse.tokens[verb.head] if purpose(parse, i) == verb.index else verb
        goes = journey.index != verb.index and journey.lemma in words.going
        agents = travellers(parse, journey.index if goes or journey.lemma in words.sending else verb.index)
        # "Are scheduled for talks", "will join her for lunch".
        set_for = inside and above.lemma == "for" and (around.passive or verb.lemma in words.guests)
        set_for = set_for or (inside and verb.lemma == "invite" and not around.passive)  # "invited her to talks with X"
        agents = agents or tuple(_subject_above(parse, verb.index))
        said = parse.tokens[verb.head]
        if verb.dep == "conj" and said.dep == "ccomp" and keys & words.requesting:
            # "Said it was vile and called for a meeting": who said it, though the parser joins the calling to what is said.
            agents = (*agents, *children_as(parse, said.head, "nsubj"))
        heads += [*agents, *around.datives, *(around.patients if set_for or (going and around.passive) else ())]
    together = [head for marker, head in around.obliques if marker in ("with", "between", "among")]
    return [*heads, *(h for head in together for h in conjuncts(parse, head))]
