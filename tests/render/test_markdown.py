"""The account in a terminal: escaped, and not too long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.render.accounts import FOUND, account

from crosswire.records.statements import StoryDate
from crosswire.records.stories import Reconstruction
from crosswire.render.markdown import escape, to_markdown


def test_markdown_is_escaped() -> None:
    text = to_markdown(FOUND)
    assert "<script>" not in text
    assert "](javascript" not in text
    assert escape("#\nb *c* (d)") == "\\# b \\*c\\* (d)"
    # A list or a heading begins with these; a day or a share does not.
    assert [escape(text) for text in ("1. a", "- a", "2018-06-12", "0.8 percent")] == [
        "1\\. a",
        "\\- a",
        "2018-06-12",
        "0.8 percent",
    ]


def test_a_dash_inside_a_line_of_markdown_is_a_dash() -> None:
    made = account()
    first, second = made.documents
    dashed = replace(
        second, article=replace(second.article, text="Home\nAda warned Po. It was a huge mistake -- in her words.")
    )
    (differ,) = made.disagreements
    sides = (differ.sides[0], replace(differ.sides[1], start=20, end=41))
    text = to_markdown(
        Reconstruction(
            accounts=(replace(made, documents=(first, dashed), disagreements=(replace(differ, sides=sides),)),),
            problems=(),
        )
    )
    assert "mistake" in text
    assert r"\--" not in text


def test_the_reasons_for_the_day_stand_after_what_happened() -> None:
    made = replace(account(), date=StoryDate(day=date(2023, 3, 2), reasons=("it rained",), probability=0.9))
    lines = to_markdown(Reconstruction(accounts=(made,), problems=())).splitlines()
    why = lines.index("## Why this day")
    assert lines[why + 2] == "- it rained"
    assert lines.index("## In short") < why < lines.index("## Reports and their lineage")


def test_doubtful_differences_are_the_likeliest_in_a_terminal() -> None:
    told = account()
    (d,) = told.disagreements
    doubtful = tuple(replace(d, because=f"reason {n}.", kind="wording", probability=n / 100) for n in range(1, 16))
    shown = to_markdown(replace(FOUND, accounts=(replace(told, disagreements=doubtful),)))
    assert "reason 15." in shown
    assert "why: reason 3." not in shown
    assert "and 3 more: see" in shown
