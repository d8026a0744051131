"""Helper of clean: galleries that a page flattened into one line, or into lines that all stand there twice.

One line holds captions and buttons in turn: "Photos: TITLE Photos: TITLE caption Hide Caption 1 of 6 Photos: TITLE
caption …". Captions of a few pictures tell of the event and stay. A long gallery looks back over years, and one whose
captions have headings ("Mining – Uranium is …") explains: both are residue as a whole. Elsewhere each caption is a line
that is followed by itself, once for the picture and once for the list: the second is always residue, the first where it
describes the picture, or where the gallery is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.gather.residue.lines import Line, fold
from crosswire.lexicon.residue import residue_phrases
from crosswire.records.text import Residue

# Pictures: a longer gallery is a look back, and its captions date from other years.
_FEW = 10
# Characters of a gallery's title, as the page repeats it.
_TITLE = re.compile(r"(?:Photos?: )+(?P<title>[^\n]{3,120}?) (?:Photos?: )+(?P=title)")
_COUNT = re.compile(r"\bHide Caption (\d{1,3}) of (\d{1,3})\b")
_HEADED = re.compile(r"(?:[A-Z][\w’'-]*|\d{4})(?: [\w’',-]{1,20}){0,8} [–—] [A-Z]")
# Paragraphs beside the captions from which a report is more than a page whose lines all came twice.
_BESIDE = 4
# Words of a caption that stands there twice; shorter lines are judged elsewhere.
_WORDS = 6
# What makes a caption that stands there twice worth keeping once: somebody says something.
_TOLD = re.compile(r"[“”\"]|\b(?:said|says|told|according to|asking|denied|accused)\b")
_PLAYER = ("Full Screen Autoplay", "Autoplay Close", "Skip Ad ×")


def gallery(line: Line) -> Iterator[Residue]:
    """Residue of a line that is a gallery; nothing of any other line."""
    text = line.text
    counts = list(_COUNT.finditer(text)) if "Hide Caption" in text else []
    if any(cue in text for cue in _PLAYER) or any(int(count[2]) > _FEW for count in counts):
        yield line.mark("caption", "a gallery in one line")
        return
    title = _TITLE.match(text)
    name = title["title"] if title else ""
    if counts and title and _HEADED.match(text, title.end() + 1):
        yield line.mark("caption", "a gallery whose captions have headings")
        return
    if title:
        yield _part(line, 0, title.end())
    for count in counts:
        end = count.end()
        repeated = re.compile(r" (?:Photos?: )+" + re.escape(name)).match(text, end) if name else None
        yield _part(line, count.start(), repeated.end() if repeated else end)


def twice(lines: Sequence[Line], headline: int | None) -> list[Residue]:
    """Captions of a gallery whose lines all stand there twice; the ``headline`` may stand there twice, too."""
    title = fold(lines[headline].text) if headline is not None else ""
    seconds = [
        index
        for index in range(1, len(lines))
        if lines[index].words >= _WORDS
        and lines[index].text == lines[index - 1].text
        and fold(lines[index].text) != title
    ]
    found = [lines[index].mark("caption", "the same line twice in a row: a gallery") for index in seconds]
    beside = sum(line.prose for line in lines) - 2 * len(seconds)
    for index in seconds:
        first = lines[index - 1]
        if len(seconds) > _FEW and beside >= _BESIDE:
            found.append(first.mark("caption", "a long gallery, each caption twice"))
        elif beside >= _BESIDE and residue_phrases().scene.search(first.text) and not _TOLD.search(first.text):
            found.append(first.mark("caption", "a gallery's caption that tells what the picture shows"))
    return found


def _part(line: Line, start: int, end: int) -> Residue:
    return Residue(start=line.start + start, end=line.start + end, kind="player", because="the frame of a gallery")
