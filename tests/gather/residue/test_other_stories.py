"""Headlines of other stories between paragraphs and behind the last one; crossheads and lost stops stay."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.records.text import Article

PROSE = (
    "Minister Ana Brodt said on Monday that the crossing at Velm would be open again before the winter.",
    "The guards of both republics left the gate in May after a quarrel about the fees that pilots pay.",
    "Her colleague Piet Rohan called the talks about the crossing useful, and promised a reply by Friday.",
    "Pilots who wait at the gate told the guards that they would not pay the new fees before the winter.",
    "The mayor of Ostrel said that the fees were too high for the pilots, and that trade had suffered.",
    "Brodt and Rohan will meet again in two weeks, when the guards are to be back at the gate.",
    "Nobody could say on Monday who would pay for the repair of the bridge beside the crossing.",
)
HEADLINE = "Ministers agree to reopen border crossing"


def residue(line: str, *, after: tuple[str, ...] = PROSE[3:]) -> dict[str, str]:
    """Residue text to the reason, of a report with ``line`` before ``after``."""
    found = clean(Article(id="R1", path="a.txt", text="\n\n".join((HEADLINE, *PROSE[:3], line, *after))))
    return {found.article.text[r.start : r.end]: r.because for r in found.residue}


TEASERS = [
    ("no word of the story", "Sailor killed in Marn dreamt of distant islands"),
    ("a label", "Harbour trade: Sailors from Marn say lighthouse keepers lose patience"),
    ("a label that asks", "Afraid of storms? Lighthouse keepers have started offering lessons"),
    ("a label and an answer", "The fees: What we know about the quarrel at the gate"),
]
STORY = [
    ("a crosshead", "Guards and pilots quarrel about fees"),
    ("a paragraph that lost its stop", "He later visited sailors in Marn and praised their distant lighthouse islands"),
    ("names alone", "Marnow Ostrander, Lighthouse Sailors Quarterly"),
    ("a longer paragraph without a stop", "Sailors in distant Marn have since bought eleven lighthouse islands, several storm boats and a harbour from wealthy owners"),
    ("a quotation", "“Lighthouse keepers never dreamt of distant islands”"),
    ("a speaker", "ANA BRODT: Lighthouse keepers never dreamt of distant islands"),
    ("a lead-in", "Sailors in distant Marn wrote to lighthouse keepers:"),
]  # fmt: skip


@pytest.mark.parametrize("line", [row[1] for row in TEASERS], ids=[row[0] for row in TEASERS])
def test_headlines_of_other_stories(line: str) -> None:
    assert list(residue(line)) == [line]


@pytest.mark.parametrize("line", [row[1] for row in STORY], ids=[row[0] for row in STORY])
def test_lines_of_this_story(line: str) -> None:
    assert residue(line) == {}


def test_question_behind_the_last_paragraph() -> None:
    line = "Should pilots still cross the river?"
    assert "question" in residue(line, after=())[line]
    assert residue(line) == {}  # between paragraphs it may be a crosshead
    assert residue(line, after=("They should.",)) == {}  # it is answered


def test_short_report_has_no_other_stories() -> None:
    """Of few paragraphs too few words are known."""
    assert residue(TEASERS[0][1], after=PROSE[3:4]) == {}


RUN = ("More: Ferries wait at the lower gate", "Ministers, on eve of talks at the crossing, say 'no pilot will pay'")


def test_pointers_come_in_runs() -> None:
    again = "Fees along the river: Harbour towns ask who repairs the old lighthouse"
    assert list(residue("\n\n".join((*RUN, again)))) == [*RUN, again]
    assert residue(RUN[1]) == {}  # alone it may be a crosshead
    assert list(residue("\n\n".join(("Read more:", RUN[1])))) == ["Read more:", RUN[1]]


@pytest.mark.parametrize(
    "line",
    [
        "Pilots told guards that they would not pay new fees",  # a crosshead: the next paragraph says it again
        "What the ministers can do to get it back",  # a short crosshead
        "4. The ministers will not reopen the lower crossing before winter",
        "“No pilot will pay for the crossing at Velm before the winter”",
        "Ministers, on eve of talks at the crossing, say no pilot will pay.",
    ],
)
def test_what_stands_below_a_pointer_and_is_none(line: str) -> None:
    assert list(residue("\n\n".join((RUN[0], line)))) == [RUN[0]]
    assert list(residue("\n\n".join((RUN[0], PROSE[5], RUN[1])))) == [RUN[0]]  # behind a paragraph no run goes on
