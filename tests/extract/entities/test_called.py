"""What an entity is called beside the names that the reports give it."""

from __future__ import annotations

import pytest
from tests.extract.reading import reading

from crosswire.extract.entities.called import also_called
from crosswire.extract.entities.clusters import Cluster
from crosswire.text.parse import Parser


@pytest.mark.parametrize(
    ("kind", "name", "also"),
    [
        ("person", "Ana B. Reyes, Jr.", {"Ana Reyes"}),
        ("person", "A. B. Reyes", set()),
        ("person", "Ana Reyes", set()),
        ("organisation", "OSCE", {"Organization for Security and Co-operation in Europe"}),
        ("organisation", "Harbour Watch", set()),
    ],
)
def test_names_without_initials_and_in_full(kind: str, name: str, also: set[str]) -> None:
    assert also_called(Cluster(kind=kind, name=name)) == also


def test_a_group_by_its_other_nouns_and_a_state_by_who_governs(parser: Parser) -> None:
    text = "Protesters blocked a bridge in Lima. The demonstrators sang. The Obama administration asked Peru for calm."
    found = {e.name: e.also for e in reading(parser, text).entities}
    assert found["protesters"] == ("demonstrators",)
    assert "Obama administration" in found["United States"]
