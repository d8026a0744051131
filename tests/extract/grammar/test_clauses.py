from __future__ import annotations

import pytest
from tests.documents import first_parse

from crosswire.extract.grammar.clauses import find_clauses
from crosswire.text.parse import Parser

CASES = [
    (
        "coordinated verbs are two clauses",
        "The ministry rejects the criticism and accuses the island of piracy.",
        [("verbal", "rejects"), ("verbal", "accuses")],
    ),
    (
        "a relative clause stands apart",
        "The envoy, who opened the door, was satisfied.",
        [("verbal", "opened"), ("verbal", "was")],
    ),
    (
        "what is said stands apart from saying it",
        "The envoy said the ferry talks would fail.",
        [("verbal", "said"), ("verbal", "fail")],
    ),
    ("a lifting verb is followed down", "The envoys are set to meet in Oslo.", [("verbal", "meet")]),
    ("a failure is followed down", "They failed to reach the harbour.", [("verbal", "reach")]),
    (
        "an infinitive of another stays",
        "The envoy urged Norland to reduce tensions.",
        [("verbal", "urged")],
    ),
    ("a short purpose stays with its noun", "The island denies any plans to attack.", [("verbal", "denies")]),
    (
        "an event noun with complements tells an event",
        "The release of four sailors pleased the island.",
        [("nominal", "release"), ("verbal", "pleased")],
    ),
    ("a bare event noun tells none", "The release pleased everybody.", [("verbal", "pleased")]),
    ("a verbless line is a fragment", "Mutual reproaches beside a bit of optimism", [("fragment", "reproaches")]),
    (
        "an ordinal stands for an event",
        "The talks, the second in just three weeks, failed.",
        [("nominal", "second"), ("verbal", "failed")],
    ),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_clauses(parser: Parser, case: str, text: str, expected: list[tuple[str, str]]) -> None:
    parse = first_parse(parser, text)
    found = [(clause.kind, parse.tokens[clause.predicate].text) for clause in find_clauses(parse)]
    assert sorted(found) == sorted(expected), case


def test_each_token_has_one_clause_that_is_not_nominal(parser: Parser) -> None:
    parse = first_parse(
        parser, "After meeting the envoy, who had come from Oslo, the minister said that talks failed and left."
    )
    owned = [i for clause in find_clauses(parse) if clause.kind != "nominal" for i in clause.own]
    assert sorted(owned) == list(range(len(parse.tokens)))


def test_gerund_clause_keeps_its_preposition(parser: Parser) -> None:
    parse = first_parse(parser, "The minister left the island after meeting the four envoys in Oslo.")
    meeting = next(c for c in find_clauses(parse) if parse.tokens[c.head].text == "meeting")
    assert parse.tokens[meeting.own[0]].text == "after"
