"""Doors in: files, folders, HTML, WARC, feeds, JSON Lines and standard input become Articles.

(Baseline: text files, folders of them and JSON Lines.)
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from crosswire.records.text import Article, Problem


def articles(texts: Iterable[str | dict[str, Any]]) -> tuple[Article, ...]:
    """Make Articles of texts, or of mappings with the fields of a JSON Lines report."""
    return tuple(_article(t if isinstance(t, dict) else {"text": t}, n) for n, t in enumerate(texts, 1))


def _article(row: dict[str, Any], number: int) -> Article:
    published = row.get("published")
    return Article(
        id=f"R{number}",
        path=row.get("path") or f"report {number}",
        text=row["text"],
        title=row.get("title"),
        source=row.get("source"),
        url=row.get("url"),
        published=date.fromisoformat(published[:10]) if published else None,
    )


def read_paths(paths: Sequence[str]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every report that ``paths`` name; faulty ones are listed as Problems, the others returned."""
    rows: list[dict[str, Any]] = []
    for name in paths:
        path = Path(name)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                rows += [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            else:
                rows.append({"path": str(file), "text": file.read_bytes().decode("utf-8")})
    return tuple(_article(row, n) for n, row in enumerate(rows, 1)), ()
