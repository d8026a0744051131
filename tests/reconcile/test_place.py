"""The place of a story: where several reports put what they tell, not who is named by a place."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.documents import document

from crosswire.reconcile.place import find_place
from crosswire.records.names import Entity, Mention
from crosswire.records.statements import StoryDate
from crosswire.records.stories import Claim, ClaimMention
from crosswire.records.text import Document, Span

DAY = StoryDate(day=date(2031, 3, 4), reasons=(), probability=1.0)
PLACES = {"Ostrava": "place", "Merrow": "place", "Sund": "state", "Orlandia": "state", "Europe": "place"}
FAR = "The harbour has been closed. " * 30


def entities(documents: list[Document]) -> list[Entity]:
    found = []
    for number, (name, kind) in enumerate(PLACES.items()):
        mentions = tuple(
            Mention(
                report=d.article.id, start=m.start(), end=m.end(), text=name, kind=kind, form="name", sentence=0,
                first_token=0, last_token=0,
            )
            for d in documents
            for m in re.finditer(name, d.article.text)
        )  # fmt: skip
        found.append(Entity(id=f"E{number}", name=name, kind=kind, mentions=mentions))
    return found


def place(*texts: str, claims: tuple[Claim, ...] = ()) -> str | None:
    documents = [document(text, f"R{n}") for n, text in enumerate(texts)]
    return find_place(claims, DAY, documents, entities(documents))


@pytest.mark.parametrize(
    ("what", "texts", "expected"),
    [
        ("two reports", ("The envoys met in Ostrava.", "Talks in Ostrava ended late."), "Ostrava"),
        ("behind what lies around it", ("Shots fell near the old mining town of Ostrava.", "A bridge fell in Ostrava."), "Ostrava"),
        ("who comes there", ("Holt arrived in Ostrava on Monday.", "Holt began her visit to Ostrava."), "Ostrava"),
        ("one report", ("The envoys met in Ostrava.", "The envoys met."), None),
        ("a place within a state", ("The envoys met in Ostrava, in Sund.", "In Sund the envoys met in Ostrava."), "Ostrava"),
        ("a state", ("Fighting went on in Sund.", "Bombs fell across Sund."), "Sund"),
        ("a state that acts", ("Orlandia warned of tariffs. Orlandia will decide.", "Orlandia rejected it."), None),
        ("a seat", ("The embassy in Ostrava is silent.", "The ambassador in Ostrava left.", "Talks went on."), None),
        ("troops", ("It has troops in Sund.", "The war in Sund is long."), None),
        ("what is to come", ("They will meet in Ostrava in May.", "They are scheduled to meet in Ostrava."), None),
        ("long ago", ("Years ago they met in Ostrava.", "They met in Ostrava last year."), None),
        ("another time of another sentence", ("Years ago it rained. They met in Ostrava.", "They met in Ostrava. Years ago it rained."), "Ostrava"),
        ("too wide", ("Talks went on in Europe.", "Talks in Europe ended."), None),
        ("only further down", (FAR + "They met in Ostrava.", FAR + "They met in Ostrava."), None),
    ],
)  # fmt: skip
def test_where_a_story_takes_place(what: str, texts: tuple[str, ...], expected: str | None) -> None:
    assert place(*texts) == expected, what


def test_a_claim_of_the_day_tells_the_news_wherever_it_stands() -> None:
    texts = (FAR + "They met in Ostrava.", FAR + "They met in Ostrava.")
    mentions = tuple(
        ClaimMention(report=f"R{n}", start=len(FAR), end=len(text), statement="s") for n, text in enumerate(texts)
    )
    claim = Claim(
        id="C1", gist="They met in Ostrava.", act="meeting", plover=None, actor=(), target=(), attributed_to=(), date="2031-03-04",
        place=None, mentions=mentions, standing="agreed", independent_lines=2, probability=1.0,
    )  # fmt: skip
    assert place(*texts, claims=(claim,)) == "Ostrava"


def test_sentence_without_end_is_looked_at_only_around_the_name() -> None:
    far = "and the harbour has been closed " * 30
    assert (
        place(f"They met in Ostrava {far} years ago", f"Years ago it rained {far} and they met in Ostrava") == "Ostrava"
    )


def test_residue_says_no_place() -> None:
    above, body = "They met in Ostrava.", "Talks went on."
    spans = (Span(start=len(above) + 1, end=len(above) + 1 + len(body)),)
    documents = [document(f"{above}\n{body}", f"R{n}", body=spans) for n in range(2)]
    assert find_place((), DAY, documents, entities(documents)) is None
