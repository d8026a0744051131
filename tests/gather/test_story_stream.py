"""Stories as reports arrive: ids that last, changes that are said, late reports, a window, bounded memory."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from tests.documents import document

from crosswire.gather.story_stream import StoryStream
from crosswire.records.stories import Story
from crosswire.records.text import Article, Document

START = date(2031, 3, 3)
PEOPLE = "Holt Brek Lind Kessel Moritz Odell Varga Senn Tarrow Ibsen Quill Marsh Zander Pruitt Ames Dorn".split()
PLACES = "Ansel Merrow Odra Halde Sund Tarvia Bruen Orland Vesper Kilter Monk Garrow Pell Strand Ulm Wick".split()
THINGS = "harbour dam tariff ferry pipeline mine border railway orchard reactor archive bridge fishery canal".split()
PLAIN = "said that the talks would begin soon and both sides hoped for an agreement on it before winter".split()


def report(event: int, turn: int) -> Document:
    """The report ``turn`` of an invented event: its people, place and number, and plain words in random order."""
    rng = random.Random(f"{event}/{turn}")
    who = [PEOPLE[(event * 3 + k) % 16] + chr(97 + event % 26) + "o" for k in range(3)]
    where = PLACES[event % 16] + chr(97 + event // 16) + "e"
    what = THINGS[event % 14]
    words = rng.sample(PLAIN, len(PLAIN))
    text = (
        f"{rng.choice(who)} of {where} spoke about the {what} on which {who[0]} and {who[1]} disagree. "
        f"{' '.join(words[:9])}, {who[2]} {' '.join(words[9:])} {200 + 7 * event} in {where}, where the {what} is."
    )
    day = START + timedelta(days=event // 2 + turn % 2)
    return document(text, f"{event}-{turn}", day)


STREAM = [report(event, turn) for event in range(12) for turn in range(5)]
EVENTS = sorted({frozenset(f"{event}-{turn}" for turn in range(5)) for event in range(12)}, key=sorted)


def members(stories: Sequence[Story]) -> list[frozenset[str]]:
    return sorted((frozenset(d.article.id for d in story.documents) for story in stories), key=sorted)


def arrive(documents: Sequence[Document], size: int, **options: int) -> StoryStream:
    stream = StoryStream(**options)
    for start in range(0, len(documents), size):
        stream.add(documents[start : start + size])
    stream.settle()
    return stream


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("size", [1, 7, 60])
def test_the_order_of_arrival_changes_nothing(seed: int, size: int) -> None:
    documents = random.Random(seed).sample(STREAM, len(STREAM))
    assert members(arrive(documents, size).stories()) == EVENTS


def test_an_id_is_kept_while_the_story_grows() -> None:
    stream = StoryStream()
    stream.add(STREAM[:3])
    (first,) = {story.id for story in stream.stories()}
    stream.add(STREAM[5:])
    stream.add(STREAM[3:5])
    (story,) = (story for story in stream.stories() if "0-0" in {d.article.id for d in story.documents})
    assert story.id == first
    assert len(story.documents) == 5
    assert arrive(STREAM[:3], 1).stories()[0].id == first  # the same in another run


def test_what_opens_a_story_is_said() -> None:
    stream = StoryStream()
    changes = stream.add([STREAM[0], later(STREAM[5], 40, "1-0")])
    assert [(change.kind, change.report) for change in changes] == [("opened", "0-0"), ("opened", "1-0")]
    assert [change.story for change in changes] == [story.id for story in stream.stories()]
    assert all(change.because for change in changes)


def test_two_stories_that_a_user_joins_are_said_to_be_joined() -> None:
    stream = StoryStream()
    stream.add(STREAM)
    one, other = (story.id for story in stream.stories()[:2])
    (change,) = stream.add((), same=[("0-0", "1-0")])
    assert (change.kind, change.story, change.other) == ("joined", one, other)
    assert len(stream.stories()) == len(EVENTS) - 1


def test_a_report_set_apart_is_said_to_be_split_off() -> None:
    stream = StoryStream()
    stream.add(STREAM[:5])
    (old,) = (story.id for story in stream.stories())
    (change,) = stream.add((), apart=[("0-3", name) for name in ("0-0", "0-1", "0-2", "0-4")])
    assert (change.kind, change.other, change.report) == ("split", old, "0-3")
    assert {story.id for story in stream.stories()} == {old, change.story}


def later(document: Document, days: int, name: str) -> Document:
    article = Article(id=name, path=name, text=document.article.text)
    return Document(article=article, body=document.body, residue=(), published=START + timedelta(days=days))


def test_stories_behind_the_window_close_and_keep_their_reports() -> None:
    stream = StoryStream(window=30)
    stream.add(STREAM[:5])
    changes = stream.add([later(report(20, turn), 60, f"new{turn}") for turn in range(5)])
    assert [change.kind for change in changes].count("closed") == 1
    assert len(stream.stories()) == 2
    (closed,) = stream.take_closed()
    assert len(closed.documents) == 5
    assert len(stream.stories()) == 1
    stream.add([later(STREAM[0], 0, "late")])
    assert [len(story.documents) for story in stream.stories()] == [5, 1]


def test_one_wrong_date_closes_nothing() -> None:
    stream = StoryStream(window=30)
    changes = stream.add([*STREAM[:5], later(report(20, 0), 9999, "future")])
    assert "closed" not in {change.kind for change in changes}


def test_without_days_memory_is_bounded_by_number() -> None:
    undated = [later(document, 0, f"u{n}") for n, document in enumerate(STREAM)]
    stream = arrive(undated, 10, most=20)
    assert sum(len(story.documents) for story in stream.stories()) == len(undated)
    stream.take_closed()
    assert sum(len(story.documents) for story in stream.stories()) <= 20


def test_the_same_text_may_open_two_stories() -> None:
    documents = [later(STREAM[0], 0, "a"), later(STREAM[0], 200, "b")]
    stream = arrive(documents, 1, window=1000)
    assert len({story.id for story in stream.stories()}) == 2


def test_identical_pages_cost_little_and_are_one_story() -> None:
    copies = [later(STREAM[0], 0, f"c{n}") for n in range(3000)]
    (story,) = arrive(copies, 500).stories()
    assert len(story.documents) == 3000
