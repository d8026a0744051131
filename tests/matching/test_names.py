"""Comparison of two names."""

from __future__ import annotations

import random

import pytest

from crosswire.matching.names import (
    SAME_PERSON,
    alike_surnames,
    compare,
    family_first,
    fold_name,
    may_slip,
    phonetic_key,
    same_person,
    same_spelling,
    slip_similarity,
    word_similarity,
)

SAME = [
    ("accents", "José Muñoz", "Jose Munoz"),
    ("order", "Orlov Viktor", "Viktor Orlov"),
    ("hyphen", "Pak Jong-su", "Pak Jong Su"),
    ("nickname", "Robert Harlan", "Bob Harlan"),
    ("transliteration", "Mohammed Karimi", "Muhammad Karimi"),
    ("middle initial", "Ellen R. Whitcombe", "Ellen Whitcombe"),
    ("slip of one letter", "Viktor Orlof", "Viktor Orlov"),
]
OTHER = [
    ("given names differ", "Ellen Whitcombe", "Harold Whitcombe"),
    ("surnames differ", "Viktor Orlov", "Viktor Danilenko"),
    ("all differs", "Ana Reyes", "Piet Vandermeer"),
    ("near surname alone", "Lvov", "Lavrov"),
]


@pytest.mark.parametrize(("case", "left", "right"), SAME, ids=[c for c, *_ in SAME])
def test_same_person(case: str, left: str, right: str) -> None:
    assert compare(left, right).value >= SAME_PERSON, case


@pytest.mark.parametrize(("case", "left", "right"), OTHER, ids=[c for c, *_ in OTHER])
def test_other_person(case: str, left: str, right: str) -> None:
    assert compare(left, right).value < SAME_PERSON, case


def test_score_explains_itself_and_is_symmetric() -> None:
    score = compare("Viktor Orlof", "Viktor Orlov")
    assert "orlof" in score.detail
    assert (score.left, score.right) == ("Viktor Orlof", "Viktor Orlov")
    assert score.value == compare("Viktor Orlov", "Viktor Orlof").value
    assert compare("", "Orlov").value == 0.0


def test_fold_and_sound() -> None:
    assert fold_name("  Łukasz  O'Néill-Ødegård ") == "lukasz oneill odegard"
    assert phonetic_key("Psara") == phonetic_key("Sara")
    assert phonetic_key("Karl") == phonetic_key("Carl")
    assert word_similarity("orlov", "orlov") == 1.0
    assert word_similarity("orlov", "orlof") > word_similarity("orlov", "petrov")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Zelentsiy", "Zelentsi", True),
        ("Khatib", "Hatib", True),
        ("Danilenko", "Daniloff", False),
        ("Orlov", "Arlov", False),
    ],
)
def test_spellings_of_one_name(left: str, right: str, same: bool) -> None:
    assert same_spelling(left, right) is same


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Orl0v", "Orlov"), ("Bernstcin", "Bernstein"), ("Pornbal", "Pombal"), ("Iluseini", "Huseini")],
)
def test_letters_that_look_alike(wrong: str, right: str) -> None:
    left, meant = fold_name(wrong), fold_name(right)
    assert slip_similarity(left, meant) > 0.7
    assert slip_similarity(left, meant) >= word_similarity(left, meant)


def test_bounds_leave_out_nobody_near() -> None:
    draw = random.Random(3)
    words = ["".join(draw.choice("abcehiklmnorsty") for _ in range(draw.randint(1, 7))) for _ in range(300)]
    words += ["william", "bill", "mohammed", "muhammad", "orlov", "0rlov", "yakovenko", "jakovenko", "barnes", "bames"]
    for word in words:
        near = may_slip(word, words)
        assert near >= {other for other in words if slip_similarity(word, other) >= 0.6}
        spelt = set(alike_surnames(word, words))
        assert spelt >= {other for other in words if same_person(("ana", word), ("ana", other)) and other != word}


@pytest.mark.parametrize(
    ("name", "state", "first"),
    [
        ("Han Meilin", "CHN", True),
        ("Tran Van Lai", "VNM", True),
        ("Lo Wai-man", "HKG", True),
        ("Chu Ming-te", None, True),
        ("Vivian Lo", "HKG", False),
        ("Oscar Chu", "TWN", False),
        ("Pietro Nardi", "VAT", False),
        ("Omar al-Karimi", "SYR", False),
        ("Ana Reyes", None, False),
    ],
)
def test_where_the_family_name_stands(name: str, state: str | None, first: bool) -> None:
    assert family_first(name, state) is first
