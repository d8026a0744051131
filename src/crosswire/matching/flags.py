"""Arrays of yes and no: which numbers are among others, and how many say yes."""

from __future__ import annotations

import numpy as np

from crosswire.text.wordrow import Flags, Numbers


def held(numbers: Numbers, known: Numbers) -> Flags:
    """Which numbers are among the sorted ``known``."""
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    found: Flags = known[np.minimum(np.searchsorted(known, numbers), len(known) - 1)] == numbers
    return found


def share(flags: Flags) -> float:
    """The share (0..1) of flags that are set; 0 of none."""
    return float(flags.mean()) if len(flags) else 0.0
