"""Disagreements as a reader is shown them: the gravest first, each side in its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crosswire.records.stories import Disagreement, Side
from crosswire.render.citing import Citing, shortened
from crosswire.render.passages import cut_passage, has_words
from crosswire.render.shown import Difference, ShownSide

# Probability below which a difference is shown among the small and doubtful ones: it is as likely wrong as right.
_DOUBTFUL = 0.5
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


def shown_differences(citing: Citing) -> tuple[Difference, ...]:
    """All disagreements of the account, what a reader may pass over last."""
    gists = {c.id: c.gist for c in citing.account.claims}
    ordered = sorted(citing.account.disagreements, key=_gravity)
    return tuple([_difference(d, gists.get(d.claim, ""), citing) for d in ordered])


def is_minor(d: Disagreement) -> bool:
    """May a reader pass over it? Compatible readings, wordings, other sources, and what is doubtful."""
    if d.verdict == "compatible" and d.kind not in ("number", "role"):
        return True
    return d.kind in ("wording", "attribution") or not is_sure(d)


def is_sure(d: Disagreement) -> bool:
    """Is it likelier right than wrong?"""
    return d.probability >= _DOUBTFUL


def _gravity(d: Disagreement) -> tuple[bool, float]:
    """Where a disagreement is shown: the sure ones the gravest first, the others the likeliest first; those alike keep
    the order of the account."""
    return is_minor(d), -d.probability if is_minor(d) else [*_VERDICTS].index(d.verdict)


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
        minor=is_minor(d),
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
