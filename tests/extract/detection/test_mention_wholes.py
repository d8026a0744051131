"""Whole names of bodies that a state's word, a rank or an office cuts, and names of things that are no bodies."""

import pytest
from tests.extract.test_resolve import story

from crosswire.extract.detection.mention_wholes import of_state
from crosswire.lexicon.matters import is_matter
from crosswire.text.parse import Parser


def names(parser: Parser, text: str) -> dict[str, str]:
    """Kind of each entity by its name."""
    return {e.name: e.kind for e in story(parser, text)}


@pytest.mark.parametrize(
    ("text", "name", "not_meant"),
    [
        pytest.param("The U.S. Harbor Command warned Peru.", "US Harbor Command", "Harbor Command", id="a state's command"),
        pytest.param("The Peruvian Air Force bombed the camp.", "Peruvian Air Force", "Air Force", id="a state's force"),
        pytest.param("Chile's Air Force bombed the camp.", "Chilean Air Force", "Air Force", id="a force that is owned"),
        pytest.param(
            "Peru left the North American Harbor Association.", "North American Harbor Association", "Harbor Association",
            id="a part of the world",
        ),
        pytest.param("The New Harbor Foundation praised Peru.", "New Harbor Foundation", "Harbor Foundation", id="a rank"),
        pytest.param("Peru wrote to the Harbor Treaty Agency.", "Harbor Treaty Agency", "Harbor Treaty", id="all of it"),
    ],
)  # fmt: skip
def test_whole_names(parser: Parser, text: str, name: str, not_meant: str) -> None:
    found = names(parser, text)
    assert found.get(name) == "organisation"
    assert not_meant not in found


def test_the_state_before_its_body_is_named_too(parser: Parser) -> None:
    assert {"Peruvian Navy", "Peru"} <= set(names(parser, "The Peruvian Navy sank a ship."))


@pytest.mark.parametrize(
    ("text", "state", "name"),
    [
        ("U.S. Harbor Service", "USA", "US Harbor Service"),
        ("Harbor Service", "PER", "Peruvian Harbor Service"),
        ("House Harbor Committee", "USA", "House Harbor Committee"),
        ("Corps of the Sacred Harbor Guards", "PER", "Corps of the Sacred Harbor Guards"),
        ("Harbor Institute", "PER", "Harbor Institute"),
        ("Democratic Party", "USA", "Democratic Party"),
    ],
)
def test_names_of_organs(text: str, state: str, name: str) -> None:
    assert of_state(text, state) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harbor Act", True), ("JCPOA", True), ("Brexit", True), ("Harbor Act Committee", False), ("Office of the Treaty", False)],
)  # fmt: skip
def test_things_are_no_bodies(name: str, expected: bool) -> None:
    assert is_matter(name) is expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rep. T.J. Orlov praised Peru. Orlov left.", "T.J. Orlov", "person"),
        ("PORT LUND, Chile – \nPeru wants peace.", "PORT LUND", "place"),
        ("Vice Premier Lin He praised Peru.", "Lin He", "person"),
        ("Sens. Ana Reyes and Carl Lund praised Peru.", "Ana Reyes", "person"),
        ("Peru told Pastor Ana Reyes to go.", "Ana Reyes", "person"),
        ("Peru praised the mayor of St Petersburg.", "St Petersburg", "place"),
    ],
)
def test_whole_names_of_others(parser: Parser, text: str, name: str, kind: str) -> None:
    assert names(parser, text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Farmers fear the tariffs of Peru.", "Farmers"),
        ("The Chilean Government wants peace with Peru.", "Government"),
        ("Peru left. The Orlov Regime wants peace with Ana Orlov.", "Orlov Regime"),
    ],
)
def test_words_that_are_no_names(parser: Parser, text: str, word: str) -> None:
    assert not [name for name in names(parser, text) if word in name]
