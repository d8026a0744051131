"""The day on which each act took place or was said, carried to the clauses that do not name it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading import reading

from crosswire.extract.datings import date_statements
from crosswire.records.statements import Dating
from crosswire.text.parse import Parser

# A Monday.
TODAY = date(2031, 6, 9)
LEAD = "The navy of Arland sank two boats off the coast of Berland on Monday. "


def dated(parser: Parser, text: str, published: date | None = TODAY) -> dict[str, Dating]:
    """The datings of a report by the words of their clauses."""
    found = reading(parser, text, published=published)
    days = date_statements(found.statements, found.parsed, found.date)
    return {text[s.start : s.end].strip(".,“”"): days[s.id] for s in found.statements if s.id in days}


def told(parser: Parser, text: str, words: str, published: date | None = TODAY) -> tuple[str, str, str] | None:
    """(day, basis, how) of the first clause that begins with ``words``."""
    return next(
        ((d.value, d.basis, d.how) for clause, d in dated(parser, text, published).items() if clause.startswith(words)),
        None,
    )


@pytest.mark.parametrize(
    ("case", "text", "words", "expected"),
    [
        ("and", "On Saturday Ana Brandt flew to Lima and met the miners.", "met the", ("2031-06-07", "act", "beside")),
        (
            "a participle",
            "On Saturday the army crossed the long river, cutting the only road to the south.",
            "cutting", ("2031-06-07", "act", "beside"),
        ),
        ("what a light verb makes", "In April Ana Brandt paid a visit to the miners of Lima.", "a visit", ("2031-04", "act", "beside")),
        (
            "what is said", "Ana Brandt said on Saturday that the border will stay closed.",
            "that the border", ("2031-06-07", "saying", "cue"),
        ),
        ("not an act that is told", "Ana Brandt said on Saturday that the army had crossed the river.", "that the army", None),
        ("the year that is described", "Ivo Lund recalled 2019, when the great dam drowned the valley.", "when the great", ("2019", "act", "own")),
        ("a state that is told", "Ana Brandt said on Saturday that she knew of no talks.", "that she knew", ("2031-06-07", "saying", "cue")),
        ("not what is mourned", "On Saturday Ana Brandt mourned the attack on the harbour of Lima.", "the attack", None),
    ],
)  # fmt: skip
def test_a_day_is_carried_within_a_sentence(
    parser: Parser, case: str, text: str, words: str, expected: tuple[str, str, str] | None
) -> None:
    assert told(parser, text, words) == expected, case


@pytest.mark.parametrize(
    ("case", "more", "words", "expected"),
    [
        ("an act", "The sailors reached the shore.", "The sailors", ("2031-06-09", "act", "news")),
        ("a saying", "“We will answer this,” said Ana Brandt of Berland.", "We will", ("2031-06-09", "saying", "news")),
        ("not a state", "The harbour was the largest of the coast.", "The harbour", None),
        ("not a habit", "The crews fish for tuna and mend their nets.", "The crews", None),
        ("not what was before", "The crews had fished for tuna all week.", "The crews", None),
        ("not what lies ahead", "Berland will close the harbour to all ships.", "Berland", None),
        (
            "nor what follows another year", "In 2019 Arland bought the two ships. It paid for them with gold.",
            "It paid", None,
        ),
    ],
)  # fmt: skip
def test_the_news_day_goes_to_acts_of_the_news_only(
    parser: Parser, case: str, more: str, words: str, expected: tuple[str, str, str] | None
) -> None:
    assert told(parser, LEAD + more, words) == expected, case


def test_what_is_only_supposed_has_no_day(parser: Parser) -> None:
    assert told(parser, "Berland could open the border tomorrow.", "Berland") is None
    assert told(parser, "Berland will open the border tomorrow.", "Berland") == ("2031-06-10", "act", "own")


def test_a_speaker_goes_on_from_a_dated_sentence(parser: Parser) -> None:
    text = "On Saturday, Ana Brandt said the border would stay closed. “We are not afraid,” Ana Brandt said. "
    assert told(parser, text, "We are not") == ("2031-06-07", "saying", "scene")
    assert (
        told(parser, text.replace("“We are not afraid,” Ana Brandt", "“We are not afraid,” Ivo Lund"), "We are not")
        is None
    )


@pytest.mark.parametrize(
    ("case", "published", "expected"),
    [
        ("on the day", TODAY, True),
        ("a day later: not beyond the lead", date(2031, 6, 10), False),
        ("days later", date(2031, 6, 13), False),
    ],
)
def test_the_news_day_is_believed_near_publication(parser: Parser, case: str, published: date, expected: bool) -> None:
    text = f"{LEAD}The boats burnt. The coast guard came. A helicopter circled. The sailors reached the shore."
    assert (told(parser, text, "The sailors", published) is not None) == expected, case
