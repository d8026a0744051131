"""Part of stage 7: who speaks in an interview or a transcript, told by the form of the page alone.

A speaker's name stands before a colon ("REYES: We left."), in a line of its own above what she says, or before "SAYING:" in
the list of a film's shots. No verb of saying tells it and no quotation mark need stand there. One such line is a heading; a
page on which two names come again and again is a transcript.

Known limits: of an interview that names nobody before its answers nothing is told; what the last speaker says is believed
to end with a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from crosswire.extract.speech.drafts import Drafts, add_draft, named_draft
from crosswire.lexicon.speech import speech_words
from crosswire.matching.names import fold_name
from crosswire.records.names import Entity
from crosswire.records.text import ParsedDocument, Phrase
from crosswire.text.quotations import CLOSING
from crosswire.text.spans import SpanIndex

# A name before a colon at the head of a paragraph, with what a transcript adds to it ("RACHEL REYES, HOST:").
_LABEL = re.compile(r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,5})(?:, [A-Z][A-Z ]+)?:(?=\s|$)")
# A name that is all of a paragraph.
_LINE = re.compile(r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})$")
# "(SOUNDBITE) (Czech) FOREIGN MINISTER, ANA REYES, SAYING:", the verb at its end.
_SHOT = re.compile(r"\bSAYING:\s*")
_SPEAKER = re.compile(r"(?<![\w.’'-])((?:[A-Z][A-Z.’'-]*,? )*[A-Z][A-Z.’'-]+),? $")
# Characters: the longest title and name before it.
_TITLED = 120
_NEXT_SHOT = re.compile(r"\(SOUNDBITE|(?<!\d)\d+\. ")
# Lines with a name of two speakers or more: fewer are headings.
_LEAST = 4
# Paragraphs: an answer goes on over so many; what is longer is the article around a piece of transcript.
_LONGEST = 10

_Turn = tuple[tuple[int, int], tuple[int, int]]  # the characters of the name, and of what is said


def add_turns(parsed: ParsedDocument, drafts: Drafts, paragraphs: Sequence[tuple[int, int]]) -> None:
    """Add a draft for each turn of a transcript; it takes the place of what a frame made of the same words."""
    text = parsed.document.article.text
    found = [*_shots(text, paragraphs), *_dialogue(parsed, paragraphs)]
    heads = sorted((name[0], said[0]) for name, said in found)
    for number, held in list(drafts.items()) if heads else ():
        drafts[number] = [d for d in held if not _is_within(d.place, heads)]
    for name, said in found:
        if (draft := named_draft(parsed, name, said)) is not None:
            add_draft(drafts, draft)


def named_speaker(report: str, name: tuple[int, int], text: str, index: SpanIndex, persons: Sequence[Entity]) -> Phrase:
    """Who of the report's ``persons`` is named by the characters ``name``: those mentioned there, or the one whose name,
    surname ("REYES") or initials ("AR") they are."""
    plain, meant = text[name[0] : name[1]], index.ids(*name)
    found = [e.id for e in persons if e.id in meant]
    if not found:
        called = [e.id for e in persons if _is_called(e.name, plain)]
        found = called if len(called) == 1 else []
    return Phrase(report=report, start=name[0], end=name[1], text=plain, entities=tuple(found))


def _is_called(name: str, plain: str) -> bool:
    words, named = fold_name(plain).split(), fold_name(name).split()
    initials = "".join(word[0] for word in named)
    return bool(named) and (words[-len(named) :] == named or words in (named[-1:], [initials]))


def _is_within(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a character lies in one of ``ranges``, which are in order."""
    number = bisect_right(ranges, place, key=lambda pair: pair[0]) - 1
    return number >= 0 and place < ranges[number][1]


def _shots(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[_Turn]:
    """The sound bites of a list of shots; each lasts to the last mark that closes a quotation before the next."""
    for start, end in paragraphs:
        shots = list(_SHOT.finditer(text, start, end))
        for number, shot in enumerate(shots):
            name = _SPEAKER.search(text, max(start, shot.start() - _TITLED), shot.start())
            limit = shots[number + 1].start() if number + 1 < len(shots) else end
            after = _NEXT_SHOT.search(text, shot.end(), limit)
            stop = after.start() if after else limit
            closed = max(text.rfind(mark, shot.end() + 1, stop) for mark in CLOSING)
            said = (shot.end(), closed + 1 if closed > 0 else shot.end() + len(text[shot.end() : stop].rstrip()))
            if name and said[0] < said[1]:
                yield name.span(1), said


def _dialogue(parsed: ParsedDocument, paragraphs: Sequence[tuple[int, int]]) -> Iterator[_Turn]:
    text, labels = parsed.document.article.text, speech_words().labels
    persons = _persons(parsed)
    marks: list[tuple[int, re.Match[str]]] = []  # number of the paragraph, and the name at its head
    for number, (start, end) in enumerate(paragraphs[1:], 1):  # the first is the headline
        mark = _LABEL.match(text, start, end)
        if mark is None and (mark := _LINE.match(text, start, end)) and mark[1].casefold() not in persons:
            mark = None
        if mark and mark[1].split()[0].lower() not in labels:
            marks.append((number, mark))
    again = {name: count for name, count in Counter(mark[1] for _, mark in marks).items() if count > 1}
    if len(again) < 2 or sum(again.values()) < _LEAST:
        return
    surnames = {name.split()[-1] for name in persons}
    if not any(name.isupper() or name.split()[-1].casefold() in surnames for name in again):
        return
    for place, (number, mark) in enumerate(marks):
        after = marks[place + 1][0] if place + 1 < len(marks) else len(paragraphs)
        opened = number + (not text[mark.end() : paragraphs[number][1]].strip())
        last = after - 1 if place + 1 < len(marks) and after - number <= _LONGEST else min(opened, after - 1)
        start = mark.end() if opened == number else paragraphs[min(opened, len(paragraphs) - 1)][0]
        end = paragraphs[last][1]
        if said := text[start:end].lstrip():
            yield mark.span(1), (end - len(said), end)


def _persons(parsed: ParsedDocument) -> set[str]:
    """Every name that the parser takes for a person's, in small letters."""
    named = [(s.parse.tokens, span) for s in parsed.sentences for span in s.parse.named if span.label == "PERSON"]
    return {" ".join(t.text for t in tokens[span.first : span.last]).casefold() for tokens, span in named}
