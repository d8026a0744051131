"""Open questions of invented accounts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosswire.reconcile.gaps import find_gaps
from crosswire.records.names import Entity
from crosswire.records.statements import StoryDate
from crosswire.records.stories import Account, Claim, ClaimMention

CLAIM = Claim(
    id="C1", gist="it rained", act="say", plover=None, actor=(), target=(), attributed_to=(), date=None, place=None,
    mentions=(), standing="single", independent_lines=1, probability=0.9,
)  # fmt: skip


def account(claims: tuple[Claim, ...], entities: tuple[Entity, ...] = ()) -> Account:
    return Account(
        story="S1", title="Rain", date=StoryDate(day=None, reasons=(), probability=0.0), documents=(), lineages=(),
        entities=entities, claims=claims, disagreements=(), meetings=(), conditionals=(),
    )  # fmt: skip


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
    found = find_gaps(account(tuple(replace(CLAIM, id=f"C{i}", attributed_to=(source,)) for i in range(3))))
    assert any(source in gap.question for gap in found) == asked


@pytest.mark.parametrize(
    ("name", "kind", "asked"),
    [
        ("Ana Evans", "person", "does Ana Evans"),
        ("New Orleans", "place", "does New Orleans"),
        ("Norland", "group", "does Norland"),
        ("Norland Railways", "organisation", "does Norland Railways"),
        ("Reeds Press", "group", "does Reeds Press"),
        ("Norlandians", "group", "do Norlandians"),
        ("harbour guilds", "organisation", "do harbour guilds"),
        ("rebels", "group", "do rebels"),
    ],
)
def test_what_the_accused_say_is_asked_in_their_number(name: str, kind: str, asked: str) -> None:
    told = tuple(ClaimMention(report=report, start=0, end=5, statement="S") for report in ("R1", "R2"))
    accusing = replace(CLAIM, act="accuse", target=("E1",), mentions=told)
    found = find_gaps(account((accusing,), (Entity(id="E1", name=name, kind=kind),)))
    of_day = "On which day did it happen?"  # the account has none
    assert [gap.question for gap in found] == [of_day, f"What {asked} say to the accusation?"]
