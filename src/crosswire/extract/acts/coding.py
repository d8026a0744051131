"""Which PLOVER type and mode a verb, noun or adjective of a sentence tells (helper of stage 8).

A pattern of verb and object noun ("impose" + "sanctions") decides before the verb alone ("impose").
A verb that governs an act says how that act is meant: what is agreed, offered or planned is AGREE (or,
where the act is hostile, THREATEN), what is asked for REQUEST, what is refused REJECT. The rules follow
the PLOVER 2.0 manual: "a type that already expresses the combination wins".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosswire.lexicon.offices import office_phrases
from crosswire.lexicon.plover import Code, Plover, plover
from crosswire.lexicon.status import status_words
from crosswire.records.text import Parse
from crosswire.text.tree import (
    ACTORS,
    VERBAL,
    Frame,
    child_as,
    children_as,
    conjuncts,
    dependents,
    frame,
    has_child,
    helpers,
    is_named,
    obliques,
    verb_keys,
)

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# Types whose parties all act together.
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})

_REQUEST_MODES = {
    "AID": "assist", "COOPERATE": "assist", "CONCEDE": "yield", "RETREAT": "yield", "CONSULT": "meet",
    "SANCTION": "change",
}  # fmt: skip
_THREAT_MODES = {
    "ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "MOBILIZE": "violence", "PROTEST": None,
}  # fmt: skip

# Verbs that tell a meeting only with somebody as their object.
_OF_GUESTS = frozenset({"receive"})

# How sure a reading is, by what it rests on (0..1): shares right on coded news sentences, rounded.
_BY_PATTERN, _BY_VERB, _BY_NOUN, _BY_TONE = 0.85, 0.65, 0.5, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A code for one token, how sure it is, and the head of the act that it governs (if any)."""

    token: int
    code: Code
    probability: float
    frame: Frame
    governed: int | None = None


def code_token(parse: Parse, i: int) -> Coding | None:
    """Return what token ``i`` tells, or None where it tells no event."""
    token, lexicon = parse.tokens[i], plover()
    if token.pos in VERBAL:
        listed = token.lemma in lexicon.starts or token.lemma in lexicon.asking
        return _code_verb(parse, i, lexicon) if listed else None
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.lemma in lexicon.nouns):
        return _code_noun(parse, i, lexicon)
    if token.pos == "ADJ" and token.dep in ("acomp", "ccomp", "ROOT", "xcomp"):
        return _code_adjective(parse, i, lexicon)
    return None


def _code_verb(parse: Parse, i: int, lexicon: Plover) -> Coding | None:
    keys = verb_keys(parse, i)
    if not any(key in lexicon.verbs or key in lexicon.patterns or key in lexicon.asking for key in keys):
        return None
    around = frame(parse, i)
    governed = _governed(parse, around)
    coding = _by_governed(parse, i, governed, around, lexicon) if governed is not None else None
    if coding:
        return coding
    words = _object_words(parse, i, around)
    best: tuple[float, Code] | None = None
    for key in keys:
        for pattern in lexicon.patterns.get(key, ()):
            weight = max((words[w] for w in pattern.nouns if w in words), default=0.0)
            better = best is None or weight > best[0] or (weight == best[0] and _refines(pattern.code, best[1]))
            if weight and better:
                best = (weight, pattern.code)
    bare = next((lexicon.verbs[key] for key in keys if key in lexicon.verbs), None)
    if bare and parse.tokens[i].lemma in _OF_GUESTS and not _with_guest(parse, around):
        bare = None
    if best and (best[0] >= 0.6 or bare is None):
        return Coding(token=i, code=best[1], probability=_BY_PATTERN * best[0], frame=around, governed=governed)
    if bare is None:
        return None
    return Coding(token=i, code=bare, probability=_BY_VERB, frame=around, governed=governed)


def _with_guest(parse: Parse, around: Frame) -> bool:
    """Whether the object is somebody ("received the envoy"), so far as its words can tell; a slap is nobody."""
    return around.passive or any(
        is_named(parse, j, ACTORS) or parse.tokens[j].pos in ("PROPN", "PRON") or _somebody(parse.tokens[j].text)
        for head in around.patients
        for j in conjuncts(parse, head)
    )


def _somebody(word: str) -> bool:
    """Whether a noun says an office or a body of persons."""
    low = word.lower()
    return low in office_phrases() or low in plover().visitors


def _refines(code: Code, other: Code) -> bool:
    return code.type == other.type and code.mode is not None and other.mode is None


def _governed(parse: Parse, around: Frame) -> int | None:
    """The verb of the act that a verb talks of: its infinitive, that-clause or gerund."""
    if around.complement is not None and parse.tokens[around.complement].pos in VERBAL:
        return around.complement
    for _, head in around.obliques:
        if parse.tokens[head].tag == "VBG":
            return head
    return None


def _by_governed(parse: Parse, i: int, governed: int, around: Frame, lexicon: Plover) -> Coding | None:
    lemma = parse.tokens[i].lemma
    inner = code_token(parse, governed)
    kind = inner.code.type if inner else None
    code: Code | None = None
    if lemma in lexicon.menacing and kind in HOSTILE:
        code = Code(type="THREATEN", mode=_THREAT_MODES.get(kind or ""))
    elif lemma in ("threaten", "warn"):
        code = Code(type="THREATEN")
    elif (
        lemma in lexicon.willing and parse.tokens[governed].dep == "xcomp" and (kind in COOPERATIVE or lemma == "agree")
    ):
        code = Code(type="AGREE")
    elif lemma in lexicon.refusing and parse.tokens[governed].dep in ("xcomp", "pcomp"):
        code = Code(type="REJECT", mode=_REQUEST_MODES.get(kind or ""))
    elif lemma in lexicon.asking and _asks(parse, governed, lemma):
        code = Code(type="REQUEST", mode=_REQUEST_MODES.get(kind or "", "change" if kind else None))
    if code is None:
        return None
    return Coding(token=i, code=code, probability=_BY_PATTERN, frame=around, governed=governed)


def _asks(parse: Parse, governed: int, lemma: str) -> bool:
    if lemma in ("want", "expect", "tell", "seek"):
        return parse.tokens[governed].tag == "VB" and has_child(parse, governed, "nsubj")
    return parse.tokens[governed].tag == "VB" or lemma in ("demand", "insist", "request", "urge")


def _object_words(parse: Parse, i: int, around: Frame) -> dict[str, float]:
    """Lemmas in the object of a verb, each with its weight: the head counts most."""
    words: dict[str, float] = {}

    def add(j: int, weight: float) -> None:
        for key in {parse.tokens[j].lemma, parse.tokens[j].text.lower()}:
            words[key] = max(words.get(key, 0.0), weight)

    def add_phrase(head: int, weight: float) -> None:
        for j in conjuncts(parse, head):
            add(j, weight)
            for c in children_as(parse, j, "compound", "amod", "nmod"):
                add(c, weight * 0.8)
            for marker, inner in obliques(parse, j):
                if marker in ("of", "for"):
                    add(inner, weight * 0.7)

    for head in (*around.patients, *around.datives):
        add_phrase(head, 1.0)
    for marker, head in around.obliques:
        if not (marker == "by" and around.passive) and not (marker == "against" and parse.tokens[i].lemma == "warn"):
            add_phrase(head, 0.75)
    complement = around.complement
    if complement is not None:
        add(complement, 0.8)
        for c in children_as(parse, complement, "dobj", "attr", "acomp", "prt"):
            add_phrase(c, 0.7)
    for c in children_as(parse, i, "advmod", "oprd", "acomp", "npadvmod"):
        add(c, 0.7)
    return words


def _asked_about(parse: Parse, i: int) -> bool:
    """Whether a question asks what a noun is or where it stands ("Where is the inquiry now?"): that tells no event."""
    head = parse.tokens[parse.tokens[i].head]
    asks = any(k.tag in ("WP", "WRB", "WDT") for k in dependents(parse, head.index))
    return parse.tokens[i].dep in ("nsubj", "attr") and head.lemma == "be" and head.dep == "ROOT" and asks


def _code_noun(parse: Parse, i: int, lexicon: Plover) -> Coding | None:
    code = lexicon.nouns.get(parse.tokens[i].lemma) or lexicon.nouns.get(parse.tokens[i].text.lower())
    if code is None or parse.tokens[i].dep in ("compound", "amod") or _asked_about(parse, i):
        return None
    return Coding(token=i, code=code, probability=_BY_NOUN, frame=frame(parse, i))


def _code_adjective(parse: Parse, i: int, lexicon: Plover) -> Coding | None:
    code = lexicon.adjectives.get(parse.tokens[i].lemma)
    if code is None:
        return None
    head = parse.tokens[i].head
    around = frame(parse, head if head != i else i)
    governed = child_as(parse, i, "xcomp", "ccomp")
    if code.type == "AGREE" and governed is None:
        return None
    inner = code_token(parse, governed) if governed is not None else None
    if code.type == "AGREE" and inner and inner.code.type in HOSTILE:
        code = Code(type="THREATEN", mode=_THREAT_MODES.get(inner.code.type))
    return Coding(token=i, code=code, probability=_BY_VERB, frame=around, governed=governed)


def implied(parse: Parse, coding: Coding, status: str) -> tuple[tuple[Coding, str], ...]:
    """What a modal verb makes of an act beside the act itself, with its status.

    "X will not meet Y" refuses (REJECT) beside a negated CONSULT; "X will strike Y" threatens; "Y must
    withdraw", said by X, requests.
    """
    token, kind = parse.tokens[coding.token], coding.code.type
    if token.pos not in VERBAL or coding.frame.passive:
        return ()
    if helpers(parse, coding.token).isdisjoint(("will", "would")):
        return ()
    code: Code | None = None
    if status == "negated" and kind in COOPERATIVE:
        code = Code(type="REJECT", mode=_REQUEST_MODES.get(kind))
    elif status == "future" and kind in HOSTILE:
        code = Code(type="THREATEN", mode=_THREAT_MODES.get(kind))
    elif status == "future" and kind in COOPERATIVE - {"AGREE"}:
        code = Code(type="AGREE")
    if code is None:
        return ()
    return ((replace(coding, code=code), "actual"),)


def demand(parse: Parse, i: int) -> Coding | None:
    """ "X said that Y must leave": X requests of Y, whatever the act. None for any other verb."""
    token = parse.tokens[i]
    if token.dep != "ccomp" or not helpers(parse, i) & {"must", "should"}:
        return None
    head = token.head
    around, above = frame(parse, i), frame(parse, head)
    if parse.tokens[head].lemma not in status_words().saying or not above.agents:
        return None
    asked = around.patients if around.passive else around.agents
    inner = code_token(parse, i)
    mode = _REQUEST_MODES.get(inner.code.type, "change") if inner else "change"
    asking = replace(around, agents=above.agents, patients=asked, passive=False, inherited=False)
    return Coding(token=i, code=Code(type="REQUEST", mode=mode), probability=_BY_VERB, frame=asking, governed=i)


def tone_coding(parse: Parse, i: int, *, accuse: bool) -> Coding:
    """The coding of a main verb by the tone of its sentence: criticism or praise."""
    code = Code(type="ACCUSE", mode="disapprove") if accuse else Code(type="SUPPORT")
    around = frame(parse, i)
    return Coding(token=i, code=code, probability=_BY_TONE, frame=around, governed=_governed(parse, around))
