"""States that no table knows, in invented stories."""

import pytest
from tests.extract.reading import parsed

from crosswire.extract.entities.new_states import is_unknown, name_new_states
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import resolve
from crosswire.records.names import Entity, Mention
from crosswire.text.parse import Parser

STORY = (
    "Zelvanian President Ira Toll warned Quandia on Monday. Zelvania's foreign ministry said the Quandian ambassador "
    "had been summoned. The Zelvanian government wants talks.",
    "The prime minister of Quandia, Mona Reyl, rejected the warning. Quandian soldiers stay at the border with Zelvania.",
)


def read(parser: Parser, *texts: str) -> list[Mention]:
    reports = parsed(parser, *texts)
    return name_new_states(reports, [m for one in reports for m in find_mentions(one)])


def entities(parser: Parser, *texts: str) -> dict[str, Entity]:
    reports = parsed(parser, *texts)
    return {e.name: e for e in resolve(reports, [m for one in reports for m in find_mentions(one)])}


def test_names_and_adjectives_of_two_new_states(parser: Parser) -> None:
    found = entities(parser, *STORY)
    zelvania, quandia = found["Zelvania"], found["Quandia"]
    assert (zelvania.kind, quandia.kind) == ("state", "state")
    assert {m.text for m in zelvania.mentions} >= {"Zelvania", "Zelvanian"}
    assert {zelvania.state, quandia.state} == {"XAA", "XAB"}


def test_titles_and_nominals_get_the_new_state(parser: Parser) -> None:
    found = entities(parser, *STORY)
    assert found["Ira Toll"].state == found["Zelvania"].state
    assert found["Mona Reyl"].state == found["Quandia"].state
    assert found["Quandian ambassador"].state == found["Quandia"].state


@pytest.mark.parametrize(
    "text",
    [
        "Orban's government met on Monday. Orban's ministers left. Viktor Orban's ambassador stayed.",
        "Catholic officials and Republican leaders met the president of the Republic.",
        "German President Anna Holt met French soldiers. Germany's foreign ministry agreed.",
        "Texan officials spoke. Texas police and the Texan delegation left.",
        "Brandtian ideas were discussed by officials.",
    ],
)
def test_what_is_no_new_state(parser: Parser, text: str) -> None:
    assert not [m for m in read(parser, text) if (m.state or "").startswith("X")]


def test_a_known_state_misspelt_is_that_state(parser: Parser) -> None:
    text = "Cambodia closed the border. The Camboyan president left. Camboya's army stays; the Camboyan army fired."
    assert {m.state for m in read(parser, text) if m.text.startswith("Camboya")} == {"KHM"}


def test_the_capital_that_is_called_so(parser: Parser) -> None:
    text = "In the Zelvanian capital, Drumo, crowds met. Drumo rejected the demand."
    assert {"Drumo"} <= {m.text for m in entities(parser, *STORY, text)["Zelvania"].mentions}


def test_capitals_by_dateline_and_parties(parser: Parser) -> None:
    found = entities(
        parser,
        "DRUMO (NPA) - " + STORY[0] + " Drumo blames Pelt, and the government in Pelt denies it.",
        STORY[1] + " The government in Pelt said so. If Drumo closes the road, Quandia will respond.",
    )
    assert "Drumo" in found["Zelvania"].aliases
    assert "Pelt" in found["Quandia"].aliases


def test_words_of_the_tables_are_known() -> None:
    assert is_unknown("Zelvania")
    assert not any(map(is_unknown, ("Texas", "France", "Republic", "NATO")))
