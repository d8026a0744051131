"""Doors in: every kind of input, and every fault with its place, reason and remedy."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.errors import InputError
from crosswire.readers import articles, read_paths
from crosswire.readers.files import read_bytes, read_input
from crosswire.readers.rows import read_rows
from crosswire.records.text import Article, Problem

TEXT = (
    "Ministers agree to reopen border crossing\n\n"
    "The foreign ministers of the two republics agreed on Monday to reopen the border crossing at Velm. "
    "Minister Ana Brodt called the café talks useful, and her colleague promised a reply by Friday.\n"
)
PAGE = """<!doctype html><html><head><title>Crossing opens - Courier</title>
<meta property="og:site_name" content="The Velm Courier"><meta property="og:title" content="Crossing opens">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<link rel="canonical" href="https://courier.example/a"><script>var hidden = "script words";</script></head>
<body><nav><ul><li>Home</li><li>World</li></ul></nav>
<article><h1>Crossing opens</h1>
<p>The foreign ministers of the two republics agreed on <b>Monday</b> to reopen the border crossing at Velm.</p>
<p>Minister Ana Brodt called the talks useful,<br>and her colleague promised a reply by Friday afternoon.</p>
<p>The crossing had been closed since the floods of last spring, when both sides accused each other of neglect.</p>
<p hidden>secret words</p><span style="display: none">unseen words</span><i style="font-size:0px">tiny words</i>
</article><footer><p>Copyright Courier</p></footer></body></html>"""


FEED = f"""<?xml version="1.0"?>\n<rss version="2.0"><channel><title>The Velm Courier</title><item><title>Crossing opens</title>
<description>{TEXT}</description></item></channel></rss>"""


def read(tmp_path: Path, content: bytes | str, name: str = "a.txt") -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read one file of ``content``."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_paths([str(file)])


FAULTS = [
    ("empty", b"  \n", "a.txt", "empty"),
    ("binary", bytes(range(256)) * 20, "a.txt", "binary"),
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


ENCODINGS = [
    ("UTF-8 with a mark", TEXT.encode("utf-8-sig"), True),
    ("UTF-16", TEXT.encode("utf-16"), True),
    ("UTF-16 without a mark", TEXT.encode("utf-16-le"), False),
    ("Windows-1252", TEXT.encode("cp1252"), False),
    ("UTF-8 with a broken byte", "“A ministry” — ".encode() + b"\xff\n" + TEXT.encode(), False),
    ("declared", ("<!-- charset=iso-8859-1 -->\n" + TEXT).encode("latin-1"), False),
]


@pytest.mark.parametrize(("_what", "content", "certain"), ENCODINGS, ids=[case[0] for case in ENCODINGS])
def test_encodings(tmp_path: Path, _what: str, content: bytes, certain: bool) -> None:
    found, problems = read(tmp_path, content)
    assert found[0].text.endswith(TEXT)
    assert [problem.fatal for problem in problems] == ([] if certain else [False])


def test_line_breaks_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    found, _ = read(tmp_path, TEXT.replace("\n", "\r\n"))
    assert found[0].text == TEXT.replace("\n", "\r\n")


def test_page(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, PAGE, "a.html")
    assert not problems
    assert (found.title, found.source, found.published) == ("Crossing opens", "The Velm Courier", date(2031, 3, 4))
    assert found.url == "https://courier.example/a"
    assert "Home\nWorld" in found.text
    assert "useful,\nand" in found.text
    assert "agreed on Monday to" in found.text
    for unseen in ("script words", "secret words", "unseen words", "tiny words"):
        assert unseen not in found.text
    assert found.extracted is not None
    article = "\n".join(found.text[span.start : span.end] for span in found.extracted)
    assert "of neglect." in article
    assert "Home" not in article
    assert "Copyright" not in article


def test_pages_are_known_without_a_suffix(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, PAGE, "saved")
    assert found.title == "Crossing opens"


def test_rows(tmp_path: Path) -> None:
    rows = [
        {"path": "01.txt", "text": TEXT, "title": "T", "source": "S", "url": "https://a.example", "published": "2031-03-04"},
        {"text": TEXT + "more", "published": "Tue, 04 Mar 2031 10:00:00 GMT"},
        {"html": PAGE, "source": "Given"},
        {"path": "04.txt", "text": TEXT, "published": "4th of Winter"},
    ]  # fmt: skip
    found, problems = read(tmp_path, "\n\n".join(map(json.dumps, rows)), "a.jsonl")
    assert [one.id for one in found] == ["R1", "R2", "R3", "R4"]
    assert [Path(one.path).name for one in found] == ["01.txt", "a.jsonl:3", "a.jsonl:5", "04.txt"]
    assert [one.published for one in found] == [date(2031, 3, 4)] * 3 + [None]
    assert (found[0].title, found[0].source, found[0].url) == ("T", "S", "https://a.example")
    assert found[2].source == "Given"
    assert [(p.line, p.fatal) for p in problems] == [(7, False), (7, False)]
    assert "4th of Winter" in problems[0].reason
    assert problems[1].reason == "the same text as 01.txt"


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


def test_json_files_hold_a_row_or_a_list_of_rows(tmp_path: Path) -> None:
    assert len(read(tmp_path, json.dumps({"text": TEXT}), "a.json")[0]) == 1
    assert len(read(tmp_path, json.dumps([{"text": TEXT}, {"text": TEXT}]), "b.json")[0]) == 2


def test_gzip(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(TEXT.encode()), "a.txt.gz")[0][0].text == TEXT
    assert read(tmp_path, gzip.compress(json.dumps({"text": TEXT}).encode()), "a.jsonl.gz")[0][0].text == TEXT


def test_a_bomb_stops_at_the_bound(tmp_path: Path) -> None:
    begin = time.process_time()
    found, problems = read(tmp_path, gzip.compress(b"\0" * 120_000_000), "a.jsonl.gz")
    assert not found
    assert "larger than" in problems[0].reason
    assert time.process_time() - begin < 10  # seconds; about one, most of it for making the bomb


def test_feed(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
    <item><title>Crossing &lt;b&gt;opens&lt;/b&gt;</title><link>https://courier.example/a</link>
    <pubDate>Tue, 04 Mar 2031 13:00:00 GMT</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;
    &lt;script&gt;alert(1)&lt;/script&gt;</description></item><item><title>Only a title</title></item></channel></rss>"""
    (found,), problems = read(tmp_path, feed, "a.rss")
    assert (found.path, found.title, found.source) == ("https://courier.example/a", "Crossing opens", "Courier")
    assert found.published == date(2031, 3, 4)
    assert found.text.startswith("Crossing opens\n\n")
    assert "alert" not in found.text
    assert "entry 2" in problems[0].reason


def test_web_archive(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = tmp_path / "a.warc.gz"
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for address, kind, content in (
            ("https://courier.example/a", "text/html; charset=utf-8", PAGE.encode()),
            ("https://courier.example/a.png", "image/png", b"\x89PNG"),
            ("https://courier.example/b", "text/html", b"<html><body>Home</body></html>"),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=headers)
            writer.write_record(record)
    (found,), problems = read_paths([str(file)])
    assert (found.path, found.title) == ("https://courier.example/a", "Crossing opens")
    assert [(p.path, p.fatal) for p in problems] == [("https://courier.example/b", True), (str(file), False)]
    assert "1 record" in problems[1].reason


def test_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt", "photo.jpg"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    found, problems = read_paths([str(tmp_path / "in")])
    assert [Path(one.path).name for one in found] == ["a.txt", "b.txt", "c.txt"]
    reasons = [p.reason for p in problems]
    assert [reason.startswith("the same text as") for reason in reasons] == [True, True, False]
    assert reasons[2] == "1 file of kind .jpg passed over (photo.jpg)"


def test_a_folder_of_saved_pages(tmp_path: Path) -> None:
    """Names with dots, addresses as names, the parts of a page beside it, and documents that nothing here reads."""
    kept = {
        "Talks in Velm.html": PAGE,
        "Talks in Velm_files/frame.html": "<html><body>An advertisement</body></html>",
        "Talks in Velm_files/logo.png": "",
        "index.php": PAGE.replace("Monday", "Tuesday"),
        "index.html?page=2": PAGE.replace("Monday", "Friday"),
        "courier.example_2031-03-04": TEXT,
        "a.pdf": "%PDF-1.4",
        "b.pdf": "%PDF-1.4",
        "clip.mp3": "ID3",
    }
    for name, content in kept.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    found, problems = read_paths([str(tmp_path)])
    names = ["Talks in Velm.html", "courier.example_2031-03-04", "index.html?page=2", "index.php"]
    assert [Path(one.path).name for one in found] == names
    assert [(p.reason, p.fatal) for p in problems] == [
        ("1 file of kind .mp3 passed over (clip.mp3)", False),
        ("2 files of kind .pdf passed over (a.pdf, b.pdf)", True),
        ("what belongs to saved pages was passed over (Talks in Velm_files)", False),
    ]


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


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{}\r\nContent-Length: {}\r\n\r\n"
    )
    records = [head.format(name, len(http)).encode() + http + b"\r\n\r\n" for name in "ab"]
    found, _ = read(tmp_path, gzip.compress(b"".join(records)), "a.warc.gz")
    assert [one.path for one in found] == ["https://courier.example/a", "https://courier.example/b"]


def test_a_flood_of_attributes(tmp_path: Path) -> None:
    """The parser holds each attribute of an element against all before it: these would take it minutes."""
    flood = PAGE.replace("<article>", "<article " + " ".join(f'a{n}="x"' for n in range(60_000)) + ">")
    began = time.process_time()
    (found,), _ = read(tmp_path, flood, "a.html")
    assert time.process_time() - began < 5
    assert "Ana Brodt" in found.text


def test_an_empty_folder_is_listed(tmp_path: Path) -> None:
    assert "empty" in read_paths([str(tmp_path)])[1][0].reason


def test_a_file_given_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, TEXT)
    (tmp_path / "copy.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    found, problems = read_paths(["a.txt", "./a.txt", str(tmp_path / "a.txt"), str(tmp_path)])
    assert [Path(one.path).name for one in found] == ["a.txt", "copy.txt"]
    assert [p.fatal for p in problems] == [False] * 4
    assert sum("the same text as a.txt" in p.reason for p in problems) == 1


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


def test_long_reports_are_cut(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 20)
    (found,), (problem,) = read_paths([str(file)], longest=1_000)
    assert 500 < len(found.text) <= 1_000
    assert TEXT.startswith(found.text[:50])
    assert not problem.fatal


@pytest.mark.parametrize(
    ("content", "count", "title"),
    [
        (json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + "."}), 2, None),
        (json.dumps([{"text": TEXT}, {"text": TEXT + "."}], indent=1), 2, None),
        (FEED, 1, "Crossing opens"),
        (PAGE, 1, "Crossing opens"),
        (TEXT, 1, None),
        ("[" + TEXT + "]", 1, None),
    ],
    ids=["rows", "a list of rows", "a feed", "a page", "a text", "a text in brackets"],
)  # fmt: skip
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, count: int, title: str | None) -> None:
    class Stdin:
        buffer = io.BytesIO(content.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    found, problems = read_paths(["-"])
    assert len(found) == count
    assert found[0].title == title
    assert not problems


def test_articles() -> None:
    found = articles([TEXT, {"text": TEXT, "path": "x", "published": datetime(2031, 3, 4, 5)}, {"html": PAGE}])
    assert [one.id for one in found] == ["R1", "R2", "R3"]
    assert [one.path for one in found] == ["report 1", "x", "report 3"]
    assert found[1].published == date(2031, 3, 4)


def test_one_text_is_no_list_of_texts() -> None:
    with pytest.raises(InputError, match="list of texts"):
        articles(TEXT)


@pytest.mark.parametrize(
    ("row", "reason"),
    [(5, "object"), ({}, "neither"), ({"text": 5}, "must be text"), ("  ", "empty"), ({"text": TEXT, "published": "soon"}, "not a date"),
     ({"html": "<p>Home</p>"}, "no article"), ({"text": TEXT, "title": ["a"]}, "must be text"), (None, "object")],
)  # fmt: skip
def test_articles_refuse(row: object, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        articles([TEXT, row])  # type: ignore[list-item]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    (found,) = articles([{"text": "a\ud800b" + TEXT}])
    assert found.text == "a\ufffdb" + TEXT


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
