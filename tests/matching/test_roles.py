"""Participants of two clauses, role by role."""

from __future__ import annotations

import pytest

from crosswire.matching.roles import compare_roles
from crosswire.records.statements import Argument, Statement
from crosswire.records.text import Phrase, Span

NAMES = {"a": "Anna Berg", "b": "Borduria", "c": "Carl Dahl"}


def s(subject: str = "", target: str = "") -> Statement:
    """A statement with entity ids as subject and object."""
    arguments = tuple(
        Argument(role=role, marker=None, head=id_, phrase=Phrase(report="R", start=0, end=1, text=id_, entities=(id_,)))
        for role, id_ in (("subject", subject), ("object", target))
        if id_
    )
    return Statement(
        id="R:0", report="R", sentence=0, start=0, end=9, own=(Span(start=0, end=9),), kind="verbal", predicate="warn",
        predicate_at=Span(start=0, end=4), arguments=arguments, polarity="positive", modality="none", tense="past",
        status="actual",
    )  # fmt: skip


CASES = [
    ("both roles alike", s("a", "b"), s("a", "b"), 1.0, "actor: Anna Berg; concerned: Borduria"),
    ("another actor", s("a", "b"), s("c", "b"), 0.5, "actor: Anna Berg against Carl Dahl; concerned: Borduria"),
    ("roles swapped", s("a", "b"), s("b", "a"), 0.0, "actor: Anna Berg against Borduria; concerned: Borduria against Anna Berg"),
    ("one side says nothing", s(), s("a", "b"), 0.5, "no role known on both sides"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "value", "detail"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_roles(left: Statement, right: Statement, value: float, detail: str) -> None:
    score = compare_roles(left, right, NAMES.__getitem__)
    assert score.value == pytest.approx(value)
    assert score.detail == detail
