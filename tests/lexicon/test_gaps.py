"""Words by which open questions are found."""

from __future__ import annotations

import pytest

from crosswire.lexicon.gaps import gap_words


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        ("They will meet on Sunday.", True, False),
        ("They will meet in May.", True, True),
        ("They will meet later.", True, False),
        ("They may march this far.", False, False),
        ("She will host the Merrow envoy.", False, True),
        ("They will speak by telephone.", False, True),
        ("They will meet in secret.", False, False),
    ],
)
def test_what_tells_when_and_where_people_meet(text: str, when: bool, where: bool) -> None:
    words = gap_words()
    assert (bool(words.when.search(text)), bool(words.where.search(text))) == (when, where)
