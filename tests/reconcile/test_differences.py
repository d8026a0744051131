"""Single signs of difference between two statements, in invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.story import Story

from crosswire.records.names import Mention
from crosswire.records.stories import Disagreement
from crosswire.records.text import Span


def told(left: str, right: str, predicate: str, **fields: str) -> tuple[Disagreement, ...]:
    story = Story(left + ".", right + ".")
    for name in ("Keller", "Norland"):
        story.who(name, "person" if name == "Keller" else "state", state="NOR")
    ids = (story.says("R1", left, predicate, **fields), story.says("R2", right, predicate, **fields))
    return story.compare(ids)[1]


@pytest.mark.parametrize(
    ("description", "left", "right", "kind", "verdict"),
    [
        (
            "hoped for, vowed",
            "Keller hoped to sell the harbour",
            "Keller vowed to sell the harbour",
            "scope",
            "compatible",
        ),
        (
            "a word with other letters",
            "Peace goes through “perseration”",
            "Peace goes through preparation of the talks",
            "wording",
            "garbled",
        ),
    ],
)
def test_sign_is_seen(description: str, left: str, right: str, kind: str, verdict: str) -> None:
    assert (kind, verdict) in {(d.kind, d.verdict) for d in told(left, right, "sell")}, description


@pytest.mark.parametrize(
    ("description", "left", "right"),
    [
        (
            "apostrophes of a name are the editor's",
            "It left “Dar’a at dawn, in order”",
            "It left “Dara at dawn in order”",
        ),
        ("hyphens are the editor's", "It was a “well known risk”", "It was a “well-known risk”"),
        (
            "an abbreviated title",
            "It quoted “Governor Keller would choose to launch a sale”",
            "It quoted “Gov. Keller would choose to launch a sale”",
        ),
        (
            "a unit and a figure",
            "It held “eight kilograms of 20-percent sulphur that could readily burn”",
            "It held “8 kg of 20 percent sulphur that could readily burn”",
        ),
        (
            "spelt in another country",
            "He “organised a patient, cheerful defence of valleys”",
            "He “organized a patient, cheerful defense of valleys”",
        ),
        ("a state's short name", "It was “the U.S. harbour we sold”", "It was “the United States harbour we sold”"),
        ("cut at other places", "They “came to sell the old harbour”", "They “sell the old harbour to fishermen”"),
        ("an editor's word", "It is “Keller's [sic] own dull little game”", "It is “Keller's own dull little game”"),
        (
            "an editor's gap",
            "It is “the own dull ... little game here”",
            "It is “the own dull was so little game here”",
        ),
        (
            "words in an editor's brackets",
            "It heard that “the old [Sudrian] harbour was ours to sell”",
            "It heard that “the old harbour was ours to sell”",
        ),
        (
            "a name in an editor's brackets, cut elsewhere",
            "It heard that “[the harbour master] came to sell the dull boats”",
            "It heard that “he came to sell the dull boats, cheerful as ever”",
        ),
        ("only a name in common", "He said “Keller sleeps badly there”", "He said “Keller painted seven boats”"),
    ],
)
def test_quotations_that_render_nothing(description: str, left: str, right: str) -> None:
    assert not [d for d in told(left, right, "say") if d.kind == "quote"], description


def test_small_words_render_a_quotation_where_it_was_not_cut() -> None:
    left, right = "They said “the answer was very clear”", "They said “the answer was very, very clear indeed”"
    (found,) = [d for d in told(left, right, "say") if d.kind == "quote"]
    assert (found.verdict, {s.value for s in found.sides}) == (
        "rendering",
        {"the answer was very clear", "the answer was very, very clear indeed"},
    )


def test_other_order_of_words_renders_a_short_quotation() -> None:
    left, right = "They spoke of “accomplices of the smugglers”", "They spoke of “the smugglers' accomplices”"
    (found,) = [d for d in told(left, right, "speak") if d.kind == "quote"]
    assert found.verdict == "rendering"


@pytest.mark.parametrize(
    ("description", "other", "expected"),
    [
        ("told as a fact", "The harbour was sold to fishermen.", 1),
        ("quoted from nobody known", "“The harbour was sold to fishermen.”", 0),
    ],
)
def test_a_quotation_is_not_told_as_a_fact(description: str, other: str, expected: int) -> None:
    words = "The harbour was sold to fishermen"
    story = Story(f"{words}, said Keller.", other)
    story.who("Keller")
    second = story.phrase("R2", words)
    quotes = (Span(start=second.start, end=second.end + 1),) if other.startswith("“") else ()
    ids = (story.says("R1", words, "sell", said_by="Keller"), story.says("R2", words, "sell"))
    story.statements[1] = replace(story.statements[1], quotes=quotes)
    assert len([d for d in story.compare(ids)[1] if d.kind == "attribution"]) == expected, description


def test_who_is_named_with_by_acts() -> None:
    """Roles are those of the act, so "was sold by Keller" has Keller as its subject."""
    story = Story("The harbour was sold by Norland.", "The harbour was sold by Sudria.")
    story.who("Norland", "state", state="NOR")
    story.who("Sudria", "state", state="SUD")
    ids = (
        story.says("R1", "The harbour was sold by Norland", "sell", passive=True, subject="Norland"),
        story.says("R2", "The harbour was sold by Sudria", "sell", passive=True, subject="Sudria"),
    )
    (found,) = story.compare(ids)[1]
    assert (found.kind, found.verdict) == ("actor", "contradiction")


def test_a_part_by_one_party_the_whole_by_its_adversary() -> None:
    story = Story(
        "Norland accused Sudria. Keller said Norland asked for partial relief of the tariffs.",
        "Brandt said Norland asked for complete relief of the tariffs.",
    )
    story.who("Norland", "state", state="NOR")
    story.who("Sudria", "state", state="SUD")
    story.who("Keller", state="NOR")
    story.who("Brandt", state="SUD")
    story.says("R1", "Norland accused Sudria", "accuse", subject="Norland", object="Sudria")
    story.says("R1", "Norland asked for partial relief of the tariffs", "ask", said_by="Keller")
    story.says("R2", "Norland asked for complete relief of the tariffs", "ask", said_by="Brandt")
    (party,) = [d for d in story.compare()[1] if d.kind == "party"]
    assert {s.report for s in party.sides} == {"R1", "R2"}
    assert party.likelier is None


def test_a_quotation_is_cited_once_though_its_pieces_are_told_too() -> None:
    left, right = "They said “the patient sale of all our old boats”", "They said “the patient sale of our old boats”"
    story = Story(left + ".", right + ".")
    ids = [story.says(report, words, "say") for report, words in (("R1", left), ("R2", right))]
    for report, words in (("R1", "of all our old boats"), ("R2", "of our old boats")):
        ids.append(story.says(report, words, "say"))
    (found,) = [d for d in story.compare(tuple(ids))[1] if d.kind == "quote"]
    assert [s.report for s in found.sides] == ["R1", "R2"]
    assert found.because.startswith("one original rendered in 2 ways")


def test_years_side_by_side_are_no_day_apart() -> None:
    left, right = "Norland closed the harbour in 2007", "Norland closed the harbour five years ago"
    story = Story(left + ".", right + ".")
    ids = (
        story.says("R1", left, "close", times=story.day("R1", "2007", "2007-01-01", "2007-12-31")),
        story.says("R2", right, "close", times=story.day("R2", "five years ago", "2008-01-01", "2008-12-31")),
    )
    (found,) = [d for d in story.compare(ids)[1] if d.kind == "date"]
    assert "one right after the other" in found.because


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("opposite words", "They raised the harbour dues", "They lowered the harbour dues", 1),
        ("words of two names", "They sold the harbour of South Norland", "They sold the harbour of North Norland", 0),
        ("no names", "They sold the south harbour of Norland", "They sold the north harbour of Norland", 1),
    ],
)
def test_opposites_in_names_tell_nothing(description: str, left: str, right: str, expected: int) -> None:
    story = Story(left + ".", right + ".")
    for name in ("South Norland", "North Norland") if "h Norland" in left else ():
        id_ = story.who(name, "state", state="NOR")
        (entity,) = [e for e in story.entities if e.id == id_]
        story.entities[-1] = replace(entity, mentions=tuple(_whole(m, name, story) for m in entity.mentions))
    lemmas = {"raised": "raise", "lowered": "lower"}
    ids = tuple(
        story.says(report, said, "sell", lemmas=tuple(lemmas.get(w, w.lower()) for w in said.split()))
        for report, said in (("R1", left), ("R2", right))
    )
    assert len([d for d in story.compare(ids)[1] if d.kind == "polarity"]) == expected, description


def _whole(mention: Mention, name: str, story: Story) -> Mention:
    """The mention with the first word of its name, where that stands before it."""
    start = mention.start - len(name) + len(mention.text)
    stands = story.texts[mention.report][start : mention.end] == name
    return replace(mention, start=start, text=name) if stands else mention


def test_both_opposites_in_one_sentence_are_not_turned() -> None:
    story = Story("They sent a defence to Norland against a possible attack.", "They moved the defence to Norland.")
    lemmas = ("they", "norland", "possible", "attack")
    ids = (
        story.says("R1", "against a possible attack", "send", lemmas=lemmas, sentence=0),
        story.says("R2", "They moved the defence to Norland", "send", lemmas=("they", "defence", "norland")),
    )
    assert [d.kind for d in story.compare(ids)[1] if d.kind == "polarity"] == ["polarity"]
    story.says("R1", "They sent a defence to Norland", "send", lemmas=("they", "defence", "norland"), sentence=0)
    assert not [d for d in story.compare(ids)[1] if d.kind == "polarity"]
