"""Helper of clean: a gallery that a page flattened into one line, captions and buttons in turn.

"Photos: TITLE Photos: TITLE caption Hide Caption 1 of 6 Photos: TITLE caption …". Captions of a few
pictures tell of the event and stay. A long gallery looks back over years, and one whose captions have
headings ("Mining – Uranium is …") explains: both are residue as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.gather.lines import Line
from crosswire.records.text import Residue

# Pictures: a longer gallery is a look back, and its captions date from other years.
_FEW = 10
# Characters of a gallery's title, as the page repeats it.
_TITLE = re.compile(r"(?:Photos?: )+(?P<title>[^\n]{3,120}?) (?:Photos?: )+(?P=title)")
_COUNT = re.compile(r"\bHide Caption (\d{1,3}) of (\d{1,3})\b")
_HEADED = re.compile(r"(?:[A-Z][\w’'-]*|\d{4})(?: [\w’',-]{1,20}){0,8} [–—] [A-Z]")
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


def _part(line: Line, start: int, end: int) -> Residue:
    return Residue(start=line.start + start, end=line.start + end, kind="player", because="the frame of a gallery")
