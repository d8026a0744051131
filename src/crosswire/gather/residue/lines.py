"""Helper of clean: the lines of a report, with the plain features by which they are judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.records.text import Residue
from crosswire.text.sentences import split_lines

# Words: a shorter line that ends like a sentence may be a caption or a slogan; from here on it is prose.
_PROSE = 8
# Words: a line without a final stop is prose from here on (texts are cut off, stops are lost).
_LONG = 25
# Characters: words are compared by this many first letters, so that "sanction" and "sanctions" agree.
_STEM = 6
# Characters: with so much of the story lines are compared.
_STORY = 15_000
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_END = re.compile(r"[.!?…][\"'”’»)\]\s,]*$")
_COMMON = frozenset(
    "about after again against also among another because been before being between both could does during each "
    "even ever from have here into just like made make many more most much must only other over said same should "
    "since some such than that their them then there these they this those through under until very want were what "
    "when where which while will with without would your year years news world says told week month today home "
    "story stories latest photo video read image".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One non-empty line, stripped. ``words`` counts words; ``ended`` says that it ends like a
    sentence; ``prose`` that it reads like a paragraph of the story."""

    start: int
    end: int
    text: str
    words: int
    ended: bool
    prose: bool

    def mark(self, kind: str, because: str) -> Residue:
        """The whole line as residue."""
        return Residue(start=self.start, end=self.end, kind=kind, because=because)


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` in order."""
    lines = []
    for start, end in split_lines(text, 0, len(text)):
        content = text[start:end]
        words = content.count(" ") + 1
        ended = bool(_END.search(content[-12:]))
        lines.append(
            Line(start=start, end=end, text=content, words=words, ended=ended,
                 prose=words >= _LONG or (ended and words >= _PROSE))
        )  # fmt: skip
    return lines


def text_of(lines: Sequence[Line], marked: set[int]) -> str:
    """The beginning of the story: paragraphs without the lines that are ``marked`` as residue."""
    return " ".join(line.text for index, line in enumerate(lines) if line.prose and index not in marked)[:_STORY]


def stems(text: str) -> set[str]:
    """The content words of ``text``: lower case, without common words, cut to their first letters."""
    return {word[:_STEM] for word in set(_WORD.findall(text.lower())) if len(word) > 3 and word not in _COMMON}


def names(text: str) -> set[str]:
    """The capitalised words of ``text`` that are no common words, lower case, cut to their first letters."""
    return {
        word[:_STEM].lower()
        for word in set(_WORD.findall(text))
        if word[0].isupper() and len(word) > 2 and word.lower() not in _COMMON
    }


def fold(text: str) -> str:
    """``text`` in lower case with plain apostrophes, single spaces, without bullets and closing punctuation."""
    plain = text.lower().replace("’", "'").replace("\u00a0", " ")
    return " ".join(plain.split()).strip(" .:;,!?…»«>|*•·-–—_[]()\"'")
