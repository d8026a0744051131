"""Which sightings tell of one meeting (helper of stage 8): those of one day and the same parties, of one name, and others.

A report may tell of thousands. A sighting is held only against those with which it shares what one meeting must have in
common (``_Index``): a name, a party, an occasion, the sentence beside it. ``_same`` alone decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as day

from crosswire.extract.meetings.meeting_sightings import Sighting
from crosswire.lexicon.actors import is_of_kind
from crosswire.lexicon.meetings import meeting_words
from crosswire.records.names import Entity

_Key = tuple[str | int | bool, ...]
_Look = tuple[str | bool | tuple[str, ...] | None, ...]

# Kinds of actors of a state that do not speak for it.
_NO_SERVANTS = ("armed", "party")
# Length of a date that names the day.
DAY_LONG = 10
# Sentences after it in which a meeting's parties may follow.
_BESIDE = 2
# Sightings of one group that look the same and are held against another one: two, of which one stands in another sentence.
_ALIKE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A sighting with what its comparisons ask of it each time."""

    sighting: Sighting
    sides: set[str]
    essential: set[str]

    @property
    def vague(self) -> bool:
        return len(self.sighting.participants) < 2


def join(found: Sequence[Sighting], known: dict[str, Entity]) -> list[list[Sighting]]:
    """Group sightings of one meeting: the surest first, so that vague ones find their home."""
    groups: list[list[Sighting]] = []
    weighed = [_Weighed(sighting=s, sides=_sides(s, known), essential=_essential(s, known)) for s in found]
    index = _Index(weighed, known)
    order = sorted(enumerate(weighed), key=lambda item: (item[1].vague, -len(item[1].sighting.date or ""), item[0]))
    for _, one in order:
        near = index.near(one)
        home = next((n for n, others in near if any(_same(one, other, known) for other in others)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(one.sighting)
        index.add(one, home)
    return groups


class _Index:
    """The sightings that have a home, by what another one of the same meeting must share with them.

    Sightings come as ``join`` orders them: of two of which one is vague, that is the later.
    """

    def __init__(self, weighed: Sequence[_Weighed], known: dict[str, Entity]) -> None:
        self._known = known
        # By key, group, what ``_same`` asks of a sighting, and sentence.
        self._homes: dict[_Key, dict[int, dict[_Look, dict[int, _Weighed]]]] = defaultdict(dict)
        self._lengths = sorted({0, *(len(one.sighting.date or "") for one in weighed)})
        self._often = Counter(side for one in weighed for side in one.sides)
        self._stood = Counter(key for one in weighed for p in one.essential for key in self._stands(one, p))

    def add(self, one: _Weighed, home: int) -> None:
        at = one.sighting.date or ""
        for key in set(self._keys(one)):
            # By its own date, and by each shorter one that may mean the same.
            for dated in ((*key, at, True), *((*key, at[:n], False) for n in self._lengths if n <= len(at))):
                alike = self._homes[dated].setdefault(home, {}).setdefault(_look(one.sighting), {})
                if len(alike) < _ALIKE:
                    alike.setdefault(one.sighting.sentence, one)

    def near(self, one: _Weighed) -> Iterator[tuple[int, Iterator[_Weighed]]]:
        """The groups in which its meeting may be, in order, each with those to hold it against."""
        at = one.sighting.date or ""
        asked: list[_Key] = []
        for key in set(self._asked(one)):
            asked += [(*key, at, False), *((*key, at[:n], True) for n in self._lengths if n < len(at))]
        asked += self._week_off(one)
        met = [homes for key in asked if (homes := self._homes.get(key))]
        for home in sorted({home for homes in met for home in homes}):
            looks = (alike for homes in met for alike in homes.get(home, {}).values())
            yield home, (other for alike in looks for other in alike.values())

    def _keys(self, one: _Weighed) -> Iterator[_Key]:
        s = one.sighting
        if s.title:
            yield "title", s.title
        yield "beside", s.evidence.report, s.noun, s.sentence
        yield from _occasions(s)
        if s.date and len(s.date) == DAY_LONG:
            yield from (("day", side) for side in one.sides)
        if s.date:
            yield from (("two", side) for side in self._rarer(one))
        if s.date and s.status == "cancelled":
            yield from (("off", side) for side in self._rarer(one))
        for p in one.essential:
            yield from (("any", *key) for key in self._stands(one, p))
        yield from (("all", *key) for p in self._rarest(one) for key in self._stands(one, p))

    def _asked(self, one: _Weighed) -> Iterator[_Key]:
        s = one.sighting
        if s.title:
            yield "title", s.title
        for n in range(1, _BESIDE + 1):
            yield "beside", s.evidence.report, s.noun, s.sentence - n
            yield "beside", s.evidence.report, s.noun, s.sentence + n
        if s.date and len(s.date) == DAY_LONG:
            yield from (("day", side) for side in (s.participants if one.vague else one.sides))
        if one.vague:
            yield from _occasions(s)
            return
        if s.date:
            yield from (("two", side) for side in self._rarer(one))
        # All parties of one of the two stand for some of the other's: its own rarest does, or the other's.
        yield from (("any", *key) for p in self._rarest(one) for key in self._stood_for(one, p))
        for p in one.essential:
            yield from (("all", *key) for key in self._stood_for(one, p))

    def _week_off(self, one: _Weighed) -> Iterator[_Key]:
        """Those of a week before and after it, where one of the two was called off."""
        s = one.sighting
        if s.date is None or len(s.date) != DAY_LONG:
            return
        other = "two" if s.status == "cancelled" else "off"
        told = day.fromisoformat(s.date).toordinal()
        for then in (told - 7, told + 7):
            if day.min.toordinal() <= then <= day.max.toordinal():
                yield from ((other, side, day.fromordinal(then).isoformat(), True) for side in self._rarer(one))

    def _rarer(self, one: _Weighed) -> list[str]:
        """Its sides but the commonest: two sightings with two sides in common share one of these."""
        return sorted(one.sides, key=lambda side: (self._often[side], side))[:-1]

    def _rarest(self, one: _Weighed) -> list[str]:
        """The party for which the fewest others stand, if there is any."""
        return sorted(one.essential, key=lambda p: (sum(self._stood[k] for k in self._stood_for(one, p)), p))[:1]

    def _stands(self, one: _Weighed, party: str) -> Iterator[_Key]:
        """As whom a party is found by those that it stands for (``_stands_for``)."""
        yield "party", party
        state, kind = self._serves(party)
        if state:
            yield ("state" if kind == "state" else "servant"), state
        if state and kind != "state" and self._is_loose(one):
            yield "envoy", state

    def _stood_for(self, one: _Weighed, party: str) -> Iterator[_Key]:
        """As whom those stand that may stand for a party."""
        yield "party", party
        state, kind = self._serves(party)
        if state:
            yield "state", state
        if state and kind == "state":
            yield "servant", state
        elif state and self._is_loose(one):
            yield "envoy", state

    def _serves(self, party: str) -> tuple[str | None, str]:
        """The state for which a party may speak, and the party's kind."""
        entity = self._known.get(party)
        if entity is None or entity.state is None or is_of_kind(entity.name, *_NO_SERVANTS):
            return None, ""
        return entity.state, entity.kind

    def _is_loose(self, one: _Weighed) -> bool:
        """Talks with a state, of which it matters little who is sent."""
        noun = one.sighting.noun
        talks = meeting_words().kinds.get(noun, noun) == "talks"
        return talks and any(p in self._known and self._known[p].kind == "state" for p in one.essential)


def _look(s: Sighting) -> _Look:
    """What ``_same`` asks of a sighting beside its sentence."""
    return s.date, s.title, s.participants, s.noun, s.evidence.report, s.status, s.verbal, s.lent


def _occasions(s: Sighting) -> Iterator[_Key]:
    """By what a vague sighting of an occasion may be known as one of its meeting."""
    if s.noun not in meeting_words().occasions:
        return
    yield "told", s.noun, s.evidence.report
    yield from (("attended", s.noun, p) for p in s.participants)
    if s.noun == "ceremony":
        yield (s.noun,)


def _same(one: _Weighed, other: _Weighed, known: dict[str, Entity]) -> bool:
    left, right = one.sighting, other.sighting
    if left.date and right.date and not (left.date.startswith(right.date) or right.date.startswith(left.date)):
        return _week_apart(left, right) and len(one.sides & other.sides) >= 2
    if left.title and left.title == right.title:
        return True
    if _goes_into_detail(left, right) or _goes_into_detail(right, left):
        return True
    vague = min(len(left.participants), len(right.participants)) < 2
    shared_ids = set(left.participants) & set(right.participants)
    if vague and shared_ids and left.date and len(left.date) == DAY_LONG and left.date == right.date:
        return True
    if vague:
        report = left.evidence.report == right.evidence.report
        return (
            left.noun == right.noun
            and left.noun in meeting_words().occasions
            and (report or bool(shared_ids) or left.noun == "ceremony")
        )
    off = (left.status == "cancelled") != (right.status == "cancelled")
    verbal = (left.verbal or right.verbal) and (one.essential <= other.essential or other.essential <= one.essential)
    if off and left.noun != right.noun and not (_of_a_kind(left, right) and (left.lent or right.lent or verbal)):
        return False
    if (left.title or right.title) and left.noun != right.noun and not (left.date and right.date):
        return False  # a summit with a name is not just any talks of its parties
    if len(shared_ids) == 1 and left.sentence == right.sentence and left.evidence.report == right.evidence.report:
        return False  # "will see X and meet Y": two, though on one day
    shared = len(one.sides & other.sides)
    if left.date and right.date and len(left.date) == len(right.date) == DAY_LONG:  # a month holds many meetings
        return shared >= 2 or (shared == 1 and left.date == right.date)
    states = [side for side in one.sides & other.sides if side not in known]
    if left.date and right.date and (left.lent or right.lent) and len(states) >= 2:
        return True  # "talks in January between the two states" and the talks of January 10
    ours, theirs = one.essential, other.essential
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
    beside = first.evidence.report == second.evidence.report and 0 < second.sentence - first.sentence <= _BESIDE
    vague = len(first.participants) < 2 and first.date is not None and second.date is None
    on = {first.status, second.status} <= {"scheduled", "planned"}
    return beside and vague and on and first.noun == second.noun


def _week_apart(left: Sighting, right: Sighting) -> bool:
    """One of them was called off: "had been planned for Sunday" may mean the Sunday before or after."""
    if (
        "cancelled" not in (left.status, right.status)
        or len(left.date or "") != DAY_LONG
        or len(right.date or "") != DAY_LONG
    ):
        return False
    return abs((day.fromisoformat(left.date or "") - day.fromisoformat(right.date or "")).days) == 7


def _stands_for(one: str, other: str, known: dict[str, Entity], *, loose: bool) -> bool:
    """The same party, or a state and one who serves it ("Ukrainian leaders" and their president)."""
    if one == other:
        return True
    left, right = known.get(one), known.get(other)
    if left is None or right is None or left.state is None or left.state != right.state:
        return False
    if is_of_kind(left.name, *_NO_SERVANTS) or is_of_kind(right.name, *_NO_SERVANTS):
        return False
    return loose or "state" in (left.kind, right.kind)


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
