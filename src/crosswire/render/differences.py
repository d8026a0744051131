"""Disagreements as a reader is shown them: the gravest first, each side in its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.records.stories import Disagreement, Side
from crosswire.render.citing import Citing, shortened
from crosswire.render.passages import cut_passage, has_words
from crosswire.render.shown import Difference, Differences, ShownSide

# Probability below which a difference is as likely wrong as right.
_DOUBTFUL = 0.5
# Verdicts by which somebody is wrong, or parties differ, or things have changed.
_GRAVE = frozenset({"contradiction", "garbled", "parties differ", "update"})
# Titles of what is shown together, in order.
_SURE, _PERHAPS, _WORDED, _SMALL = _TITLES = (
    "",
    "Perhaps a contradiction, a change or a party’s own version",
    "The same in other words or figures",
    "Small or doubtful differences",
)
# Entries of the second kind, and how often they are right (docs/comparing.md, "How far to trust it").
_MOST_PERHAPS = 6
_OF_PERHAPS = "Questions to check, not findings: on other events about half held."
# Kinds whose differing words are marked in the passage and need no label.
_SELF_TELLING = frozenset({"quote", "wording", "number", "date", "scope", "tense"})
# Characters: what is longer is no label.
_LABEL = 60
# Verdicts as a reader is told them, the gravest first, which is the order in which disagreements are shown.
_VERDICTS = {
    "contradiction": "cannot both be right",
    "garbled": "one side is garbled",
    "parties differ": "the parties tell it differently",
    "update": "changed over time",
    "rendering": "renderings of one original",
    "compatible": "compatible",
}


def shown_differences(citing: Citing) -> tuple[Differences, ...]:
    """All disagreements of the account by their weight, what a reader may pass over last; no group is empty."""
    gists = {c.id: c.gist for c in citing.account.claims}
    groups: dict[str, list[Disagreement]] = {title: [] for title in _TITLES}
    for d in sorted(citing.account.disagreements, key=_gravity):
        title = _title(d)
        groups[_SMALL if title == _PERHAPS and len(groups[_PERHAPS]) == _MOST_PERHAPS else title].append(d)
    groups[_SMALL].sort(key=lambda d: -d.probability)
    return tuple(
        Differences(
            title=title,
            entries=tuple(_difference(d, gists.get(d.claim, ""), citing) for d in _joined(found)),
            note=_OF_PERHAPS if title == _PERHAPS else "",
            folded=title == _SMALL,
        )
        for title, found in groups.items()
        if found
    )


def _title(d: Disagreement) -> str:
    """Under what it is shown."""
    if d.verdict in _GRAVE:
        return _SURE if is_sure(d) else _PERHAPS
    # Compatible places, wordings and other sources a reader may pass over, as what is doubtful.
    telling = d.kind in ("number", "role") if d.verdict == "compatible" else d.kind not in ("wording", "attribution")
    return _WORDED if telling and is_sure(d) else _SMALL


def _joined(ordered: Iterable[Disagreement]) -> list[Disagreement]:
    """Ways to give one number, met in several claims, as one entry, where the first of them stands."""
    found: list[Disagreement] = []
    for d in ordered:
        alike = [other for other in found if _is_one(d, other)]
        if alike:
            found[found.index(alike[0])] = _together((*alike, d))
            found = [other for other in found if not any(other is gone for gone in alike[1:])]
        else:
            found.append(d)
    return found


def _is_one(d: Disagreement, other: Disagreement) -> bool:
    """Do both say in what ways one number is given, with a passage in common?"""
    given = (d.kind, d.verdict) == (other.kind, other.verdict) == ("number", "compatible")
    return given and any(_overlap(one, two) for one in d.sides for two in other.sides)


def _together(entries: Sequence[Disagreement]) -> Disagreement:
    sides: list[Side] = []
    for side in (side for d in entries for side in d.sides):
        if not any(_overlap(side, other) for other in sides):
            sides.append(side)
    reasons = dict.fromkeys(reason for d in entries for reason in d.because.split("; "))
    return replace(entries[0], sides=tuple(sides), because="; ".join(reasons))


def _overlap(side: Side, other: Side) -> bool:
    return side.report == other.report and side.start < other.end and other.start < side.end


def is_sure(d: Disagreement) -> bool:
    """Is it likelier right than wrong?"""
    return d.probability >= _DOUBTFUL


def _gravity(d: Disagreement) -> tuple[bool, float]:
    """Where a disagreement is shown: the sure ones the gravest first, the others the likeliest first; those alike keep
    the order of the account."""
    return not is_sure(d), [*_VERDICTS].index(d.verdict) if is_sure(d) else -d.probability


def _difference(d: Disagreement, gist: str, citing: Citing) -> Difference:
    alike: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(d.sides):
        alike[" ".join(_passage(side, citing).casefold().split())].append(index)
    return Difference(
        kind=d.kind,
        verdict=_VERDICTS.get(d.verdict, d.verdict),
        about=gist,
        because=citing.spelt(d.because),
        sides=tuple(_side(d, indices, citing) for indices in alike.values()),
    )


def _passage(side: Side, citing: Citing) -> str:
    return citing.texts[side.report][side.start : side.end]


def _side(d: Disagreement, indices: Sequence[int], citing: Citing) -> ShownSide:
    sides = [d.sides[index] for index in indices]
    first = sides[0]
    passage = _passage(first, citing)
    others = [_passage(other, citing) for other in d.sides if other.value != first.value]
    return ShownSide(
        runs=cut_passage(citing.texts[first.report], first.start, first.end, first.value, others),
        label="" if d.kind in _SELF_TELLING or has_words(passage, first.value) else _label(first.value),
        outlets=shortened([*dict.fromkeys(citing.outlets[side.report] for side in sides)]),
        refs=tuple(dict.fromkeys(citing.ref(side.report, side.start, side.end) for side in sides)),
        likelier=d.likelier in indices,
    )


def _label(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _LABEL else ""
