"""When what a claim tells took place, or was said: from the days of its statements (stage 8). A helper of stage 10.

The passage that the line is taken from goes before the others, which may tell another fact. Reports of one text are one
witness, so each independent line speaks once for a day, as surely as its surest statement; lines that agree make a day surer,
lines that contradict it less sure. A month or a year speaks for the days in it. Where a day of the act is known, days on which
it was only said do not count.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod
from operator import itemgetter

from crosswire.reconcile.claims.evidence import Evidence
from crosswire.records.statements import Dating, Statement
from crosswire.text.calendar_days import is_day

# Days before the story's day from which what is told is background.
BACKGROUND = 21
# A day less sure than this is not said.
_LEAST = 0.6
# What the day of another passage than that of the line weighs, and its month or year, which may be of a thing it names.
_ASIDE, _ASIDE_COARSE = 0.85, 0.6
# What a rival takes from a day that is as sure.
_RIVAL = 0.5


def day_of(
    taken: Sequence[Statement], members: Sequence[Statement], datings: Mapping[str, Dating], evidence: Evidence
) -> Dating | None:
    """The surest day of a claim whose line is ``taken`` from these clauses, the most telling first; its sureness is that
    of all lines together. None where none is sure enough."""
    found = [(s, dating) for s in members if (dating := datings.get(s.id))]
    if not found:
        return None
    lines = _by_value(taken[:1], found, evidence)
    own = datings.get(taken[0].id) if taken else None
    best, sureness = _surest({value: [sure for sure, _ in told.values()] for value, told in lines.items()}, own)
    if sureness < _LEAST:
        return None
    _, surest = max(lines[best].values(), key=itemgetter(0))
    return replace(surest, sureness=round(sureness, 3))


def _surest(told: Mapping[str, Sequence[float]], own: Dating | None) -> tuple[str, float]:
    """The surest of the days ``told``, each as surely as the independent lines say, and how sure it is; ``own`` is that of the
    passage of the line."""
    doubt = {value: prod([1 - sure for sure in surenesses]) for value, surenesses in told.items()}
    if len(doubt) == 1:
        ((best, left),) = doubt.items()
        return best, 1 - left
    for value in told:  # "in May" speaks for the 5th of May
        doubt[value] *= prod(doubt[other] for other in told if other != value and value.startswith(other))
    known = [value for value in told if own and own.sureness >= _LEAST and value.startswith(own.value)]
    best = min(known or told, key=lambda value: (doubt[value], -len(value), value))
    rivals = [doubt[value] for value in told if not value.startswith(best) and not best.startswith(value)]
    # Another passage than that of a line that names its day may tell another fact, on its own day.
    share = 1.0 if known and own and own.how == "own" else prod(1 - _RIVAL * (1 - rival) for rival in rivals)
    return best, (1 - doubt[best]) * share


def _by_value(
    taken: Sequence[Statement], found: Sequence[tuple[Statement, Dating]], evidence: Evidence
) -> dict[str, dict[str, tuple[float, Dating]]]:
    """The surest dating of each independent line and how sure it is, by what it says; days of saying only where no act is
    dated."""
    acts = [(s, d) for s, d in found if d.basis == "act"]
    lines: dict[str, dict[str, tuple[float, Dating]]] = defaultdict(dict)
    for statement, dating in acts or found:
        line, sure = evidence.line_of.get(statement.report, statement.report), dating.sureness
        if all(statement.id != one.id for one in taken):
            sure *= _ASIDE if is_day(dating.value) else _ASIDE_COARSE
        known = lines[dating.value].get(line)
        if known is None or sure > known[0]:
            lines[dating.value][line] = (sure, dating)
    return lines


def is_background(told: str | None, day: datetime.date | None) -> bool:
    """Is what is ``told`` of, a day, a month or a year, well before the ``day`` of the story?"""
    if day is None or not told or not told[:4].isdigit():
        return False
    parts = [int(p) for p in told.split("T")[0].split("-") if p.isdigit()]
    try:
        last = datetime.date(parts[0], parts[1] if len(parts) > 1 else 12, parts[2] if len(parts) > 2 else 28)
    except ValueError:
        return False
    return (day - last).days > BACKGROUND
