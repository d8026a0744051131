"""Whether a meeting that a sentence names lies ahead of its report, and how firmly it is set (helper of stage 8).

No one form of sentence decides. Each sign that speaks for it or against it has points in
``data/meeting_weights.yml``, and the points add up: from the threshold on a meeting is listed, as planned (scheduled, where its
day is known) by the firm signs alone, as proposed with those of wishing. That it is called off or put off is told by a verb.
"""

from __future__ import annotations

from collections.abc import Mapping

from crosswire.extract.meetings.meeting_case import Case
from crosswire.extract.meetings.meeting_changes import called_off, will_not_be
from crosswire.extract.meetings.meeting_doubts import DOUBTS, LONELY
from crosswire.extract.meetings.meeting_signs import FIRM, SHARED, Sign
from crosswire.extract.meetings.meeting_wishes import WISHES
from crosswire.text.tree import governors, helpers, subtree

FOR: Mapping[str, Sign] = {**FIRM, **WISHES}
TOGETHER: Mapping[str, Sign] = {**SHARED, **LONELY}


def status_ahead(case: Case) -> str | None:
    """scheduled, planned, proposed, postponed or cancelled; None where the meeting is past, denied, conditional or no plan."""
    off = called_off(case.parse, case.i)
    if off:
        return None if _called_off_long_before(case) else off
    if will_not_be(case.parse, case.i):
        return None if case.when.past or _points(case, {"long_before": DOUBTS["long_before"]}) else "cancelled"
    weights = case.words.ahead
    most = sum(weights[name] for name in SHARED)
    points: dict[str, float] = {}
    for signs in (FOR, DOUBTS):  # who takes part is asked last: most words of a report name no meeting to come
        points |= _points(case, signs)
        if sum(points.values()) + most < weights["threshold"]:
            return None
    points |= _points(case, TOGETHER)
    if sum(value for name, value in points.items() if name not in WISHES) >= weights["threshold"]:
        return "scheduled" if case.when.day else "planned"
    return "proposed" if sum(points.values()) >= weights["threshold"] else None


def _called_off_long_before(case: Case) -> bool:
    """ "He had been due to visit after the vote, but scrapped the trip": what went before, and nothing says when."""
    if case.when.day or case.when.soon or case.when.month:
        return False
    parse = case.parse
    verb = next((h for h in governors(parse, case.i) if parse.tokens[h].pos == "VERB"), None)
    if verb is None or parse.tokens[verb].dep != "conj" or parse.tokens[verb].tag != "VBD":
        return False
    before = parse.tokens[verb].head
    since = any(
        parse.tokens[j].dep == "advcl" and parse.tokens[j].tag == "VBD" for j in subtree(parse, before) if j < verb
    )
    return "had" in helpers(parse, before) and since


def _points(case: Case, signs: Mapping[str, Sign]) -> dict[str, float]:
    return {name: case.words.ahead[name] for name, holds in signs.items() if holds(case)}
