"""Hard-wrapped text: lines that a mail program or a wire's terminal broke at a fixed width.

There a line break inside a paragraph means nothing. Where a text is wrapped, such breaks become
spaces, so that lines are paragraphs again; length and offsets stay.
"""

from __future__ import annotations

from collections.abc import Iterator

# Characters: terminals wrap at 60 to 80, few programs above 110; a longer line was never wrapped.
_WIDTH = 120
# Breaks in the middle of a sentence, and their share of all single breaks, that show a wrapped text.
_BREAKS, _SHARE = 4, 0.3
# Share of the usual line's length under which a line ends its paragraph.
_SHORT = 0.6


def unwrap(text: str) -> str:
    """Return ``text`` with the line breaks inside its paragraphs made spaces, if it is hard-wrapped;
    else ``text`` itself. Same length, same offsets."""
    lines = text.split("\n")
    breaks = list(_breaks(lines))
    inside = [index for index in breaks if _continues(lines[index + 1]) and lines[index].rstrip()[-1] not in ".!?:;"]
    if len(inside) < max(_BREAKS, len(breaks) * _SHARE):
        return text
    lengths = sorted(len(lines[index]) for index in inside)
    if lengths[-1] > _WIDTH:
        return text
    usual = lengths[len(lengths) // 2] * _SHORT
    joined = {index for index in breaks if _continues(lines[index + 1]) or len(lines[index]) >= usual}
    return "".join(_marked(line, index in joined) for index, line in enumerate(lines))[:-1]


def _breaks(lines: list[str]) -> Iterator[int]:
    """Indices of the lines that another follows without an empty line between."""
    for index in range(len(lines) - 1):
        if lines[index].strip() and lines[index + 1].strip():
            yield index


def _continues(line: str) -> bool:
    return line.lstrip()[0].islower()


def _marked(line: str, joined: bool) -> str:
    """The line with its break; where it is joined to the next, with spaces of the same length."""
    if not joined:
        return line + "\n"
    return line[:-1] + "  " if line.endswith("\r") else line + " "
