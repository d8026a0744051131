"""Words that open a line."""

from __future__ import annotations

from crosswire.lexicon.lines import line_words


def test_opener_has_its_comma() -> None:
    assert line_words().opener.match("However, the dam held")
    assert not line_words().opener.match("Still waters run deep")


def test_what_points_back() -> None:
    pointing = line_words().pointing
    assert all(map(pointing.match, ("It broke", "“They left", "It’s late", "These were sold")))
    assert not any(map(pointing.match, ("Italy left", "The twofold aim", "Its-own", "Thessaly")))


def test_what_is_vague_alone() -> None:
    vague = line_words().vague
    assert all(map(vague.match, ("The two left", "“Another broke")))
    assert not any(map(vague.match, ("The twofold aim", "Both the port and the dam")))


def test_it_that_points_at_nothing() -> None:
    matter = line_words().matter
    assert all(
        map(
            matter.match,
            ("It is not clear that the dam held", "“It’s the third flood", "It was time to go", "Those who left"),
        )
    )
    assert not any(map(matter.match, ("It was the mayor", "It held", "It will be sold", "Those left")))
