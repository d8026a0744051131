"""How common English words are, from ``data/word_frequency.tsv``: what a small collection cannot know."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from importlib.resources import files

# Words of a usual news report; a document of this length holds a word of frequency f with 1-(1-f)^n.
_REPORT_LENGTH = 400


@functools.cache
def document_shares() -> Mapping[str, float]:
    """For each common word, the expected share (0..1) of news reports that hold it."""
    shares = {}
    table = files("crosswire.data").joinpath("word_frequency.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        zipf, words = line.split("\t")
        frequency = 10.0 ** (float(zipf) - 9)
        share = -math.expm1(_REPORT_LENGTH * math.log1p(-frequency))
        shares.update(dict.fromkeys(words.split(), share))
    return shares
