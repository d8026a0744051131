"""Which of its times dates the act of a clause, and in which form its verb tells it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading import reading

from crosswire.extract.timex.clause_days import clauses_of, form_of, own_day, verb_at
from crosswire.text.parse import Parser

# A Monday.
TODAY = date(2031, 6, 9)


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Ana Brandt left the harbour on Friday.", "leave", "2031-06-06"),
        ("Ana Brandt spoke in the town on Friday and left.", "speak", "2031-06-06"),
        ("On Friday night the navy sank two boats.", "sink", "2031-06-06"),
        ("Friday's flood drowned the town.", "drown", "2031-06-06"),
        ("Ana Brandt recalled the 2019 election.", "recall", None),
        ("Ana Brandt has led the town since Friday.", "lead", None),
        ("Ana Brandt will stay until Friday.", "stay", None),
        ("Since the strike Friday the ministry has offered ever new readings.", "offer", None),
        ("The rebels control more towns than they did in 2019.", "control", None),
        ("The navy sank two boats at the same time on the river.", "sink", None),
        ("The navy sank two boats at noon.", "sink", None),
        ("The navy sank two boats overnight.", "sink", None),
        ("In 2019 the navy sank two boats.", "sink", "2019"),
        ("“We are leaving the harbour today,” Ana Brandt wrote.", "leave", None),
    ],
)
def test_a_time_dates_the_verb_that_it_hangs_on(
    parser: Parser, text: str, predicate: str, expected: str | None
) -> None:
    found = reading(parser, text, published=TODAY)
    clauses = clauses_of(found.parsed[0].sentences[0], found.statements)
    k = [s.predicate for s in found.statements].index(predicate)
    day = own_day(clauses, k)
    assert (day.value if day else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in the old town.", "past"),
        ("The envoys were meeting in the old town.", "past"),
        ("The envoys were received in the old town.", "past"),
        ("The envoys did not meet in the old town.", "past"),
        ("The envoys have met in the old town.", "perfect"),
        ("The envoys had met in the old town.", "pluperfect"),
        ("The envoys meet in the old town.", ""),
        ("The envoys will meet in the old town.", ""),
        ("The envoys would have met in the old town.", ""),
    ],
)
def test_the_form_of_a_verb(parser: Parser, text: str, expected: str) -> None:
    found = reading(parser, text)
    clauses = clauses_of(found.parsed[0].sentences[0], found.statements)
    assert form_of(clauses.parse, verb_at(clauses, 0)) == expected
