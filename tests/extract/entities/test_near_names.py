"""Whom a name may be a slip for: nobody who is one is missed, and few others are looked at."""

from __future__ import annotations

import random

from crosswire.extract.entities.clusters import Cluster, merge
from crosswire.extract.entities.garbles import garble_probability
from crosswire.extract.entities.near_names import NearNames
from crosswire.records.names import Mention

GIVEN = ["Anna", "Omar", "Tomas", "Peter", "Viktor", "Lucia", "Ingrid", "Boris"]


def person(name: str, start: int) -> Cluster:
    made = Cluster(kind="person", name=name)
    made.forms[tuple(name.lower().split())] += 1
    for at in (start, start + 90_000):  # named twice: somebody for whom others may stand
        made.mentions.append(
            Mention(
                report="R1", start=at, end=at + len(name), text=name, kind="person", form="name", sentence=0,
                first_token=0, last_token=2, name=name,
            )
        )  # fmt: skip
    return made


def people(draw: random.Random, count: int) -> list[Cluster]:
    def surname() -> str:
        return "".join(draw.choice("bdklmnr") + draw.choice("aeiou") for _ in range(2)) + draw.choice("nrl")

    return [person(f"{draw.choice(GIVEN)} {surname()}" if n % 9 else surname(), 20 * n) for n in range(count)]


def test_whoever_may_be_meant_is_found_and_few_others() -> None:
    made = people(random.Random(3), 400)
    names = NearNames(made, many=0)
    found = {id(c): names.of(c) for c in made}
    wide = NearNames(made, many=10_000)
    for one in made:
        for other in wide.of(one):
            assert other in found[id(one)] or garble_probability(one, other) < 0.6
    asked = sum(map(len, found.values()))
    assert asked < sum(len(wide.of(one)) for one in made) / 12


def test_who_took_in_another_is_found_by_his_name_too() -> None:
    right, wrong, late = person("Ingrid Halvorsen", 0), person("Ingrid Halversen", 200), person("Ingrid Halversan", 400)
    names = NearNames([right, wrong, late], many=0)
    merge(right, wrong)
    names.note(right)
    assert right in names.of(late)
