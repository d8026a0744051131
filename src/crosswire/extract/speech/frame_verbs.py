"""Part of stage 7: frames of attribution whose cue is a verb — saying, thinking, wanting, judging.

The class of the verb (``lexicon.speech``) decides which of its complements is the content: a clause
("said that ..."), an infinitive ("vowed to ..."), a noun phrase ("rejected the offer").
"""

from __future__ import annotations

from dataclasses import replace

from crosswire.extract.grammar.clauses import RELATIVES, SUBJECTS, is_infinitive
from crosswire.extract.speech.frame_parts import (
    QUOTING,
    SpeechFrame,
    addressee_of,
    around,
    classes_of,
    is_made_clear,
    is_plain_speech,
    make_frame,
    quoted,
)
from crosswire.extract.speech.frame_repairs import ahead, continued, cut_off, left_behind, strayed, taken_in
from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.records.text import Parse
from crosswire.text.tree import VERBAL, children_as, dependents, has_child, subtree

_TELLING = frozenset({"say", "think", "warn", "promise", "deny", "demand", "ask", "show", "announce", "accuse"})
_WANTING = frozenset({"promise", "intend", "demand", "deny"})
_OBJECTS = frozenset({"announce", "judge", "discuss", "deny", "request", "accuse"})
_PARENTHETIC = frozenset({"say", "think"})
# Of the classes of a verb the first in this order names the act.
_ORDER = (
    "say", "announce", "warn", "accuse", "promise", "deny", "demand", "request", "ask", "think", "show", "intend",
    "judge", "discuss",
)  # fmt: skip


def verb_frame(parse: Parse, verb: int) -> SpeechFrame | None:
    """The frame of the verb at ``verb``, or None where it is no such verb or has no content."""
    classes = classes_of(parse, verb)
    passive = has_child(parse, verb, "nsubjpass", "auxpass")
    if passive and parse.tokens[verb].lemma in speech_words().hearsay:
        frame = _hearsay(parse, verb)
        if frame is not None:
            return frame
    return (
        _clause(parse, verb, classes)
        or _parenthesis(parse, verb, classes)
        or _infinitive(parse, verb, classes)
        or _quoting(parse, verb)
        or (None if passive else _trailing(parse, verb))
        or _preposition(parse, verb)
        or (None if passive else _object(parse, verb, classes) or _relative(parse, verb, classes))
    )


def _clause(parse: Parse, verb: int, classes: frozenset[str]) -> SpeechFrame | None:
    """ "said that ...", "..., said X"."""
    telling = classes & _TELLING
    if not telling:
        return None
    clauses = [c for c in children_as(parse, verb, "ccomp") if not (is_infinitive(parse, c) and c > verb) and not is_made_clear(parse, verb, c)]  # fmt: skip
    clauses = clauses or (strayed(parse, verb) if classes & {"say", "announce", "warn"} else [])
    if not clauses:
        return None
    content = [i for c in (*clauses, *continued(parse, verb, clauses)) for i in subtree(parse, c)]
    # A fronted clause that the parser hung on a clause itself fronted: keep what is its own.
    frame = make_frame(parse, _first(telling), verb, content, addressee=addressee_of(parse, verb))
    source = frame.speaker
    if source is None or source in content:
        source = taken_in(parse, verb, content) or source
    if source is None or source not in content:
        return frame
    inside = set(subtree(parse, source))
    content = [i for i in frame.content if i not in inside]
    return replace(frame, speaker=source, content=tuple(content), aside=tuple(sorted(inside)))


def _first(classes: frozenset[str]) -> str:
    return next(kind for kind in _ORDER if kind in classes)


def _parenthesis(parse: Parse, verb: int, classes: frozenset[str]) -> SpeechFrame | None:
    """ "The talks, he said, would go on." """
    token = parse.tokens[verb]
    if not classes & _PARENTHETIC or token.dep not in ("parataxis", "advcl", "relcl", "ccomp", "conj", "dep", "appos"):
        return None
    if token.dep != "parataxis":
        bare = not has_child(parse, verb, "ccomp", "dobj", "xcomp", "mark", "prep", "acomp")
        if not bare or all(k.lemma in RELATIVES for k in dependents(parse, verb, "nsubj")):
            return None
        below = subtree(parse, verb)
        before, after = below[0] - 1, below[-1] + 1
        if not (before >= 0 and parse.tokens[before].text in (",", '"', "-", "--", "—")) or (
            after < len(parse.tokens) and parse.tokens[after].pos != "PUNCT"
        ):
            return None
    content = around(parse, token.head, verb)
    return make_frame(parse, _first(classes & _PARENTHETIC), verb, content, addressee=addressee_of(parse, verb))


def _quoting(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "The agency quoted the minister as saying ...": the agency tells that he says it."""
    for c in parse.children[verb] if parse.tokens[verb].lemma in QUOTING else ():
        said = [d for d in parse.children[c] if quoted(parse, d) is not None and _tells_more(parse, d)]
        if said:
            content = {i for d in said for i in subtree(parse, d)} | set(ahead(parse, verb))
            return make_frame(parse, "say", verb, list(content))
    return None


def _tells_more(parse: Parse, verb: int) -> bool:
    """Whether more follows than by whom: "as saying that ...", not "as saying by the radio"."""
    return any(k.index > verb and k.dep not in ("agent", "prep", "punct") for k in dependents(parse, verb))


def _trailing(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "The hall was set ablaze, an official said.", where the parser does not hang what is said on "said"; "..., he was
    quoted as saying"."""
    if not is_plain_speech(parse, verb):
        return None
    above = parse.tokens[parse.tokens[verb].head].head
    content = ahead(parse, verb if quoted(parse, verb) is None else above)
    if not content and (source := left_behind(parse, verb)) is not None:
        return SpeechFrame(
            act="say", at=verb, cue=(verb,), content=tuple(range(subtree(parse, source)[0] - 1)), speaker=source
        )
    content = content or cut_off(parse, verb)
    return make_frame(parse, "say", verb, content, addressee=addressee_of(parse, verb)) if content else None


def _infinitive(parse: Parse, verb: int, classes: frozenset[str]) -> SpeechFrame | None:
    """ "vowed to respond", "urged Russia to leave"."""
    wanting = classes & _WANTING
    if not wanting:
        return None
    below = [c for c in children_as(parse, verb, "xcomp", "ccomp") if c > verb and is_infinitive(parse, c)]
    if not below:
        return None
    act = _first(wanting)
    addressee = next((c for c in children_as(parse, verb, "dobj") if verb < c < below[0]), None)
    return make_frame(parse, act, verb, [i for c in below for i in subtree(parse, c)], addressee=addressee)


def _preposition(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "called for a truce", "warned of war", "talked about sanctions"."""
    lemma = parse.tokens[verb].lemma
    if lemma == "call" and has_child(parse, verb, "dobj", "oprd"):
        return None  # "called the raid on the port a farce"
    for k in dependents(parse, verb, "prep"):
        if kinds := speech_classes(f"{lemma} {k.lemma}"):
            content = [i for d in parse.children[k.index] for i in subtree(parse, d)]
            frame = make_frame(parse, _first(kinds), verb, content)
            return frame if frame.speaker is not None else None
    return None


def _object(parse: Parse, verb: int, classes: frozenset[str]) -> SpeechFrame | None:
    """ "rejected the offer", "called it a mistake", "accused Iran of delay"."""
    objects = [c for c in children_as(parse, verb, "dobj", "oprd") if c > verb]
    if not objects or not classes & _OBJECTS:
        return None
    more = [c for c in children_as(parse, verb, "prep", "xcomp", "dative") if c > objects[0]]
    more = [c for c in more if parse.tokens[c].lemma in ("of", "for", "as", "to") or parse.tokens[c].pos in VERBAL]
    # "Called the raid a provocation which would help nobody": what hangs on it is in his words.
    act = "say" if parse.tokens[verb].lemma in speech_words().renaming else _first(classes & _OBJECTS)
    frame = make_frame(parse, act, verb, [i for c in (*objects, *more) for i in subtree(parse, c)])
    return frame if frame.speaker is not None else None


def _relative(parse: Parse, verb: int, classes: frozenset[str]) -> SpeechFrame | None:
    """ "the attacks that Peru blamed on Chile": the noun is what is told."""
    token = parse.tokens[verb]
    if token.dep != "relcl" or "accuse" not in classes or parse.tokens[token.head].pos != "NOUN":
        return None
    subject, told = (
        any(k.lemma not in RELATIVES for k in dependents(parse, verb, label)) for label in ("nsubj", "dobj")
    )
    return make_frame(parse, "accuse", verb, around(parse, token.head, verb)) if subject and not told else None


def _hearsay(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "is expected to attend", "is believed to be"."""
    below = [c for c in children_as(parse, verb, "xcomp", "ccomp", "oprd") if c > verb]
    if not below:
        return None
    subjects = children_as(parse, verb, *SUBJECTS)
    content = [i for c in (*subjects, *below) for i in subtree(parse, c)]
    return make_frame(parse, "hearsay", verb, content)
