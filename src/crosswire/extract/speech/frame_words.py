"""Part of stage 7: frames of attribution whose cue is no verb — nouns, adjectives, adverbs, "according to", headings."""

from __future__ import annotations

from crosswire.extract.grammar.clauses import SUBJECTS, is_infinitive
from crosswire.extract.speech.frame_parts import SpeechFrame, addressee_of, around, classes_of, make_frame, speaker_of
from crosswire.lexicon.speech import speech_words
from crosswire.records.text import Parse
from crosswire.text.tree import (
    ACTORS,
    child_as,
    children_as,
    dependents,
    governors,
    has_child,
    is_named,
    obliques,
    subtree,
)

# Tokens: "Name of an office, Country:" before what is said, and the least that is said.
_LONGEST_HEADING = 6
_SHORTEST_HEADED = 3
# Preposition and noun before whose view it is.
_VIEWS = frozenset(
    {("to", "mind"), ("in", "telling")} | {("in", noun) for noun in "view opinion word eye judgment judgement".split()}
)
# When and where something was said, after "as the minister argued"; and who says nothing by it.
_WHEN = frozenset({"in", "on", "at", "during", "after", "before", "from", "to", "by"})
_NOBODY = frozenset({"it", "this", "that", "which", "what"})
# Verbs by which somebody's view is told: "For Reyes, the treaty is seen as a gift".
_SEEN = frozenset({"see", "view", "regard", "consider"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "PART"})


def noun_frame(parse: Parse, noun: int) -> SpeechFrame | None:
    """ "the claim that ...", "his refusal to ..."."""
    if parse.tokens[noun].lemma not in speech_words().nouns:
        return None
    below = [c for c in children_as(parse, noun, "acl", "ccomp", "relcl") if _complements(parse, c)]
    below = below or _strayed(parse, noun)
    if not below:
        return None
    if (verb := _said_in(parse, noun)) is not None:
        return make_frame(
            parse, "say", verb, [i for c in below for i in subtree(parse, c)], addressee=addressee_of(parse, verb)
        )
    return SpeechFrame(
        act="noun", at=noun, cue=(noun,), content=tuple(i for c in below for i in subtree(parse, c)),
        speaker=_holder(parse, noun),
    )  # fmt: skip


def _strayed(parse: Parse, noun: int) -> list[int]:
    """ "This is far from her pledge of last week that ...": the clause right behind the noun's phrase, hung on a verb
    above that reports nothing itself."""
    that = subtree(parse, noun)[-1] + 1
    if not has_child(parse, noun, "poss") or that >= len(parse.tokens):
        return []
    verb = parse.tokens[that].head
    holder = parse.tokens[verb].head
    if parse.tokens[that].lemma != "that" or parse.tokens[that].dep != "mark" or parse.tokens[verb].dep != "ccomp":
        return []
    return [verb] if holder in governors(parse, noun) and not classes_of(parse, holder) else []


def _said_in(parse: Parse, noun: int) -> int | None:
    """ "told reporters in a statement that ...": the verb, where the parser hung the clause on the noun."""
    preposition = parse.tokens[noun].head
    verb = parse.tokens[preposition].head
    plain = parse.tokens[noun].dep == "pobj" and parse.tokens[preposition].lemma in ("in", "on")
    said = plain and parse.tokens[verb].pos == "VERB" and classes_of(parse, verb) & {"say", "announce"}
    return verb if said else None


def _complements(parse: Parse, verb: int) -> bool:
    marked = any(k.lemma == "that" for k in dependents(parse, verb, "mark"))
    return marked or is_infinitive(parse, verb)


def _holder(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: the possessor, its subject, "by X", or the subject of the verb that has it as its object."""
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if token.dep in ("poss", "nsubj"):  # "Journalists on the scene report that ...", taken for a noun
            return c
        if token.dep == "prep" and token.lemma in ("by", "from", "of"):
            return child_as(parse, c, "pobj")
    token = parse.tokens[noun]
    return speaker_of(parse, token.head) if token.dep == "dobj" and parse.tokens[token.head].pos == "VERB" else None


def adjective_frame(parse: Parse, adjective: int) -> SpeechFrame | None:
    """ "is confident that ...", "was reluctant to ..."."""
    if parse.tokens[adjective].lemma not in speech_words().adjectives:
        return None
    head = parse.tokens[adjective].head
    below = [c for i in (adjective, head) for c in children_as(parse, i, "ccomp", "xcomp") if c > adjective]
    below += children_as(parse, adjective, "prep")
    subject = speaker_of(parse, head)
    if not below or subject is None or parse.tokens[subject].lemma in ("it", "there", "that", "this"):
        return None
    content = tuple(sorted({i for c in below for i in subtree(parse, c)}))
    return SpeechFrame(act="think", at=adjective, cue=(adjective,), content=content, speaker=subject)


def adverb_frame(parse: Parse, adverb: int) -> SpeechFrame | None:
    """ "reportedly": the clause that it stands in, by nobody."""
    head = parse.tokens[adverb].head
    content = around(parse, head, adverb)
    return SpeechFrame(act="hearsay", at=adverb, cue=(adverb,), content=tuple(content))


def source_frame(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "according to X"."""
    if parse.tokens[verb].text.lower() != "according" or verb + 1 >= len(parse.tokens):
        return None
    to = verb + 1
    source = child_as(parse, to, "pobj")
    if parse.tokens[to].lemma != "to" or source is None:
        return None
    phrase = {verb, to, *subtree(parse, source)}
    content = tuple(i for i in _scope(parse, verb, phrase) if i not in phrase)
    return SpeechFrame(act="source", at=verb, cue=(verb, to), content=content, speaker=source, aside=tuple(phrase))


def as_frame(parse: Parse, verb: int) -> SpeechFrame | None:
    """ "as X has argued", "as X put it", "as reported by X"."""
    tokens, children = parse.tokens, dependents(parse, verb)
    if tokens[verb].lemma not in speech_words().parenthetic or tokens[verb].dep not in ("advcl", "parataxis"):
        return None
    opened = any(t.dep == "mark" and t.lemma == "as" for t in children)
    told = any(t.dep in ("ccomp", "xcomp", "neg", "nsubjpass", "advcl") for t in children)
    about = any(t.dep in ("dobj", "dative") and t.lemma != "it" for t in children)
    about = about or any(t.dep == "prep" and t.lemma not in _WHEN for t in children)
    speaker = speaker_of(parse, verb)
    if not opened or told or about or speaker is None or tokens[speaker].lemma in _NOBODY:
        return None
    if verb not in (tokens[speaker].head, tokens[tokens[speaker].head].head):  # its subject, or "by" whom
        return None
    phrase = set(subtree(parse, verb))
    content = tuple(i for i in _scope(parse, verb, phrase) if i not in phrase)
    return SpeechFrame(
        act="source", at=verb, cue=(verb,), content=content, speaker=speaker, aside=tuple(sorted(phrase))
    )


def for_frame(parse: Parse, preposition: int) -> SpeechFrame | None:
    """ "For critics, the toll is a gift"; of one by name only what is quoted or how he sees it."""
    tokens = parse.tokens
    root = tokens[preposition].head
    if tokens[preposition].lemma != "for" or preposition > 1 or tokens[root].dep != "ROOT":
        return None
    who = child_as(parse, preposition, "pobj")
    if who is None or who > root:
        return None
    viewed = any(t.text == '"' for t in tokens) or tokens[root].lemma in _SEEN
    if not (tokens[who].lemma in speech_words().viewers or (viewed and is_named(parse, who, {"PERSON"}))):
        return None
    phrase = set(subtree(parse, preposition))
    content = tuple(i for i in range(preposition, len(tokens)) if i not in phrase)
    return SpeechFrame(
        act="source", at=preposition, cue=(preposition,), content=content, speaker=who, aside=tuple(sorted(phrase))
    )


def view_frame(parse: Parse, noun: int) -> SpeechFrame | None:
    """ "in X's view", "in the words of X", "to X's mind"."""
    before = parse.tokens[noun].head
    if parse.tokens[noun].dep != "pobj" or (parse.tokens[before].lemma, parse.tokens[noun].lemma) not in _VIEWS:
        return None
    owners = [*children_as(parse, noun, "poss"), *(h for marker, h in obliques(parse, noun) if marker == "of")]
    if not owners:
        return None
    phrase = {before, *subtree(parse, noun)}
    content = tuple(i for i in _scope(parse, before, phrase) if i not in phrase)
    return SpeechFrame(
        act="source", at=noun, cue=(before, noun), content=content, speaker=owners[0], aside=tuple(sorted(phrase))
    )


def _scope(parse: Parse, verb: int, phrase: set[int]) -> list[int]:
    """What "according to X" is about: the sentence, or the clause that it stands in the middle of."""
    at = parse.tokens[verb].head
    edge = min(phrase) == 0 or all(t.pos == "PUNCT" for t in parse.tokens[max(phrase) + 1 :])
    if edge:
        return list(range(len(parse.tokens)))
    if parse.tokens[at].dep in ("advcl", "relcl", "acl", "conj", "parataxis"):
        return subtree(parse, at)
    # "A did, according to C, and B does": B's clause is not C's.
    later = [c for c in children_as(parse, at, "conj") if c > max(phrase) and has_child(parse, c, *SUBJECTS)]
    return around(parse, next(t.index for t in parse.tokens if t.head == t.index), *later)


def heading_frame(parse: Parse) -> SpeechFrame | None:
    """ "Diplomat: talks close to collapse"."""
    colon = next((t.index for t in parse.tokens[: _LONGEST_HEADING + 1] if t.text == ":"), None)
    if colon is None or colon == 0 or len(parse.tokens) - colon <= _SHORTEST_HEADED:
        return None
    before = parse.tokens[:colon]
    if any(t.pos not in _NAMING for t in before):
        return None
    last = before[-1]
    if last.text.lower() in speech_words().labels:
        return None
    named = any(span.label in ACTORS and span.last <= colon for span in parse.named)
    unnamed = last.lemma in speech_words().viewers and last.tag == "NNS"  # "Officials: ..."
    if not (named or unnamed or last.lemma in speech_words().documents):
        return None
    return SpeechFrame(
        act="say", at=colon, cue=(colon,), content=tuple(range(colon + 1, len(parse.tokens))), speaker=last.index
    )
