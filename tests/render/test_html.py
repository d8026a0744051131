"""The page is self-contained, escapes everything, and says what the account says."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.render.accounts import FOUND, account

from crosswire.records.statements import StoryDate
from crosswire.records.stories import Reconstruction
from crosswire.render.html import to_html
from crosswire.render.markdown import to_markdown
from crosswire.render.several import told_apart


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
