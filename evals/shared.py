"""Where the labelled data lies, beside the checkout, and its scoring tools."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def tool(name: str) -> Any:
    """The module ``name`` of ../shared/tools, imported from its file: "score" (a brief) or "stages" (one stage)."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
