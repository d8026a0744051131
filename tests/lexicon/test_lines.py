"""Words that open a line."""

from __future__ import annotations

from crosswire.lexicon.lines import line_words


def test_opener_has_its_comma() -> None:
    assert line_words().opener.match("However, the dam held")
    assert not line_words().opener.match("Still waters run deep")


def test_what_points_back() -> None:
    pointing = line_words().pointing
    assert all(map(pointing.match, ("It broke", "“They left", "It’s late", "The two left", "These were sold")))
    assert not any(map(pointing.match, ("Italy left", "The twofold aim", "Its-own", "Thessaly")))
