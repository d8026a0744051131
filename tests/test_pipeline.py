"""The pipeline leaves the process as it was."""

from __future__ import annotations

import gc

import pytest

from crosswire import pipeline
from crosswire.records.stories import Story
from crosswire.settings import Settings
from crosswire.text.parse import Parser

STORY = Story(id="S1", documents=(), scores=())


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_rests_while_a_story_is_read_and_is_as_before_even_after_an_error(
    monkeypatch: pytest.MonkeyPatch, enabled: bool
) -> None:
    seen: list[bool] = []

    def link(*_: object) -> None:
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
