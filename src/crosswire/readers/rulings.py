"""A user's rulings: a file that says which reports are one lineage or one story, and which are not.

One JSON object a line: ``{"same": ["a.txt", "b.txt"]}`` or ``{"apart": ["a.txt", "b.txt"]}``, and with
``"of": "story"`` about stories instead of lineages. Reports are named as crosswire prints them: by path, by the name of
the file alone where that is clear, or by id. More than two reports mean each pair of them.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crosswire.errors import RulingError
from crosswire.records.stories import Ruling
from crosswire.records.text import Article

_FIELDS = frozenset(("same", "apart", "of", "note"))
_ABOUT = ("lineage", "story")
# Reports of one line: each pair is a ruling.
_MOST = 200


def read_rulings(path: str, articles: Sequence[Article]) -> tuple[Ruling, ...]:
    """Read the rulings of a file about ``articles``.

    Raises :class:`RulingError` with file and line where a line is malformed, a report is unknown or its
    name is not clear, or two lines contradict each other.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")  # a path may hold what else parts lines (U+2028)
    except (OSError, UnicodeDecodeError) as error:
        raise RulingError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    names = _names(articles)
    found: dict[tuple[str, frozenset[str]], Ruling] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for ruling in _rulings(line, f"{path}:{number}", names):
            key = ruling.of, frozenset((ruling.report, ruling.other))
            if key in found and found[key].same != ruling.same:
                raise RulingError(f"{ruling.where}: says the opposite of {found[key].where} about the same two reports")
            found[key] = ruling
    return tuple(found.values())


def _names(articles: Sequence[Article]) -> dict[str, set[str]]:
    """The ids that each name of a report may mean."""
    names: dict[str, set[str]] = {}
    for article in articles:
        for name in (article.path, Path(article.path).name, article.id):
            names.setdefault(name, set()).add(article.id)
    # What is a full path or an id is clear, even if it is the name of another file too.
    for article in articles:
        names[article.id] = {article.id}
    paths: dict[str, set[str]] = {}
    for article in articles:
        paths.setdefault(article.path, set()).add(article.id)
    return names | paths


def _rulings(line: str, where: str, names: dict[str, set[str]]) -> Iterator[Ruling]:
    row = _row(line, where)
    of = row.get("of", "lineage")
    if of not in _ABOUT:
        raise RulingError(f'{where}: "of" must be "lineage" or "story", not {of!r}')
    same = "same" in row
    ids = [_id(name, where, names) for name in row["same" if same else "apart"]]
    if len(set(ids)) < len(ids):
        raise RulingError(f"{where}: the same report twice")
    for report, other in itertools.combinations(ids, 2):
        yield Ruling(report=report, other=other, same=same, of=of, where=where)


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RulingError(f"{where}: not JSON") from error
    if not isinstance(row, dict) or ("same" in row) == ("apart" in row) or not row.keys() <= _FIELDS:
        raise RulingError(f'{where}: must be {{"same": [reports]}} or {{"apart": [reports]}}, with "of" if need be')
    named = row.get("same", row.get("apart"))
    if not isinstance(named, list) or not 2 <= len(named) <= _MOST or not all(isinstance(n, str) for n in named):
        raise RulingError(f"{where}: needs a list of two reports or more (at most {_MOST})")
    return row


def _id(name: str, where: str, names: dict[str, set[str]]) -> str:
    ids = names.get(name, set())
    if len(ids) != 1:
        what = "may be any of several reports; give its path" if ids else "is no report that was read"
        raise RulingError(f"{where}: {name!r} {what}")
    (one,) = ids
    return one
