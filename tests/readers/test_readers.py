"""Doors in: every kind of input."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.readers.saved import FEED, PAGE, TEXT, read

from crosswire.errors import InputError
from crosswire.readers import articles, read_paths

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


def test_json_files_hold_a_row_or_a_list_of_rows(tmp_path: Path) -> None:
    assert len(read(tmp_path, json.dumps({"text": TEXT}), "a.json")[0]) == 1
    assert len(read(tmp_path, json.dumps([{"text": TEXT}, {"text": TEXT}]), "b.json")[0]) == 2


def test_rows_in_a_file_called_json_are_parted_at_line_feeds_alone(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"{TEXT}\u2028{n}"}, ensure_ascii=False) for n in range(2)]
    found, problems = read(tmp_path, "\n".join(rows), "a.json")
    assert [one.text[-1] for one in found] == ["0", "1"]
    assert not problems


def test_gzip(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(TEXT.encode()), "a.txt.gz")[0][0].text == TEXT
    assert read(tmp_path, gzip.compress(json.dumps({"text": TEXT}).encode()), "a.jsonl.gz")[0][0].text == TEXT


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


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{}\r\nContent-Length: {}\r\n\r\n"
    )
    records = [head.format(name, len(http)).encode() + http + b"\r\n\r\n" for name in "ab"]
    found, _ = read(tmp_path, gzip.compress(b"".join(records)), "a.warc.gz")
    assert [one.path for one in found] == ["https://courier.example/a", "https://courier.example/b"]


def test_a_file_given_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, TEXT)
    (tmp_path / "copy.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    found, problems = read_paths(["a.txt", "./a.txt", str(tmp_path / "a.txt"), str(tmp_path)])
    assert [Path(one.path).name for one in found] == ["a.txt", "copy.txt"]
    assert [p.fatal for p in problems] == [False] * 4
    assert sum("the same text as a.txt" in p.reason for p in problems) == 1


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


def test_articles_say_what_would_help() -> None:
    page = "<p>" + TEXT * 9 + "</p>" + "<div>" * 9_000 + TEXT
    with pytest.raises(InputError) as error:
        articles([{"html": page}])
    assert "nested too deep" in error.value.reason
    assert error.value.remedy == "Save the article as text."


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    (found,) = articles([{"text": "a\ud800b" + TEXT}])
    assert found.text == "a\ufffdb" + TEXT
