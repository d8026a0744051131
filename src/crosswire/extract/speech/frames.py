"""Part of stage 7: frames of attribution in one parsed sentence — a cue, its speaker, its content.

A frame is read from the cue outwards: what class of word it is (``lexicon.speech``) decides which of its
complements is the content. Frames are token indices; ``attribution`` makes spans of them and adds what
quotation marks tell.

Reference: the notions of source, cue and content are those of PolNeAR (Newell, Margolin, Ruths 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crosswire.extract.grammar.clauses import FINITE
from crosswire.extract.speech.frame_parts import SpeechFrame, classes_of, is_plain_speech, make_frame, speaker_of
from crosswire.extract.speech.frame_verbs import verb_frame
from crosswire.extract.speech.frame_words import (
    adjective_frame,
    adverb_frame,
    as_frame,
    for_frame,
    heading_frame,
    noun_frame,
    source_frame,
    view_frame,
)
from crosswire.lexicon.clauses import event_nouns
from crosswire.lexicon.offices import office_phrases
from crosswire.lexicon.speech import speech_words
from crosswire.records.text import Parse, Token
from crosswire.text.tree import child_as, dependents, has_child, subtree

_BARE = frozenset({"nsubj", "aux", "punct", "dobj", "dative", "advmod", "npadvmod", "cc"})
# Where, when and to whom somebody spoke; and what he spoke of, which is told in the same words.
_PLACED = frozenset({"prep", "dative", "prt"})
_ABOUT = frozenset({"about", "of", "against", "for", "as"})
# Tokens: the least that a list behind a colon has.
_LISTED = 4
# Classes of cue whose content is a clause.
_CLAUSAL = frozenset({"say", "announce", "warn", "think", "show", "noun"})
_CITING, _CITE = frozenset({"citing", "quoting"}), frozenset({"cite", "quote"})
_WHERE = frozenset({"in", "on", "at", "by", "during", "over", "via", "to", "through", "from"})


def find_frames(parse: Parse) -> tuple[SpeechFrame, ...]:
    """Return the frames of ``parse``, in order of their cues."""
    frames = [frame for frame in _all(parse) if frame.speaker is None or _has_voice(parse, frame)]
    frames = list({frame.at: frame for frame in frames}.values())  # the later reading of a cue knows more
    frames = _with_lists(parse, _with_second_clauses(parse, frames))
    cited = {one.at: one for frame in frames if (one := _cited(parse, frame)) is not None}
    frames = [frame for frame in frames if frame.at not in cited] + list(cited.values())
    asides = {i for frame in frames if frame.aside for i in frame.aside}
    if asides:  # "A said that B, according to C": C is in nobody's content
        frames = [f if f.aside else replace(f, content=tuple(i for i in f.content if i not in asides)) for f in frames]
    return tuple(frame for frame in frames if frame.content)


def _with_second_clauses(parse: Parse, frames: list[SpeechFrame]) -> list[SpeechFrame]:
    """ "argues that A and that B": B belongs to "argues", wherever the parser hung it."""
    tokens = parse.tokens
    for t in tokens:
        joined = t.dep == "mark" and t.lemma == "that" and t.index > 1 and tokens[t.index - 1].lemma in ("and", "or")
        if not joined or any(t.index in frame.content and frame.act in _CLAUSAL for frame in frames):
            continue
        ends = {t.index - 1, t.index - 2, t.index - 3}
        held = [
            f for f in frames
            if f.act in _CLAUSAL and f.content and f.at < t.index and max(f.content) in ends
            and any(tokens[i].lemma == "that" for i in f.content[:2])
        ]  # fmt: skip
        if held:
            first = max(held, key=lambda f: len(f.content))
            whole = replace(first, content=tuple(sorted({*first.content, *subtree(parse, t.head)})))
            frames = [whole if f is first else f for f in frames if f is first or f.at != t.head]
    return frames


def _with_lists(parse: Parse, frames: list[SpeechFrame]) -> list[SpeechFrame]:
    """ "announced two steps: A and B", "listed three reasons: that A, that B": what follows the colon is told too."""
    colon = next((t.index for t in parse.tokens if t.text == ":" and t.index + _LISTED < len(parse.tokens)), None)
    if colon is None or parse.tokens[colon + 1].text == '"':
        return frames
    words = speech_words()
    verbs = [
        t.index for t in parse.tokens[:colon]
        if t.pos == "VERB" and t.tag in FINITE and (t.lemma in words.listing or is_plain_speech(parse, t.index))
    ]  # fmt: skip
    speaker = speaker_of(parse, verbs[-1]) if verbs else None
    if speaker is None or speaker > colon:
        return frames
    below = range(colon + 1, len(parse.tokens))
    held = next((f for f in frames if f.at == verbs[-1]), None) or make_frame(parse, "say", verbs[-1], [])
    whole = replace(held, act="say", content=tuple(sorted({*held.content, *below})))
    return [*(f for f in frames if f.at != verbs[-1]), whole]


def _may_tell(parse: Parse, noun: int) -> bool:
    """A name, a person by his role or a document; not "a ruling", "the rise in prices"."""
    token = parse.tokens[noun]
    told = token.text.lower() in office_phrases() or token.lemma in speech_words().documents
    return token.pos == "PROPN" or (token.pos == "NOUN" and (told or token.lemma in speech_words().tellers))


def _cited(parse: Parse, frame: SpeechFrame) -> SpeechFrame | None:
    """ "..., the paper reported, citing two diplomats", "according to the paper, which cited two diplomats": they say what
    the paper says."""
    holder = {"say": frame.at, "source": frame.speaker}.get(frame.act)
    for k in dependents(parse, holder, "advcl", "relcl", "acl") if holder is not None else ():
        aside = k.text.lower() in _CITING if frame.act == "say" else k.lemma in _CITE
        source = child_as(parse, k.index, "dobj") if aside else None
        if source is not None and _may_tell(parse, source):
            below = set(subtree(parse, k.index))
            content = tuple(i for i in frame.content if i not in below)
            return SpeechFrame(act="source", at=k.index, cue=(k.index,), content=content, speaker=source)
    return None


def _is_owned_thing(parse: Parse, token: Token) -> bool:
    """ "Berg's involvement shows": a thing of somebody's, and nobody who speaks for him ("Berg's lawyer")."""
    owned = token.pos == "NOUN" and has_child(parse, token.index, "poss")
    words = speech_words()
    return owned and not _may_tell(parse, token.index) and token.lemma not in words.households


def speech_verbs(parse: Parse) -> Iterator[tuple[int, int | None]]:
    """Yield (verb, head of its speaker) of every verb of saying, whether or not it has content in the sentence."""
    for token in parse.tokens:
        if token.pos == "VERB" and classes_of(parse, token.index) & {"say", "ask"}:
            yield token.index, speaker_of(parse, token.index)


def bare_speech(parse: Parse, *, placed: bool = False) -> int | None:
    """The verb of a sentence that tells only that somebody spoke ("The minister told reporters."), or None. ``placed``
    lets it tell where and when, too ("Reyes said in a statement.")."""
    root = next((t for t in parse.tokens if t.head == t.index), None)
    if root is None or root.pos != "VERB" or not is_plain_speech(parse, root.index) or parse.text.rstrip()[-1:] == ":":
        return None
    children = dependents(parse, root.index)
    subject = any(t.dep == "nsubj" and t.lemma not in ("it", "this", "that", "what") for t in children)
    heard = all(t.lemma in speech_words().hearers or t.pos == "PROPN" for t in children if t.dep in ("dobj", "dative"))
    plain = all(t.dep in _BARE or (placed and t.dep in _PLACED and t.lemma not in _ABOUT) for t in children)
    return root.index if subject and heard and plain else None


def medium_of(parse: Parse, frame: SpeechFrame) -> str | None:
    """Where it was said: a call, a letter, a press conference — from the cue and what hangs on it."""
    tokens, media = parse.tokens, speech_words().media
    told = [tokens[frame.at]] if tokens[frame.at].pos == "VERB" else []
    told += [] if frame.speaker is None else [tokens[frame.speaker]]
    where = [k.index for k in dependents(parse, frame.at, "prep") if k.lemma in _WHERE]
    told += [k for c in where for k in dependents(parse, c, "pobj")]
    return next((media[t.lemma] for t in told if t.lemma in media), None)


def _all(parse: Parse) -> Iterator[SpeechFrame]:
    heading = heading_frame(parse)
    if heading is not None:
        yield heading
    for token in parse.tokens:
        frame = None
        if token.pos == "VERB" and token.dep not in ("aux", "amod", "compound"):
            frame = source_frame(parse, token.index) or as_frame(parse, token.index) or verb_frame(parse, token.index)
        elif token.pos == "NOUN":
            frame = view_frame(parse, token.index) or noun_frame(parse, token.index)
        elif token.pos == "ADJ" and token.dep in ("acomp", "conj"):
            frame = adjective_frame(parse, token.index)
        elif token.pos == "ADV" and token.lemma in speech_words().hearsay_adverbs:
            frame = adverb_frame(parse, token.index)
        elif token.pos == "ADP":
            frame = for_frame(parse, token.index)
        if frame is not None:
            yield frame


def _has_voice(parse: Parse, frame: SpeechFrame) -> bool:
    """Not a deal, an attack or "this": what happens neither speaks nor thinks (a document or a poll does)."""
    token = parse.tokens[frame.speaker] if frame.speaker is not None else None
    if token is None:
        return True
    if token.lemma.lower() in speech_words().mute and (frame.act not in ("say", "source") or token.pos == "PROPN"):
        return False
    if token.lemma in speech_words().documents:
        return True
    if token.lemma in ("this", "that", "these", "what", "there") and token.dep != "poss":
        return False
    if parse.tokens[frame.at].lemma in speech_words().evident and (
        token.lemma == "it" or _is_owned_thing(parse, token)
    ):
        return False
    return not (token.pos == "NOUN" and token.lemma in event_nouns())
