"""What words of condition tell openly is read, whatever its tense; what is only a turn of speech is not. Invented sentences."""

from __future__ import annotations

import pytest
from tests.extract.conditionals.pairs import pairs
from tests.extract.reading import parsed

from crosswire.extract.conditionals.conditions import conditions
from crosswire.text.parse import Parser

# (sentence, words of the condition, words of the consequence): told openly, also as what did not come about, as what is, or in a few words.
STATED = [
    ("If it had rained, the game would not have been played.", "If it had rained", "the game would not have been played"),
    ("The widow said that if the miller had asked, she would be living there.", "the miller had asked", "she would be living"),
    ("Had the bakers paid by June, the miller would have been richer.", "Had the bakers paid", "would have been richer"),
    ("Without the loan of the guild, both mills would have closed.", "Without the loan", "both mills would have closed"),
    ("The guild said the abbot would sell more barley if needed.", "if needed", "the abbot would sell more barley"),
    ("Carters are ready to haul the stones if asked.", "if asked", "haul the stones"),
    ("If there is no bridge by spring, the valley faces a hungry year.", "If there is no bridge", "the valley faces"),
    ("If the toll were to rise, one carter predicted the guild would quickly strike.", "the toll were to rise", "would quickly strike"),
    ("The village risks a bitter quarrel without another well.", "without another well", "The village risks"),
    ("The day of the fair will depend on rain, the mayor said.", "on rain", "The day of the fair will depend"),
    ("The fair will open on Sunday, depending on weather.", "depending on weather", "The fair will open"),
    ("The mayor would likely need more benches should the abbot come to the feast.", "should the abbot come", "would likely need more benches"),
    ("The millers agreed to push for a ban on foreign flour if another oven is built.", "another oven is built", "push for a ban"),
    ("The millers issued threats of a strike if the bakers left.", "if the bakers left", "issued threats"),
    ("If, despite the frost, the mayor is crowned, the millers will sing.", "the mayor is crowned", "the millers will sing"),
    ("The abbot almost certainly will if he hears of the feast.", "if he hears", "abbot almost certainly will"),
    ('Peru would face "a great doubt" if it kept the barn.', "if it kept the barn", "Peru would face"),
    ("Guests without tickets would merit a fine if they ate.", "if they ate", "would merit a fine"),
]  # fmt: skip
# Turns of speech, questions that are told, guesses.
UNREAD = [
    "In no case should the abbot sell barley, the mayor said.",
    "The tale, if I may say so, will please the king.",
    "This week there is a debate on what to do if the well dries up.",
    'It is too soon to say "if" that will be used.',
    "If it means waiting, the king may well be late.",
    "If possible, the abbot will sell barley.",
    "The cook could not have left without his knowledge.",
    "If they wanted to dine, they would have dined in June.",
]


@pytest.mark.parametrize(("text", "condition", "consequence"), STATED, ids=lambda text: text[:40])
def test_what_is_told_openly(text: str, condition: str, consequence: str, parser: Parser) -> None:
    found = pairs(parser, text)
    assert any(condition in left and consequence in right for left, right in found), found


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_condition(text: str, parser: Parser) -> None:
    assert conditions(parsed(parser, text)[0].sentences[0].parse) == []
