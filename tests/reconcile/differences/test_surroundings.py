"""The words around a number say what it measures."""

from __future__ import annotations

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import Difference, Value
from crosswire.reconcile.differences.merging import Candidate, chains
from crosswire.reconcile.differences.ranking import ranked
from crosswire.reconcile.differences.surroundings import ELSEWHERE
from crosswire.records.stories import Disagreement, Side


@pytest.mark.parametrize(
    ("description", "one", "other", "certain"),
    [
        ("one thing", "The ferry strike lasted three weeks in spring", "A ferry strike of almost three weeks ended", True),
        ("initials end no sentence", "Norland froze $3 million in W. N. aid to ships", "Ships got almost $3 million of aid", True),
        ("two things", "The ferry strike lasted three weeks in spring", "Her uncle slept for almost three weeks", False),
        ("words for numbers", "The ferry strike lasted three weeks of a month", "Her uncle slept for almost three weeks a month", False),
    ],
)  # fmt: skip
def test_a_span_of_time_is_of_what_stands_around_it(description: str, one: str, other: str, certain: bool) -> None:
    story = Story(f"{one}. ", f"{other}. ")
    span, unit = ("$3 million", "USD") if "$3" in one else ("three weeks", "week")
    for report, words in (("R1", one), ("R2", other)):
        low = 2.4 if "almost" in words else 3.0
        story.says(report, words, "last", quantities=story.number(report, span, 3.0, low=low, unit=unit))
    _, found = story.compare(("R1:0", "R2:1"))
    (number,) = [d for d in found if d.kind == "number"]
    assert (number.probability > 0.45) == certain, description


def test_number_among_other_words_joins_no_others() -> None:
    def differs(report: str, verdict: str, certainty: float, way: str = "") -> Difference:
        values = tuple(Value(r, r, 0, 9, "two years", r) for r in ("R1", report))
        return Difference("number", "time", verdict, values, "", certainty, way=way)

    known = [differs("R2", "compatible", 0.9), differs("R3", "compatible", 0.8)]
    sharper, strange = differs("R4", "contradiction", 0.7), differs("R5", "contradiction", 0.95, ELSEWHERE)
    assert chains([strange, *known]) == [known, [strange]]
    assert chains([*known, sharper, strange]) == [known, [sharper], [strange]]
    assert chains([strange, strange]) == [[strange], [strange]]
    assert chains([known[0], sharper], lambda d: d is sharper) == [[known[0]], [sharper]]
    surest = sharper._replace(certainty=0.99)
    assert chains([known[0], surest]) == [[known[0], surest]]
    assert chains([known[0], surest], lambda d: d is surest) == [[known[0]], [surest]]
    assert chains([sharper, surest], lambda _: True) == [[sharper, surest]]


def test_numbers_among_other_words_are_never_told_as_sure() -> None:
    sides = tuple(Side(report=r, start=10, end=20, value="two years") for r in ("R1", "R2"))
    found = Disagreement(
        claim="C1", kind="number", verdict="compatible", sides=sides, likelier=None, because="", probability=0.0
    )
    sure = {"kind number": 1.0, "certainty": 1.0, "link": 1.0, "meaning": 1.0, "words in common": 1.0}
    for way in ("", ELSEWHERE):
        measured = {**sure, **({f"way number {way}": 1.0} if way else {})}
        (one,) = ranked([Candidate(disagreement=found, measured=measured)], most=1)
        assert (one.probability > 0.45) == (way == "")
