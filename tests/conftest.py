"""Shared fixtures: one parser for the whole run, so that the model is loaded once."""

from __future__ import annotations

import pytest

from crosswire.settings import Settings
from crosswire.text.parse import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser(Settings().model)
