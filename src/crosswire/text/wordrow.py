"""The words of a text in a row, as numbers: what two texts are compared by word for word.

Every word has a number (a hash of its letters), its place in the original text, and whether it is written with a
capital or digit, and whether it stands inside quotation marks. Comparing two texts is then comparing two arrays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.records.text import Span
from crosswire.text.letters import CAPITAL, DIGIT, hash_words, spell
from crosswire.text.tfidf import Ids

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Words of a run. Three are shared by chance in any two reports of one event.
RUN = 4
# Odd multiplier that makes the hash of a run depend on the order of its words.
_FACTOR = np.int64(0x1E3779B97F4A7C15)
# Characters of one text that are read: a long page says early what it derives from, and the rest by its letters.
_LONGEST = 40_000
# Letters of a word that its forms have in common: "arrested", "arrest", "arresting".
_STEM = 5
# Letters of one quotation, and of one that runs over the end of a line: longer ones are a mark that was never closed. Of
# 23,500 quotations in 2,000 news pages, 24 run over a line; where each sentence has its line, six of 440 are longer.
_QUOTED, _OVER_LINES = 1200, 500
# Bit of a hash that a signed number has no room for.
_SIGN = np.uint64(1)
# Bits that a number has more than one of ``text.tfidf``, which has 22 of the same hash.
_MORE = 63 - 22

# Quotation marks; the last two are those of plain typewriters.
_MARK = re.compile("[\"“”„«»]|``|''")
# What may follow an opening mark beside letters and digits.
_BEGINS = "#$@'’([…"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """The words of a text: ``numbers[i]`` stands at characters ``starts[i]:ends[i]`` of the original. ``plain``
    words have neither capital nor digit at their beginning; ``quoted`` ones stand inside quotation marks. ``runs`` are
    hashes of every run of ``RUN`` words, ``stems`` those of the beginning of each word, which its forms have in common."""

    numbers: Numbers
    stems: Numbers
    runs: Numbers
    starts: Numbers
    ends: Numbers
    plain: Flags
    quoted: Flags


def word_row(text: str, spans: Sequence[Span]) -> WordRow:
    """Read the words of ``text`` within ``spans`` (in order)."""
    begin = spans[0].start if spans else 0
    end = min(spans[-1].end if spans else 0, begin + _LONGEST)
    letters = spell([text[begin:end]])
    edges = np.flatnonzero(np.diff(letters.low != 0)) + 1
    starts, ends = edges[0::2], edges[1::2]
    numbers = _numbers(letters.low, starts, ends)
    figures = (letters.kind[starts] & DIGIT) != 0
    stems = _numbers(letters.low, starts, np.where(figures, ends, np.minimum(ends, starts + _STEM)))
    plain = (letters.kind[starts] & (CAPITAL | DIGIT)) == 0
    starts, ends = starts - int(letters.starts[0]) + begin, ends - int(letters.starts[0]) + begin
    kept = _within(starts, spans)
    quoted = _within(starts, quotations(text[:end]))
    numbers = numbers[kept]
    return WordRow(
        numbers=numbers,
        stems=stems[kept],
        runs=_runs(numbers),
        starts=starts[kept],
        ends=ends[kept],
        plain=plain[kept],
        quoted=quoted[kept],
    )


def _runs(numbers: Numbers) -> Numbers:
    """The hash of each run of words."""
    count = max(0, len(numbers) - RUN + 1)
    hashed = np.zeros(count, np.int64)
    for shift in range(RUN):
        hashed = hashed * _FACTOR + numbers[shift : shift + count]
    return hashed


def quotations(text: str) -> list[Span]:
    """The stretches of ``text`` in quotation marks, in order.

    A quotation opens with a mark before a word and closes with one after a word; a paragraph that goes on quoting opens
    with a mark again and leaves the one before open. Marks left open over longer stretches are not believed.

    ``text.quotations`` finds those that somebody is quoted with: in single marks, too, and up to the end of the sentence where
    none closes them. The two differ in 16 of the 34 reports of the corpora (194 of 34,840 words), and weights are
    learnt with each: those of verdicts on copies with this one, those of alignment with that one. Hence two.
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        opens = not before.isalnum() and (mark.group() == "``" or after.isalnum() or (after and after in _BEGINS))
        if not opens and after.isalnum():
            continue  # within a word: an apostrophe, a sign for inches
        line = text[text.rfind("\n", 0, start) + 1 : start] if opens else ""
        if opened is not None and not line.strip() and _believed(text, opened, start):
            found.append(Span(start=opened, end=start if opens else end))
        opened = start if opens else None
    return found


def _believed(text: str, opened: int, end: int) -> bool:
    """Whether what stands between two marks is short enough for one quotation."""
    if end - opened > _QUOTED:
        return False
    return end - opened <= _OVER_LINES or "\n" not in text[opened:end].strip()


def _within(places: Numbers, spans: Sequence[Span]) -> Flags:
    """Which places lie in one of some spans, which are in order."""
    if not spans:
        return np.zeros(len(places), np.bool_)
    starts = np.fromiter((span.start for span in spans), np.int64, len(spans))
    ends = np.fromiter((span.end for span in spans), np.int64, len(spans))
    at = np.searchsorted(starts, places, side="right") - 1
    inside: Flags = (at >= 0) & (places < ends[np.maximum(at, 0)])
    return inside


def _numbers(low: npt.NDArray[np.uint8], starts: Numbers, ends: Numbers) -> Numbers:
    found: Numbers = (hash_words(low, starts, ends) >> _SIGN).astype(np.int64)
    return found


def word_ids(numbers: Numbers) -> Ids:
    """The numbers of the same words in ``text.tfidf``, which keeps fewer bits of the same hash."""
    return (numbers >> _MORE).astype(np.int32)


def numbers_of(words: Sequence[str]) -> Numbers:
    """The numbers of single words."""
    letters = spell(words)
    return _numbers(letters.low, letters.starts, letters.ends)
