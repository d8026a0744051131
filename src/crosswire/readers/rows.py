"""Rows: mappings with the fields of a JSON Lines report, checked and made Drafts; files of such rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from crosswire.errors import InputError
from crosswire.readers.dates import read_date
from crosswire.readers.drafts import Draft, Found, fault
from crosswire.readers.pages import read_page
from crosswire.records.text import Problem
from crosswire.text.normalize import encodable

# Lines: after so many broken ones the file is taken for something else and the rest is left.
_BROKEN = 100
_TEXTS = ("path", "title", "source", "url", "text", "html")


def draft_of(row: Any, *, name: str, file: str, line: int | None = None) -> Draft:
    """Make a Draft of one row. ``name`` is its path where it names none itself.

    Faulty fields that can be left out become problems of the Draft. Raises InputError where the row
    cannot be used.
    """
    if not isinstance(row, Mapping):
        raise InputError(file, f"a report must be an object, not {_kind(row)}", 'Write {"text": …}.', line=line)
    for field in _TEXTS:
        if row.get(field) is not None and not isinstance(row[field], str):
            raise InputError(file, f"{field!r} must be text, not {_kind(row[field])}", "Quote it.", line=line)
    path = row.get("path") or name
    published, problems = _published(row, file, line)
    given = {field: row.get(field) or None for field in ("title", "source", "url")}
    if row.get("text"):
        text = encodable(row["text"])
        return Draft(path=path, text=text, file=file, line=line, published=published, problems=problems, **given)
    if row.get("html"):
        page = read_page(encodable(row["html"]), path=path, file=file, line=line, url=given["url"])
        return replace(
            page,
            title=given["title"] or page.title,
            source=given["source"] or page.source,
            published=published or page.published,
            problems=page.problems + problems,
        )
    raise InputError(file, "neither 'text' nor 'html' holds anything", "Give one of them.", line=line)


def read_rows(lines: Iterable[bytes], *, file: str) -> Found:
    """Read JSON Lines: an object a line; empty lines are passed over."""
    broken = 0
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        found = list(_line(raw, number, file))
        broken += any(isinstance(one, Problem) and one.fatal for one in found)
        yield from found
        if broken >= _BROKEN:
            yield fault(
                file, f"{broken} broken lines; the rest of the file was not read", "Is it JSON Lines?", line=number
            )
            return


def _line(raw: bytes, number: int, file: str) -> Found:
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield fault(file, "not UTF-8", "JSON Lines must be UTF-8; convert the file.", line=number)
    except json.JSONDecodeError as error:
        yield fault(file, f"broken JSON at character {error.pos + 1}: {error.msg}", "Mend the line.", line=number)
    except (ValueError, RecursionError):
        yield fault(file, "JSON nested too deep or with a number too long", "Mend the line.", line=number)
    else:
        yield from rows_of([row], file=file, first=number)


def rows_of(rows: Iterable[Any], *, file: str, first: int | None = None) -> Iterator[Draft | Problem]:
    """Drafts of ``rows``, or the Problems that keep them from being used."""
    for number, row in enumerate(rows, first or 1):
        try:
            yield draft_of(row, name=f"{file}:{number}", file=file, line=number)
        except InputError as error:
            yield fault(file, error.reason, error.remedy, line=number)


def _published(row: Mapping[str, Any], file: str, line: int | None) -> tuple[date | None, tuple[Problem, ...]]:
    try:
        return read_date(row.get("published")), ()
    except ValueError:
        reason = f"'published' is {row['published']!r:.60}, not a date"
        return None, (fault(file, reason, "Write it as YYYY-MM-DD, or leave it out.", line=line, fatal=False),)


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)
