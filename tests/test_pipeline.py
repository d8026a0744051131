"""The pipeline leaves the process as it was."""

from __future__ import annotations

import gc

import pytest

from crosswire import pipeline
from crosswire.records.stories import Story
from crosswire.records.text import Article
from crosswire.settings import Settings
from crosswire.text.parse import Parser

STORY = Story(id="S1", documents=(), scores=())


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_rests_while_a_story_is_read_and_is_as_before_even_after_an_error(
    monkeypatch: pytest.MonkeyPatch, enabled: bool
) -> None:
    seen: list[bool] = []

    def link(*_: object, **__: object) -> None:
        seen.append(gc.isenabled())
        raise ValueError("no such story")

    monkeypatch.setattr(pipeline, "link", link)
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ValueError, match="no such story"):
            pipeline.account(STORY, (), Parser("none"), Settings())
        assert seen == [False]
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_no_two_entities_of_one_output_have_the_same_id(parser: Parser) -> None:
    one = "Chile's foreign minister, Ana Reyes, met Peru's president in Lima on Monday and signed a fishing accord."
    other = "Norway's navy seized the trawler Brattholm off Svalbard, Defence Minister Kari Lund said in Oslo."
    articles = [Article(id=path, path=path, text=text) for path, text in (("a", one), ("b", other))]
    accounts = pipeline.reconstruct(articles, parser=parser).accounts
    ids = [e.id for a in accounts for e in a.entities]
    assert len(accounts) == 2
    assert len(set(ids)) == len(ids) >= 6
    assert all({*c.actor} <= {e.id for e in a.entities} for a in accounts for c in a.claims)
