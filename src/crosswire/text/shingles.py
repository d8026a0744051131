"""Letters of a text as numbers, and hashes of every run of them: the ground of all copy finding.

Only letters and digits count, in lower case, so that line breaks, dashes, quotation marks and spaces
that a scraper changes change nothing. Each kept character remembers its offset in the original.
A run of eight survives 15 % of wrong characters in a quarter of all places, and is rare enough
by chance; whole words or sentences would not survive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.records.text import Span

Codes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

# Characters of a run. Shorter runs are shared by chance, longer ones do not survive noise.
RUN = 8
# Odd multipliers of a multiplicative hash (Knuth; the second mixes the high bits into the low ones).
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def _letter_table() -> npt.NDArray[np.bool_]:
    """Which of the first 65,536 code points are letters or digits."""
    return np.fromiter((chr(c).isalnum() for c in range(0x10000)), dtype=np.bool_, count=0x10000)


_IS_LETTER = _letter_table()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """``codes[i]`` is the i-th letter or digit of a text, ``at[i]`` its offset in the original."""

    codes: Codes
    at: Offsets


def fold(text: str, spans: Sequence[Span]) -> Folded:
    """Return the letters and digits of ``text`` within ``spans``, in lower case."""
    pieces, offsets = [], []
    for span in spans:
        codes = np.frombuffer(_lower(text[span.start : span.end]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kept = np.flatnonzero(_IS_LETTER[np.minimum(codes, 0xFFFF)] | (codes > 0xFFFF))
        pieces.append(codes[kept])
        offsets.append((kept + span.start).astype(np.int32))
    if len(pieces) == 1:
        return Folded(codes=pieces[0], at=offsets[0])
    return Folded(
        codes=np.concatenate(pieces) if pieces else np.empty(0, np.uint32),
        at=np.concatenate(offsets) if offsets else np.empty(0, np.int32),
    )


def _lower(text: str) -> str:
    """Lower case of the same length (a few letters grow: they stay as they are)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def runs(codes: Codes, length: int = RUN) -> Hashes:
    """Hash every run of ``length`` codes; the result is ``length - 1`` shorter than ``codes``."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    wide = codes.astype(np.uint64)
    hashed = wide[:count].copy()
    for step in range(1, length):
        hashed *= _FACTOR
        hashed += wide[step : step + count]
    hashed ^= hashed >> np.uint64(31)
    hashed *= _MIX
    hashed ^= hashed >> np.uint64(29)
    return hashed
