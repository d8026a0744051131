"""The table of actors: look-ups, spellings, and that every line is sound."""

from importlib.resources import files

import pytest

from crosswire.lexicon.actors import BLOCS, find_actors
from crosswire.lexicon.states import states


@pytest.mark.parametrize(
    ("words", "state", "kind"),
    [
        ("Knesset", "ISR", "parliament"),
        ("the Bundestag", "DEU", "parliament"),
        ("HEZBOLLAH", "LBN", "party"),
        ("FBI", "USA", "agency"),
        ("Al Shabaab", "SOM", "armed"),
        ("Evelyn's Bakery", None, None),
        ("who", None, None),
    ],
)
def test_find_actors(words: str, state: str | None, kind: str | None) -> None:
    found = find_actors(words)
    assert (found[0].state, found[0].kind) == (state, kind) if state else not found


def test_every_line_has_a_known_state_and_five_fields() -> None:
    text = files("crosswire.data").joinpath("actors.csv").read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.splitlines() if not line.startswith("#")][1:]
    assert len(lines) > 5000
    assert not [line for line in lines if len(line) != 5 or line[0] not in BLOCS | states().keys()]


def test_years_bound_an_official() -> None:
    one = next(a for a in find_actors("Robert Gates"))
    assert one.plausible(2008)
    assert one.plausible(0)


def test_the_head_of_the_table_names_nobody() -> None:
    assert find_actors("Names") == ()
