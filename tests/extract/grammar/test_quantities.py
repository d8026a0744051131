from __future__ import annotations

import pytest
from tests.documents import document

from crosswire.extract.grammar.quantities import find_quantities
from crosswire.records.statements import TimeExpression
from crosswire.text.parse import Parser

CASES = [
    ("plain", "Norland expelled 60 diplomats.", (60, 60, 60, None, "diplomat")),
    ("word", "Norland expelled four diplomats.", (4, 4, 4, None, "diplomat")),
    ("separator", "Some 100,000 troops gathered.", (100_000, 90_000, 110_000, None, "troop")),
    ("almost", "Almost 1,900 islanders were killed.", (1900, 1710, 1900, None, "islander")),
    ("more than", "More than 100 envoys left.", (100, 100, 150, None, "envoy")),
    ("dozens", "Norland expelled dozens of diplomats.", (24, 24, 99, None, "diplomat")),
    ("money", "Norland gave $7 billion in aid.", (7e9, 7e9, 7e9, "USD", None)),
    ("percent", "Prices rose by 20% in Norland.", (20, 20, 20, "percent", None)),
    ("percent in words", "Prices rose by 20 percent in Norland.", (20, 20, 20, "percent", None)),
    ("fraction", "The siege took 2 1/2 years.", (2.5, 2.5, 2.5, "year", None)),
    ("fraction with a hyphen", "The 2 1/2-year siege ended.", (2.5, 2.5, 2.5, "year", None)),
    ("fraction as one sign", "The mayor spoke for 2½ hours.", (2.5, 2.5, 2.5, "hour", None)),
    ("fraction in words", "Two and a half million islanders fled.", (2.5e6, 2.5e6, 2.5e6, None, "islander")),
    ("two words", "Norland expelled two dozen diplomats.", (24, 24, 24, None, "diplomat")),
    ("millions", "The 25 million islanders voted.", (25e6, 25e6, 25e6, None, "islander")),
    ("several thousand", "Several thousand islanders marched.", (3000, 3000, 9000, None, "islander")),
    ("duration", "The 50-minute call ended.", (50, 50, 50, "minute", None)),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_quantity(parser: Parser, case: str, text: str, expected: tuple[float, float, float, str, str]) -> None:
    (sentence,) = parser.parse([document(text)])[0].sentences
    found = [(q.value, q.low, q.high, q.unit, q.counts) for q in find_quantities(sentence, text, ())]
    assert found == [expected], case


def test_tens_of_thousands(parser: Parser) -> None:
    text = "Tens of thousands of islanders marched."
    (sentence,) = parser.parse([document(text)])[0].sentences
    (q,) = find_quantities(sentence, text, ())
    assert (q.low, q.high, q.counts) == (20_000, 99_000, "islander")


def test_dates_are_no_quantities(parser: Parser) -> None:
    text = "The envoys met on 7 December."
    (sentence,) = parser.parse([document(text)])[0].sentences
    date = TimeExpression(
        report="r", start=18, end=28, text="7 December", type="DATE", value="XXXX-12-07", anchored=False
    )
    assert find_quantities(sentence, text, (date,)) == ()
    assert len(find_quantities(sentence, text, ())) == 1


@pytest.mark.parametrize(("text", "expected"), [
    ("Between 70 and 80 envoys left.", [(70, "envoy"), (80, "envoy")]),
    ("Some 15 or 20 senators left.", [(15, "senator"), (20, "senator")]),
    ("Norland sent 3 ships and 20 left.", [(3, "ship"), (20, None)]),
])  # fmt: skip
def test_two_numbers_of_one_thing(parser: Parser, text: str, expected: list[tuple[float, str | None]]) -> None:
    (sentence,) = parser.parse([document(text)])[0].sentences
    assert [(q.value, q.counts) for q in find_quantities(sentence, text, ())] == expected
