"""Part of stage 7: whose document speaks ("the statement said", "a letter from the council says").

Who it is stands beside the noun ("a statement issued by the ministry"), or does something with it ("the ministry issued
a statement", "said in a statement"); a document that is known already ("the letter") is that of the last such noun.

Known limits: a document's name for itself ("the Helsinki accord says") is left to the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.grammar.arguments import make_phrase
from crosswire.extract.grammar.clauses import SUBJECTS
from crosswire.extract.speech.frame_parts import classes_of, speaker_of
from crosswire.lexicon.speech import speech_words
from crosswire.records.text import Parse, Sentence
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import children_as, dependents, obliques

# Prepositions before whose document it is, and before whose voice it carries ("said in a statement").
_OF, _THROUGH = frozenset({"by", "from", "of"}), frozenset({"in", "through", "via", "on"})
# Sentences: how far back the document may have been spoken of.
_REACH = 6
_KNOWN = frozenset({"the", "this", "that"})


def issuer(
    sentences: Sequence[Sentence], sentence: Sentence, noun: int, index: SpanIndex, text: str
) -> tuple[str, ...]:
    """The entities whose document the noun names, or none.

    ``sentences`` are those of the report; ``sentence`` is one of them, by its index.
    """
    found = _beside(sentence, noun, index, text)
    determiners = {k.text.lower() for k in dependents(sentence.parse, noun)}
    if found or determiners.isdisjoint(_KNOWN):
        return found
    lemma, media = sentence.parse.tokens[noun].lemma, speech_words().media
    for before in reversed(sentences[max(0, sentence.index - _REACH) : sentence.index]):
        for token in reversed(before.parse.tokens):
            if token.pos == "VERB" and media.get(lemma, "") == media.get(
                token.lemma
            ):  # "tweeted ...": "the tweet said"
                who = speaker_of(before.parse, token.index)
                if who is not None and (found := make_phrase(before, text, who, None, index).entities):
                    return found
            elif token.lemma == lemma and token.pos == "NOUN":
                held = make_phrase(before, text, token.index, set(_before(before.parse, token.index)), index).entities
                if found := held or _beside(before, token.index, index, text):
                    return found
    return ()


def _before(parse: Parse, noun: int) -> Iterator[int]:
    """The noun with what stands before it: "the ministry's last statement"."""
    stack = [noun]
    while stack:
        i = stack.pop()
        yield i
        stack += [c for c in parse.children[i] if c < noun]


def _beside(sentence: Sentence, noun: int, index: SpanIndex, text: str) -> tuple[str, ...]:
    for head in _makers(sentence.parse, noun):
        phrase = make_phrase(sentence, text, head, None, index)
        # "Six Chilean groups wrote a letter": they are not the state.
        if index.head(phrase.start, phrase.end, sentence.start + sentence.parse.tokens[head].start) is not None:
            return phrase.entities
    return ()


def _makers(parse: Parse, noun: int) -> Iterator[int]:
    """Heads of the phrases that may say whose document it is, the nearest first."""
    tokens = parse.tokens
    for c in parse.children[noun]:
        if tokens[c].dep == "prep" and tokens[c].lemma in _OF:
            yield from children_as(parse, c, "pobj")
        elif tokens[c].dep == "acl" and tokens[c].tag == "VBN" and tokens[c].lemma not in speech_words().handling:
            yield from _agents(parse, c)
            yield from _accounts(parse, c)
    token = tokens[noun]
    above = tokens[token.head]
    if token.dep == "dobj" and above.lemma in speech_words().issuing:
        yield from children_as(parse, above.index, *SUBJECTS)
    elif token.dep == "nsubjpass" and above.lemma in speech_words().issuing:
        yield from _agents(parse, above.index)
    elif token.dep == "pobj" and above.lemma in _THROUGH and tokens[above.head].pos == "VERB":
        speaker = speaker_of(parse, above.head) if classes_of(parse, above.head) else None
        yield from [] if speaker is None else [speaker]


def _accounts(parse: Parse, verb: int) -> Iterator[int]:
    """Whose account it is: "tweeted from the account of the port", "posted on the port's website"."""
    for c in children_as(parse, verb, "prep"):
        for d in parse.children[c]:
            if parse.tokens[d].lemma in speech_words().accounts:
                yield from children_as(parse, d, "poss")
                yield from (h for marker, h in obliques(parse, d) if marker == "of")


def _agents(parse: Parse, verb: int) -> Iterator[int]:
    """Who is named with "by"."""
    yield from (d for c in children_as(parse, verb, "agent") for d in children_as(parse, c, "pobj"))
