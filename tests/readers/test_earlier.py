"""The rows of an earlier run are read again, and every fault names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.errors import EarlierError
from crosswire.readers.earlier import read_earlier

GOOD = '{"story": "S1", "report": "a.txt", "score": 1.0}\n\n{"change": "gone", "story": "S2", "report": null}\n'


def test_rows_are_read_and_changes_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "before.jsonl"
    file.write_text(GOOD, encoding="utf-8")
    assert read_earlier(str(file)) == {"a.txt": "S1"}


def test_a_path_may_hold_what_else_parts_lines(tmp_path: Path) -> None:
    file = tmp_path / "before.jsonl"
    file.write_text('{"story": "S1", "report": "a\u2028b\x85.txt"}\r\n' + GOOD, encoding="utf-8", newline="")
    assert read_earlier(str(file)) == {"a\u2028b\x85.txt": "S1", "a.txt": "S1"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + "{", ":4: not JSON"),
        ("[" * 100_000, ":1: not JSON"),
        ("[1]", ":1: no row"),
        ('{"story": "S1"}', ':1: no "report"'),
        ('{"story": 7, "report": "a"}', ':1: no "story"'),
    ],
)
def test_faults(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "before.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EarlierError) as error:
        read_earlier(str(file))
    assert message in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EarlierError, match=r"none\.jsonl"):
        read_earlier(str(tmp_path / "none.jsonl"))
