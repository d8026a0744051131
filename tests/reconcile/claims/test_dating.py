"""When what a claim tells took place: the days of its statements together."""

from __future__ import annotations

import datetime

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.dating import is_background
from crosswire.records.statements import Dating

FRIDAY, MAY, SATURDAY = "2031-06-06", "2030-05-02", "2031-06-07"


def dating(value: str, *, basis: str = "act", how: str = "own", sureness: float = 0.8) -> Dating:
    return Dating(value=value, basis=basis, how=how, sureness=sureness, because="then")


def told(*days: tuple[str, str, float], lines: str = "") -> tuple[str | None, float]:
    """The day of a claim that reports tell in like words, each with (day, basis, sureness), and how sure it is."""
    texts = [f"The old dam burst {place} the valley." for place in ("above", "over", "in", "near")[: len(days)]]
    story = Story(*texts, lines=lines)
    ids = tuple(story.says(f"R{n}", text[:-1], "burst", subject="The old dam") for n, text in enumerate(texts, 1))
    datings = {
        id_: dating(value, basis=basis, how="news", sureness=sureness)
        for id_, (value, basis, sureness) in zip(ids, days, strict=True)
        if value
    }
    (claim,), _ = story.compare(ids, datings=datings)
    return claim.date, claim.dated.sureness if claim.dated else 0.0


@pytest.mark.parametrize(
    ("case", "days", "expected"),
    [
        ("one report", [(FRIDAY, "act", 0.8)], FRIDAY),
        ("too unsure alone", [(FRIDAY, "act", 0.5)], None),
        ("unsure, but two agree", [(FRIDAY, "act", 0.5), (FRIDAY, "act", 0.5)], FRIDAY),
        ("the other mention tells it", [("", "act", 0.0), (FRIDAY, "act", 0.9)], FRIDAY),
        ("an act goes before a saying", [(SATURDAY, "saying", 0.9), (FRIDAY, "act", 0.8)], FRIDAY),
        ("a month speaks for its day", [("2031-06", "act", 0.9), (FRIDAY, "act", 0.5)], FRIDAY),
        ("the surest", [("", "act", 0.0), (MAY, "act", 0.4), (FRIDAY, "act", 0.95)], FRIDAY),
    ],
)
def test_the_day_of_a_claim(case: str, days: list[tuple[str, str, float]], expected: str | None) -> None:
    assert told(*days)[0] == expected, case


def test_reports_of_one_text_speak_once() -> None:
    apart = told((FRIDAY, "act", 0.7), (FRIDAY, "act", 0.7))
    copies = told((FRIDAY, "act", 0.7), (FRIDAY, "act", 0.7), lines="11")
    assert apart[1] > copies[1] > 0


def test_the_line_has_the_date_of_its_own_passage() -> None:
    valley = "The old dam burst on Friday and drowned the valley"
    story = Story(f"{valley}.", "It had burst on 2 May, it burst again on 2 May.")
    ids = (
        story.says("R1", valley, "burst", subject="The old dam"),
        story.says("R2", "It had burst on 2 May", "burst", subject="It"),
        story.says("R2", "it burst again on 2 May", "burst", subject="it"),
    )
    days = {ids[0]: dating(FRIDAY), ids[1]: dating(MAY), ids[2]: dating(MAY)}
    (claim,), _ = story.compare(ids, datings=days)
    assert claim.gist.startswith(valley)
    assert claim.date == FRIDAY


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2031-06-05", False),
        ("2031-05-14", True),
        ("2031-06", False),
        ("2031-04", True),
        ("2031", False),
        ("2030", True),
        ("2030-02-30", False),
        ("FUTURE_REF", False),
        (None, False),
    ],
)
def test_what_is_told_of_weeks_before_the_story_is_background(told: str | None, expected: bool) -> None:
    assert is_background(told, datetime.date.fromisoformat(FRIDAY)) == expected
