"""Whether a text denies, leaves open or tells as a fact what another text says."""

from __future__ import annotations

import pytest

from stance_rule import compare_stance, stance_cues

CASES = [
    # description, what is told, who tells it again, value, word on the right
    ("told again", "minister resign", "minister quit after row", 1.0, ""),
    ("called untrue", "minister resign", "report of minister resign be a hoax", 0.0, "hoax"),
    ("denied", "bank plan merger", "bank deny merger plan", 0.0, "deny"),
    ("a phrase", "envoy be arrest", "officials put to rest talk of envoy 's arrest", 0.0, "put to rest"),
    ("half a phrase is none", "envoy be arrest", "officials put the envoy to work", 1.0, ""),
    ("negated", "bridge be close", "the bridge be not close today", 0.0, "denied"),
    ("a plain no", "bridge be close", "no , the bridge be not close", 0.0, "no ,"),
    ("opposite", "king be ready to sign", "king be unwilling to sign", 0.0, "unwilling"),
    ("left open", "port be shut", "port reportedly shut", 0.5, "reportedly"),
    ("asked", "port be shut", "be the port shut ?", 0.5, "?"),
    ("vouched for in spite of a doubt", "port be shut", "ministry confirm port shut , source say", 1.0, "confirm"),
    ("the word stands in both", "hoax cost village its well", "village lose well over hoax", 1.0, ""),
]


@pytest.mark.parametrize(("description", "left", "right", "value", "word"), CASES, ids=[c[0] for c in CASES])
def test_stance(description: str, left: str, right: str, value: float, word: str) -> None:
    score = compare_stance(left.split(), right.split())
    assert score.value == value, description
    assert word in score.right


def test_a_negation_that_only_the_claim_has_is_no_denial() -> None:
    assert compare_stance("battery do not last a day".split(), "battery be flat by noon".split()).value == 1.0


def test_the_caller_may_know_better_what_is_negated() -> None:
    left, right = "port be shut".split(), "port be shut , which do not please fisherman".split()
    assert compare_stance(left, right).value == 0.0
    assert compare_stance(left, right, negated=(False, False)).value == 1.0


def test_cues_keep_their_order_and_come_once() -> None:
    cues = stance_cues("fake report say fake envoy may be real ?".split(), known=["say"])
    assert (cues.refuting, cues.doubting, cues.affirming, cues.asks) == (("fake",), ("report", "may"), (), True)


def test_a_question_that_the_claim_asks_too_is_no_doubt() -> None:
    assert not stance_cues("be the port shut ?".split(), known="be it shut ?".split()).asks
