"""Part of stage 7: whose words the quotations of a report are, where no frame of its sentence says so alone.

A quotation belongs to the frame whose content it overlaps, else to a verb of saying beside it, else to who speaks in the
sentence after it, was announced before it ("The agency adds:") or is spoken of there ("Reyes was blunt."), else it goes on
from the quotation before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from crosswire.extract.speech.drafts import Draft, Drafts, add_draft
from crosswire.extract.speech.frame_parts import SpeechFrame, is_plain_speech, speaker_of
from crosswire.extract.speech.frames import bare_speech, speech_verbs
from crosswire.records.text import ParsedDocument, Sentence, Span
from crosswire.text.quotations import CLOSING
from crosswire.text.tree import VERBAL, child_as, is_named

# Characters: a quotation this long that overlaps no frame is speech, a shorter one may be a title or irony.
_SCARE = 12
# Characters: words that stand alone after a sentence about somebody are his where they are this many.
_SPEECH = 25
# Parts: a speech quoted in more pieces than this is a transcript; its later pieces stay unattributed.
_MOST_PARTS = 40
# Characters between a quotation that nothing closes and the next one: more are not believed to be said too.
_BRIDGED = 600
# How a paragraph of a list begins; and a quotation, which is followed for itself.
_ITEM = re.compile(r"[-\u2013\u2014\u2022\u00b7*\u25ba\u25cf]|\(?\d{1,2}[.)]\s")
_OPENING = "\u201c\u2018\"'\u00ab"
# Who speaks in his own quotation.
_FIRST = frozenset({"i", "we", "you"})
# Marks that close a quotation, among them single ones, which may be apostrophes; and the stops that stand before them where
# a sentence is quoted.
_CLOSING = CLOSING + "'\u2019"
_STOPS = ".,?!\u2026"


def add_quotations(parsed: ParsedDocument, drafts: Drafts, quotations: Sequence[Span]) -> None:
    """Give each quotation to the draft that says it; a new draft where only a verb of saying is near."""
    starts = [s.start for s in parsed.sentences]
    last: tuple[int, Draft] | None = None  # paragraph of the quotation before, and whose it was
    unclosed: tuple[int, int] | None = None  # paragraph and end of the quotation before, where no mark closes it
    for quotation in quotations:
        first = max(0, bisect_right(starts, quotation.start) - 1)
        final = max(0, bisect_right(starts, quotation.end - 1) - 1)
        sentences = parsed.sentences[first : final + 1]
        if not sentences:
            continue
        near = [d for s in sentences for d in drafts.get(s.index, ())]
        draft: Draft | None = _covering(near, quotation) or _beside(sentences, quotation, drafts)
        if draft is None:
            draft = _said_after(parsed.sentences[final : final + 2], quotation, drafts)
        held = last[1] if last is not None and _goes_on(sentences[0], quotation, last[0]) else None
        reopened = unclosed and unclosed[0] == sentences[0].paragraph and quotation.start - unclosed[1] <= _BRIDGED
        if draft is None and not (held and reopened):
            draft = _told_before(parsed, first, quotation, drafts)
            draft = draft or _within(parsed, first, quotation, drafts)
        if draft is None and held is not None and len(held.content) < _MOST_PARTS:
            draft = held
            if unclosed and reopened and quotation.start > unclosed[1]:
                # Paragraphs run together open the quotation again: what stands between was said too.
                draft.content = _united([*draft.content, (unclosed[1], quotation.start)])
        closed = parsed.document.article.text[quotation.end - 1] in _CLOSING
        unclosed = None if closed else (sentences[-1].paragraph, quotation.end)
        if draft is None:
            continue
        if shared(draft.content, quotation.start, quotation.end) < quotation.end - quotation.start:
            draft.content = _united([*draft.content, (quotation.start, quotation.end)])
        if quotation.end - quotation.start > _SCARE:
            last = (sentences[-1].paragraph, draft)


def _covering(near: Sequence[Draft], quotation: Span) -> Draft | None:
    """The outermost draft whose content overlaps the quotation and whose cue stands outside it."""
    hits = [
        d for d in near
        if shared(d.content, quotation.start, quotation.end) > 0
        and not quotation.start <= d.place < quotation.end
    ]  # fmt: skip
    # Of "Reyes reportedly said" the words are hers.
    return max(hits, key=lambda d: (d.frame.act != "hearsay", d.size)) if hits else None


def _beside(sentences: Sequence[Sentence], quotation: Span, drafts: Drafts) -> Draft | None:
    """A draft around the verb of saying nearest to the quotation, in its first or last sentence."""
    ends = {s.index: s for s in (sentences[0], sentences[-1])}.values()
    spoken = [
        (quotation.start - at if at < quotation.start else at - quotation.end, sentence, verb)
        for sentence in ends
        for verb, speaker in speech_verbs(sentence.parse)
        if speaker is not None
        and not quotation.start <= (at := sentence.start + sentence.parse.tokens[verb].start) < quotation.end
    ]  # fmt: skip
    if not spoken:
        return None
    _, sentence, verb = min(spoken, key=lambda one: one[0])
    return _at(sentence, verb, drafts)


def _at(sentence: Sentence, verb: int, drafts: Drafts) -> Draft:
    """The draft around a verb of saying: the one there is, else a new one without content."""
    for draft in drafts.get(sentence.index, ()):
        if draft.frame.at == verb:
            return draft
    return add_draft(drafts, _spoken(sentence, verb))


def _spoken(sentence: Sentence, verb: int) -> Draft:
    speaker = speaker_of(sentence.parse, verb)
    return Draft(sentence=sentence, frame=SpeechFrame(act="say", at=verb, cue=(verb,), content=(), speaker=speaker))


def _said_after(sentences: Sequence[Sentence], quotation: Span, drafts: Drafts) -> Draft | None:
    """ "“They will pay!” The minister wrote." where a stop in the quotation parts the speaker from his words."""
    if len(sentences) < 2 or sentences[0].paragraph != sentences[1].paragraph or drafts.get(sentences[1].index):
        return None
    verb = bare_speech(sentences[1].parse, placed=True) if sentences[0].end - quotation.end <= 1 else None
    return None if verb is None else _at(sentences[1], verb, drafts)


def _told_before(parsed: ParsedDocument, first: int, quotation: Span, drafts: Drafts) -> Draft | None:
    """ "The agency adds:" and then the quotation; "Reyes was blunt." and then, in its paragraph, her words."""
    if first == 0 or quotation.start - parsed.sentences[first].start > 1:
        return None
    before, sentence, text = parsed.sentences[first - 1], parsed.sentences[first], parsed.document.article.text
    between = text[before.end : quotation.start].strip()
    opened = (text[before.start : before.end] + between).rstrip(' \u201c"').endswith(":") and between in ("", ":")
    if not opened and (said := _last_said(before, sentence, quotation, text, drafts)) is not None:
        return said
    verb = _teller(before, opened=opened)
    beside = before.paragraph == sentence.paragraph and quotation.end - quotation.start > _SPEECH
    # Unless the sentence before is itself somebody else's words.
    if verb is None or not (opened or (beside and not drafts.get(before.index))):
        return None
    return _at(before, verb, drafts)


def _within(parsed: ParsedDocument, first: int, quotation: Span, drafts: Drafts) -> Draft | None:
    """ "Reyes likened it to “a tax on hope and bread”": who does it; "The port was shut, Reyes said. It was “a tax on hope
    and bread”": who spoke in the sentence before."""
    sentence, text = parsed.sentences[first], parsed.document.article.text
    words = text[quotation.start : quotation.end]
    if quotation.start - sentence.start <= 1 or len(words) <= _SPEECH or _is_title(words):
        return None
    verb = _teller(sentence, opened=False)
    if verb is not None and sentence.start + sentence.parse.tokens[verb].start < quotation.start:
        return _at(sentence, verb, drafts)
    before = parsed.sentences[first - 1] if first else None
    if before is None or before.paragraph != sentence.paragraph:
        return None
    return _last_said(before, sentence, quotation, text, drafts)


def _is_title(words: str) -> bool:
    """ "“The Long Road Home”": half of its longer words, or more, have capitals."""
    long = [w for w in words.strip(_OPENING + _CLOSING).split()[1:] if len(w) > 3]
    return 2 * sum(w[:1].isupper() for w in long) >= len(long)


def _last_said(before: Sentence, sentence: Sentence, quotation: Span, text: str, drafts: Drafts) -> Draft | None:
    """ "Reyes said the port was shut. “Nobody will pay.”": the draft whose verb governs the sentence before the quotation,
    in its paragraph or the one above. A heading in marks ends without a stop."""
    quoted = text[quotation.start : quotation.end]
    apart = sentence.paragraph - before.paragraph
    if len(quoted) <= _SPEECH or quoted[-1] not in _CLOSING or apart > 1 or (apart and quoted[-2] not in _STOPS):
        return None
    tokens, here = before.parse.tokens, drafts.get(before.index, ())
    for draft in here:
        at, speaker = tokens[draft.frame.at], draft.frame.speaker
        told = draft.frame.act == "say" and at.head == at.index and is_plain_speech(before.parse, at.index)
        if not told or not draft.content or speaker is None or tokens[speaker].text.lower() in _FIRST:
            continue
        # Of "“Reyes said no,” Bly wrote." the second.
        others = [d for d in here if d.frame.act != "source"]
        if not any(a <= draft.place < b for other in others for a, b in other.content):
            return draft
    return None


def _teller(sentence: Sentence, *, opened: bool) -> int | None:
    """The verb whose subject says the quotation after ``sentence``: one of saying before a colon, else the main verb
    where a person is its subject."""
    parse = sentence.parse
    verbs = [verb for verb, speaker in speech_verbs(parse) if speaker is not None] if opened else []
    if verbs:
        return verbs[-1]
    root = next((t for t in parse.tokens if t.head == t.index and t.pos in VERBAL), None)
    if root is None:
        return None
    subject = child_as(parse, root.index, "nsubj")
    if subject is None:
        return None
    named = is_named(parse, subject, {"PERSON"}) or parse.tokens[subject].text.lower() in ("he", "she")
    return root.index if named else None


def _goes_on(sentence: Sentence, quotation: Span, paragraph: int) -> bool:
    """A quotation that opens its sentence goes on from the one before, in its paragraph or the one above."""
    return sentence.paragraph - paragraph in (0, 1) and quotation.start - sentence.start <= 1


def add_bare(parsed: ParsedDocument, drafts: Drafts) -> None:
    """ "They will pay. An official confirmed.": who speaks without saying anything says the sentence before,
    where nobody else does. Rewrites and lost stops part a speaker from his words so."""
    taken = {number for number, held in drafts.items() if held}
    for before, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        if sentence.paragraph != before.paragraph or {sentence.index, before.index} & taken:
            continue
        verb = bare_speech(sentence.parse)
        if verb is not None:
            draft = _spoken(sentence, verb)
            draft.content = [(before.start, before.end)]
            add_draft(drafts, draft)
            taken.add(before.index)


def add_announced(parsed: ParsedDocument, drafts: Drafts) -> None:
    """ "The agency reports:" and below it, without marks, the paragraph or the list that it tells."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for s in parsed.sentences:
        by_paragraph.setdefault(s.paragraph, []).append(s)
    paragraphs = list(by_paragraph.values())
    for place, (above, below) in enumerate(pairwise(paragraphs)):
        before, told = above[-1], [*below]
        if not before.parse.text.rstrip().endswith(":") or told[0].parse.text.lstrip()[:1] in _OPENING:
            continue
        last = _last_speech(before)
        if last is None:
            continue
        # An item that ends in a colon has the next paragraph alone: else a list of such items grew with its square.
        listed = _is_item(told[0]) and not _is_item(above[0])
        for item in paragraphs[place + 2 : place + _MOST_PARTS] if listed else ():
            if not _is_item(item[0]):
                break
            told += item
        draft = _at(before, last, drafts)
        draft.content = _united([*draft.content, *((s.start, s.end) for s in told)])


def _last_speech(sentence: Sentence) -> int | None:
    """The verb by which a sentence that ends in a colon says whose words follow."""
    verbs = [
        verb for verb, speaker in speech_verbs(sentence.parse)
        if speaker is not None
        and (is_plain_speech(sentence.parse, verb) or sentence.parse.tokens[verb].lemma == "continue")
    ]  # fmt: skip
    return verbs[-1] if verbs else None


def _is_item(sentence: Sentence) -> bool:
    return _ITEM.match(sentence.parse.text.lstrip()) is not None


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1] + 1:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def shared(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)
