"""Helper of clean: the caption of a page's first picture, with a second headline stuck to it.

Some pages put under their headline, in one line, what the first picture shows, perhaps who took it, and the headline
that lists of stories use: "The pilots waited at the gate. | LEA MARN/FERRY NEWS Gate opens to pilots". Signs: the line
stands right below the headline and does not end in a stop, but a sentence within it does; what follows that stop is
short and speaks of the headline's matter, or a credit stands before it. Where the headline itself stands there again,
behind a credit and perhaps the name of a section, a summary may follow it; the summary stays. Limit: a second headline
in other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from crosswire.gather.residue.lines import Line, fold, stems
from crosswire.records.text import Residue

# Paragraphs, and the share of them that ends in a stop, from which a line without one stands out.
_PARAGRAPHS, _ENDED = 4, 0.75
# Words of the caption, and of the second headline behind it.
_CAPTION, _SECOND = (4, 32), (2, 12)
# Characters of a headline that can be found again, and of the credit and the section's name before it.
_TITLE, _CREDIT = 12, 80
# Share of the second headline's content words that story or headline have.
_OURS = 0.5
# A stop behind a word (initials have stops, too), and a credit's bar.
_STOP = re.compile(r"(?<=[\w’'][a-z0-9’'”)])[.!?…][’']? (?P<credit>\| )?(?=[A-Z0-9‘'“\"])")
# Words that end in a stop without ending a sentence.
_SHORT = re.compile(
    r"\b(?:Sen|Rep|Gen|Gov|Mr|Mrs|Ms|Dr|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Pres|St|Mt|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)[.]$"
)
# Quoted passages of others are no captions, which quote in single marks, and none has an agency behind its place.
_QUOTED = re.compile(r"[“”\"@]|https?:|\([A-Z]{2,10}\)")


def lead_picture(
    lines: Sequence[Line], marks: Iterable[Residue], headline: int | None, story: Collection[str]
) -> list[Residue]:
    """The line below the ``headline`` if it is a caption with a second headline; ``story`` are its content words."""
    if headline is None or headline + 1 >= len(lines):
        return []
    line = lines[headline + 1]
    known = {(mark.start, mark.end) for mark in marks}
    if (line.start, line.end) in known:
        return []
    again = _headline_again(line, lines[headline].text.strip())
    if again is not None:
        return [again]
    if not _open(line) or line.words > _CAPTION[1] + _SECOND[1]:
        return []
    rest = [other for other in lines[headline + 2 :] if other.prose and (other.start, other.end) not in known]
    if len(rest) < _PARAGRAPHS or sum(other.ended for other in rest) < len(rest) * _ENDED:
        return []
    title = lines[headline].text
    if fold(line.text) == fold(title) or not any(_second(*part, title, story) for part in _parts(line.text)):
        return []
    return [line.mark("caption", "the first picture's caption and a second headline")]


def _headline_again(line: Line, title: str) -> Residue | None:
    """The beginning of ``line`` up to where the headline ends, if a credit's bar stands before it."""
    at = line.text.find(title) if len(title) >= _TITLE else -1
    if at < 0 or " | " not in line.text[max(0, at - _CREDIT) : at]:
        return None
    end = line.start + at + len(title)
    return Residue(
        start=line.start, end=end, kind="caption", because="the first picture's caption and the headline again"
    )


def _open(line: Line) -> bool:
    """Does ``line`` end as a headline does, without a stop and not leading in to a quotation?"""
    return not line.ended and (line.text[-1].isalnum() or line.text[-1] in "’'”\"")


def _parts(text: str) -> Iterator[tuple[str, str, bool]]:
    """(caption, second headline, whether a credit parts them) for every place where ``text`` may be parted."""
    for stop in _STOP.finditer(text):
        yield text[: stop.start() + 1], text[stop.end() :], stop["credit"] is not None


def _second(caption: str, second: str, credited: bool, title: str, story: Collection[str]) -> bool:
    """Is ``second`` a headline of the story behind a ``caption``, and not the next sentence of a deck?"""
    words, own = second.count(" ") + 1, stems(second)
    if not _SECOND[0] <= words <= _SECOND[1] or not _CAPTION[0] <= caption.count(" ") + 1 <= _CAPTION[1]:
        return False
    if credited:
        return True
    if _QUOTED.search(caption) or _SHORT.search(caption) or not _plain(caption):
        return False
    return bool(own & stems(title)) and len(own & (stems(title) | set(story))) >= len(own) * _OURS


def _plain(text: str) -> bool:
    """Is ``text`` written as a sentence is, not as a title?"""
    long = [word for word in text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].islower() for word in long) * 2 >= len(long)
