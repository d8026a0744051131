"""Stage 5, helper: names of nobody, that stand in one report where the others name a person of the story.

"Nikki Brandt, the U.S. ambassador" is Nikki Haley if nobody else of that given name is in the story, if Haley is missing from
this report, and if no table knows a Nikki Brandt. Spelling says nothing here; what speaks is the given name (a rare one
more than a common one), the title, the state, and who is missing. The evidence is added up as log odds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from crosswire.extract.garbles import record
from crosswire.extract.people import Cluster, merge
from crosswire.lexicon.actors import find_actors
from crosswire.lexicon.given_names import given_names
from crosswire.lexicon.holders import by_name, by_word
from crosswire.lexicon.offices import standing_offices
from crosswire.matching.names import fold_name, slip_similarity, split_name

# Log odds from which a stranger is taken for the person, and by which he must be likelier than any other.
_ACCEPTED = 0.5
_MARGIN = 1.0
# States where the family name stands first, so that what is shared is the end of the name.
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "HKG"})
_SYLLABLES = re.compile(r"-[a-z]+$")
# Log odds. Two persons of one story seldom share a rare given name; common ones say little.
_BASE = -1.0
_TITLE = -2.0
_RARE, _KNOWN, _COMMON = 2.0, 0.7, -2.0
_MISSING, _MISSING_ONCE, _PRESENT, _INTRODUCED = 3.0, 0.6, -0.8, -2.5
_OFFICE, _OTHER_OFFICE = 1.5, -2.5
_STATE, _OTHER_STATE = 0.7, -3.0
_NAMESAKE = -1.0
_BEARER_KNOWN = -1.0
# Holders of the table with a given name: up to so many it is rare, up to so many known.
_FEW, _SOME = 2, 8


def join_strangers(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Join names that one report alone has to the persons whom they stand for; return the clusters that remain."""
    sure = [c for c in clusters if c.holder is not None or any(len(form) > 1 for form in c.forms)]
    given = Counter(word for c in clusters for word in {_given(form, c) for form in c.forms} if word)
    reports = len({m.report for c in clusters for m in c.mentions})
    gone: set[int] = set()
    for cluster in clusters:
        if not _stranger(cluster):
            continue
        chances = [
            (odds, c)
            for c in sure
            if c is not cluster and id(c) not in gone and (odds := _odds(cluster, c, given, reports)) is not None
        ]
        chances.sort(key=lambda chance: -chance[0])
        if not chances or chances[0][0] < _ACCEPTED or (len(chances) > 1 and chances[0][0] - chances[1][0] < _MARGIN):
            continue
        odds, target = chances[0]
        gone.add(id(cluster))
        if target.holder is None and len(target.reports) < 2:
            # One report against one: nobody can say which is right.
            merge(target, cluster)
            continue
        because = f"has the given name or the office of {target.name}, whom other reports name so"
        record(cluster, target, 1.0 / (1.0 + math.exp(-odds)), because)
    return [c for c in clusters if id(c) not in gone]


def _stranger(cluster: Cluster) -> bool:
    """A name that one report has, and no table knows."""
    if cluster.holder is not None or len(cluster.reports) != 1 or cluster.garbles:
        return False
    return not any(" " in m.name and (fold_name(m.name) in by_name() or find_actors(m.name)) for m in cluster.mentions)


def _given(form: tuple[str, ...], cluster: Cluster) -> str:
    """The given name in a full name, or "" in a single word."""
    if len(form) < 2:
        return ""
    return " ".join(form[1:]) if _family_first(cluster) else form[0]


def _family_first(cluster: Cluster) -> bool:
    """Whether the family name stands first ("Moon Jae-in")."""
    return cluster.state in _FAMILY_FIRST or _SYLLABLES.search(cluster.name) is not None


def _odds(cluster: Cluster, target: Cluster, given: Counter[str], reports: int) -> float | None:
    """Log odds that ``cluster`` stands for ``target``; None where nothing but their story joins them."""
    (report,) = cluster.reports
    if not target.reports - {report}:
        return None
    odds = _shared_given(cluster, target, given)
    odds = _shared_title(cluster, target) if odds is None else odds
    if odds is None:
        return None
    odds += _absence(cluster, target, report, reports) + _agreement(cluster, target)
    surname = cluster.full[-1]
    return odds + slip_similarity(surname, target.full[-1]) + (_BEARER_KNOWN if surname in by_word() else 0.0)


def _absence(cluster: Cluster, target: Cluster, report: str, reports: int) -> float:
    """Log odds from where the report names the person himself: nowhere, only by surname after the stranger, or in full."""
    here = [m for m in target.mentions if m.report == report and m.form == "name"]
    named = sum(m.form == "name" for m in target.mentions)
    if not here:
        # The oftener the other reports name him, the stranger that this one does not.
        return min(_MISSING, _MISSING_ONCE * named / max(1, reports - 1))
    if any(len(split_name(m.name)) > 1 for m in here):
        return _INTRODUCED
    if len(cluster.full) == 1:
        return _PRESENT
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
        first = _given(form, target)
        same = " ".join(mine[1:]) == first if _family_first(target) else mine[0] == first
        if same and len(first) > 2:
            bearers = len({h.person for h in by_word().get(first.split()[0], ())})
            value = _RARE if bearers <= _FEW else _KNOWN if bearers <= _SOME else _COMMON
            return _BASE + value + (_NAMESAKE if given[first] > 2 else 0.0)
    return None


def _shared_title(cluster: Cluster, target: Cluster) -> float | None:
    """Log odds for a single surname behind the title that the other reports give to the person, or None."""
    if len(cluster.full) > 1 or cluster.office not in standing_offices() or cluster.full[0] in given_names():
        return None
    if cluster.office != target.office or target.holder is None or cluster.state not in (None, target.state):
        return None
    return _TITLE


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
