"""Reading the package's data files into typed records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from crosswire.errors import DataError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

# The C loader is ten times faster; some builds of PyYAML lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str) -> Any:
    """Return the content of the YAML file ``name`` in crosswire/data."""
    return yaml.load(read_text(name), Loader=_LOADER)


def read_json(name: str) -> Any:
    """Return the content of the JSON file ``name`` in crosswire/data."""
    return json.loads(read_text(name))


def read_text(name: str) -> str:
    """Return the text of the file ``name`` in crosswire/data."""
    return files("crosswire.data").joinpath(name).read_text(encoding="utf-8")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Within it, or in a function that it decorates, what is malformed in the file ``name`` raises DataError."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, re.error, yaml.YAMLError) as error:
        raise DataError(f"data/{name}: {error}") from error


def fill(shape: type[Record], data: Mapping[str, Iterable[str]], **made: Any) -> Record:
    """A record ``shape``: each field that is not ``made`` already holds the words of the section of its name, as a set."""
    return shape(**{f.name: frozenset(data[f.name]) for f in fields(shape) if f.name not in made}, **made)


def by_word(section: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """A section of kinds with their words as the kind of each word; of two that list a word the later has it."""
    return {word: kind for kind, words in section.items() for word in words}
