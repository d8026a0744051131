"""Reading the package's data files."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# The C loader is ten times faster; some builds of PyYAML lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str) -> Any:
    """Return the content of the YAML file ``name`` in crosswire/data."""
    return yaml.load(files("crosswire.data").joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)
