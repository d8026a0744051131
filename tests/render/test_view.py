"""What a reader is shown of an account: head, notes behind lines, sections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.render.accounts import EVIL, account, document

from crosswire.records.names import Entity, Mention
from crosswire.records.statements import Conditional, Dating
from crosswire.records.stories import Reconstruction, Thread
from crosswire.render.citing import Citing, long_date, shortened
from crosswire.render.lineage import lineage_svg
from crosswire.render.view import view, views


def mention(report: str, name: str, start: int = 0) -> Mention:
    return Mention(
        report=report, start=start, end=start + len(name), text=name, kind="person", form="name", sentence=0, first_token=0,
        last_token=0,
    )  # fmt: skip


def test_the_gravest_disagreements_come_first_and_the_doubtful_last() -> None:
    made = account()
    (known,) = made.disagreements
    told = [("compatible", 0.9), ("rendering", 0.9), ("contradiction", 0.2), ("garbled", 0.6), ("contradiction", 0.6)]
    listed = tuple(replace(known, kind="number", verdict=verdict, probability=p) for verdict, p in told)
    groups = view(replace(made, disagreements=listed)).differences
    assert [bool(g.note) for g in groups] == [False, True, False]
    shown = [(g.title, [d.verdict for d in g.entries]) for g in groups]
    assert shown == [
        ("", ["cannot both be right", "one side is garbled"]),
        ("Perhaps a contradiction, a change or a party’s own version", ["cannot both be right"]),
        ("The same in other words or figures", ["renderings of one original", "compatible"]),
    ]


def test_long_lists_of_names_are_shortened() -> None:
    assert shortened(list("abcdefg")) == "a, b, c, d, e, f, g"
    assert shortened(list("abcdefgh")) == "a, b, c, d, e, f and 2 more"


def test_weeks_are_told_in_words() -> None:
    assert Citing(account()).spelt("2018-W24-WE against 2018-W24 and 2018-06-12") == (
        "the weekend of 16 June 2018 against the week of 11 June 2018 and 2018-06-12"
    )


@pytest.mark.parametrize(
    ("deadline", "note"),
    [
        ("2018-W24-WE", "threat; by the weekend of 16 June 2018"),
        ("2018-06-12", "threat; by 2018-06-12"),
        ("PT72H", "threat"),
        (None, "threat"),
    ],
)
def test_by_when_is_told_in_words(deadline: str | None, note: str) -> None:
    condition = Conditional(
        issuer=(), target=(), condition="if rain falls", consequence="the dam breaks", strength="threat", evidence=(), deadline=deadline
    )  # fmt: skip
    shown = view(replace(account(), conditionals=(condition,)))
    (line,) = next(s for s in shown.sections if s.key == "conditionals").lines
    assert line.note == note


@pytest.mark.parametrize(
    ("basis", "how", "day"),
    [
        ("act", "own", "; tells of 2023-03-02"),
        ("saying", "cue", "; said 2023-03-02"),
        ("act", "news", ""),
        ("saying", "news", ""),
    ],
)
def test_a_day_of_saying_is_called_so_and_one_that_is_only_the_news_day_is_not_said(
    basis: str, how: str, day: str
) -> None:
    told = account()
    (claim,) = told.claims
    dated = Dating(value="2023-03-02", basis=basis, how=how, sureness=0.8, because="Thursday")
    shown = view(replace(told, claims=(replace(claim, dated=dated),)))
    (line,) = next(s for s in shown.sections if s.key == "agreed").lines
    assert line.note == f"told by 2 reports in 1 independent line{day}"


@pytest.mark.parametrize(
    ("second", "third", "standing", "lines", "section", "note"),
    [
        ({}, {}, "agreed", 2, "agreed", "agreed: told by 3 reports in 2 independent lines"),
        ({}, {}, "varied", 3, "agreed", "varied: told by 3 independent reports"),
        (
            {},
            {"probability": 0.84, "counts": False},
            "single",
            1,
            "agreed",
            "told by 2 reports in 1 independent line, in part or perhaps by 1 more",
        ),
        (
            {"probability": 0.9, "counts": False},
            {},
            "agreed",
            2,
            "agreed",
            "agreed: told by 2 independent reports, in part or perhaps by 1 more",
        ),
        (
            {"probability": 0.9},
            {"probability": 0.4, "counts": False},
            "contradicted",
            1,
            "agreed",
            "contradicted: told by 2 reports in 1 independent line, touched on by 1 more",
        ),
        (
            {"probability": 0.84, "counts": False},
            {"probability": 0.5, "counts": False},
            "single",
            1,
            "doubtful",
            f"told by {EVIL} R1, in part or perhaps by 2 more",
        ),
        (
            {"probability": 0.9, "counts": False},
            {"probability": 0.4, "counts": False},
            "single",
            1,
            "doubtful",
            f"told by {EVIL} R1, in part or perhaps by 1 more, touched on by 1 more",
        ),
    ],
)
def test_a_report_counts_for_a_line_where_a_passage_of_it_surely_tells_it(
    second: dict[str, Any], third: dict[str, Any], standing: str, lines: int, section: str, note: str
) -> None:
    told = account()
    (claim,) = told.claims
    one, two = claim.mentions
    mentions = (one, replace(two, **second), replace(two, report="R3", statement="R3:0", **third))
    shown = view(
        replace(
            told,
            documents=(*told.documents, document("R3", told.documents[1].article.text)),
            claims=(replace(claim, mentions=mentions, standing=standing, independent_lines=lines),),
        )
    )
    told_by = {s.key: s.lines for s in shown.sections if s.key in ("agreed", "doubtful") and s.lines}
    assert {key: [line.note for line in found] for key, found in told_by.items()} == {
        section: [f"{note}; tells of 2023-03-02"]
    }
    (line,) = told_by[section]
    places = {r.number: r.report for r in shown.references}
    counted = [m.report for m in mentions if m.counts or (section == "doubtful" and m.probability >= 0.5)]
    assert [places[n] for n in line.refs] == counted
    assert sorted(places[n] for n in (*line.refs, *line.more)) == ["R1", "R2", "R3"]


def test_view_numbers_each_passage_once() -> None:
    numbers = [r.number for r in view(account()).references]
    assert numbers == list(range(1, len(numbers) + 1))


def test_who_says_it_is_named_behind_a_line_that_does_not_tell_it() -> None:
    told = account()
    (claim,) = told.claims
    shown = view(replace(told, claims=(replace(claim, voices=("E1", "E2"), unnamed=("E2",)),)))
    (line,) = next(s for s in shown.sections if s.key == "agreed").lines
    assert line.note == "told by 2 reports in 1 independent line; according to Bo; tells of 2023-03-02"
    one = replace(claim, voices=("E1", "E2"), unnamed=("E2",), mentions=claim.mentions[:1])
    for voices, note in ((("E1",), "; according to Bo"), (("E2",), "")):
        (party,) = view(replace(told, claims=(replace(one, voices=voices),))).parties
        assert [line.note for line in party.lines] == [f"told by {EVIL} R1{note}; tells of 2023-03-02"]


def test_background_stands_apart_and_nowhere_else() -> None:
    told = account()
    (claim,) = told.claims
    old = replace(claim, id="C2", gist="The dam was built in 1950.", pressing="warn", voices=("E1",))
    shown = view(replace(told, claims=(claim, old), background=("C2",)))
    found = {s.key: [line.text for line in s.lines] for s in (*shown.sections, *shown.parties)}
    assert found["background"] == [old.gist]
    assert [key for key, lines in found.items() if old.gist in lines] == ["background"]


@pytest.mark.parametrize(("probability", "shown"), [(0.6, True), (0.4, False)])
def test_a_word_is_called_garbled_only_where_that_is_likely(probability: float, shown: bool) -> None:
    told = account()
    (d,) = told.disagreements
    garbled = replace(told, disagreements=(replace(d, verdict="garbled", probability=probability),))
    (section,) = [s for s in view(garbled).sections if s.key == "garbled"]
    assert any("grave mistake" in line.text for line in section.lines) == shown


def test_reports_of_one_outlet_are_numbered() -> None:
    made = account()
    same = tuple(replace(d, source="The Brenn and Lindesk Courier") for d in made.documents)
    shown = view(replace(made, documents=same))
    names = ["The Brenn and Lindesk Courier (1)", "The Brenn and Lindesk Courier (2)"]
    assert [r.outlet for r in shown.reports] == names
    assert [side.outlets for side in shown.differences[0].entries[0].sides] == names
    assert "The Brenn and L… (2)" in lineage_svg(shown)


def test_stories_of_one_crisis_are_called_by_their_titles() -> None:
    thread = Thread(id="T1", stories=("S1", "S2"), because=("S2 and S1 share Ada; 4 days apart",))
    first, second = (
        replace(account(), story=s, title=t, thread=thread) for s, t in (("S1", "A call"), ("S2", "A visit"))
    )
    shown = views(Reconstruction(accounts=(first, second), problems=()))
    assert [dict(v.facts)["Thread"] for v in shown] == [
        "one crisis with “A visit”: “A visit” and this story share Ada; 4 days apart",
        "one crisis with “A call”: this story and “A call” share Ada; 4 days apart",
    ]


@pytest.mark.parametrize(
    ("probability", "said"), [(0.6, "Thursday 2 March 2023"), (0.4, "perhaps Thursday 2 March 2023; the reports may")]
)
def test_a_day_that_is_unlikely_is_said_so(probability: float, said: str) -> None:
    told = account()
    shown = view(replace(told, date=replace(told.date, probability=probability)))
    assert dict(shown.facts)["When"].startswith(said)


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    assert long_date(None) == "not known"


def test_who_is_whom_several_reports_tell_of() -> None:
    told = account()
    (claim,) = told.claims
    known = (
        Entity(id="E1", name="Ada", kind="person"),
        Entity(id="E2", name="Bo", kind="person"),
        Entity(id="E3", name="Cy Doe", kind="person"),
        Entity(id="E4", name="officials", kind="group"),
        Entity(id="E5", name="Chile", kind="state", state="CL"),
        Entity(id="E6", name="Chileans", kind="group", state="CL"),
    )
    entities = tuple(replace(e, mentions=(mention("R1", e.name), mention("R2", e.name))) for e in known)
    first, _ = claim.mentions
    interview = [replace(claim, id=f"C{n}", actor=("E3",), target=("E4",), mentions=(first,)) for n in range(2, 5)]
    states = replace(claim, id="C9", actor=("E5", "E6"), target=())
    facts = dict(view(replace(told, entities=entities, claims=(claim, *interview, states))).facts)
    assert facts["Who"] == "Ada, Bo, Chile, Cy Doe"


@pytest.mark.parametrize(
    ("why", "kind", "reports", "start", "who"),
    [
        ("named by both as early", "person", ("R1", "R2"), 0, "Cy, Ada"),
        ("named by one, and by the other never", "person", ("R1",), 0, "Ada, Cy"),
        ("named by both, but late", "person", ("R1", "R2"), 700, "Ada, Cy"),
        ("a place", "place", ("R1", "R2"), 0, "Ada"),
        ("a thing", "other", ("R1", "R2"), 0, "Ada"),
    ],
)
def test_who_stands_at_the_head_of_the_reports_comes_first(
    why: str, kind: str, reports: tuple[str, ...], start: int, who: str
) -> None:
    told = account()
    ada = Entity(id="E1", name="Ada", kind="person", mentions=(mention("R1", "Ada"), mention("R2", "Ada")))
    cy = Entity(id="E3", name="Cy", kind=kind, mentions=tuple(mention(r, "Cy", start) for r in reports))
    claims = [replace(told.claims[0], id=f"C{n}", actor=("E1",) if n < 2 else ("E3",), target=()) for n in range(5)]
    facts = dict(view(replace(told, entities=(ada, cy), claims=tuple(claims))).facts)
    assert facts["Who"] == who, why


@pytest.mark.parametrize(
    ("strength", "note"), [("threat", "threat; by Ada; to Bo"), ("prediction", "prediction; by Ada")]
)
def test_a_forecast_is_made_to_nobody(strength: str, note: str) -> None:
    told = account()
    (condition,) = told.conditionals
    shown = view(replace(told, conditionals=(replace(condition, strength=strength),)))
    (line,) = next(s for s in shown.sections if s.key == "conditionals").lines
    assert line.note == note


@pytest.mark.parametrize(
    ("act", "day", "reports", "where"),
    [
        ("phone-call", "2023-03-02", 1, "by telephone"),
        ("phone-call", None, 2, "by telephone"),
        ("phone-call", None, 1, "not said"),
        ("phone-call", "2023-02-06", 2, "not said"),
        ("threaten", "2023-03-02", 2, "not said"),
    ],
)
def test_a_talk_by_telephone_is_where_it_was(act: str, day: str | None, reports: int, where: str) -> None:
    made = account()
    (claim,) = made.claims
    talk = replace(claim, act=act, date=day, mentions=claim.mentions[:reports])
    assert dict(view(replace(made, claims=(talk,))).facts)["Where"] == where


def test_an_act_stands_under_threats_only_where_the_line_says_it() -> None:
    told = account()
    (claim,) = told.claims
    for pressing, notes in (("warn", ["warn"]), (None, [])):
        shown = view(replace(told, claims=(replace(claim, act="threaten", pressing=pressing, date=None),)))
        lines = next(s for s in shown.sections if s.key == "pressing").lines
        assert [line.label for line in lines] == notes


def test_a_talk_that_a_second_report_only_touches_on_is_no_place() -> None:
    made = account()
    (claim,) = made.claims
    first, second = claim.mentions
    talk = replace(claim, act="phone-call", date=None, mentions=(first, replace(second, probability=0.1, counts=False)))
    assert dict(view(replace(made, claims=(talk,))).facts)["Where"] == "not said"


@pytest.mark.parametrize(
    ("start", "verdict", "probability", "note"),
    [
        (5, "parties differ", 0.6, "disputed: told by"),
        (5, "parties differ", 0.4, "perhaps disputed: told by"),
        (20, "parties differ", 0.4, "perhaps disputed: told by"),
        (22, "parties differ", 0.4, "agreed: told by"),
        (5, "rendering", 0.6, "agreed: told by"),
    ],
)
def test_what_parties_tell_differently_is_not_called_agreed(
    start: int, verdict: str, probability: float, note: str
) -> None:
    told = account()
    (claim,), (differ,) = told.claims, told.disagreements
    side = replace(differ.sides[0], start=start, end=start + 3)
    other = replace(differ, claim="C2", verdict=verdict, probability=probability, sides=(side,))
    shown = view(replace(told, claims=(replace(claim, standing="agreed"),), disagreements=(other,)))
    (line,) = next(s for s in shown.sections if s.key == "agreed").lines
    assert line.note.startswith(note)
