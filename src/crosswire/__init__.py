"""crosswire: many reports, one account.

    >>> import crosswire
    >>> reconstruction = crosswire.reconstruct(crosswire.articles(["First report …", "Second report …"]))

Nothing here fetches, prints or writes. Submodules are loaded on first use, so the import is cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from crosswire.version import __version__

if TYPE_CHECKING:
    from crosswire.errors import CrosswireError, InputError
    from crosswire.pipeline import reconstruct
    from crosswire.readers import articles, read_paths
    from crosswire.render import to_html, to_json, to_markdown, to_short
    from crosswire.settings import Settings

_HOME = {
    "CrosswireError": "errors",
    "InputError": "errors",
    "Settings": "settings",
    "articles": "readers",
    "read_paths": "readers",
    "reconstruct": "pipeline",
    "to_html": "render",
    "to_json": "render",
    "to_markdown": "render",
    "to_short": "render",
}

__all__ = [
    "CrosswireError",
    "InputError",
    "Settings",
    "__version__",
    "articles",
    "read_paths",
    "reconstruct",
    "to_html",
    "to_json",
    "to_markdown",
    "to_short",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(f"crosswire.{_HOME[name]}"), name)
    raise AttributeError(f"module 'crosswire' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
