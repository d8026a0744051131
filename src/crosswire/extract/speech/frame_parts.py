"""Part of stage 7: what every frame of attribution is made of — its record, its speaker, its subtrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.extract.grammar.clauses import FINITE, RELATIVES, is_infinitive
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.speech import speech_classes, speech_words
from crosswire.records.text import Parse
from crosswire.text.tree import child_as, children_as, dependents, governors, has_child, subtree

# Verbs whose object, or subject in the passive, says what follows "as saying".
QUOTING = frozenset({"quote", "cite"})
# Steps up the tree: how far a missing speaker is looked for.
_FURTHEST = 6
# What closes an aside before a verb, and what stands before the phrase that names who speaks.
_ASIDE = frozenset({",", "-", "--", "\u2013", "\u2014", ")"})
_PARTING = _ASIDE | {'"', "'", "(", "but", "and"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechFrame:
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


def around(parse: Parse, head: int, *branches: int) -> list[int]:
    """The tokens below ``head`` (itself included), in order, leaving out the branches at ``branches``."""
    inside = {i for branch in branches for i in subtree(parse, branch)}
    return [i for i in subtree(parse, head) if i not in inside]


def speaker_of(parse: Parse, verb: int) -> int | None:
    """The head of the phrase that names who says it, or None."""
    if (speaker := quoted(parse, verb)) is not None or (speaker := inverted(parse, verb)) is not None:
        return speaker
    if parse.tokens[verb].lemma == "quote" and (told := child_as(parse, verb, "nsubjpass")) is not None:
        return told  # "..., she was quoted by the radio as saying"
    at = verb
    for _ in range(_FURTHEST):
        token = parse.tokens[at]
        passive = has_child(parse, at, "nsubjpass", "auxpass")
        for c in _with_helpers(parse, at):
            child = parse.tokens[c]
            if child.dep == "agent" and not _shares_subject(parse, verb, at):
                return child_as(parse, c, "pobj")
            if child.dep == "nsubj" and not passive and not _is_label(parse, c) and not _is_parted(parse, c, at):
                return _antecedent(parse, at, c)
            if child.dep == "nsubjpass" and child.lemma not in RELATIVES and _shares_subject(parse, verb, at):
                return _asked(parse, at, c)
        if at == verb and not passive and (near := _just_before(parse, verb)) is not None:
            return near
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


def _shares_subject(parse: Parse, verb: int, passive: int) -> bool:
    """ "Reyes was asked about it and said ...": who is asked says."""
    tokens = parse.tokens
    helped = any(k.tag in FINITE for k in dependents(parse, verb, "aux"))
    return tokens[verb].dep == "conj" and tokens[verb].head == passive and (tokens[verb].tag in FINITE or helped)


def _asked(parse: Parse, passive: int, subject: int) -> int | None:
    """Who was asked and said; of "said the port was shut and pointed out that" who said it: the port does not."""
    token = parse.tokens[passive]
    if token.dep == "ccomp" and token.head < passive and is_plain_speech(parse, token.head):
        return child_as(parse, token.head, "nsubj")
    return subject


def _with_helpers(parse: Parse, verb: int) -> Iterator[int]:
    """What hangs on a verb or on what helps it ("Some did say that ...", where the parser has "some" on "did")."""
    for c in parse.children[verb]:
        yield c
        if parse.tokens[c].dep == "aux":
            yield from parse.children[c]


def _just_before(parse: Parse, verb: int) -> int | None:
    """Who stands right before a finite verb and was made no subject by the parser: "The Hill and Dale reports that ...",
    "Mrs Bly insists ...", "the premier, Ola Ruud, said ..."."""
    tokens = parse.tokens
    if tokens[verb].tag not in FINITE:
        return None
    left = [c for c in children_as(parse, verb, "nmod", "compound", "dep") if c < verb]
    near = next((c for c in left if tokens[c].pos == "PROPN" and subtree(parse, c)[-1] == verb - 1), None)
    if near is not None or not is_plain_speech(parse, verb):
        return near
    last = verb - 1
    while last > 0 and (tokens[last].text in _ASIDE or tokens[last].lemma in ("too", "also")):
        last -= 1
    found = None
    for i in (last, *governors(parse, last)):
        if i > last:
            break
        below = subtree(parse, i)
        first = below[0]
        if below[-1] not in (last, verb - 1) or (first and tokens[first - 1].text not in _PARTING):
            continue
        if tokens[i].pos in ("PROPN", "NOUN", "PRON") or (i == verb - 1 and _is_strange(parse, i)):
            found = i
    # "Reyes, who lives in Callao, Peru, said": not Peru.
    above = (g for g in (() if found is None else governors(parse, found)) if tokens[g].dep == "relcl")
    return next((tokens[g].head for g in above), found)


def _is_strange(parse: Parse, i: int) -> bool:
    """A capital word that is none of the language ("Parly said"), or cannot stand there ("May said"), whatever the parser
    took it for."""
    word = parse.tokens[i].text
    strange = parse.tokens[i].tag == "MD" or word.lower() not in document_shares()
    return word[:1].isupper() and word.isalpha() and strange


def quoted(parse: Parse, verb: int) -> int | None:
    """ "The agency quoted the minister as saying": the minister; "he was quoted as saying": he."""
    preposition = parse.tokens[verb].head
    above = parse.tokens[preposition].head
    if parse.tokens[verb].dep != "pcomp" or parse.tokens[preposition].lemma != "as":
        return None
    if parse.tokens[above].lemma not in QUOTING or "say" not in classes_of(parse, verb):
        return None
    by_role = {parse.tokens[c].dep: c for c in parse.children[above]}
    return by_role.get("nsubjpass", by_role.get("dobj"))


def inverted(parse: Parse, verb: int) -> int | None:
    """ "..., said Ana Reyes", where the parser has a second subject before the verb: who speaks."""
    subjects = children_as(parse, verb, "nsubj")
    after = [c for c in subjects if c > verb and subtree(parse, c)[0] == verb + 1]
    parted = verb > 0 and parse.tokens[verb - 1].text in (",", '"')
    return after[0] if parted and after and len(subjects) > 1 else None


def _is_label(parse: Parse, i: int) -> bool:
    """ "Exclusive: the envoy says ..." """
    following = parse.tokens[i + 1].text if i + 1 < len(parse.tokens) else ""
    return following == ":" and parse.tokens[i].text.lower() in speech_words().labels


def _is_parted(parse: Parse, subject: int, verb: int) -> bool:
    """ "“It has boats, lots of boats,” Reyes said", where the parser has two subjects: the first is what is said."""
    return any(subject < k.index < verb for k in dependents(parse, verb, "nsubj"))


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    token = parse.tokens[verb]
    if token.dep == "relcl" and parse.tokens[subject].lemma in RELATIVES:
        return token.head
    return subject


def classes_of(parse: Parse, verb: int) -> frozenset[str]:
    """The classes of the verb at ``verb``, with its particle where the two are listed together."""
    lemma = parse.tokens[verb].lemma
    particles = [k.lemma for k in dependents(parse, verb) if (k.dep in ("prt", "advmod", "acomp", "oprd") or is_made_clear(parse, verb, k.index))]  # fmt: skip
    for particle in particles:
        if found := speech_classes(f"{lemma} {particle}"):
            return found
    return speech_classes(lemma)


def is_plain_speech(parse: Parse, verb: int) -> bool:
    """A verb that is hardly used of anything but words: not "continued", "began", "put"."""
    words = speech_words()
    return parse.tokens[verb].lemma in words.parenthetic or parse.tokens[verb].lemma in words.adding


def is_made_clear(parse: Parse, verb: int, i: int) -> bool:
    """ "Made clear that ...", "made it clear that ...", where the parser takes "clear" for a clause."""
    return parse.tokens[i].lemma == "clear" and parse.tokens[i].dep == "ccomp" and parse.tokens[verb].lemma == "make"


def make_frame(parse: Parse, act: str, verb: int, content: list[int], *, addressee: int | None = None) -> SpeechFrame:
    """A frame around ``verb``, with its speaker."""
    return SpeechFrame(
        act=act, at=verb, cue=_cue(parse, verb), content=tuple(sorted(set(content))),
        speaker=speaker_of(parse, verb), addressee=addressee,
    )  # fmt: skip


def _cue(parse: Parse, verb: int) -> tuple[int, ...]:
    helpers = children_as(parse, verb, "aux", "auxpass", "neg", "prt")
    return tuple(sorted([verb, *helpers]))


def addressee_of(parse: Parse, verb: int) -> int | None:
    """The head of the phrase that names whom it is said to, or None."""
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep in ("dobj", "dative") and c > verb and token.pos in ("NOUN", "PROPN", "PRON"):
            return c
        if token.dep in ("prep", "dative") and token.lemma == "to":
            return child_as(parse, c, "pobj")
    return None
