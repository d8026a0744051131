"""Mentions of invented sentences."""

from __future__ import annotations

import pytest
from tests.documents import document
from tests.extract.reading import parsed

from crosswire.extract.mentions import find_mentions
from crosswire.records.names import Mention
from crosswire.text.parse import Parser


def read(parser: Parser, text: str) -> dict[str, Mention]:
    found = find_mentions(parser.parse([document(text)])[0])
    assert all(text[m.start : m.end] == m.text for m in found)
    return {m.text: m for m in found}


CASES = [
    (
        "title and name",
        "French Foreign Minister Claude Marchetti spoke on Monday.",
        "Claude Marchetti",
        "person",
        "name",
        "FRA",
    ),
    ("title with comma", "The President of Ukraine, Pavlo Danylko, agreed.", "Pavlo Danylko", "person", "name", "UKR"),
    ("apposition after", "Viktor Orlov, the Russian defence minister, left.", "Viktor Orlov", "person", "name", "RUS"),
    ("capital acts", "Moscow rejected the demand on Friday.", "Moscow", "state", "metonym", "RUS"),
    ("capital is a place", "The ministers met in Moscow on Friday.", "Moscow", "place", "name", "RUS"),
    ("dateline", "GENEVA (AP) — The ministers met.", "GENEVA", "place", "name", None),
    ("seat", "The Kremlin said nothing.", "Kremlin", "organisation", "metonym", "RUS"),
    ("adjective", "The Russian plan failed.", "Russian", "state", "adjective", "RUS"),
    ("people", "The Ukrainians refused to sign.", "Ukrainians", "group", "name", "UKR"),
    ("body by abbreviation", "The OSCE sent observers.", "OSCE", "organisation", "name", None),
    ("nominal", "The Russian leader smiled.", "The Russian leader", "person", "nominal", "RUS"),
    ("nominal with of", "He called the president of Ukraine.", "the president of Ukraine", "person", "nominal", "UKR"),
    ("plural nominal", "U.S. officials were cautious.", "U.S. officials", "group", "nominal", "USA"),
    ("indefinite", "A senior White House official spoke.", "A senior White House official", "person", "nominal", "USA"),
    ("hyphenated name", "Mr. Pak Jong-su spoke with reporters.", "Pak Jong-su", "person", "name", None),
    ("month as a name", "Prime Minister Harriet May spoke in London.", "Harriet May", "person", "name", None),
    ("pronoun", "Orlov said that he would come.", "he", "person", "pronoun", None),
]


@pytest.mark.parametrize(("case", "text", "surface", "kind", "form", "state"), CASES, ids=[c[0] for c in CASES])
def test_mentions(parser: Parser, case: str, text: str, surface: str, kind: str, form: str, state: str | None) -> None:
    found = read(parser, text)
    assert surface in found, (case, list(found))
    mention = found[surface]
    assert (mention.kind, mention.form) == (kind, form)
    if state is not None:
        assert mention.state == state


def test_offices_and_gender(parser: Parser) -> None:
    found = read(parser, "Deputy foreign minister Irina Volkova met spokeswoman Dana Petrak.")
    assert found["Irina Volkova"].office == "deputy_foreign_minister"
    assert (found["Dana Petrak"].office, found["Dana Petrak"].gender) == ("spokeswoman", "feminine")


def test_title_words_are_no_mentions(parser: Parser) -> None:
    found = read(parser, "Secretary of State Ellen Whitcombe arrived.")
    assert "State" not in found
    assert "Secretary of State" not in found


@pytest.mark.parametrize("text", ["May 5 was cold.", "They met on Monday in March.", "It is clear that nobody came."])
def test_no_persons(parser: Parser, text: str) -> None:
    assert not [m for m in read(parser, text).values() if m.kind == "person"]


def test_empty(parser: Parser) -> None:
    assert read(parser, "") == {}


def test_common_bodies_belong_to_the_state_named_before(parser: Parser) -> None:
    found = read(parser, "Diplomats criticised the Russian Security Council on Monday.")
    assert [m.state for m in found.values() if "Security Council" in m.text] == ["RUS"]
    assert read(parser, "Chile's Senate voted on Monday.")["Senate"].state == "CHL"
    assert read(parser, "The Senate voted on Monday.")["Senate"].state == "USA"
    assert read(parser, "Israel's Central Command moved tanks.")["Central Command"].state == "ISR"
    assert read(parser, "Morocco's Justice and Development Party won.")["Justice and Development Party"].state == "MAR"
    assert read(parser, "The Security Council met.")["Security Council"].state is None


def test_headline_in_title_case(parser: Parser) -> None:
    found = read(parser, "Orlov Unveils Bold Plan On Grain\n\nPresident Viktor Orlov spoke on Monday.")
    assert found["Orlov"].kind == "person"
    assert not [m for m in found.values() if "Unveils" in m.text or "Bold" in m.text]


def test_an_office_holder_in_a_headline(parser: Parser) -> None:
    found = read(parser, "Chilean President Urges Restraint On Grain\n\nThe president of Chile spoke on Monday.")
    assert (found["Chilean President"].state, found["Chilean President"].office) == ("CHL", "president")
    found = read(parser, "Chilean President Orlov Urges Restraint\n\nPresident Viktor Orlov spoke on Monday.")
    assert "Chilean President" not in found


def test_justice_is_nobody_without_an_article(parser: Parser) -> None:
    assert "justice" not in read(parser, "They tried to obstruct justice on Monday.")


def test_a_count_is_no_name(parser: Parser) -> None:
    assert "Eleven" not in read(parser, "Sixteen missiles were fired. Eleven hit the base.")


def test_a_word_glued_to_a_surname_is_cut_off(parser: Parser) -> None:
    found = read(parser, "Senator Clara MoreauThe spoke on Monday with Paul McAdam and Anna DeWitt.")
    assert {"Clara Moreau", "Paul McAdam", "Anna DeWitt"} <= set(found)


def test_a_people_is_not_the_state_that_bears_its_name(parser: Parser) -> None:
    for text in ("Afghan Uzbek rebels fired on the town.", "The Uzbek minority fled.", "They attacked ethnic Uzbeks."):
        found = next(m for word, m in read(parser, text).items() if word.startswith("Uzbek"))
        assert (found.kind, found.state) == ("group", None), text
    assert read(parser, "The Uzbek minister left.")["Uzbek"].state == "UZB"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The U.S.-Peru pact was signed.", {"U.S.": "United States", "Peru": "Peru"}),
        ("The U.S.-Hezbollah talks failed.", {"U.S.": "United States", "Hezbollah": "Hezbollah"}),
        ("The U.S.-backed talks failed.", {}),
    ],
)
def test_a_pair_written_as_one_word_is_two_parties(parser: Parser, text: str, parties: dict[str, str]) -> None:
    found = read(parser, text)
    assert {words: found[words].name for words in parties} == parties
    assert not any("-" in words and words.partition("-")[2][:1].isupper() for words in found)
    assert all(text[m.start : m.end] == m.text for m in found.values())


def test_the_house_is_a_chamber_where_the_recogniser_agrees(parser: Parser) -> None:
    found = read(parser, "The House will vote on Thursday, the Senate on Friday.")
    assert {m.name for m in found.values()} >= {"House of Representatives", "United States Senate"}
    for text in ("The House of Commons will vote on Thursday.", "House Bill 2 was struck down on Thursday."):
        assert "House of Representatives" not in {m.name for m in read(parser, text).values()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Chairman Howard P. "Dutch" Reyes spoke.', {'Howard P. "Dutch" Reyes': None}),
        ("Sen. Ana Reyes, D-N.Y., and Rep. Bo Lind, R-La., agreed.", {"Ana Reyes": "USA", "Bo Lind": "USA"}),
        ("Sen. Tim Moss, R.-S.C., told Rep. John Hale D-Ga. so.", {"Tim Moss": "USA", "John Hale": "USA"}),
        ("Sen. Ana Reyes, Michigan Democrat, agreed.", {"Ana Reyes": "USA"}),
        ('Ana Reyes spoke on NBC\'s "Meet the Press" and ABC\'s "This Week."', {"Ana Reyes": None}),
        ("Rear Adm. Jo Hale and Army Sgt. Omar Lind left.", {"Jo Hale": None, "Omar Lind": None}),
        ("Shells hit the border town of Albu Karim on Monday.", {}),
    ],
)
def test_what_stands_around_a_name_names_nobody(parser: Parser, text: str, names: dict[str, str | None]) -> None:
    found = read(parser, text).values()
    assert {m.text: m.state for m in found if m.kind == "person" and m.form == "name"} == names
    assert not [m.text for m in found if m.kind == "organisation" and m.text not in ("NBC", "ABC", "Army")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Sen. Pat Lowe of Georgia opposed it.", "USA"),
        ("Rep. Bo Lind, the Georgia Democrat, spoke.", "USA"),
        ("Georgia and Russia fought a war.", "GEO"),
    ],
)
def test_georgia_is_the_american_state_where_its_politicians_are(parser: Parser, text: str, state: str) -> None:
    assert read(parser, text)["Georgia"].state == state


def test_a_matter_is_no_person(parser: Parser) -> None:
    found = find_mentions(parsed(parser, "Chile said Brexit was late. Brexit said nothing to Peru.")[0])
    assert {m.kind for m in found if m.text == "Brexit"} <= {"other"}


def test_who_serves_a_president_is_none(parser: Parser) -> None:
    text = "Luis Prado, the president's physician, said Chile was late."
    found = find_mentions(parsed(parser, text)[0])
    assert [m.office for m in found if m.text == "Luis Prado"] != ["president"]
