"""The order of an account, its title and its gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.brief import write_account
from crosswire.reconcile.gaps import find_gaps
from crosswire.records.names import Entity
from crosswire.records.statements import Conditional, Meeting, StoryDate
from crosswire.records.stories import Account, Claim, ClaimMention, Disagreement, Lineage, Side
from crosswire.records.stories import Story as Told
from crosswire.records.text import Article, Document, Span

DAY = StoryDate(day=date(2031, 5, 2), reasons=(), probability=0.9)


def c(id_: str, gist: str, *places: tuple[str, int], act: str = "statement", **fields: object) -> Claim:
    reports = {report for report, _ in places}
    return Claim(
        id=id_, gist=gist, act=act, plover=None, actor=fields.pop("actor", ()), target=fields.pop("target", ()),
        attributed_to=fields.pop("said_by", ()), date=fields.pop("date", None), place=None,
        mentions=tuple(ClaimMention(report=r, start=at, end=at + 9, statement="s") for r, at in places),
        standing="agreed", independent_lines=len(reports), probability=1.0, pressing=fields.pop("pressing", None),
    )  # type: ignore[arg-type]  # fmt: skip


def account(
    claims: list[Claim],
    titles: tuple[str, ...] = ("Envoys meet", "Envoys meet in the old valley town"),
    lines: tuple[tuple[str, ...], ...] = (),
) -> Account:
    """An account of ``claims``; ``lines`` are the reports of each lineage, by default each one of its own."""
    documents = tuple(
        Document(
            article=Article(id=f"R{n}", path=f"R{n}", text="x" * 1000), body=(Span(start=0, end=1000),), residue=(), title=title,
        )
        for n, title in enumerate(titles, 1)
    )  # fmt: skip
    told = Told(id="S1", documents=documents, scores=(1.0,) * len(documents))
    texts = lines or tuple((d.article.id,) for d in documents)
    lineages = tuple(Lineage(id=f"L{n}", origin=None, reports=one, evidence=()) for n, one in enumerate(texts, 1))
    return write_account(told, date=DAY, lineages=lineages, claims=claims)


def test_order_is_support_then_weight_then_background() -> None:
    claims = [
        c("single", "The mayor slept.", ("R1", 10)),
        c("background", "The envoys met once before.", ("R1", 0), ("R2", 0), act="meeting", date="2029"),
        c("words", "The envoys spoke of rain.", ("R1", 500), ("R2", 500)),
        c("main", "The envoys met in the valley.", ("R1", 0), ("R2", 0), act="meeting", date="2031-05-02"),
    ]
    assert [x.id for x in account(claims).claims] == ["main", "background", "words", "single"]


@pytest.mark.parametrize(
    ("gist", "date", "is_background"),
    [
        ("The old dam was built in 1950 by the guild.", "1950", True),
        ("The old dam was built in March 1950 by the guild.", "1950-03", True),
        ("In 1950, the guild built the old dam.", None, True),
        ("The old dam was built in 1950 by the guild.", None, False),
        ("The guild wants the 1950 accord on the dam kept.", "1950", False),
        ("The flood is the worst since rain fell in 1950.", "1950", False),
        ("The guild said on Monday in 1950 nobody drowned.", "1950", False),
        ("“We built it in 1950,” said the guild.", "1950", False),
        ("The guild, which has for many long years owned all of the dams, built one in 1950.", "1950", False),
        ("The old dam broke in 2031.", "2031-05-02", False),
    ],
)
def test_background_is_what_a_line_says_was_long_before(gist: str, date: str | None, is_background: bool) -> None:
    claims = [
        c("news", "Envoys met in the old valley town.", ("R1", 0), ("R2", 0)),
        c("old", gist, ("R1", 90), date=date),
    ]
    assert account(claims).background == (("old",) if is_background else ())
    unsure = write_account(
        Told(id="S1", documents=account(claims).documents, scores=(1.0, 1.0)),
        date=replace(DAY, probability=0.4),
        claims=claims,
    )
    assert unsure.background == ()


def test_what_tells_the_story_in_short_is_no_background() -> None:
    told = account([c("old", "In 1950, the guild built the old northern dam.", ("R1", 0), ("R2", 0))])
    assert (told.lead, told.background) == (("old",), ())


def test_two_lines_weigh_more_than_copies_of_one() -> None:
    claims = [
        c("copied", "The mayor slept.", ("R1", 10), ("R2", 10)),
        c("told", "The dam held.", ("R1", 10), ("R3", 10)),
    ]
    titles = ("Envoys meet", "Envoys meet", "Envoys meet in the old valley town")
    assert [x.id for x in account(claims, titles, lines=(("R1", "R2"), ("R3",))).claims] == ["told", "copied"]


def test_story_in_short_tells_each_matter_of_several_reports_once() -> None:
    claims = [
        c("main", "The envoys met in the valley.", ("R1", 0), ("R2", 0)),
        c("again", "The envoys met in that valley.", ("R1", 20), ("R2", 20)),
        c("asks", "Who poisoned the well?", ("R1", 40), ("R2", 40)),
        c("other", "A bridge over the river was closed.", ("R1", 60), ("R2", 60)),
        c("single", "The mayor slept.", ("R1", 10)),
    ]
    assert account(claims).lead == ("main", "other")


def test_story_in_short_has_what_two_reports_tell_not_what_one_tells_and_others_name() -> None:
    named = c("named", "The envoys had accepted an invitation to the capital.", ("R1", 0), ("R2", 0))
    named = replace(named, mentions=(named.mentions[0], replace(named.mentions[1], tells=False)))
    apart = replace(c("apart", "Any deal had to offer growth.", ("R1", 0), ("R2", 0)), probability=0.02)
    spoke = c("spoke", "The radio reports.", ("R1", 0), ("R2", 0))
    told = c("told", "A bridge over the river was closed.", ("R1", 60), ("R2", 60))
    assert account([named, apart, spoke, told]).lead == ("told",)


def test_name_of_who_says_it_is_no_matter_of_a_line() -> None:
    claims = [
        c("said", "Ana Reyes of the valley town: “Rain fell.”", ("R1", 0), ("R2", 0)),
        c("told", "Envoys meet in the old valley town.", ("R1", 0), ("R2", 0)),
    ]
    assert [x.id for x in account(claims).claims] == ["told", "said"]


def test_who_is_named_in_brackets_is_known_in_short() -> None:
    claims = [
        c("open", "The official was robbed of his spoons near the river.", ("R1", 0), ("R2", 0)),
        c("known", "The spokesman [Ana Reyes] lost three letters on the road.", ("R1", 10), ("R2", 10)),
    ]
    assert account(claims).lead == ("known",)


ROBBERS = "masked riders who took letters, coins and silver spoons before dawn"


def test_story_in_short_is_understood_alone_and_tells_nothing_twice() -> None:
    claims = [
        c("title", "Envoys meet in the old valley town.", ("R1", 0), ("R2", 0)),
        c("main", f"Two envoys were robbed on the northern road near Ostrava by {ROBBERS}.", ("R1", 5), ("R2", 5)),
        c("name", "Mayor Ana Reyes, Norland Grain Guild.", ("R1", 6), ("R2", 6)),
        c("points", "It called the robbery a grave blow to the talks.", ("R1", 10), ("R2", 10)),
        c("nobody", "“The robbery was a grave blow to all of the talks.”", ("R1", 15), ("R2", 15)),
        c("part", "The envoys were robbed on the northern road.", ("R1", 20), ("R2", 20)),
    ]
    assert account(claims).lead == ("main",)
    assert account(claims[3:4]).lead == ("points",)


def test_story_in_short_leaves_out_what_is_not_quite_clear_where_four_lines_are() -> None:
    said = [
        "Mayor Reyes rejected those claims.", "Two envoys were robbed near Ostrava.", "A bridge over the river was closed.",
        "Norland asked the league for help.", "Rain fell on the northern hills.",
    ]  # fmt: skip
    claims = [c(f"C{n}", line, ("R1", n), ("R2", n)) for n, line in enumerate(said)]
    assert account(claims).lead == ("C1", "C2", "C3", "C4")
    assert set(account(claims[:4]).lead) == {"C0", "C1", "C2", "C3"}


@pytest.mark.parametrize(
    ("opening", "is_told"),
    [
        ("On December 7,", False), ("In March,", False), ("In 2029,", False), ("On April 28,", True), ("In May,", True),
        ("In 2031,", True), ("On Monday,", True),
    ],
)  # fmt: skip
def test_story_in_short_leaves_out_what_opens_with_a_day_of_long_before(opening: str, is_told: bool) -> None:
    said = [
        "Mayor Reyes rejected every claim.", "Two envoys were robbed near Ostrava.", "A bridge over the river was closed.",
        "Norland asked the league for help.",
    ]  # fmt: skip
    claims = [c(f"C{n}", line, ("R1", n), ("R2", n)) for n, line in enumerate(said)]
    claims.append(c("old", f"{opening} rain fell on the northern hills.", ("R1", 5), ("R2", 5)))
    assert ("old" in account(claims).lead) == is_told


def test_line_that_says_only_that_somebody_spoke_comes_late() -> None:
    claims = [
        c("frame", "Officials also said.", ("R1", 0), ("R2", 0)),
        c("fact", "The dam broke.", ("R1", 5), ("R2", 5)),
    ]
    assert [x.id for x in account(claims).claims] == ["fact", "frame"]


def test_nothing_vanishes() -> None:
    claims = [c(str(n), "Same words.", ("R1", n)) for n in range(40)]
    assert {x.id for x in account(claims).claims} == {str(n) for n in range(40)}


def test_title_with_a_row_of_blanks_costs_no_square() -> None:
    titles = (f"Envoys meet in the{' ' * 50_000}old valley town | Ferry Post", "Envoys meet")
    assert account([], titles).title == "Envoys meet in the old valley town"


def test_the_headline_of_an_opinion_is_the_title_only_if_there_is_no_other() -> None:
    claims = [c("met", "Envoys meet in the valley town.", ("R1", 0), ("R2", 0))]
    told = account(claims, titles=("Envoys meet in the old valley town", "Talks fail")).documents
    opinion = replace(told[0], kind="opinion")
    for documents, title in (
        ((opinion, told[1]), "Talks fail"),
        ((opinion,), "Envoys meet in the old valley town"),
    ):
        story = Told(id="S1", documents=documents, scores=(1.0,) * len(documents))
        assert write_account(story, date=DAY, claims=claims).title == title


@pytest.mark.parametrize(
    ("why", "other", "news"),
    [
        ("it asks", "Will the envoys meet in the old valley town?", False),
        ("it asks without a mark", "Why the envoys meet in the old valley town", False),
        ("it lists", "Six quick things to know: envoys meet in old valley town", False),
        ("it explains", "Fact check: the envoys meet in old valley town", False),
        ("it advises", "Envoys should meet in the old valley town", False),
        ("it speaks of us", "Envoys meet in our own valley town", False),
        ("it names a page", "Envoys", False),
        ("it reports advice", "Envoys must meet in the old valley town, guild says", True),
        ("it quotes advice", "Envoys meet in the old valley town: We should talk", True),
        ("it quotes a question", "Envoys meet in the old “valley town, why?” says aide", True),
        ("it counts what is no list", "Six envoys meet in the old valley town", True),
    ],
)
def test_a_headline_that_asks_lists_or_advises_gives_way(why: str, other: str, news: bool) -> None:
    claims = [c("a", "The envoys met in the old valley town.", ("R1", 0))]
    chosen = account(claims, ("Two envoys sit down and talk in an old hall", other)).title
    assert (chosen == other) == news, why


def test_title_is_a_headline_of_the_reports() -> None:
    assert account([c("a", "The envoys met in the valley.", ("R1", 0))]).title == "Envoys meet in the old valley town"


def gaps(**fields: object) -> list[str]:
    known = Account(
        story="S1", title="", date=DAY, documents=(), lineages=(), entities=(), claims=(), disagreements=(), meetings=(),
        conditionals=(),
    )  # fmt: skip
    return [g.question for g in find_gaps(replace(known, **fields))]  # type: ignore[arg-type]


def test_gaps() -> None:
    norland = Entity(id="E1", name="Norland", kind="state")
    sudria = Entity(id="E2", name="Sudria", kind="state")
    sides = tuple(Side(report=f"R{n}", start=0, end=1, value=v) for n, v in enumerate(("2008", "2011")))
    open_ = Disagreement(
        claim="C1", kind="date", verdict="contradiction", sides=sides, likelier=None, because="", probability=0.6
    )
    meeting = Meeting(
        date=None,
        time=None,
        place="Ostrava",
        medium=None,
        participants=("E1", "E2"),
        subject=None,
        evidence=(),
        status="planned",
    )
    threat = Conditional(
        issuer=("E1",),
        target=("E2",),
        condition="if Sudria builds",
        consequence="respond firmly",
        strength="threat",
        evidence=(),
    )
    assert gaps() == []
    assert gaps(date=StoryDate(day=None, reasons=(), probability=0.0)) == ["On which day did it happen?"]
    assert gaps(disagreements=(open_,)) == ["Which is right: “2008” or “2011”?"]
    assert gaps(entities=(norland, sudria), meetings=(meeting,)) == ["When will Norland and Sudria meet?"]
    assert gaps(entities=(norland,), conditionals=(threat,)) == ["What exactly would follow if Sudria builds?"]
    one = Lineage(id="L1", origin=None, reports=("R1", "R2"), evidence=())
    assert gaps(lineages=(one,)) == ["Does any independent report confirm it?"]


def test_accused_that_nobody_quotes() -> None:
    entities = (Entity(id="E1", name="Norland", kind="state"), Entity(id="E2", name="Sudria", kind="state"))
    accusation = c(
        "a", "Norland accused Sudria.", ("R1", 0), ("R2", 0), pressing="accuse", actor=("E1",), target=("E2",)
    )
    answer = c("b", "Sudria denied it.", ("R1", 20), pressing="deny", actor=("E2",))
    assert gaps(entities=entities, claims=(accusation,)) == ["What does Sudria say to the accusation?"]
    assert gaps(entities=entities, claims=(accusation, answer)) == []


def test_gist_of_a_fragment_is_its_sentence() -> None:
    story = Story("The bridge, which fell on Monday, was old.")
    ids = (story.says("R1", "which fell on Monday", "fall", sentence=0),)
    story.says("R1", "The bridge, which fell on Monday, was old", "be", subject="The bridge", sentence=0)
    claims, _ = story.compare(ids)
    assert {x.gist for x in claims} == {"The bridge, which fell on Monday, was old."}


def test_what_is_not_understood_alone_comes_later() -> None:
    claims = [
        c("open", "The unsigned letter was read aloud by the mayor.", ("R1", 0), ("R2", 0)),
        c("clear", "Two masked riders robbed the northern mail.", ("R1", 40), ("R2", 40)),
    ]
    assert [x.id for x in account(claims).claims] == ["clear", "open"]


def test_what_the_headlines_tell_comes_before_what_is_told_as_often() -> None:
    claims = [
        c("aside", "The mayor praised the old bakery.", ("R1", 0), ("R2", 0)),
        c("news", "Two envoys meet in the valley.", ("R1", 300), ("R2", 300)),
    ]
    assert [x.id for x in account(claims).claims] == ["news", "aside"]


@pytest.mark.parametrize(
    "line",
    [
        "The ministry gave few other details.",
        "Ana Reyes declined to elaborate on the plan for the valley.",
        "The northern guards did not immediately respond to the letters.",
        "The northern guards spoke on condition of anonymity.",
        "The mayor did not release any statement about the flooded valley.",
    ],
)
def test_that_somebody_says_no_more_is_no_matter_of_the_story(line: str) -> None:
    assert account([c("silent", line, ("R1", 0), ("R2", 0))]).lead == ()


def test_main_event_that_each_report_tells_otherwise_opens_the_story_in_short() -> None:
    def apart(id_: str, gist: str) -> Claim:
        one = c(id_, gist, ("R1", 0), ("R2", 0))
        return replace(one, mentions=(one.mentions[0], replace(one.mentions[1], tells=False)))

    above = [
        apart("event", "The envoys met in the valley town."),
        *(apart(f"part{n}", f"The envoys met in valley {n}, old and dry.") for n in range(4)),
    ]
    told = c("told", "The river froze over in winter.", ("R1", 900), ("R2", 900))
    assert account([*above, told]).lead == ("event", "told")
    assert account([*above[:2], told]).lead == ("told",)
