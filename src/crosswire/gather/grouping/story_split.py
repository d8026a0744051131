"""Sub-events that share people and words are told apart by the times that their reports tell.

Reports of Thursday's call and of Sunday's, undated, are more alike than two reports of one event elsewhere. They are taken
for two where several reports tell each time and the wording agrees: reports of one time are clearly more like one another
than like those of the other, and none is more like the others. Reports that tell no time, or one that nobody else
tells, go with those that they are most like. Next day's reports are no other event, and two stages of one ("arrested on
Tuesday", "charged on Thursday") mostly fail the test of wording. Limits: an event that one report tells is not split off,
nor what several weekdays of different weeks share, unless dates are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from crosswire.gather.grouping.story_times import Told

# Mean likeness between two groups over the mean within them, up to which they may be two happenings; and the same for the
# report that fits its own group least. With these the invented crises of evals/crises.txt are told apart; with 1.0 for
# the worst one pair is not.
_BETWEEN, _WORST = 0.9, 1.1
# Reports that tell a time, from which it is looked at.
_FEWEST = 2
# Share of the reports of a group that tell such times: where most do not, the times are those of stages of one event (of four
# splits on cleaned ECB+, which cost 0.005 of F1, all covered less; the invented crises cover 0.9).
_COVERED = 0.67

# Texts of a group that takes in one alone, and the share of the likeness to it that the text may have to another group.
_FAMILY, _RIVAL = 3, 0.5
# Days of a leap year before each month.
_BEFORE = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)

Square = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]


def split_by_times(alike: Square, told: Sequence[Told], kin: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Say for each report of a group, by its row of ``alike`` (likeness of words), to which part it belongs: all to 0
    where there are no sub-events. Pairs of ``kin`` stay together."""
    times = _times(told)
    counts = Counter(time for time in times if time != (0, 0))
    seeds = {time: np.flatnonzero([one == time for one in times]) for time, n in counts.items() if n >= _FEWEST}
    if len(seeds) < 2 or sum(map(len, seeds.values())) < _COVERED * len(told):
        return [0] * len(told)
    parts = _joined(alike, seeds)
    if len(parts) < 2:
        return [0] * len(told)
    home = np.stack([alike[:, part].mean(1) for part in parts]).argmax(0)
    for number, part in enumerate(parts):
        home[part] = number
    for one, other in kin:
        home[home == home[other]] = home[one]
    found: list[int] = home.tolist()
    return found


def take_in(alike: Square, heads: Sequence[int], rows: Iterable[int], *, least: float) -> list[int]:
    """Put texts that stand alone (of ``rows``) into the one group that comes into question: of three and more, at least
    ``least`` like it on average, and not half so like any other. ``heads`` is the first row of the group of each row."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for row, head in enumerate(heads):
        groups[head].append(row)
    large = [head for head, members in groups.items() if len(members) >= _FAMILY]
    found = list(heads)
    for row in (row for row in rows if large and len(groups[heads[row]]) == 1):
        means = sorted(((float(alike[row, groups[head]].mean()), -head) for head in large), reverse=True)
        rivals = [mean for mean, _ in means[1:]]
        if means[0][0] >= least and all(mean < _RIVAL * means[0][0] for mean in rivals):
            found[row] = -means[0][1]
    return found


def _times(told: Sequence[Told]) -> list[tuple[int, int]]:
    """The weekday and date that each text tells, completed where others say that the two are one day."""
    ties = Counter((one.weekday, one.date) for one in told if one.weekday and one.date)
    dates: dict[int, int] = {}
    weekdays: dict[int, int] = {}
    for (weekday, date), _ in sorted(ties.items(), key=lambda item: (-item[1], item[0])):
        dates.setdefault(weekday, date)
        weekdays.setdefault(date, weekday)
    found = []
    for one in told:
        date = one.date or dates.get(one.weekday, 0)
        found.append((weekdays.get(date, one.weekday), date))
    return found


def _joined(alike: Square, seeds: Mapping[tuple[int, int], Rows]) -> list[Rows]:
    """Join the groups that neither days nor wording tell apart."""
    head = {time: time for time in seeds}
    for one, other in combinations(seeds, 2):
        if not (_days_apart(one, other) and _differ(alike, seeds[one], seeds[other])):
            gone, kept = head[other], head[one]
            head = {time: kept if name == gone else name for time, name in head.items()}
    return [
        np.concatenate([rows for time, rows in seeds.items() if head[time] == name])
        for name in dict.fromkeys(head.values())
    ]


def _days_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Are two times two days apart or more? Next day's reports often tell of the day before."""
    if one[1] and other[1]:
        first, second = (_BEFORE[date // 32 - 1] + date % 32 for date in (one[1], other[1]))
        apart, around = abs(first - second), 366
    else:
        apart, around = abs(one[0] - other[0]), 7
    return bool((one[0] and other[0]) or (one[1] and other[1])) and 1 < apart < around - 1


def _differ(alike: Square, one: Rows, other: Rows) -> bool:
    within = [_others(alike, one), _others(alike, other)]
    between = alike[np.ix_(one, other)]
    worst = max(float((between.mean(1) / within[0]).max()), float((between.mean(0) / within[1]).max()))
    mean = float((within[0].mean() + within[1].mean()) / 2)
    return float(between.mean()) <= _BETWEEN * mean and worst <= _WORST


def _others(alike: Square, rows: Rows) -> Square:
    """The mean likeness of each to the others of its group."""
    square = alike[np.ix_(rows, rows)]
    found: Square = (square.sum(1) - square.diagonal()) / np.float32(len(rows) - 1)
    return np.maximum(found, np.float32(1e-6))
