"""Files and folders: what each path holds, told by its name and its first characters."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from crosswire.errors import InputError
from crosswire.readers.compressed import LARGEST, read_lines, read_whole
from crosswire.readers.decode import decode
from crosswire.readers.drafts import Draft, Found, fault
from crosswire.readers.feeds import read_feed
from crosswire.readers.pages import looks_like_page, read_page
from crosswire.readers.rows import read_rows, rows_of
from crosswire.readers.warc import read_warc

_ROWS = frozenset((".jsonl", ".ndjson"))
_FEEDS = frozenset((".xml", ".rss", ".atom", ".rdf"))
_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ".rst", ""))
_READ = _ROWS | _FEEDS | _PAGES | _TEXTS | {".json", ".warc"}


def read_path(name: str) -> Found:
    """Read one path that the user gave: a file of any kind, or a folder with all below it."""
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield from _file(path)
        else:
            yield fault(name, "there is no such file or folder", "Check the spelling of the path.")
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        yield fault(
            name, f"cannot be read ({getattr(error, 'strerror', None) or error})", "Check path and permissions."
        )


def _folder(folder: Path) -> Found:
    """The files of a folder and its subfolders, sorted, hidden ones left out."""
    others: Counter[str] = Counter()
    empty = True
    for path in _below(folder):
        empty = False
        if _kind(path) in _READ:
            yield from read_path(str(path))
        else:
            others[_kind(path)] += 1
    for kind, count in sorted(others.items()):
        reason = f"{count} file{'s' * (count > 1)} of kind {kind} passed over"
        yield fault(str(folder), reason, "Convert what holds a report to text or HTML.", fatal=False)
    if empty:
        yield fault(str(folder), "the folder is empty", "Put reports into it.")


def _below(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(at, name)


def _kind(path: Path) -> str:
    """The last suffix in lower case, that of the packed file for gzip."""
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def _file(path: Path) -> Found:
    """Read one file; a fault in it becomes a Problem."""
    name, kind = str(path), _kind(path)
    if not path.is_file():
        yield fault(name, "neither a file nor a folder", "Give a regular file.")
        return
    try:
        if kind in _ROWS:
            yield from read_rows(read_lines(path), file=name)
        elif kind == ".warc":
            yield from read_warc(path, path=name)
        else:
            yield from read_bytes(read_whole(path), name=name, kind=kind)
    except InputError as error:
        yield fault(name, error.reason, error.remedy, line=error.line)


def read_bytes(data: bytes, *, name: str, kind: str = "") -> Found:
    """Read the content of one file or of standard input. Raises InputError where it is a page or a
    feed without text."""
    if not data.strip():
        yield fault(name, "empty", "Give a file with text.")
        return
    if kind in _FEEDS:
        yield from read_feed(data, path=name)
        return
    decoded = decode(data)
    if decoded is None:
        yield fault(name, "binary, not text", "Convert it to text or HTML.")
        return
    if not decoded.certain:
        reason = f"not UTF-8; read as {decoded.encoding}, which may be wrong"
        yield fault(name, reason, "Convert it to UTF-8.", fatal=False)
    if kind == ".json":
        yield from _json(decoded.text, name)
    elif kind in _PAGES or looks_like_page(decoded.text):
        yield read_page(decoded.text, path=name, file=name)
    else:
        yield Draft(path=name, text=decoded.text, file=name)


def _json(text: str, name: str) -> Found:
    """A JSON file: one row, a list of rows, or (misnamed) JSON Lines."""
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_rows((line.encode() for line in text.splitlines()), file=name)
        else:
            yield fault(name, f"broken JSON: {error.msg}", "Mend the file.", line=error.lineno)
        return
    except (ValueError, RecursionError):
        yield fault(name, "JSON nested too deep or with a number too long", "Mend the file.")
        return
    yield from rows_of(rows if isinstance(rows, list) else [rows], file=name)


def read_input(data: bytes, *, name: str = "-") -> Found:
    """Read standard input: JSON Lines if it begins with a brace, else a page or one text."""
    try:
        if len(data) > LARGEST and not data.lstrip()[:1] == b"{":
            raise InputError(name, f"larger than {LARGEST // 1_000_000} MB", "Split it into single reports.")
        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
            yield from read_rows(iter(data.splitlines()), file=name)
        else:
            yield from read_bytes(data, name=name)
    except InputError as error:
        yield fault(name, error.reason, error.remedy, line=error.line)
