"""What the readers hand to one another: a report not yet numbered or checked, and how to say what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crosswire.records.text import Problem, Span
from crosswire.text.normalize import encodable


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as a reader found it. ``path`` is what the user recognises it by; ``file`` is where it
    was read, with ``line`` in files of many reports; ``problems`` are reservations, none of them fatal."""

    path: str
    text: str
    file: str
    line: int | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    extracted: tuple[Span, ...] | None = None
    problems: tuple[Problem, ...] = ()


# Readers yield what they find in order: reports and problems, mixed.
Found = Iterator[Draft | Problem]


def fault(path: str, reason: str, remedy: str, *, line: int | None = None, fatal: bool = True) -> Problem:
    """A Problem; ``fatal`` says that the report was not used."""
    return Problem(path=encodable(path), line=line, reason=reason, remedy=remedy, fatal=fatal)
