"""Whom a phrase beside a meeting means."""

from __future__ import annotations

import pytest

from crosswire.extract.acts.pages import Page
from crosswire.extract.meetings import meeting_named
from crosswire.records.text import Parse, Sentence, Token
from crosswire.text.spans import SpanIndex


def test_each_of_a_row_of_names_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "The envoy Brodt - the Rohan - the …": the parser hangs each on the one before it."""
    size = 16
    tokens = tuple(
        Token(
            index=n, text="Brodt", lemma="Brodt", pos="PROPN", tag="NNP", dep="appos" if n else "ROOT", head=max(0, n - 1),
            start=6 * n, end=6 * n + 5,
        )
        for n in range(size)
    )  # fmt: skip
    text = " ".join(t.text for t in tokens)
    below = (*((n + 1,) for n in range(size - 1)), ())
    parse = Parse(text=text, tokens=tokens, named=(), children=below)
    sentence = Sentence(report="R1", index=0, paragraph=0, start=0, end=len(text), headline=False, parse=parse)
    page = Page(sentence=sentence, text=text, index=SpanIndex((), "R1"), entities={})
    asked = list[int]()
    meant_by = meeting_named.meant_by
    monkeypatch.setattr(meeting_named, "meant_by", lambda *given: asked.append(given[1]) or meant_by(*given))
    assert meeting_named.meant_by(page, 0, []) == []
    assert sorted(asked) == list(range(size))
