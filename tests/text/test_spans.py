"""Lookup of entities by character span."""

from __future__ import annotations

from crosswire.records.names import Entity, Mention
from crosswire.text.spans import SpanIndex


def m(start: int, end: int, form: str = "name", report: str = "R1") -> Mention:
    return Mention(
        report=report, start=start, end=end, text="x" * (end - start), kind="person", form=form, sentence=0, first_token=0,
        last_token=1,
    )  # fmt: skip


ENTITIES = (
    Entity(id="E1", name="Orlov", kind="person", mentions=(m(0, 5), m(40, 42, "pronoun"), m(0, 5, report="R2"))),
    Entity(id="E2", name="Ana Reyes", kind="person", mentions=(m(16, 25),)),
    Entity(id="E3", name="Ruritania", kind="state", mentions=(m(8, 15, "adjective"),)),
)


def test_most_specific_first() -> None:
    assert SpanIndex(ENTITIES, "R1").ids(0, 26) == ("E2", "E1", "E3")


def test_only_what_overlaps_in_this_report() -> None:
    assert SpanIndex(ENTITIES, "R1").ids(30, 45) == ("E1",)
    assert SpanIndex(ENTITIES, "R1").ids(26, 40) == ()
    assert SpanIndex(ENTITIES, "R2").ids(0, 100) == ("E1",)
    assert SpanIndex(ENTITIES, "R3").ids(0, 100) == ()


def test_inside_goes_before_overlapping() -> None:
    assert SpanIndex(ENTITIES, "R1").ids(8, 18) == ("E3", "E2")


def test_head_is_the_mention_at_the_character() -> None:
    index = SpanIndex(ENTITIES, "R1")
    assert index.head(0, 26, 20) == "E2"
    assert index.head(0, 26, 30) is None
