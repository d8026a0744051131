"""Stage 3 on invented reports: two events of one kind, dates, copies, order of arrival, growth."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from datetime import date

import pytest
from tests.documents import document

from crosswire.gather.cluster import group_stories
from crosswire.records.stories import Derivation, Ruling, Story
from crosswire.records.text import Document

# Two events of one kind: talks about a harbour, talks about a river.
HARBOUR = (
    "President Maren Holt of Orlandia warned Tomas Brek of Sund against a blockade of Ansel harbour on Tuesday. "
    "Brek proposed talks in Merrow. Some 2,300 dockers in Ansel are on strike, and Peta Lind will lead the delegation.",
    "The Ansel harbour dispute took a turn when Holt telephoned Brek and threatened tariffs. Orlandia and Sund will "
    "send Peta Lind and others to Merrow for talks, while 2,300 dockers stay on strike.",
    "Sund said its leader Tomas Brek regretted the words of Maren Holt about the port of Ansel. Talks in Merrow are "
    "to begin soon; the strike of dockers there goes on, officials of Orlandia said.",
)
RIVER = (
    "Prime minister Ado Kessel of Tarvia told Lena Moritz of Bruen that dams on the river Odra must be opened. "
    "Moritz offered talks in Halde. Farmers below the Odra dams have lost 900 hectares of rice, Kessel said.",
    "Tarvia and Bruen will meet in Halde about the river Odra. Ado Kessel demanded that Bruen open its dams, "
    "and Lena Moritz said that engineers would look at the 900 hectares of dry rice fields.",
    "Lena Moritz, who leads Bruen, has agreed to receive Ado Kessel of Tarvia in Halde. The dams on the Odra stay "
    "shut until then, and rice farmers fear for another harvest.",
)
# Undated sub-events of one crisis: a call on Tuesday, a meeting on Saturday.
CALL = (
    "President Maren Holt of Orlandia told Tomas Brek of Sund in a call on Tuesday that a blockade of Ansel harbour would "
    "be answered with tariffs. The leaders spoke for an hour. Some 2,300 dockers are on strike.",
    "Maren Holt and Tomas Brek spoke by telephone on Tuesday about the blockade of Ansel harbour. Holt, the president of "
    "Orlandia, threatened tariffs in the call of an hour. In Sund 2,300 dockers are on strike.",
    "Tariffs will follow a blockade of Ansel harbour, Orlandia's president Holt warned Brek of Sund on Tuesday. The call "
    "lasted an hour. The strike of 2,300 dockers goes on.",
)
MEETING = (
    "Maren Holt of Orlandia and Tomas Brek of Sund met in Merrow on Saturday and signed a paper that opens Ansel harbour. "
    "They shook hands before cameras. The strike of 2,300 dockers ends, envoys return.",
    "Ansel harbour will open again: Holt and Brek signed a paper in Merrow on Saturday, and shook hands before cameras. "
    "Orlandia and Sund send their envoys back. The 2,300 dockers end their strike.",
    "Signed and sealed with a handshake before cameras: in Merrow Tomas Brek of Sund and Maren Holt of Orlandia ended on "
    "Saturday the quarrel about Ansel harbour. Envoys return, the strike of dockers is over.",
)


def named(prefix: str, texts: Sequence[str], day: date | None = None) -> list[Document]:
    return [document(text, f"{prefix}{n}", day) for n, text in enumerate(texts)]


def members(stories: Sequence[Story]) -> list[set[str]]:
    return [{document.article.id for document in story.documents} for story in stories]


def ruling(report: str, other: str, *, same: bool) -> Ruling:
    return Ruling(report=report, other=other, same=same, of="story", where="rulings.jsonl:1")


@pytest.mark.parametrize("seed", range(4))
def test_undated_sub_events_of_one_crisis_stay_apart(seed: int) -> None:
    documents = named("c", CALL) + named("m", MEETING)
    random.Random(seed).shuffle(documents)
    found = sorted(map(sorted, members(group_stories(documents, ()))))
    assert found == [["c0", "c1", "c2"], ["m0", "m1", "m2"]]


def test_reports_of_a_call_on_the_next_day_are_of_the_call() -> None:
    later = [text.replace("on Saturday", "on Wednesday") for text in MEETING]
    documents = named("c", CALL) + named("m", later)
    assert len(group_stories(documents, ())) == 1  # what cannot be told from a report of the day before


TWO = [{"h0", "h1", "h2"}, {"r0", "r1", "r2"}]


@pytest.mark.parametrize("order", list(itertools.islice(itertools.permutations(range(6)), 0, 720, 97)))
def test_two_events_of_one_kind_stay_apart_in_any_order(order: tuple[int, ...]) -> None:
    documents = named("h", HARBOUR) + named("r", RIVER)
    found = members(group_stories([documents[i] for i in order], ()))
    assert sorted(found, key=sorted) == TWO


def test_one_event_alone_is_one_story() -> None:
    (story,) = group_stories(named("h", HARBOUR), ())
    assert [document.article.id for document in story.documents] == ["h0", "h1", "h2"]
    assert all(0 < score <= 1 for score in story.scores)


def test_the_same_kind_of_news_months_apart_is_another_story() -> None:
    documents = named("h", HARBOUR, date(2031, 3, 4)) + named("late", HARBOUR, date(2031, 9, 9))
    assert len(group_stories(documents, ())) == 2


def test_a_rewrite_goes_where_its_original_is() -> None:
    documents = [
        *named("h", HARBOUR),
        document("Quite other words altogether, about nothing that is known here.", "foreign"),
    ]
    link = Derivation(report="foreign", of="h1", verdict="translation", score=0.9, directed=False, because="")
    assert members(group_stories(documents, (link,))) == [{"h0", "h1", "h2", "foreign"}]


def test_an_excerpt_may_stand_in_another_story() -> None:
    documents = named("h", HARBOUR) + named("r", RIVER)
    link = Derivation(report="r0", of="h0", verdict="excerpt", score=0.9, directed=False, because="")
    assert members(group_stories(documents, (link,))) == TWO


def test_no_documents_make_no_stories() -> None:
    assert group_stories((), ()) == ()


def test_empty_documents_stand_alone() -> None:
    assert len(group_stories([document("", "a"), document("", "b")], ())) == 2


def test_every_document_is_in_exactly_one_story() -> None:
    rng = random.Random(5)
    words = [f"{a}{b}{c}" for a in "btrkls" for b in "aeiou" for c in "nmrtk"]
    documents = [document(" ".join(rng.choices(words, k=60)), str(n)) for n in range(300)]
    found = [name for story in members(group_stories(documents, ())) for name in story]
    assert sorted(found) == sorted(document.article.id for document in documents)


def test_a_chain_of_middlemen_does_not_join_two_stories() -> None:
    """Each link of the chain is half the text before and half the one after; its ends share nothing."""
    names = [f"Name{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(240)]
    chain = [document("seen: " + ", ".join(names[10 * n : 10 * n + 20]), str(n)) for n in range(20)]
    stories = members(group_stories(chain, ()))
    assert all(len(story) < 10 for story in stories)


def test_a_batch_is_grouped_alike_in_any_order() -> None:
    documents = (
        named("h", HARBOUR, date(2031, 3, 4)) + named("r", RIVER, date(2031, 3, 5)) + [document("Nothing here.", "x")]
    )
    stories = {frozenset((s.id, *(d.article.id for d in s.documents)) for s in group_stories(documents, ()))}
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        stories.add(frozenset((s.id, *sorted(d.article.id for d in s.documents)) for s in group_stories(documents, ())))
    assert len({frozenset(map(frozenset, one)) for one in stories}) == 1


def test_the_user_puts_reports_together_and_apart() -> None:
    documents = named("h", HARBOUR) + named("r", RIVER)
    joined = members(group_stories(documents, (), [ruling("h0", "r2", same=True)]))
    assert {"h0", "r2"} <= next(story for story in joined if "h0" in story)
    parted = members(group_stories(documents, (), [ruling("h0", "h1", same=False)]))
    assert not any({"h0", "h1"} <= story for story in parted)


def test_all_are_one_story_where_the_user_says_so() -> None:
    texts = (*HARBOUR, *RIVER)
    documents = [document(text, f"R{n}", date(2031, 5, 1 + 9 * (n % 2))) for n, text in enumerate(texts)]
    assert len(group_stories(documents, ())) > 1
    (story,) = group_stories(documents, (), whole=True)
    assert story.documents == tuple(documents)
    assert set(story.scores) == {1.0}
    assert group_stories([], (), whole=True) == ()
