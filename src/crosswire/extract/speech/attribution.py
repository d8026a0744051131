"""Part of stage 7: who is quoted for what — direct, mixed and indirect speech, thoughts, intentions.

Two kinds of evidence are joined: the frames of each sentence (a verb of saying with its clause) and the
quotation marks of each paragraph, which cross sentences (``utterances``).

Known limits: a quotation without any cue near it stays unattributed; attributions nested in another's
content name it as their parent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crosswire.extract.grammar.arguments import make_phrase
from crosswire.extract.speech.credits import add_credits
from crosswire.extract.speech.drafts import Draft, Drafts
from crosswire.extract.speech.frames import find_frames, medium_of
from crosswire.extract.speech.issuers import issuer
from crosswire.extract.speech.posts import add_posts
from crosswire.extract.speech.turns import add_turns, named_speaker
from crosswire.extract.speech.utterances import add_announced, add_bare, add_quotations, shared
from crosswire.lexicon.speech import speech_words
from crosswire.records.names import Entity
from crosswire.records.statements import Attribution
from crosswire.records.text import ParsedDocument, Phrase, Sentence, Span
from crosswire.text.quotations import find_quotations
from crosswire.text.spans import SpanIndex
from crosswire.text.tree import named_beside, runs

# Attributions within attributions that are followed to who says "I".
_MOST_NESTED = 5
_I, _WE = frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"})


def find_attributions(parsed: ParsedDocument, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Find who is quoted for what: direct, mixed, indirect speech, thoughts, intentions.

    In order of the cues. A speaker is the phrase that names him, without appositions, and the entities
    that it means.
    """
    text = parsed.document.article.text
    paragraphs = paragraph_ranges(parsed)
    quotations = find_quotations(text, paragraphs)
    drafts: Drafts = {
        s.index: [Draft(sentence=s, frame=f, content=_spans(s, f.content)) for f in frames]
        for s in parsed.sentences
        if (frames := find_frames(s.parse))
    }
    add_turns(parsed, drafts, paragraphs)
    add_quotations(parsed, drafts, add_credits(parsed, drafts, quotations, paragraphs))
    add_bare(parsed, drafts)
    add_announced(parsed, drafts)
    add_posts(parsed, drafts, paragraphs)
    told = [draft for held in drafts.values() for draft in held if draft.content]
    return _first_persons(_records(parsed, told, quotations, entities))


def paragraph_ranges(parsed: ParsedDocument) -> list[tuple[int, int]]:
    """(start, end) of each paragraph that has sentences, in order."""
    bounds: dict[int, tuple[int, int]] = {}
    for s in parsed.sentences:
        start, end = bounds.get(s.paragraph, (s.start, s.end))
        bounds[s.paragraph] = (min(start, s.start), max(end, s.end))
    return list(bounds.values())


def sentences_of(parsed: ParsedDocument, contents: Sequence[Sequence[tuple[int, int]]]) -> list[list[int]]:
    """For each sentence of ``parsed``, the numbers of the ``contents`` that share a character with it."""
    found: list[list[int]] = [[] for _ in parsed.sentences]
    starts = [s.start for s in parsed.sentences]
    for number, spans in enumerate(contents):
        for start, end in spans:
            for k in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                if not (found[k] and found[k][-1] == number):
                    found[k].append(number)
    return found


def _spans(sentence: Sentence, tokens: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of ``tokens`` as character spans, without punctuation at their edges (quotation marks stay)."""
    all_tokens = sentence.parse.tokens
    found = []
    for run in runs(tokens):
        while run and all_tokens[run[0]].pos == "PUNCT" and all_tokens[run[0]].text != '"':
            run.pop(0)
        while run and all_tokens[run[-1]].pos == "PUNCT" and all_tokens[run[-1]].text != '"':
            run.pop()
        if run:
            found.append((sentence.start + all_tokens[run[0]].start, sentence.start + all_tokens[run[-1]].end))
    return found


def _records(
    parsed: ParsedDocument, drafts: list[Draft], quotations: Sequence[Span], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    drafts = sorted(drafts, key=lambda d: d.place)
    places = [d.place for d in drafts]
    text = parsed.document.article.text
    kinds = {entity.id: entity.kind for entity in entities}
    index = SpanIndex(entities, parsed.document.article.id)
    here = {entity for entity, _ in index.mentions(0, len(text))}
    persons = [e for e in entities if e.kind == "person" and e.id in here]
    around = sentences_of(parsed, [d.content for d in drafts])
    starts, sizes = [q.start for q in quotations], [d.size for d in drafts]
    return tuple(
        Attribution(
            report=parsed.document.article.id, kind=_kind(draft, quotations, starts),
            speaker=(
                named_speaker(parsed.document.article.id, draft.name, text, index, persons) if draft.name
                else _speaker(draft, parsed.sentences, text, index, kinds)
            ),
            cue=_cue(draft, text),
            content=tuple(Span(start=a, end=b) for a, b in draft.content),
            addressee=_phrase(draft, draft.frame.addressee, text, index),
            medium=medium_of(draft.sentence.parse, draft.frame),
            parent=_parent(number, around[draft.sentence.index], drafts, places, sizes),
            act=draft.frame.act,
        )
        for number, draft in enumerate(drafts)
    )  # fmt: skip


def _speaker(
    draft: Draft, sentences: Sequence[Sentence], text: str, index: SpanIndex, kinds: Mapping[str, str]
) -> Phrase | None:
    """The speaker; a document without a name of its own speaks for who is named in its phrase
    ("a statement released by the ministry")."""
    at = draft.frame.speaker
    head = None if at is None else named_beside(draft.sentence.parse, at)
    speaker = _phrase(draft, head, text, index)
    if speaker is None or head is None:
        return speaker
    parse = draft.sentence.parse
    for c in parse.children[head]:  # "Peru's top pilot, Gen. Ola Ruud, said"; "another senator, Ana Reyes, said"
        if parse.tokens[c].dep == "appos" and parse.tokens[c].pos == "PROPN":
            named = make_phrase(draft.sentence, text, c, None, index).entities
            if persons := tuple(e for e in named if kinds.get(e) == "person"):
                return replace(speaker, entities=persons)
    token = parse.tokens[head]
    if token.pos == "NOUN" and speaker.entities:
        # "Some Middle East observers" are not the place.
        speaker = replace(speaker, entities=tuple(e for e in speaker.entities if kinds.get(e) != "place"))
    place = draft.sentence.start + token.start
    if token.tag == "NNS" and speaker.entities and index.head(speaker.start, speaker.end, place) is None:
        # "US intelligence agencies" are not the state, nor "House liberals" the House: who they are stands in plain words.
        before = make_phrase(draft.sentence, text, head, {head, *(c for c in parse.children[head] if c < head)}, index)
        tells = {token.lemma, token.text.lower()} & speech_words().documents
        bodies = () if tells else tuple(e for e in before.entities if kinds.get(e) == "organisation")
        left = tuple(e for e in speaker.entities if kinds.get(e) != "state" and e not in bodies)
        return replace(speaker, entities=left)
    if speaker.entities or token.lemma not in speech_words().documents:
        return speaker
    return replace(speaker, entities=issuer(sentences, draft.sentence, head, index, text))


def _first_persons(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """ "I" in somebody's words is who says them, and "we" where nobody else is known to be meant."""
    done: list[Attribution] = []
    for one in found:
        word = one.speaker.text.lower() if one.speaker else ""
        parent, steps = one.parent, 0
        while parent is not None and steps < _MOST_NESTED and _first_person(found[parent].speaker):
            parent, steps = found[parent].parent, steps + 1
        said = found[parent].speaker if parent is not None else None
        if one.speaker and said and said.entities and (word in _I or (word in _WE and not one.speaker.entities)):
            one = replace(one, speaker=replace(one.speaker, entities=said.entities))
        done.append(one)
    return tuple(done)


def _first_person(speaker: Phrase | None) -> bool:
    return speaker is not None and speaker.text.lower() in _I | _WE


def _phrase(draft: Draft, head: int | None, text: str, index: SpanIndex) -> Phrase | None:
    if head is None:
        return None
    return make_phrase(draft.sentence, text, head, None, index)


def _cue(draft: Draft, text: str) -> Phrase:
    tokens = draft.sentence.parse.tokens
    start = draft.sentence.start + tokens[draft.frame.cue[0]].start
    end = draft.sentence.start + tokens[draft.frame.cue[-1]].end
    return Phrase(report=draft.sentence.report, start=start, end=end, text=text[start:end])


def _kind(draft: Draft, quotations: Sequence[Span], starts: Sequence[int]) -> str:
    """direct: all of the content is quoted; mixed: some; indirect: none."""
    quoted = 0
    for start, end in draft.content:
        first = max(0, bisect_right(starts, start) - 1)
        near = quotations[first : bisect_left(starts, end)]
        quoted += sum(shared([(start, end)], q.start, q.end) for q in near)
    if not quoted:
        return "indirect"
    # Characters: marks, commas and a leading "that" may stand outside the quotation.
    return "direct" if quoted >= draft.size - 6 else "mixed"


def _parent(number: int, around: Sequence[int], drafts: list[Draft], places: list[int], sizes: list[int]) -> int | None:
    """The innermost attribution in whose larger content the cue of this one stands."""
    at, own = places[number], (sizes[number], number)
    hits = [(sizes[k], k) for k in around if (sizes[k], k) > own and any(a <= at < b for a, b in drafts[k].content)]
    return min(hits)[1] if hits else None
