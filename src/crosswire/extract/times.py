"""Stage 6, times: ParsedDocument -> TimeExpressions; the story's own date solved across reports.

A grammar finds the expressions, a reader says what their words mean, and the anchoring counts them
from the day of writing (by the tense of the verb) or from the date last told of. A history, which
tells of other years than its own, is anchored as a narrative. What cannot be anchored stays
relative until the story's date is known. Values are TIMEX3 (TimeML 1.2.1); narratives follow
WikiWars (Mazur and Dale 2010). Known limits: no duration is added to an event ("two days after the
siege" counts from the date last told of); seasons are those of the northern half.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crosswire.extract.timex.story_date import solve_date
from crosswire.extract.timex.timex_anchor import anchor
from crosswire.extract.timex.timex_context import Anchored, Context, Focus
from crosswire.extract.timex.timex_filter import is_time
from crosswire.extract.timex.timex_grammar import matches
from crosswire.extract.timex.timex_readings import read
from crosswire.extract.timex.timex_tense import governed
from crosswire.extract.timex.timex_words import Reading
from crosswire.records.statements import StoryDate, TimeExpression
from crosswire.records.text import ParsedDocument, Sentence

__all__ = ["anchor_times", "find_times", "solve_date"]

# A text is a narrative if it names at least this many years, and this share of them lies this many
# years away from the year of writing.
_YEARS_NAMED = 5
_SHARE_AWAY = 0.6
_YEARS_AWAY = 1
# Years, and share of the years named: what is told happened long ago.
_LONG_AGO = 10
_SHARE_LONG_AGO = 0.8
_DATED = ("day", "month", "year", "season")
# Years: in a narrative, a year this far from the last one may be an aside.
_FAR = 3
# A report counts from its own day ("Sunday", "today", "last week", "this spring"); a narrative names this many years to
# each of them at least, a third as many if all is long ago. Of WikiWars none comes near: 4 and 16 are its fewest.
_YEARS_TO_ONE = 12
# Days: a report that says it was written this long after the story's day, or before it, has a page date.
_LATE = 21
_EARLY = 3
# Days: a report without a date was written so long after the event at most.
_AFTER = 3
# Sentences whose "today" is the day of the event, and who begin so are no histories.
_LEAD = 4
# Days: a weekday this near ahead is nearer than the same weekday behind.
_NEARER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An expression with its place, its reading and the tense of its clause."""

    sentence: Sentence
    rule: str
    start: int
    end: int
    reading: Reading
    tense: str | None
    sure: bool = False


def find_times(parsed: ParsedDocument) -> tuple[TimeExpression, ...]:
    """Find time expressions; those that need the story's date stay unanchored."""
    return _anchor_all(parsed, parsed.document.published)


def anchor_times(
    parsed: ParsedDocument, times: Sequence[TimeExpression], date: StoryDate
) -> tuple[TimeExpression, ...]:
    """Anchor the relative expressions of one report to the story's date.

    A report that states no day of writing, or one that the story's date shows to be wrong, is read
    as written on the story's day or the few days after it, as its weekdays suggest.
    """
    written = parsed.document.published
    if date.day is None or (written is not None and 0 <= (written - date.day).days <= _LATE):
        return tuple(times)
    days = [date.day + timedelta(days=n) for n in range(_AFTER + 1)]
    if written is not None and 0 < (date.day - written).days <= _EARLY:
        days = [written, *days[:1]]
    event, found = date.day, list(_find(parsed))
    day = min(days, key=lambda day: (_strain(found, day, event), day))
    return tuple(times) if day == written else _anchor_all(parsed, day)


def _strain(found: Sequence[_Found], day: date, event: date) -> float:
    """How far the weekdays of a report lie from ``day``, and its "today" from the event."""
    total = 0.5 * abs((day - event).days)
    for one in found:
        reading = one.reading
        if reading.kind == "weekday" and reading.weekday and reading.step is None:
            gap = (day.isoweekday() - reading.weekday) % 7
            total += (7 - gap) % 7 if one.tense == "future" else gap
        elif reading.kind == "deictic" and one.tense != "future" and one.sentence.index < _LEAD:
            total += 7 * abs((day - event).days + int(reading.amount or 0))
    return total


def _anchor_all(parsed: ParsedDocument, written: date | None) -> tuple[TimeExpression, ...]:
    found = list(_find(parsed))
    narrative = _is_narrative(found, written)
    if not narrative:
        found = _agree([one for one in found if one.rule != "nref"], written)
    era = any(one.reading.bc for one in found if one.rule != "bcbare")
    focus: Focus | None = None
    day: Focus | None = None
    result = []
    for place, one in enumerate(found):
        if one.rule == "bcbare" and not era:
            continue
        context = Context(written=written, focus=focus, day=day, tense=one.tense, narrative=narrative)
        if one.reading.event:
            context = replace(context, event=_told_next(found, place, context))
        anchored = anchor(one.reading, context)
        if anchored.focus and not (narrative and _is_aside(found, place, focus)):
            focus = anchored.focus
            day = focus if focus.day else day
        result.append(_expression(parsed.document.article.id, one, anchored, written))
    return tuple(result)


def _agree(found: Sequence[_Found], written: date | None) -> list[_Found]:
    """A report mostly means one day by one weekday: mentions whose own clause leaves it open follow the others.

    Open is what only a noun, an infinitive or a modal verb tells, and only where the day behind is not
    the farther one ("plans to meet Wednesday", written on a Tuesday, stays ahead).
    """
    sure: dict[int, Counter[str]] = defaultdict(Counter)
    for one in found:
        if _is_bare(one) and one.sure and one.tense:
            sure[one.reading.weekday or 0][one.tense] += 1
    result = []
    for one in found:
        votes = sure.get(one.reading.weekday or 0)
        tense = one.tense
        if votes and _is_bare(one) and not one.sure:
            common = "past" if votes["past"] >= votes["future"] else "future"
            ahead = (one.reading.weekday or 0) - (written.isoweekday() if written else 0)
            if not (tense == "future" and common == "past" and written and 0 < ahead % 7 <= _NEARER):
                tense = common
        result.append(replace(one, tense=tense))
    return result


def _is_bare(one: _Found) -> bool:
    """A weekday without "last" or "next"."""
    return one.reading.kind == "weekday" and bool(one.reading.weekday) and one.reading.step in (None, 0)


def _told_next(found: Sequence[_Found], place: int, context: Context) -> Focus | None:
    """The day that the same sentence names after a "two days after"."""
    for one in found[place + 1 : place + 3]:
        if one.sentence.index == found[place].sentence.index and one.reading.kind in ("day", "weekday"):
            return anchor(one.reading, replace(context, tense=one.tense)).focus
    return None


def _is_aside(found: Sequence[_Found], place: int, focus: Focus | None) -> bool:
    """A far year that the next year named does not stay with: "the largest since 1813"."""
    year = found[place].reading.year
    if focus is None or year is None or abs(year - focus.year) <= _FAR:
        return False
    following = (one.reading.year for one in found[place + 1 :] if one.reading.year and one.reading.kind in _DATED)
    next_year = next((other for other in following if other != year), None)
    return next_year is not None and abs(next_year - year) > abs(next_year - focus.year)


def _find(parsed: ParsedDocument) -> Iterator[_Found]:
    for sentence in parsed.sentences:
        parse = sentence.parse
        for rule, match in matches(parse.text):
            reading = read(rule, match)
            if reading is None:
                continue
            index = is_time(parse, rule, match)
            if index is not None:
                tense, sure = governed(parse, index)
                yield _Found(
                    sentence=sentence,
                    rule=rule,
                    start=match.start(),
                    end=match.end(),
                    reading=reading,
                    tense=tense,
                    sure=sure,
                )


def _is_narrative(found: Sequence[_Found], written: date | None) -> bool:
    years = [one.reading.year for one in found if one.reading.year and one.reading.kind in _DATED]
    if len(years) < _YEARS_NAMED:
        return False
    if written and any(one.reading.kind == "deictic" and one.sure and one.sentence.index < _LEAD for one in found):
        return False  # "landed today", however many years follow
    now = written.year if written else max(years)
    old = sum(abs(year - now) > _LONG_AGO for year in years) >= _SHARE_LONG_AGO * len(years)
    fresh = sum(map(_counts_from_today, found))
    if len(years) < (_YEARS_TO_ONE // 3 if old else _YEARS_TO_ONE) * fresh:
        return False
    return sum(abs(year - now) > _YEARS_AWAY for year in years) >= _SHARE_AWAY * len(years)


def _counts_from_today(one: _Found) -> bool:
    """Whether the expression means something only to who knows the day of writing ("to this day" means any)."""
    reading = one.reading
    if reading.kind in ("step", "weekend", "month", "season", "shift"):
        return reading.deictic and reading.step is not None and not reading.year and reading.unit != "D"
    return reading.kind in ("weekday", "deictic")


def _expression(report: str, one: _Found, anchored: Anchored, written: date | None) -> TimeExpression:
    start = one.sentence.start + one.start
    return TimeExpression(
        report=report, start=start, end=one.sentence.start + one.end, text=one.sentence.parse.text[one.start : one.end],
        type=one.reading.type, value=anchored.value, anchored=anchored.anchored, earliest=anchored.earliest,
        latest=anchored.latest, direction=_direction(one, anchored, written), because=anchored.because,
        dated=_names_year(one.reading),
    )  # fmt: skip


def _names_year(reading: Reading) -> bool:
    """ "3 May 2031", "May 2031", "2031", but neither "the summer of '31" nor years before our era."""
    return bool(reading.year) and reading.kind in ("day", "month", "year") and reading.value != "YY" and not reading.bc


def _direction(one: _Found, anchored: Anchored, written: date | None) -> str | None:
    """Behind or ahead of the day of writing where both days are known, else as the tense says."""
    if written and anchored.earliest and anchored.latest and one.reading.type in ("DATE", "TIME"):
        if anchored.earliest > written:
            told = one.tense == "past" and (anchored.earliest - written).days == 1 and _is_bare(one)
            return "past" if told else "future"  # a Wednesday's "fell on Thursday"
        if anchored.latest < written:
            return "past"
    return one.tense
