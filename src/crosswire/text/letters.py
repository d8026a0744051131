"""Texts as arrays of letters, a whole batch of them at once: what is sorted, hashed and counted later.

Every character becomes one byte: a letter or digit in lower case, or 0 for anything else, so that positions stay
those of the text. A second byte says what kind of character stood there. Texts of a batch follow one another with
zeros between, so that no word and no run of letters crosses from one into the next.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint8]
Points = npt.NDArray[np.int64]

# Zeros before and after each text; eight letters are read at once.
PAD = 8
# Kinds of character, as bits: a capital (or a letter of a script without), a digit, what may stand before the
# space before a name within a sentence, and that space.
CAPITAL, DIGIT, BEFORE, SPACE = 1, 2, 4, 8

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LETTER = re.compile(r"[^\W_]+")
_KINDS = {
    CAPITAL: re.compile(r"[^\W\d_a-zß-öø-ÿ]+"),
    DIGIT: re.compile(r"\d+"),
    BEFORE: re.compile(r"[\w,;:–—-]+"),
    SPACE: re.compile(" "),
}
_ALL = "".join(map(chr, range(0x10000)))
_GROWS = "İ"  # the one capital that is two characters in lower case
_ZEROS = bytes(PAD)
# Odd multipliers (splitmix64, Knuth) that mix the first eight letters, the last eight and the length of a word.
_FIRST, _LAST, _LENGTH = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB), np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
# Masks that keep the first n of eight letters.
_KEEP = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A batch of texts: ``low`` are their letters and digits as bytes (0 elsewhere), ``kind`` the kinds of their
    characters; text i is at ``starts[i]:ends[i]`` of both."""

    low: Codes
    kind: Codes
    starts: Points
    ends: Points


def spell(texts: Sequence[str]) -> Letters:
    """Turn texts into one array of letters and one of kinds."""
    low, kind = [_ZEROS], [_ZEROS]
    letters, kinds = _tables()
    for text in texts:
        coded = _coded(text)
        low += _mapped(coded, *letters), _ZEROS
        kind += _mapped(coded, *kinds), _ZEROS
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + PAD)
    return Letters(
        low=np.frombuffer(b"".join(low), np.uint8),
        kind=np.frombuffer(b"".join(kind), np.uint8),
        starts=ends - lengths,
        ends=ends,
    )


def part(starts: Points, texts: Sequence[int]) -> tuple[Points, npt.NDArray[np.bool_] | slice]:
    """Of an array that holds something of many texts, text i at ``starts[i]:starts[i + 1]``, what belongs to some of
    them: their new starts, and which elements to keep."""
    sizes = np.diff(starts)
    if len(texts) == len(sizes):
        return starts, slice(None)
    wanted = np.zeros(len(sizes), np.bool_)
    wanted[list(texts)] = True
    return np.concatenate(([0], np.cumsum(sizes[wanted]))), np.repeat(wanted, sizes)


def low(text: str) -> Codes:
    """The letters and digits of a text in lower case, one byte a character, 0 for anything else."""
    return np.frombuffer(_mapped(_coded(text), *_tables()[0]), np.uint8)


def _coded(text: str) -> bytes | npt.NDArray[np.uint16]:
    """The code points of a text: bytes if all are ASCII. Beyond the first 65,536 nothing is a letter here."""
    if text.isascii():
        return text.encode("ascii")
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) != 2 * len(text):
        coded = _ASTRAL.sub("\uffff", text).encode("utf-16-le", "surrogatepass")
    return np.frombuffer(coded, np.uint16)


def _mapped(coded: bytes | npt.NDArray[np.uint16], narrow: bytes, wide: Codes) -> bytes:
    return coded.translate(narrow) if isinstance(coded, bytes) else wide.take(coded).tobytes()


@functools.cache
def _tables() -> tuple[tuple[bytes, Codes], tuple[bytes, Codes]]:
    """The byte of each of the first 65,536 code points, and the same for the first 256: letters, then kinds."""
    letters, kinds = _letters(), _kinds()
    return (letters[:256].tobytes(), letters), (kinds[:256].tobytes(), kinds)


def _letters() -> Codes:
    """Letters as one byte, never 0. Scripts other than Latin share bytes, which costs nothing but a rare false pin."""
    small = _ALL.replace(_GROWS, " ").lower()
    codes = np.frombuffer(small.encode("utf-16-le", "surrogatepass"), np.uint16)
    byte = np.maximum((codes ^ (codes >> 8)) & 0xFF, 1).astype(np.uint8)
    letters: Codes = byte * _where(_LETTER)
    return letters


def _kinds() -> Codes:
    return sum((kind * _where(pattern) for kind, pattern in _KINDS.items()), np.zeros(len(_ALL), np.uint8))


def _where(pattern: re.Pattern[str]) -> Codes:
    """1 for each of the first code points that the pattern matches, 0 elsewhere."""
    found = np.zeros(len(_ALL), np.uint8)
    for match in pattern.finditer(_ALL):
        found[match.start() : match.end()] = 1
    return found


def hash_words(low: Codes, starts: Points, ends: Points) -> npt.NDArray[np.uint64]:
    """A hash of each word from ``starts`` to ``ends`` in ``low``: of its first eight letters, its last eight, its length."""
    windows = np.ndarray((len(low) - PAD + 1,), dtype="<u8", buffer=low, strides=(1,))
    lengths = ends - starts
    first = windows[starts] & _KEEP[np.minimum(lengths, PAD)]
    last = windows[np.maximum(ends - PAD, 0)]
    hashed: npt.NDArray[np.uint64]
    hashed = first * _FIRST + np.where(lengths > PAD, last, 0) * _LAST + lengths.astype(np.uint64) * _LENGTH
    hashed ^= hashed >> _HALF
    hashed *= _LENGTH
    return hashed
