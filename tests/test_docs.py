"""The documents point to what exists: relative links, files of the tree, and dotted names of the package."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "crosswire"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
ROOMS = sorted(p.name for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith("_"))
FOLDERS = ["src", "docs", "tests", "evals", "benchmarks", "resources", *ROOMS]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`|^    (.+)$", re.M)
FILE = re.compile(rf"(?<![\w./-])(?:{'|'.join(FOLDERS)})/[\w./-]*\w\.(?:py|yml|csv|tsv|jsonl?|onnx|svg|md|txt)\b")
BARE = re.compile(r"(?<![\w./*-])\w+\.(?:py|yml)\b")
DOTTED = re.compile(r"\bcrosswire(?:\.\w+)+")
NAMED_IN_CODE = re.compile(r"\bdocs/\w[\w.]*\.(?:md|svg)\b")
IN_TREE = {p.name for folder in FOLDERS if (ROOT / folder).is_dir() for p in (ROOT / folder).rglob("*.*")}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def headings(text: str) -> set[str]:
    """The anchors of a document's headings, as GitHub writes them."""
    found = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in found}


def broken_links(path: Path) -> list[str]:
    broken = []
    for link in LINK.findall(read(path)):
        target, _, anchor = link.partition("#")
        if "://" in link or target.startswith("mailto:"):
            continue
        file = (path.parent / target) if target else path
        if not file.exists() or (anchor and anchor not in headings(read(file))):
            broken.append(link)
    return broken


def lost_files(text: str) -> list[str]:
    """Files named in code spans or blocks, from the root or from the package, that are not there."""
    code = "\n".join(span or block for span, block in CODE.findall(text))
    return [name for name in FILE.findall(code) if not (ROOT / name).exists() and not (PACKAGE / name).exists()]


def lost_names(text: str) -> list[str]:
    """Files named in code spans without a folder, of which the tree has none of that name."""
    return [name for span, _ in CODE.findall(text) for name in BARE.findall(span) if name not in IN_TREE]


def is_there(dotted: str) -> bool:
    """Whether a dotted name is a module, or something that a module holds."""
    module, _, name = dotted.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), name) or bool(importlib.import_module(dotted))
    except ImportError:
        return False


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    assert not broken_links(path)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_files_named_are_there(path: Path) -> None:
    assert not lost_files(read(path))
    assert not lost_names(read(path))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_dotted_names_are_there(path: Path) -> None:
    assert not [name for name in DOTTED.findall(read(path)) if not is_there(name)]


def test_documents_named_in_code_are_there() -> None:
    for folder in ("src", "evals", "benchmarks"):
        for path in [p for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".yml", ".md"}]:
            assert not [name for name in NAMED_IN_CODE.findall(read(path)) if not (ROOT / name).exists()], path


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("see `reconcile/gist_.py`", ["reconcile/gist_.py"]),
        ("    python evals/no_such.py --write", ["evals/no_such.py"]),
        ("see `pipeline.py` and `out/brief.html`", []),
        ("see `no_such_name.py`", ["no_such_name.py"]),
        ("`python evals/corpora.py --raise` and `data/states.csv`", []),
    ],
)
def test_a_lost_file_is_seen(text: str, lost: list[str]) -> None:
    assert lost_files(text) + lost_names(text) == lost
