"""Persons whom "Jr." or "Sr." tells from another of their name."""

import pytest
from tests.extract.test_resolve import story

from crosswire.text.parse import Parser

ELDER, YOUNGER = "Omar Adel", "Omar Adel Jr."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "President Omar Adel met envoys. Omar Adel Jr. was silent. Adel spoke. Adel Jr. left.",
            {ELDER: {ELDER, "Adel"}, YOUNGER: {YOUNGER, "Adel Jr."}},
            id="the surname alone is not the younger's",
        ),
        pytest.param(
            "President Omar Adel spoke. The envoys met Omar Adel, Jr., in Lima.",
            {ELDER: {ELDER}, "Omar Adel, Jr.": {"Omar Adel, Jr."}},
            id="a comma before it",
        ),
        pytest.param(
            "President Omar Adel spoke. Adel Jr. was silent.",
            {ELDER: {ELDER}, "Adel Jr.": {"Adel Jr."}},
            id="who is called by the surname and Jr. alone",
        ),
        pytest.param(
            "Omar Adel Jr., the president of a college, met envoys. Adel spoke. Adel left. They knew the preacher Omar Adel.",
            {YOUNGER: {YOUNGER, "Adel"}, ELDER: {ELDER}},
            id="the surname is that of the younger, who is named first",
        ),
        pytest.param(
            "Attorney General Omar Adel Jr. spoke. Attorney General Omar Adel left.",
            {YOUNGER: {YOUNGER, ELDER}},
            id="one man of one office, called both ways",
        ),
        pytest.param(
            "Omar Adel Jr. was mourned. Crowds praised Omar Adel. Adel Jr. was loved.",
            {YOUNGER: {YOUNGER, ELDER, "Adel Jr."}},
            id="one man, whom nothing tells from another",
        ),
        pytest.param(
            "Civil rights leader Omar Adel Jr. was mourned. Crowds praised Omar Adel.",
            {YOUNGER: {YOUNGER, ELDER}},
            id="one man, once called a leader",
        ),
        pytest.param(
            "Omar Adel Jr. was mourned. His father, Omar Adel, spoke.",
            {YOUNGER: {YOUNGER}, ELDER: {ELDER}},
            id="a father",
        ),
        pytest.param(
            "Crowds praised Omar Adel. His son Omar Adel Jr. spoke.",
            {YOUNGER: {YOUNGER}, ELDER: {ELDER}},
            id="a son",
        ),
        pytest.param(
            "Omar Adel and Omar Adel Jr. left.", {YOUNGER: {YOUNGER}, ELDER: {ELDER}}, id="both in one sentence"
        ),
        pytest.param(
            "Omar Adel Jr. spoke. Omar Adel III was silent. Crowds praised Omar Adel.",
            {YOUNGER: {YOUNGER}, "Omar Adel III": {"Omar Adel III"}, ELDER: {ELDER}},
            id="the name alone may be that of either",
        ),
        pytest.param(
            "Crowds praised Donald Trump. Donald Trump Jr. sang.",
            {"Donald Trump": {"Donald Trump"}, "Donald Trump Jr.": {"Donald Trump Jr."}},
            id="the table knows the elder, whom the story gives no office",
        ),
        pytest.param("Omar Adel Jr. spoke. Adel left.", {YOUNGER: {YOUNGER, "Adel"}}, id="nobody else of the name"),
        pytest.param("Queen Omara II spoke. Queen Omara left.", {"Omara II": {"Omara II", "Omara"}}, id="a queen"),
        pytest.param(
            "President Trump spoke. Trump was firm. Donald Trump Jr. sang.",
            {"Donald Trump": {"Trump"}, "Donald Trump Jr.": {"Donald Trump Jr."}},
            id="the table knows the elder",
        ),
    ],
)
def test_generations(parser: Parser, text: str, expected: dict[str, set[str]]) -> None:
    people = {
        e.name: {m.text for m in e.mentions if m.form == "name"}
        for e in story(parser, text, year=2018)
        if e.kind == "person"
    }
    assert people == expected
