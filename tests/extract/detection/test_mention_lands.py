"""Names that hold a state's and are another's: lands and waters, private bodies, committees, peoples that describe."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser


def names(parser: Parser, text: str) -> dict[str, str]:
    """Kind of each entity by its name."""
    return {e.name: e.kind for e in story(parser, text)}


@pytest.mark.parametrize(
    ("text", "name", "kind", "not_meant"),
    [
        ("Peru wants peace on the Korean Peninsula.", "Korean Peninsula", "place", "South Korea"),
        ("Ships of Peru crossed the South China Sea on Monday.", "South China Sea", "place", "China"),
        ("Peru sent a ship to the Gulf of Oman.", "Gulf of Oman", "place", "Oman"),
        ("Peru leads Latin America in tin.", "Latin America", "place", "United States"),
        ("Peru met Central American migrants.", "Central America", "place", "United States"),
        (
            "Ana Reyes of the American Harbor Institute spoke in Lima.", "American Harbor Institute", "organisation",
            "United States",
        ),
        (
            "Ana Reyes leads the Senate Foreign Relations Committee.", "Senate Foreign Relations Committee", "organisation",
            "United States Senate",
        ),
    ],
)  # fmt: skip
def test_named_after_others(parser: Parser, text: str, name: str, kind: str, not_meant: str) -> None:
    found = names(parser, text)
    assert found.get(name) == kind
    assert not_meant not in found


def test_a_people_that_describes_is_nobody(parser: Parser) -> None:
    assert {"Kurdish", "Muslim"}.isdisjoint(names(parser, "Peru met Kurdish fighters and Muslim clerics."))


def test_two_parties_with_a_hyphen(parser: Parser) -> None:
    assert {"United States", "South Korea"} <= names(parser, "Peru saw the U.S.-South Korean drills.").keys()


def test_the_north_is_a_state_wherever_it_stands(parser: Parser) -> None:
    found = names(parser, "North Korea fired. South Korea pressed the North to stop. Envoys of the South left.")
    assert not {"North", "South"} & found.keys()


def test_a_family_name_that_stands_first(parser: Parser) -> None:
    text = "China's Foreign Minister Wang Yi warned Peru. Wang said on Monday it was late. Peru met Wang in Lima."
    assert "Wang" not in names(parser, text)


def test_words_in_capitals_and_at_the_start_name_nobody(parser: Parser) -> None:
    found = names(parser, "FAKE NEWS! Peru said so on Monday. Intelligence officials warned Chile.")
    assert {"FAKE NEWS", "Intelligence"}.isdisjoint(found)
