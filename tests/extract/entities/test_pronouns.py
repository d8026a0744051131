"""Whom pronouns mean: the named, unless a thing without a name is likelier."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser


def meant(parser: Parser, text: str, words: str, start: int = 0) -> set[str]:
    """The entities of the first ``words`` at or behind ``start``."""
    at = text.index(words, start)
    return {e.name for e in story(parser, text) for m in e.mentions if m.start == at and m.text == words}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("The embargo hurt Chile. It cost many jobs.", "It", set(), id="a thing that was the subject"),
        pytest.param("Peru talked to Chile. It wanted a port.", "It", {"Peru"}, id="no thing was a subject"),
        pytest.param("The deal with Peru pleased Chile because it ends the tolls.", "it", set(), id="in the same clause"),
        pytest.param("The embargo hurt Chile. It said no.", "It", {"Chile"}, id="things do not speak"),
        pytest.param("The deal lets Peru sell its tin.", "its", {"Peru"}, id="things seldom own"),
        pytest.param("The Sandbay Plan pleased farmers. The tolls fell, and they were paid late.", "they", set(), id="they"),
    ],
)  # fmt: skip
def test_things_without_a_name(parser: Parser, text: str, words: str, expected: set[str]) -> None:
    assert meant(parser, text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed on Monday. Tin makes it easier to pay for the port.",
        "Peru signed on Monday. It is not known whether the port is open.",
    ],
)
def test_it_that_points_ahead(parser: Parser, text: str) -> None:
    assert meant(parser, text, "it" if " it " in text else "It") == set()


def test_who_says_i_is_another_than_he(parser: Parser) -> None:
    text = "Luis Prado spoke first. Diego Vidal has known Peru for years. “That is all I want to hear,” he says."
    assert meant(parser, text, "he", 90) == {"Diego Vidal"}
    assert meant(parser, text, "I ") == set()
    assert meant(parser, text, "I") == {"Diego Vidal"}


def test_the_owner_of_the_subject_before(parser: Parser) -> None:
    text = "Luis Prado will name Diego Vidal. Vidal's nomination would be a mistake. He has no friends."
    assert meant(parser, text, "He") == {"Diego Vidal"}


def test_who_was_called_by_his_before_may_be_the_subject(parser: Parser) -> None:
    text = "Ana Reyes met Diego Vidal, repeating her claim that Peru was late. Two weeks ago she left."
    assert meant(parser, text, "she") == {"Ana Reyes"}


def test_whose_claim_it_is(parser: Parser) -> None:
    text = "A court threw out Peru's claim that it owns the port."
    assert meant(parser, text, "it") == {"Peru"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "Luis Prado spoke of votes. Diego Vidal disagreed. “In rain, he stays at home,” Vidal said.",
            "he", {"Luis Prado"}, id="who speaks behind the quotation",
        ),
        pytest.param("Luis Prado has cast himself as a friend of Diego Vidal.", "himself", {"Luis Prado"}, id="himself"),
        pytest.param(
            "Luis Prado fell ill. Diego Vidal praised the port and called him a friend.", "him", {"Luis Prado"},
            id="the subject of the verb before",
        ),
    ],
)  # fmt: skip
def test_who_is_barred_and_who_is_left(parser: Parser, text: str, words: str, expected: set[str]) -> None:
    assert meant(parser, text, words, text.index(f"{words} ")) == expected


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("Ana Reyes and her daughter", "Ana Reyes"),
        ("Luis Prado and her daughter", "Olga Brandt"),
    ],
)
def test_whose_they_are_stands_right_before_them(parser: Parser, pair: str, expected: str) -> None:
    text = f"Olga Brandt denied on Monday that she was behind the attack on {pair}."
    assert meant(parser, text, "her") == {expected}
