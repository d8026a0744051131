"""The stories of an earlier run: what ``crosswire stories`` printed, read again.

One JSON object a line with ``story`` and ``report``; lines that say what changed are passed over.
"""

from __future__ import annotations

import json
from pathlib import Path

from crosswire.errors import EarlierError


def read_earlier(path: str) -> dict[str, str]:
    """The story of each report (by its path), in the order of the file.

    Raises :class:`EarlierError` with file and line where a line is no row of ``crosswire stories``, or with the file
    where it cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")  # a path may hold what else parts lines (U+2028)
    except (OSError, UnicodeDecodeError) as error:
        raise EarlierError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    found = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line, f"{path}:{number}")
            if "change" not in row:
                found[_name(row, "report", f"{path}:{number}")] = _name(row, "story", f"{path}:{number}")
    return found


def _row(line: str, where: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EarlierError(f"{where}: not JSON") from error
    if not isinstance(row, dict):
        raise EarlierError(f"{where}: no row of `crosswire stories`")
    return row


def _name(row: dict[str, object], field: str, where: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value:
        raise EarlierError(f'{where}: no "{field}"; it must be a row of `crosswire stories`')
    return value
