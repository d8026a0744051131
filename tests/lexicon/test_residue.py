"""The list of residue phrases: well formed, without doubles, quick on hostile lines."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest
import yaml

from crosswire.lexicon.residue import residue_phrases

SECTIONS = yaml.safe_load(files("crosswire").joinpath("data", "residue.yml").read_text(encoding="utf-8"))
PATTERNS = [pattern.expression for pattern in residue_phrases().patterns]


@pytest.mark.parametrize("section", SECTIONS, ids=[section["kind"] for section in SECTIONS])
def test_sections_are_well_formed(section: dict[str, object]) -> None:
    assert section["note"]
    assert section.keys() <= {"kind", "note", "longest", "line", "start", "prefix", "scene", "pattern"}
    for key in ("line", "start", "prefix"):
        phrases = section.get(key, [])
        assert isinstance(phrases, list)
        assert len(phrases) == len(set(phrases)), f"{key}: {sorted({p for p in phrases if phrases.count(p) > 1})}"
        assert all(phrase == phrase.lower() for phrase in phrases), "phrases are matched in lower case"


HOSTILE = [
    "Read " * 5_000,
    "a" * 20_000,
    "(" * 5_000,
    "Get the " * 3_000,
    "A B, left " * 2_000,
    "| AP " * 4_000,
    "READ: " * 4_000,
]


@pytest.mark.parametrize("line", HOSTILE, ids=[line[:6] for line in HOSTILE])
def test_patterns_are_quick(line: str) -> None:
    begin = time.process_time()
    for pattern in PATTERNS:
        list(pattern.finditer(line))
    assert time.process_time() - begin < 2.0  # seconds for all patterns; typically 0.05


STARTS = [
    ("see also  another story", "see also"),
    ("photo: somebody", "photo:"),
    ("subscribers of the treaty", None),
    ("sources said", None),
]


@pytest.mark.parametrize(("line", "phrase"), STARTS)
def test_starts_end_at_words(line: str, phrase: str | None) -> None:
    match = residue_phrases().start.match(line)
    assert (match.group() if match else None) == phrase
