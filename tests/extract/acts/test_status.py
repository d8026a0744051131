"""Status of an act: a table of sentences, at least 95 % right in every kind."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from tests.documents import first_parse

from crosswire.extract.acts.status import status_of
from crosswire.text.parse import Parser

# What a kind is called as a status of an event.
_STATUS = {"denied": "negated", "conditional": "hypothetical"}
_FLOOR = 0.95


def _cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "status_cases.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


CASES = _cases()
KINDS = sorted({kind for kind, *_ in CASES})


def read(parser: Parser, word: str, text: str) -> str:
    parse = first_parse(parser, text)
    forms = [t.index for t in parse.tokens if t.text == word]
    return status_of(parse, forms[0]) if forms else "absent"


@pytest.fixture(scope="module")
def results(parser: Parser) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for kind, word, text in CASES:
        found[kind].append((read(parser, word, text), word, text))
    return found


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert min(sum(kind == k for k, *_ in CASES) for kind in KINDS) >= 20


@pytest.mark.parametrize("kind", KINDS)
def test_status_by_kind(kind: str, results: dict[str, list[tuple[str, str, str]]]) -> None:
    expected = _STATUS.get(kind, kind)
    wrong = [case for case in results[kind] if case[0] != expected]
    assert 1 - len(wrong) / len(results[kind]) >= _FLOOR, wrong
