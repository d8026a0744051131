"""Nominals that mean who was named before: two states, a medium."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser

TALKS = "Chile and Peru began talks in Lima. Chile sent its minister. Peru sent two envoys. "


def meant(parser: Parser, text: str, words: str) -> set[str]:
    return {e.name for e in story(parser, text) for m in e.mentions if m.text == words}


def test_the_two_countries_are_those_the_report_speaks_of(parser: Parser) -> None:
    text = TALKS + "Brazil watched. Both countries signed a treaty on Monday."
    assert meant(parser, text, "Both countries") == {"Chile", "Peru"}


def test_two_sides_are_states_where_they_are_said_to_take_part(parser: Parser) -> None:
    assert meant(parser, TALKS + "The two sides in the dispute will sign a treaty.", "The two sides") == {
        "Chile",
        "Peru",
    }
    assert meant(parser, TALKS + "The two sides of the aisle will sign a letter.", "The two sides") == set()


def test_three_parties_are_not_two(parser: Parser) -> None:
    text = TALKS + "Brazil and Bolivia came too. Brazil spoke. Bolivia spoke. The two countries signed a treaty."
    assert meant(parser, text, "The two countries") == set()


def test_the_paper_that_was_said_to_report(parser: Parser) -> None:
    text = "The Jerusalem Post reported that sirens sounded. The paper said nobody was hurt."
    assert {name.removeprefix("The ") for name in meant(parser, text, "The paper")} == {"Jerusalem Post"}


def test_a_paper_that_nobody_named_means_nobody(parser: Parser) -> None:
    assert meant(parser, "Chile signed on Monday. The paper said nothing of the border.", "The paper") == set()


def test_who_spoke_goes_on_speaking(parser: Parser) -> None:
    text = "Luis Prado said Diego Vidal knew what he did. Peru had no part in it, he added."
    found = [e.name for e in story(parser, text) for m in e.mentions if m.text == "he" and m.start > 50]
    assert found == ["Luis Prado"]


def test_a_name_in_apposition_is_the_subject_it_stands_by(parser: Parser) -> None:
    text = "A spokesman for Pablo Rojas spoke on Monday. Peru's deputy ambassador, Luis Prado, criticized what he called a raid."
    assert meant(parser, text, "he") == {"Luis Prado"}


def test_who_is_named_in_the_words_does_not_say_them(parser: Parser) -> None:
    text = "Luis Prado saw a chance for peace. “Diego Vidal is pursuing a wise policy,” he says."
    assert meant(parser, text, "he") == {"Luis Prado"}


def test_of_words_that_are_not_quoted_their_subject_may_be_who_says_them(parser: Parser) -> None:
    text = "Diego Vidal would sign if Peru handed over the port, he said Monday."
    assert meant(parser, text, "he") == {"Diego Vidal"}


def test_the_body_named_before(parser: Parser) -> None:
    text = (
        "The Chilean Foreign Ministry met Luis Prado. The Pacific Tuna Agency watched. The ministry said it was late. "
    )
    assert meant(parser, text, "The ministry") == {"Chilean Foreign Ministry"}
    assert meant(parser, text + "The agency said no.", "The agency") == {"Pacific Tuna Agency"}
    assert meant(parser, text + "The commission said no.", "The commission") == set()


def test_the_member_of_a_party_is_who_was_spoken_of(parser: Parser) -> None:
    text = "Luis Prado met the press on Monday. “It was late,” the Ohio Republican told reporters."
    assert meant(parser, text, "the Ohio Republican") == {"Luis Prado"}


def test_the_minister_is_the_one_named_before(parser: Parser) -> None:
    text = "Foreign Minister Luis Prado met Ana Reyes of Peru. The talks were long. The minister said he was late."
    assert meant(parser, text, "The minister") == {"Luis Prado"}


def test_an_office_in_the_words_does_not_say_them(parser: Parser) -> None:
    text = "President Luis Prado won. Diego Vidal lost. “The president was late,” he said."
    assert meant(parser, text, "he") == {"Diego Vidal"}


def test_the_administration_is_the_state_of_its_president(parser: Parser) -> None:
    text = "Chile spoke. President Barack Obama left the United States for Peru. The administration said Peru was late."
    assert meant(parser, text, "The administration") == {"United States"}


def test_the_two_men_are_those_of_the_sentence_before(parser: Parser) -> None:
    named = "Luis Prado met Diego Vidal in Lima. "
    assert meant(parser, named + "The two men signed nothing.", "The two men") == {"Luis Prado", "Diego Vidal"}
    assert meant(parser, named + "Both leaders smiled.", "Both leaders") == {"Luis Prado", "Diego Vidal"}
    three = "Luis Prado met Diego Vidal and Pedro Soto in Lima. The two men signed nothing."
    assert meant(parser, three, "The two men") == {"men"}
    assert meant(parser, named + "Two Chilean men were held.", "Two Chilean men") == {"Chilean men"}


def test_the_interim_government_is_that_of_the_state_named_most(parser: Parser) -> None:
    text = "Chile voted on Sunday. Chile was calm. Peru watched. The interim government appointed three judges. "
    assert meant(parser, text, "The interim government") == {"Chile"}
    text = "Chile and Peru quarrelled. Chile voted on Sunday. The country's military government banned the vote."
    assert meant(parser, text, "The country's military government") == {"Chile"}


def test_who_owns_a_subject_goes_before_who_is_further_back(parser: Parser) -> None:
    text = "Luis Prado took the oath in Lima. Diego Vidal's ratings fell after his election in June."
    assert meant(parser, text, "his") == {"Diego Vidal"}


def test_they_may_be_a_movement_but_no_office(parser: Parser) -> None:
    assert meant(parser, "The Houthis said they shelled the port of Lima on Monday.", "they") == {"Houthis"}
    assert meant(parser, "The White House said they had spoken of trade on Monday.", "they") == set()


def test_a_senator_of_georgia_is_american(parser: Parser) -> None:
    text = "Georgia Republican Sen. Luis Prado spoke on Monday. Georgian lawmaker Pedro Soto agreed."
    assert {e.name: e.state for e in story(parser, text) if e.kind == "person"} == {
        "Luis Prado": "USA",
        "Pedro Soto": "GEO",
    }


def test_the_government_of_a_person_is_that_of_his_state(parser: Parser) -> None:
    text = "Chilean President Luis Prado met Peru's envoys. Critics of the Prado government were there."
    assert meant(parser, text, "the Prado government") == {"Chile"}
    text = "Chilean President Luis Prado met Peru's envoys. They spoke of the regime of Luis Prado."
    assert meant(parser, text, "the regime") == {"Chile"}


def test_his_country_is_that_of_the_owner(parser: Parser) -> None:
    text = "Chilean President Luis Prado met envoys. Peru said that Prado had sold his country."
    assert meant(parser, text, "his country") == {"Chile"}


def test_our_country_is_that_of_the_speaker(parser: Parser) -> None:
    text = "“Peru has no port, and our country has two,” Chilean President Luis Prado said."
    assert meant(parser, text, "our country") == {"Chile"}


def test_the_country_that_a_report_is_about(parser: Parser) -> None:
    text = "Chile votes. Chile has a port. Chile sells tin. Chile buys oil. Chile is late. It rained. Birds sang. Trees fell. "
    assert meant(parser, text + "The storm crossed the country.", "the country") == {"Chile"}
    assert meant(parser, text + "The storm crossed the state.", "the state") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Chile has closed its border. The U.S. Army trains soldiers there. The country has asked for more help.",
        "A US Air Force plane crashed in Chile on Monday. The country is in mourning.",
        "Chile asked for help on Monday. The U.S. Navy sent two ships. The country has waited for weeks.",
        "Chile asked for help on Monday. US Central Command sent planes. The country has waited for weeks.",
    ],
)
def test_the_country_is_not_that_of_foreign_forces(parser: Parser, text: str) -> None:
    assert meant(parser, text, "The country") == {"Chile"}


def test_the_country_of_a_report_about_none_in_particular_brings_none_in(parser: Parser) -> None:
    text = "President Barack Obama spoke. The storm crossed the country. “We are late,” Obama said."
    assert not [e.name for e in story(parser, text) if e.kind == "state"]


def test_a_state_that_only_its_president_stands_for(parser: Parser) -> None:
    text = "President Barack Obama spoke. Critics of the Obama administration left."
    assert meant(parser, text, "the Obama administration") == {"United States"}


def test_a_nominal_is_who_stands_in_apposition_to_it(parser: Parser) -> None:
    text = "Luis Prado left. The new minister of Peru, Mr. Vidal, came to Lima."
    assert meant(parser, text, "The new minister of Peru") == {"Vidal"}


def test_the_pair(parser: Parser) -> None:
    text = "Luis Prado met Diego Vidal in Lima. The pair talked about the port."
    assert meant(parser, text, "The pair") == {"Luis Prado", "Diego Vidal"}
    text = "Luis Prado met Diego Vidal in Lima. The pair of farmers left."
    assert meant(parser, text, "The pair") == set()


def test_the_administration_of_a_former_president(parser: Parser) -> None:
    text = "Luis Prado left the deal that the Obama administration had signed with Peru."
    assert meant(parser, text, "the Obama administration") == {"United States"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Johnson administration sent ships in May.", set()),
        ("Peru met the United Kingdom in 2019. The Johnson administration sent ships in May.", set()),
        ("Boris Johnson spoke in Lima. The Johnson administration sent ships in May.", set()),
        ("Peru's President Ana Johnson spoke. The Johnson administration sent ships in May.", {"Peru"}),
    ],
)
def test_an_administration_is_a_state_where_a_president_leads_it(parser: Parser, text: str, expected: set[str]) -> None:
    assert meant(parser, text, "The Johnson administration") == expected


def test_of_two_presidents_the_one_whom_the_report_is_about(parser: Parser) -> None:
    text = (
        "President Luis Prado of Peru came to Lima. Prado spoke. Prado said he would sign. Prado left. Prado met farmers. "
        "Prado praised Chile's President Diego Vidal. Farmers like the president's plan."
    )
    assert meant(parser, text, "the president") == {"Luis Prado"}


def test_an_unnamed_minister_and_a_ministry_come_again(parser: Parser) -> None:
    text = "Peru's defense minister left on Monday. The defense minister said nothing."
    assert meant(parser, text, "The defense minister") == {"Peru's defense minister"}
    text = "The Peruvian military shelled the port. Later the military left."
    assert meant(parser, text, "the military") == {"Peruvian military"}
