"""Stories of one crisis are linked, and only these."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents import document

from crosswire.gather.cluster import group_stories
from crosswire.gather.threads import link_stories, thread_of
from crosswire.records.stories import Story
from crosswire.records.text import Document

# A crisis in three happenings, and a story of other people.
THURSDAY = (
    "On Thursday President Maren Holt of Orlandia telephoned Tomas Brek of Sund and warned him against closing the "
    "strait of Ansel. The call lasted fifty minutes, and Holt threatened tariffs on Sundish timber.",
    "Tomas Brek told Maren Holt by telephone on Thursday that Sund would not give way over the strait of Ansel. "
    "In the call of fifty minutes, Holt of Orlandia threatened tariffs on timber.",
)
SUNDAY = (
    "On Sunday Maren Holt called the queen of Vesper, Ilse Dahl, and promised her that Orlandia would answer if Sund "
    "closed the strait of Ansel. Dahl thanked Holt for the destroyers that patrol off Vesper.",
    "Queen Ilse Dahl of Vesper and Maren Holt spoke on Sunday about the strait of Ansel, which Sund wants to close. "
    "Dahl said that she trusted the destroyers of Orlandia off Vesper.",
)
SUMMIT = (
    "Maren Holt and Tomas Brek met in Garrow castle in June and signed a treaty on pilots in the strait of Ansel. "
    "Orlandia lifts its tariffs on timber from Sund; the pilots will be trained in Garrow.",
    "The treaty that Tomas Brek of Sund and Maren Holt signed at Garrow castle puts pilots on every ship in the strait of "
    "Ansel. Orlandia dropped its tariffs on timber at the June summit.",
)
BALLOON = (
    "Two balloonists, Petra Quill and Otto Marsh, came down in a rice field near Halde after nine days in the air. "
    "They had meant to cross the Kilter desert, said the club of Halde.",
    "Nine days after they took off, Petra Quill and Otto Marsh landed near Halde in a rice field, short of the Kilter "
    "desert that the balloonists wanted to cross.",
)


def documents(prefix: str, texts: tuple[str, ...], day: date) -> list[Document]:
    return [document(text, f"{prefix}{n}", day) for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def stories() -> tuple[Story, ...]:
    crisis = documents("thursday", THURSDAY, date(2031, 12, 4)) + documents("sunday", SUNDAY, date(2031, 12, 7))
    summit = documents("summit", SUMMIT, date(2032, 6, 12)) + documents("balloon", BALLOON, date(2031, 12, 5))
    return group_stories(crisis + summit, ())


def test_happenings_of_one_crisis_are_stories_of_their_own(stories: tuple[Story, ...]) -> None:
    found = [{document.article.id for document in story.documents} for story in stories]
    assert found == [{f"{name}0", f"{name}1"} for name in ("thursday", "sunday", "summit", "balloon")]


def test_they_are_one_thread_and_say_why(stories: tuple[Story, ...]) -> None:
    (thread,) = link_stories(stories)
    assert thread.stories == tuple(story.id for story in stories[:3])
    assert "Ansel" in thread.because[0]
    assert "3 days apart" in thread.because[0]
    assert thread_of([thread]).keys() == set(thread.stories)
    assert link_stories(tuple(reversed(stories))) == (thread,)


def test_no_stories_no_threads() -> None:
    assert link_stories(()) == ()
