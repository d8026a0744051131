"""Claims and disagreements of invented stories."""

from __future__ import annotations

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.standing import standing
from crosswire.records.stories import Disagreement


def kinds(found: tuple[Disagreement, ...]) -> set[tuple[str, str]]:
    return {(d.kind, d.verdict) for d in found}


def test_claim_gathers_who_says_what_in_how_many_lines() -> None:
    story = Story(
        "Olga Brandt left Ostrava, the ministry said.", "Brandt left Ostrava.", "Brandt left Ostrava.", lines="112"
    )
    brandt = story.who("Olga Brandt")
    ministry = story.who("ministry", "organisation")
    ids = (
        story.says("R1", "Olga Brandt left Ostrava", "leave", subject="Olga Brandt", said_by="ministry"),
        story.says("R2", "Brandt left Ostrava", "leave", subject="Brandt"),
        story.says("R3", "Brandt left Ostrava", "leave", subject="Brandt"),
    )
    (claim,), _ = story.compare(ids)
    assert claim.actor == (brandt,)
    assert claim.attributed_to == (ministry,)
    assert claim.independent_lines == 2
    assert len(claim.mentions) == 3
    assert claim.gist == "Olga Brandt left Ostrava, the ministry said."


def test_a_passage_is_the_surer_the_nearer_it_is_linked_and_the_more_of_the_line_its_sentence_has() -> None:
    texts = ("The dam broke", "The dam at Ostrava broke on Monday", "Water rose", "The dam broke there", "It rained")
    story = Story(*(f"{text}." for text in texts))
    ids = [story.says(f"R{n}", text, "break") for n, text in enumerate(texts, 1)]
    (claim, alone), _ = story.compare(tuple(ids[:4]), loose=ids[3])
    assert claim.gist == "The dam broke."
    told = [m.probability for m in claim.mentions]
    assert told[0] == 1.0
    assert told[1] > told[2] > 0.85
    assert told[3] < 0.65
    # The third has no word of the line, and the fourth too little of it.
    assert [m.counts for m in claim.mentions] == [True, True, False, False]
    assert claim.independent_lines == 2
    assert [m.probability for m in alone.mentions] == [1.0]


# Each word below six is a doubt of 0.7; the third says what the first does not.
@pytest.mark.parametrize(
    ("subject", "verb", "status", "told_by"),
    [
        ("The old farm dam", "broke", "actual", 2),
        ("The old dam", "broke", "actual", 1),
        ("The bridge", "burst wide open", "actual", 1),
        ("The old farm dam", "broke", "future", 1),  # the first is told as done, the other as still to come
    ],
)
def test_of_lines_of_hardly_more_doubt_the_one_that_more_reports_tell(
    subject: str, verb: str, status: str, told_by: int
) -> None:
    least, further = (
        "The old dam above the burning farms of the lower northern valley broke overnight",
        f"{subject} {verb}",
    )
    story = Story(f"{least}.", f"{further}.")
    ids = (
        story.says("R1", least, "break", subject="The old dam"),
        story.says("R2", further, "break", subject=subject, status=status),
    )
    (claim,), _ = story.compare(ids)
    assert claim.gist == f"{further if told_by == 2 else least}."
    assert claim.independent_lines == told_by


def test_every_statement_is_in_one_claim() -> None:
    story = Story("The dam broke. The town fled.")
    story.says("R1", "The dam broke", "break")
    story.says("R1", "The town fled", "flee")
    claims, _ = story.compare()
    assert sorted(m.statement for c in claims for m in c.mentions) == ["R1:0", "R1:1"]
    assert {c.standing for c in claims} == {"single"}


def test_copies_of_one_text_are_one_line() -> None:
    story = Story("The dam broke.", "The dam broke.", lines="11")
    ids = (story.says("R1", "The dam broke", "break"), story.says("R2", "The dam broke", "break"))
    (claim,), _ = story.compare(ids)
    assert (claim.standing, claim.independent_lines) == ("single", 1)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("contradiction", ("forty buses", 40, {}), ("ninety buses", 90, {}), ("number", "contradiction")),
        (
            "overlapping ranges",
            ("some forty buses", 40, {"low": 35, "high": 45}),
            ("42 buses", 42, {}),
            ("number", "compatible"),
        ),
        ("equal", ("forty buses", 40, {}), ("40 buses", 40, {}), None),
        ("up to it", ("up to 40 buses", 40, {"low": 20}), ("40 buses", 40, {}), ("number", "compatible")),
        ("a limit beside its number", ("no more than 40 buses", 40, {"low": 20}), ("40 buses", 40, {}), None),
        ("during", ("over ten years", 10, {"high": 15, "unit": "year"}), ("ten years", 10, {"unit": "year"}), None),
    ],
)
def test_numbers(description: str, left: tuple, right: tuple, expected: tuple[str, str] | None) -> None:
    story = Story(f"The envoys sent {left[0]}.", f"The envoys sent {right[0]}.")
    ids = tuple(
        story.says(
            report, f"The envoys sent {words}", "send",
            quantities=story.number(report, words, value, counts="bus", **bounds),
        )
        for report, (words, value, bounds) in (("R1", left), ("R2", right))
    )  # fmt: skip
    _, found = story.compare(ids)
    assert ({expected} if expected else set()) == {k for k in kinds(found) if k[0] == "number"}, description


@pytest.mark.parametrize(("said_by", "differ"), [("crowd", True), ("{} guards", False)])
def test_how_many_say_so_is_not_compared(said_by: str, differ: bool) -> None:
    """The number is of the matter where the source is another."""
    story = Story("The crowd saw help, according to 4 guards.", "The crowd saw help, according to 9 guards.")
    ids = tuple(
        story.says(
            report, f"The crowd saw help, according to {n} guards", "see",
            said_by=said_by.format(n),
            quantities=story.number(report, f"{n} guards", n, counts="guard"),
        )
        for report, n in (("R1", 4), ("R2", 9))
    )  # fmt: skip
    _, found = story.compare(ids)
    assert any(d.kind == "number" for d in found) is differ


def test_opposite_word_is_garbled_where_the_same_report_says_otherwise() -> None:
    story = Story(
        "Keller asked Norland to escalate the dispute. Norland must calm the dispute.",
        "Keller asked Norland to de-escalate the dispute.",
        "Keller asked Norland to ease the dispute.",
    )
    ids = (
        story.says("R1", "Keller asked Norland to escalate the dispute", "escalate"),
        story.says("R1", "Norland must calm the dispute", "calm"),
        story.says("R2", "Keller asked Norland to de-escalate the dispute", "de-escalate"),
        story.says("R3", "Keller asked Norland to ease the dispute", "ease"),
    )
    (claim,), found = story.compare(ids)
    polarity = next(d for d in found if d.kind == "polarity")
    assert polarity.verdict == "garbled"
    assert polarity.likelier is not None
    assert polarity.sides[polarity.likelier].value != "escalate"
    assert "independent" in polarity.because
    assert "escalate the" not in claim.gist.replace("de-escalate", "")


def test_renderings_of_one_quotation_are_one_disagreement() -> None:
    texts = ("It was a “grave error” for all.", "It was a “huge error” for all.", "It was a “big error” for all.")
    story = Story(*texts)
    ids = tuple(story.says(f"R{n}", text.rstrip("."), "be") for n, text in enumerate(texts, 1))
    _, found = story.compare(ids)
    (quote,) = [d for d in found if d.kind == "quote"]
    assert quote.verdict == "rendering"
    assert {s.value for s in quote.sides} == {"grave error", "huge error", "big error"}
    assert quote.likelier is None


def test_other_actor_for_the_same_act_loses_against_two_lines() -> None:
    texts = ("Norland will answer any raid.", "Norland will answer any raid.", "Keller will answer any raid.")
    story = Story(*texts)
    story.who("Norland", "state", state="NOR")
    story.who("Keller", "person", state="SUD")
    ids = tuple(story.says(f"R{n}", t.rstrip("."), "answer", subject=t.split()[0]) for n, t in enumerate(texts, 1))
    _, found = story.compare(ids)
    actor = next(d for d in found if d.kind == "actor")
    assert actor.verdict == "contradiction"
    assert actor.likelier is not None
    assert actor.sides[actor.likelier].value == "Norland"


def test_coming_and_done_is_an_update_by_the_dates_of_the_reports() -> None:
    texts = ("The envoys will sign the pact.", "The envoys signed the pact.")
    for published, verdict in (
        (("2031-05-01", "2031-05-02"), "update"),
        (("2031-05-02", "2031-05-01"), "contradiction"),
    ):
        story = Story(*texts, published=published)
        ids = (
            story.says("R1", "The envoys will sign the pact", "sign", tense="future"),
            story.says("R2", "The envoys signed the pact", "sign"),
        )
        _, found = story.compare(ids)
        assert ("tense", verdict) in kinds(found)


def test_dates_that_do_not_overlap_are_listed_but_are_no_contradiction() -> None:
    story = Story("The old lighthouse was sold in 2008.", "The old lighthouse was sold in 2011.")
    ids = (
        story.says(
            "R1",
            "The old lighthouse was sold in 2008",
            "sell",
            times=story.day("R1", "2008", "2008-01-01", "2008-12-31"),
        ),
        story.says(
            "R2",
            "The old lighthouse was sold in 2011",
            "sell",
            times=story.day("R2", "2011", "2011-01-01", "2011-12-31"),
        ),
    )
    _, found = story.compare(ids)
    assert ("date", "compatible") in kinds(found)


def test_parties_set_against_one_another_by_a_word() -> None:
    text = (
        "Norland said Keller had promised to leave the valley. However, Sudria said Keller had promised nothing about "
        "the valley. Norland accused Sudria of theft."
    )
    story = Story(text)
    story.who("Norland", "state", state="NOR")
    story.who("Sudria", "state", state="SUD")
    story.says("R1", "Keller had promised to leave the valley", "promise", said_by="Norland", sentence=0)
    story.says("R1", "Keller had promised nothing about the valley", "promise", said_by="Sudria", sentence=1)
    story.says("R1", "Norland accused Sudria of theft", "accuse", subject="Norland", object="Sudria", sentence=2)
    _, found = story.compare()
    (party,) = [d for d in found if d.kind == "party"]
    assert party.verdict == "parties differ"
    assert {s.value.split(":")[0] for s in party.sides} == {"Norland", "Sudria"}


STANDINGS = [
    ("nobody differs, two lines", 2, [], "agreed"),
    ("nobody differs, one line", 1, [], "single"),
    ("other words", 2, [("rendering", 0.6)], "varied"),
    (
        "another party's version goes before a contradiction",
        2,
        [("contradiction", 0.9), ("parties differ", 0.6)],
        "disputed",
    ),
    ("a garbled side contradicts", 1, [("garbled", 0.6)], "contradicted"),
    ("a doubtful contradiction decides nothing", 2, [("contradiction", 0.4)], "agreed"),
]


@pytest.mark.parametrize(("case", "lines", "told", "expected"), STANDINGS, ids=[c[0] for c in STANDINGS])
def test_standing(case: str, lines: int, told: list[tuple[str, float]], expected: str) -> None:
    disagreements = [
        Disagreement(claim="C1", kind="quote", verdict=verdict, sides=(), likelier=None, because="", probability=p)
        for verdict, p in told
    ]
    assert standing(lines, disagreements) == expected, case


def test_source_of_another_side_for_the_same_words() -> None:
    story = Story("The tone was “serious”, said Keller.", "The tone was “serious”, said Brandt.")
    story.who("Keller", state="NOR")
    story.who("Brandt", state="SUD")
    ids = (
        story.says("R1", "The tone was “serious”", "be", said_by="Keller"),
        story.says("R2", "The tone was “serious”", "be", said_by="Brandt"),
    )
    _, found = story.compare(ids)
    assert ("attribution", "contradiction") in kinds(found)


def test_list_is_bounded() -> None:
    words = [f"The envoys sent {n} buses to town {n}" for n in range(100)]
    story = Story(". ".join(words) + ".", ". ".join(w.replace("sent", "sent over") for w in words) + ".")
    groups = []
    for n, w in enumerate(words):
        other = w.replace("sent", "sent over")
        groups.append((
            story.says("R1", w, "send", quantities=story.number("R1", f"{n} buses", n + 3, counts="bus")),
            story.says("R2", other, "send", quantities=story.number("R2", f"{n} buses", 5 * n + 9, counts="bus")),
        ))  # fmt: skip
    _, found = story.compare(*groups)
    assert 20 <= len(found) <= 60
