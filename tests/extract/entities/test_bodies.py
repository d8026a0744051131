"""Bodies that a report calls by several names, and by nouns: "the Journal", "(HWI)", "the group"."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser


def meant(parser: Parser, text: str, words: str) -> set[str]:
    """The entities of the last ``words`` in the text."""
    at = text.rindex(words)
    return {e.name for e in story(parser, text) for m in e.mentions if m.start == at and m.text == words}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "Ana Reyes of the Center for Harbor Studies (CHS) wrote it. The tolls will rise, the CHS concludes.",
            "CHS", {"Center for Harbor Studies"}, id="abbreviation in brackets",
        ),
        pytest.param(
            "The Harbor Bank (HB) warned Peru. Peru thanked HB on Monday.", "HB", {"Harbor Bank"},
            id="two letters in brackets",
        ),
        pytest.param(
            "The National Harbor Safety Administration warned Peru. Peru thanked NHSA on Monday.",
            "NHSA", {"National Harbor Safety Administration"}, id="initials",
        ),
        pytest.param(
            "The Lima Harbor Journal interviewed Luis Prado. Prado told the Journal that he would leave.",
            "Journal", {"Lima Harbor Journal"}, id="the end of the name",
        ),
        pytest.param(
            "The Wall Street Journal interviewed Luis Prado. WSJ called him twice.",
            "WSJ", {"The Wall Street Journal"}, id="a name that the lexicon has",
        ),
        pytest.param(
            "The Liberal Democratic Party lost in Lima. The Democratic Party won in Ohio.",
            "Democratic Party", {"Democratic Party"}, id="the end of another's name where the lexicon knows the short",
        ),
        pytest.param(
            "The Department of Harbors warned Peru. Peru thanked the Harbors Department on Monday.",
            "Harbors Department", {"Harbors Department"}, id="the same words in another order",
        ),
        pytest.param(
            "The Department of Harbors warned Peru. Peru thanked the Harbors Department on Monday.",
            "Department of Harbors", {"Harbors Department"}, id="and the first of them",
        ),
        pytest.param("Peru fears that al Qaeda has a cell in Lima.", "al Qaeda", {"al-Qaeda"}, id="a name that begins small"),
        pytest.param("Hamas fired at the port. Peru condemned the group.", "the group", {"Hamas"}, id="an armed group"),
        pytest.param(
            "Al Qaeda and ISIS fought. ISIS took the port. The terror group has bombed Peru.",
            "The terror group", {"Islamic State"}, id="the one named last",
        ),
        pytest.param("Chile met the Republican Party. Peru left the group.", "the group", set(), id="no party"),
        pytest.param("Hamas fired at the port. The group of farmers ran.", "The group", {"group"}, id="the group of"),
        pytest.param(
            "Peru told the FBI of the plan. Ana Reyes said the agency knew of it.", "the agency", {"FBI"}, id="the agency"
        ),
        pytest.param("Peru wants NATO to leave. Chile needs the alliance.", "the alliance", {"NATO"}, id="the alliance"),
        pytest.param(
            "The Harbor Committee met in Lima. Chile praised the committee of farmers.", "the committee", set(),
            id="another that is said which",
        ),
        pytest.param("Reyes praised the great alliance with Chile.", "the great alliance", set(), id="no body"),
        pytest.param(
            "Chile wrote to The Washington Post. A spokesman told the newspaper on Monday that it knew.", "the newspaper",
            {"The Washington Post"},
            id="the newspaper, not only where it tells",
        ),
        pytest.param("Harbour Corp. built a port in Lima. Chile sued the company.", "the company", {"Harbour Corp."}, id="firm"),
        pytest.param("Sky News came to Lima. Peru read the paper twice.", "the paper", set(), id="what is aired is no paper"),
        pytest.param(
            "Chile wrote to Greenpeace in May. Peru says the organization lies.", "the organization", {"Greenpeace"},
            id="the only body",
        ),
        pytest.param("Chile asked the CIA in May. Peru says the organization lies.", "the organization", {"organization"}, id="of a state"),
        pytest.param(
            "Hamas fired at the port. Peru brought the militant group to a table.", "the militant group", {"Hamas"},
            id="brought to, not the group to do it",
        ),
        pytest.param(
            "The Israeli army left the port. Chile says the army will be back.", "the army", {"Israel Defense Forces"},
            id="by the words that were its name",
        ),
        pytest.param("He spoke of his presidency in Lima.", "his presidency", set(), id="no body that is owned"),
        pytest.param(
            "The State Department wrote to Peru. The letter stands on the department's page.", "the department",
            {"US State Department"}, id="an owner",
        ),
    ],
)  # fmt: skip
def test_which_body_is_meant(parser: Parser, text: str, words: str, expected: set[str]) -> None:
    assert meant(parser, text, words) == expected


def test_the_leader_of_a_band_heads_no_state(parser: Parser) -> None:
    text = "President Luis Prado of Peru spoke of ISIS. Its leader hid in a cave, Prado said."
    assert "Luis Prado" not in meant(parser, text, "Its leader")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The Taliban took a village near Kabul. The militants burnt a mill.", "The militants", "Taliban"),
        (
            "The army fought Hezbollah for days. The Islamist insurgents gave way.",
            "The Islamist insurgents",
            "Hezbollah",
        ),
        ("The Taliban took a village near Kabul. The militants of the south left.", "The militants", "militants"),
        (
            "Taliban-aligned militants took a village near Kabul. The militants burnt a mill.",
            "The militants",
            "militants",
        ),
        ("The Taliban took a village near Kabul. The rebels burnt a mill.", "The rebels", "rebels"),
    ],
)
def test_the_militants_are_the_armed_body_named_before(parser: Parser, text: str, words: str, wanted: str) -> None:
    assert meant(parser, text, words) == {wanted}


def test_the_branch_of_a_band_is_another_body(parser: Parser) -> None:
    text = "Al Qaeda praised al-Qaida in the Arabian Peninsula on Monday. Chile blamed AQAP."
    assert meant(parser, text, "AQAP") == meant(parser, text, "al-Qaida in the Arabian Peninsula")
    assert meant(parser, text, "AQAP") != meant(parser, text, "Al Qaeda")
