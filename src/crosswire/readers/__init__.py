"""Doors in: files, folders, HTML, WARC, feeds, JSON Lines and standard input become Articles.

Nothing is fetched and nothing is dropped silently: an input that cannot be used, or only with a
reservation, becomes a Problem with its place, the reason and a remedy; all others are read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from crosswire.errors import InputError
from crosswire.readers.checks import check
from crosswire.readers.drafts import Draft, Found, fault
from crosswire.readers.files import read_input, read_path
from crosswire.readers.rows import draft_of
from crosswire.records.text import Article, Problem

# Bytes read from standard input.
_INPUT = 2_000_000_000


def articles(texts: Iterable[str | Mapping[str, Any]]) -> tuple[Article, ...]:
    """Make Articles of texts, or of mappings with the fields of a JSON Lines report: ``text`` or
    ``html``, and optionally ``path``, ``title``, ``source``, ``url``, ``published``.

    Raises InputError for the first that cannot be used, or only with a reservation; its place is "report 1" and so on.
    """
    if isinstance(texts, str):  # each of its letters would be a report
        raise InputError("reports", "one text where a list of texts belongs", "Put it into brackets.")
    made = []
    for number, row in enumerate(texts, 1):
        name = f"report {number}"
        if isinstance(row, str):
            row = {"text": row}
        draft = draft_of(row, name=name, file=name)
        for problem in draft.problems:
            raise InputError(name, problem.reason, problem.remedy)
        if not draft.text.strip():
            raise InputError(name, "the text is empty", "Leave the report out.")
        made.append(_article(draft, number))
    return tuple(made)


def read_paths(
    paths: Sequence[str], *, longest: int = 200_000, english: bool = True
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every report that ``paths`` name: files, folders, or ``-`` for standard input.

    ``longest`` is in characters; a longer report is cut there. Without ``english``, reports in other languages are read
    too. Returns the Articles, numbered R1, R2, … in order, and the Problems: a fatal one means that the report was not used.
    """
    found: list[Article] = []
    problems: list[Problem] = []
    seen: dict[str, dict[str, str]] = {}
    for one in _each(paths):
        draft = one if isinstance(one, Draft) else None
        if draft is not None:
            draft, faults = check(draft, seen, longest=longest, english=english)
            problems += faults
        elif isinstance(one, Problem):
            problems.append(one)
        if draft is not None:
            found.append(_article(draft, len(found) + 1))
    return tuple(found), tuple(problems)


def _each(paths: Sequence[str]) -> Found:
    """What the paths hold, in order; a path given twice is read once."""
    given: set[str] = set()
    for name in paths:
        if not name.strip():
            yield fault(name, "an empty path", "Give a file or folder.")
            continue
        if name.lower().startswith(("http://", "https://")):
            yield fault(name, "an address; this version does not fetch", "Save the page and give the file.")
            continue
        real = name if name == "-" else _real(name)
        if real in given:
            yield fault(name, "given twice", "Nothing; it was read once.", fatal=False)
            continue
        given.add(real)
        yield from read_input(sys.stdin.buffer.read(_INPUT)) if name == "-" else read_path(name)


def _real(name: str) -> str:
    try:
        return str(Path(name).resolve())
    except (OSError, ValueError, RuntimeError):
        return name


def _article(draft: Draft, number: int) -> Article:
    return Article(
        id=f"R{number}", path=draft.path, text=draft.text, title=draft.title, source=draft.source, url=draft.url,
        published=draft.published, extracted=draft.extracted,
    )  # fmt: skip
