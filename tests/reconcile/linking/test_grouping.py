"""Groups of linked statements: what is alike on average is joined, what is told to be apart never."""

from __future__ import annotations

import pytest

from crosswire.reconcile.align import group_claims
from crosswire.reconcile.differences.disagreements import topics
from crosswire.reconcile.linking.apart import neighbours, side_by_side
from crosswire.reconcile.linking.grouping import Link, average_linkage
from crosswire.records.statements import Statement
from crosswire.records.stories import Alignments
from crosswire.records.text import Span

LINKS = [
    # description, links, pairs apart, groups of the items 0..3
    ("no links", [], [], [0, 1, 2, 3]),
    ("a pair", [(0, 1, 0.9)], [], [0, 0, 2, 3]),
    ("a pair apart", [(0, 1, 0.9)], [(1, 0)], [0, 1, 2, 3]),
    ("a triangle", [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], [], [0, 0, 0, 3]),
    ("a chain does not glue", [(0, 1, 0.9), (1, 2, 0.6)], [], [0, 0, 2, 3]),
    ("the stronger of two", [(0, 2, 0.9), (0, 3, 0.7)], [], [0, 1, 0, 3]),
    ("a strength below zero", [(0, 1, 0.9), (0, 2, 0.8), (1, 2, -0.5)], [], [0, 0, 2, 3]),
    ("no way round by a third", [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.8)], [(1, 2)], [0, 0, 2, 3]),
    (
        "no way round by a fourth",
        [(0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.8), (1, 2, 0.8), (0, 3, 0.8)],
        [(1, 3)],
        [0, 0, 2, 2],
    ),
]


def s(name: str, sentence: int, start: int, end: int, *, headline: bool = False) -> Statement:
    """A bare statement, named after its report and a letter, with its place in characters."""
    return Statement(
        id=name, report=name[:2], sentence=sentence, start=start, end=end, own=(), kind="verbal", predicate="sign",
        predicate_at=Span(start=start, end=start + 1), arguments=(), polarity="positive", modality="none",
        tense="past", status="actual", headline=headline,
    )  # fmt: skip


@pytest.mark.parametrize(("links", "apart", "groups"), [c[1:] for c in LINKS], ids=[c[0] for c in LINKS])
def test_average_linkage(links: list[Link], apart: list[tuple[int, int]], groups: list[int]) -> None:
    assert average_linkage([1] * 4, links, threshold=0.4, apart=apart) == groups


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((0, 0, 40), (0, 41, 80), True),  # "the dam broke" and "a mill burnt down"
        ((0, 0, 80), (0, 50, 80), True),  # "the flood, the third in a year, ..." and "the third in a year"
        ((0, 0, 80), (0, 10, 80), False),  # "that the flood came" and "the flood came"
        ((0, 0, 40), (1, 41, 80), False),  # another sentence
    ],
)
def test_one_sentence_states_two_things(one: tuple[int, ...], other: tuple[int, ...], *, apart: bool) -> None:
    assert list(side_by_side((s("R1a", *one), s("R1b", *other)))) == [(0, 1)] * apart
    assert not list(side_by_side((s("R1a", *one), s("R2b", *other))))


def test_neighbours_are_sentences_in_a_row_of_one_report() -> None:
    told = [
        s("R1a", 0, 0, 9, headline=True),
        s("R1b", 1, 10, 19),
        s("R1c", 2, 20, 29),
        s("R1d", 4, 30, 39),
        s("R2e", 3, 0, 9),
    ]
    assert list(neighbours(told)) == [(1, 2)]


def test_facts_of_one_sentence_stay_two_claims() -> None:
    told = (s("R1a", 0, 0, 40), s("R1b", 0, 41, 80), s("R2a", 0, 0, 40), s("R2b", 0, 41, 80))
    links = {("R1a", "R2a"): 0.9, ("R1b", "R2b"): 0.9, ("R1a", "R2b"): 0.8, ("R1b", "R2a"): 0.8}
    assert group_claims(told, Alignments(probability=links)) == (("R1a", "R2a"), ("R1b", "R2b"))


def test_linked_sentences_in_a_row_stay_two_claims() -> None:
    told = (s("R1a", 0, 0, 40), s("R1b", 1, 41, 80), s("R1c", 3, 90, 130))
    links = Alignments(probability={("R1a", "R1b"): 0.9, ("R1a", "R1c"): 0.9})
    assert group_claims(told, links) == (("R1a", "R1c"), ("R1b",))


def test_a_topic_is_wider_than_its_claims() -> None:
    told = {"C1": [s("R1a", 0, 0, 40), s("R2a", 0, 0, 40)], "C2": [s("R1b", 0, 41, 80)], "C3": [s("R3a", 0, 0, 40)]}
    links = {("R1a", "R2a"): 0.9, ("R1b", "R2a"): 0.8, ("R1b", "R3a"): 0.01}
    assert [[x.id for x in topic] for topic in topics(told, links)] == [["R1a", "R2a", "R1b"], ["R3a"]]


def test_a_topic_never_parts_a_claim() -> None:
    """The first statement is nearer to another claim than to its own fellow."""
    told = {"C1": [s("R1a", 0, 0, 40), s("R2a", 0, 0, 40)], "C2": [s("R3a", 0, 0, 40)]}
    links = {("R1a", "R2a"): 0.1, ("R1a", "R3a"): 0.9}
    assert [[x.id for x in topic] for topic in topics(told, links)] == [["R1a", "R2a", "R3a"]]
