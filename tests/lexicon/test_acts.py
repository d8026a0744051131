"""The list of acts."""

from __future__ import annotations

from crosswire.lexicon.acts import acts


def test_every_act_has_its_importance() -> None:
    lexicon = acts()
    assert {*lexicon.of_predicate.values(), *lexicon.of_plover.values()} <= set(lexicon.importance)


def test_some_verbs() -> None:
    of = acts().of_predicate
    assert [of[v] for v in ("warn", "expel", "deny", "release", "summit")] == [
        "threaten",
        "expel",
        "deny",
        "release",
        "meeting",
    ]
