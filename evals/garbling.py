"""Garble reports the way rewriting, transcription, machine translation and scraping do, with a map of offsets.

Eight kinds of garbling; each edit replaces a range of the original, so that every span of a gold standard
can be carried over. A span that begins or ends inside an edit takes the whole of what stands there now.
Ranges named as kept are never touched.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from crosswire.text.sentences import split_lines, split_sentences

# Garblings a chosen sentence suffers.
_EACH = 2
# A name inside a sentence: a capitalised word that no stop or line break stands before.
_NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-zé]{3,}(?![\w’'])")
_WORD = re.compile(r"\b\w+\b")
_MARK = re.compile(r"[\"“”]")
_END = re.compile(r"[.!?]?[ \t]+|[.!?](?=\n)|\n+")
# What is heard, transliterated or read amiss; one is chosen of those that fit.
_RESPELT = (
    ("sh", "ch"), ("ch", "sh"), ("ph", "f"), ("ei", "ey"), ("ie", "y"), ("ck", "k"), ("th", "t"), ("ov", "off"), ("ky", "kiy"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("b", "v"), ("v", "w"), ("v", "f"), ("c", "k"), ("s", "z"), ("z", "s"), ("d", "t"),
    ("g", "k"), ("k", "kh"), ("p", "f"), ("B", "F"), ("P", "B"), ("Z", "Zh"), ("K", "Q"), ("y", "i"), ("i", "y"), ("e", "a"),
    ("a", "e"), ("o", "a"), ("u", "o"), ("rn", "m"), ("m", "rn"), ("l", "1"), ("O", "0"), ("e", "c"), ("h", "b"), ("ll", "l"), ("n", "nn"),
)  # fmt: skip
# Word-for-word translation: possessives and compounds turned round, articles lost, verbs with strange company.
_CALQUES = (
    (re.compile(r"\b(\w{3,})[’']s (\w{4,})\b"), r"the \2 of \1"),
    (re.compile(r"\b(\w{4,}) (talks|minister|ministry|summit|deal|agreement|sanctions|troops|forces|border|treaty)\b"), r"\2 of \1"),
    (re.compile(r"\b(?:the|a|an) (?=\w)"), ""),
    (re.compile(r"\bwarned (?=\w)"), "has warned of "),
    (re.compile(r"\bsaid (?=\w)"), "has declared about "),
    (re.compile(r"\bagreed to\b"), "came in agreement for"),
    (re.compile(r"\bwill (?=[a-z])"), "is going that "),
    (re.compile(r"\b(called|calls) (on|for)\b"), "made appeal to"),
    (re.compile(r"\b(told) (?=\w)"), "has said to "),
    (re.compile(r"\bmet with\b"), "had meeting to"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """``text[start:end]`` of the original became ``new``; never empty, so that positions stay plain."""

    start: int
    end: int
    new: str
    kind: str


class Garbled:
    """A garbled text with the way of each original position into it."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.edits = sorted(edits, key=lambda edit: edit.start)
        pieces, at = [], 0
        for edit in self.edits:
            pieces += [text[at : edit.start], edit.new]
            at = edit.end
        self.text = "".join(pieces) + text[at:]
        self._starts = [edit.start for edit in self.edits]
        self._ends = [edit.end for edit in self.edits]
        self._shift = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in self.edits)]

    def carry(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``[start, end)`` of the original stands now, or None where nothing of it is left."""
        first = bisect_right(self._ends, start)  # edits that end before the span
        inside = first < len(self.edits) and self._starts[first] < start
        left = (self._starts[first] if inside else start) + self._shift[first]
        last = bisect_left(self._starts, end)  # edits that begin before the span ends
        right = (max(end, self._ends[last - 1]) if last else end) + self._shift[last]
        return (left, right) if left < right else None

    def kinds(self, start: int, end: int) -> set[str]:
        """The kinds of the edits that touch ``[start, end)``."""
        return {edit.kind for edit in self.edits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]}


def garble(text: str, share: float, seed: str, keep: Sequence[tuple[int, int]] = ()) -> Garbled:
    """Garble ``share`` (0..1) of the sentences of ``text``, the same for the same seed; never touch ``keep``."""
    chance = random.Random(seed)
    lines = split_lines(text, 0, len(text))
    sentences = [sentence for start, end in lines for sentence in split_sentences(text, start, end)]
    edits: list[Edit] = []
    taken = bytearray(len(text) + 1)
    for start, end in keep:
        taken[start:end] = b"\1" * (end - start)
    for start, end in sentences:
        if chance.random() >= share:
            continue
        for kind in chance.sample(list(_KINDS), _EACH):
            for edit in _KINDS[kind](text, start, end, chance):
                if edit[0] < edit[1] and not any(taken[edit[0] : edit[1]]):
                    taken[edit[0] : edit[1]] = b"\1" * (edit[1] - edit[0])
                    edits.append(Edit(start=edit[0], end=edit[1], new=edit[2], kind=kind))
    return Garbled(text, edits)


_Change = tuple[int, int, str]


def _dropped(text: str, start: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """One or two words with the space after them."""
    words = [match for match in _WORD.finditer(text, start, end) if text[match.end() : match.end() + 1] == " "]
    for match in chance.sample(words, min(len(words), chance.choice((1, 2)))):
        yield match.start(), match.end() + 1, ""


def _swapped(text: str, start: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """Two neighbours."""
    words = list(_WORD.finditer(text, start, end))
    pairs = [(a, b) for a, b in pairwise(words) if text[a.end() : b.start()] == " "]
    if pairs:
        left, right = chance.choice(pairs)
        yield left.start(), right.end(), f"{right.group()} {left.group()}"


def _respelt(text: str, start: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """One name."""
    names = list(_NAME.finditer(text, start, end))
    if names:
        name = chance.choice(names)
        fits = [(a, b) for a, b in _RESPELT if a in name.group()]
        if fits:
            old, new = chance.choice(fits)
            yield name.start(), name.end(), name.group().replace(old, new, 1)


def _lowered(text: str, start: int, end: int, _: random.Random) -> Iterator[_Change]:
    """All names inside the sentence."""
    for name in _NAME.finditer(text, start, end):
        yield name.start(), name.end(), name.group().lower()


def _unquoted(text: str, start: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """All quotation marks, or one of them."""
    marks = [(match.start(), match.end(), "") for match in _MARK.finditer(text, start, end)]
    yield from marks if chance.random() < 0.5 else marks[: chance.choice((0, 1))] or marks[-1:]


def _joined(text: str, _: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """The stop and the space after the sentence: one of them is lost, or both."""
    stop = end - 1 if text[end - 1] in ".!?" else end
    if (match := _END.match(text, stop)) and "\n" not in match.group():
        yield match.start(), match.end(), chance.choice(("", " ", text[stop:end]))


def _run_on(text: str, _: int, end: int, __: random.Random) -> Iterator[_Change]:
    """The break of the paragraph after the sentence."""
    if match := re.compile(r"\s*\n\s*").match(text, end):
        yield match.start(), match.end(), " "


def _calqued(text: str, start: int, end: int, chance: random.Random) -> Iterator[_Change]:
    """One turn of phrase, throughout the sentence."""
    fitting = [(pattern, new) for pattern, new in _CALQUES if pattern.search(text, start, end)]
    if fitting:
        pattern, new = chance.choice(fitting)
        for match in pattern.finditer(text, start, end):
            yield match.start(), match.end(), match.expand(new)


_KINDS = {
    "dropped words": _dropped,
    "swapped words": _swapped,
    "respelt name": _respelt,
    "lower-cased names": _lowered,
    "lost quotation marks": _unquoted,
    "joined sentences": _joined,
    "lost paragraph": _run_on,
    "calque": _calqued,
}
