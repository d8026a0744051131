"""Dates of publication as feeds, pages and rows write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")


def read_date(value: Any) -> date | None:
    """The day that ``value`` names: a date, ISO 8601 (any time of day is left out), or RFC 5322.

    None for an empty value. Raises ValueError for anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError(f"not a date: {value!r:.60}")
    iso = _ISO.match(value)
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    try:
        return parsedate_to_datetime(value[:100]).date()
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        raise ValueError(f"not a date: {value!r:.60}") from error
