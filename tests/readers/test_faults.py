"""What cannot be read, or not whole, and hostile input: each fault with its place, reason and remedy."""

from __future__ import annotations

import gzip
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.saved import PAGE, TEXT, read

from crosswire.errors import InputError
from crosswire.readers import read_paths
from crosswire.readers.files import read_bytes, read_input
from crosswire.readers.rows import read_rows

FAULTS = [
    ("empty", b"  \n", "a.txt", "empty"),
    ("binary", bytes(range(256)) * 20, "a.txt", "binary"),
    (
        "a plain PDF",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n(The envoys met in Lima.) Tj\n" * 9,
        "a.pdf",
        "binary",
    ),
    ("a picture by its control characters", b"\x89PNG\x01\x02\x03\x04\x05\x06" * 40, "a", "binary"),
    ("French", ("Le ministre a annoncé lundi que les négociations reprendront. " * 9).encode(), "a.txt", "not English"),
    ("Ukrainian", ("Міністр повідомив у понеділок, що переговори тривають. " * 9).encode(), "a.txt", "not English"),
    ("page built by scripts", b"<html><body><nav>Home</nav><script>1</script></body></html>", "a.html", "no article"),
    ("a page nested too deep", b"<div>" * 9_000 + TEXT.encode(), "a.html", "nested too deep"),
    ("no feed", b"<config><a>1</a></config>", "a.xml", "no feed"),
    ("torn gzip", gzip.compress(TEXT.encode())[:60], "a.txt.gz", "torn"),
    ("torn archive", b"WARC/1.0\r\nbroken", "a.warc", "torn"),
    ("an archive without addresses", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n", "a.warc", "torn"),
    ("a page packed by a browser", b"From: <Saved by Blink>\r\n\r\n" + PAGE.encode(), "a.mhtml", "packed by a browser"),
    ("broken JSON", b'{"text": ', "a.json", "broken JSON"),
    ("nested JSON", b"[" * 100_000, "a.json", "JSON"),
    ("a row without text", b'{"path": "x"}', "a.jsonl", "neither"),
    ("a row of a wrong type", b'{"text": 5}', "a.jsonl", "must be text"),
    ("a row that is no object", b"[1]", "a.jsonl", "must be an object"),
    ("a broken row", b'{"text": "a"', "a.jsonl", "broken JSON"),
    ("a nested row", b'{"text":' + b"[" * 100_000, "a.jsonl", "nested"),
    ("a row not UTF-8", b'{"text": "caf\xe9"}', "a.jsonl", "UTF-8"),
]


@pytest.mark.parametrize(("_what", "content", "name", "reason"), FAULTS, ids=[case[0] for case in FAULTS])
def test_faulty_input_is_listed(tmp_path: Path, _what: str, content: bytes, name: str, reason: str) -> None:
    found, problems = read(tmp_path, content, name)
    assert not found
    assert reason in problems[0].reason
    assert problems[0].fatal
    assert problems[0].remedy
    assert problems[0].path.endswith(name)
    assert problems[0].line == (1 if name.endswith((".jsonl", ".json")) and "torn" not in reason else None) or (
        name == "a.json"
    )


def test_broken_rows_do_not_stop_the_others(tmp_path: Path) -> None:
    content = f"{json.dumps({'text': TEXT})}\n{{oops\n{json.dumps({'path': 'b', 'text': TEXT})}\n"
    found, problems = read(tmp_path, content, "a.ndjson")
    assert len(found) == 2
    assert [(p.line, p.fatal) for p in problems] == [(2, True), (3, False)]


def test_a_file_of_nothing_but_broken_rows_is_left(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "x\n" * 5_000, "a.jsonl")
    assert not found
    assert len(problems) == 101
    assert "rest of the file" in problems[-1].reason


def test_a_bomb_stops_at_the_bound(tmp_path: Path) -> None:
    begin = time.process_time()
    found, problems = read(tmp_path, gzip.compress(b"\0" * 120_000_000), "a.jsonl.gz")
    assert not found
    assert "larger than" in problems[0].reason
    assert time.process_time() - begin < 10  # seconds; about one, most of it for making the bomb


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_folder_with_what_is_no_file(tmp_path: Path) -> None:
    """A link to nothing, and a pipe that nobody writes to."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "lost.bin").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.sock")
    found, problems = read_paths([str(tmp_path)])
    assert [Path(one.path).name for one in found] == ["a.txt"]
    assert [p.reason.partition(" passed")[0] for p in problems] == ["1 file of kind .bin", "1 file of kind .sock"]


def test_a_fault_in_a_row_is_said_by_its_line(tmp_path: Path) -> None:
    row = {"text": TEXT, "published": "the other day"}
    _, problems = read(
        tmp_path, json.dumps(row) + "\n" + json.dumps({**row, "path": "wire", "text": TEXT * 2}), "a.jsonl"
    )
    assert [(Path(p.path).name, p.line) for p in problems] == [("a.jsonl", 1), ("a.jsonl", 2)]


def test_a_flood_of_attributes(tmp_path: Path) -> None:
    """The parser holds each attribute of an element against all before it: these would take it minutes."""
    flood = PAGE.replace("<article>", "<article " + " ".join(f'a{n}="x"' for n in range(60_000)) + ">")
    began = time.process_time()
    (found,), _ = read(tmp_path, flood, "a.html")
    assert time.process_time() - began < 5
    assert "Ana Brodt" in found.text


def test_an_empty_folder_is_listed(tmp_path: Path) -> None:
    assert "empty" in read_paths([str(tmp_path)])[1][0].reason


PATHS = [
    ("missing", "/no/such/file.txt", "no such file"),
    ("an address", "https://courier.example/a", "address"),
    ("nothing", "", "empty path"),
    ("a NUL", "a\0b", ""),
    ("a device", "/dev/null", "neither a file"),
]


@pytest.mark.parametrize(("_what", "path", "reason"), PATHS, ids=[case[0] for case in PATHS])
def test_paths_that_cannot_be_read(_what: str, path: str, reason: str) -> None:
    found, (problem,) = read_paths([path])
    assert not found
    assert problem.fatal
    assert reason in problem.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    file.chmod(0)
    assert "cannot be read" in read_paths([str(file)])[1][0].reason


HOSTILE = [
    ("deep", "<div>" * 50_000 + TEXT),
    ("unclosed", "<p><b><i>" * 60_000),
    ("attributes", f"<p style='{'a:b;' * 50_000}'>{TEXT}"),
    ("JSON-LD", f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{TEXT}"),
    ("entities", "&amp;" * 100_000),
    ("comments", "<!--" * 50_000),
]


@pytest.mark.parametrize(("_what", "page"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_hostile_pages_do_no_harm(tmp_path: Path, _what: str, page: str) -> None:
    begin = time.process_time()
    found, problems = read(tmp_path, f"<html><body>{page}</body></html>", "a.html")
    assert len(found) + len(problems) >= 1
    assert time.process_time() - begin < 10  # seconds; typically below one


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", ".html", ".xml", ".json", ".txt"]))
def test_any_bytes_are_a_report_or_a_problem(data: bytes, kind: str) -> None:
    try:
        found = list(read_bytes(data, name="a" + kind, kind=kind))
    except InputError as error:
        found = [error]
    assert found
    assert list(read_rows(iter(data.splitlines()), file="a")) or not data.strip()
    assert list(read_input(data)) or not data.strip()
