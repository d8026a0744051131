"""Stage 4, helper: words that mean what the report names elsewhere: "the House", "the North".

"The House" is the American chamber unless the chamber named last before it is another state's, "the North" the state
whose name begins so, where the report names one such state and it acts: elsewhere it says little, and would make
clauses alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from crosswire.extract.detection.mention_spans import mention_at
from crosswire.lexicon.states import find_state, states
from crosswire.records.names import Mention
from crosswire.records.text import ParsedDocument, Sentence

# What stands for the legislature of a state, as the ends of names.
_CHAMBERS = ("Congress", "Senate", "House of Representatives", "Republican Party", "Democratic Party")
_SHORT = frozenset({"House", "North", "South"})
_OTHERS = re.compile(r"House of (?:Commons|Lords)|[Pp]arliament|Commons|Lords|Knesset|Duma|Bundestag")


def in_context(parsed: ParsedDocument, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a report, in order, without a House that is no American one, and with the North."""
    foreign = _foreign_houses(found, parsed.document.article.text)
    norths = _norths(parsed, found)
    foreign |= {m.start for m in norths}
    return sorted(
        [*norths, *(m for m in found if m.start not in foreign or m.text not in _SHORT)],
        key=lambda m: (m.start, -m.end),
    )


def _foreign_houses(found: Sequence[Mention], text: str) -> set[int]:
    """Where a House begins before which another state's chamber was named last."""
    houses = [m.start for m in found if m.text == "House"]
    chambers = [(m.start, True) for m in found if m.state == "USA" and m.text != "House" and m.name.endswith(_CHAMBERS)]
    chambers += [(m.start(), False) for m in _OTHERS.finditer(text)] if houses else []
    chambers.sort()
    last = (bisect_left(chambers, (start, False)) - 1 for start in houses)
    return {start for start, at in zip(houses, last, strict=True) if at >= 0 and not chambers[at][1]}


def _norths(parsed: ParsedDocument, found: Sequence[Mention]) -> list[Mention]:
    by_word: dict[str, list[str]] = {"North": [], "South": []}
    for code in sorted({m.state for m in found if m.state and m.state in states() and m.kind == "state"}):
        first, _, rest = states()[code].name.partition(" ")
        if first in by_word and rest:
            by_word[first].append(code)
    meant = {word: codes[0] for word, codes in by_word.items() if len(codes) == 1}
    return [
        _as_state(sentence, token.index, meant[token.text])
        for sentence in parsed.sentences if meant
        for token in sentence.parse.tokens
        if token.text in meant and token.index and _alone(sentence, token.index)
    ]  # fmt: skip


def _alone(sentence: Sentence, i: int) -> bool:
    """ "The North", and not "the North Sea" nor "the North of the island"."""
    tokens = sentence.parse.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i - 1].text.lower() == "the" and (
        after is None or not (after.text[:1].isupper() or after.text in ("of", "-", "–") or find_state(after.text))
    )


def _as_state(sentence: Sentence, i: int, state: str) -> Mention:
    return mention_at(sentence, i, i + 1, kind="state", form="name", name=states()[state].name, state=state)
