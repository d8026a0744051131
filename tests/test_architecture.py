"""The laws of the house: imports go down, no circles, records are frozen, the README tells the true order."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import re
from pathlib import Path

import pytest

import crosswire.pipeline

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
STAGES = ("gather", "extract", "reconcile")
FLOOR = {"text", "lexicon", "matching"}
# What each room may import besides itself; stages never import one another.
ALLOWED = {
    "errors": set(),
    "version": set(),
    "records": {"errors"},
    "settings": set(),
    "lexicon": {"errors", "records", "text"},
    "text": {"errors", "records", "lexicon"},
    "matching": {"errors", "records", "text", "lexicon"},
    **{stage: {"errors", "records", *FLOOR} for stage in STAGES},
    "pipeline": {"errors", "records", "settings", *FLOOR, *STAGES},
    "readers": {"errors", "records", "text", "lexicon"},
    "render": {"errors", "records", "text", "version"},
    "cli": {"errors", "records", "settings", "pipeline", "readers", "render", "gather", "crosswire"},
    "crosswire": {"version", "errors", "settings", "pipeline", "readers", "render"},
}
FILES = sorted((SRC / "crosswire").rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Every crosswire module that a file imports, type-only and lazy imports counted."""
    known = {module_of(p) for p in FILES}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in known else node.module)
    return {name for name in found if name.split(".")[0] == "crosswire"}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "crosswire"


IMPORTS = {module_of(path): imports_of(path) for path in FILES}


@pytest.mark.parametrize("module", sorted(IMPORTS))
def test_imports_go_down(module: str) -> None:
    mine = room(module)
    strangers = {name for name in IMPORTS[module] if room(name) != mine and room(name) not in ALLOWED[mine]}
    assert not strangers, f"{module} must not import {strangers}"


def package(module: str) -> str:
    """The package of a stage that a module belongs to ("extract.timex"), or "" for the verbs of a stage beside them."""
    parts = module.split(".")
    return ".".join(parts[1:3]) if len(parts) > 2 and (SRC / Path(*parts[:3])).is_dir() else ""


@pytest.mark.parametrize("stage", STAGES)
def test_packages_of_a_stage_import_in_one_direction(stage: str) -> None:
    wanted: dict[str, set[str]] = {}
    for module, names in IMPORTS.items():
        if room(module) == stage and package(module):
            mine = [name for name in names if room(name) == stage]
            assert all(map(package, mine)), f"{module} must not import the verbs of its stage"
            wanted.setdefault(package(module), set()).update(set(map(package, mine)) - {package(module)})
    assert len(wanted) > 1
    while wanted:
        free = {name for name, others in wanted.items() if not others & wanted.keys()}
        assert free, f"a circle of packages: {wanted}"
        wanted = {name: others for name, others in wanted.items() if name not in free}


@pytest.mark.parametrize("name", ["acts", "conditionals", "meetings", "speech", "timex"])
def test_a_package_lists_its_files_from_the_verb_down(name: str) -> None:
    package_ = importlib.import_module(f"crosswire.extract.{name}")
    listed = re.findall(r"^(\w+)  ", package_.__doc__ or "", re.M)
    assert sorted(listed) == sorted(p.stem for p in (SRC / "crosswire/extract" / name).glob("[!_]*.py"))
    for place, file in enumerate(listed):
        below = {f"{package_.__name__}.{other}" for other in listed[place + 1 :]}
        mine = {other for other in IMPORTS[f"{package_.__name__}.{file}"] if other.startswith(f"{package_.__name__}.")}
        assert mine <= below, f"{file} is listed below what it imports"


def test_no_import_circles() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path, module))
        if module not in done:
            for name in IMPORTS.get(module, ()):
                visit(name, (*path, module))
            done.add(module)

    for module in IMPORTS:
        visit(module, ())


@pytest.mark.parametrize("path", sorted((SRC / "crosswire" / "records").glob("[!_]*.py")), ids=lambda p: p.stem)
def test_records_are_frozen_and_slotted(path: Path) -> None:
    module = importlib.import_module(module_of(path))
    classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == module.__name__]
    assert classes
    for cls in classes:
        assert dataclasses.is_dataclass(cls), cls
        parameters = cls.__dataclass_params__
        assert parameters.frozen, cls
        assert hasattr(cls, "__slots__"), cls
        assert not [n for n, m in vars(cls).items() if inspect.isfunction(m) and not n.startswith("_")], cls


def stage_table(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^.*?\b(\d{1,2}) (\w+)\s{2,}.*->", text, re.M)


def test_readme_shows_the_stages_of_the_pipeline() -> None:
    stages = stage_table(crosswire.pipeline.__doc__ or "")
    assert [int(n) for n, _ in stages] == list(range(1, 12))
    assert stage_table((ROOT / "README.md").read_text(encoding="utf-8")) == stages


def test_pipeline_calls_the_stages_it_names() -> None:
    source = (SRC / "crosswire" / "pipeline.py").read_text(encoding="utf-8")
    for number, name in stage_table(crosswire.pipeline.__doc__ or ""):
        assert re.search(rf"# {number}\b", source), f"stage {number} {name} is not marked in the body of the pipeline"


def test_the_core_is_silent() -> None:
    for path in FILES:
        if path.stem != "cli":
            calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
            assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path
