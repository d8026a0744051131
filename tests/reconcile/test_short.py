"""The story in short."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from tests.reconcile.test_brief import account, c

from crosswire.reconcile.short import in_short, introduced_once, opens_before

BOTH = (("R1", 0), ("R2", 0))


def lead(*lines: str) -> tuple[str, ...]:
    """Which of these lines, each told by two reports, tell the story in short."""
    told = account([c(f"{n:02}", line, ("R1", 9 * n), ("R2", 9 * n)) for n, line in enumerate(lines)])
    return tuple(claim.gist for claim in told.claims if claim.id in told.lead)


def test_line_that_tells_hardly_more_than_all_above_it_is_left_out() -> None:
    told = (
        "Divers of the guild found a copper bell in the river.",
        "Three boats with lanterns searched the river near the northern mill all night.",
    )
    again = "Near the northern mill the guild searched the river with divers."
    assert lead(*told, again) == told


def test_endless_line_is_left_out_where_others_tell_enough() -> None:
    long = f"Envoys met {' and '.join(f'guest{n} of house{n}' for n in range(20))}."
    others = (
        "Divers found a copper bell.",
        "Three boats searched all night.",
        "Farmers sold twelve geese.",
        "Rain flooded both cellars.",
    )
    assert lead(long, *others) == others


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Mayor Ana Reyes said of the coming talks in the valley.", False),
        ("Mayor Ana Reyes told reporters at the harbour gate.", False),
        ("Mayor Ana Reyes said at the gate the dam was lost.", True),
        ("Mayor Ana Reyes said of the dam: “Envoys repaired that gate.”", True),
    ],
)
def test_of_what_somebody_spoke_is_no_matter_of_the_story(line: str, is_told: bool) -> None:
    other = "Farmers sold twelve geese at dawn."
    assert (line in lead(line, other)) == is_told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        # The headlines are of envoys in a valley town.
        ("Ana Reyes: “We feel lots of progress now.”", False),
        ("“We feel lots of progress now,” Ana Reyes added.", False),
        ("Ana Reyes: “Envoys feel progress now.”", True),
        ("Ana Reyes: “Nobody repaired the northern gate before all those cellars flooded.”", True),
        ("Ana Reyes said on Monday morning that geese had left the “old mill”.", True),
    ],
)
def test_few_words_of_somebody_on_another_matter_are_left_out(line: str, is_told: bool) -> None:
    other = "Envoys sold twelve geese at dawn."
    assert (line in lead(line, other)) == is_told


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("[Harbour envoy Ana] Reyes lost a bell.", "[Harbour envoy] Ana Reyes sold geese.", "Ana Reyes sold geese."),
        ("[Harbour envoy] Ana Reyes lost a bell.", "[Harbour envoy Ana] Reyes sold geese.", "Reyes sold geese."),
        ("Ana Reyes [an envoy] met envoys in the valley town.", "Ana Reyes [an envoy]: “Envoys like geese.”", "Ana Reyes: “Envoys like geese.”"),
        ("Rain hit the deal [the Norland deal] twice.", "Geese eat the deal [the Norland deal].", "Geese eat the deal."),
        # Another one, or a pronoun, is told anew.
        ("[Harbour envoy Ana] Reyes lost a bell.", "[Harbour envoy Ivo] Reyes sold geese.", "[Harbour envoy Ivo] Reyes sold geese."),
        ("Twice he [Ana Reyes] lost a bell.", "Geese bit him [Ana Reyes] twice there.", "Geese bit him [Ana Reyes] twice there."),
    ],
)  # fmt: skip
def test_nobody_is_introduced_twice_in_short(first: str, then: str, told: str) -> None:
    assert lead(first, then) == (first, told)


def test_endless_lines_take_no_time() -> None:
    (claim,) = account([c("a", "Rain fell.", *BOTH)]).claims
    began = time.process_time()
    for hostile in ("[Ana B] Reyes lost ", "he [Ana] said ", "[a] ", "-said of", "gave no "):
        lines = [replace(claim, id=f"C{n}", gist=hostile * (100_000 // len(hostile))) for n in range(4)]
        in_short(lines, "A title", {}, date(2023, 3, 2))
        introduced_once(lines, [line.id for line in lines])
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("line", "day", "before"),
    [
        ("On December 7, geese slept.", date(2023, 12, 8), False),
        ("On December 7, geese slept.", date(2023, 3, 2), True),
        ("In 1998 geese slept.", date(2023, 3, 2), True),
        # What stands for a date that is not known.
        ("On December 7, geese slept.", date(1, 1, 1), False),
    ],
)
def test_what_opens_with_a_day_of_long_before(line: str, day: date, before: bool) -> None:
    assert opens_before(line, day) == before


def test_elsewhere_a_line_says_who_is_meant() -> None:
    lines = ("[Harbour envoy] Ana Reyes lost a bell.", "[Harbour envoy] Ana Reyes slept.")
    claims = [c("a", lines[0], *BOTH), c("b", lines[1], ("R1", 50))]
    assert tuple(x.gist for x in account(claims).claims) == lines
