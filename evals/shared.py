"""Where the labelled data lies, beside the checkout, its scoring tools, and rows of reports read as a user gives them."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from crosswire.pipeline import reconstruct
from crosswire.readers import read_paths
from crosswire.records.text import Article, Document, Problem, Span
from crosswire.render.json import to_dict
from crosswire.settings import Settings
from crosswire.text.parse import Parser

# What readers give: the reports, and the problems with what they were read from.
Read = tuple[Sequence[Article], Sequence[Problem]]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# What of a row is the report's own; what a data set adds is left out.
_FIELDS = ("path", "source", "url", "published", "title", "text")


def tool(name: str) -> Any:
    """The module ``name`` of ../shared/tools, imported from its file: "score" (a brief) or "stages" (one stage)."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(name: str, text: str) -> Document:
    """A document whose whole text is body."""
    return Document(article=Article(id=name, path=name, text=text), body=(Span(start=0, end=len(text)),), residue=())


def read_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read reports that are at hand as rows, through a file of JSON Lines as ``crosswire`` does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        lines = (json.dumps({field: row[field] for field in _FIELDS if field in row}) for row in rows)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_paths([str(path)])


def briefed(read: Read, parser: Parser | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """The brief of reports as its JSON tells it, for ``tool("score")``."""
    articles, problems = read
    found = reconstruct(articles, settings=settings, parser=parser, problems=problems)
    told: dict[str, Any] = json.loads(json.dumps(to_dict(found)))
    return told
