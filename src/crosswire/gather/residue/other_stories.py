"""Helper of clean: headlines of other stories that stand alone between two paragraphs.

A crosshead speaks of what follows it, a paragraph that lost its stop of what the story speaks of; the headline of
another story does neither: most of its content words stand nowhere in this one, and hardly any in the paragraphs below.
With a label ("River trade: Ferries lose …") less is asked. Pointers come in runs: below "More: …" a longer line without
a stop is another pointer, unless the next paragraph says it again. Limit: elsewhere a teaser in this story's words is a
crosshead here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from crosswire.gather.residue.lines import Line, fold, stems
from crosswire.records.text import Residue

# Words of a headline without a label and with one.
_WORDS, _LABELLED = (5, 14), (5, 20)
# Content words a line needs, and the shares of them that the next paragraphs and the whole story may have.
_CONTENT, _NEXT, _STORY = 5, 0.2, 0.4
_LABEL_CONTENT, _LABEL_NEXT, _LABEL_STORY = 4, 0.3, 0.67
# Words of a pointer below another, the share of its content words that the next paragraph may have, and how many lines
# below that paragraph may stand.
_RUN, _SAID_BELOW, _RUN_BELOW = (8, 25), 0.5, 10
# What no pointer holds: posts, quotations, items of numbered lists, running updates.
_ITEM = re.compile(r"[“”\"@#]|https?:|pic\.twitter|^\d+[.):]|^(?:Update|UPDATE)\b")
# Headings of a single pointer or a few.
_HEADINGS = ("read more", "related", "see also", "more on this", "also read", "read also")
# Paragraphs below a line that it would speak of if it were a crosshead.
_BELOW = 3
# Paragraphs of a report from which its words can be told from others'.
_PARAGRAPHS = 6
# Lines looked at in one report.
_MOST = 60
# A label of up to six words, then a headline.
_LABEL = re.compile(r"^(?:[^\s:]{1,20} ){0,5}[^\s:]{2,20}[:?]{1,2} ?(?=[A-Z‘'])")
# What no headline of another story holds: posts, quotations, items of lists, running updates, transcripts.
_OTHER = re.compile(
    r"[“”\"@#]|https?:|pic\.twitter|^[•⦁·▪●►*–—-]|^\d+[.):]|^\d|^(?:Update|UPDATE|Of note|Q|A)\b|^[A-Z][A-Z .'’-]{1,30}: |[–—-]$"
)
# How a sentence begins that goes on from the one before it, and no headline.
_GOES_ON = re.compile(
    r"^(?:He|She|They|It|Its|We|I|You|His|Her|Their|This|That|These|Those|There|The|An?|But|And|So|Yet|In|On|At|After|"
    r"Before|While|When|As|For|From|By|With|Under|Since|During|If|Also|Other|Some|One|Another)\b"
)


def other_stories(lines: Sequence[Line], marks: Iterable[Residue], headline: int | None) -> list[Residue]:
    """Headlines of other stories among the ``lines`` that ``marks`` do not touch."""
    touched = sorted((mark.start, mark.end) for mark in marks)
    starts = {start for start, _ in touched}
    whole = set(touched)
    body = [line for i, line in enumerate(lines) if (line.start, line.end) not in whole and i != headline]
    if sum(line.prose for line in body) < _PARAGRAPHS:
        return []
    maybe = [i for i in range(1, len(body) - 1) if body[i].start not in starts and _alone(body, i)][:_MOST]
    if not maybe:
        return []
    own = [stems(line.text) for line in body]
    held = Counter(word for words in own for word in words)
    return [body[i].mark("teaser", because) for i in maybe if (because := _elsewhere(body[i], own, held, i))]


def pointers_in_runs(lines: Sequence[Line], marks: Iterable[Residue], headline: int | None) -> list[Residue]:
    """Lines without a stop below a pointer that names itself ("More: …"), down to the next paragraph."""
    marks = list(marks)
    touched = {mark.start for mark in marks}
    teasers = {(m.start, m.end): m.because for m in marks if m.kind == "teaser"}
    named = {span for span, because in teasers.items() if because.startswith(("starts with", "reads like"))}
    headings = {(m.start, m.end) for m in marks if m.kind == "navigation"}
    found = []
    inside = False
    for i, line in enumerate(lines):
        if line.start in touched or i == headline:
            span = (line.start, line.end)
            heading = span in headings and fold(line.text).startswith(_HEADINGS)
            inside = heading or span in named or (inside and span in teasers)
            continue
        inside = inside and _pointer(line) and not _said_below(lines, i)
        if inside:
            found.append(line.mark("teaser", "without a stop below a pointer to another story"))
    return found


def _pointer(line: Line) -> bool:
    return (
        not line.ended
        and _RUN[0] <= line.words <= _RUN[1]
        and (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "‘'")
        and (line.text[-1].isalnum() or line.text[-1] in "’'")
        and not _ITEM.search(line.text)
        and len(stems(line.text)) >= _CONTENT
    )


def _said_below(lines: Sequence[Line], at: int) -> bool:
    """Does the next paragraph say what the line at ``at`` says, as below a crosshead?"""
    below = next((line for line in lines[at + 1 : at + 1 + _RUN_BELOW] if line.prose and line.ended), None)
    own = stems(lines[at].text)
    return below is not None and len(own & stems(below.text)) >= len(own) * _SAID_BELOW


def _alone(body: Sequence[Line], at: int) -> bool:
    """Does a line without a stop stand between two paragraphs that have theirs?"""
    line, before, after = body[at], body[at - 1], body[at + 1]
    return (
        not line.ended
        and _LABELLED[0] <= line.words <= _LABELLED[1]
        and before.prose and before.ended and after.prose and after.ended and not after.text[0].islower()
        and line.text[0].isupper()
        and (line.text[-1].isalnum() or line.text[-1] in "’'")
        and not _OTHER.search(line.text)
        and any(word[0].islower() for word in line.text.split() if len(word) > 3)  # names alone say who speaks
    )  # fmt: skip


def _elsewhere(line: Line, own: Sequence[set[str]], held: Counter[str], at: int) -> str:
    """Why the line speaks of another story, or nothing."""
    words = own[at]
    below = set().union(*own[at + 1 : at + 1 + _BELOW])
    story = sum(held[word] > 1 for word in words)
    labelled = _LABEL.match(line.text) is not None
    least, share_below, share = (_LABEL_CONTENT, _LABEL_NEXT, _LABEL_STORY) if labelled else (_CONTENT, _NEXT, _STORY)
    if len(words) < least or len(words & below) > len(words) * share_below or story > len(words) * share:
        return ""
    if labelled:
        return "a labelled line between paragraphs that speaks of another story"
    if line.words > _WORDS[1] or _GOES_ON.match(line.text):
        return ""
    return "a line between paragraphs whose words the story hardly has"
