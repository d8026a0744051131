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
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as day

from crosswire.extract.acts.pages import Page, pages_of
from crosswire.extract.meetings.meeting_context import Before, Told, whose
from crosswire.extract.meetings.meeting_sightings import Sighting, sightings
from crosswire.lexicon.actors import BLOCS, find_actors
from crosswire.lexicon.meetings import meeting_words
from crosswire.matching.actors import state_of
from crosswire.records.names import Entity
from crosswire.records.statements import Meeting, Statement, StoryDate
from crosswire.records.text import ParsedDocument

# How firm a status is: the firmest of joined sightings stays, but a cancellation overrides all.
_FIRMNESS = {"cancelled": 4, "postponed": 3, "scheduled": 2, "planned": 1, "proposed": 0}
# Kinds of actors of a state that do not speak for it.
_NO_SERVANTS = frozenset({"armed", "party"})
# Those of them that talk with the state they lie in as another side.
_ARMED = frozenset({"armed"})


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
    found = [s for group in _join(found, known) for s in _told_of_before(group, told)]
    groups = [group for group in _join(found, known) if _is_between_parties(group, known)]
    return tuple(sorted((_meeting(group, known) for group in groups), key=lambda m: (m.date or "9999", m.participants)))


def _seen_from(page: Page, story: day | None) -> day | None:
    """The day from which a report looks ahead: the story's, or its own where it came out before that."""
    return min(story, page.published) if story is not None and page.published is not None else story


def _lent(s: Sighting, told: Sequence[Told]) -> Sighting:
    """With whose meeting it is by what its report told, for one of which fewer than two parties are named."""
    if len(s.participants) >= 2 or s.status == "proposed" or (s.verbal and not (s.definite or s.again)):
        return s
    definite = s.definite or s.again
    dated = bool(s.date or s.soon or s.again) or s.status in ("cancelled", "postponed")
    meant = whose(s.noun, frozenset(s.participants), told, s.sentence, definite=definite, dated=dated)
    return replace(s, before=meant)


def _told_of_before(group: list[Sighting], told: Sequence[Told]) -> list[Sighting]:
    """A meeting without a word of whose it is ("negotiations will resume on Friday", "the summit is set for May"), or with
    one of its parties alone, is the one that its report told of before, else, of talks, those that the story tells of most."""
    named = {p for s in group for p in s.participants}
    if len(named) >= 2:
        return group
    kinds = meeting_words().kinds
    most = Counter(t.parties for t in told if t.kind == "talks" and t.parties and named <= {*t.parties})
    usual = max(most, key=lambda n: (most[n], len(n)), default=())
    return [
        replace(s, participants=meant, lent=True)
        if (meant := s.before or (usual if kinds.get(s.noun) == "talks" and (s.date or s.soon or s.again) else ()))
        and named <= {*meant}
        else s
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
    apart = _ARMED if firm else frozenset()  # no "mandate to talk with the rebels"
    states = {p if _is_of_kind(known[p], apart) else known[p].state or p for p in participants if p in known}
    crowd = any(known[p].kind == "group" and known[p].state is None for p in participants if p in known)
    return len(participants) >= 2 and (len(states) >= 2 or crowd or any(s.date for s in group))


def _join(found: list[Sighting], known: dict[str, Entity]) -> list[list[Sighting]]:
    """Group sightings of one meeting: the surest first, so that vague ones find their home."""
    groups: list[list[Sighting]] = []
    order = sorted(
        enumerate(found), key=lambda item: (len(item[1].participants) < 2, -len(item[1].date or ""), item[0])
    )
    for _, sighting in order:
        home = next((group for group in groups if any(_same(sighting, other, known) for other in group)), None)
        if home is None:
            groups.append([sighting])
        else:
            home.append(sighting)
    return groups


def _same(left: Sighting, right: Sighting, known: dict[str, Entity]) -> bool:
    if left.date and right.date and not (left.date.startswith(right.date) or right.date.startswith(left.date)):
        return _week_apart(left, right) and len(_sides(left, known) & _sides(right, known)) >= 2
    if left.title and left.title == right.title:
        return True
    if _goes_into_detail(left, right) or _goes_into_detail(right, left):
        return True
    vague = min(len(left.participants), len(right.participants)) < 2
    shared_ids = set(left.participants) & set(right.participants)
    if vague and shared_ids and left.date and len(left.date) == 10 and left.date == right.date:
        return True
    if vague:
        report = left.evidence.report == right.evidence.report
        return (
            left.noun == right.noun
            and left.noun in meeting_words().occasions
            and (report or bool(shared_ids) or left.noun == "ceremony")
        )
    off = (left.status == "cancelled") != (right.status == "cancelled")
    if off and left.noun != right.noun and not (_of_a_kind(left, right) and (left.lent or right.lent)):
        return False
    if (left.title or right.title) and left.noun != right.noun and not (left.date and right.date):
        return False  # a summit with a name is not just any talks of its parties
    if len(shared_ids) == 1 and left.sentence == right.sentence and left.evidence.report == right.evidence.report:
        return False  # "will see X and meet Y": two, though on one day
    shared = len(_sides(left, known) & _sides(right, known))
    if left.date and right.date:
        return shared >= 2 or (shared == 1 and len(left.date) == 10 and left.date == right.date)
    ours, theirs = _essential(left, known), _essential(right, known)
    few, many = sorted((ours, theirs), key=len)
    # Talks with a state are the talks of states, whoever is sent.
    talks = _of_a_kind(left, right) and meeting_words().kinds.get(left.noun) == "talks"
    loose = talks and any(p in known and known[p].kind == "state" for p in few & many)
    return bool(few & many) and all(any(_stands_for(p, q, known, loose=loose) for q in many) for p in few)


def _of_a_kind(left: Sighting, right: Sighting) -> bool:
    """ "It cancelled the summit. The meeting had been set for Friday.": two words for one kind of meeting."""
    kinds = meeting_words().kinds
    return kinds.get(left.noun, left.noun) == kinds.get(right.noun, right.noun)


def _goes_into_detail(first: Sighting, second: Sighting) -> bool:
    """ "Officials will brief the house on Friday." "X and Y will brief it behind closed doors.": day and names of one."""
    beside = first.evidence.report == second.evidence.report and 0 < second.sentence - first.sentence <= 2
    vague = len(first.participants) < 2 and first.date is not None and second.date is None
    on = {first.status, second.status} <= {"scheduled", "planned"}
    return beside and vague and on and first.noun == second.noun


def _week_apart(left: Sighting, right: Sighting) -> bool:
    """One of them was called off: "had been planned for Sunday" may mean the Sunday before or after."""
    if "cancelled" not in (left.status, right.status) or len(left.date or "") != 10 or len(right.date or "") != 10:
        return False
    return abs((day.fromisoformat(left.date or "") - day.fromisoformat(right.date or "")).days) == 7


def _stands_for(one: str, other: str, known: dict[str, Entity], *, loose: bool) -> bool:
    """The same party, or a state and one who serves it ("Ukrainian leaders" and their president)."""
    if one == other:
        return True
    left, right = known.get(one), known.get(other)
    if left is None or right is None or left.state is None or left.state != right.state:
        return False
    if _is_of_kind(left, _NO_SERVANTS) or _is_of_kind(right, _NO_SERVANTS):
        return False
    return loose or "state" in (left.kind, right.kind)


def _is_of_kind(party: Entity, kinds: frozenset[str]) -> bool:
    """Whether the party's name is that of an actor of one of these kinds."""
    return any(actor.kind in kinds for actor in find_actors(party.name))


def _essential(sighting: Sighting, known: dict[str, Entity]) -> set[str]:
    """Participants without the states that another of them serves ("the American president": no second party)."""
    served = {known[p].state for p in sighting.participants if p in known and known[p].kind == "person"}
    return {
        p for p in sighting.participants if p not in known or known[p].kind != "state" or known[p].state not in served
    }


def _sides(sighting: Sighting, known: dict[str, Entity]) -> set[str]:
    """Participants, each also as the state that he serves."""
    states = {known[p].state for p in sighting.participants if p in known}
    return {*sighting.participants, *(state for state in states if state)}


def _meeting(group: list[Sighting], known: dict[str, Entity]) -> Meeting:
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
        participants=tuple(_with_states(participants, known)),
        subject=next((s.subject for s in [best, *group] if s.subject), None),
        evidence=tuple(dict.fromkeys(s.evidence for s in group)),
        status=max((s.status for s in group), key=lambda status: _FIRMNESS[status]),
        statements=tuple(dict.fromkeys(s.statement for s in group if s.statement)),
    )


def _with_states(participants: list[str], known: dict[str, Entity]) -> list[str]:
    """Add the state of an official who meets a state: the talks are between states."""
    kinds = {known[p].kind for p in participants if p in known}
    if "state" not in kinds:
        return participants
    of_state = {e.state: e.id for e in known.values() if e.kind == "state" and e.state}
    served = [of_state[s] for p in participants if p in known and (s := known[p].state) in of_state]
    return list(dict.fromkeys([*participants, *served]))
