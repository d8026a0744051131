"""A cited passage as a reader is shown it: with a little text around it, and the telling words marked.

A side of a disagreement cites characters of a report. Two words out of their sentence say nothing, so
short passages are shown with what stands around them; in long ones the words that the other sides
lack are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosswire.text.sentences import split_sentences

# Characters: a passage shorter than this is shown within its sentence.
_SHORT = 60
# Characters shown before and after a short passage.
_AROUND = 80
# Share of a passage that a value may fill and still be a marked part of it.
_PART = 0.9
# Characters: words that begin alike are one word ("restriction", "restrictions").
_STEM = 5
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Words that tell no difference by themselves.
_EMPTY = frozenset(
    "a an the of to in on at by for with from and or but is are was were be been being it its this that these those "
    "he she they we i you his her their our as s said says who which also had has have after while".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of a passage; ``role`` is mark (the differing words), cited (the rest of the passage) or around."""

    text: str
    role: str


def cut_passage(text: str, start: int, end: int, value: str, others: Iterable[str]) -> tuple[Run, ...]:
    """Return the passage ``text[start:end]`` with its context, cut where marked words begin and end.

    ``value`` is what the side says; ``others`` are the passages of the other sides.
    """
    passage = text[start:end]
    marks = _value(passage, value) or _differing(passage, others)
    runs = [Run(text=passage[a:b], role="mark" if marked else "cited") for a, b, marked in _cut(len(passage), marks)]
    before, after = _around(text, start, end) if end - start < _SHORT else ("", "")
    return tuple(r for r in (Run(text=before, role="around"), *runs, Run(text=after, role="around")) if r.text)


def has_words(passage: str, value: str) -> bool:
    """Do the words of ``value`` stand in ``passage`` as they are? Else a reader needs them as a label."""
    return _find(passage, value) is not None


def _value(passage: str, value: str) -> list[tuple[int, int]]:
    """Where the value stands as whole words, if it is a part of the passage or a short one."""
    found = _find(passage, value)
    if found is None or (found[1] - found[0] > _PART * len(passage) and len(passage) > _SHORT):
        return []
    return [found]


def _find(passage: str, value: str) -> tuple[int, int] | None:
    if not value.strip():
        return None
    pattern = r"\s+".join(re.escape(word) for word in value.split())
    found = re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", passage, re.IGNORECASE)
    return found.span() if found else None


def _differing(passage: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """Runs of words that no other side has; the whole of a short passage where there is none."""
    known = {w.group().lower()[:_STEM] for other in others for w in _WORD.finditer(other)}
    found: list[tuple[int, int]] = []
    joined = False
    for word in _WORD.finditer(passage):
        plain = word.group().lower()
        if plain in _EMPTY:
            continue
        if plain[:_STEM] not in known:
            if joined:
                found[-1] = (found[-1][0], word.end())
            else:
                found.append(word.span())
            joined = True
        else:
            joined = False
    return found or ([(0, len(passage))] if len(passage) < _SHORT else [])


def _cut(length: int, marks: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int, bool]]:
    at = 0
    for start, end in marks:
        yield at, start, False
        yield start, end, True
        at = end
    yield at, length, False


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same sentence, cut at words."""
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left, right = max(line[0], start - _AROUND), min(line[1] if line[1] >= 0 else len(text), end + _AROUND)
    sentences = list(split_sentences(text, left, right))
    first = max((begin for begin, _ in sentences if begin <= start), default=left)
    last = min((stop for _, stop in sentences if stop >= end), default=right)
    before, after = text[first:start], text[end:last]
    if first == left > line[0]:
        before = "…" + before[before.find(" ") + 1 :] if " " in before else ""
    if last == right < (line[1] if line[1] >= 0 else len(text)):
        after = after[: after.rfind(" ")] + "…" if " " in after else ""
    return before, after
