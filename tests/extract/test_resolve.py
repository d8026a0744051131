"""Entities of invented stories."""

from __future__ import annotations

from datetime import date

from tests.documents import document

from crosswire.extract.entities.clusters import Cluster
from crosswire.extract.mentions import find_mentions
from crosswire.extract.resolve import _reconsider, resolve
from crosswire.records.names import Entity, Mention
from crosswire.records.text import ParsedDocument
from crosswire.text.parse import Parser


def story(parser: Parser, *texts: str, year: int = 2015) -> tuple[Entity, ...]:
    documents = [document(text, f"R{n}", date(year, 6, 1)) for n, text in enumerate(texts, 1)]
    return resolved(parser.parse(documents))


def resolved(parsed: tuple[ParsedDocument, ...]) -> tuple[Entity, ...]:
    return resolve(parsed, [m for one in parsed for m in find_mentions(one)])


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    found = [e for e in entities if e.name == name]
    assert len(found) == 1, (name, [e.name for e in entities])
    return found[0]


def surfaces(entity: Entity, report: str | None = None) -> set[str]:
    return {m.text for m in entity.mentions if report in (None, m.report)}


def test_full_name_and_surname_across_reports(parser: Parser) -> None:
    found = story(
        parser, "Foreign Minister Claude Marchetti arrived on Monday.", "Marchetti said the talks were good. He left."
    )
    one = named(found, "Claude Marchetti")
    assert {m.report for m in one.mentions} == {"R1", "R2"}
    assert "He" in surfaces(one, "R2")


def test_two_persons_of_one_surname_stay_apart(parser: Parser) -> None:
    found = story(
        parser, "Ellen Whitcombe met the press. Harold Whitcombe stayed at home.", "Ellen Whitcombe spoke on Monday."
    )
    assert named(found, "Ellen Whitcombe").id != named(found, "Harold Whitcombe").id


def test_capital_and_state_are_one_and_the_seat_stands_for_it(parser: Parser) -> None:
    found = story(parser, "Moscow denied the claim. Russia sent a note. The Kremlin said it would answer.")
    russia, kremlin = named(found, "Russia"), named(found, "Kremlin")
    assert {"Moscow", "Russia"} <= surfaces(russia)
    assert kremlin.represents == russia.id
    assert russia.state == kremlin.state == "RUS"


def test_holder_of_an_office_by_title_and_year(parser: Parser) -> None:
    found = story(
        parser, "German Chancellor Merkel met the Polish president in Berlin. The chancellor thanked him.", year=2014
    )
    merkel = named(found, "Angela Merkel")
    assert (merkel.state, merkel.office) == ("DEU", "prime_minister")
    assert "The chancellor" in surfaces(merkel)
    assert merkel.represents == named(found, "Germany").id


def test_nominal_means_the_holder_in_the_story(parser: Parser) -> None:
    found = story(
        parser, "Ukrainian President Pavlo Danylko called for talks. The Ukrainian president said he hoped for peace."
    )
    assert {"The Ukrainian president", "he"} <= surfaces(named(found, "Pavlo Danylko"))


def test_garble_joins_the_supported_name(parser: Parser) -> None:
    right = "Defence Minister Viktor Orlenko warned against delay. Orlenko said the army was ready."
    found = story(
        parser, right, right.replace("army", "fleet"), "Defence Minister Viktor Orlemko warned against delay."
    )
    one = named(found, "Viktor Orlenko")
    assert [g.text for g in one.garbled] == ["Viktor Orlemko"]
    assert one.garbled[0].because
    assert 0.5 < one.garbled[0].probability < 1


def test_a_report_against_itself_is_no_other_report(parser: Parser) -> None:
    text = "Mayor Viktor Orlemko warned against delay. Mr. Orlenko waited. Mr. Orlenko left, and Mr. Orlenko slept."
    garbled = [g for e in story(parser, text) for g in e.garbled]
    assert [g.text for g in garbled] == ["Viktor Orlemko"]
    assert "the report itself more often has it" in garbled[0].because


def test_relative_is_no_garble(parser: Parser) -> None:
    text = "Martin Keller was freed on Monday. Keller thanked his wife, Judith Keller, at the airport."
    found = story(parser, text, text.replace("airport", "embassy"))
    assert not [g for e in found for g in e.garbled]
    assert named(found, "Martin Keller").id != named(found, "Judith Keller").id


def test_anonymous_officials_have_an_entity(parser: Parser) -> None:
    found = story(parser, "A senior U.S. official called the tone serious. U.S. officials gave no date.")
    assert named(found, "senior US official").represents == named(found, "United States").id


def test_nothing_in_nothing_out() -> None:
    assert resolve((), ()) == ()


def test_a_king_is_not_the_prince_who_bears_his_name(parser: Parser) -> None:
    found = story(
        parser,
        "Crown Prince Omar bin Hassan spoke on Monday. King Hassan called the Kenyan president. Hassan thanked him.",
        "Crown Prince Omar bin Hassan was silent. King Hassan said the talks were good.",
    )
    king, prince = named(found, "Hassan"), named(found, "Omar bin Hassan")
    assert king.office == "monarch"
    assert prince.office == "crown_prince"
    assert surfaces(king) >= {"Hassan"}
    assert "Hassan" not in surfaces(prince)
    assert not king.garbled
    assert not prince.garbled


def test_a_king_is_not_the_son_who_bears_his_name_without_a_title(parser: Parser) -> None:
    found = story(
        parser,
        "King Hassan welcomed the Kenyan president. Hassan spoke of trade.",
        "Omar bin Hassan, the 29-year-old son of King Hassan, signed the deal on Monday. Omar bin Hassan said it was good.",
    )
    assert surfaces(named(found, "Hassan")) >= {"Hassan"}
    assert "Hassan" not in surfaces(named(found, "Omar bin Hassan"))


def test_a_surname_is_not_the_wifes_who_is_introduced_after_it(parser: Parser) -> None:
    told = "President Moreau met the rebels. Moreau and first lady Claire Moreau left Lima. Moreau spoke on Sunday."
    alone = story(parser, told)
    assert surfaces(named(alone, "Moreau")) == {"Moreau"}
    assert surfaces(named(alone, "Claire Moreau")) == {"Claire Moreau"}
    found = story(parser, told, "President Paul Moreau spoke in Lima on Sunday. Moreau praised the rebels.")
    assert surfaces(named(found, "Paul Moreau"), "R1") >= {"Moreau"}
    assert surfaces(named(found, "Claire Moreau")) == {"Claire Moreau"}
    # A report that does not name her means him too.
    apart = story(parser, "Moreau came to Lima. First lady Claire Moreau sang.", "President Moreau spoke. Moreau left.")
    assert surfaces(named(apart, "Claire Moreau")) == {"Claire Moreau"}


def test_a_relative_is_called_by_a_surname_that_nobody_else_bears(parser: Parser) -> None:
    found = story(parser, "Omar Adel spoke on Monday. His wife, Clara Reyes, was silent. Reyes left on Tuesday.")
    assert "Reyes" in surfaces(named(found, "Clara Reyes"))


def test_bin_calls_the_son(parser: Parser) -> None:
    found = story(
        parser,
        "King Hassan welcomed the Kenyan president.",
        "Omar bin Hassan signed the deal on Monday. Mr Bin Hassan said it was good.",
    )
    assert "Bin Hassan" in surfaces(named(found, "Omar bin Hassan"))


def test_what_the_son_is_known_as_is_no_name_of_the_king(parser: Parser) -> None:
    found = story(
        parser,
        "Mohammed bin Salman, heir of King Salman and called MBS, spoke in 2017. King Salman of Saudi Arabia was silent.",
    )
    assert "MBS" not in surfaces(named(found, "Salman of Saudi Arabia"))
    assert any(e.name.endswith(" bin Salman") for e in found)


def test_a_fathers_name_calls_the_son_where_nobody_else_bears_it(parser: Parser) -> None:
    found = story(parser, "Crown Prince Omar bin Hassan spoke on Monday. Hassan said the talks were good.")
    assert len([e for e in found if e.kind == "person"]) == 1


def test_a_name_run_together_does_not_take_over_its_second_word(parser: Parser) -> None:
    found = story(
        parser,
        "Clara Moreau met Clara Moreau Tindal in Geneva. Clara Moreau left. Clara Moreau spoke.",
        "Mr Tindal said that the talks were good.",
    )
    assert "Tindal" not in surfaces(named(found, "Clara Moreau"), "R2")


def test_the_president_is_none_without_an_office(parser: Parser) -> None:
    found = story(
        parser,
        "Kenyan President Daniel Otieno spoke on Monday. Ana Reyes, who leads a network, warned of a crisis. "
        "Reyes wrote that it was near. Later the president said that the talks were good.",
    )
    assert "the president" in surfaces(named(found, "Daniel Otieno"))


def test_garbled_word_that_no_mention_covers_is_found(parser: Parser) -> None:
    found = story(
        parser,
        "Foreign Minister Viktor Orlenko arrived on Monday. Orlenko said the talks were good.",
        "Foreign Minister Viktor Orlenko arrived. Orlenko was satisfied.",
        "Foreign Minister Viktor Orlenko arrived. The Or1enko plan found no friends.",
    )
    assert "Or1enko" in {g.text for g in named(found, "Viktor Orlenko").garbled}


def test_given_name_in_another_language_is_the_same_person(parser: Parser) -> None:
    found = story(
        parser,
        "Foreign Minister Peter Orlenko arrived on Monday. Orlenko said the talks were good.",
        "Peter Orlenko was satisfied.",
        "Pedro Orlenko was satisfied, officials said.",
    )
    assert "Pedro Orlenko" in surfaces(named(found, "Peter Orlenko"))


def test_ambassador_of_a_state_is_the_one_who_is_named(parser: Parser) -> None:
    found = story(
        parser,
        "Majid Rostami, Iran's ambassador to the U.N., denied it. Iran's U.N. ambassador called the claim absurd.",
    )
    assert "Iran's U.N. ambassador" in surfaces(named(found, "Majid Rostami"))


def test_they_means_the_states_of_a_list(parser: Parser) -> None:
    found = story(parser, "Russia and China rejected the draft on Monday. They said it went too far.")
    assert "They" in surfaces(named(found, "Russia"))
    assert "They" in surfaces(named(found, "China"))


def test_they_means_the_group_named_after_a_list(parser: Parser) -> None:
    found = story(
        parser, "Russia and China rejected a draft of European diplomats. The diplomats were angry. They left."
    )
    assert "They" not in surfaces(named(found, "Russia"))


def test_also_known_as(parser: Parser) -> None:
    found = story(
        parser,
        "Karim Zaydani, also known as Murad Tarhuni, was arrested on Monday. Police had looked for Zaydani for years.",
        "Murad Tarhuni was arrested, police said.",
    )
    one = named(found, "Karim Zaydani")
    assert {"Karim Zaydani", "Murad Tarhuni", "Zaydani"} <= surfaces(one)
    assert not one.garbled


def test_romanisations_are_variants_and_no_garbles(parser: Parser) -> None:
    found = story(
        parser,
        "President Volodymyr Zelensky of Ukraine spoke on Monday. Zelensky was firm.",
        "Ukrainian President Volodymyr Zelenskyy spoke. Zelenskyy was firm.",
        "Ukrainian President Volodymyr Zelenskiy spoke. Zelenskiy was firm.",
        "Ukrainian President Vladimir Zelensky spoke to Egyptian President Mohammed Mursi.",
        "Egyptian President Mohamed Morsi was there.",
        "Mohamed Morsi, the Egyptian president, left.",
        year=2019,
    )
    assert not [g for e in found for g in e.garbled]
    assert "Zelenskyy" in surfaces(next(e for e in found if e.name == "Volodymyr Zelensky"))


def test_two_names_of_one_report_are_two_persons(parser: Parser) -> None:
    found = story(
        parser,
        "Sen. Viktor Marlan spoke on Monday. Marlan was firm. Marlon disagreed. Marlon said it was late, and Marlon left.",
        "Sen. Viktor Marlan spoke. Marlan was firm.",
        "Sen. Viktor Marlan spoke. Marlan was firm.",
    )
    assert not [g for e in found for g in e.garbled]


def test_middle_names_tell_namesakes_apart(parser: Parser) -> None:
    found = story(parser, "Ali Hassan Orabi spoke on Monday.", "Ali Reza Oraby spoke on Monday.")
    assert {"Ali Hassan Orabi", "Ali Reza Oraby"} <= {e.name for e in found}


def test_the_title_of_the_next_name_is_no_apposition(parser: Parser) -> None:
    found = story(
        parser, "Before his meeting with Russia's Oleg Sarnov, U.S. President Donald Trump met bankers on Friday."
    )
    assert named(found, "Oleg Sarnov").office != "president"


def test_an_ordinary_word_after_a_given_name(parser: Parser) -> None:
    right = "Foreign Minister Wendeline Harrel spoke on Monday. Harrel was firm."
    found = story(parser, right, right, "The talks ended late when [Wendeline] Barrel left the room on Monday.")
    assert "Barrel" in {g.text.split()[-1] for e in found for g in e.garbled}


def test_abdul_and_the_word_after_it_are_a_surname_and_no_full_name(parser: Parser) -> None:
    entities = story(
        parser,
        "Foreign Minister Nabil Abdul Karim of Jordan arrived in Oslo. Abdul Karim said the talks were useful. "
        "Abdul Karim left on Friday.",
        "Foreign Minister Abdul Karim met the envoys in Oslo. Abdul Karim promised them an answer.",
    )
    assert named(entities, "Nabil Abdul Karim").aliases == ("Abdul Karim",)


def test_what_is_taken_for_a_body_is_the_person_without_the_article() -> None:
    def mention(start: int, text: str, kind: str) -> Mention:
        return Mention(
            report="R1", start=start, end=start + len(text), text=text, name=text, kind=kind, form="name", sentence=0,
            first_token=start, last_token=start + 1,
        )  # fmt: skip

    person, body = Cluster(kind="person"), Cluster(kind="organisation", name="al-Orabi")
    person.forms[("nabil", "orabi")] = 1
    person.add(mention(0, "Nabil al-Orabi", "person"))
    body.add(mention(30, "al-Orabi", "organisation"))
    assert _reconsider([body], [person]) == []
    assert [m.text for m in person.mentions] == ["Nabil al-Orabi", "al-Orabi"]


def test_a_surname_that_is_a_title_is_part_of_the_name(parser: Parser) -> None:
    found = story(parser, "Rep. Carl Bishop, R-Ohio, wrote to the president. The envoy said that he was sorry.")
    assert named(found, "Carl Bishop").kind == "person"


def test_a_body_that_a_state_owns_is_of_that_state(parser: Parser) -> None:
    for name in ("Chile's Pacific Tuna Agency", "The Chilean Pacific Tuna Agency"):
        [agency] = [e for e in story(parser, f"{name} closed on Monday.") if e.name.endswith("Pacific Tuna Agency")]
        assert agency.state == "CHL"
