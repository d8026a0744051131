"""Hard-wrapped text: lines that a mail program or a wire's terminal broke at a fixed width.

There a line break inside a paragraph means nothing. Where a text is wrapped, such breaks become
spaces, so that lines are paragraphs again; length and offsets stay.
"""

from __future__ import annotations

import re

# Characters: terminals wrap at 60 to 80, few programs above 110; a longer line was never wrapped.
_WIDTH = 120
# Breaks in the middle of a sentence, and their share of all single breaks, that show a wrapped text.
_BREAKS, _SHARE = 4, 0.3
# Share of the usual line's length under which a line ends its paragraph.
_SHORT = 0.6
_BREAK = re.compile(r"(?<=[^\s])[ \t]{0,4}\r?\n[ \t]{0,4}(?=[^\s])")


def unwrap(text: str) -> str:
    """Return ``text`` with the line breaks inside its paragraphs made spaces, if it is hard-wrapped;
    else ``text`` itself. Same length, same offsets."""
    breaks = list(_BREAK.finditer(text))
    if len(breaks) < _BREAKS:
        return text
    inside = [match for match in breaks if text[match.end()].islower() and text[match.start() - 1] not in ".!?:;"]
    if len(inside) < max(_BREAKS, len(breaks) * _SHARE):
        return text
    lengths = sorted(_length(text, match) for match in inside)
    if lengths[-1] > _WIDTH:
        return text
    usual = lengths[len(lengths) // 2] * _SHORT
    pieces, at = [], 0
    for match in breaks:
        if text[match.end()].islower() or _length(text, match) >= usual:
            pieces += [text[at : match.start()], " " * (match.end() - match.start())]
            at = match.end()
    return "".join([*pieces, text[at:]])


def _length(text: str, match: re.Match[str]) -> int:
    """Length of the line that ends at ``match``, at most one more than a wrapped line can have."""
    earliest = max(0, match.start() - _WIDTH - 1)
    before = text.rfind("\n", earliest, match.start())
    return match.start() - (before + 1 if before >= 0 else earliest)
