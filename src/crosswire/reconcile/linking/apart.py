"""Which statements of one report do not state one thing. A helper of stage 9.

Who tells a fact twice does so in another sentence. Of 1,020 pairs of annotated passages that stand side by side in
one sentence (29 events) 6 state one thing, and of 95 where one lies within the other none; of those in
sentences that follow each other 1 in 17, and of a headline with the text under it as many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from crosswire.records.statements import Statement

# A statement within another is a fact of its own where it is shorter than this share of the other; else it is mostly the same
# words ("the call" within "the call took place").
_SMALL = 0.6
_Sentences = dict[tuple[str, int], list[int]]


def side_by_side(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (of places in ``statements``) that stand in one sentence and are two things: side by side, or a small
    one within a large one."""
    for members in _sentences(statements).values():
        for left, right in combinations(members, 2):
            if _distinct(statements[left], statements[right]):
                yield left, right


def neighbours(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (of places in ``statements``) whose sentences follow each other, but for a headline and the text
    under it."""
    sentences = _sentences(statements)
    for (report, number), members in sentences.items():
        for left, right in product(members, sentences.get((report, number + 1), ())):
            if statements[left].headline == statements[right].headline:
                yield left, right


def _sentences(statements: Sequence[Statement]) -> _Sentences:
    found: _Sentences = defaultdict(list)
    for i, statement in enumerate(statements):
        found[statement.report, statement.sentence].append(i)
    return dict(found)


def _distinct(one: Statement, other: Statement) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    small, large = sorted((one.end - one.start, other.end - other.start))
    return small < _SMALL * large
