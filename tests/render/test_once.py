"""A thing is told whole once; elsewhere a few words lead there, and nothing is left out."""

from __future__ import annotations

from dataclasses import replace

from tests.render.accounts import account

from crosswire.records.stories import Reconstruction
from crosswire.render.html import to_html
from crosswire.render.markdown import to_markdown
from crosswire.render.once import Once, in_few_words, taken_in, whole
from crosswire.render.shown import Difference, Differences, Line, Section
from crosswire.render.view import view

LONG = "Ada of the Harbour League warned Bo that the gates of the old dam would stay shut."


def section(key: str, *lines: Line, title: str = "Threats, demands") -> Section:
    return Section(key=key, title=title, lines=lines, empty="")


def line(text: str, *refs: int) -> Line:
    return Line(text=text, refs=refs, note="told by two", more=(9,), label="warn")


def test_what_stands_whole_is_led_to_in_a_few_words() -> None:
    once = Once()
    first = once.placed(section("agreed", line("Rain fell.", 1), line(LONG, 2)))
    second = once.placed(section("party", line(LONG, 3)), "Who says so", 2)
    third = once.placed(section("party", line(LONG.upper(), 4), line("Bo left.", 5)), "Who says so", 3)
    assert [(one.text, one.place, one.above) for one in first.lines] == [
        ("Rain fell.", "agreed-1", ""),
        (LONG, "agreed-2", ""),
    ]
    (cut,) = second.lines
    assert (cut.text, cut.above, cut.under) == ("Ada of the Harbour League warned Bo that the …", "agreed-2", "Threats")
    assert (cut.refs, cut.more, cut.note, cut.label) == ((3,), (), "", "warn")
    assert [(one.place, one.above) for one in third.lines] == [("", "agreed-2"), ("party-3-2", "")]
    assert whole([first, second, third]) == (*first.lines, third.lines[1])


def test_short_lines_are_told_again_and_still_lead_there() -> None:
    once = Once()
    once.placed(section("lead", line("Rain fell.", 1)))
    again = once.cut(line("Rain fell.", 2))
    assert (again.text, again.above) == ("Rain fell.", "lead-1")
    assert in_few_words("a " * 12) == "a " * 12


def test_a_heading_is_cut_where_it_stands_whole_or_stood_above() -> None:
    def difference(about: str) -> Difference:
        return Difference(kind="number", verdict="", about=about, sides=(), because="")

    other = LONG.replace("Bo", "Cy")
    once = Once()
    once.placed(section("lead", line(LONG, 1)))
    (group,) = once.headed([Differences(title="", entries=tuple(map(difference, (LONG, other, other))))])
    assert [(d.about, d.above) for d in group.entries] == [
        (in_few_words(LONG), "lead-1"),
        (other, ""),
        (in_few_words(other), ""),
    ]


def test_what_stands_in_short_keeps_the_references_of_what_is_not_told_again() -> None:
    lead, rest = taken_in([line(LONG, 1)], [line("Rain fell.", 2), line(LONG, 3)])
    assert [(one.refs, one.more) for one in lead] == [((1,), (9, 3))]
    assert rest == (line("Rain fell.", 2),)


def test_every_line_that_leads_elsewhere_leads_to_a_line_of_the_page() -> None:
    told = account()
    (claim,) = told.claims
    threat = replace(claim, gist=LONG, pressing="warn", voices=("E1",))
    made = replace(told, claims=(threat,), lead=(claim.id,))
    shown = view(made)
    assert [one.text for one in shown.lead.lines] == [LONG]
    leading = [one for s in (*shown.sections, *shown.parties) for one in s.lines if one.above]
    assert [(one.above, one.under) for one in leading] == [("lead-1", "In short")] * 2
    found = Reconstruction(accounts=(made,), problems=())
    page, text = to_html(found), to_markdown(found)
    assert page.count('href="#S1-lead-1"') >= 2
    assert page.count('id="S1-lead-1"') == 1
    assert text.count(LONG) == 1
    assert "**warn:** Ada of the Harbour League warned Bo that the … (see In short)" in text
