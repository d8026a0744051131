"""Stage 6, the story's date: the day of the main event, solved from what all reports say of time.

Every day that may be meant is tried. A report votes for the days to which its first sentences, and
those that share most words with the headlines, assign what happened ("Thursday", "today", a date);
its own publication date speaks for that day and the few before. Dates that lie ahead or behind,
named months and years, photo captions and "the second call in three weeks" say on which side of
them, and how far, the day lies. The day that satisfies most of this wins; what it satisfies is
listed as reasons. Page dates are never believed: they date the page. The probability is that of
the day among all days, if there is one event at all: as far as the reports tell of the day.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import nlargest

from crosswire.extract.timex.date_constraints import (
    Constraint,
    after_full_date,
    before_full_date,
    interval,
    month_ahead,
    month_behind,
    published_near,
    yearless_ahead,
    yearless_behind,
)
from crosswire.extract.timex.date_votes import (
    AHEAD,
    BEHIND,
    YEARLESS,
    Key,
    Told,
    Vote,
    days_ahead,
    keys,
    looks_ahead_to,
    one_event,
    share,
    told_by,
    topic_of,
    votes_of,
)
from crosswire.extract.timex.timex_grammar import matches
from crosswire.extract.timex.timex_readings import read
from crosswire.lexicon.calendar import calendar
from crosswire.records.statements import StoryDate, TimeExpression
from crosswire.records.text import ParsedDocument

# Without a publication date, years around the latest few that the texts name are tried.
_LATEST_YEARS = 3
# Weights of a report's vote by its day references, and of its publication date: given with it, found in its text.
_VOTE = 2.0
_PUBLISHED = 0.8
_PUBLISHED_FOUND = 0.1
# What a report weighs against a day after its publication that it does not look ahead to: it cannot tell of what has
# not yet happened. One that dates this share of what it tells to the very next day was dated by a zone to the west.
_TOO_EARLY = 0.5
_NEXT_DAY = 0.5
# Sharpness of the probability: a lead of one report's vote (2) over one rival makes 0.95.
_SHARPNESS = 1.5
# No reports settle a day beyond doubt: of the pairs of reports of one event, 1 in 20 with more was wrong by a day.
_SUREST = 0.97
# Constraints that say different things of which each day is tried, the heaviest: an archive's page names thousands of dates.
_MOST_TRIED = 1_000
# Reasons listed; the rest weighs little.
_REASONS = 12
# Characters of a caption that are searched for dates.
_CAPTION = 2_000
_BARE_MONTH = re.compile(r"XXXX-(\d\d)$")


def solve_date(
    parsed: Sequence[ParsedDocument], times: Sequence[tuple[TimeExpression, ...]], *, least: float = 0.03
) -> StoryDate:
    """Find the day of the story's event that satisfies most constraints, with the reasons.

    Returns a StoryDate whose day is None where the reports name no year and state no publication, or
    where no day reaches the probability ``least``.
    """
    topic = topic_of(parsed)
    votes = [votes_of(one, expressions, topic) for one, expressions in zip(parsed, times, strict=True)]
    to_come = [days_ahead(one, expressions, topic) for one, expressions in zip(parsed, times, strict=True)]
    constraints = [c for one, ex in zip(parsed, times, strict=True) for c in _constraints(one, ex)]
    constraints += _intervals(parsed, times)
    merged = _merged(constraints)
    told = told_by(parsed, votes, to_come)
    ahead = [looks_ahead_to(expressions) for expressions in times]
    scores = {day: _score(day, told, merged, ahead) for day in _candidates(parsed, times)}
    named = [day for day in scores if not any(votes) or any(_names(one, day) for one in told)]
    if not named:
        return StoryDate(day=None, reasons=("no report states a year or its day of publication",), probability=0.0)
    best = max(named, key=lambda day: (scores[day], day))
    mass = sum(math.exp(_SHARPNESS * (score - scores[best])) for score in scores.values())
    probability = round(min(one_event(told, best) / mass, _SUREST), 3)
    if probability < least:
        return StoryDate(day=None, reasons=("no day stands out",), probability=probability)
    return StoryDate(day=best, reasons=_reasons(best, parsed, votes, told, constraints), probability=probability)


def _names(told: Told, day: date) -> bool:
    return any(key in told.happened or key in told.to_come for key in keys(day))


def _merged(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Constraints that say the same in many reports as one with their weight, so that each is tried once a day."""
    result: dict[str, Constraint] = {}
    for one in constraints:
        known = result.get(one.reason)
        result[one.reason] = replace(one, weight=one.weight + (known.weight if known else 0.0))
    merged = list(result.values())
    return merged if len(merged) <= _MOST_TRIED else nlargest(_MOST_TRIED, merged, key=lambda one: one.weight)


def _constraints(one: ParsedDocument, times: Sequence[TimeExpression]) -> Iterable[Constraint]:
    """What a report's other dates say of the day: before, after, how near."""
    report = one.document.article.id
    published = one.document.published
    if published is not None:
        yield published_near(report, published, weight=_PUBLISHED if _is_given(one) else _PUBLISHED_FOUND)
    for time in times:
        if time.type not in ("DATE", "TIME"):
            continue
        yearless, month = YEARLESS.match(time.value), _BARE_MONTH.match(time.value)
        ahead = time.direction == "future"
        if yearless:
            make = yearless_ahead if ahead else yearless_behind
            yield make(report, int(yearless.group(1)), int(yearless.group(2)))
        elif month:
            yield (month_ahead if ahead else month_behind)(report, int(month.group(1)), time.text)
        elif published is None and time.earliest and time.latest and time.dated:
            if ahead:
                yield before_full_date(report, time.earliest, time.text)
            elif time.direction in ("past", None):
                yield after_full_date(report, time.earliest, time.latest, time.text)
    if published is None:  # pictures are taken before the report that shows them
        for day in _in_captions(one):
            yield after_full_date(report, day, day, f"a caption of {day}")


def _is_given(one: ParsedDocument) -> bool:
    """Whether the publication date came with the report."""
    return dict(one.document.how).get("published", "given") == "given"


def _in_captions(one: ParsedDocument) -> list[date]:
    """The full dates in captions."""
    text = one.document.article.text
    captions = [text[r.start : r.end] for r in one.document.residue if r.kind == "caption"]
    return [day for caption in captions for day in _full_dates(caption[:_CAPTION])]


def _full_dates(text: str) -> list[date]:
    found = []
    for rule, match in matches(text):
        reading = read(rule, match)
        if reading and reading.kind == "day" and reading.year and reading.month and reading.day:
            try:
                found.append(date(reading.year, reading.month, reading.day))
            except ValueError:
                continue
    return found


def _intervals(parsed: Sequence[ParsedDocument], times: Sequence[tuple[TimeExpression, ...]]) -> list[Constraint]:
    """ "The second call in three weeks": so long after a dated happening that lies behind."""
    sides: Counter[tuple[int, int]] = Counter()
    for time in (time for expressions in times for time in expressions):
        found = YEARLESS.match(time.value)
        if found and time.direction in ("past", "future"):
            sides[int(found.group(1)), int(found.group(2))] += 1 if time.direction == "past" else -1
    behind = frozenset(day for day, side in sides.items() if side > 0)
    if not behind:
        return []
    cues = calendar().repetition_cues
    result = []
    for one, expressions in zip(parsed, times, strict=True):
        spans = [t for t in expressions if t.type == "DURATION" and re.match(r"P\d+[DWM]$", t.value)]
        for sentence in one.sentences if spans else ():
            words = {token.lemma for token in sentence.parse.tokens}
            for time in spans:
                if sentence.start <= time.start < sentence.end and words & cues:
                    result.append(interval(time.report, time.value, behind, time.text))
    return result


def _candidates(parsed: Sequence[ParsedDocument], times: Sequence[tuple[TimeExpression, ...]]) -> set[date]:
    published = [p for one in parsed if (p := one.document.published) and 1 < p.year < 9999]
    days = {day + timedelta(days=offset) for day in published for offset in range(-BEHIND, AHEAD + 1)}
    if any(one.document.published and _is_given(one) for one in parsed):
        return days
    years = {time.earliest.year for ex in times for time in ex if time.earliest and time.dated}
    years |= {day.year for one in parsed for day in _in_captions(one)}
    for year in {y + offset for y in sorted(years)[-_LATEST_YEARS:] for offset in (-1, 0, 1)}:
        if 1 < year < 9999:
            days |= {date(year, 1, 1) + timedelta(days=n) for n in range(365)}
    return days


def _score(
    day: date, told: Sequence[Told], constraints: Sequence[Constraint], ahead: Sequence[frozenset[Key]]
) -> float:
    total = sum(c.weight * c.fits(day) for c in constraints)
    for one, to_come in zip(told, ahead, strict=True):
        found = share(one, day)
        early = one.published is not None and one.published < day
        if early and found < _NEXT_DAY and not to_come.intersection(keys(day)):
            total -= _TOO_EARLY
        # A report with one passing mention of a day says less than one that leads with it.
        total += _VOTE * min(1.0, one.weight) * found
    return total


def _reasons(
    day: date,
    parsed: Sequence[ParsedDocument],
    votes: Sequence[Sequence[Vote]],
    told: Sequence[Told],
    constraints: Sequence[Constraint],
) -> tuple[str, ...]:
    """What the day satisfies, heaviest first: "it happened on a Thursday: 3 reports (R1, R2, R5)"."""
    supporters: defaultdict[str, dict[str, float]] = defaultdict(dict)
    fitting = keys(day)
    for one, own, days in zip(parsed, votes, told, strict=True):
        for vote in own:
            if vote.key in fitting:
                supporters[f"it happened on {vote.label}"][one.document.article.id] = _VOTE
        if days.to_come.keys() & set(fitting):
            supporters[f"it was to come on {day}"][one.document.article.id] = _VOTE
    for constraint in constraints:
        if constraint.fits(day) > 0.5:
            supporters[constraint.reason][constraint.report] = constraint.weight * constraint.fits(day)
    ranked = sorted(supporters.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return tuple(
        f"{reason}: {len(reports)} report{'s' if len(reports) > 1 else ''} ({', '.join(sorted(reports))})"
        for reason, reports in ranked[:_REASONS]
    )
