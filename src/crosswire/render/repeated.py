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
from crosswire.text.quotations import said_in

# Words by which lines are found that may hold one another; a shorter line holds and is held only as a whole.
_RUN = 3
# Lines with a run of words that are looked at: more than hold one line in any story, few enough for lists without end.
_LOOKED_AT = 300
_WORD = re.compile(r"[^\W_]+")


def unrepeated(lines: Iterable[Line], told: Sequence[Line] = ()) -> tuple[Line, ...]:
    """``lines`` without those whose words another one holds in a row, of the same reports; its references go there.

    ``told`` are lines that the reader has seen: what they hold is left out.
    """
    found = _by_words(lines)
    tellers = {key: _reports(together) for key, together in found.items()}
    above = {key: _reports(together) for key, together in _by_words(told).items()}
    place = {key: n for n, key in enumerate(found)}
    holding = _holding(dict.fromkeys([*above, *found]))
    for key in sorted(found, key=len):
        # Of the runs of its words the rarest: a run that many lines share tells little.
        for other in min([holding[run] for run in _runs_of(key)], key=len)[:_LOOKED_AT]:
            if f" {key} " not in f" {other} ":
                continue
            if other in above and tellers[key] <= above[other]:
                del found[key]
                break
            if other != key and other in found and tellers[key] <= tellers[other]:
                found[other] += found.pop(key)
                place[other] = min(place[other], place[key])
                break
    return tuple([joined(found[key]) for key in sorted(found, key=place.__getitem__)])


def _by_words(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines of the same words, in order."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[words_of(line.text)].append(line)
    return found


def words_of(text: str) -> str:
    """The words of a line by which it is known again."""
    return " ".join(_WORD.findall(said_in(text).casefold())) or text


def _reports(lines: Iterable[Line]) -> set[str]:
    return {report for line in lines for report in line.reports}


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


def joined(lines: Sequence[Line]) -> Line:
    """The first line with the references and the reports of all."""
    first, *others = lines
    if not others:
        return first
    more = dict.fromkeys([*first.more, *(n for line in others for n in (*line.refs, *line.more))])
    reports = dict.fromkeys(report for line in lines for report in line.reports)
    return replace(first, more=tuple([n for n in more if n not in first.refs]), reports=tuple(reports))
