"""When what a claim tells was done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story


@pytest.mark.parametrize(
    ("text", "time", "kind", "dated"),
    [
        ("Brandt left the harbour on Friday.", "Friday", "verbal", True),
        ("Brandt recalled the 2031 election.", "2031", "verbal", False),
        ("Brandt mourned the dead of Friday's flood.", "Friday", "verbal", False),
        ("Friday's flood drowned the town.", "Friday", "nominal", True),
        ("Brandt has led the town since Friday.", "Friday", "verbal", False),
        ("Brandt will pay before last Friday.", "Friday", "verbal", False),
        ("Brandt spoke in the town on Friday and left.", "Friday", "verbal", True),
    ],
)
def test_a_time_of_a_noun_or_a_stretch_is_none_of_the_clause(text: str, time: str, kind: str, dated: bool) -> None:
    story = Story(text)
    told = story.day("R1", time, "2031-06-06", "2031-06-06")
    story.says("R1", text[:-1], "leave", kind=kind, times=told)
    assert story.compare()[0][0].date == ("2031-06-06" if dated else None)


@pytest.mark.parametrize(("words", "dated"), [("overnight", False), ("Friday morning", True), ("this morning", True)])
def test_an_hour_dates_where_it_names_its_day(words: str, dated: bool) -> None:
    story = Story(f"Brandt left the harbour {words}.")
    (told,) = story.day("R1", words, "2031-06-06", "2031-06-06")
    story.says("R1", f"Brandt left the harbour {words}", "leave", times=(replace(told, type="TIME"),))
    assert story.compare()[0][0].date == ("2031-06-06" if dated else None)


def test_the_line_has_the_date_of_its_own_passage() -> None:
    story = Story(
        "The old dam burst on Friday and drowned the valley.", "It had burst on 2 May, it burst again on 2 May."
    )
    friday = story.day("R1", "Friday", "2031-06-06", "2031-06-06")
    may = story.day("R2", "2 May", "2030-05-02", "2030-05-02")
    valley = "The old dam burst on Friday and drowned the valley"
    ids = (
        story.says("R1", valley, "burst", subject="The old dam", times=friday),
        story.says("R2", "It had burst on 2 May", "burst", subject="It", times=may),
        story.says("R2", "it burst again on 2 May", "burst", subject="it", times=may),
    )
    (claim,), _ = story.compare(ids)
    assert claim.gist.startswith(valley)
    assert claim.date == "2031-06-06"
