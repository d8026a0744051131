"""Part of stage 7: who is quoted for what — direct, mixed and indirect speech, thoughts, intentions.

Two kinds of evidence are joined: the frames of each sentence (a verb of saying with its clause) and the
quotation marks of each paragraph, which cross sentences. A quotation belongs to the frame whose content
it overlaps, else to a verb of saying beside it, else it goes on from the quotation before it.

Known limits: a quotation without any cue near it stays unattributed; attributions nested in another's
content name it as their parent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crosswire.extract.arguments import make_phrase
from crosswire.extract.frame_parts import Frame, speaker_of, subtree
from crosswire.extract.frames import bare_speech, find_frames, medium_of, speech_verbs
from crosswire.lexicon.speech import speech_words
from crosswire.records.names import Entity
from crosswire.records.statements import Attribution
from crosswire.records.text import ParsedDocument, Phrase, Sentence, Span
from crosswire.text.quotations import find_quotations
from crosswire.text.spans import SpanIndex

# Characters: a quotation this long that overlaps no frame is speech, a shorter one may be a title or irony.
_SCARE = 12
# Parts: a speech quoted in more pieces than this is a transcript; its later pieces stay unattributed.
_MOST_PARTS = 40
# Attributions within attributions that are followed to who says "I".
_MOST_NESTED = 5
_I, _WE = frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"})


@dataclass(slots=True)
class _Draft:
    """An attribution in the making: sentence, frame and content spans."""

    sentence: Sentence
    frame: Frame
    content: list[tuple[int, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.content)


def find_attributions(parsed: ParsedDocument, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Find who is quoted for what: direct, mixed, indirect speech, thoughts, intentions.

    In order of the cues. A speaker is the phrase that names him, without appositions, and the entities
    that it means.
    """
    text = parsed.document.article.text
    paragraphs = paragraph_ranges(parsed)
    quotations = find_quotations(text, paragraphs)
    drafts = [
        _Draft(sentence=s, frame=f, content=_spans(s, f.content))
        for s in parsed.sentences
        for f in find_frames(s.parse)
    ]
    _add_quotations(parsed, drafts, quotations)
    _add_bare(parsed, drafts)
    drafts = [d for d in drafts if d.content]
    return _first_persons(_records(parsed, drafts, quotations, entities))


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
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        while run and all_tokens[run[0]].pos == "PUNCT" and all_tokens[run[0]].text != '"':
            run.pop(0)
        while run and all_tokens[run[-1]].pos == "PUNCT" and all_tokens[run[-1]].text != '"':
            run.pop()
        if run:
            found.append((sentence.start + all_tokens[run[0]].start, sentence.start + all_tokens[run[-1]].end))
    return found


def _shared(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


def _add_quotations(parsed: ParsedDocument, drafts: list[_Draft], quotations: Sequence[Span]) -> None:
    """Give each quotation to the draft that says it; a new draft where only a verb of saying is near."""
    starts = [s.start for s in parsed.sentences]
    by_sentence: dict[int, list[_Draft]] = {}
    for known in drafts:
        by_sentence.setdefault(known.sentence.index, []).append(known)
    last: tuple[int, _Draft] | None = None  # paragraph of the quotation before, and whose it was
    for quotation in quotations:
        first = max(0, bisect_right(starts, quotation.start) - 1)
        final = max(0, bisect_right(starts, quotation.end - 1) - 1)
        sentences = parsed.sentences[first : final + 1]
        if not sentences:
            continue
        near = [d for s in sentences for d in by_sentence.get(s.index, ())]
        draft: _Draft | None = _covering(near, quotation) or _beside(sentences, quotation, drafts, by_sentence)
        if draft is None:
            draft = _said_after(parsed.sentences[final : final + 2], quotation, drafts, by_sentence)
        if (
            draft is None
            and last is not None
            and len(last[1].content) < _MOST_PARTS
            and _goes_on(sentences[0], quotation, last[0])
        ):
            draft = last[1]
        if draft is None:
            continue
        if _shared(draft.content, quotation.start, quotation.end) < quotation.end - quotation.start:
            draft.content = _united([*draft.content, (quotation.start, quotation.end)])
        if quotation.end - quotation.start > _SCARE:
            last = (sentences[-1].paragraph, draft)


def _covering(near: Sequence[_Draft], quotation: Span) -> _Draft | None:
    """The outermost draft whose content overlaps the quotation and whose cue stands outside it."""
    hits = [
        d for d in near
        if _shared(d.content, quotation.start, quotation.end) > 0
        and not quotation.start <= d.sentence.start + d.sentence.parse.tokens[d.frame.at].start < quotation.end
    ]  # fmt: skip
    return max(hits, key=lambda d: d.size) if hits else None


def _beside(
    sentences: Sequence[Sentence], quotation: Span, drafts: list[_Draft], by_sentence: dict[int, list[_Draft]]
) -> _Draft | None:
    """A draft around the verb of saying nearest to the quotation, in its first or last sentence."""
    best: tuple[int, Sentence, int, int | None] | None = None
    for sentence in {s.index: s for s in (sentences[0], sentences[-1])}.values():
        for verb, speaker in speech_verbs(sentence.parse):
            at = sentence.start + sentence.parse.tokens[verb].start
            if quotation.start <= at < quotation.end or speaker is None:
                continue
            distance = quotation.start - at if at < quotation.start else at - quotation.end
            if best is None or distance < best[0]:
                best = (distance, sentence, verb, speaker)
    if best is None:
        return None
    _, sentence, verb, speaker = best
    for draft in by_sentence.get(sentence.index, ()):
        if draft.frame.at == verb:
            return draft
    draft = _Draft(sentence=sentence, frame=Frame(act="say", at=verb, cue=(verb,), content=(), speaker=speaker))
    drafts.append(draft)
    by_sentence.setdefault(sentence.index, []).append(draft)
    return draft


def _said_after(
    sentences: Sequence[Sentence], quotation: Span, drafts: list[_Draft], by_sentence: dict[int, list[_Draft]]
) -> _Draft | None:
    """ "“They will pay!” The minister wrote." where a stop in the quotation parts the speaker from his words."""
    if len(sentences) < 2 or sentences[0].paragraph != sentences[1].paragraph or by_sentence.get(sentences[1].index):
        return None
    verb = bare_speech(sentences[1].parse) if sentences[0].end - quotation.end <= 1 else None
    if verb is None:
        return None
    speaker = speaker_of(sentences[1].parse, verb)
    draft = _Draft(sentence=sentences[1], frame=Frame(act="say", at=verb, cue=(verb,), content=(), speaker=speaker))
    drafts.append(draft)
    by_sentence.setdefault(sentences[1].index, []).append(draft)
    return draft


def _goes_on(sentence: Sentence, quotation: Span, paragraph: int) -> bool:
    """A quotation that opens its sentence goes on from the one before, in its paragraph or the one above."""
    return sentence.paragraph - paragraph in (0, 1) and quotation.start - sentence.start <= 1


def _add_bare(parsed: ParsedDocument, drafts: list[_Draft]) -> None:
    """ "They will pay. An official confirmed.": who speaks without saying anything says the sentence before,
    where nobody else does. Rewrites and lost stops part a speaker from his words so."""
    taken = {d.sentence.index for d in drafts}
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if sentence.paragraph != before.paragraph or {sentence.index, before.index} & taken:
            continue
        verb = bare_speech(sentence.parse)
        if verb is not None:
            frame = Frame(act="say", at=verb, cue=(verb,), content=(), speaker=speaker_of(sentence.parse, verb))
            drafts.append(_Draft(sentence=sentence, frame=frame, content=[(before.start, before.end)]))
            taken.add(before.index)


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1] + 1:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _records(
    parsed: ParsedDocument, drafts: list[_Draft], quotations: Sequence[Span], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    drafts = sorted(drafts, key=lambda d: d.sentence.start + d.sentence.parse.tokens[d.frame.at].start)
    places = [d.sentence.start + d.sentence.parse.tokens[d.frame.at].start for d in drafts]
    text = parsed.document.article.text
    kinds = {entity.id: entity.kind for entity in entities}
    index = SpanIndex(entities, parsed.document.article.id)
    around = sentences_of(parsed, [d.content for d in drafts])
    starts, sizes = [q.start for q in quotations], [d.size for d in drafts]
    return tuple(
        Attribution(
            report=parsed.document.article.id, kind=_kind(draft, quotations, starts),
            speaker=_speaker(draft, text, index, kinds),
            cue=_cue(draft, text),
            content=tuple(Span(start=a, end=b) for a, b in draft.content),
            addressee=_phrase(draft, draft.frame.addressee, text, index),
            medium=medium_of(draft.sentence.parse, draft.frame),
            parent=_parent(number, around[draft.sentence.index], drafts, places, sizes),
            act=draft.frame.act,
        )
        for number, draft in enumerate(drafts)
    )  # fmt: skip


def _speaker(draft: _Draft, text: str, index: SpanIndex, kinds: Mapping[str, str]) -> Phrase | None:
    """The speaker; a document without a name of its own speaks for who is named in its phrase
    ("a statement released by the ministry")."""
    speaker = _phrase(draft, draft.frame.speaker, text, index)
    head = draft.frame.speaker
    if speaker is None or head is None:
        return speaker
    parse = draft.sentence.parse
    if parse.tokens[head].pos == "NOUN" and speaker.entities:
        # "Some Middle East observers" are not the place.
        speaker = replace(speaker, entities=tuple(e for e in speaker.entities if kinds.get(e) != "place"))
    if speaker.entities:
        return speaker
    if parse.tokens[head].lemma not in speech_words().documents:
        return speaker
    last = max(subtree(parse, head))
    return replace(speaker, entities=index.ids(speaker.start, draft.sentence.start + parse.tokens[last].end)[:1])


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


def _phrase(draft: _Draft, head: int | None, text: str, index: SpanIndex) -> Phrase | None:
    if head is None:
        return None
    return make_phrase(draft.sentence, text, head, None, index)


def _cue(draft: _Draft, text: str) -> Phrase:
    tokens = draft.sentence.parse.tokens
    start = draft.sentence.start + tokens[draft.frame.cue[0]].start
    end = draft.sentence.start + tokens[draft.frame.cue[-1]].end
    return Phrase(report=draft.sentence.report, start=start, end=end, text=text[start:end])


def _kind(draft: _Draft, quotations: Sequence[Span], starts: Sequence[int]) -> str:
    """direct: all of the content is quoted; mixed: some; indirect: none."""
    quoted = 0
    for start, end in draft.content:
        first = max(0, bisect_right(starts, start) - 1)
        near = quotations[first : bisect_left(starts, end)]
        quoted += sum(_shared([(start, end)], q.start, q.end) for q in near)
    if not quoted:
        return "indirect"
    # Characters: marks, commas and a leading "that" may stand outside the quotation.
    return "direct" if quoted >= draft.size - 6 else "mixed"


def _parent(
    number: int, around: Sequence[int], drafts: list[_Draft], places: list[int], sizes: list[int]
) -> int | None:
    """The innermost attribution in whose larger content the cue of this one stands."""
    at, own = places[number], (sizes[number], number)
    hits = [(sizes[k], k) for k in around if (sizes[k], k) > own and any(a <= at < b for a, b in drafts[k].content)]
    return min(hits)[1] if hits else None
