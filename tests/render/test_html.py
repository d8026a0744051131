"""The page is self-contained, escapes everything, and says what the account says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from crosswire.records.names import Entity, Garble
from crosswire.records.statements import Conditional, Dating, Meeting, StoryDate
from crosswire.records.stories import (
    Account,
    Claim,
    ClaimMention,
    Derivation,
    Disagreement,
    Gap,
    Lineage,
    Reconstruction,
    Side,
    Thread,
)
from crosswire.records.text import Article, Document, Phrase, Problem, Residue, Span
from crosswire.render.citing import Citing, long_date, shortened
from crosswire.render.html import to_html
from crosswire.render.json import to_dict
from crosswire.render.lineage import lineage_svg
from crosswire.render.markdown import escape, to_markdown
from crosswire.render.several import told_apart
from crosswire.render.view import view, views

EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) "’`'


def document(report: str, text: str, title: str = "A title") -> Document:
    article = Article(id=report, path=f"{report}.txt", text=text)
    residue = (Residue(start=0, end=5, kind="navigation", because="test"),)
    return Document(
        article=article, body=(Span(start=0, end=len(text)),), residue=residue, title=title, source=f"{EVIL} {report}"
    )


def account() -> Account:
    texts = {
        "R1": f"Home\nAda warned Bo. {EVIL} It would be a grave mistake.",
        "R2": "Home\nAda warned Po. It would be a huge mistake.",
    }
    claim = Claim(
        id="C1", gist=f"Ada warned Bo {EVIL}", act="threaten", plover="THREATEN", actor=("E1",), target=("E2",),
        attributed_to=(EVIL,), date="2023-03-02", place=None,
        mentions=(ClaimMention(report="R1", start=5, end=19, statement="R1:0"), ClaimMention(report="R2", start=5, end=19, statement="R2:0")),
        standing="agreed", independent_lines=1, probability=0.9,
    )  # fmt: skip
    sides = (
        Side(report="R1", start=20, end=len(texts["R1"]), value="grave mistake"),
        Side(report="R2", start=20, end=46, value="huge mistake"),
    )
    passage = Phrase(report="R1", start=5, end=19, text=texts["R1"][5:19])
    line = Lineage(
        id="L1", origin="CPA", reports=("R1", "R2"), evidence=("same order",),
        derivations=(Derivation(report="R2", of="R1", verdict="rewrite", score=0.9, directed=True, because=EVIL),),
    )  # fmt: skip
    return Account(
        story="S1", title=EVIL, date=StoryDate(day=date(2023, 3, 2), reasons=(f"because {EVIL}",), probability=0.9),
        documents=tuple(document(r, t, EVIL) for r, t in texts.items()), lineages=(line,),
        entities=(
            Entity(id="E1", name="Ada", kind="person"),
            Entity(id="E2", name="Bo", kind="person", garbled=(Garble(text="Po", report="R2", start=16, end=18, probability=0.9, because=EVIL),)),
        ),
        claims=(claim,),
        disagreements=(Disagreement(claim="C1", kind="quote", verdict="rendering", sides=sides, likelier=0, because=EVIL, probability=0.8),),
        meetings=(Meeting(date="2023-03-14", time=None, place="Vienna", medium=None, participants=("E1", "E2"), subject=EVIL, evidence=(passage,), status="scheduled"),),
        conditionals=(Conditional(issuer=("E1",), target=("E2",), condition=EVIL, consequence="it answers", strength="threat", evidence=(passage,)),),
        gaps=(Gap(question="Where?", because=EVIL),),
    )  # fmt: skip


PROBLEM = Problem(path=EVIL, line=3, reason="broken", remedy="mend it", fatal=True)
FOUND = Reconstruction(accounts=(account(),), problems=(PROBLEM,))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(FOUND)


def test_nothing_of_a_report_becomes_markup(page: str) -> None:
    tags = Tags()
    tags.feed(page)
    assert sum(tag == "script" for tag, _ in tags.seen) == 1
    assert not [tag for tag, _ in tags.seen if tag in ("img", "iframe", "object", "embed", "link", "base")]
    assert not [a for _, attrs in tags.seen for a in attrs if a.startswith("on")]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in tags.seen)


def test_policy_allows_only_the_page_s_own_script(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src" in policy.group(1)
    assert "unsafe" not in policy.group(1)
    assert "http" not in re.sub(r"http-equiv|http://www.w3.org\S*", "", page)


def test_every_reference_has_its_anchor(page: str) -> None:
    wanted = set(re.findall(r'class="ref" href="#([^"]+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize(
    "words",
    ["Where reports disagree", "Meetings that are set", "What no report says", "Garbled names and words", "Who says so",
     "What depends on what", "What only one report says", "Inputs with problems", "1 independent line", "Thursday 2 March 2023"],
)  # fmt: skip
def test_page_and_markdown_hold_every_section(page: str, words: str) -> None:
    assert words in page
    assert words in to_markdown(FOUND)


def test_the_gravest_disagreements_come_first_and_the_doubtful_last() -> None:
    made = account()
    (known,) = made.disagreements
    told = [("compatible", 0.9), ("rendering", 0.9), ("contradiction", 0.2), ("garbled", 0.6), ("contradiction", 0.6)]
    listed = tuple(replace(known, kind="number", verdict=verdict, probability=p) for verdict, p in told)
    shown = [(d.verdict, d.minor) for d in view(replace(made, disagreements=listed)).differences]
    assert shown == [
        ("cannot both be right", False), ("one side is garbled", False), ("renderings of one original", False),
        ("compatible", False), ("cannot both be right", True),
    ]  # fmt: skip


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


def test_nothing_that_commands_a_terminal_or_turns_a_line_round_is_shown() -> None:
    made = account()
    hostile = tuple(
        replace(
            d,
            source="Gazette\x1b]0;owned\x07\u202e",
            title="\x1b[2J\u202eHarbour",
            article=replace(d.article, path="a\x9b31m.txt"),
        )
        for d in made.documents
    )
    found = replace(FOUND, accounts=(replace(made, documents=hostile, title="\x1b[2J\u202eHarbour"),))
    for shown in (to_markdown(found), to_html(found)):
        assert "0;owned" in shown
        assert not set("\x00\x07\x1b\x9b\u202e") & set(shown)


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


def test_a_day_that_is_only_the_news_day_is_not_said_of_a_line() -> None:
    told = account()
    (claim,) = told.claims
    news = Dating(statement="R1:0", value="2023-03-02", basis="act", how="news", sureness=0.8, because="the news")
    shown = view(replace(told, claims=(replace(claim, dated=news),)))
    (line,) = next(s for s in shown.sections if s.key == "agreed").lines
    assert "2023-03-02" not in line.note


def test_view_numbers_each_passage_once() -> None:
    numbers = [r.number for r in view(account()).references]
    assert numbers == list(range(1, len(numbers) + 1))


def test_who_says_it_is_named_behind_a_line_that_does_not_tell_it() -> None:
    told = account()
    (claim,) = told.claims
    shown = view(replace(told, claims=(replace(claim, voices=("E1", "E2"), unnamed=("E2",)),)))
    (line,) = next(s for s in shown.sections if s.key == "agreed").lines
    assert line.note == "agreed, 1 line, 2 reports; according to Bo; 2023-03-02"
    assert {s.title: [line.note for line in s.lines] for s in shown.parties} == {
        "Ada": ["according to Bo; 2023-03-02"],
        "Bo": ["2023-03-02"],
    }


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
    assert [side.outlets for side in shown.differences[0].sides] == names
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


def test_the_list_of_stories_leads_to_those_of_several_reports() -> None:
    one = account()
    small = replace(
        one,
        story="S2",
        title="A visit",
        documents=one.documents[:1],
        lineages=(),
        claims=(),
        disagreements=(),
        entities=(),
        date=StoryDate(day=None, reasons=(), probability=0.0),
    )
    found = Reconstruction(accounts=(small, replace(account(), title="A call")), problems=())
    page = to_html(found)
    assert '<a href="#S2">A visit</a> <span class="note">1 report</span>' in page
    assert '<a href="#S1">A call</a> <span class="note">2 reports, ' in page
    assert "<title>A visit and 1 more</title>" in page
    assert "2 stories: “A call” (2 reports), “A visit” (1 report)." in told_apart(found)


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


def test_the_reasons_for_the_day_stand_below_it() -> None:
    made = replace(account(), date=StoryDate(day=date(2023, 3, 2), reasons=("it rained",), probability=0.9))
    lines = to_markdown(Reconstruction(accounts=(made,), problems=())).splitlines()
    assert lines[lines.index("- **When:** Thursday 2 March 2023") + 1] == "  - it rained"


def test_json_keeps_spans() -> None:
    story = to_dict(FOUND)["stories"][0]
    assert story["claims"][0]["mentions"][0]["start"] == 5
    assert story["event_date"] == "2023-03-02"
    assert story["event_date_probability"] == 0.9


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
    entities = (
        *told.entities,
        Entity(id="E3", name="Cy Doe", kind="person"),
        Entity(id="E4", name="officials", kind="group"),
        Entity(id="E5", name="Chile", kind="state", state="CL"),
        Entity(id="E6", name="Chileans", kind="group", state="CL"),
    )
    first, _ = claim.mentions
    interview = [replace(claim, id=f"C{n}", actor=("E3",), target=("E4",), mentions=(first,)) for n in range(2, 5)]
    states = replace(claim, id="C9", actor=("E5", "E6"), target=())
    facts = dict(view(replace(told, entities=entities, claims=(claim, *interview, states))).facts)
    assert facts["Who"] == "Ada, Bo, Chile, Cy Doe"


@pytest.mark.parametrize(
    ("strength", "note"), [("threat", "threat; by Ada; to Bo"), ("prediction", "prediction; by Ada")]
)
def test_a_forecast_is_made_to_nobody(strength: str, note: str) -> None:
    told = account()
    (condition,) = told.conditionals
    shown = view(replace(told, conditionals=(replace(condition, strength=strength),)))
    (line,) = next(s for s in shown.sections if s.key == "conditionals").lines
    assert line.note == note


def test_doubtful_differences_are_the_likeliest_in_a_terminal() -> None:
    told = account()
    (d,) = told.disagreements
    doubtful = tuple(replace(d, because=f"reason {n}.", kind="wording", probability=n / 100) for n in range(1, 16))
    shown = to_markdown(replace(FOUND, accounts=(replace(told, disagreements=doubtful),)))
    assert "reason 15." in shown
    assert "why: reason 3." not in shown
    assert "and 3 less likely ones" in shown
