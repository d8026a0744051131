"""Names of persons that hold more than a name."""

import pytest

from crosswire.extract.entities.name_cuts import cut_names
from crosswire.records.names import Mention


def _mention(name: str, start: int) -> Mention:
    words = len(name.split())
    return Mention(
        report="r", start=start, end=start + len(name), text=name, kind="person", form="name", sentence=0,
        first_token=start, last_token=start + words, name=name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Vidal", "Team Vidal"], ["Vidal", "Vidal"], id="a word before a surname"),
        pytest.param(["Team Vidal"], ["Team Vidal"], id="a surname that nobody has alone"),
        pytest.param(["Vidal", "Diego Vidal"], ["Vidal", "Diego Vidal"], id="a given name"),
        pytest.param(["Team Vidal", "Team Vidal", "Vidal"], ["Team Vidal", "Team Vidal", "Vidal"], id="more than once"),
        pytest.param(["Vidal", "Prado", "Vidal-Prado"], ["Vidal", "Prado"], id="two surnames in one word"),
    ],
)
def test_cut_names(names: list[str], expected: list[str]) -> None:
    cut = cut_names([_mention(name, 100 * number) for number, name in enumerate(names)])
    assert [m.name for m in cut] == expected
    assert all(m.end - m.start == len(m.name) for m in cut)
