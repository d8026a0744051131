"""Open questions of invented accounts."""

from __future__ import annotations

import pytest

from crosswire.reconcile.gaps import find_gaps
from crosswire.records.statements import StoryDate
from crosswire.records.stories import Account, Claim


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("a senior official", True),
        ("people near the talks", True),
        ("a quarter of adults", False),
        ("a new report", False),
    ],
)
def test_who_an_unnamed_source_is_asked_of_persons_alone(source: str, asked: bool) -> None:
    claims = tuple(
        Claim(
            id=f"C{i}", gist="it rained", act="say", plover=None, actor=(), target=(), attributed_to=(source,), date=None,
            place=None, mentions=(), standing="single", independent_lines=1, probability=0.9,
        )
        for i in range(3)
    )  # fmt: skip
    account = Account(
        story="S1", title="Rain", date=StoryDate(day=None, reasons=(), probability=0.0), documents=(), lineages=(), entities=(), claims=claims,
        disagreements=(), meetings=(), conditionals=(),
    )  # fmt: skip
    assert any(source in gap.question for gap in find_gaps(account)) == asked
