"""The order and the probability of disagreements."""

from __future__ import annotations

from crosswire.lexicon.disagreement_weights import Card, listed, right
from crosswire.reconcile.differences.merging import BORNE_OUT, Candidate
from crosswire.reconcile.differences.ranking import order, pairs, ranked
from crosswire.records.stories import Disagreement, Side


def candidate(start: int, *, reports: str = "AB", kind: str = "number", **measured: float) -> Candidate:
    return Candidate(
        disagreement=Disagreement(
            claim="C1", kind=kind, verdict="compatible", likelier=None, because="", probability=0.0,
            sides=tuple(Side(report=r, start=start, end=start + 5, value=r) for r in reports),
        ),
        measured=measured,
    )  # fmt: skip


def test_what_is_surer_comes_first_and_no_more_than_asked() -> None:
    weak, strong = candidate(0, link=0.0), candidate(9, link=1.0)
    found = ranked([weak, strong], most=1)
    assert [d.sides[0].start for d in found] == [9]
    assert 0 < found[0].probability < 1


def test_what_repeats_a_better_one_is_left_out() -> None:
    wide, narrow, other = candidate(0, reports="ABC", link=1.0), candidate(0, link=0.2), candidate(0, kind="date")
    found = ranked([narrow, wide, other], most=9)
    assert sorted((d.kind, len(d.sides)) for d in found) == [("date", 2), ("number", 3)]


def test_what_sets_known_passages_against_one_another_comes_later() -> None:
    first, again, new = (
        pairs(candidate(start, kind=kind).disagreement) for start, kind in ((0, "a"), (9, "b"), (900, "c"))
    )
    assert first == again != new
    assert order([0.9, 0.8, 0.3], [first, again, new]) == [0, 2, 1]
    assert order([0.9, 0.8, 0.3], [first, new, again]) == [0, 1, 2]


def test_a_word_turned_by_a_prefix_against_two_reports_is_likelier_than_not() -> None:
    turned = candidate(0, kind="polarity", **{"by a prefix": 1.0, "against two reports": 1.0})
    by_one = candidate(900, kind="polarity", **{"by a prefix": 1.0})
    first, second = ranked([turned, by_one], most=2)
    assert first.probability >= 0.5 > second.probability


def test_numbers_contradict_for_sure_only_where_both_clauses_are_one_fact() -> None:
    told = {"kind number": 1.0, "certainty": 1.0, "meaning": 1.0, "meaning number": 1.0, "same verb": 1.0}
    against = {**told, "sort number contradiction": 1.0}
    found = ranked([candidate(0, link=0.9, **against), candidate(900, link=0.7, **against)], most=2)
    assert [d.probability >= 0.5 for d in found] == [True, False]
    found = ranked([candidate(0, link=0.9, **told), candidate(900, link=0.7, **told)], most=2)
    assert [d.probability >= 0.5 for d in found] == [True, True]


def test_what_surely_contradicts_comes_before_what_is_likelier_to_be_listed() -> None:
    weak, strong = candidate(0, link=0.0, **{BORNE_OUT: 1.0}), candidate(900, link=1.0)
    found = ranked([strong, weak], most=2)
    assert [d.sides[0].start for d in found] == [0, 900]
    assert 0.4 < found[0].probability < 0.5


def test_a_number_of_five_readings_is_never_told_as_sure() -> None:
    told = {"kind number": 1.0, "certainty": 1.0, "meaning": 1.0, "meaning number": 1.0, "same verb": 1.0, "link": 0.9}
    few, many = (candidate(start, readings=n / 6, **told) for start, n in ((0, 3), (900, 5)))
    assert sorted(d.probability >= 0.5 for d in ranked([few, many], most=2)) == [False, True]


def test_a_card_adds_up() -> None:
    card = Card(intercept=0.0, weights={"link": 2.0})
    assert card.probability({}) == 0.5
    assert card.probability({"link": 1.0, "unknown": 9.0}) > 0.85


def test_the_shipped_weights_trust_links() -> None:
    assert right().probability({"link": 1.0}) > right().probability({"link": 0.0})
    assert listed().probability({"link": 1.0}) > listed().probability({"link": 0.0})
