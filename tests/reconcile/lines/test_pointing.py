"""A clause gives way to its whole sentence, where that tells what the clause leaves out."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.reconcile.story import Story, gist_of

from crosswire.matching.wording import stems
from crosswire.reconcile.lines.pointing import is_clear
from crosswire.records.text import Span


@pytest.mark.parametrize(
    ("before", "words", "rest", "is_whole"),
    [
        # Which report?
        ("A report came.", "Mayor Reyes rejected the report", ", which blames the league of the two old towns for the flood of last May, which no town of theirs foresaw", True),
        # Nobody told of one before.
        ("A letter came.", "Mayor Reyes rejected the report", ", which blames the league of the two old towns for the flood of last May, which no town of theirs foresaw", False),
        ("The world knew.", "Mayor Reyes surprised the world", ", which blamed the league of the two old towns for the flood of last May, which no town of theirs foresaw", False),
        # Few words leave much out.
        ("A letter came.", "Two men resigned", " when Mayor Reyes told the league of it", True),
    ],
)  # fmt: skip
def test_what_a_clause_leaves_out(before: str, words: str, rest: str, is_whole: bool) -> None:
    story = Story(f"{before} {words}{rest}.")
    thing = next((w for w in ("the report", "the world") if w in words), "")
    subject = " ".join(words.split()[:2])
    said = story.says("R1", words, "do", subject=subject, object=thing, sentence=1)
    assert gist_of(story, said) == f"{words}{rest if is_whole else ''}."


@pytest.mark.parametrize(
    ("before", "words", "rest"),
    [
        ("Best case: ", "the old dam on the river holds for another year", " and the league pays"),
        ("", "Mayor Reyes rejected such terms of the old league on Monday", " since they cost the town its mill"),
    ],
)
def test_what_a_clause_points_at(before: str, words: str, rest: str) -> None:
    text = f"{before}{words}{rest}."
    story = Story(text)
    subject = "the old dam on the river" if before else "Mayor Reyes"
    said = story.says("R1", words, "do", subject=subject, tense="present")
    assert gist_of(story, said) == text


def test_headlines_name_what_is_known() -> None:
    words = "Mayor Reyes rejected the report"
    story = Story(
        f"League rejects report\nA report came. {words}, which blames the league of the two old towns for the flood of last May, which no town of theirs foresaw."
    )
    story.says("R1", "League rejects report", "reject", subject="League", headline=True, tense="present", sentence=0)
    said = story.says("R1", words, "reject", subject="Mayor Reyes", object="the report", sentence=1)
    assert gist_of(story, said) == f"{words}."


def test_quotation_is_told_from_its_beginning() -> None:
    text = "“I do not care who the old league of the towns wants in the mill,” Mayor Reyes said."
    story = Story(text)
    story.who("Mayor Reyes")
    words = "the old league of the towns wants in the mill"
    said = story.says(
        "R1", words, "want", subject="the old league of the towns", tense="present", said_by="Mayor Reyes"
    )
    quotes = (Span(start=0, end=text.index("”") + 1),)
    story.statements[0] = replace(story.statements[0], quotes=quotes)
    assert gist_of(story, said) == text


@pytest.mark.parametrize(
    ("line", "is_it"),
    [
        ("The envoy of Norland left on Monday.", True),
        ("The envoy left on Monday.", False),
        ("The talks ended on Monday.", True),
        ("Mayor Reyes rejected those terms.", False),
        ("Mayor Reyes rejected those talks.", True),
        ("Mayor Reyes says that would cost the league its mill.", False),
        ("Mayor Reyes wrote a letter that said as much.", False),
        ("Those who left on Monday came back.", True),
        ("“We will not go,” she told the league.", False),
        ("“We will not go,” Mayor Reyes told the league.", True),
        ("Ana Reyes: “We will not go.”", True),
        ("Mayor Reyes went to Norland. It was her first journey.", False),
        ("Mr. Reyes went to Norland.", True),
        ("Two weeks earlier, Mayor Reyes went to Norland.", False),
        ("Mayor Reyes went to Norland!", False),
        ("Mayor Reyes went to Norland?! ”", False),
        ("Mayor Reyes read Norland! on Monday.", True),
        ("Mayor Reyes went to … nobody knows.", False),
    ],
)
def test_what_a_reader_understands_who_knows_what_the_story_is_about(line: str, is_it: bool) -> None:
    assert is_clear(line, stems(["talks"])) == is_it


def test_cries_without_end_take_little_time() -> None:
    began = time.process_time()
    is_clear("Mayor Reyes" + "!" * 40_000 + "a", frozenset())
    assert time.process_time() - began < 1.5
