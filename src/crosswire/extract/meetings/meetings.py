"""Stage 8, meetings: Statements, Entities, StoryDate -> Meetings.

A meeting is listed when a report says that it will take place, or that it was put off or called off. The
trigger is a verb ("meet") or a noun ("talks"); that it lies ahead follows from tense, from what governs it
("scheduled", "plan to"), from a word like "upcoming", or from a date after the story's day. Those who take
part come from subject, object and "with"/"between" phrases; who only represents ("officials of X and Y")
stands for whom he represents. Reports that mean the same meeting are joined by day and participants.

Known limits: a meeting told in the plain past is never listed, also where a report garbled its tense;
"the two leaders" are the two last named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as day

from crosswire.extract.acts.pages import Page, pages_of
from crosswire.extract.meetings.meeting_context import Before, Told, whose
from crosswire.extract.meetings.meeting_joins import DAY_LONG, join
from crosswire.extract.meetings.meeting_sightings import Sighting, sightings
from crosswire.lexicon.actors import BLOCS, is_of_kind
from crosswire.lexicon.meetings import meeting_words
from crosswire.matching.actors import state_of
from crosswire.records.names import Entity
from crosswire.records.statements import Meeting, Statement, StoryDate
from crosswire.records.text import ParsedDocument

# How firm a status is: the firmest of joined sightings stays, but a cancellation overrides all.
_FIRMNESS = {"cancelled": 4, "postponed": 3, "scheduled": 2, "planned": 1, "proposed": 0}
# Kinds of actors of a state that talk with it as another side.
_ARMED = ("armed",)


def find_meetings(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    date: StoryDate,
    parsed: Sequence[ParsedDocument] = (),
) -> tuple[Meeting, ...]:
    """Find the meetings that are set, put off or called off, joined across the reports.

    ``date`` is the story's day: what lies before it is past. Meetings come in order of day, those without
    a day last; each has at least two participants, or is of a body of many states ("NATO ambassadors").
    """
    known = {entity.id: entity for entity in entities}
    found: list[Sighting] = []
    told: list[Told] = []
    for pages in pages_of(statements, entities, parsed):
        before = Before()
        for page, beside in pages:
            seen = sightings(page, beside, _seen_from(page, date.day), before)
            before.read(page, known, {frozenset(s.participants) for s in seen})
            found += [_lent(s, before.told) for s in seen]
        told += before.told
    usual = _usual(told)
    by_themselves = join(found, known)
    on = _parties_by_day(by_themselves)
    found = [s for group in by_themselves for s in _told_of_before(group, usual, on)]
    groups = [group for group in join(found, known) if _is_between_parties(group, known)]
    of_state = {e.state: e.id for e in known.values() if e.kind == "state" and e.state}
    return tuple(
        sorted((_meeting(group, known, of_state) for group in groups), key=lambda m: (m.date or "9999", m.participants))
    )


def _seen_from(page: Page, story: day | None) -> day | None:
    """The day from which a report looks ahead: the story's, or its own where it came out before that or the story has none."""
    return min((day for day in (story, page.published) if day is not None), default=None)


def _lent(s: Sighting, told: Sequence[Told]) -> Sighting:
    """With whose meeting it is by what its report told, for one of which fewer than two parties are named."""
    if len(s.participants) >= 2 or s.status == "proposed" or (s.verbal and not (s.definite or s.again)):
        return s
    definite = s.definite or s.again
    dated = bool(s.date or s.soon or s.again) or s.status in ("cancelled", "postponed")
    meant = whose(s.noun, frozenset(s.participants), told, s.sentence, definite=definite, dated=dated)
    return replace(s, before=meant)


def _usual(told: Sequence[Told]) -> dict[str | None, tuple[str, ...]]:
    """Whose talks the story tells of most: of all, and of those in which a party takes part."""
    most = Counter(t.parties for t in told if t.kind == "talks" and t.parties)
    usual: dict[str | None, tuple[str, ...]] = {}
    for parties in sorted(most, key=lambda n: (-most[n], -len(n))):
        for one in (None, *parties):
            usual.setdefault(one, parties)
    return usual


def _parties_by_day(groups: Sequence[list[Sighting]]) -> dict[str, list[tuple[str, ...]]]:
    """Who meets on each day, of the meetings whose parties are told."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in groups:
        parties = tuple(dict.fromkeys(p for s in group for p in s.participants))
        for date in {s.date for s in group if s.date and len(s.date) == DAY_LONG and len(parties) >= 2}:
            found.setdefault(date, []).append(parties)
    return found


def _told_of_before(
    group: list[Sighting], usual: Mapping[str | None, tuple[str, ...]], on: Mapping[str, list[tuple[str, ...]]]
) -> list[Sighting]:
    """A meeting without a word of whose it is ("negotiations will resume on Friday", "the summit is set for May"), or with
    one of its parties alone, is the one that its report told of before; else, of talks, the only one of its day (``on``), else
    those that the story tells of most."""
    named = {p for s in group for p in s.participants}
    if len(named) >= 2:
        return group
    kinds = meeting_words().kinds
    most = usual.get(next(iter(named), None), ())

    def of_talks(s: Sighting) -> tuple[str, ...]:
        if kinds.get(s.noun) != "talks" or not (s.date or s.soon or s.again):
            return ()
        then = on.get(s.date or "", [])
        return then[0] if len(then) == 1 else most

    return [
        replace(s, participants=meant, lent=True) if (meant := s.before or of_talks(s)) and named <= {*meant} else s
        for s in group
    ]


def _is_between_parties(group: list[Sighting], known: dict[str, Entity]) -> bool:
    """At least two take part, without a day from more than one state, or a group of people; or one body of many states
    meets on a day."""
    participants = {p for s in group for p in s.participants}
    bodies = {known[p].name for p in participants if p in known and known[p].kind == "organisation"}
    if len(participants) == 1 and any(
        state_of(name) in BLOCS and not meeting_words().daily & {*name.split()} for name in bodies
    ):
        return any(s.date for s in group)
    firm = any(s.status != "proposed" for s in group)
    apart = _ARMED if firm else ()  # no "mandate to talk with the rebels"
    states = {p if is_of_kind(known[p].name, *apart) else known[p].state or p for p in participants if p in known}
    crowd = any(known[p].kind == "group" and known[p].state is None for p in participants if p in known)
    return len(participants) >= 2 and (len(states) >= 2 or crowd or any(s.date for s in group))


def _meeting(group: list[Sighting], known: dict[str, Entity], of_state: dict[str, str]) -> Meeting:
    best = max(group, key=lambda s: (len(s.date or ""), s.title is not None, len(s.participants)))
    named = [s for s in group if not s.lent] if any(s.participants and not s.lent for s in group) else group
    participants = list(dict.fromkeys(p for s in named for p in s.participants))
    days = Counter(s.date for s in group if s.date and s.status != "cancelled")
    told = max(days, key=lambda d: (len(d), days[d], d == best.date), default=best.date)
    return Meeting(
        date=told,
        time=next((s.time for s in group if s.time), None),
        place=next((s.place for s in [best, *group] if s.place), None),
        medium=next((s.medium for s in group if s.medium), None),
        participants=tuple(_with_states(participants, known, of_state)),
        subject=next((s.subject for s in [best, *group] if s.subject), None),
        evidence=tuple(dict.fromkeys(s.evidence for s in group)),
        status=max((s.status for s in group), key=lambda status: _FIRMNESS[status]),
    )


def _with_states(participants: list[str], known: dict[str, Entity], of_state: dict[str, str]) -> list[str]:
    """Add the state of an official who meets a state: the talks are between states."""
    kinds = {known[p].kind for p in participants if p in known}
    if "state" not in kinds:
        return participants
    served = [of_state[s] for p in participants if p in known and (s := known[p].state) in of_state]
    return list(dict.fromkeys([*participants, *served]))
