"""Lines that say again what another line says, put into that one.

Several claims come out of one sentence: its clauses, and the sentence itself where a clause alone tells nothing. A
reader wants it once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.render.shown import Line

# Words by which lines are found that may hold one another; a shorter line holds and is held only as a whole.
_RUN = 3
_WORD = re.compile(r"[^\W_]+")


def unrepeated(lines: Iterable[Line], told: Sequence[Line] = ()) -> tuple[Line, ...]:
    """``lines`` without those whose words another one holds in a row, of the same reports; its references go there.

    ``told`` are lines that the reader has seen: what they hold is left out.
    """
    found: dict[str, Line] = {}
    for line in lines:
        key = _key(line)
        found[key] = _joined(found[key], line) if key in found else line
    holding = _holding([*map(_key, told), *found])
    before = {_key(line): line for line in told}
    for key in sorted(found, key=len):
        line = found[key]
        # Of the runs of its words the rarest: a run that many lines share tells little.
        for other in min([holding[run] for run in _runs_of(key)], key=len):
            longer = before.get(other) or (found.get(other) if other != key else None)
            if longer is not None and f" {key} " in f" {other} " and {*line.reports} <= {*longer.reports}:
                if other not in before:
                    _move(found, key, other)
                del found[key]
                break
    return tuple(found.values())


def _key(line: Line) -> str:
    return " ".join(_WORD.findall(line.text.casefold())) or line.text


def _runs_of(key: str) -> list[str]:
    said = key.split(" ")
    return list(dict.fromkeys(" ".join(said[n : n + _RUN]) for n in range(max(1, len(said) - _RUN + 1))))


def _holding(keys: Iterable[str]) -> dict[str, list[str]]:
    """The keys that hold each run of words."""
    runs: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for run in _runs_of(key):
            runs[run].append(key)
    return runs


def _move(found: dict[str, Line], key: str, other: str) -> None:
    """Put the line of ``key`` into that of ``other``, in the place of whichever comes first."""
    joined = _joined(found[other], found[key])
    order = [*found]
    if order.index(key) < order.index(other):
        order.remove(other)
        order.insert(order.index(key), other)
        kept = {k: found[k] for k in order}
        found.clear()
        found.update(kept)
    found[other] = joined


def _joined(first: Line, line: Line) -> Line:
    more = tuple([n for n in (*line.refs, *line.more) if n not in (*first.refs, *first.more)])
    return replace(first, more=first.more + more, reports=tuple(dict.fromkeys((*first.reports, *line.reports))))
