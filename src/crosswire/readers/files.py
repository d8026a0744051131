"""Files and folders: what each path holds, told by its name and its first characters."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
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

# Where the kinds below say what a file is; any other is told by its first characters.
_ROWS = frozenset((".jsonl", ".ndjson"))
_FEEDS = frozenset((".xml", ".rss", ".atom", ".rdf"))
_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ".rst", ""))
_READ = _ROWS | _FEEDS | _PAGES | _TEXTS | {".json", ".warc"}
# Kinds in which people keep reports, and which nothing here reads: such a file is missing from the account.
_SNAPSHOTS = frozenset((".mhtml", ".mht", ".webarchive"))
_KEPT = _SNAPSHOTS | frozenset((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml"))
# A suffix is letters, perhaps with figures: "nytimes.com_2020-01-03", "index.html?page=2" and "Talks v. 2" have none.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,10}")
# How a list of rows begins, and how a feed does, whatever its name: no report begins so.
_ROW_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"")
_FEED = re.compile(r"\ufeff?\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]")
# What stands for bytes that are no character.
_LOST = "\ufffd"
# Bytes of a file of unknown kind in which a page shows that it is one.
_HEAD = 2_000


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
    others: defaultdict[str, list[str]] = defaultdict(list)
    parts: list[str] = []
    empty = True
    for path in _below(folder, parts):
        empty = False
        if _kind(path) in _READ or (_kind(path) not in _KEPT and _begins_like_page(path)):
            yield from read_path(str(path))
        else:
            others[_kind(path)].append(path.name)
    for kind, names in sorted(others.items()):
        reason = f"{len(names)} file{'s' * (len(names) > 1)} of kind {kind} passed over ({_some(names)})"
        yield fault(str(folder), reason, _remedy(kind), fatal=kind in _KEPT)
    if parts:
        reason = f"what belongs to saved pages was passed over ({_some(parts)})"
        yield fault(str(folder), reason, "Nothing, the pages were read.", fatal=False)
    if empty:
        yield fault(str(folder), "the folder is empty", "Put reports into it.")


def _below(folder: Path, parts: list[str]) -> Iterator[Path]:
    """The files below ``folder``. A browser that saves "a.html" puts its pictures, scripts and frames into "a_files":
    such folders are added to ``parts``."""
    for at, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _PAGES}
        beside = {name for name in folders if name.endswith("_files") and name.removesuffix("_files") in pages}
        parts += sorted(beside)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in beside)
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(at, name)


def _kind(path: Path) -> str:
    """The last suffix in lower case, that of the packed file for gzip; empty where there is none."""
    suffix = (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _begins_like_page(path: Path) -> bool:
    """Is a file of unknown kind a page, as ".php" and ".aspx" are where a program saved them by their addresses?"""
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as stream:
            return looks_like_page(stream.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return False


def _some(names: list[str]) -> str:
    """The first three of ``names``."""
    return ", ".join(names[:3]) + ", …" * (len(names) > 3)


def _remedy(kind: str) -> str:
    if kind in _SNAPSHOTS:
        return "Save the page as HTML."
    return "Convert it to text or HTML." if kind in _KEPT else "Nothing, unless one holds a report: then convert it."


def _file(path: Path) -> Found:
    """Read one file; a fault in it becomes a Problem."""
    name, kind = str(path), _kind(path)
    if not path.is_file():
        yield fault(name, "neither a file nor a folder", "Give a regular file.")
        return
    if kind in _SNAPSHOTS:
        yield fault(name, "a page packed by a browser, which is not read", _remedy(kind))
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
        broken = f"broken UTF-8; {decoded.text.count(_LOST)} places could not be read"
        reason = broken if decoded.encoding == "utf-8" else f"not UTF-8; read as {decoded.encoding}, which may be wrong"
        yield fault(name, reason, "Convert it to UTF-8.", fatal=False)
    if kind == ".json":
        yield from _json(decoded.text, name)
    elif _FEED.match(decoded.text):
        yield from read_feed(data, path=name)
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
            yield from read_rows(iter(text.encode().splitlines()), file=name)  # of text, U+2028 would part lines, too
        else:
            yield fault(name, f"broken JSON: {error.msg}", "Mend the file.", line=error.lineno)
        return
    except (ValueError, RecursionError):
        yield fault(name, "JSON nested too deep or with a number too long", "Mend the file.")
        return
    yield from rows_of(rows if isinstance(rows, list) else [rows], file=name)


def read_input(data: bytes, *, name: str = "-") -> Found:
    """Read standard input: JSON Lines if it begins with a brace, a list of such objects, else a page, a feed or one text."""
    try:
        if len(data) > LARGEST and not data.lstrip()[:1] == b"{":
            raise InputError(name, f"larger than {LARGEST // 1_000_000} MB", "Split it into single reports.")
        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
            yield from read_rows(iter(data.splitlines()), file=name)
        else:
            yield from read_bytes(data, name=name, kind=".json" if _ROW_LIST.match(data) else "")
    except InputError as error:
        yield fault(name, error.reason, error.remedy, line=error.line)
