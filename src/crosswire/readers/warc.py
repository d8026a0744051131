"""Web archives: each HTML response of a WARC file becomes a report, recognised by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from crosswire.errors import InputError
from crosswire.readers.compressed import opened
from crosswire.readers.decode import decode
from crosswire.readers.drafts import Draft, Found, fault
from crosswire.readers.pages import read_page

# Bytes of one unpacked page, records, bytes of all unpacked pages: a bomb stops at these.
_LARGEST, _RECORDS, _TOTAL = 10_000_000, 200_000, 4_000_000_000
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(file: Path, *, path: str) -> Found:
    """Read the pages of a web archive; other records are counted and listed in one Problem."""
    from warcio.archiveiterator import ArchiveIterator

    passed = number = total = pages = 0
    # Unpacked here: warcio reads only archives of which each record is packed alone, and many pack the whole.
    with opened(file) as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if number > _RECORDS or total > _TOTAL:
                    yield fault(path, "too large; the rest of the archive was not read", "Split the archive.")
                    return
                if not _is_page(record):
                    passed += record.rec_type == "response"
                    continue
                data = record.content_stream().read(_LARGEST + 1)
                total += len(data)
                pages += 1
                yield from _page(record, data, path)
        except Exception:  # whatever a torn or hostile archive does to warcio, which raises a dozen kinds
            yield fault(path, f"the archive is torn after record {number}", "Get the archive again.")
    if not pages:
        yield fault(path, f"no web page among {number} records; torn, or no archive", "Get the archive again.")
    elif passed:
        reason = f"{passed} records are no pages (images, scripts, redirects, errors) and were passed over"
        yield fault(path, reason, "Nothing, unless an article is missing.", fatal=False)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    status = (record.http_headers.get_statuscode() or "").strip()
    return kind.startswith(_PAGES) and status.startswith("2")


def _page(record: Any, data: bytes, path: str) -> Found:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or path
    if len(data) > _LARGEST:
        yield fault(address, f"page larger than {_LARGEST // 1_000_000} MB", "Save the article as text.")
        return
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    decoded = decode(data, declared=charset or None)
    if decoded is None:
        yield fault(address, "binary, though sent as HTML", "Save the page again.")
        return
    try:
        draft: Draft = read_page(decoded.text, path=address, file=path, url=address)
    except InputError as error:
        yield fault(address, error.reason, error.remedy)
    else:
        yield draft
