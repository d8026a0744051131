"""Differences between statements of different claims, in invented stories."""

from __future__ import annotations

import re

import pytest
from tests.reconcile.story import Story

from crosswire.reconcile.claims.evidence import Difference, Value
from crosswire.reconcile.differences.merging import chains
from crosswire.records.stories import Disagreement


def of_kind(found: tuple[Disagreement, ...], kind: str) -> list[Disagreement]:
    return [d for d in found if d.kind == kind]


def two_counts(one: str, other: str, low: float, high: float, *, more: str = "") -> tuple[Disagreement, ...]:
    """Two reports of one measure, each a claim of its own."""
    texts = (f"The reactor holds {one} of the old type. {more}", f"The reactor holds {other} of the old type.")
    story = Story(*texts)
    for report, words, value in (("R1", one, low), ("R2", other, high)):
        story.says(
            report, f"The reactor holds {words} of the old type", "hold",
            quantities=story.number(report, words, value, counts=words.split()[-1]),
        )  # fmt: skip
    if more:
        told = more.rstrip(".")
        story.says("R1", told, "hold", quantities=story.number("R1", other, high, counts=other.split()[-1]))
    return story.compare()[1]


@pytest.mark.parametrize(
    ("description", "one", "other", "low", "high", "expected"),
    [
        ("near numbers of one thing", "410 rods", "450 rods", 410, 450, 1),
        ("equal", "410 rods", "410 rods", 410, 410, 0),
        ("far apart: two measures", "410 rods", "45,000 rods", 410, 45_000, 0),
        ("other things", "410 rods", "450 pumps", 410, 450, 0),
        ("kindred nouns", "410 troops", "450 soldiers", 410, 450, 1),
    ],
)
def test_numbers_are_compared_beyond_claims(
    description: str, one: str, other: str, low: float, high: float, expected: int
) -> None:
    assert len(of_kind(two_counts(one, other, low, high), "number")) == expected, description


def test_a_report_that_tells_both_numbers_tells_two_things() -> None:
    found = two_counts("410 rods", "450 rods", 410, 450, more="The store holds 450 rods.")
    assert not of_kind(found, "number")


@pytest.mark.parametrize(
    ("description", "words", "low", "high", "expected"),
    [
        ("no more than its size is told", "hundreds of troops", 200, 999, None),
        ("another size", "thousands of troops", 2000, 9999, "contradiction"),
        ("far from it", "millions of troops", 2_000_000, 9_900_000, None),
        ("no size at all", "several troops", 3, 9, None),
    ],
)
def test_a_number_beside_its_size(description: str, words: str, low: float, high: float, expected: str | None) -> None:
    story = Story("The fort holds 750 troops of the old guard.", f"The fort holds {words} of the old guard.")
    story.says(
        "R1", "The fort holds 750 troops of the old guard", "hold",
        quantities=story.number("R1", "750 troops", 750, counts="troops"),
    )  # fmt: skip
    story.says(
        "R2", f"The fort holds {words} of the old guard", "hold",
        quantities=story.number("R2", words, low, low=low, high=high, counts="troops"),
    )  # fmt: skip
    assert [d.verdict for d in of_kind(story.compare()[1], "number")] == ([expected] if expected else []), description


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("two readings", "It lost 41 sailors off the cape", "It lost 45 sailors off the cape", 1),
        ("an increment", "It lost another 41 sailors off the cape", "It lost 45 sailors off the cape", 0),
        ("more, after the number", "It lost 41 more sailors off the cape", "It lost 45 sailors off the cape", 0),
        ("the first of them", "It lost its first 41 sailors off the cape", "It lost 45 sailors off the cape", 0),
        ("two increments", "It lost another 41 sailors off the cape", "It lost another 45 sailors off the cape", 1),
        ("the dead, the hurt", "It saw 41 sailors drown, killed off the cape", "It saw 45 sailors injured off the cape", 0),
        ("of a year", "It lost 41 sailors off the cape last year", "It lost 45 sailors off the cape", 0),
        ("of one year", "It lost 41 sailors off the cape this year", "It lost 45 sailors this year", 1),
        (
            "the nearest word tells",
            "It saw killed 41 sailors and wounded a cook off the cape",
            "It saw wounded a cook and killed 45 sailors off the cape",
            1,
        ),
    ],
)  # fmt: skip
def test_numbers_of_one_sort_are_compared(description: str, left: str, right: str, expected: int) -> None:
    story = Story(left + ".", right + ".")
    for report, words in (("R1", left), ("R2", right)):
        value = re.search(r"\d+", words).group()  # type: ignore[union-attr]
        counted = words[words.index(value) : words.index("sailors") + len("sailors")]
        quantities = story.number(report, counted, float(value), counts="sailors")
        story.says(report, words, "lose", quantities=quantities)
    assert len(of_kind(story.compare()[1], "number")) == expected, description


@pytest.mark.parametrize(
    ("description", "words", "published", "expected"),
    [
        ("the later report tells more of the dead", "It saw {} sailors drown, all dead", ("2031-03-04", "2031-03-05"), "update"),
        ("the later report tells fewer", "It saw {} sailors drown, all dead", ("2031-03-05", "2031-03-04"), "contradiction"),
        ("of one day", "It saw {} sailors drown, all dead", ("2031-03-04", "2031-03-04"), "contradiction"),
        ("no toll", "It hired {} sailors off the cape", ("2031-03-04", "2031-03-05"), "contradiction"),
    ],
)  # fmt: skip
def test_a_toll_that_has_risen_is_no_contradiction(
    description: str, words: str, published: tuple[str, ...], expected: str
) -> None:
    story = Story(words.format(41), words.format(45), published=published)
    for report, value in (("R1", 41), ("R2", 45)):
        quantities = story.number(report, f"{value} sailors", value, counts="sailors")
        story.says(report, words.format(value), "see", quantities=quantities)
    assert [d.verdict for d in of_kind(story.compare()[1], "number")] == [expected], description


def test_numbers_of_two_days_are_of_two_happenings() -> None:
    words = "The guards turned away {} boats on {}"
    told = (("R1", 41, "3 May", "2031-05-03"), ("R2", 45, "9 May", "2031-05-09"))
    story = Story(*[words.format(value, day) for _, value, day, _ in told])
    for report, value, day, iso in told:
        story.says(
            report, words.format(value, day), "turn", times=story.day(report, day, iso, iso),
            quantities=story.number(report, f"{value} boats", value, counts="boats"),
        )  # fmt: skip
    assert not of_kind(story.compare()[1], "number")


@pytest.mark.parametrize(
    ("description", "kind", "links", "expected"),
    [
        ("the surest may be one count", "number", (0.9, 0.2), 2),
        ("the surest cannot be", "number", (0.2, 0.9), 1),
        ("only numbers", "date", (0.9, 0.2), 1),
    ],
)
def test_what_cannot_be_one_count_goes_by_itself(
    description: str, kind: str, links: tuple[float, float], expected: int
) -> None:
    one, same, other = (
        Value(statement=f"S{n}", report=f"R{n}", start=0, end=8, value=told, key=told)
        for n, told in enumerate(("41 boats", "some 41 boats", "90 boats"))
    )
    found = [
        Difference(
            kind=kind, slot="count", verdict=verdict, values=(one, it), detail="", certainty=0.7, link=link
        )
        for verdict, it, link in zip(("compatible", "contradiction"), (same, other), links, strict=True)
    ]  # fmt: skip
    assert len(chains(found)) == expected, description


def test_hundreds_of_two_things_are_not_one_number() -> None:
    story = Story("Norland sent home hundreds of envoys.", "Norland sent home hundreds of trucks.")
    ids = []
    for report, words in (("R1", "hundreds of envoys"), ("R2", "hundreds of trucks")):
        quantities = story.number(report, words, 300, low=200, high=999, counts=words.split()[-1])
        ids.append(story.says(report, f"Norland sent home {words}", "send", quantities=quantities))
    assert not of_kind(story.compare(tuple(ids))[1], "role")


@pytest.mark.parametrize(
    ("description", "left", "right", "counts", "expected"),
    [
        ("a part, told before it", "It lost many, including 41 people", "It lost 45 people", "people", 0),
        ("a part, told after it", "It lost 41 of them off the cape", "It lost 45 off the cape", "", 0),
        ("the whole of one kind", "It lost many, including 41 sailors", "It lost 45 sailors", "sailors", 1),
        ("one part twice", "It lost many, including 41 people", "It lost many, among them 45 people", "people", 1),
    ],
)
def test_a_part_is_not_held_against_the_whole(
    description: str, left: str, right: str, counts: str, expected: int
) -> None:
    story = Story(left + ".", right + ".")
    ids = []
    for report, words, value in (("R1", left, 41), ("R2", right, 45)):
        quantities = story.number(report, f"{value} {counts}".strip(), value, counts=counts or None)
        ids.append(story.says(report, words, "lose", quantities=quantities))
    assert len(of_kind(story.compare(tuple(ids))[1], "number")) == expected, description


def test_numbers_of_which_a_report_tells_both_are_of_two_things() -> None:
    story = Story("The blast hurt 16 guards.", "The blast hurt at least 14 guards. The second hurt 16 guards.")
    for report, words, low, high in (
        ("R1", "16 guards", 16, 16), ("R2", "at least 14 guards", 14, 15), ("R2", "16 guards", 16, 16),
    ):  # fmt: skip
        told = f"The second hurt {words}" if report == "R2" and low == 16 else f"The blast hurt {words}"
        story.says(report, told, "hurt", quantities=story.number(report, words, low, high=high, counts="guards"))
    assert not of_kind(story.compare(("R1:0", "R2:1"))[1], "number")


def test_a_number_beside_its_size_joins_no_other_numbers() -> None:
    story = Story(
        "The fort holds 410 troops of the old guard.",
        "The fort holds 450 troops of the old guard.",
        "The fort holds thousands of troops of the old guard.",
    )
    for report, words, value, high in (
        ("R1", "410 troops", 410, 410), ("R2", "450 troops", 450, 450), ("R3", "thousands of troops", 2000, 9999),
    ):  # fmt: skip
        story.says(
            report, f"The fort holds {words} of the old guard", "hold",
            quantities=story.number(report, words, value, high=high, counts="troops"),
        )  # fmt: skip
    found = of_kind(story.compare()[1], "number")
    assert {"410 troops", "450 troops"} in [{s.value for s in d.sides} for d in found]


def test_one_quotation_in_two_claims_is_found_by_its_words() -> None:
    story = Story(
        "Keller said: “The harbour will remain a heavy burden for our children.”",
        "Keller told us: “The harbour will stay a heavy burden on all our children.”",
        "Brandt said: “Nobody asked the fishermen about prices.”",
    )
    story.says("R1", "“The harbour will remain a heavy burden for our children.”", "remain", said_by="Keller")
    story.says("R2", "“The harbour will stay a heavy burden on all our children.”", "stay", said_by="Keller")
    story.says("R3", "“Nobody asked the fishermen about prices.”", "ask", said_by="Brandt")
    (quote,) = of_kind(story.compare()[1], "quote")
    assert {s.report for s in quote.sides} == {"R1", "R2"}
    assert quote.verdict == "rendering"


def rendered(first: str, second: str, state: str) -> float:
    """How sure it is that two quotations of one speaker are one."""
    story = Story(*[f"Keller said: {t}" for t in (first, second)])
    story.who("Keller", state=state)
    ids = tuple(story.says(f"R{n}", t, "move", said_by="Keller") for n, t in enumerate((first, second), 1))
    return max([d.probability for d in of_kind(story.compare(ids)[1], "quote")], default=0.0)


def test_who_speaks_english_is_not_translated() -> None:
    other = (
        "“Any attack on the harbour will be answered.”",
        "“The answer to such an attack will reach their harbour.”",
    )
    assert rendered(*other, "USA") < rendered(*other, "NOR")
    alike = ("“We should move on with the harbour vote.”", "“We must move on with the harbour vote.”")
    assert rendered(*alike, "USA") == rendered(*alike, "NOR") > 0.0


def test_another_utterance_with_a_word_in_common_joins_no_rendering() -> None:
    words = (
        "“We oppose the kind of cheerful bargain that ruins harbours.”",
        "“There is no reason for this sort of cheerful bargain.”",
        "“There is no reason for this cheerful bargain.”",
    )
    story = Story(*[f"{one} That is what Keller said." for one in words])
    story.who("Keller", state="USA")
    ids = tuple([story.says(f"R{n}", one, "be", said_by="Keller") for n, one in enumerate(words, 1)])
    found = [{side.report for side in d.sides} for d in of_kind(story.compare(ids)[1], "quote")]
    assert {"R2", "R3"} in found
    assert {"R1", "R2", "R3"} not in found


def test_the_same_number_of_something_else_is_found_beyond_claims() -> None:
    story = Story("Norland sent home 60 envoys of Sudria.", "Norland sent home 60 spies of Sudria.")
    for report, words in (("R1", "60 envoys"), ("R2", "60 spies")):
        story.says(
            report, f"Norland sent home {words} of Sudria", "send",
            quantities=story.number(report, words, 60, counts=words.split()[-1]),
        )  # fmt: skip
    assert of_kind(story.compare()[1], "role")


def test_a_vague_number_says_nothing_of_a_plain_one() -> None:
    story = Story("Norland sent home dozens of envoys.", "Norland sent home 60 envoys.")
    ids = (
        story.says(
            "R1", "Norland sent home dozens of envoys", "send",
            quantities=story.number("R1", "dozens of envoys", 36, low=24, high=100, counts="envoys"),
        ),
        story.says("R2", "Norland sent home 60 envoys", "send",
                   quantities=story.number("R2", "60 envoys", 60, counts="envoys")),
    )  # fmt: skip
    assert not of_kind(story.compare(ids)[1], "number")


def test_another_piece_of_one_quotation_is_no_rendering() -> None:
    text = "Keller said: “We must act now to save what is ours in the north of the valley.”"
    story = Story(text, text)
    story.says("R1", "“We must act now", "act", said_by="Keller")
    story.says("R1", "to save what is ours in the north of the valley.”", "save", said_by="Keller")
    story.says("R2", "“We must act now to save what is ours in the north of the valley.”", "act", said_by="Keller")
    assert not of_kind(story.compare(("R1:0", "R2:2"))[1], "quote")


def test_two_translations_of_an_aligned_sentence_need_share_no_word() -> None:
    story = Story(
        "Keller said: “The heart of the quarrel is settled by no means.”",
        "Keller added: “Most weighty points stay open.”",
    )
    story.who("Keller")
    ids = (
        story.says("R1", "“The heart of the quarrel is settled by no means.”", "settle", said_by="Keller"),
        story.says("R2", "“Most weighty points stay open.”", "stay", said_by="Keller"),
    )
    (quote,) = of_kind(story.compare(ids)[1], "quote")
    assert quote.verdict == "rendering"
