"""Part of stage 7: frames of attribution in one parsed sentence — a cue, its speaker, its content.

A frame is read from the cue outwards: what class of word it is (``lexicon.speech``) decides which of its
complements is the content. Frames are token indices; ``attribution`` makes spans of them and adds what
quotation marks tell.

Reference: the notions of source, cue and content are those of PolNeAR (Newell, Margolin, Ruths 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from crosswire.extract.clauses import SUBJECTS, is_infinitive
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.speech import speech_words
from crosswire.records.text import Parse

_TELLING = frozenset({"say", "think", "warn", "promise", "deny", "demand", "ask", "show", "announce", "accuse"})
_WANTING = frozenset({"promise", "intend", "demand", "deny"})
_OBJECTS = frozenset({"announce", "judge", "discuss", "deny", "request", "accuse"})
_PARENTHETIC = frozenset({"say", "think"})
_CLAUSES = frozenset({"VERB", "AUX"})
_WHERE = frozenset({"in", "on", "at", "by", "during", "over", "via", "to", "through", "from"})
_RELATIVES = frozenset({"who", "which", "that"})
# Tokens: "Name of an office, Country:" before what is said, and the least that is said.
_LONGEST_HEADING = 6
_SHORTEST_HEADED = 3
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "PART"})
# Steps up the tree: how far a missing speaker is looked for.
_FURTHEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``cue`` and ``content`` are token indices in order; ``speaker`` and ``addressee`` are the heads of
    their phrases. ``act`` is the class of the cue, ``at`` its main word; ``aside`` the words of a
    source that stands apart ("according to X")."""

    act: str
    at: int
    cue: tuple[int, ...]
    content: tuple[int, ...]
    speaker: int | None = None
    addressee: int | None = None
    aside: tuple[int, ...] = ()


def find_frames(parse: Parse) -> tuple[Frame, ...]:
    """Return the frames of ``parse``, in order of their cues."""
    frames = [frame for frame in _all(parse) if frame.speaker is None or _has_voice(parse, frame)]
    frames = list({frame.at: frame for frame in frames}.values())  # the later reading of a cue knows more
    asides = {i for frame in frames if frame.aside for i in frame.aside}
    if asides:  # "A said that B, according to C": C is in nobody's content
        frames = [f if f.aside else replace(f, content=tuple(i for i in f.content if i not in asides)) for f in frames]
    return tuple(frame for frame in frames if frame.content)


def speech_verbs(parse: Parse) -> Iterator[tuple[int, int | None]]:
    """Yield (verb, head of its speaker) of every verb of saying, whether or not it has content in the sentence."""
    for token in parse.tokens:
        if token.pos == "VERB" and _classes(parse, token.index) & {"say", "ask"}:
            yield token.index, speaker_of(parse, token.index)


def medium_of(parse: Parse, frame: Frame) -> str | None:
    """Where it was said: a call, a letter, a press conference — from the cue and what hangs on it."""
    media = speech_words().media
    if parse.tokens[frame.at].lemma in media and parse.tokens[frame.at].pos == "VERB":
        return media[parse.tokens[frame.at].lemma]
    if frame.speaker is not None and parse.tokens[frame.speaker].lemma in media:
        return media[parse.tokens[frame.speaker].lemma]
    for c in parse.children[frame.at]:
        if parse.tokens[c].dep == "prep" and parse.tokens[c].lemma in _WHERE:
            for d in parse.children[c]:
                if parse.tokens[d].dep == "pobj" and parse.tokens[d].lemma in media:
                    return media[parse.tokens[d].lemma]
    return None


def _all(parse: Parse) -> Iterator[Frame]:
    heading = _heading(parse)
    if heading is not None:
        yield heading
    for token in parse.tokens:
        frame = None
        if token.pos == "VERB" and token.dep not in ("aux", "amod", "compound"):
            frame = _openers(parse, token.index) or _verb(parse, token.index)
        elif token.pos == "NOUN":
            frame = _noun(parse, token.index)
        elif token.pos == "ADJ" and token.dep in ("acomp", "conj"):
            frame = _adjective(parse, token.index)
        elif token.pos == "ADV" and token.lemma in speech_words().hearsay_adverbs:
            frame = _adverb(parse, token.index)
        if frame is not None:
            yield frame


def _has_voice(parse: Parse, frame: Frame) -> bool:
    """Not a deal, an attack or "this": what happens neither speaks nor thinks (a document or a poll does)."""
    token = parse.tokens[frame.speaker] if frame.speaker is not None else None
    if token is None or token.lemma in speech_words().documents:
        return True
    if token.lemma in ("this", "that", "these", "what", "there") and token.dep != "poss":
        return False
    return not (token.pos == "NOUN" and token.lemma in event_nouns())


def subtree(parse: Parse, head: int, without: frozenset[int] | set[int] = frozenset()) -> list[int]:
    """The tokens below ``head`` (itself included), in order, leaving out the branches at ``without``."""
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        if i not in without:
            found.append(i)
            stack.extend(parse.children[i])
    return sorted(found)


def speaker_of(parse: Parse, verb: int) -> int | None:
    """The head of the phrase that names who says it, or None."""
    at = verb
    for _ in range(_FURTHEST):
        token = parse.tokens[at]
        passive = any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in parse.children[at])
        for c in parse.children[at]:
            child = parse.tokens[c]
            if child.dep == "agent":
                return next((d for d in parse.children[c] if parse.tokens[d].dep == "pobj"), None)
            if child.dep == "nsubj" and not passive:
                return _antecedent(parse, at, c)
        if passive or token.head == at:
            return None
        if token.dep == "acl":
            return token.head if token.tag != "VBN" and not is_infinitive(parse, at) else None
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "relcl"):
            return None
        if token.dep == "relcl":
            return token.head
        at = token.head
    return None


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    token = parse.tokens[verb]
    if token.dep == "relcl" and parse.tokens[subject].lemma in _RELATIVES:
        return token.head
    return subject


def _classes(parse: Parse, verb: int) -> frozenset[str]:
    words, lemma = speech_words().verbs, parse.tokens[verb].lemma
    particles = [
        parse.tokens[c].lemma for c in parse.children[verb] if parse.tokens[c].dep in ("prt", "advmod", "acomp")
    ]
    for particle in particles:
        if f"{lemma} {particle}" in words:
            return words[f"{lemma} {particle}"]
    return words.get(lemma, frozenset())


def _verb(parse: Parse, verb: int) -> Frame | None:
    classes = _classes(parse, verb)
    children = parse.children[verb]
    passive = any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in children)
    if passive and parse.tokens[verb].lemma in speech_words().hearsay:
        frame = _hearsay(parse, verb)
        if frame is not None:
            return frame
    return (
        (
            _clause(parse, verb, classes) or _parenthesis(parse, verb, classes) or _infinitive(parse, verb, classes)
            if classes
            else None
        )
        or _preposition(parse, verb)
        or (_object(parse, verb, classes) if classes & _OBJECTS and not passive else None)
    )


def _frame(parse: Parse, act: str, verb: int, content: list[int], *, addressee: int | None = None) -> Frame:
    return Frame(
        act=act, at=verb, cue=_cue(parse, verb), content=tuple(sorted(set(content))),
        speaker=speaker_of(parse, verb), addressee=addressee,
    )  # fmt: skip


def _cue(parse: Parse, verb: int) -> tuple[int, ...]:
    helpers = [c for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass", "neg", "prt")]
    return tuple(sorted([verb, *helpers]))


def _clause(parse: Parse, verb: int, classes: frozenset[str]) -> Frame | None:
    """ "said that ...", "..., said X"."""
    telling = classes & _TELLING
    clauses = [
        c for c in parse.children[verb]
        if parse.tokens[c].dep == "ccomp" and not (is_infinitive(parse, c) and c > verb)
    ]  # fmt: skip
    if not telling or not clauses:
        return None
    content = [i for c in clauses for i in subtree(parse, c)]
    # A fronted clause that the parser hung on a clause itself fronted: keep what is its own.
    return _frame(parse, _first(telling), verb, content, addressee=_addressee(parse, verb))


def _first(classes: frozenset[str]) -> str:
    order = (
        "say",
        "announce",
        "warn",
        "accuse",
        "promise",
        "deny",
        "demand",
        "request",
        "ask",
        "think",
        "show",
        "intend",
        "judge",
        "discuss",
    )
    return next(kind for kind in order if kind in classes)


def _addressee(parse: Parse, verb: int) -> int | None:
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep in ("dobj", "dative") and c > verb and token.pos in ("NOUN", "PROPN", "PRON"):
            return c
        if token.dep in ("prep", "dative") and token.lemma == "to":
            return next((d for d in parse.children[c] if parse.tokens[d].dep == "pobj"), None)
    return None


def _parenthesis(parse: Parse, verb: int, classes: frozenset[str]) -> Frame | None:
    """ "The talks, he said, would go on." """
    token = parse.tokens[verb]
    if not classes & _PARENTHETIC or token.dep not in ("parataxis", "advcl", "relcl", "ccomp", "conj", "dep", "appos"):
        return None
    children = parse.children[verb]
    if token.dep != "parataxis":
        bare = not any(parse.tokens[c].dep in ("ccomp", "dobj", "xcomp", "mark", "prep", "acomp") for c in children)
        if not (
            bare and any(parse.tokens[c].dep == "nsubj" and parse.tokens[c].lemma not in _RELATIVES for c in children)
        ):
            return None
        below = subtree(parse, verb)
        before, after = below[0] - 1, below[-1] + 1
        if not (before >= 0 and parse.tokens[before].text in (",", '"', "-", "--", "—")) or (
            after < len(parse.tokens) and parse.tokens[after].pos != "PUNCT"
        ):
            return None
    content = subtree(parse, token.head, {verb})
    return _frame(parse, _first(classes & _PARENTHETIC), verb, content, addressee=_addressee(parse, verb))


def _infinitive(parse: Parse, verb: int, classes: frozenset[str]) -> Frame | None:
    """ "vowed to respond", "urged Russia to leave"."""
    wanting = classes & _WANTING
    below = [
        c
        for c in parse.children[verb]
        if parse.tokens[c].dep in ("xcomp", "ccomp") and c > verb and is_infinitive(parse, c)
    ]
    if not wanting or not below:
        return None
    act = _first(wanting)
    addressee = next((c for c in parse.children[verb] if parse.tokens[c].dep == "dobj" and verb < c < below[0]), None)
    return _frame(parse, act, verb, [i for c in below for i in subtree(parse, c)], addressee=addressee)


def _preposition(parse: Parse, verb: int) -> Frame | None:
    """ "called for a truce", "warned of war", "talked about sanctions"."""
    words, lemma = speech_words().verbs, parse.tokens[verb].lemma
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep == "prep" and (kinds := words.get(f"{lemma} {token.lemma}")):
            frame = _frame(parse, _first(kinds), verb, [i for d in parse.children[c] for i in subtree(parse, d)])
            return frame if frame.speaker is not None else None
    return None


def _object(parse: Parse, verb: int, classes: frozenset[str]) -> Frame | None:
    """ "rejected the offer", "called it a mistake", "accused Iran of delay"."""
    objects = [c for c in parse.children[verb] if parse.tokens[c].dep in ("dobj", "oprd") and c > verb]
    if not objects:
        return None
    more = [c for c in parse.children[verb] if parse.tokens[c].dep in ("prep", "xcomp", "dative") and c > objects[0]]
    more = [c for c in more if parse.tokens[c].lemma in ("of", "for", "as", "to") or parse.tokens[c].pos in _CLAUSES]
    frame = _frame(parse, _first(classes & _OBJECTS), verb, [i for c in (*objects, *more) for i in subtree(parse, c)])
    return frame if frame.speaker is not None else None


def _hearsay(parse: Parse, verb: int) -> Frame | None:
    """ "is expected to attend", "is believed to be"."""
    below = [c for c in parse.children[verb] if parse.tokens[c].dep in ("xcomp", "ccomp", "oprd") and c > verb]
    if not below:
        return None
    subjects = [c for c in parse.children[verb] if parse.tokens[c].dep in SUBJECTS]
    content = [i for c in (*subjects, *below) for i in subtree(parse, c)]
    return _frame(parse, "hearsay", verb, content)


def _adverb(parse: Parse, adverb: int) -> Frame | None:
    head = parse.tokens[adverb].head
    content = subtree(parse, head, {adverb})
    return Frame(act="hearsay", at=adverb, cue=(adverb,), content=tuple(content))


def _noun(parse: Parse, noun: int) -> Frame | None:
    """ "the claim that ...", "his refusal to ..."."""
    if parse.tokens[noun].lemma not in speech_words().nouns:
        return None
    below = [c for c in parse.children[noun] if parse.tokens[c].dep in ("acl", "ccomp") and _complements(parse, c)]
    if not below:
        return None
    if (verb := _said_in(parse, noun)) is not None:
        return _frame(
            parse, "say", verb, [i for c in below for i in subtree(parse, c)], addressee=_addressee(parse, verb)
        )
    return Frame(
        act="noun", at=noun, cue=(noun,), content=tuple(i for c in below for i in subtree(parse, c)),
        speaker=_holder(parse, noun),
    )  # fmt: skip


def _said_in(parse: Parse, noun: int) -> int | None:
    """ "told reporters in a statement that ...": the verb, where the parser hung the clause on the noun."""
    preposition = parse.tokens[noun].head
    verb = parse.tokens[preposition].head
    plain = parse.tokens[noun].dep == "pobj" and parse.tokens[preposition].lemma in ("in", "on")
    return verb if plain and parse.tokens[verb].pos == "VERB" and _classes(parse, verb) & {"say", "announce"} else None


def _complements(parse: Parse, verb: int) -> bool:
    marked = any(parse.tokens[c].lemma == "that" and parse.tokens[c].dep == "mark" for c in parse.children[verb])
    return marked or is_infinitive(parse, verb)


def _holder(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: the possessor, "by X", or the subject of the verb that has it as its object."""
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if token.dep == "poss":
            return c
        if token.dep == "prep" and token.lemma in ("by", "from", "of"):
            return next((d for d in parse.children[c] if parse.tokens[d].dep == "pobj"), None)
    token = parse.tokens[noun]
    return speaker_of(parse, token.head) if token.dep == "dobj" and parse.tokens[token.head].pos == "VERB" else None


def _adjective(parse: Parse, adjective: int) -> Frame | None:
    """ "is confident that ...", "was reluctant to ..."."""
    if parse.tokens[adjective].lemma not in speech_words().adjectives:
        return None
    head = parse.tokens[adjective].head
    below = [
        c for i in (adjective, head) for c in parse.children[i]
        if parse.tokens[c].dep in ("ccomp", "xcomp") and c > adjective
    ]  # fmt: skip
    below += [c for c in parse.children[adjective] if parse.tokens[c].dep == "prep"]
    subject = speaker_of(parse, head)
    if not below or subject is None or parse.tokens[subject].lemma in ("it", "there", "that", "this"):
        return None
    content = tuple(sorted({i for c in below for i in subtree(parse, c)}))
    return Frame(act="think", at=adjective, cue=(adjective,), content=content, speaker=subject)


def _openers(parse: Parse, verb: int) -> Frame | None:
    """ "according to X"."""
    if parse.tokens[verb].text.lower() != "according" or verb + 1 >= len(parse.tokens):
        return None
    to = verb + 1
    source = next((d for d in parse.children[to] if parse.tokens[d].dep == "pobj"), None)
    if parse.tokens[to].lemma != "to" or source is None:
        return None
    phrase = {verb, to, *subtree(parse, source)}
    content = tuple(i for i in _scope(parse, verb, phrase) if i not in phrase)
    return Frame(act="source", at=verb, cue=(verb, to), content=content, speaker=source, aside=tuple(phrase))


def _scope(parse: Parse, verb: int, phrase: set[int]) -> list[int]:
    """What "according to X" is about: the sentence, or the clause that it stands in the middle of."""
    at = parse.tokens[verb].head
    edge = min(phrase) == 0 or all(t.pos == "PUNCT" for t in parse.tokens[max(phrase) + 1 :])
    if edge:
        return list(range(len(parse.tokens)))
    if parse.tokens[at].dep in ("advcl", "relcl", "acl", "conj", "parataxis"):
        return subtree(parse, at)
    later = {  # "A did, according to C, and B does": B's clause is not C's
        c
        for c in parse.children[at]
        if c > max(phrase) and parse.tokens[c].dep == "conj"
        and any(parse.tokens[d].dep in SUBJECTS for d in parse.children[c])
    }  # fmt: skip
    return subtree(parse, next(t.index for t in parse.tokens if t.head == t.index), later)


def _heading(parse: Parse) -> Frame | None:
    """ "Diplomat: talks close to collapse"."""
    colon = next((t.index for t in parse.tokens[: _LONGEST_HEADING + 1] if t.text == ":"), None)
    if colon is None or colon == 0 or len(parse.tokens) - colon <= _SHORTEST_HEADED:
        return None
    before = parse.tokens[:colon]
    if any(t.pos not in _NAMING for t in before):
        return None
    last = before[-1]
    named = any(span.label in ("PERSON", "ORG", "NORP", "GPE") and span.last <= colon for span in parse.named)
    if not (named or last.lemma in speech_words().documents):
        return None
    return Frame(
        act="say", at=colon, cue=(colon,), content=tuple(range(colon + 1, len(parse.tokens))), speaker=last.index
    )
