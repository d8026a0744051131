"""Tokens by what they are to the one they hang from."""

from __future__ import annotations

import pytest
from tests.documents import first_parse

from crosswire.records.text import NamedSpan, Parse, Token
from crosswire.text.parse import Parser
from crosswire.text.tree import child_as, children_as, dependents, has_child, helpers, is_named, runs

# "Olsen of Norland did not sign": word, label, head
WORDS = [("Olsen", "nsubj", 5), ("of", "prep", 0), ("Norland", "pobj", 1), ("did", "aux", 5), ("not", "neg", 5), ("sign", "ROOT", 5)]  # fmt: skip
SIGN = 5


@pytest.fixture
def parse() -> Parse:
    starts = [sum(len(w) + 1 for w, *_ in WORDS[:i]) for i in range(len(WORDS))]
    tokens = tuple(
        Token(
            index=i,
            start=starts[i],
            end=starts[i] + len(word),
            text=word,
            lemma=word.lower(),
            pos="X",
            tag="X",
            dep=dep,
            head=head,
        )
        for i, (word, dep, head) in enumerate(WORDS)
    )
    children = tuple(tuple(t.index for t in tokens if t.head == i != t.index) for i in range(len(tokens)))
    named = (NamedSpan(first=0, last=1, label="PERSON"), NamedSpan(first=2, last=3, label="GPE"))
    return Parse(text=" ".join(w for w, *_ in WORDS), tokens=tokens, named=named, children=children)


def test_children_by_label_stand_in_the_order_of_the_sentence(parse: Parse) -> None:
    assert children_as(parse, SIGN, "neg", "nsubj") == [0, 4]
    assert child_as(parse, SIGN, "neg", "nsubj") == 0
    assert children_as(parse, SIGN, "pobj") == []
    assert [token.text for token in dependents(parse, SIGN, "neg", "nsubj")] == ["Olsen", "not"]
    assert [token.index for token in dependents(parse, SIGN)] == [0, 3, 4]
    assert child_as(parse, SIGN, "pobj") is None


def test_only_what_hangs_from_the_token_itself_counts(parse: Parse) -> None:
    assert has_child(parse, SIGN, "pobj", "aux")
    assert not has_child(parse, SIGN, "pobj", "ROOT")


def test_a_token_is_part_of_a_name_of_a_kind(parse: Parse) -> None:
    assert [is_named(parse, i, ("GPE", "ORG")) for i in range(4)] == [False, False, True, False]


def test_tokens_that_follow_one_another_make_a_run() -> None:
    assert runs((2, 3, 5, 7, 8)) == [[2, 3], [5], [7, 8]]
    assert runs(()) == []


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The mayor will have left the town.", "left", {"will", "have"}),
        ("The mayor said she'd left the town.", "left", {"had"}),
        ("The mayor said she'd been told of it.", "told", {"had", "been"}),
        ("The mayor said she'd leave the town.", "leave", {"would"}),
        ("The mayor said she'd have left the town.", "left", {"would", "have"}),
        ("The mayor won\u2019t leave the town.", "leave", {"will"}),
        ("They can't leave the town.", "leave", {"can"}),
        ("They've left the town.", "left", {"have"}),
        ("She's left the town.", "left", {"has"}),
        ("She's leaving the town.", "leaving", {"is"}),
        ("She's being told of it.", "told", {"is", "being"}),
        ("I'm leaving the town.", "leaving", {"am"}),
        ("The mayor left the town.", "left", set()),
    ],
)
def test_short_forms_of_helping_verbs_are_read_in_full(
    parser: Parser, text: str, verb: str, expected: set[str]
) -> None:
    parse = first_parse(parser, text)
    assert helpers(parse, next(t.index for t in parse.tokens if t.text == verb)) == expected
