"""Feeds: the entries of an RSS or Atom file become reports. Nothing is fetched.

The content of an entry is read like a page; where a feed gives only a summary, the summary is the
report, and short.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from crosswire.errors import InputError
from crosswire.readers.drafts import Draft, Found, fault
from crosswire.readers.pages import fragment_text

# Entries: a feed has a few hundred; more is an attack or an archive that should be split.
_ENTRIES = 10_000


def read_feed(data: bytes, *, path: str) -> Found:
    """Read the entries of the feed ``data``. Raises InputError where it is no feed."""
    import feedparser

    try:
        # Given as a stream: of a string feedparser would think it might be an address.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser lets errors of several parsers through
        raise InputError(path, f"not readable as a feed ({type(error).__name__})", "Get the feed again.") from error
    if not feed.get("version") or not feed.entries:
        raise InputError(path, "no feed with entries", "Give an RSS or Atom file, or a page as .html.")
    source = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[:_ENTRIES], 1):
        text = _content(entry)
        if text:
            yield Draft(
                path=str(entry.get("link") or f"{path}#{number}"), text=text, file=path, title=_plain(entry.get("title")),
                source=source, url=entry.get("link"), published=_day(entry),
            )  # fmt: skip
        else:
            yield fault(path, f"entry {number} has no text", "Save the page that it links to.")
    if len(feed.entries) > _ENTRIES:
        yield fault(path, f"more than {_ENTRIES} entries; the rest was not read", "Split the feed.")


def _content(entry: Any) -> str:
    """Title and longest content of an entry, as text."""
    parts = [str(part.get("value") or "") for part in entry.get("content", ())] + [str(entry.get("summary") or "")]
    body = max((fragment_text(part) for part in parts), key=len, default="")
    title = _plain(entry.get("title"))
    if not body:
        return ""
    return body if not title or body.startswith(title) else f"{title}\n\n{body}"


def _plain(value: Any) -> str | None:
    return " ".join(fragment_text(str(value)).split()) or None if value else None


def _day(entry: Any) -> date | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(when.tm_year, when.tm_mon, when.tm_mday) if when else None
    except (ValueError, AttributeError):
        return None
