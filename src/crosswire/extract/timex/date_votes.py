"""What a report tells of days: its votes for the day of a story, and how far it supports one day; see story_date.py."""

from __future__ import annotations

import re
from calendar import day_name
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crosswire.lexicon.calendar import calendar
from crosswire.records.statements import TimeExpression
from crosswire.records.text import ParsedDocument, Sentence

# Days: how far after its publication what a report tells as happened may lie, by another time zone; how far after it
# what it tells as to come may be what the other reports tell; how far before.
_ZONES = 1
AHEAD = 4
BEHIND = 7
# A report that tells of a day at all says more than how many of its sentences do: those of the days after name their
# own news more often than the event, but name the event, too.
_EVEN = 0.7
# Sentences: the first three tell the event; those up to the eighth mostly do.
_LEAD = ((3, 1.0), (8, 0.5))
_REST = 0.2
# The mean support of a day by its reports up to which there is no one event (each tells its own), and from which there
# is one: half of what they tell of days is told of this one, and the rest of those around it.
_NONE = 0.2
_SURE = 0.5
# A report that dates nothing supports the days before it so far, the farther back the less; one without a date of
# publication may tell of that weekday in any week.
_SILENT = 0.5
_FADES = (1.0, 1.0, 0.8, 0.6)
_LONG = 0.4
_ANY_WEEK = 0.75
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WEEKDAY_NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)

# A weekday (ISO), or year (or None), month and day.
Key = int | tuple[int | None, int, int]
Weights = Mapping[Key, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A day reference of a report: what it fits, how much it weighs, and how it reads ("a Thursday")."""

    weight: float
    key: Key
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report tells of days: as happened (or to come on its own day), and as to come."""

    published: date | None
    happened: Weights
    to_come: Weights

    @property
    def weight(self) -> float:
        """How much of the report tells of days; from 1 on, all that can be asked."""
        return sum(self.happened.values()) + sum(self.to_come.values())


def topic_of(parsed: Sequence[ParsedDocument]) -> Counter[str]:
    """Content lemmas of headlines and first sentences, by the number of reports that use them there."""
    found: Counter[str] = Counter()
    for one in parsed:
        lead = [s for s in one.sentences if s.headline][:2] + [s for s in one.sentences if not s.headline][:2]
        found.update({lemma for sentence in lead for lemma in _lemmas(sentence)})
    return Counter({lemma: n for lemma, n in found.items() if n >= max(2, len(parsed) // 3) or len(parsed) == 1})


def _lemmas(sentence: Sentence) -> set[str]:
    return {t.lemma for t in sentence.parse.tokens if t.pos in ("NOUN", "PROPN", "VERB") and len(t.text) > 2}


def votes_of(one: ParsedDocument, times: Sequence[TimeExpression], topic: Mapping[str, int]) -> list[Vote]:
    """The days to which a report assigns what happened, weighted by place and topic.

    What lies ahead does not date the event, unless its day is that of the report: "will meet today".
    """
    published = one.document.published
    return [
        vote
        for time, weight in _weighted(one, times, topic)
        if (time.direction != "future" or (published is not None and time.earliest == published == time.latest))
        and (vote := _vote(time, weight))
    ]


def days_ahead(one: ParsedDocument, times: Sequence[TimeExpression], topic: Mapping[str, int]) -> Mapping[date, float]:
    """The days soon after its publication that a report tells of as to come, weighted alike."""
    published, found = one.document.published, defaultdict[date, float](float)
    for time, weight in _weighted(one, times, topic):
        day = time.earliest
        if published is None or day is None or day != time.latest or time.direction != "future":
            continue
        if 0 < (day - published).days <= AHEAD:
            found[day] += weight
    return dict(found)


def _weighted(
    one: ParsedDocument, times: Sequence[TimeExpression], topic: Mapping[str, int]
) -> Iterator[tuple[TimeExpression, float]]:
    """Each expression with the weight of its sentence."""
    first = next((s.index for s in one.sentences if not s.headline), 0)
    at, weight = -1, 0.0
    for time in times:
        before = at
        while at + 1 < len(one.sentences) and (at < 0 or one.sentences[at + 1].start <= time.start):
            at += 1
        if at != before:
            weight = _weight(one.sentences[at], one.sentences[at].index - first, topic)
        yield time, weight


def _weight(sentence: Sentence, place: int, topic: Mapping[str, int]) -> float:
    near = next((w for limit, w in _LEAD if place < limit), _REST)
    shared = sum(1 for lemma in _lemmas(sentence) if lemma in topic)
    return near * (0.3 + min(shared, 5) / 5)


def looks_ahead_to(times: Sequence[TimeExpression]) -> frozenset[Key]:
    """The days that a report tells of as to come."""
    told = [_vote(time, 0.0) for time in times if time.direction == "future"]
    return frozenset(vote.key for vote in told if vote)


def _vote(time: TimeExpression, weight: float) -> Vote | None:
    if time.type not in ("DATE", "TIME"):
        return None
    weekday = _WEEKDAY.match(time.value)
    if weekday:
        return _weekday_vote(int(weekday.group(1)), weight)
    yearless = YEARLESS.match(time.value)
    if yearless:
        month, day = int(yearless.group(1)), int(yearless.group(2))
        return Vote(weight=weight, key=(None, month, day), label=time.text)
    if time.earliest is None or time.earliest != time.latest:
        return None
    named = _WEEKDAY_NAME.search(time.text)
    if named and not re.search(r"\d{4}|\b\d{1,2}(?:st|nd|rd|th)?$", time.text):
        return _weekday_vote(calendar().weekdays[named.group().lower()], weight)
    day_ = time.earliest
    return Vote(weight=weight, key=(day_.year, day_.month, day_.day), label=f"{day_}")


def _weekday_vote(weekday: int, weight: float) -> Vote:
    return Vote(weight=weight, key=weekday, label=f"a {day_name[weekday - 1]}")


def _weights_of(votes: Sequence[Vote]) -> Weights:
    """The votes of a report by what they fit, so that a report of a thousand dates costs no more a day than one of ten."""
    found: defaultdict[Key, float] = defaultdict(float)
    for vote in votes:
        found[vote.key] += vote.weight
    return dict(found)


def keys(day: date) -> tuple[Key, ...]:
    """What a vote may be for that ``day`` fits."""
    return day.isoweekday(), (None, day.month, day.day), (day.year, day.month, day.day)


def told_by(
    parsed: Sequence[ParsedDocument], votes: Sequence[Sequence[Vote]], ahead: Sequence[Mapping[date, float]]
) -> list[Told]:
    """What each report tells of days. What it tells as to come counts where another tells of that day as happened: a
    meeting set for Friday is the event once it was held, else the event is that it was set."""
    happened = [_weights_of(own) for own in votes]
    tellers = Counter(key for own in happened for key in own)
    return [
        Told(
            published=one.document.published,
            happened=own,
            to_come={
                (day.year, day.month, day.day): weight
                for day, weight in days.items()
                if any(tellers[key] > (key in own) for key in keys(day))
            },
        )
        for one, own, days in zip(parsed, happened, ahead, strict=True)
    ]


def share(told: Told, day: date) -> float:
    """How much of what a report tells of days is told of ``day``, 0 to 1; 0 where it cannot mean that day."""
    lag = (told.published - day).days if told.published else 0
    if not told.weight or not -AHEAD <= lag < BEHIND:
        return 0.0
    happened = told.happened if lag >= -_ZONES else {}
    fitting = sum(happened.get(key, 0.0) + told.to_come.get(key, 0.0) for key in keys(day))
    return float((fitting / told.weight) ** _EVEN)


def one_event(told: Sequence[Told], day: date) -> float:
    """How likely it is that the reports tell of one event, if it was on ``day``; 0 to 1.

    Reports of an affair that goes on for weeks, views and portraits each name other days, or none.
    """
    if not told:
        return 0.0
    dated = any(one.published for one in told)
    mean = sum(_support(one, day, dated) for one in told) / len(told)
    return min(1.0, max(0.0, (mean - _NONE) / (_SURE - _NONE)))


def _support(told: Told, day: date, dated: bool) -> float:
    """How far one report tells of the day; a report without its date among others with theirs less surely."""
    weight = min(1.0, told.weight)
    telling = weight * share(told, day)
    if told.published is None:
        return telling * (_ANY_WEEK if dated else 1.0)
    lag = (told.published - day).days
    if not -AHEAD <= lag < BEHIND:
        return 0.0
    near = _SILENT if lag < 0 else _FADES[lag] if lag < len(_FADES) else _LONG
    return telling + (1.0 - weight) * _SILENT * near
