"""Names that one report alone has, where the others name a person of the story."""

from __future__ import annotations

import pytest

from crosswire.extract.entities import strangers
from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.entities.strangers import join_strangers
from crosswire.lexicon.holders import Holder
from crosswire.records.names import Mention


def cluster(name: str, *places: tuple[str, int], office: str | None = None, state: str | None = None) -> Cluster:
    """A person named at ``places`` (report, start)."""
    made = Cluster(kind="person", name=name, office=office, state=state)
    for report, start in places:
        made.forms[tuple(name.lower().split())] += 1
        made.mentions.append(
            Mention(
                report=report, start=start, end=start + len(name), text=name, kind="person", form="name", sentence=0,
                first_token=0, last_token=2, name=name, office=office, state=state,
            )
        )  # fmt: skip
    return made


def test_rare_given_name_whose_bearer_is_missing() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R2", 50), ("R3", 0), office="ambassador", state="CAN")
    wrong = cluster("Wendeline Kowal", ("R4", 0), office="ambassador", state="CAN")
    (left,) = join_strangers([right, wrong])
    assert left is right
    assert [(g.text, g.report) for g in left.garbles] == [("Wendeline Kowal", "R4")]
    assert 0.5 < left.garbles[0].probability < 1


def test_common_given_name_says_nothing() -> None:
    people = [cluster("John Marsh", ("R1", 0), ("R2", 0), ("R3", 0)), cluster("John Kowal", ("R4", 0))]
    assert join_strangers(people) == people


def test_a_surname_that_is_a_word_is_no_sign_of_a_garble() -> None:
    places = [(report, start) for report in ("R1", "R2") for start in range(0, 600, 100)]
    people = [cluster("John Marsh", *places), cluster("John Tower", ("R3", 0))]
    assert join_strangers(people) == people


def test_who_is_introduced_in_the_report_is_nobody_else() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R3", 0), ("R4", 90))
    assert len(join_strangers([right, cluster("Wendeline Kowal", ("R4", 0))])) == 2


def test_other_office_or_state_speaks_against() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), office="ambassador", state="CAN")
    wrong = cluster("Wendeline Kowal", ("R3", 0), office="judge", state="POL")
    assert len(join_strangers([right, wrong])) == 2


def test_one_report_against_one_joins_and_calls_neither_garbled() -> None:
    (left,) = join_strangers([cluster("Wendeline Marsh", ("R1", 0), ("R1", 60)), cluster("Wendeline Kowal", ("R2", 0))])
    assert not left.garbles
    assert {m.report for m in left.mentions} == {"R1", "R2"}


def test_strangers_are_no_targets_once_joined() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R3", 0))
    strangers = [cluster("Wendeline Kowal", ("R4", 0)), cluster("Wendeline Bakker", ("R5", 0))]
    left = join_strangers([right, *strangers])
    assert right in left
    assert all(c.forms for c in left)


def test_an_unknown_president_is_the_president_whom_the_report_lacks() -> None:
    places = [(report, start) for report in ("R1", "R2", "R3") for start in (0, 60)]
    right = cluster("Wendel Marsh", *places, office="president", state="CAN")
    right.holder = Holder(
        person="Wendel Marsh", office="president", state="CAN", start="1990", end="2000", wikidata=None
    )
    (left,) = join_strangers([right, cluster("Kowaltz", ("R4", 0), office="president")])
    assert [g.text for g in left.garbles] == ["Kowaltz"]
    assert len(join_strangers([right, cluster("Truman", ("R4", 0), office="president")])) == 2


def test_same_given_name_and_same_office_of_state() -> None:
    people = [
        cluster("John Marsh", ("R1", 0), ("R2", 0), ("R2", 40), ("R3", 0), office="prime_minister", state="CAN"),
        cluster("John Kowaltz", ("R4", 0), office="prime_minister", state="CAN"),
    ]
    assert [g.text for g in join_strangers(people)[0].garbles] == ["John Kowaltz"]


def test_mixed_names_give_the_surname_back() -> None:
    right = cluster("Wendeline Marsh", ("R1", 0), ("R2", 0), ("R3", 0))
    other = cluster("Oleg Orlan", ("R1", 90), ("R2", 90), ("R4", 90))
    mixed = cluster("Wendeline Orlan", ("R4", 0))
    alone = cluster("Orlan", ("R4", 200))
    mixed.mentions += alone.mentions
    mixed.forms += alone.forms
    assert join_strangers([right, other, mixed]) == [right, other]
    assert [g.text for g in right.garbles] == ["Wendeline Orlan"]
    assert [m.start for m in other.mentions if m.report == "R4"] == [90, 200]


def test_other_middle_names_are_two_persons() -> None:
    people = [cluster("Wendeline Ada Marsh", ("R1", 0), ("R2", 0)), cluster("Wendeline Iris Kowaltz", ("R3", 0))]
    assert join_strangers(people) == people


def test_a_name_of_another_language_with_another_surname_is_somebody_else() -> None:
    right = cluster("Ian Marsh", ("R1", 0), ("R2", 0))
    assert len(join_strangers([right, cluster("Juan Williams", ("R3", 0), ("R3", 90))])) == 2


def test_of_hundreds_of_one_given_name_the_most_named_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of thousands of names: were each of one report held against all of the other, this would grow with the square."""
    asked = list[str]()
    weigh = strangers._odds
    monkeypatch.setattr(strangers, "_odds", lambda *given: asked.append(given[1].name) or weigh(*given))
    known = cluster("Adam Marsh", ("R1", 9_000), ("R1", 9_500))
    many = [cluster(f"Adam {chr(97 + n % 26)}{chr(97 + n // 26)}lor", ("R1", n)) for n in range(400)]
    join_strangers([*many, known, cluster("Adam Kowal", ("R2", 0))])
    assert len(asked) < 550  # 400 of R1, each against the one of R2, and he against the hundred most named of them
    assert "Adam Marsh" in asked
