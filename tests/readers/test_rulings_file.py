"""A user's file of rulings: names of reports, pairs, and every way to get it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.errors import RulingError
from crosswire.readers.rulings import read_rulings
from crosswire.records.text import Article

ARTICLES = [
    Article(id=f"R{n}", path=path, text="")
    for n, path in enumerate(("news/a.txt", "news/b.txt", "old/b.txt", "rows.jsonl#4", "a\u2028b"), 1)
]


def read(tmp_path: Path, text: str) -> list[tuple[str, str, bool, str]]:
    file = tmp_path / "mine.jsonl"
    file.write_text(text, encoding="utf-8")
    return [(r.report, r.other, r.same, r.of) for r in read_rulings(str(file), ARTICLES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"same": ["news/a.txt", "old/b.txt"]}', [("R1", "R3", True, "lineage")]),
        ('{"same": ["a.txt", "a\u2028b"]}', [("R1", "R5", True, "lineage")]),
        ('# why\n\n{"apart": ["a.txt", "R4"], "of": "story"}', [("R1", "R4", False, "story")]),
        (
            '{"same": ["R1", "R2", "R3"], "note": "one wire"}',
            [("R1", "R2", True, "lineage"), ("R1", "R3", True, "lineage"), ("R2", "R3", True, "lineage")],
        ),
        ("", []),
    ],
)
def test_rulings(tmp_path: Path, text: str, expected: list[tuple[str, str, bool, str]]) -> None:
    assert read(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"same": ["a.txt", "zzz.txt"]}', "mine.jsonl:1: 'zzz.txt' is no report"),
        ('{"same": ["a.txt", "b.txt"]}', "any of several"),
        ("{same}", "not JSON"),
        ("[1]", "must be"),
        ('{"same": ["R1", "R2"], "apart": ["R1", "R2"]}', "must be"),
        ('{"same": ["R1", "R2"], "off": "story"}', "must be"),
        ('{"same": ["R1"]}', "two reports"),
        ('{"same": ["R1", 2]}', "two reports"),
        ('{"same": ["R1", "a.txt"]}', "twice"),
        ('{"same": ["R1", "R2"], "of": "claim"}', "lineage"),
        ('{"same": ["R1", "R2"]}\n{"apart": ["R2", "R1"]}', "mine.jsonl:2: says the opposite of"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulingError, match=r".") as caught:
        read(tmp_path, text)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulingError, match="nowhere"):
        read_rulings(str(tmp_path / "nowhere.jsonl"), ARTICLES)
