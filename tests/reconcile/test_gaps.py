"""Open questions of invented accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crosswire.reconcile.gaps import find_gaps
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Meeting, StoryDate
from crosswire.records.stories import Account, Claim, ClaimMention
from crosswire.records.text import Article, Document, Phrase

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
    accusing = replace(CLAIM, gist=f"Peru accused {name} of it", pressing="accuse", target=("E1",), mentions=told)
    found = find_gaps(account((accusing,), (Entity(id="E1", name=name, kind=kind),)))
    of_day = "On which day did it happen?"  # the account has none
    assert [gap.question for gap in found] == [of_day, f"What {asked} say to the accusation?"]


THREAT = Conditional(
    issuer=("E1",), target=(), condition="if Peru leaves", consequence="Chile will respond firmly", strength="threat", evidence=()
)  # fmt: skip
CHILE_2 = Entity(id="E2", name="Chile", kind="state", state="CHL")
CHILE = Entity(id="E1", name="Chile", kind="state", state="CHL")


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({}, "What exactly would follow if Peru leaves?"),
        ({"condition": "Any raid"}, "What exactly would follow any raid?"),
        ({"condition": "Peruvian raids"}, "What exactly would follow Peruvian raids?"),
        ({"condition": "Otherwise", "before": Phrase(report="R1", start=0, end=5, text="Peru must leave.")}, "What exactly does Chile threaten?"),
        ({"consequence": "Chile will close the canal"}, None),
        # what others would do, or what it would be, nobody can be asked to do
        ({"strength": "warning"}, None),
        ({"issuer": ()}, None),
    ],
)  # fmt: skip
def test_what_a_vague_threat_means_is_asked(fields: dict[str, object], question: str | None) -> None:
    told = replace(account((), (CHILE,)), conditionals=(replace(THREAT, **fields),))  # type: ignore[arg-type]
    assert [gap.question for gap in find_gaps(told)][1:] == ([question] if question else [])


@pytest.mark.parametrize(
    ("gist", "fields", "asked"),
    [
        ("Peru accused Chile of the raid", {}, True),
        ("Peru accused the Chile-based league of the raid", {"gist": "Peru accused Chile's league of the raid"}, False),
        ("Peru accused Chile of the raid", {"pressing": None}, False),
        ("Peru accused Chile of the raid", {"date": "2019"}, False),
    ],
)
def test_what_the_accused_says_is_asked_where_it_is_accused_itself(
    gist: str, fields: dict[str, object], asked: bool
) -> None:
    told = tuple(ClaimMention(report=report, start=0, end=5, statement="S") for report in ("R1", "R2"))
    accusing = replace(CLAIM, target=("E1",), mentions=told, **{"gist": gist, "pressing": "accuse", **fields})  # type: ignore[arg-type]
    made = replace(account((accusing,), (CHILE,)), date=StoryDate(day=date(2023, 3, 2), reasons=(), probability=0.9))
    assert bool(find_gaps(made)) == asked


def test_a_state_answers_by_whoever_speaks_for_it() -> None:
    told = tuple(ClaimMention(report=report, start=0, end=5, statement="S") for report in ("R1", "R2"))
    accusing = replace(CLAIM, gist="Peru accused Chile of it", pressing="accuse", target=("E1",), mentions=told)
    spoke = replace(CLAIM, id="C2", attributed_to=("E2",))
    minister = Entity(id="E2", name="Ana Reyes", kind="person", state="CHL")
    assert len(find_gaps(account((accusing, spoke), (CHILE, minister)))) == 1  # of the day alone


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("They agreed to meet.", "When and where will Ana Reyes and Ivo Brandt meet?"),
        ("They agreed to meet next month.", "Where will Ana Reyes and Ivo Brandt meet?"),
        ("They agreed to meet in Lima.", "When will Ana Reyes and Ivo Brandt meet?"),
        ("They agreed to meet in Lima on Sunday.", None),
    ],
)
def test_when_and_where_is_asked_of_what_stands_nowhere_near(text: str, question: str | None) -> None:
    people = (
        Entity(id="E1", name="Ana Reyes", kind="person", state="CHL"), CHILE_2,
        Entity(id="E3", name="Ivo Brandt", kind="person", state="PER"),
    )  # fmt: skip
    place = Phrase(report="R1", start=0, end=len(text), text=text)
    meeting = Meeting(
        date=None, time=None, place=None, medium=None, participants=("E1", "E2", "E3"), subject=None, evidence=(place,), status="planned"
    )  # fmt: skip
    report = Document(article=Article(id="R1", path="R1", text=text), body=(), residue=(), published=None)
    told = replace(account((), people), meetings=(meeting,), documents=(report,))
    assert [gap.question for gap in find_gaps(told)][1:] == ([question] if question else [])
