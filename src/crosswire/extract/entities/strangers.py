"""Stage 5, helper: names of nobody, that stand in one report where the others name a person of the story.

"Nikki Brandt, the U.S. ambassador" is Nikki Haley if nobody else of that given name is in the story, if Haley is missing from
this report, and if no table knows a Nikki Brandt. Spelling says little here; what speaks is the given name (a rare one
more than a common one), the title, the state, who is missing, and sentences of other reports that say the same of somebody
(``contexts``). The evidence is added up as log odds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.extract.entities.contexts import Contexts
from crosswire.extract.entities.garbles import record
from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.frequency import document_shares
from crosswire.lexicon.given_names import given_names, name_groups
from crosswire.lexicon.holders import by_name, by_word
from crosswire.lexicon.offices import head_offices, standing_offices
from crosswire.lexicon.past_leaders import past_leaders
from crosswire.matching.names import family_first, fold_name, slip_similarity, split_name
from crosswire.records.text import ParsedDocument

# Log odds from which a stranger is taken for the person, and by which he must be likelier than any other.
_ACCEPTED = 2.0
_MARGIN = 0.6
# Log odds. Two persons of one story seldom share a rare given name; common ones say little.
_BASE = -1.0
_RARE, _KNOWN, _COMMON = 2.0, 0.7, -2.0
# Two of one given name seldom hold offices of one name.
_NAMESAKE_IN_OFFICE = 3.0
# A title before an unknown surname: of a state's head, whom the table would know; of another office.
_HEAD, _TITLE = 0.3, -2.0
# A surname alone, joined by nothing but its sentence or its spelling.
_BARE = -3.0
_MISSING, _MISSING_ONCE, _PRESENT, _INTRODUCED = 3.0, 0.6, -0.8, -2.5
_OFFICE, _OTHER_OFFICE = 1.5, -2.5
_STATE, _OTHER_STATE = 0.7, -3.0
_NAMESAKE = -1.0
_NICKNAME = -1.5
_BEARER_KNOWN = -1.0
# A leader of the past ("President Truman") is no slip.
_PAST = -4.0
# The given name of one person of the story before the surname of another: nobody is called so by chance.
_MIXED = 2.0
# "Mr." before a word that no report introduces.
_COURTESY = 1.2
# Expected share of reports from which a word is an ordinary one, though many are surnames, too ("Tower").
_ORDINARY = 0.005
# For each doubling of the mentions of the person who has that title, and mentions at which this is nought.
_OFTEN, _USUAL = 0.6, 16
# Mentions of a name that only its sentence joins to somebody; who is named oftener is somebody.
_FEW_TIMES = 2
# Letters of a surname alone that is looked at.
_SHORTEST = 4
# Likeness of the surnames: none below the first, this many nats for each tenth above.
_LIKE, _LIKENESS = 0.35, 0.6
# Likeness (0..1) of the sentences, and nats from there.
_SENTENCES = ((0.8, 5.0), (0.65, 4.0), (0.5, 2.5), (0.35, 1.0), (0.2, 0.4))
_NEARLY, _LIKELY = 0.65, 0.35
# Likeness (0..1) of two surnames that a slip of two letters leaves, and nats from there.
_NEAR, _NEARBY = 0.62, 2.0
# Holders of the table with a given name: up to so many it is rare, up to so many known.
_FEW, _SOME = 2, 8
# Expected share of reports that hold a given name, and what it says at most from there.
_USUAL_NAMES = ((0.02, _COMMON), (0.01, _KNOWN))
# Persons for whom one stranger may stand that are looked at beside those of like sentences: the most named. Of 31 real
# stories none has more than 36 for one stranger; a list of thousands of names has hundreds.
_MOST_LOOKED_AT = 100
# Likeness of two middle names below which they are two persons'.
_MIDDLE = 0.6


def join_strangers(clusters: Sequence[Cluster], parsed: Sequence[ParsedDocument] = ()) -> list[Cluster]:
    """Join names that one report alone has to the persons whom they stand for; return the clusters that remain."""
    sure = _Sure([c for c in clusters if c.holder is not None or any(len(form) > 1 for form in c.forms)])
    given = Counter(word for c in clusters for word in {_given(form, c) for form in c.forms} if word)
    reports = len({m.report for c in clusters for m in c.mentions})
    contexts = Contexts(parsed, clusters)
    bearers = _bearers(clusters)
    gone: set[int] = set()
    for cluster in clusters:
        if not _stranger(cluster):
            continue
        alike = contexts.alike(m for m in cluster.mentions if m.form == "name")
        chances = [
            (odds, c)
            for c in sure.for_stranger(cluster, alike)
            if c is not cluster and id(c) not in gone and (odds := _odds(cluster, c, given, reports, alike)) is not None
        ]
        other = _other_bearer(cluster, bearers)
        chances = [(odds + (_MIXED if other is not None and len(cluster.full) > 1 else 0.0), c) for odds, c in chances]
        chances.sort(key=lambda chance: -chance[0])
        if not chances or chances[0][0] < _ACCEPTED or (len(chances) > 1 and chances[0][0] - chances[1][0] < _MARGIN):
            continue
        odds, target = chances[0]
        gone.add(id(cluster))
        if other is not None:
            _give_back(cluster, other)
            sure.note(other)
        if target.holder is None and len(target.reports) < 2 and not _ordinary(cluster.full[-1]):
            # One report against one: nobody can say which is right.
            merge(target, cluster)
        else:
            record(cluster, target, 1.0 / (1.0 + math.exp(-odds)), _because(target, alike.get(id(target), 0.0)))
        sure.note(target)
    return [c for c in clusters if id(c) not in gone]


class _Sure:
    """Persons for whom a stranger may stand, by what joins him to one: given name, office, sentence, or spelling. All that
    ``_odds`` has an answer for, and few others. It is told of whoever changes (``note``)."""

    def __init__(self, people: Sequence[Cluster]) -> None:
        self._place = {id(c): n for n, c in enumerate(people)}
        self._people = people
        # By the only report that names them, or "": nobody stands for whom his own report alone names.
        self._given: dict[str | int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._office: dict[str | None, set[int]] = defaultdict(set)
        self._known: set[int] = set()
        self._times = [0] * len(people)
        for c in people:
            self.note(c)

    def note(self, person: Cluster) -> None:
        """Write down what is known of a person by now."""
        place = self._place.get(id(person))
        if place is None:
            return
        reports = person.reports
        self._times[place] = len(person.mentions)
        several = len(reports) > 1
        home = "" if several else min(reports, default="")
        for form in (*person.forms, split_name(person.name)):
            if len(form) > 1:
                for key in _given_keys(form):
                    self._given[key][home].add(place)
        self._office[person.office].add(place)
        if several or person.holder is not None:
            self._known.add(place)

    def for_stranger(self, cluster: Cluster, alike: Mapping[int, float]) -> list[Cluster]:
        """Those persons, in the order of the story."""
        found = set[int]()
        if len(cluster.full) > 1:
            for key in _given_keys(cluster.full):
                for home, places in self._given.get(key, {}).items():
                    found |= places if home not in cluster.reports else set()
        else:
            found |= self._known | self._office.get(cluster.office, set())
        most = nlargest(_MOST_LOOKED_AT, found, key=self._times.__getitem__)
        return [
            self._people[place] for place in sorted({*most, *(self._place[key] for key in alike if key in self._place)})
        ]


def _given_keys(form: tuple[str, ...]) -> set[str | int]:
    """The given name whichever end it stands at, and the groups of names that stand for one another which it is in."""
    return {form[0], " ".join(form[1:]), *name_groups(translated=False).get(form[0], ())}


def _bearers(clusters: Sequence[Cluster]) -> dict[str, list[Cluster]]:
    """Surname -> the persons of several reports, or known holders, who are named in full with it."""
    found: dict[str, list[Cluster]] = {}
    for c in clusters:
        if c.holder is not None or len(c.reports) > 1:
            for word in {form[-1] for form in c.forms if len(form) > 1}:
                found.setdefault(word, []).append(c)
    return found


def _other_bearer(cluster: Cluster, bearers: Mapping[str, Sequence[Cluster]]) -> Cluster | None:
    """The one person of the story whose surname the stranger's full name has with another given name."""
    others = [c for c in bearers.get(cluster.full[-1], ()) if c is not cluster] if len(cluster.full) > 1 else []
    return others[0] if len(others) == 1 and cluster.full[0] not in {f[0] for f in others[0].forms} else None


def _give_back(cluster: Cluster, other: Cluster) -> None:
    """Surnames alone that were taken for the stranger's are those of the person who bears it."""
    alone = [m for m in cluster.mentions if len(split_name(m.name)) == 1]
    other.mentions += alone
    cluster.mentions = [m for m in cluster.mentions if m not in alone]


def _because(target: Cluster, likeness: float) -> str:
    if likeness >= _NEARLY:
        return f"another report has {target.name} in nearly the same sentence"
    return f"has the given name or the office of {target.name}, whom other reports name so"


def _stranger(cluster: Cluster) -> bool:
    """A name that one report has, and no table knows."""
    if cluster.holder is not None or len(cluster.reports) != 1 or cluster.garbles or not cluster.forms:
        return False
    return not any(" " in m.name and (fold_name(m.name) in by_name() or find_actors(m.name)) for m in cluster.mentions)


def _ordinary(word: str) -> bool:
    return document_shares().get(word, 0.0) >= _ORDINARY and word not in by_word()


def _given(form: tuple[str, ...], cluster: Cluster) -> str:
    """The given name in a full name, or "" in a single word."""
    if len(form) < 2:
        return ""
    return " ".join(form[1:]) if family_first(cluster.name, cluster.state) else form[0]


def _odds(
    cluster: Cluster, target: Cluster, given: Counter[str], reports: int, alike: Mapping[int, float]
) -> float | None:
    """Log odds that ``cluster`` stands for ``target``; None where nothing but their story joins them."""
    (report,) = cluster.reports
    if not target.reports - {report}:
        return None
    likeness = alike.get(id(target), 0.0)
    odds = _shared_given(cluster, target, given)
    odds = _shared_title(cluster, target) if odds is None else odds
    if odds is None:
        odds = _by_sentence(cluster, target, likeness)
    if odds is None:
        return None
    odds += _absence(cluster, target, report, reports) + _agreement(cluster, target)
    odds += next((value for least, value in _SENTENCES if likeness >= least), 0.0)
    return odds + _by_surname(cluster, target)


def _by_surname(cluster: Cluster, target: Cluster) -> float:
    """Log odds from the stranger's surname: like the person's, or known as somebody's."""
    surname = cluster.full[-1]
    odds = 10 * _LIKENESS * max(0.0, slip_similarity(surname, target.full[-1]) - _LIKE)
    if surname in past_leaders() and len(cluster.full) == 1:
        return odds + _PAST
    return odds + (_BEARER_KNOWN if surname in by_word() else 0.0)


def _absence(cluster: Cluster, target: Cluster, report: str, reports: int) -> float:
    """Log odds from where the report names the person himself: nowhere, only by surname after the stranger, or in full."""
    here = [m for m in target.mentions if m.report == report and m.form == "name"]
    named = sum(m.form == "name" for m in target.mentions)
    if not here:
        # The oftener the other reports name him, the stranger that this one does not.
        return min(_MISSING, _MISSING_ONCE * named / max(1, reports - 1))
    if len(cluster.full) == 1:
        return 0.0 if cluster.office in head_offices() else _PRESENT
    if any(len(split_name(m.name)) > 1 for m in here):
        return _INTRODUCED
    # Reports introduce a person in full: who follows by surname only was introduced as the stranger.
    once = not any(len(form) == 1 for form in cluster.forms)
    return _MISSING_ONCE * 2 if once and min(m.start for m in cluster.mentions) < min(m.start for m in here) else 0.0


def _shared_given(cluster: Cluster, target: Cluster, given: Counter[str]) -> float | None:
    """Log odds from a given name that both have, or None."""
    mine = cluster.full
    theirs = [form for form in (*target.forms, split_name(target.name)) if len(form) > 1]
    if len(mine) < 2:
        return None
    for form in theirs:
        if len(mine) == len(form) == 3 and slip_similarity(mine[1], form[1]) < _MIDDLE:
            continue
        first = _given(form, target)
        same = " ".join(mine[1:]) == first if family_first(target.name, target.state) else _same_given(mine[0], first)
        if same and len(first) > 2:
            bearers = len({h.person for h in by_word().get(first.split()[0], ())})
            value = _RARE if bearers <= _FEW else _KNOWN if bearers <= _SOME else _COMMON
            value = min(
                value, next((v for least, v in _USUAL_NAMES if document_shares().get(first, 0.0) >= least), value)
            )
            value += _NICKNAME if mine[0] not in form else 0.0
            value += _NAMESAKE_IN_OFFICE if _same_standing(cluster, target) else 0.0
            return _BASE + value + (_NAMESAKE if given[first] > 2 else 0.0)
    return None


def _same_given(left: str, right: str) -> bool:
    groups = name_groups(translated=False)  # who has another surname, too, is not one man in two languages
    return left == right or bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


def _same_standing(cluster: Cluster, target: Cluster) -> bool:
    """Whether both have an office of state of one name, and no other state is told."""
    told = {m.office for m in cluster.mentions if m.office in standing_offices()}
    theirs = {m.office for m in target.mentions} | {target.office}
    return bool(told & theirs) and cluster.state in (None, target.state)


def _shared_title(cluster: Cluster, target: Cluster) -> float | None:
    """Log odds for a single surname behind the title that the other reports give to the person, or None."""
    if len(cluster.full) > 1 or cluster.office not in standing_offices() or cluster.full[0] in given_names():
        return None
    if len(cluster.full[0]) < _SHORTEST:
        return None
    if cluster.office != target.office or cluster.state not in (None, target.state):
        return None
    if target.holder is None and slip_similarity(cluster.full[0], target.full[-1]) < 0.6:
        return None
    often = _OFTEN * math.log2((1 + sum(m.form == "name" for m in target.mentions)) / _USUAL)
    return often + (_HEAD if cluster.office in head_offices() else _TITLE)


def _by_sentence(cluster: Cluster, target: Cluster, likeness: float) -> float | None:
    """Log odds for a name that only its sentence, or an ordinary word that only its spelling, joins to the person."""
    if len(cluster.mentions) > _FEW_TIMES:
        return None
    if len(cluster.full) > 1:
        return _BARE - 1.0 if likeness >= _NEARLY else None
    alike = slip_similarity(cluster.full[0], target.full[-1])
    # An ordinary word with a capital is mostly no name at all, unless it is called "Mr.".
    courtesy = any(m.gender for m in cluster.mentions)
    ordinary = _ordinary(cluster.full[0])
    near = (courtesy and alike >= _LIKE + 0.1) if ordinary else alike >= _NEAR
    if cluster.full[0] in {form[-1] + "s" for form in target.forms}:
        return None  # a family or a people
    if near and (cluster.full[0] in given_names() or not (target.holder or len(target.reports) > 1)):
        return None
    odds = (
        _BARE + (_COURTESY if courtesy else 0.0) + (_NEARBY if alike >= _NEAR and (courtesy or not ordinary) else 0.0)
    )
    return odds if likeness >= _LIKELY or near else None


def _agreement(cluster: Cluster, target: Cluster) -> float:
    """Log odds from what titles say of both: office, state, gender."""
    told = {m.office for m in cluster.mentions if m.office}
    theirs = {m.office for m in target.mentions if m.office} | ({target.office} - {None})
    odds = 0.0
    if told and theirs:
        odds += _OFFICE if told & theirs else _OTHER_OFFICE
    if cluster.state and target.state:
        odds += _STATE if cluster.state == target.state else _OTHER_STATE
    return odds
