"""Sightings of one meeting: what is held against what, so that none is missed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from crosswire.extract.meetings import meeting_joins
from crosswire.extract.meetings.meeting_joins import join
from crosswire.extract.meetings.meeting_sightings import Sighting
from crosswire.records.names import Entity
from crosswire.records.text import Phrase

NOUNS = ["talks", "negotiation", "meeting", "meet", "summit", "ceremony", "hearing", "visit"]
DATES = [None, None, "2018", "2018-05", "2018-05-01", "2018-05-08", "2018-06-01"]
STATUSES = ["cancelled", "postponed", "scheduled", "planned", "proposed"]


def some_entities(draw: random.Random) -> dict[str, Entity]:
    return {
        f"E{n}": Entity(
            id=f"E{n}",
            kind=draw.choice(["person", "person", "state", "organisation", "group"]),
            state=draw.choice(["USA", "RUS", "GBR", None]),
            name=draw.choice(["Hamas", "Republican Party", "Olsen", "Olsen"]),
        )
        for n in range(draw.choice([4, 8, 15]))
    }


def a_sighting(draw: random.Random, ids: list[str], n: int) -> Sighting:
    who = tuple(draw.sample(ids, draw.choice([0, 1, 1, 2, 2, 2, 3, 4])))
    return Sighting(
        date=draw.choice(DATES),
        time=None,
        place=None,
        medium=None,
        participants=who,
        subject=None,
        evidence=Phrase(report=draw.choice(["R0", "R1"]), start=n, end=n + 1, text="x"),
        status=draw.choice(STATUSES),
        noun=draw.choice(NOUNS),
        title=draw.choice([None, None, None, None, "G7", "G20"]),
        sentence=draw.randrange(40),
        lent=draw.random() < 0.2,
    )


@pytest.mark.parametrize("seed", range(150))
def test_as_if_each_were_held_against_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    known = some_entities(draw)
    found = [a_sighting(draw, [*known, "unknown"], n) for n in range(draw.choice([5, 20, 60]))]
    groups = join(found, known)
    monkeypatch.setattr(meeting_joins, "_Index", NoIndex)
    assert groups == join(found, known)


def test_talks_with_a_state_whoever_is_sent() -> None:
    known = {"S": Entity(id="S", name="Norland", kind="state", state="USA")}
    known |= {e: Entity(id=e, name=e, kind="person", state="GBR") for e in ("P", "Q")}
    others = [a_sighting(random.Random(n), [*known, "U", "V"], n) for n in range(12)]
    talks = [
        replace(s, date=None, title=None, noun="talks", status="planned", sentence=n) for n, s in enumerate(others)
    ]
    sent = [
        replace(s, participants=("S", p)) for s, p in zip(talks, ["P", "Q", *(f"U{n}" for n in range(10))], strict=True)
    ]
    groups = join(sent, known)
    assert len(groups) == 11
    assert [s.participants for s in groups[0]] == [("S", "P"), ("S", "Q")]


def test_thousands_of_the_same_few_are_held_against_one_another_but_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that tells of three meetings without end: were each held against all before it, this would grow with the square."""
    known = {e: Entity(id=e, name=e, kind="state", state=e) for e in ("USA", "GBR", "PER")}
    one = replace(a_sighting(random.Random(0), [*known], 0), date=None, title=None, noun="talks", status="planned")
    pairs = (("USA", "GBR"), ("USA", "PER"), ("GBR", "PER"))
    found = [replace(one, participants=pairs[n % 3], sentence=n) for n in range(3_000)]
    asked = list[int]()
    same = meeting_joins._same
    monkeypatch.setattr(meeting_joins, "_same", lambda *given: asked.append(1) or same(*given))
    assert [len(group) for group in join(found, known)] == [1_000, 1_000, 1_000]
    assert len(asked) < 10 * len(found)


class NoIndex:
    """Holds a sighting against all before it."""

    def __init__(self, *_: object) -> None:
        self.homes: dict[int, list[Any]] = {}

    def add(self, one: Any, home: int) -> None:
        self.homes.setdefault(home, []).append(one)

    def near(self, _: Any) -> list[tuple[int, list[Any]]]:
        return sorted(self.homes.items())
