"""Stage 5, helper: who is introduced as a relative of somebody ("first lady Ana Reyes", "Omar Adel, his brother").

A report that does so calls the other one by the surname: "Reyes and his wife, Ana Reyes, arrived; Reyes spoke".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from crosswire.lexicon.offices import kin_words
from crosswire.matching.names import split_name
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument

# Characters before and after a name in which the word may stand.
_BEFORE, _AFTER = 50, 25


def introduced_as_kin(parsed: Sequence[ParsedDocument], mentions: Iterable[Mention]) -> frozenset[tuple[str, int]]:
    """Report and start of the full names that stand beside a word for a relative."""
    texts = {one.document.article.id: one.document.article.text for one in parsed}
    before, after = _patterns()
    found = set()
    for m in mentions:
        if len(split_name(m.name)) < 2:
            continue
        text = texts[m.report]
        start = text.find(m.name, m.start, m.end)
        if start >= 0 and (
            before.search(text[max(0, start - _BEFORE) : start]) or after.match(text[m.end : m.end + _AFTER])
        ):
            found.add((m.report, m.start))
    return frozenset(found)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Who was first lady has made a name for herself since.
    words = "|".join(map(re.escape, kin_words()))
    return (
        re.compile(rf"(?<!former )\b(?:{words})(?: of [^,.;\n]{{1,30}})?,? ?$", re.IGNORECASE),
        re.compile(rf", (?:the|his|her|their) (?:[a-z]+ )?(?:{words})\b", re.IGNORECASE),
    )
